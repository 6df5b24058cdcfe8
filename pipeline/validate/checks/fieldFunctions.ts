/** Makes the functions of check expressions that look at a whole field: aggregates, extremes and series. */
import { number, type Phrase, say } from '../../language/Phrase.ts';
import type { Column, Table } from '../Dataset.ts';
import type { Call, Worked } from './Call.ts';
import { columnOf, rowKeyText } from './Figures.ts';
import {
  cell,
  extremeRow,
  figure,
  keyOrder,
  lookAt,
  NUMBERS,
  numbersOf,
  ORDERED,
  selection,
} from './selection.ts';
import { orderedBy } from './series.ts';

export interface TableFunction {
  readonly usage: string;
  readonly says: string;
  readonly example: string;
  readonly arity: readonly [number, number];
  readonly apply: (call: Call) => Worked | undefined;
}

/** So many addends are written out; more are counted. */
const MOST_ADDENDS = 4;

export function aggregate(
  name: string,
  says: string,
  calculate: (values: readonly number[]) => number,
): [string, TableFunction] {
  const apply = (call: Call): Worked | undefined => {
    const selected = selection(call, NUMBERS);
    if (selected === undefined) return undefined;
    const { table, column, rows } = selected;
    const { numbers, missing } = numbersOf(column, rows);
    lookAt(call, table, column, rows);
    const value = calculate(numbers);
    if (name === 'sum' && numbers.length > 1 && numbers.length <= MOST_ADDENDS) {
      return {
        value,
        form: 'arithmetic',
        strength: 1,
        text: numbers.flatMap((addend, index) => (index === 0 ? [number(addend)] : [' + ', number(addend)])),
      };
    }
    const words = say(name === 'sum' ? 'sumOf' : 'meanOf', column.field.name, rowCount(numbers.length));
    return { value, form: 'words', text: missing > 0 ? say('withMissing', words, number(missing)) : words };
  };
  const usage = `${name}('table', 'field', where?)`;
  const example = `near(${name}('districts', 'exports'), 261.2, 0.05)`;
  return [name, { usage, says, example, arity: [2, 3], apply }];
}

export function extreme(name: string, word: string, direction: 1 | -1): [string, TableFunction] {
  const apply = (call: Call): Worked | undefined => {
    const selected = selection(call, ORDERED);
    if (selected === undefined) return undefined;
    const { table, column, rows } = selected;
    lookAt(call, table, column, rows);
    const { row } = extremeRow(column, rows, direction);
    const text = say(direction === 1 ? 'greatest' : 'least', column.field.name, rowKeyText(table, row));
    return { value: column.values[row] ?? null, form: 'words', text };
  };
  const usage = `${name}('table', 'field', where?)`;
  const says = `the ${word} value of a field; ${name}(a, b, …) of the numbers listed`;
  const example = `${name}('goods', 'total', 'datum.year < 2023') < 798.8`;
  return [name, { usage, says, example, arity: [1, Number.POSITIVE_INFINITY], apply }];
}

export function extremeKey(name: string, word: string, direction: 1 | -1): [string, TableFunction] {
  const apply = (call: Call): Worked | undefined => {
    const selected = selection(call, ORDERED);
    if (selected === undefined) return undefined;
    const { table, column, rows } = selected;
    const answers = call.count > 3 ? call.column(3, table) : firstOpenKey(call, table);
    if (answers === undefined) return undefined;
    lookAt(call, table, column, rows);
    const { row, ties } = extremeRow(column, rows, direction);
    const answer = cell(call, table, answers, row);
    const extremeValue = figure(column.values[row] ?? null).text;
    const shown = ties > 0 ? say('shared', extremeValue, number(ties + 1)) : extremeValue;
    const text = say(
      direction === 1 ? 'withHighest' : 'withLowest',
      answers.field.name,
      column.field.name,
      shown,
    );
    return { ...answer, form: 'words', text };
  };
  const usage = `${name}('table', 'field', where?, 'answer field'?)`;
  const says =
    `the key of the row with the ${word} value: its first key field that the where does not fix, ` +
    'or the field named';
  const example = `${name}('partners', 'total', {year: 2023}) == 'Norway'`;
  return [name, { usage, says, example, arity: [2, 4], apply }];
}

/** The first field of the key that the `where` does not fix. */
function firstOpenKey(call: Call, table: Table): Column | undefined {
  const where = call.node.parameters[2];
  const fixed = where?.type === 'object' ? where.entries.map((entry) => entry.name) : [];
  const open = table.key.find((field) => !fixed.includes(field)) ?? table.key[0];
  if (open === undefined) return call.refuse(0, 'a table with a key', `${table.id} without one`);
  return columnOf(table, open);
}

/** Without and with equals refused. */
const SERIES = {
  descending: ['descending', 'strictlyDescending'],
  ascending: ['ascending', 'strictlyAscending'],
  decreasing: ['decreasing', 'strictlyDecreasing'],
  increasing: ['increasing', 'strictlyIncreasing'],
} as const;

/** `1 row`, `12 rows`. */
export function rowCount(count: number): Phrase {
  return say('rows', number(count));
}

export function series(
  name: keyof typeof SERIES,
  says: string,
  order: 'table' | 'key',
  direction: 1 | -1,
): [string, TableFunction] {
  const apply = (call: Call): Worked | undefined => {
    const options = call.options(2, ['strictly']);
    const selected = options && selection(call, ORDERED, options.where ?? call.count);
    if (selected === undefined) return undefined;
    const { table, column, rows } = selected;
    lookAt(call, table, column, rows);
    const filled = rows.filter((row) => column.values[row] !== null);
    const sorted = order === 'key' ? filled.toSorted((a, b) => keyOrder(table, a, b)) : filled;
    const strictly = options?.word === 'strictly';
    const breaks = sorted.slice(1).flatMap((row, index) => {
      const before = sorted[index] ?? row;
      const step = orderedBy(column.values[row] ?? null, column.values[before] ?? null) * direction;
      return step < 0 || (strictly && step === 0) ? [{ before, row }] : [];
    });
    const [first] = breaks;
    const shown = (row: number): Phrase => [
      figure(column.values[row] ?? null).text,
      ` (${rowKeyText(table, row)})`,
    ];
    const what = say(SERIES[name][strictly ? 1 : 0], column.field.name, rowCount(filled.length));
    const text =
      first === undefined ? what : say('brokenSeries', what, shown(first.before), shown(first.row));
    return { value: first === undefined, form: 'relation', text };
  };
  const usage = `${name}('table', 'field', 'strictly'?, where?)`;
  const example =
    order === 'table' ? `${name}('districts', 'exports')` : `${name}('goods', 'total', 'datum.year > 2020')`;
  return [
    name,
    { usage, says: `true if ${says}; with strictly, without equals`, example, arity: [2, 4], apply },
  ];
}
