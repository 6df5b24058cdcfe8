/** Turns rows, columns and figures into cell addresses, e.g. `'US goods trade'!B7`. */
import type { FigureOrigin } from '../validate/Dataset.ts';
import type { CellIndex, CellLink } from './WorkbookPlan.ts';

/** 1 is `A`, 27 is `AA`. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** Row and column from 1: `cellName(7, 2)` is `B7`. */
export function cellName(row: number, column: number): string {
  return `${columnLetters(column)}${row}`;
}

/** Row and column of an address such as `B7`, or undefined where it is none. */
export function parseCellName(name: string): { readonly row: number; readonly column: number } | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(name) ?? [];
  if (letters === undefined || digits === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits), column };
}

/** A sheet's name as it stands in a reference; always quoted, so that nobody has to know when it must be. */
export function quoteSheet(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'`;
}

export function cellReference(sheet: string, row: number, column: number): string {
  return `${quoteSheet(sheet)}!${cellName(row, column)}`;
}

/** An absolute range in one column: `'Sheet'!$B$9:$B$47`. */
export function columnRange(sheet: string, column: number, firstRow: number, lastRow: number): string {
  const letters = columnLetters(column);
  return `${quoteSheet(sheet)}!$${letters}$${firstRow}:$${letters}$${lastRow}`;
}

/** The address of a table's cell, or undefined where the table has no sheet or the cell does not exist. */
export function cellOf(index: CellIndex, table: string, row: number, field: string): string | undefined {
  const cells = index.tables.get(table);
  const column = cells?.columns.get(field);
  if (cells === undefined || column === undefined || row < 0 || row >= cells.rowCount) return undefined;
  return cellReference(cells.sheet, cells.firstRow + row, column);
}

/** The address of what a printed figure was taken from; a computed figure has none of its own. */
export function cellOfOrigin(index: CellIndex, origin: FigureOrigin): string | undefined {
  switch (origin.type) {
    case 'cell':
      return cellOf(index, origin.table, origin.row, origin.field);
    case 'fact':
      return index.facts.get(origin.fact);
    default:
      return undefined;
  }
}

/** Turns `'Sheet'!B7` into a link. */
export function linkToReference(reference: string): CellLink | undefined {
  const [, quoted, cell] = /^'((?:[^']|'')+)'!([A-Z]+\d+)$/.exec(reference) ?? [];
  if (quoted === undefined || cell === undefined) return undefined;
  return { type: 'cell', sheet: quoted.replaceAll("''", "'"), cell };
}
