/** Finds what a table has to say first: who leads at its last date, or how a series went. */

import { isMeasure, isTime, type StarterColumn, type StarterTable } from './StarterTable.ts';

export type StarterRow = readonly string[];

export type Finding =
  | {
      /** The values of one column of names, the rest of the key held fast. */
      readonly type: 'ranking';
      readonly measure: StarterColumn;
      readonly category: StarterColumn;
      readonly fixed: readonly { readonly column: StarterColumn; readonly value: string }[];
      readonly first: StarterRow;
      readonly last: StarterRow;
      /** Rows that have a value, and whether others have none. */
      readonly count: number;
      readonly hasNegatives: boolean;
      readonly hasGaps: boolean;
    }
  | {
      /** The values of one column in the order of time. */
      readonly type: 'series';
      readonly measure: StarterColumn;
      readonly time: StarterColumn;
      readonly from: StarterRow;
      readonly to: StarterRow;
      readonly peak: StarterRow;
      readonly change: 'rose' | 'fell' | 'same';
      readonly hasGaps: boolean;
    };

/** Undefined where no two rows can be laid side by side. */
export function findFinding(table: StarterTable): Finding | undefined {
  const keys = table.columns.filter(({ name }) => table.key.includes(name));
  const measures = table.columns.filter((column) => isMeasure(column) && !keys.includes(column));
  for (const measure of measures) {
    const found = rankingOf(table, keys, measure) ?? seriesOf(table, keys, measure);
    if (found !== undefined) return found;
  }
  return undefined;
}

function rankingOf(
  table: StarterTable,
  keys: readonly StarterColumn[],
  measure: StarterColumn,
): Finding | undefined {
  const category = keys.find((column) => !isTime(column));
  const time = keys.find(isTime);
  if (category === undefined) return undefined;
  const { cell, number } = readersOf(table);
  const latest =
    time === undefined ? table.rows : table.rows.toSorted((a, b) => compare(cell(b, time), cell(a, time)));
  // What else is in the key has the value of the first row at the last date that has a figure.
  const model = latest.find((row) => number(row, measure) !== undefined);
  if (model === undefined) return undefined;
  const others = keys.filter((column) => column !== category);
  const fixed = others.map((column) => ({ column, value: cell(model, column) }));
  const drawn = table.rows.filter((row) => fixed.every(({ column, value }) => cell(row, column) === value));
  const ranked = drawn
    .filter((row) => number(row, measure) !== undefined)
    .toSorted((a, b) => (number(b, measure) ?? 0) - (number(a, measure) ?? 0));
  const [first] = ranked;
  const last = ranked.at(-1);
  if (first === undefined || last === undefined || number(first, measure) === number(last, measure))
    return undefined;
  const hasGaps = ranked.length < drawn.length;
  const hasNegatives = (number(last, measure) ?? 0) < 0;
  return {
    type: 'ranking',
    measure,
    category,
    fixed,
    first,
    last,
    count: ranked.length,
    hasNegatives,
    hasGaps,
  };
}

function seriesOf(
  table: StarterTable,
  keys: readonly StarterColumn[],
  measure: StarterColumn,
): Finding | undefined {
  const [time] = keys;
  if (time === undefined || keys.length > 1 || !isTime(time)) return undefined;
  const { cell, number } = readersOf(table);
  const value = (row: StarterRow) => number(row, measure) ?? 0;
  const inOrder = table.rows
    .filter((row) => number(row, measure) !== undefined)
    .toSorted((a, b) => compare(cell(a, time), cell(b, time)));
  const [from] = inOrder;
  const to = inOrder.at(-1);
  if (from === undefined || to === undefined || from === to) return undefined;
  const peak = inOrder.reduce((best, row) => (value(row) > value(best) ? row : best), from);
  const change = value(to) > value(from) ? 'rose' : value(to) < value(from) ? 'fell' : 'same';
  const hasGaps = inOrder.length < table.rows.length;
  return { type: 'series', measure, time, from, to, peak, change, hasGaps };
}

/** Readers of the cells of a table's rows, by column. */
export function readersOf({ columns }: StarterTable): {
  readonly cell: (row: StarterRow, column: StarterColumn) => string;
  readonly number: (row: StarterRow, column: StarterColumn) => number | undefined;
} {
  const cell = (row: StarterRow, column: StarterColumn) => row[columns.indexOf(column)] ?? '';
  const number = (row: StarterRow, column: StarterColumn) => {
    const text = cell(row, column);
    return text === '' ? undefined : Number(text);
  };
  return { cell, number };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
