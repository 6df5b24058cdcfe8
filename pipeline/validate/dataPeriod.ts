/** Turns the years, months and dates of a table's key into the time that its figures are about. */
import { asOfEarly } from '../problems/catalogue/validate.ts';
import type { Problem } from '../problems/Problem.ts';
import type { Spot } from '../problems/spot.ts';
import type { Field, Scalar, Table } from './Dataset.ts';

export interface DataPeriod {
  /** As the key has it, e.g. `2018`, `2018-01`. */
  readonly first: string;
  readonly last: string;
  /** The field of the key that names it. */
  readonly field: string;
  /** ISO date. */
  readonly lastDay: string;
}

/** Undefined where no field of the key names a period, or no row has a figure. */
export function dataPeriod(table: Table): DataPeriod | undefined {
  const measured = table.columns.filter(
    ({ field }) => !table.key.includes(field.name) && (field.type === 'number' || field.type === 'integer'),
  );
  const holdsFigure = (row: number): boolean =>
    measured.length === 0 || measured.some(({ values }) => (values[row] ?? null) !== null);
  const found = table.columns.flatMap(({ field, values }): readonly DataPeriod[] => {
    if (!table.key.includes(field.name) || !namesPeriod(field)) return [];
    const periods = values
      .filter((value, row) => value !== null && holdsFigure(row))
      .map(periodText)
      .toSorted();
    const [first, last] = [periods[0], periods.at(-1)];
    if (first === undefined || last === undefined) return [];
    return [{ first, last, field: field.name, lastDay: lastDayOf(last, field.periodEnds || undefined) }];
  });
  return found.toSorted((a, b) => (a.lastDay < b.lastDay ? 1 : -1))[0];
}

/** Figures cannot be newer than the day up to which they are said to be current. */
export function asOfProblems(table: Table, spot: () => Spot): readonly Problem[] {
  const period = dataPeriod(table);
  if (period === undefined || table.asOf >= period.lastDay) return [];
  return [asOfEarly(spot(), table.asOf, period.field, period.last, period.lastDay)];
}

function namesPeriod({ type, periodEnds }: Field): boolean {
  return periodEnds !== false && (type === 'year' || type === 'yearmonth' || type === 'date');
}

function periodText(value: Scalar): string {
  return typeof value === 'number' ? String(value).padStart(4, '0') : String(value);
}

/** The last day of a year, month or day: `2023-12-31` of `2023`, and `2023-09-30` where its years end on `09-30`. */
export function lastDayOf(period: string, yearEnds = '12-31'): string {
  const [year = '', month, day] = period.split('-');
  if (month === undefined) return `${year}-${yearEnds}`;
  return day === undefined
    ? new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10)
    : period;
}
