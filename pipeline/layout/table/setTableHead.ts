/** Turns column headings, note marks and units into the lines of a table's head. */

import type { Inline, TableColumn } from '../../compose/Manuscript.ts';
import type { Language } from '../../language/Language.ts';
import type { TypeRole } from '../../theme/Theme.ts';
import { type Chunk, narrowestWidth } from '../text/balance.ts';
import { innerBreaks } from '../text/breakRules.ts';
import type { SetLine } from '../text/Line.ts';
import { setHeading } from '../text/setHeading.ts';
import type { TypeMeasurer } from '../text/TypeMeasurer.ts';
import {
  type SetCellLine,
  type SetTableCell,
  type SetTableColumn,
  type SetTableHead,
  widthOfColumns,
} from './PlacedTable.ts';

/** Widths that a heading wants, unit included, at the theme's size. */
export interface HeadMeasure {
  readonly longestWord: number;
  /** Narrowest width in one, two and three lines. */
  readonly byLines: readonly [one: number, two: number, three: number];
}

/** Space above and below the lines of the head, in parts of its leading. */
const padAbove = 0.3;
const padBelow = 0.4;

const noteTarget = 'note:';

export function measureHead(
  column: TableColumn,
  headStyle: TypeRole,
  unitStyle: TypeRole,
  measurer: TypeMeasurer,
): HeadMeasure {
  const { columns } = column.span ?? { columns: 1 };
  const heading = chunksOfText(headingText(column), headStyle, measurer);
  const unit = chunksOfText(column.unit ?? '', unitStyle, measurer);
  const width = (lines: number) =>
    Math.max(narrowestWidth(heading, lines), narrowestWidth(unit, Math.min(2, lines))) / columns;
  return { longestWord: width(Infinity), byLines: [width(1), width(2), width(3)] };
}

/** The note marks hold on to the last word. */
function headingText(column: TableColumn): string {
  return [column.heading, ...column.notes.map((number) => `[${number}]`)].join('\u00a0').trim();
}

function chunksOfText(text: string, style: TypeRole, measurer: TypeMeasurer): readonly Chunk[] {
  const ruler = measurer.ruler(style);
  const chunks: Chunk[] = [];
  for (const word of text.split(' ')) {
    if (word === '') continue;
    let from = 0;
    for (const at of [...innerBreaks(word).map((inner) => inner.at), word.length]) {
      const width = measurer.width(word.slice(from, at), style);
      chunks.push({ width, space: from === 0 ? ruler.space : 0 });
      from = at;
    }
  }
  return chunks;
}

export function setTableHead(
  columns: readonly TableColumn[],
  places: readonly SetTableColumn[],
  headStyle: TypeRole,
  unitStyle: TypeRole,
  language: Language,
  measurer: TypeMeasurer,
): SetTableHead {
  const cells = columns.map((column, index) => {
    const place = places[index];
    const options = {
      width: widthOfColumns(places, index, column.span?.columns ?? 1),
      align: column.align === 'start' ? ('start' as const) : ('end' as const),
      language,
    };
    const heading = setHeading(headingInlines(column), { ...options, style: headStyle }, measurer).lines;
    const unit =
      column.unit === undefined
        ? []
        : setHeading([{ type: 'text', text: column.unit }], { ...options, style: unitStyle }, measurer).lines;
    const span = column.span === undefined ? {} : { span: { ...column.span, rows: 1 } };
    const taken = column.isTaken === undefined ? {} : { isTaken: column.isTaken };
    return { x: place?.x ?? 0, heading, unit, asked: { ...span, ...taken } };
  });
  const headingLines = Math.max(0, ...cells.map((cell) => cell.heading.length));
  const unitLines = Math.max(0, ...cells.map((cell) => cell.unit.length));
  const { leading } = headStyle;
  const top = leading * padAbove;
  const baseline = baselineIn(leading, headStyle, measurer);
  return {
    height: top + (headingLines + unitLines) * leading + leading * padBelow,
    cells: cells.map(({ x, heading, unit, asked }): SetTableCell => {
      // Headings of fewer lines stand on the line of the others, and units begin on one line.
      const first = top + (headingLines - heading.length) * leading + baseline;
      return {
        ...asked,
        lines: [
          ...heading.flatMap((line, number) => cellLines(line, x, first + number * leading)),
          ...unit.flatMap((line, number) =>
            cellLines(line, x, top + (headingLines + number) * leading + baseline).map(
              (placed): SetCellLine => ({ ...placed, style: 'unit' }),
            ),
          ),
        ],
      };
    }),
  };
}

function headingInlines(column: TableColumn): readonly Inline[] {
  const inlines: Inline[] = [{ type: 'text', text: column.heading }];
  for (const number of column.notes) {
    inlines.push(
      { type: 'text', text: '\u00a0' },
      { type: 'ref', target: `${noteTarget}${number}`, text: `[${number}]`, page: false },
    );
  }
  return inlines;
}

/** Baseline of a line from its top, with the letters in the middle of the leading. */
export function baselineIn(leading: number, style: TypeRole, measurer: TypeMeasurer): number {
  const { ascender, descender } = measurer.metrics(style.font);
  return (leading + (ascender + descender) * style.size) / 2;
}

/** The runs of a set line as lines of a cell. */
export function cellLines(line: SetLine, x: number, y: number): readonly SetCellLine[] {
  return line.runs.map((run) => {
    const target = run.link?.type === 'anchor' ? run.link.anchor : '';
    return {
      x: x + run.x,
      y,
      text: run.text,
      width: run.width,
      ...(target.startsWith(noteTarget) && { note: Number(target.slice(noteTarget.length)) }),
      ...(run.actualText !== undefined && { actualText: run.actualText }),
    };
  });
}
