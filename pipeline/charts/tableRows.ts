/** Turns the columns of a table into the rows that Vega draws: only the fields used, dates as moments in UTC. */
import type { Column, Scalar } from '../validate/Dataset.ts';
import type { ChartTable } from './ChartReport.ts';

export type ChartRow = Readonly<Record<string, Scalar>>;

export function tableRows(table: ChartTable, fields: ReadonlySet<string>): readonly ChartRow[] {
  const columns = table.columns.filter(({ field }) => fields.has(field.name));
  return Array.from({ length: table.rowCount }, (_, row) =>
    Object.fromEntries(columns.map((column) => [column.field.name, chartValue(column, row)])),
  );
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
