/** Sections of text, a list, a table and a figure, of about two pages each in squares. */
import type { Block } from '../../pipeline/compose/Manuscript.ts';
import {
  chartBlock,
  filler,
  heading,
  list,
  paragraph,
  ref,
  tableBlock,
  text,
} from '../layout/manuscripts.ts';

export function sections(count: number): readonly Block[] {
  return Array.from({ length: count }, (_, index) => section(index)).flat();
}

function section(index: number): readonly Block[] {
  const id = `s${index}`;
  return [
    { ...heading(2, `Section ${index}`), id },
    paragraph([text(filler(150)), ref(`fig:${id}`, 'Figure'), text(filler(80))]),
    chartBlock(id, { height: 120 }),
    paragraph(filler(120)),
    list([filler(12), filler(20), filler(8)]),
    paragraph(filler(90)),
    tableBlock(id, 14, { columns: 4 }),
    paragraph(filler(100)),
  ];
}
