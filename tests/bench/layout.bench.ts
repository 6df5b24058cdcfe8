/** Times the laying out of 300 pages of text and tables, and of one long table, at 1, 2 and 4 times the length. */
import { bench, describe } from 'vitest';
import type { Block } from '../../pipeline/compose/Manuscript.ts';
import { layOut } from '../layout/layOut.ts';
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

/** About two pages each: text, a list, a table and a figure. */
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

function sections(count: number): readonly Block[] {
  return Array.from({ length: count }, (_, index) => section(index)).flat();
}

const options = { time: 2000, warmupIterations: 1, iterations: 3 };

describe('pages of text, tables and figures', () => {
  for (const times of [1, 2, 4]) {
    const blocks = sections(100 * times);
    const { length } = layOut(blocks).layout.pages;
    bench(`${length} pages`, () => void layOut(blocks), options);
  }
});

describe('one table', () => {
  for (const rows of [5_000, 10_000, 20_000]) {
    const table = tableBlock('long', rows, { columns: 4 });
    bench(`${rows} rows`, () => void layOut([table]), options);
  }
});
