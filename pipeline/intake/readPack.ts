/** Turns a data pack that somebody has edited into edits of the cells of a book, and refuses what is no cell of its files. */
import type { CellEdit } from '../load/editCells.ts';
import * as catalogue from '../problems/catalogue/intake.ts';
import type { Place, Problem, StageResult } from '../problems/Problem.ts';
import type { Column, Dataset, Table } from '../validate/Dataset.ts';
import { cellAddress } from '../validate/figureAddress.ts';
import { cellName } from '../workbook/cellAddress.ts';
import type { SheetPlan, TableCells, WorkbookPlan } from '../workbook/WorkbookPlan.ts';
import { type BookTable, gapTexts, writtenValue } from './BookTable.ts';
import { formatNumberText } from './plainNumber.ts';
import { isBlank, isDate, type RawSheet, type RawValue, rawText } from './RawSheet.ts';

export interface PackInput {
  readonly file: string;
  /** The sheets as they came back, and as the book makes them now. */
  readonly edited: readonly RawSheet[];
  readonly made: readonly RawSheet[];
  readonly plan: WorkbookPlan;
  /** Of the files of the book as it is; the cover of its pack names it. */
  readonly digest: string;
  readonly dataset: Dataset;
  readonly tables: ReadonlyMap<string, BookTable>;
}

/** Of each kind so many are reported. */
const REPORTED = 50;

export function readPack(input: PackInput): StageResult<readonly CellEdit[]> {
  const reader = new PackReader(input);
  return reader.read();
}

class PackReader {
  readonly #input: PackInput;
  readonly #problems: Problem[] = [];
  readonly #edits: CellEdit[] = [];

  constructor(input: PackInput) {
    this.#input = input;
  }

  read(): StageResult<readonly CellEdit[]> {
    const { plan, edited, made, digest } = this.#input;
    const cover = edited.find(({ name }) => name === plan.sheets[0]?.name);
    const isNow = cover?.rows.some((row) => row.some((cell) => rawText(cell).includes(digest)));
    // All else that differs is a consequence.
    if (isNow === false) {
      const spot = this.#spot(cover?.name ?? '');
      return { value: undefined, problems: [catalogue.intakePackOther(spot, digest)] };
    }
    for (const sheet of plan.sheets) {
      if (sheet.kind === 'chart') continue;
      const base = made.find(({ name }) => name === sheet.name);
      const given = edited.find(({ name }) => name === sheet.name);
      if (base === undefined) continue;
      if (given === undefined) {
        this.#report(catalogue.intakePackSheet(this.#spot(sheet.name), sheet.name));
        continue;
      }
      const cells = sheet.id === undefined ? undefined : plan.cells.tables.get(sheet.id);
      const table = this.#input.dataset.tables.get(sheet.id ?? '');
      if (sheet.kind === 'table' && cells !== undefined && table !== undefined) {
        this.#readTable(sheet, cells, table, base, given);
      } else if (sheet.kind === 'facts') this.#readFacts(base, given);
      else this.#compare(sheet, base, given, 1, Math.max(base.rows.length, given.rows.length));
    }
    if (this.#problems.length > 0) return { value: undefined, problems: this.#problems.slice(0, REPORTED) };
    return { value: this.#edits, problems: [] };
  }

  #report(problem: Problem): void {
    this.#problems.push(problem);
  }

  #spot(sheet: string, row?: number, column?: number): { readonly place: Place } {
    const { file } = this.#input;
    if (row === undefined || column === undefined) return { place: { file, field: sheet } };
    return { place: { file, field: `${sheet}!${cellName(row, column)}` } };
  }

