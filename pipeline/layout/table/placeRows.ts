/** Turns a table's rows into placed lines of text. */

import type { Inline, TableBlock, TableRow } from '../../compose/Manuscript.ts';
import type { Language } from '../../language/Language.ts';
import type { TypeRole } from '../../theme/Theme.ts';
import type { SetLine } from '../text/Line.ts';
import { roomAround } from '../text/roomAround.ts';
import { setParagraph } from '../text/setParagraph.ts';
import type { TypeMeasurer } from '../text/TypeMeasurer.ts';
import { cellWords } from './cellWords.ts';
import type { MeasuredCells } from './measureColumns.ts';
import {
  type SetCellLine,
  type SetTableCell,
  type SetTableColumn,
  type SetTableRow,
  widthOfColumns,
} from './PlacedTable.ts';
import { baselineIn, cellLines } from './setTableHead.ts';

/** In parts of the leading. */
const fifthRowGap = 0.25;
/** Rows that the eye follows without it. */
const mostUngrouped = 12;
const totalGap = 0.3;
const wrappedRowGap = 0.2;
const group = 5;
/** A split row keeps two lines on each page. */
const leastLines = 2;

export interface RowSetting {
  readonly bodyStyle: TypeRole;
  readonly totalStyle: TypeRole;
  readonly columns: readonly SetTableColumn[];
  /** Size over the size at which the cells were measured. */
  readonly scale: number;
  readonly language: Language;
}

interface PlacedText {
  readonly lines: readonly SetCellLine[];
  readonly lineCount: number;
}

export function placeRows(
  block: TableBlock,
  measured: MeasuredCells,
  setting: RowSetting,
  measurer: TypeMeasurer,
): readonly SetTableRow[] {
  const { columns, scale } = setting;
  const columnCount = columns.length;
  const { leading } = setting.bodyStyle;
  const styleOf = ({ kind }: TableRow) => (kind === 'total' ? setting.totalStyle : setting.bodyStyle);
  const wrapped = new Map<string, PlacedText>();
  const withFormulas = new Map<readonly Inline[], PlacedWords>();
  const baselines = {
    body: baselineIn(leading, setting.bodyStyle, measurer),
    total: baselineIn(leading, setting.totalStyle, measurer),
  };

  const placeCell = (row: TableRow, number: number, index: number, above: number): SetTableCell => {
    const cell = row.cells[index];
    const column = columns[index];
    const demand = measured.columns[index];
    const text = cellWords(cell);
    if (cell === undefined || column === undefined || demand === undefined) return emptyCell;
    const { span, isTaken } = cell;
    if (isTaken === true) return takenCell;
    const asked = span === undefined ? {} : { span };
    if (text === '') return span === undefined ? emptyCell : { ...emptyCell, ...asked };
    const at = number * columnCount + index;
    const width = (measured.widths[at] ?? 0) * scale;
    const lead = (measured.leads[at] ?? -1) * scale;
    const y = baselines[row.kind] + above;
    const ledger = cell.ledger === undefined ? {} : { ledger: cell.ledger };
    if (cell.words !== undefined) {
      const { lines } = setWords(row, cell.words, index);
      return {
        lines: [],
        words: lines.map((line) => ({ ...line, x: column.x, y: line.y + above })),
        ...ledger,
      };
    }
    const right = column.x + column.width;
    if (lead >= 0) {
      const x = right - demand.trail * scale - lead;
      return { lines: [{ x, y, text, width }], ...ledger };
    }
    if (span === undefined && width <= column.width + 1e-6 && !text.includes('\n')) {
      const x = demand.align === 'start' ? column.x : right - width;
      return { lines: [{ x, y, text, width }], ...ledger };
    }
    const placed = wrap(row, text, index, span?.columns ?? 1);
    return {
      ...asked,
      lines: placed.lines.map((line) => ({ ...line, y: line.y + above })),
      ...ledger,
    };
  };

  const wrap = (row: TableRow, text: string, index: number, across: number): PlacedText => {
    const key = `${index} ${across} ${row.kind} ${text}`;
    let placed = wrapped.get(key);
    if (placed === undefined) {
      const style = styleOf(row);
      const column = columns[index];
      const { lines } = setParagraph(
        brokenText(text),
        {
          style,
          width: widthOfColumns(columns, index, across),
          align: measured.columns[index]?.align === 'start' ? 'start' : 'end',
          language: setting.language,
          hyphenate: true,
        },
        measurer,
      );
      placed = {
        lines: lines.flatMap((line, number) =>
          cellLines(line, column?.x ?? 0, baselines[row.kind] + number * leading),
        ),
        lineCount: lines.length,
      };
      wrapped.set(key, placed);
    }
    return placed;
  };

  const setWords = (row: TableRow, words: readonly Inline[], index: number): PlacedWords => {
    const placed =
      withFormulas.get(words) ??
      placeWords(words, columns[index]?.width ?? 0, baselines[row.kind], styleOf(row), setting, measurer);
    withFormulas.set(words, placed);
    return placed;
  };

  const lineCountOf = (row: TableRow, number: number, index: number): number => {
    const at = number * columnCount + index;
    const column = columns[index];
    const cell = row.cells[index];
    if (cell?.words !== undefined) return setWords(row, cell.words, index).lines.length;
    const text = cellWords(cell);
    if (cell?.span !== undefined)
      return cell.span.rows > 1 ? 1 : wrap(row, text, index, cell.span.columns).lineCount;
    if (column === undefined || text === '' || (measured.leads[at] ?? -1) >= 0) return 1;
    if ((measured.widths[at] ?? 0) * scale <= column.width + 1e-6 && !text.includes('\n')) return 1;
    return wrap(row, text, index, 1).lineCount;
  };

  const counts = block.rows.map((row, number) =>
    Math.max(1, ...columns.map((_, index) => lineCountOf(row, number, index))),
  );
  makeRoom(
    block.rows,
    counts,
    (row, index, across) => wrap(row, cellWords(row.cells[index]), index, across).lineCount,
  );
  const goingOn = rowsGoingOn(block.rows);
  const anyWrapped = counts.some((count) => count > 1);

  const bodyRows = block.rows.filter(({ kind }) => kind !== 'total').length;
  return block.rows.map((row, number) => {
    const lineCount = counts[number] ?? 1;
    const extras = row.cells.map(({ words }, index) =>
      words === undefined ? NO_EXTRA : setWords(row, words, index),
    );
    // All cells begin on one line, figures beside the first of the words that name them, whatever stands above it.
    const above = Math.max(0, ...extras.map((extra) => extra.above));
    const below = Math.max(0, ...extras.map((extra) => extra.below));
    return {
      kind: row.kind,
      height: above + lineCount * leading + below,
      gapBefore: gapBefore(row, number, { anyWrapped, bodyRows }) * leading,
      cells: columns.map((_, index) => placeCell(row, number, index, above)),
      goesOn: goingOn.has(number),
      splits: splitsOf(lineCount, leading),
    };
  });
}

