/** Numbers the notes on data once over book and workbook, in the order in which they are first printed. */
import type { Dataset, Table } from '../validate/Dataset.ts';
import type { DataNote } from './Manuscript.ts';

/** Filled while one book is composed. Notes with the same words are one note. */
export class DataNotes {
  readonly #byText = new Map<string, DataNote>();
  readonly #numbers = new Map<string, number>();

  /** The numbered note of a table; undefined where the table has none of that id. */
  note(table: Table, id: string): DataNote | undefined {
    const text = table.notes.find((note) => note.id === id)?.text;
    if (text === undefined) return undefined;
    const known = this.#byText.get(text);
    const note = known ?? { number: this.#byText.size + 1, text };
    this.#byText.set(text, note);
    this.#numbers.set(`${table.id}#${id}`, note.number);
    return note;
  }

  /** Gives the notes of tables that only the workbook prints the numbers that follow. */
  numberTheRest(dataset: Dataset): void {
    for (const table of dataset.tables.values()) {
      for (const { id } of table.notes) this.note(table, id);
    }
  }

  get notes(): readonly DataNote[] {
    return [...this.#byText.values()];
  }

  /** By table and note id, e.g. `us-mexico-goods#first-release`. */
  get numbers(): ReadonlyMap<string, number> {
    return this.#numbers;
  }
}