  /** Rows (from 1) of a sheet that hold no cells of the book's files. */
  #compare(sheet: SheetPlan, base: RawSheet, given: RawSheet, from: number, to: number, shift = 0): void {
    const where =
      sheet.kind === 'figures' || sheet.kind === 'table'
        ? 'figures are changed in the rows of their table, and words in templates/ and datapackage.json'
        : 'the sheet is made from data/ and templates/; change it there';
    for (let row = from; row <= to; row += 1) {
      const own = base.rows[row - 1] ?? [];
      const theirs = given.rows[row - 1 + shift] ?? [];
      for (let column = 1; column <= Math.max(own.length, theirs.length); column += 1) {
        const [before, after] = [own[column - 1] ?? null, theirs[column - 1] ?? null];
        if (isSame(before, after)) continue;
        const spot = this.#spot(sheet.name, row + shift, column);
        this.#report(catalogue.intakeOtherCell(spot, rawText(before), rawText(after), where));
      }
    }
  }

  #readTable(sheet: SheetPlan, cells: TableCells, table: Table, base: RawSheet, given: RawSheet): void {
    const header = cells.firstRow - 1;
    const head = base.rows[header - 1] ?? [];
    const at = given.rows.findIndex((row) => head.every((cell, column) => isSame(cell, row[column] ?? null)));
    if (cells.rowCount === 0) return;
    if (at < 0) {
      this.#report(catalogue.intakePackSheet(this.#spot(sheet.name), sheet.name));
      return;
    }
    const shift = at + 1 - header;
    if (shift === 0) this.#compare(sheet, base, given, 1, header - 1);
    const rows = this.#matchRows(sheet, cells, table, base, given, shift);
    if (rows === undefined) return;
    const fieldOf = new Map([...cells.columns].map(([field, column]) => [column, field]));
    for (const [row, other] of rows) {
      const own = base.rows[cells.firstRow - 1 + row] ?? [];
      const theirs = given.rows[other] ?? [];
      for (let column = 1; column <= Math.max(own.length, theirs.length); column += 1) {
        const [before, after] = [own[column - 1] ?? null, theirs[column - 1] ?? null];
        if (isSame(before, after)) continue;
        const spot = this.#spot(sheet.name, other + 1, column);
        const name = fieldOf.get(column);
        const field = table.columns.find((each) => each.field.name === name);
        if (field === undefined) {
          const where = 'the column repeats what others say: change the code or the value in its file';
          this.#report(catalogue.intakeOtherCell(spot, rawText(before), rawText(after), where));
        } else this.#changeCell(table, field, row, spot, before, after);
      }
    }
  }

  /** Rows of the book's table beside the indexes of their rows in the sheet; by their keys where the sheet was sorted. */
  #matchRows(
    sheet: SheetPlan,
    cells: TableCells,
    table: Table,
    base: RawSheet,
    given: RawSheet,
    shift: number,
  ): readonly (readonly [row: number, other: number])[] | undefined {
    const columns = table.key.map((name) => cells.columns.get(name) ?? 0);
    const keyOf = (row: readonly RawValue[]) =>
      JSON.stringify(columns.map((column) => comparable(row[column - 1] ?? null)));
    const first = cells.firstRow - 1;
    const keys = Array.from({ length: cells.rowCount }, (_, row) => keyOf(base.rows[first + row] ?? []));
    const end = given.rows.findIndex((row, index) => index >= first + shift && row.every(isBlank));
    const last = end < 0 ? given.rows.length : end;
    const theirs = new Map<string, number>();
    for (let row = first + shift; row < last; row += 1) theirs.set(keyOf(given.rows[row] ?? []), row);
    const { resource, csv } = this.#input.tables.get(table.id) ?? {};
    const file = csv?.path ?? resource?.path ?? table.placeOf().file;
    const matched: (readonly [number, number])[] = [];
    let isWhole = true;
    keys.forEach((key, row) => {
      const other = theirs.get(key);
      theirs.delete(key);
      if (other !== undefined) matched.push([row, other]);
      else {
        isWhole = false;
        this.#report(catalogue.intakePackRow(this.#spot(sheet.name), 'gone', `${table.id}${key}`, file));
      }
    });
    for (const [key, row] of theirs) {
      isWhole = false;
      this.#report(
        catalogue.intakePackRow(this.#spot(sheet.name, row + 1, 1), 'new', `${table.id}${key}`, file),
      );
    }
    return isWhole ? matched : undefined;
  }

  #changeCell(
    table: Table,
    { field }: Column,
    row: number,
    spot: { readonly place: Place },
    before: RawValue,
    after: RawValue,
  ): void {
    const address = cellAddress(table, row, field.name);
    const book = this.#input.tables.get(table.id);
    if (table.derivedFrom.length > 0 || book === undefined) {
      const { file, line } = table.placeOf(row, field.name);
      const where = `${table.derivedFrom.join(', ')}, or the steps in ${file}${line === undefined ? '' : `:${line}`}`;
      this.#report(catalogue.intakeComputedCell(spot, address, rawText(before), rawText(after), where));
      return;
    }
    const column = book.csv.header.indexOf(field.name);
    if (field.statusOf !== undefined || column < 0) {
      const { file, line } = table.placeOf(row, field.name);
      const where = `the sheet shows the sign of a code: change the code in ${file}:${line ?? 1}`;
      this.#report(catalogue.intakeOtherCell(spot, rawText(before), rawText(after), where));
      return;
    }
    this.#edits.push({
      path: book.csv.path,
      row,
      column,
      text: textOf(book, field.name, field.type, field.categories, after),
    });
  }

  #readFacts(base: RawSheet, given: RawSheet): void {
    const { plan, dataset, tables } = this.#input;
    const byCell = new Map([...plan.cells.facts].map(([id, address]) => [address.replace(/^.*!/, ''), id]));
    const files = [...tables.values()].filter(({ resource }) => resource.role === 'facts');
    for (let row = 1; row <= Math.max(base.rows.length, given.rows.length); row += 1) {
      const [own, theirs] = [base.rows[row - 1] ?? [], given.rows[row - 1] ?? []];
      for (let column = 1; column <= Math.max(own.length, theirs.length); column += 1) {
        const [before, after] = [own[column - 1] ?? null, theirs[column - 1] ?? null];
        if (isSame(before, after)) continue;
        const spot = this.#spot(base.name, row, column);
        const fact = dataset.facts.get(byCell.get(cellName(row, column)) ?? '');
        const book = files.find(({ csv }) => csv.path === fact?.place.file);
        const ids = book?.csv.columns[book.csv.header.indexOf('id')] ?? [];
        const at = fact === undefined ? -1 : ids.indexOf(fact.id);
        if (fact === undefined || book === undefined || at < 0) {
          const where = 'only the values of facts are taken from this sheet; change the rest in facts.csv';
          this.#report(catalogue.intakeOtherCell(spot, rawText(before), rawText(after), where));
          continue;
        }
        const text = textOf(book, 'value', fact.type, undefined, after);
        this.#edits.push({ path: book.csv.path, row: at, column: book.csv.header.indexOf('value'), text });
      }
    }
  }
}