/** A cell of more lines than its rows have makes the last of them taller. */
function makeRoom(
  rows: readonly TableRow[],
  counts: number[],
  linesOf: (row: TableRow, index: number, across: number) => number,
): void {
  rows.forEach((row, number) => {
    row.cells.forEach(({ span }, index) => {
      if (span === undefined || span.rows === 1) return;
      const own = counts.slice(number, number + span.rows);
      const given = own.reduce((sum, count) => sum + count, 0);
      const lacking = linesOf(row, index, span.columns) - given;
      const last = number + own.length - 1;
      if (lacking > 0) counts[last] = (counts[last] ?? 1) + lacking;
    });
  });
}

/** Rows in which a cell of one above goes on. */
function rowsGoingOn(rows: readonly TableRow[]): ReadonlySet<number> {
  return new Set(
    rows.flatMap(({ cells }, number) =>
      cells.flatMap(({ span }) => Array.from({ length: (span?.rows ?? 1) - 1 }, (_, at) => number + at + 1)),
    ),
  );
}

const NO_EXTRA = { above: 0, below: 0 };

/** Lines with formulas, which may need more than the leading: above the first, and after it. */
interface PlacedWords {
  readonly lines: readonly { readonly line: SetLine; readonly y: number }[];
  readonly above: number;
  readonly below: number;
}

function placeWords(
  words: readonly Inline[],
  width: number,
  baseline: number,
  style: TypeRole,
  { language }: RowSetting,
  measurer: TypeMeasurer,
): PlacedWords {
  const { lines } = setParagraph(
    words,
    { style, width, align: 'start', language, hyphenate: true },
    measurer,
  );
  const rooms = lines.map((line) => roomAround(line, baseline, style.leading));
  let extra = 0;
  const placed = lines.map((line, number) => {
    if (number > 0) extra += rooms[number]?.above ?? 0;
    const y = baseline + number * style.leading + extra;
    extra += rooms[number]?.below ?? 0;
    return { line, y };
  });
  return { lines: placed, above: rooms[0]?.above ?? 0, below: extra };
}

/** A line break of the data is one on the page. */
function brokenText(text: string): readonly Inline[] {
  return text
    .split('\n')
    .flatMap((line, index): readonly Inline[] => [
      ...(index === 0 ? [] : [{ type: 'lineBreak' as const }]),
      { type: 'text', text: line },
    ]);
}

const emptyCell: SetTableCell = { lines: [] };
const takenCell: SetTableCell = { lines: [], isTaken: true };
const noSplits: readonly number[] = [];

/**
 * In a longer table a hair of space before every fifth row guides the eye, but leaves no row alone, as though it were a total; rows of
 * several lines are all set apart.
 */
function gapBefore(
  row: TableRow,
  number: number,
  { anyWrapped, bodyRows }: { readonly anyWrapped: boolean; readonly bodyRows: number },
): number {
  if (number === 0) return 0;
  if (row.kind === 'total') return totalGap;
  if (anyWrapped) return wrappedRowGap;
  return bodyRows > mostUngrouped && number % group === 0 && bodyRows - number > 1 ? fifthRowGap : 0;
}

function splitsOf(lineCount: number, leading: number): readonly number[] {
  if (lineCount < 2 * leastLines) return noSplits;
  const splits: number[] = [];
  for (let line = leastLines; line <= lineCount - leastLines; line += 1) splits.push(line * leading);
  return splits;
}
