/** Follows cells of derived tables back to the rows of files that they were made from. */
import type { Place } from '../problems/Problem.ts';
import { columnOf } from './checks/Figures.ts';
import type { Table } from './Dataset.ts';

export interface RowOf {
  readonly table: Table;
  readonly row: number;
}

/** The rows that a row was made from directly; none for a table read from a file. */
export function rowsBehind(table: Table, row: number, tables: ReadonlyMap<string, Table>): readonly RowOf[] {
  const origins = table.derivation?.rows[row] ?? [];
  return origins.flatMap((origin) => {
    const source = tables.get(origin.table);
    return source === undefined ? [] : [{ table: source, row: origin.row }];
  });
}

/** The rows of tables read from files that a row was made from, through any number of derived tables. */
export function fileRowsBehind(
  table: Table,
  row: number,
  tables: ReadonlyMap<string, Table>,
): readonly RowOf[] {
  const found = new Map<string, RowOf>();
  // A row that others were made from twice is followed once; a set, since chains of tables may be long.
  const waiting = [...rowsBehind(table, row, tables)];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const name = `${at.table.id} ${at.row}`;
    if (found.has(name)) continue;
    found.set(name, at);
    waiting.push(...rowsBehind(at.table, at.row, tables).toReversed());
  }
  return [...found.values()].filter(({ table: { derivation } }) => derivation === undefined);
}

/**
 * Where a cell's value is typed: its place in a file, also for a derived cell that was taken over unchanged from one
 * row. Otherwise the declaration of its column.
 */
export function placeOfCell(
  table: Table,
  row: number,
  field: string,
  tables: ReadonlyMap<string, Table>,
): Place {
  const value = columnOf(table, field)?.values[row];
  const behind = rowsBehind(table, row, tables).filter((origin) => {
    return columnOf(origin.table, field)?.values[origin.row] === value;
  });
  const [only] = behind;
  if (behind.length !== 1 || only === undefined || value === null) return table.placeOf(row, field);
  return placeOfCell(only.table, only.row, field, tables);
}
