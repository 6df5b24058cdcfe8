/** What a reader gives of a file of other people: a grid of values, with nothing found in it yet. */

/** A day, or a day with a time, in ISO form; as a spreadsheet or a database marks it, and no text ever is. */
export interface RawDate {
  readonly date: string;
}

export type RawValue = string | number | boolean | null | RawDate;

/** Rows and columns from 0, both ends included. */
export interface RawRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

export interface RawSheet {
  /** Of the sheet of a workbook, or of the file. */
  readonly name: string;
  readonly rows: readonly (readonly RawValue[])[];
  /** `lines[r]` is the line of the file, or the row of the sheet, from 1. */
  readonly lines: readonly number[];
  /** Where the cells of a row stand on lines of their own. */
  readonly lineOfCell?: (row: number, column: number) => number;
  readonly merged: readonly RawRange[];
  /** Whether the first row is known to hold names, as in a database's table. */
  readonly isNamed: boolean;
  /** Number formats of cells that are shown as percentages, by row and column: `3,2`. */
  readonly percentages: ReadonlySet<string>;
  /** What the reader took for granted, in words for people. */
  readonly said: readonly string[];
}

export function isDate(value: RawValue): value is RawDate {
  return typeof value === 'object' && value !== null;
}

/** Nothing, or nothing but white space. */
export function isBlank(value: RawValue | undefined): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** As a note or a name, on one line. */
export function rawText(value: RawValue | undefined): string {
  if (value === undefined || value === null) return '';
  return (isDate(value) ? value.date : String(value)).replace(/\s+/g, ' ').trim();
}
