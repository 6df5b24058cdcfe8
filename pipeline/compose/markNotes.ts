/** Decides where the notes on data are marked in a table or beneath a chart, and numbers them in the order of their marks. */
import type { Column, Table } from '../validate/Dataset.ts';
import type { DataNote } from './Manuscript.ts';

/** Numbers begin at 1 in each table: one list of notes is one such numbering. */
export class NoteNumbers {
  readonly #byText = new Map<string, DataNote>();

  /** Notes with the same words are one note. */
  mark(text: string): number {
    const words = text.trim();
    const note = this.#byText.get(words) ?? { number: this.#byText.size + 1, text: words };
    this.#byText.set(words, note);
    return note.number;
  }

  /** Those that are marked, and no others. */
  get notes(): readonly DataNote[] {
    return [...this.#byText.values()];
  }
}

/** Where the numbers of a table's notes stand. A note is among `notes` because it has a mark. */
export interface NoteMarks {
  /** Of the notes on the whole table. */
  readonly title: readonly number[];
  /** Of the notes on a column, by field. */
  readonly heads: ReadonlyMap<string, readonly number[]>;
  /** Of the notes on some rows, by row: at the words that name it. None is of a row where no note of the table is of some. */
  readonly stubs: ReadonlyMap<number, readonly number[]>;
  /** Of the notes on some rows of a column, by row and field. */
  readonly cells: ReadonlyMap<number, ReadonlyMap<string, readonly number[]>>;
  readonly notes: readonly DataNote[];
}

/** For the rows and columns of a table as they are printed: title, heads, then row by row, as one reads. */
export function markNotes(table: Table, rows: readonly number[], columns: readonly Column[]): NoteMarks {
  const numbers = new NoteNumbers();
  const ofColumns = new Set(table.columns.flatMap(({ field }) => field.notes));
  const onTable = table.notes.filter(({ id }) => !ofColumns.has(id));
  const onField = (ids: readonly string[]) =>
    ids.flatMap((id) => table.notes.find((note) => note.id === id) ?? []);
  const marksOf = (notes: Table['notes']) => [...new Set(notes.map(({ text }) => numbers.mark(text)))];
  const title = marksOf(onTable.filter((note) => note.rows === undefined));
  const heads = new Map(
    columns.map(({ field }) => [
      field.name,
      marksOf(onField(field.notes).filter((note) => note.rows === undefined)),
    ]),
  );
  const stubs = new Map<number, readonly number[]>();
  const cells = new Map<number, ReadonlyMap<string, readonly number[]>>();
  const ofRows = table.notes.some((note) => note.rows !== undefined) ? rows : [];
  for (const row of ofRows) {
    const isOfRow = ({ rows: own }: Table['notes'][number]) => own?.[row] === true;
    stubs.set(row, marksOf(onTable.filter(isOfRow)));
    cells.set(
      row,
      new Map(columns.map(({ field }) => [field.name, marksOf(onField(field.notes).filter(isOfRow))])),
    );
  }
  return { title, heads, stubs, cells, notes: numbers.notes };
}
