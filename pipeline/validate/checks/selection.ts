/** Picks the cells that a function of a check expression looks at, and notes that it looked at them. */
import { number, say } from '../../language/Phrase.ts';
import { expressionMissingValue } from '../../problems/catalogue/expression.ts';
import type { Column, Scalar, Table } from '../Dataset.ts';
import { cellAddress } from '../figureAddress.ts';
import { reasonOf } from '../observationStatus.ts';
import type { Call, Worked } from './Call.ts';
import { cellOf, rowKeyText } from './Figures.ts';
import { orderedBy } from './series.ts';

export const NUMBERS = ['integer', 'number'] as const;
export const ORDERED = ['integer', 'number', 'year', 'date', 'yearmonth'] as const;

/** A larger aggregate is tracked no further: its figures are then "the table", and a list of them helps nobody. */
const MOST_LOOKED_AT = 5000;

export function figure(value: Scalar): Worked {
  if (typeof value === 'number') return { value, form: 'figure', text: number(value) };
  return { value, form: 'figure', text: value === null ? say('missing') : String(value) };
}

export function cell(call: Call, table: Table, column: Column, row: number): Worked {
  call.look(table, row, column.field.name);
  const value = column.values[row] ?? null;
  return value === null ? { ...figure(value), missing: gapOf(table, column, row) } : figure(value);
}

/** `trade[2023].exports (not available)` */
export function gapOf(table: Table, column: Column, row: number): string {
  const status = column.statuses?.[row];
  const label = status ? ` (${reasonOf(status)})` : '';
  return `${cellAddress(table, row, column.field.name)}${label}`;
}

export function lookAt(call: Call, table: Table, column: Column, rows: readonly number[]): void {
  if (rows.length > MOST_LOOKED_AT) return;
  for (const row of rows) call.look(table, row, column.field.name);
}

export function numbersOf(
  column: Column,
  rows: readonly number[],
): { numbers: readonly number[]; missing: number } {
  const numbers: number[] = [];
  for (const row of rows) {
    const value = column.values[row];
    if (typeof value === 'number') numbers.push(value);
  }
  return { numbers, missing: rows.length - numbers.length };
}

export interface CellAmong {
  readonly table: Table;
  readonly column: Column;
  readonly row: number;
  readonly value: number;
  /** The rows that it is compared with: those of the `where`, without totals. */
  readonly rows: readonly number[];
}

/** Table, field and key at the first three positions, and the rows picked by a `where`. */
export function cellAmong(call: Call, where: number | undefined): CellAmong | undefined {
  const table = call.table(0);
  const column = table && call.column(1, table, NUMBERS);
  const row = table && call.row(2, table);
  const rows = table && call.rows(where, table);
  if (!table || !column || row === undefined || rows === undefined) return undefined;
  const value = column.values[row];
  if (typeof value !== 'number') {
    call.context.report(expressionMissingValue(gapOf(table, column, row), call.spot(2)));
    return undefined;
  }
  if (!rows.includes(row)) {
    return call.refuse(2, 'a row among those of the where, totals left out', rowKeyText(table, row));
  }
  call.look(table, row, column.field.name);
  return { table, column, row, value, rows };
}

/** Table, field and rows for functions over a whole field; empty selections are refused. */
export function selection(
  call: Call,
  types: Parameters<Call['column']>[2],
  where = 2,
): { table: Table; column: Column; rows: readonly number[] } | undefined {
  const table = call.table(0);
  const column = table && call.column(1, table, types);
  const rows = table && call.rows(where, table);
  if (!table || !column || rows === undefined) return undefined;
  const filled = rows.filter((row) => column.values[row] !== null);
  if (filled.length > 0) return { table, column, rows };
  const position = call.node.parameters[where] === undefined ? 1 : where;
  return call.refuse(position, `rows of ${table.id} with a value of ${column.field.name}`, 'none');
}

/** The row with the extreme value (the first of equals), and how many others equal it. */
export function extremeRow(
  column: Column,
  rows: readonly number[],
  direction: 1 | -1,
): { row: number; ties: number } {
  let best = -1;
  let ties = 0;
  for (const row of rows) {
    const value = column.values[row] ?? null;
    if (value === null) continue;
    const order = best < 0 ? 1 : orderedBy(value, column.values[best] ?? null) * direction;
    if (order > 0) {
      best = row;
      ties = 0;
    } else if (order === 0) ties++;
  }
  return { row: best, ties };
}

/** The order of two rows by their key, and of a table without one that of its rows. */
export function keyOrder(table: Table, a: number, b: number): number {
  for (const field of table.key) {
    const order = orderedBy(cellOf(table, a, field), cellOf(table, b, field));
    if (order !== 0) return order;
  }
  return a - b;
}
