/** Turns an imported table and the table of a book that it is to replace into the new text of that one's file. */
import { csvRecord } from '../load/csvRecord.ts';
import { type CellEdit, editCells } from '../load/editCells.ts';
import * as catalogue from '../problems/catalogue/intake.ts';
import type { Problem, StageResult } from '../problems/Problem.ts';
import { TextLines } from '../problems/TextLines.ts';
import type { Table } from '../validate/Dataset.ts';
import { formatCell } from '../validate/formatCell.ts';
import { type BookTable, gapTexts, writtenValue } from './BookTable.ts';
import { columnOfField } from './columnOfField.ts';
import type { ImportedColumn, ImportedTable } from './ImportedTable.ts';

export interface UpdatedTable {
  readonly text: string;
  /** Columns of the file that are no fields of the table. */
  readonly leftOut: readonly string[];
}

/**
 * `text` is that of the file in the book. Cells are changed where they stand, rows that are gone are taken out, new ones
 * put at the end; whether the values are right is for the ordinary reading of the file to say.
 */
export function updateTable(
  file: string,
  imported: ImportedTable,
  table: Table,
  book: BookTable,
  text: string,
): StageResult<UpdatedTable> {
  const problems: Problem[] = [];
  const matched = new Map<string, ImportedColumn>();
  for (const { field } of table.columns) {
    const head = book.resource.origin?.columns?.[field.name];
    const column = columnOfField({ name: field.name, title: field.title, head }, imported.columns);
    if (column !== undefined) matched.set(field.name, column);
    else
      problems.push(
        catalogue.intakeMissingColumn(
          { place: { file } },
          head ?? field.name,
          imported.columns.map(({ title }) => title),
        ),
      );
  }
  if (problems.length > 0) return { value: undefined, problems };
  const used = new Set(matched.values());
  const leftOut = imported.columns.filter((column) => !used.has(column)).map(({ title }) => title);

  const keyOfImported = (row: number) =>
    JSON.stringify(table.key.map((name) => matched.get(name)?.texts[row] ?? ''));
  const keyOfBook = (row: number) => JSON.stringify(table.key.map((name) => plainText(table, row, name)));
  const rows = new Map<string, number>();
  for (let row = 0; row < imported.rowCount; row += 1) {
    const key = keyOfImported(row);
    const line = imported.lines[row] ?? 1;
    if (rows.has(key))
      problems.push(catalogue.intakeRepeatedKey({ place: { file, line } }, key.slice(1, -1)));
    rows.set(key, row);
  }
  if (problems.length > 0) return { value: undefined, problems };

  const edits: CellEdit[] = [];
  const gone: number[] = [];
  const kept = new Set<number>();
  for (let row = 0; row < table.rowCount; row += 1) {
    const other = rows.get(keyOfBook(row));
    if (other === undefined) {
      gone.push(row);
      continue;
    }
    kept.add(other);
    for (const { field, values } of table.columns) {
      const column = matched.get(field.name);
      const position = book.csv.header.indexOf(field.name);
      if (column === undefined || position < 0) continue;
      const fresh = column.texts[other] ?? '';
      const isGap = fresh === '' || column.missing.includes(fresh);
      const before = values[row] ?? null;
      const same = isGap
        ? before === null
        : before !== null && sameText(plainText(table, row, field.name), fresh);
      if (!same)
        edits.push({
          path: book.csv.path,
          row,
          column: position,
          text: writtenText(book, field.name, column, fresh),
        });
    }
  }
  const added = Array.from({ length: imported.rowCount }, (_, row) => row).filter((row) => !kept.has(row));
  const edited = withoutRows(editCells(text, book.csv, edits), text, book, gone, edits);
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const base = edited === '' || /[\r\n]$/.test(edited) ? edited : edited + end;
  const fresh = added.map((row) =>
    csvRecord(
      book.csv.header.map((name) => {
        const column = matched.get(name);
        return column === undefined ? '' : writtenText(book, name, column, column.texts[row] ?? '');
      }),
      end,
      book.csv.dialect,
    ),
  );
  return { value: { text: (added.length === 0 ? edited : base) + fresh.join(''), leftOut }, problems };
}

/** Of a value in the plain form of its type; empty for a gap. */
function plainText(table: Table, row: number, name: string): string {
  const column = table.columns.find(({ field }) => field.name === name);
  const value = column?.values[row] ?? null;
  return column === undefined || value === null ? '' : formatCell({ type: column.field.type }, value);
}

function sameText(a: string, b: string): boolean {
  if (a === b) return true;
  const isNumber = /^-?\d+(?:\.\d+)?$/;
  return isNumber.test(a) && isNumber.test(b) && Number(a) === Number(b);
}

function writtenText(book: BookTable, field: string, column: ImportedColumn, text: string): string {
  if (text === '' || column.missing.includes(text)) {
    return gapTexts(book, field).includes(text) ? text : (gapTexts(book, field)[0] ?? '');
  }
  const isNumber = column.type === 'number' || column.type === 'integer';
  return isNumber ? writtenValue(book, field, Number(text)) : text;
}

/** Lines are counted in the text before its edits: an edit of a cell moves none where the cell has one line before and after. */
function withoutRows(
  edited: string,
  before: string,
  { csv }: BookTable,
  gone: readonly number[],
  edits: readonly CellEdit[],
): string {
  if (gone.length === 0) return edited;
  const lines = new TextLines(edited);
  const feeds = (text: string) => text.split('\n').length - 1;
  const old = new TextLines(before);
  // How many lines more the rows above have, since their cells were changed.
  const shiftOf = (row: number) =>
    edits
      .filter((edit) => edit.row < row)
      .reduce((sum, edit) => {
        const { line } = csv.positionOf(edit.row, edit.column);
        const was = csv.columns[edit.column]?.[edit.row] ?? '';
        return old.text(line) === '' ? sum : sum + feeds(edit.text) - feeds(was);
      }, 0);
  let text = '';
  let at = 0;
  for (const row of gone) {
    const first = (csv.lines[row] ?? 1) + shiftOf(row);
    const own = csv.columns.reduce((sum, column) => sum + feeds(column[row] ?? ''), 0);
    text += edited.slice(at, lines.startOf(first));
    at = lines.endOf(first + own);
  }
  return text + edited.slice(at);
}
