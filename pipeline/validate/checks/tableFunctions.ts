/** The functions of check expressions that look at tables and facts. */
import { expressionMissingValue, expressionUnknownFact } from '../../problems/catalogue/expression.ts';
import type { Column, Scalar, Table } from '../Dataset.ts';
import type { Call, Worked } from './Call.ts';
import { datumFields, parseExpression } from './expression.ts';
import { cellOf, columnOf, rowKeyText } from './Figures.ts';
import { sameNumber } from './operators.ts';
import { showComputed, showNumber } from './scalarFunctions.ts';
import { orderedBy } from './series.ts';

export interface TableFunction {
  readonly usage: string;
  readonly says: string;
  readonly example: string;
  readonly arity: readonly [number, number];
  readonly apply: (call: Call) => Worked | undefined;
}

const NUMBERS = ['integer', 'number'] as const;
const ORDERED = ['integer', 'number', 'year', 'date', 'yearmonth'] as const;

/** A larger aggregate is tracked no further: its figures are then "the table", and a list of them helps nobody. */
const MOST_LOOKED_AT = 5000;
/** So many addends are written out; more are counted. */
const MOST_ADDENDS = 4;

export const TABLE_FUNCTIONS: ReadonlyMap<string, TableFunction> = new Map<string, TableFunction>([
  [
    'value',
    {
      usage: "value('table', 'field', {key: …})",
      says: 'the cell of the one row with that key; the bare key will do where it is a single field',
      example: "value('trade', 'exports', {year: 2023}) > value('trade', 'exports', 2022)",
      arity: [3, 3],
      apply: (call) => {
        const table = call.table(0);
        const column = table && call.column(1, table);
        const row = table && call.row(2, table);
        return table && column && row !== undefined ? cell(call, table, column, row) : undefined;
      },
    },
  ],
  [
    'fact',
    {
      usage: "fact('id')",
      says: 'the value of a fact',
      example: "fact('members') == 37",
      arity: [1, 1],
      apply: (call) => {
        const id = call.quoted(0);
        if (id === undefined) return call.refuse(0, 'the id of a fact in quotes');
        const { facts } = call.context.figures;
        const fact = facts.get(id);
        if (fact === undefined) {
          call.context.report(expressionUnknownFact(id, facts.keys(), call.spotInside(0)));
          return undefined;
        }
        call.context.look({ type: 'fact', fact: id });
        return figure(fact.value);
      },
    },
  ],
  aggregate('sum', 'the sum of a field', (values) => values.reduce((sum, value) => sum + value, 0)),
  aggregate('mean', 'the mean of a field', (values) => {
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  }),
  extreme('min', 'least', -1),
  extreme('max', 'greatest', 1),
  [
    'count',
    {
      usage: "count('table', where?)",
      says: "the number of rows; with a field, count('table', 'field', where?), of rows that have a value there",
      example: "count('districts', 'datum.exports > 10') == 5",
      arity: [1, 3],
      apply: (call) => {
        const table = call.table(0);
        if (table === undefined) return undefined;
        const name = call.quoted(1);
        const byField = name !== undefined && /^\w+$/.test(name);
        const column = byField ? call.column(1, table) : undefined;
        if (byField && column === undefined) return undefined;
        const rows = call.rows(byField ? 2 : 1, table);
        if (rows === undefined) return undefined;
        const counted = column ? rows.filter((row) => column.values[row] !== null) : rows;
        if (column) lookAt(call, table, column, counted);
        const what = column ? ` with ${column.field.name}` : '';
        return { value: counted.length, form: 'words', text: `rows of ${table.id}${what}` };
      },
    },
  ],
  [
    'share',
    {
      usage: "share('table', 'field', {key: …}, where?)",
      says: 'the cell in percent of the sum of the field',
      example: "near(share('partners', 'total', {partner: 'Norway', year: 2023}, {year: 2023}), 15.7, 0.05)",
      arity: [3, 4],
      apply: (call) => {
        const found = cellAmong(call, 3);
        if (found === undefined) return undefined;
        const { table, column, value, rows } = found;
        const { numbers } = numbersOf(column, rows);
        lookAt(call, table, column, rows);
        const sum = numbers.reduce((total, number) => total + number, 0);
        const text = `${showNumber(value)} in percent of ${showComputed(sum)}, the sum of ${column.field.name}`;
        return { value: (value / sum) * 100, form: 'words', text };
      },
    },
  ],
  [
    'rank',
    {
      usage: "rank('table', 'field', {key: …}, 'ascending'?, where?)",
      says: 'the place of the row by the field, the highest being 1, or the lowest with ascending; equals share a place',
      example: "rank('partners', 'total', {partner: 'Norway', year: 2023}, {year: 2023}) == 1",
      arity: [3, 5],
      apply: (call) => {
        const options = call.options(3, ['ascending', 'descending']);
        const found = options && cellAmong(call, options.where);
        if (found === undefined) return undefined;
        const { table, column, row, value, rows } = found;
        lookAt(call, table, column, rows);
        const direction = options?.word === 'ascending' ? -1 : 1;
        const before = numbersOf(column, rows).numbers.filter(
          (number) => !sameNumber(number, value) && (number - value) * direction > 0,
        );
        const order = direction === 1 ? '' : ', lowest first';
        const text = `rank of ${rowKeyText(table, row)} by ${column.field.name} (${showNumber(value)}${order})`;
        return { value: before.length + 1, form: 'words', text };
      },
    },
  ],
  extremeKey('argmax', 'highest', 1),
  extremeKey('argmin', 'lowest', -1),
  [
    'record',
    {
      usage: "record('table', 'field', {key: …}, 'lowest'?, where?)",
      says: 'true if the cell is above (with lowest: below) every earlier one, in the order of the key',
      example: "record('goods', 'total', {year: 2023})",
      arity: [3, 5],
      apply: (call) => {
        const options = call.options(3, ['highest', 'lowest']);
        const found = options && cellAmong(call, options.where);
        if (found === undefined) return undefined;
        return record(call, found, options?.word === 'lowest' ? -1 : 1);
      },
    },
  ],
  [
    'all',
    {
      usage: "all('table', 'expression on datum', where?)",
      says: 'true if the expression is true of every row',
      example: "all('goods', 'near(datum.exports + datum.imports, datum.total, 0.1)')",
      arity: [2, 3],
      apply: (call) => quantifier(call, 'all'),
    },
  ],
  [
    'any',
    {
      usage: "any('table', 'expression on datum', where?)",
      says: 'true if the expression is true of one row at least',
      example: "any('goods', 'datum.balance > 0', 'datum.year < 1995')",
      arity: [2, 3],
      apply: (call) => quantifier(call, 'any'),
    },
  ],
  series('descending', 'from row to row the field never rises', 'table', -1),
  series('ascending', 'from row to row the field never falls', 'table', 1),
  series('decreasing', 'in the order of the key the field never rises', 'key', -1),
  series('increasing', 'in the order of the key the field never falls', 'key', 1),
]);

