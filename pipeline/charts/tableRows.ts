/** Turns a table into the rows that Vega draws: all fields, since an expression may read any; dates as moments in UTC. */
import { ROW } from '../dataflow/followRows.ts';
import type { Column, Scalar } from '../validate/Dataset.ts';
import type { ChartTable } from './ChartReport.ts';

export type ChartRow = Readonly<Record<string, Scalar | undefined>>;

/** `first` is the number of the first row, by which rows are followed. */
export function tableRows(table: ChartTable, first: number): readonly ChartRow[] {
  return Array.from({ length: table.rowCount }, (_, row) => {
    const values: Record<string, Scalar | undefined> = { [ROW]: first + row };
    for (const column of table.columns) values[column.field.name] = chartValue(column, row) ?? undefined;
    return values;
  });
}

/** Milliseconds since 1970 in UTC for a date or a month; years and all else as they are. */
function chartValue(column: Column, row: number): Scalar {
  const value = column.values[row] ?? null;
  const { type } = column.field;
  if (typeof value !== 'string' || (type !== 'date' && type !== 'yearmonth')) return value;
  const [year = Number.NaN, month = 1, day = 1] = value.split('-').map(Number);
  const moment = Date.UTC(year, month - 1, day);
  return Number.isFinite(moment) ? moment : null;
}
