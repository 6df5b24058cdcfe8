/** Turns a manuscript and the plan of its data pack into the list of figures on which the two disagree. */
import type { LedgerEntry, Manuscript, TableCell } from '../compose/Manuscript.ts';
import type { NumberLocale } from '../language/NumberLocale.ts';
import { formatNumber } from '../numbers/formatNumber.ts';
import type { Place } from '../problems/Problem.ts';
import type { FigureOrigin } from '../validate/Dataset.ts';
import { cellOf } from './cellAddress.ts';
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

/** Every cell of every printed table, and every figure of the ledger that was taken from one cell. */
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
  return { compared, differences };
}

type Judge = (
  column: ColumnPlan,
  row: number,
) => { readonly printed: string; readonly shown: string } | undefined;

/** The value must be the same, and what Excel shows of it must be the printed text. */
function judgeTableCell(cell: TableCell, locale: NumberLocale | undefined): Judge {
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
function judgeEntry(entry: LedgerEntry, locale: NumberLocale | undefined): Judge {
  return (column, row) => {
    const value = column.values[row] ?? null;
    if (value === entry.displayed && typeof value === 'string') return undefined;
    if (value !== entry.value) return { printed: entry.displayed, shown: String(value) };
    if (typeof value !== 'number' || column.kind !== 'number') return undefined;
    if (entry.format === undefined || locale === undefined) return undefined;
    const shown = formatNumber(value * (entry.scale ?? 1), entry.format, locale);
    return plainNumber(entry.displayed, locale).includes(plainNumber(shown, locale))
      ? undefined
      : { printed: entry.displayed, shown };
  };
}

/** A printed number with the signs that a spreadsheet has: hyphen-minus, comma and point. */
function plainNumber(text: string, locale: NumberLocale | undefined): string {
  if (locale === undefined) return text;
  const marks: Readonly<Record<string, string>> = { [locale.thousands]: ',', [locale.decimal]: '.' };
  return [...text.replaceAll(locale.minus, '-')].map((mark) => marks[mark] ?? mark).join('');
}
