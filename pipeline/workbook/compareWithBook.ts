/** Turns a manuscript and the plan of its data pack into the list of figures on which the two disagree. */
import type { LedgerEntry, Manuscript, TableCell } from '../compose/Manuscript.ts';
import type { NumberLocale } from '../language/NumberLocale.ts';
import { formatNumber } from '../numbers/formatNumber.ts';
import { isPercentUnit } from '../numbers/NumberFormat.ts';
import { computedNumber, shiftDecimal } from '../numbers/roundDecimal.ts';
import type { Place } from '../problems/Problem.ts';
import type { FigureOrigin, Scalar } from '../validate/Dataset.ts';
import { cellOf, cellReference } from './cellAddress.ts';
import { displayNumber } from './displayNumber.ts';
import type { ColumnPlan, WorkbookPlan } from './WorkbookPlan.ts';

/** A figure that the book prints in one way and the workbook shows in another. */
export interface BookDifference {
  /** Number of the table, or id of the ledger entry. */
  readonly where: string;
  /** Address in the workbook; undefined where the cell does not exist. */
  readonly cell: string | undefined;
  readonly printed: string;
  readonly shown: string;
  /** Where the book prints it. */
  readonly place: Place;
}

export interface BookComparison {
  /** How many printed figures were held against their cells. */
  readonly compared: number;
  readonly differences: readonly BookDifference[];
}

/** Every cell of every printed table, every figure of the ledger that was taken from one cell, and the sheet of printed figures. */
export function compareWithBook(manuscript: Manuscript, plan: WorkbookPlan): BookComparison {
  const locale = manuscript.book.language.numbers;
  const sheets = new Map(
    plan.sheets.filter(({ kind }) => kind === 'table').map((sheet) => [sheet.id ?? '', sheet]),
  );
  const differences: BookDifference[] = [];
  let compared = 0;
  const hold = (where: string, place: Place, origin: FigureOrigin, judge: Judge): void => {
    if (origin.type !== 'cell' || !plan.cells.tables.has(origin.table)) return;
    const { table, row, field } = origin;
    const cell = cellOf(plan.cells, table, row, field);
    const index = (plan.cells.tables.get(table)?.columns.get(field) ?? 0) - 1;
    const column = sheets.get(table)?.table?.columns[index];
    compared += 1;
    const fault = column === undefined ? { printed: '', shown: 'nothing' } : judge(column, row);
    if (fault !== undefined) differences.push({ where, cell, ...fault, place });
  };
  for (const block of manuscript.tables) {
    // A cell of a table that the chapter words itself may hold a sentence; its figures are in the ledger, one by one.
    if (block.list !== undefined || !plan.cells.tables.has(block.table)) continue;
    for (const { cells } of block.rows) {
      for (const cell of cells) hold(block.number, block.place, cell.origin, judgeTableCell(cell, locale));
    }
  }
  for (const entry of manuscript.ledger) hold(entry.id, entry.place, entry.origin, judgeEntry(entry, locale));
  differences.push(...judgeLedger(manuscript, plan));
  return { compared, differences };
}

type Judge = (
  column: ColumnPlan,
  row: number,
) => { readonly printed: string; readonly shown: string } | undefined;

/** The value must be the same, and what Excel shows of it must be the printed text. */
function judgeTableCell(cell: TableCell, locale: NumberLocale): Judge {
  return (column, row) => {
    const value = column.values[row] ?? null;
    // The words of a code, or the sign of a gap, stand in the cell as they are printed.
    if (value === cell.text && typeof value === 'string') return undefined;
    if (value !== cell.value) return { printed: cell.text, shown: String(value) };
    if (typeof value !== 'number' || column.kind !== 'number') return undefined;
    const shown = displayNumber(value, column.ownFormats?.get(row) ?? column.numberFormat);
    return shown === plainNumber(cell.text, locale) ? undefined : { printed: cell.text, shown };
  };
}

/** Prose may print another format than the column's, but of the same value. */
function judgeEntry(entry: LedgerEntry, locale: NumberLocale): Judge {
  return (column, row) => {
    const value = column.values[row] ?? null;
    if (value === entry.displayed && typeof value === 'string') return undefined;
    const { scale = 1, format } = entry;
    const known = typeof value === 'number' ? computedNumber(value * scale) : value;
    if (known !== cellValueOf(entry)) return { printed: entry.displayed, shown: String(value) };
    if (typeof value !== 'number' || column.kind !== 'number') return undefined;
    return format === undefined
      ? undefined
      : judgeText(entry, formatNumber(value * scale, format, locale), locale);
  };
}

/** The sheet of printed figures: what stands there as the value, rounded, is what stands there as printed. */
function judgeLedger(
  { ledger, book: { language } }: Manuscript,
  plan: WorkbookPlan,
): readonly BookDifference[] {
  const { heads } = language.pack;
  const sheet = plan.sheets.find(({ kind }) => kind === 'figures');
  const columns = sheet?.table?.columns ?? [];
  const [values, units] = [heads.value, heads.unit].map(
    (heading) => columns.find((column) => column.heading === heading)?.values,
  );
  return ledger.flatMap((entry, row): readonly BookDifference[] => {
    const { format } = entry;
    if (format === undefined || typeof entry.value !== 'number') return [];
    const value = values?.[row];
    const unit = units?.[row];
    const own = typeof unit === 'string' && isPercentUnit(unit) && format.style === 'percent';
    const shown =
      typeof value === 'number'
        ? formatNumber(own ? shiftDecimal(value, -2) : value, format, language.numbers)
        : 'nothing';
    const fault = judgeText(entry, shown, language.numbers);
    const cell =
      sheet?.table === undefined
        ? undefined
        : cellReference(
            sheet.name,
            sheet.table.headerRow + 1 + row,
            columns.findIndex(({ heading }) => heading === heads.value) + 1,
          );
    return fault === undefined ? [] : [{ where: entry.id, cell, ...fault, place: entry.place }];
  });
}

function judgeText(
  { displayed }: LedgerEntry,
  shown: string,
  locale: NumberLocale,
): { readonly printed: string; readonly shown: string } | undefined {
  return plainNumber(displayed, locale).includes(plainNumber(shown, locale))
    ? undefined
    : { printed: displayed, shown };
}

/** The value as its cell has it: percent that are printed as a share of one are scaled to one there. */
function cellValueOf({ value, unit, format }: LedgerEntry): Scalar {
  const isShare = format?.style === 'percent' && isPercentUnit(unit);
  return isShare && typeof value === 'number' ? shiftDecimal(value, -2) : value;
}

/**
 * A printed number with the signs that a spreadsheet has: hyphen-minus, comma, point, and a percent sign without a space.
 * Marks stand between digits, since the space before a sign of money may be the one that parts thousands.
 */
export function plainNumber(text: string, { minus, thousands, decimal, percent }: NumberLocale): string {
  const plain = (mark: string): string => (mark === thousands ? ',' : mark === decimal ? '.' : mark);
  return text
    .replaceAll(minus, '-')
    .replaceAll(percent, '%')
    .replace(/(?<=\d)\D(?=\d)/gu, plain);
}
