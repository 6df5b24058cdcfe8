/** Turns the tables' notes into one numbering: the book's numbers first, then those that only the data pack has. */
import type { DataNote, Manuscript } from '../../compose/Manuscript.ts';
import type { Table } from '../../validate/Dataset.ts';

export interface NumberedNotes {
  readonly notes: readonly DataNote[];
  /** Numbers by table and note id. */
  readonly numberOf: (table: string, note: string) => number | undefined;
  /** Ids of the tables that a note belongs to, by number. */
  readonly tablesOf: ReadonlyMap<number, readonly string[]>;
}

/** The same words are the same note, so a note that several tables share has one number. */
export function numberNotes(manuscript: Manuscript, tables: readonly Table[]): NumberedNotes {
  const printed = manuscript.notes;
  const notes: DataNote[] = [...printed];
  const byText = new Map(printed.map((note) => [note.text.trim(), note.number]));
  const numbers = new Map<string, number>();
  const tablesOf = new Map<number, string[]>();
  let last = Math.max(0, ...printed.map((note) => note.number), ...manuscript.noteNumbers.values());
  for (const table of tables) {
    for (const note of table.notes) {
      const text = note.text.trim();
      let number = manuscript.noteNumbers.get(`${table.id}#${note.id}`) ?? byText.get(text);
      if (number === undefined) {
        last += 1;
        number = last;
        byText.set(text, number);
        notes.push({ number, text: note.text });
      } else if (!notes.some((other) => other.number === number)) {
        notes.push({ number, text: note.text });
      }
      numbers.set(JSON.stringify([table.id, note.id]), number);
      tablesOf.set(number, [...(tablesOf.get(number) ?? []), table.id]);
    }
  }
  return {
    notes: notes.sort((a, b) => a.number - b.number),
    numberOf: (table, note) => numbers.get(JSON.stringify([table, note])),
    tablesOf,
  };
}
