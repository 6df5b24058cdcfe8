/** Turns a table of a dataset into what is kept of it. */
import type { Column, Table } from '../validate/Dataset.ts';
import { type CellStatus, reasonOf } from '../validate/observationStatus.ts';
import type { RecordedTable } from './Edition.ts';

/** The mark of a cell that was found to differ from the edition before: it is no part of the data, and not kept. */
export const REVISED_SINCE: CellStatus = { name: 'revised', sign: '', label: '' };

export function recordTable(table: Table): RecordedTable {
  return {
    title: table.title,
    isDerived: table.derivedFrom.length > 0,
    asOf: table.asOf,
    sources: table.sources,
    key: table.key,
    fields: table.columns.map(({ field: { name, unit, type } }) => ({
      name,
      ...(unit === undefined ? {} : { unit }),
      isPeriod: type === 'year' || type === 'yearmonth' || type === 'date',
    })),
    rows: Array.from({ length: table.rowCount }, (_, row) => ({
      values: table.columns.map(({ values }) => values[row] ?? null),
      statuses: new Map(table.columns.flatMap((column) => statusOf(column, row))),
    })),
  };
}

function statusOf({ field, statuses }: Column, row: number): readonly (readonly [string, string])[] {
  const status = statuses?.[row] ?? null;
  return status === null || status === REVISED_SINCE ? [] : [[field.name, status.name ?? reasonOf(status)]];
}