export function figure(value: Scalar): Worked {
  if (typeof value === 'number') return { value, form: 'figure', text: showNumber(value) };
  return { value, form: 'figure', text: value === null ? 'missing' : String(value) };
}

function cell(call: Call, table: Table, column: Column, row: number): Worked {
  call.look(table, row, column.field.name);
  return { ...figure(column.values[row] ?? null), missing: gapOf(table, column, row) };
}

/** `exports of trade at year=2023 (not available)` */
function gapOf(table: Table, column: Column, row: number): string {
  const status = column.statuses?.[row];
  const label = status === undefined || status === null || status === '' ? '' : ` (${status})`;
  return `${column.field.name} of ${table.id} at ${rowKeyText(table, row)}${label}`;
}

function lookAt(call: Call, table: Table, column: Column, rows: readonly number[]): void {
  if (rows.length > MOST_LOOKED_AT) return;
  for (const row of rows) call.look(table, row, column.field.name);
}

function numbersOf(column: Column, rows: readonly number[]): { numbers: readonly number[]; missing: number } {
  const numbers: number[] = [];
  for (const row of rows) {
    const value = column.values[row];
    if (typeof value === 'number') numbers.push(value);
  }
  return { numbers, missing: rows.length - numbers.length };
}

interface CellAmong {
  readonly table: Table;
  readonly column: Column;
  readonly row: number;
  readonly value: number;
  /** The rows that it is compared with: those of the `where`, without totals. */
  readonly rows: readonly number[];
}

/** Table, field and key at the first three positions, and the rows picked by a `where`. */
function cellAmong(call: Call, where: number | undefined): CellAmong | undefined {
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
function selection(
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

function aggregate(
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
      return { value, form: 'arithmetic', strength: 1, text: numbers.map(showNumber).join(' + ') };
    }
    const gaps = missing > 0 ? `, ${missing} missing` : '';
    const counted = `${numbers.length} ${numbers.length === 1 ? 'row' : 'rows'}`;
    return { value, form: 'words', text: `${name} of ${column.field.name} in ${counted}${gaps}` };
  };
  const usage = `${name}('table', 'field', where?)`;
  const example = `near(${name}('districts', 'exports'), 261.2, 0.05)`;
  return [name, { usage, says, example, arity: [2, 3], apply }];
}

