/** Says which rows of a table a note is about: those of its own expression, or those made from rows that it is about. */
import type { Field, Table, TableDerivation, TableNote } from './Dataset.ts';

/** Notes whose expression cannot be read have been reported, and are taken to be about the whole table. */
export function notesWithRows(
  notes: readonly TableNote[],
  rowsWhere: (where: string, index: number) => readonly boolean[] | undefined,
): readonly TableNote[] {
  return notes.map((note, index) => {
    const rows = note.where === undefined ? undefined : rowsWhere(note.where, index);
    return rows === undefined ? note : { ...note, rows };
  });
}

/** The note as a derived table takes it over: its rows are those made from the rows that the note is about. */
export function inheritedNote(
  { id, text, rows }: TableNote,
  source: Table,
  origins: TableDerivation['rows'],
): TableNote {
  if (rows === undefined) return { id, text };
  const own = origins.map((behind) => {
    // What a row was made from cannot always be told, as after a pivot: then the note holds.
    const ofSource = behind.filter(({ table }) => table === source.id);
    return ofSource.length === 0 || ofSource.some(({ row }) => rows[row] === true);
  });
  // A note on all rows is one on the column or the table.
  return own.every((isOf) => isOf) ? { id, text } : { id, text, rows: own };
}

/** Whether a table that prints some of its rows prints the note as well. */
export function isNoteOfRows({ rows }: TableNote, printed: readonly number[]): boolean {
  return rows === undefined || printed.some((row) => rows[row] === true);
}

/** The notes on a cell: those on the whole table, on its column, on its row and on it alone. */
export function notesOfCell(
  { columns, notes }: Table,
  row: number,
  { notes: own }: Field,
): readonly TableNote[] {
  const ofColumns = new Set(columns.flatMap(({ field }) => field.notes));
  return notes.filter(
    (note) => isNoteOfRows(note, [row]) && (own.includes(note.id) || !ofColumns.has(note.id)),
  );
}
