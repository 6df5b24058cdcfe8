/** Counts the rows of tables. */
import type { Table } from './Dataset.ts';

export function countRows(tables: Iterable<Pick<Table, 'rowCount'>>): number {
  let count = 0;
  for (const { rowCount } of tables) count += rowCount;
  return count;
}
