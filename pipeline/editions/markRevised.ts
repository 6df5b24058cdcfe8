/** Marks the cells of a dataset that say something else than the edition before said of the same period. */
import { compareTables } from '../difference/compareTables.ts';
import type { Dataset, Table } from '../validate/Dataset.ts';
import type { CellStatus } from '../validate/observationStatus.ts';
import type { Edition, RecordedTable } from './Edition.ts';
import { isKeyedAlike, keyedValues, restatedFields } from './keyedTables.ts';
import { REVISED_SINCE, recordTable } from './recordTable.ts';

/** A status that the data gives itself stays; a value that is newer, and so no revision, has no mark. */
export function markRevised(dataset: Dataset, previous: Edition): Dataset {
  const tables = [...dataset.tables].map(([id, table]): [string, Table] => {
    const before = previous.tables?.get(id);
    return [id, before === undefined || table.role === 'register' ? table : withMarks(table, before)];
  });
  return { ...dataset, tables: new Map(tables) };
}

function withMarks(table: Table, before: RecordedTable): Table {
  const after = recordTable(table);
  if (!isKeyedAlike(before, table)) return table;
  // Where no period is in the key, a row of a later date is about another time.
  const hasPeriod = after.fields.some(({ name, isPeriod }) => isPeriod && table.key.includes(name));
  if (!hasPeriod && before.asOf !== table.asOf) return table;
  const restated = restatedFields(before, after);
  const revised = new Map<string, Set<number>>();
  for (const cell of compareTables(keyedValues(table.id, before), keyedValues(table.id, after)).changed) {
    if (cell.before === null || cell.after === null || restated.includes(cell.field)) continue;
    revised.set(cell.field, (revised.get(cell.field) ?? new Set()).add(cell.rows[1]));
  }
  if (revised.size === 0) return table;
  const columns = table.columns.map((column) => {
    const rows = revised.get(column.field.name);
    // Labels are reworded, not revised.
    if (rows === undefined || !['number', 'integer'].includes(column.field.type)) return column;
    const statuses = column.values.map((_, row): CellStatus | null => {
      return column.statuses?.[row] ?? (rows.has(row) ? REVISED_SINCE : null);
    });
    return { ...column, statuses };
  });
  return { ...table, columns };
}
