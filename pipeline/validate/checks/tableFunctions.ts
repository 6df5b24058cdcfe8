/** The functions of check expressions that look at tables and facts. */
import { number, type Phrase, say } from '../../language/Phrase.ts';
import { expressionMissingValue } from '../../problems/catalogue/expression.ts';
import type { Call, Worked } from './Call.ts';
import { datumFields } from './expression.ts';
import { columnOf, rowKeyText } from './Figures.ts';
import { aggregate, extreme, extremeKey, rowCount, series, type TableFunction } from './fieldFunctions.ts';
import { sameNumber } from './operators.ts';
import { shortened } from './scalarFunctions.ts';
import {
  type CellAmong,
  cell,
  cellAmong,
  extremeRow,
  figure,
  gapOf,
  keyOrder,
  lookAt,
  numbersOf,
} from './selection.ts';
import { orderedBy } from './series.ts';
import { inEnglish } from './workedText.ts';

export const TABLE_FUNCTIONS: ReadonlyMap<string, TableFunction> = new Map<string, TableFunction>([
  [
    'value',
    {
      usage: "value('table[key].field', {name: …}?)",
      says: 'the cell or fact with that address; an object names values for its braces',
      example:
        "value('trade[2023].exports') > value('trade[{before}].exports', {before: 2022}) + value('growth-goal')",
      arity: [1, 2],
      apply: (call) => {
        const found = call.address(0, 1);
        if (found === undefined) return undefined;
        if (found.type === 'cell') return cell(call, found.table, found.column, found.row);
        call.context.look(found.origin);
        return { ...figure(found.value), missing: `fact ${found.fact.id}` };
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
        const text = column ? say('rowsWith', table.id, column.field.name) : say('rowsOf', table.id);
        return { value: counted.length, form: 'words', text };
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
        const text = say('share', number(value), number(shortened(sum)), column.field.name);
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
        const words = direction === 1 ? 'rank' : 'rankLowestFirst';
        const text = say(words, rowKeyText(table, row), column.field.name, number(value));
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

function record(call: Call, found: CellAmong, direction: 1 | -1): Worked {
  const { table, column, row, value, rows } = found;
  const earlier = rows.filter((other) => keyOrder(table, other, row) < 0);
  lookAt(call, table, column, earlier);
  const at = rowKeyText(table, row);
  const { row: best } = extremeRow(column, earlier, direction);
  if (best < 0) {
    return { value: true, form: 'relation', text: say('isFirst', column.field.name, at, number(value)) };
  }
  const bestValue = column.values[best] ?? null;
  const holds = typeof bestValue === 'number' && orderedBy(value, bestValue) * direction > 0;
  const before: Phrase = [figure(bestValue).text, ` (${rowKeyText(table, best)})`];
  return {
    value: holds,
    form: 'relation',
    text: say(direction === 1 ? 'recordHigh' : 'recordLow', column.field.name, at, number(value), before),
  };
}

function quantifier(call: Call, kind: 'all' | 'any'): Worked | undefined {
  const table = call.table(0);
  const text = call.quoted(1);
  const holds = table && call.rowFunction(1, table);
  const rows = table && call.rows(2, table);
  if (!table || text === undefined || !holds || rows === undefined) return undefined;
  if (rows.length === 0) return call.refuse(2, `rows of ${table.id}`, 'none');
  const parsed = call.context.figures.expression(text);
  const fields =
    parsed.type === 'parsed' ? datumFields(parsed.expression).map((field) => field.property) : [];
  for (const field of new Set(fields)) {
    const column = columnOf(table, field);
    if (column) lookAt(call, table, column, rows);
  }
  const results = rows.map((row) => ({ row, value: holds(row) }));
  const odd = results.find(({ value }) => typeof value !== 'boolean' && value !== null);
  if (odd) return call.refuse(1, 'an expression that is true or false', inEnglish(figure(odd.value).text));
  const deciding = results.filter(({ value }) => value === (kind === 'any'));
  const [first] = deciding;
  const unknown = results.find(({ value }) => value === null);
  // Whether it holds of a row with a gap is not known, so that without a row that decides nothing is.
  if (first === undefined && unknown !== undefined) {
    const gap = fields
      .flatMap((field) => columnOf(table, field) ?? [])
      .find((column) => (column.values[unknown.row] ?? null) === null);
    if (gap === undefined) return undefined;
    const spot = call.spot(1);
    call.context.report(expressionMissingValue(gapOf(table, gap, unknown.row), spot));
    return undefined;
  }
  const count = rowCount(rows.length);
  if (first === undefined) {
    const words = say(kind === 'all' ? 'trueOfAll' : 'trueOfNone', count, text);
    return { value: kind === 'all', form: 'relation', text: words };
  }
  const span = call.node.parameters[1]?.span ?? call.node.span;
  const worked = call.context.evaluateRow(
    text,
    { start: span.start + 1, end: span.end - 1 },
    table,
    first.row,
  );
  const words = say(kind === 'all' ? 'notTrueOf' : 'trueOf', number(deciding.length), count);
  const shown = worked?.text ?? say('valueMissing');
  const row = rowKeyText(table, first.row);
  return { value: kind === 'any', form: 'relation', text: [words, '; ', row, ': ', shown] };
}
