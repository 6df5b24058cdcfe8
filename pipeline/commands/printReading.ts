/** Turns what was taken for granted of a file, and what was left out of it, into lines for people. */
import type { ImportedTable } from '../intake/ImportedTable.ts';

export function printReading(said: readonly string[], notes: ImportedTable['notes']): readonly string[] {
  return [
    ...said.map((words) => `  read so: ${words}`),
    ...notes.map(
      ({ line, text }) => `  left out, line ${line}: ${text.length > 100 ? `${text.slice(0, 99)}…` : text}`,
    ),
  ];
}
