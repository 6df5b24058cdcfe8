/** Turns a table as it was and as it is into their difference, by key. */

import { printRowAddress } from '../address/Address.ts';
import { groupBy } from '../lists/groupBy.ts';
import type { Scalar } from '../validate/Dataset.ts';
import type { CellDifference, KeyedTable, RowDifference, TableDifference } from './TableDifference.ts';

/** Values are compared as they are: 1 and "1" differ, a gap is no 0. A row whose key has changed is gone and new. */
export function compareTables(before: KeyedTable, after: KeyedTable): TableDifference {
  const earlier = rowsByKey(before, before.key);
  const later = rowsByKey(after, before.key);
  const shared = [...before.columns.keys()].filter((name) => after.columns.has(name));
  const added: RowDifference[] = [];
  const gone: RowDifference[] = [];
  const changed: CellDifference[] = [];
  const repeated: string[] = [];
  let kept = 0;
  for (const [key, rows] of earlier) {
    const others = later.get(key) ?? [];
    const [row = 0] = rows;
    const [other] = others;
    if (rows.length > 1 || others.length > 1) repeated.push(rowAddress(before, before.key, row));
    else if (other === undefined) gone.push(rowOf(before, before.key, row));
    else {
      kept += 1;
      changed.push(...changesOf(before, after, shared, [row, other]));
    }
  }
  for (const [key, rows] of later) {
    if (earlier.has(key)) continue;
    const [row = 0] = rows;
    if (rows.length > 1) repeated.push(rowAddress(after, before.key, row));
    else added.push(rowOf(after, before.key, row));
  }
  const fields = {
    added: [...after.columns.keys()].filter((name) => !before.columns.has(name)),
    gone: [...before.columns.keys()].filter((name) => !after.columns.has(name)),
  };
  return { table: before.name, key: before.key, fields, added, gone, changed, repeated, kept };
}

function rowsByKey(table: KeyedTable, key: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const columns = key.map((name) => table.columns.get(name));
  return groupBy(Array.from({ length: table.rowCount }).keys(), (row) =>
    JSON.stringify(columns.map((column) => column?.[row] ?? null)),
  );
}

function changesOf(
  before: KeyedTable,
  after: KeyedTable,
  fields: readonly string[],
  rows: readonly [number, number],
): CellDifference[] {
  const [row, other] = rows;
  return fields.flatMap((field) => {
    const was = cellValue(before, row, field);
    const is = cellValue(after, other, field);
    if (was === is) return [];
    const place = before.placeOf?.(row, field) ?? after.placeOf?.(other, field);
    return [
      {
        address: `${rowAddress(before, before.key, row)}.${field}`,
        rows,
        field,
        before: was,
        after: is,
        ...(place === undefined ? {} : { place }),
      },
    ];
  });
}

function rowOf(table: KeyedTable, key: readonly string[], row: number): RowDifference {
  const fields = [...table.columns.keys()].filter((name) => !key.includes(name));
  const place = table.placeOf?.(row);
  return {
    address: rowAddress(table, key, row),
    row,
    values: Object.fromEntries(fields.map((name) => [name, cellValue(table, row, name)])),
    ...(place === undefined ? {} : { place }),
  };
}

function cellValue(table: KeyedTable, row: number, field: string): Scalar {
  return table.columns.get(field)?.[row] ?? null;
}

function rowAddress(table: KeyedTable, key: readonly string[], row: number): string {
  return printRowAddress(
    table.name,
    key.map((name) => String(cellValue(table, row, name) ?? '')),
  );
}