/** The row with the extreme value (the first of equals), and how many others equal it. */
function extremeRow(
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

function extreme(name: string, word: string, direction: 1 | -1): [string, TableFunction] {
  const apply = (call: Call): Worked | undefined => {
    const selected = selection(call, ORDERED);
    if (selected === undefined) return undefined;
    const { table, column, rows } = selected;
    lookAt(call, table, column, rows);
    const { row } = extremeRow(column, rows, direction);
    const text = `${word} ${column.field.name} (${rowKeyText(table, row)})`;
    return { value: column.values[row] ?? null, form: 'words', text };
  };
  const usage = `${name}('table', 'field', where?)`;
  const says = `the ${word} value of a field; ${name}(a, b, …) of the numbers listed`;
  const example = `${name}('goods', 'total', 'datum.year < 2023') < 798.8`;
  return [name, { usage, says, example, arity: [1, Number.POSITIVE_INFINITY], apply }];
}

function extremeKey(name: string, word: string, direction: 1 | -1): [string, TableFunction] {
  const apply = (call: Call): Worked | undefined => {
    const selected = selection(call, ORDERED);
    if (selected === undefined) return undefined;
    const { table, column, rows } = selected;
    const keyField = answerField(call, table);
    if (keyField === undefined) return call.refuse(0, 'a table with a key', `${table.id} without one`);
    lookAt(call, table, column, rows);
    const { row, ties } = extremeRow(column, rows, direction);
    call.look(table, row, keyField);
    const extremeValue = figure(column.values[row] ?? null).text;
    const shared = ties > 0 ? `, shared by ${ties + 1} rows` : '';
    const text = `${keyField} with the ${word} ${column.field.name} (${extremeValue}${shared})`;
    return { value: cellOf(table, row, keyField), form: 'words', text };
  };
  const usage = `${name}('table', 'field', where?, 'answer field'?)`;
  const says =
    `the key of the row with the ${word} value: its first key field that the where does not fix, ` +
    'or the field named';
  const example = `${name}('partners', 'total', {year: 2023}) == 'Norway'`;
  return [name, { usage, says, example, arity: [2, 4], apply }];
}

function answerField(call: Call, table: Table): string | undefined {
  const named = call.quoted(3);
  if (named !== undefined) return call.column(3, table)?.field.name;
  const where = call.node.parameters[2];
  const fixed = where?.type === 'object' ? where.entries.map((entry) => entry.name) : [];
  return table.key.find((field) => !fixed.includes(field)) ?? table.key[0];
}

function record(call: Call, found: CellAmong, direction: 1 | -1): Worked {
  const { table, column, row, value, rows } = found;
  const earlier = rows.filter((other) => keyOrder(table, other, row) < 0);
  lookAt(call, table, column, earlier);
  const at = `${column.field.name} at ${rowKeyText(table, row)}`;
  const { row: best } = extremeRow(column, earlier, direction);
  if (best < 0) return { value: true, form: 'relation', text: `${at} is the first, ${showNumber(value)}` };
  const bestValue = column.values[best] ?? null;
  const holds = typeof bestValue === 'number' && orderedBy(value, bestValue) * direction > 0;
  const word = direction === 1 ? 'more' : 'less';
  const before = `${figure(bestValue).text} (${rowKeyText(table, best)})`;
  return {
    value: holds,
    form: 'relation',
    text: `${at} is ${showNumber(value)}, expected ${word} than every earlier one, of which the ${direction === 1 ? 'highest' : 'lowest'} is ${before}`,
  };
}

function keyOrder(table: Table, a: number, b: number): number {
  for (const field of table.key) {
    const order = orderedBy(cellOf(table, a, field), cellOf(table, b, field));
    if (order !== 0) return order;
  }
  return table.key.length === 0 ? a - b : 0;
}

function quantifier(call: Call, kind: 'all' | 'any'): Worked | undefined {
  const table = call.table(0);
  const text = call.quoted(1);
  const holds = table && call.rowFunction(1, table);
  const rows = table && call.rows(2, table);
  if (!table || text === undefined || !holds || rows === undefined) return undefined;
  if (rows.length === 0) return call.refuse(2, `rows of ${table.id}`, 'none');
  const parsed = parseExpression(text);
  const fields =
    parsed.type === 'parsed' ? datumFields(parsed.expression).map((field) => field.property) : [];
  for (const field of new Set(fields)) {
    const column = columnOf(table, field);
    if (column) lookAt(call, table, column, rows);
  }
  const results = rows.map((row) => ({ row, value: holds(row) }));
  const odd = results.find(({ value }) => typeof value !== 'boolean' && value !== null);
  if (odd) return call.refuse(1, 'an expression that is true or false', figure(odd.value).text);
  const deciding = results.filter(({ value }) => (kind === 'all' ? value !== true : value === true));
  const [first] = deciding;
  const count = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`;
  if (first === undefined) {
    const words = kind === 'all' ? `true of all ${count}: ${text}` : `true of none of ${count}: ${text}`;
    return { value: kind === 'all', form: 'relation', text: words };
  }
  const span = call.node.parameters[1]?.span ?? call.node.span;
  const worked = call.context.evaluateRow(
    text,
    { start: span.start + 1, end: span.end - 1 },
    table,
    first.row,
  );
  const shown = `${rowKeyText(table, first.row)}: ${worked?.text ?? 'a value is missing'}`;
  const words =
    kind === 'all' ? `not true of ${deciding.length} of ${count}` : `true of ${deciding.length} of ${count}`;
  return { value: kind === 'any', form: 'relation', text: `${words}; ${shown}` };
}

function series(
  name: string,
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
    const shown = (row: number) => `${figure(column.values[row] ?? null).text} (${rowKeyText(table, row)})`;
    const what = `${column.field.name} ${strictly ? 'strictly ' : ''}${name} in ${filled.length} rows`;
    const text =
      first === undefined
        ? what
        : `expected ${what}, found ${shown(first.before)} before ${shown(first.row)}`;
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