/** What a spreadsheet program may write in another way: line ends, an empty text for nothing, digits beyond the fifteenth. */
function comparable(value: RawValue): string | number | boolean | null {
  if (isBlank(value)) return null;
  if (isDate(value)) return value.date;
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n').trimEnd();
  return typeof value === 'number' ? Number(value.toPrecision(15)) : value;
}

function isSame(before: RawValue, after: RawValue): boolean {
  const [a, b] = [comparable(before), comparable(after)];
  if (a === b) return true;
  // Truth values come back as numbers from some programs.
  return typeof a === 'boolean' && typeof b === 'number' && Number(a) === b;
}

/** What is typed into a cell, as the file of the book writes it; whether it is a value of its field is judged there. */
function textOf(
  book: BookTable,
  field: string,
  type: string,
  categories: ReadonlyMap<string, string> | undefined,
  value: RawValue,
): string {
  if (isBlank(value)) return gapTexts(book, field)[0] ?? '';
  if (isDate(value)) return type === 'yearmonth' ? value.date.slice(0, 7) : value.date;
  if (typeof value === 'number') {
    if (type === 'boolean') return writtenValue(book, field, value !== 0);
    return type === 'number' || type === 'integer'
      ? writtenValue(book, field, value)
      : formatNumberText(value);
  }
  if (typeof value === 'boolean') return writtenValue(book, field, value);
  const text = String(value).replace(/\r\n?/g, '\n').trim();
  const code = [...(categories ?? [])].find(([, label]) => label === text)?.[0];
  return code ?? text;
}
