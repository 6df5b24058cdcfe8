/** Turns what is kept of a table into the form in which tables are compared. */
import type { KeyedTable } from '../difference/TableDifference.ts';
import type { Place } from '../problems/Problem.ts';
import type { Scalar, Table } from '../validate/Dataset.ts';
import type { RecordedFact, RecordedTable } from './Edition.ts';

/** Statuses are compared as columns of their own, e.g. `exports:status`. */
export const STATUS_OF = ':status';

/** `withStatus` are the fields that have a status in either of the tables that are compared. */
export function keyedTable(
  name: string,
  table: RecordedTable,
  withStatus: ReadonlySet<string>,
  placeOf?: (row: number, field?: string) => Place,
): KeyedTable {
  const columns = table.fields.flatMap((field, at): (readonly [string, readonly Scalar[]])[] => {
    const values = table.rows.map((row) => row.values[at] ?? null);
    const statuses = table.rows.map((row) => row.statuses.get(field.name) ?? null);
    return [
      [field.name, values],
      ...(withStatus.has(field.name) ? [[`${field.name}${STATUS_OF}`, statuses] as const] : []),
    ];
  });
  return {
    name,
    key: table.key,
    rowCount: table.rows.length,
    columns: new Map(columns),
    ...(placeOf === undefined ? {} : { placeOf }),
  };
}

export function fieldsWithStatus(...tables: readonly (RecordedTable | undefined)[]): ReadonlySet<string> {
  return new Set(
    tables.flatMap((table) => (table?.rows ?? []).flatMap(({ statuses }) => [...statuses.keys()])),
  );
}

/** The facts of a book as one table. */
export function keyedFacts(facts: ReadonlyMap<string, RecordedFact>): KeyedTable {
  const all = [...facts.values()];
  return {
    name: 'fact',
    key: ['id'],
    rowCount: all.length,
    columns: new Map<string, readonly Scalar[]>([
      ['id', [...facts.keys()]],
      ['value', all.map(({ value }) => value)],
      ['unit', all.map(({ unit }) => unit ?? null)],
    ]),
  };
}

/** Without statuses: those of a dataset may have been marked by comparing. */
export function keyedValues(name: string, table: RecordedTable): KeyedTable {
  return keyedTable(name, table, new Set());
}

/** A table of the book beside what was kept of it; the earlier one's fields that are no more are left out. */
export function isKeyedAlike(before: RecordedTable, after: Pick<Table, 'key'>): boolean {
  return before.key.join('\n') === after.key.join('\n');
}

/** Fields that are in another unit: their numbers cannot be told to be revised. */
export function restatedFields(before: RecordedTable, after: RecordedTable): readonly string[] {
  return after.fields.flatMap(({ name, unit }) => {
    const earlier = before.fields.find((field) => field.name === name);
    return earlier === undefined || earlier.unit === unit ? [] : [name];
  });
}
