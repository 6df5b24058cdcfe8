/** Finds totals that a reader cannot add up from the parts printed above them, though they are right, since each is rounded. */
import { roundDecimal } from '../numbers/roundDecimal.ts';
import { columnOf } from '../validate/checks/Figures.ts';
import type { Column, Table } from '../validate/Dataset.ts';

/** Whether a total of the column, all of whose parts are among the rows, differs from their sum by rounding and no more. */
export function differForRounding(table: Table, { field, values }: Column, rows: readonly number[]): boolean {
  const format = field.numberFormat;
  if (format === undefined || format.style === 'exponent') return false;
  const shown = new Set(rows);
  const decimals = format.decimals + (format.style === 'percent' ? 2 : 0);
  return rows.some((row) => {
    if (table.totals?.[row] !== true) return false;
    const parts = partsOf(table, row);
    if (parts.length < 2 || !parts.every((part) => shown.has(part))) return false;
    const numbers = parts.flatMap((part) => numberAt(values, part) ?? []);
    const total = numberAt(values, row);
    if (total === undefined || numbers.length < parts.length) return false;
    const printed = sum(numbers.map((number) => roundDecimal(number, decimals)));
    if (roundDecimal(printed, decimals) === roundDecimal(total, decimals)) return false;
    // The figures of the file may be rounded themselves: each may be off by half of its last digit.
    const unit = 10 ** -Math.max(...[...numbers, total].map(decimalsOf));
    const slack = ((parts.length + 1) * unit) / 2 + 1e-12 * Math.abs(total);
    return Math.abs(sum(numbers) - total) <= slack;
  });
}

/** The rows that a total adds up: those of the same key, as far as its key is not that of totals alone. */
function partsOf(table: Table, total: number): readonly number[] {
  const body = Array.from({ length: table.rowCount }, (_, row) => row).filter(
    (row) => table.totals?.[row] !== true,
  );
  const shared = table.key.flatMap((name) => {
    const values = columnOf(table, name)?.values;
    return values === undefined || !body.some((row) => values[row] === values[total]) ? [] : [values];
  });
  return body.filter((row) => shared.every((values) => values[row] === values[total]));
}

function numberAt(values: Column['values'], row: number): number | undefined {
  const value = values[row];
  return typeof value === 'number' ? value : undefined;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}

/** Of the number as it is written, e.g. 1 for 12.5; what is computed has as many as count. */
function decimalsOf(number: number): number {
  const [, decimals = ''] = String(Number(number.toPrecision(12))).split('.');
  return /e/.test(decimals) ? 12 : decimals.length;
}
