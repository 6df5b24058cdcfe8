/** What is wrong in the steps of a derived table is said at its place, and what they leave behind is known before they run. */
import { expect, test } from 'vitest';
import type { BookParameters } from '../../pipeline/address/Parameters.ts';
import { checkSteps } from '../../pipeline/validate/derive/checkSteps.ts';
import { parseDerived } from '../../pipeline/validate/derive/parseDerived.ts';
import { exampleTable } from '../checks/exampleFigures.ts';
import { documentOf, shown, unknown } from './derive.ts';

const trade = exampleTable(
  'trade',
  ['year:year', 'partner:string', 'exports', 'imports', 'day:date', 'month:yearmonth'],
  [
    [2022, 'Canada', 1, 2, '2022-01-01', '2022-01'],
    [2022, 'Mexico', 3, 4, '2022-02-01', '2022-02'],
    [2023, 'Canada', 5, null, '2023-01-01', '2023-01'],
    [2023, null, 7, 8, '2023-02-01', '2023-02'],
  ],
);
const regions = exampleTable(
  'regions',
  ['partner:string', 'region:string', 'people'],
  [['Canada', 'North', 38]],
);

/** Steps stand a line each from line 6 on, each from column 9. */
function check(steps: readonly string[], parameters?: BookParameters, from = 'trade') {
  const problems: string[] = [];
  const yaml = [
    'tables:',
    '  - name: out',
    '    title: Out',
    `    from: ${from}`,
    '    transform:',
    ...steps.map((step) => `      - ${step}`),
    '    schema: { fields: [{ name: year }], primaryKey: year }',
  ].join('\n');
  const { declarations } = parseDerived(documentOf(yaml), 'example', new Map(), (problem) =>
    problems.push(shown(problem)),
  );
  const [declaration] = declarations;
  if (declaration === undefined) throw new Error(problems.join('\n'));
  const tables = new Map([trade, regions].map((table) => [table.id, table]));
  const output = checkSteps(declaration, tables, parameters);
  return {
    problems,
    sound: output.sound,
    open: output.open,
    fields: [...output.fields],
    made: Object.fromEntries([...output.made].map(([name, path]) => [name, path.join('.')])),
    inherited: Object.fromEntries(
      [...output.inherited].map(([name, field]) => [name, `${field.name}:${field.type}`]),
    ),
    calculatedFrom: Object.fromEntries(output.calculatedFrom),
    behind: Object.fromEntries(
      [...output.behind].map(([name, parts]) => [name, parts.map(({ table, field }) => `${table}.${field}`)]),
    ),
  };
}

const own = ['year', 'partner', 'exports', 'imports', 'day', 'month'];
const ownTypes = {
  year: 'year:year',
  partner: 'partner:string',
  exports: 'exports:number',
  imports: 'imports:number',
  day: 'day:date',
  month: 'month:yearmonth',
};
const ownBehind = Object.fromEntries(own.map((name) => [name, [`trade.${name}`]]));

test('without-steps-all-fields-are-those-of-the-table', () => {
  expect(check([])).toEqual({
    problems: [],
    sound: true,
    open: false,
    fields: own,
    made: {},
    inherited: ownTypes,
    calculatedFrom: {},
    behind: ownBehind,
  });
});

test('of-a-table-that-is-not-known-there-are-no-fields', () => {
  expect(check([], undefined, 'nothing')).toMatchObject({
    sound: true,
    fields: [],
    inherited: {},
    behind: {},
  });
});

test('a-calculated-field-is-made-of-those-that-it-names', () => {
  const output = check([
    '{ calculate: datum.exports - datum.imports, as: balance }',
    '{ calculate: datum.balance * datum.balance, as: square }',
  ]);
  expect(output).toMatchObject({ problems: [], sound: true, fields: [...own, 'balance', 'square'] });
  expect(output.made).toEqual({ balance: 'tables.0.transform.0', square: 'tables.0.transform.1' });
  expect(output.inherited).toEqual(ownTypes);
  expect(output.calculatedFrom).toEqual({ balance: ['exports', 'imports'], square: ['balance', 'balance'] });
  expect(output.behind).toEqual({
    ...ownBehind,
    balance: ['trade.exports', 'trade.imports'],
    square: ['trade.exports', 'trade.imports'],
  });
});

test('a-field-that-is-made-anew-is-no-longer-the-one-of-the-table', () => {
  const output = check([
    '{ calculate: datum.imports * 2, as: exports }',
    '{ joinaggregate: [{ op: sum, field: exports, as: exports }] }',
  ]);
  expect(output.fields).toEqual(own);
  expect(Object.keys(output.inherited)).not.toContain('exports');
  expect(output.calculatedFrom).toEqual({});
  expect(output.behind['exports']).toEqual(['trade.imports']);
});

test('an-aggregate-leaves-its-groups-and-what-it-makes', () => {
  const output = check([
    '{ calculate: datum.exports + 1, as: more }',
    '{ aggregate: [{ op: sum, field: more, as: total }, { op: count, as: rows }], groupby: [year] }',
  ]);
  expect(output).toMatchObject({ problems: [], sound: true, open: false, fields: ['year', 'total', 'rows'] });
  expect(output.made).toEqual({ total: 'tables.0.transform.1', rows: 'tables.0.transform.1' });
  expect(output.calculatedFrom).toEqual({});
  expect(output.behind['total']).toEqual(['trade.exports']);
  expect(output.behind['rows']).toEqual([]);
});

test('a-group-that-was-made-stays-made', () => {
  const output = check([
    '{ calculate: datum.year + 1, as: next }',
    '{ aggregate: [{ op: max, field: exports, as: most }], groupby: [next] }',
  ]);
  expect(Object.keys(output.made)).toEqual(['next', 'most']);
});

test('a-look-up-brings-fields-as-they-are-in-the-other-table', () => {
  const output = check([
    '{ lookup: partner, from: { data: { name: regions }, key: partner, fields: [region, people] }, as: [area, heads] }',
  ]);
  expect(output).toMatchObject({ problems: [], sound: true, fields: [...own, 'area', 'heads'] });
  expect(output.inherited).toEqual({ ...ownTypes, area: 'area:string', heads: 'heads:number' });
  expect(output.behind).toEqual({ ...ownBehind, area: ['regions.region'], heads: ['regions.people'] });
  expect(output.made).toEqual({ area: 'tables.0.transform.0', heads: 'tables.0.transform.0' });
});

test('a-pivot-makes-columns-of-the-values-that-there-are', () => {
  const output = check(['{ pivot: partner, value: exports, groupby: [year] }']);
  expect(output).toMatchObject({ problems: [], sound: true, open: false, made: {} });
  expect(output.fields).toEqual(['year', 'Canada', 'Mexico']);
});

test('a-pivot-on-a-field-that-was-made-leaves-its-columns-open', () => {
  const output = check([
    "{ calculate: datum.partner + '!', as: partner }",
    '{ pivot: partner, value: exports, groupby: [year] }',
    '{ calculate: datum.whatever, as: x }',
  ]);
  expect(output).toMatchObject({ problems: [], sound: true, open: true, fields: ['year', 'x'] });
});

test('after-an-aggregate-the-columns-of-an-open-pivot-are-known-again', () => {
  const output = check([
    "{ calculate: datum.partner + '!', as: other }",
    '{ pivot: other, value: exports, groupby: [year] }',
    '{ aggregate: [{ op: sum, field: Canada!, as: all }], groupby: [year] }',
    '{ filter: datum.Canada > 0 }',
  ]);
  expect(output).toMatchObject({ open: false, sound: false, fields: ['year', 'all'] });
  expect(output.problems).toHaveLength(1);
});

test('the-end-of-an-interval-is-a-field-but-need-not-be-declared', () => {
  const output = check([
    '{ bin: true, field: exports, as: low }',
    '{ timeUnit: utcyear, field: month, as: [a, b] }',
  ]);
  expect(output).toMatchObject({ problems: [], sound: true, fields: [...own, 'low', 'low_end', 'a', 'b'] });
  expect(Object.keys(output.made)).toEqual(['low', 'a', 'b']);
});

test('a-fold-makes-a-name-and-a-value-of-the-fields', () => {
  const output = check(['{ fold: [exports, imports], as: [flow, amount] }']);
  expect(output.fields).toEqual([...own, 'flow', 'amount']);
  expect(output.behind['amount']).toEqual(['trade.exports', 'trade.imports']);
  expect(output.behind['flow']).toEqual([]);
});

test('parameters-stand-for-themselves-in-expressions', () => {
  const parameters: BookParameters = new Map([['latest', 2023]]);
  expect(check(['{ filter: datum.year == latest }'], parameters)).toMatchObject({
    problems: [],
    sound: true,
  });
});

test.each<[string]>([
  ['{ filter: { field: exports, gt: 3 } }'],
  [
    '{ filter: { or: [{ field: exports, valid: true }, { not: { field: year, equal: 2022 } }, datum.year > 1] } }',
  ],
  [
    '{ window: [{ op: lag, field: exports, as: before }, { op: rank, as: place }, { op: mean, field: imports, as: m }], frame: [null, 0], sort: [{ field: year, order: descending }], groupby: [partner] }',
  ],
  ['{ joinaggregate: [{ op: count, as: n }], groupby: [year] }'],
  ['{ timeUnit: utcyear, field: day, as: y }'],
  ['{ quantile: exports, probs: [0.5], groupby: [year] }'],
  ['{ pivot: partner, value: exports, op: max }'],
  ['{ fold: [exports] }'],
  ['{ calculate: datum.exports, as: e, _why: a reason }'],
  ['{ calculate: "datum[\'exports\'] + sqrt(datum.imports)", as: e }'],
])('a-step-that-is-right-is-let-through: %s', (step) => {
  expect(check([step])).toMatchObject({ problems: [], sound: true });
});

test.each<[string, string[]]>([
  [
    '{ filter: datum.exprots > 3 }',
    [
      '6:25 derived-unknown-field: expected a field that there is at this step (filter), found "exprots" | did you mean exports?',
    ],
  ],
  [
    '{ filter: datum.exports > }',
    [
      '6:19 derived-expression: expected a Vega expression, found "datum.exports >": unexpected end of input | fields are written datum.name, as in datum.exports / datum.total * 100',
    ],
  ],
  [
    '{ filter: exports > 3 }',
    [
      '6:19 derived-bare-name: expected datum before the name of a field, found exports | write datum.exports',
    ],
  ],
  [
    '{ filter: datum.exports > random() }',
    ['6:35 derived-unstable-function: expected functions that give the same result everywhere, found random'],
  ],
  [
    '{ filter: "length(data(\'regions\')) > 1" }',
    [
      '6:27 derived-unstable-function: expected functions that give the same result everywhere, found data | use a lookup',
    ],
  ],
  [
    '{ fold: [5, exprots] }',
    [
      '6:18 wrong-property-type: expected "entry 1 of fold" to be a text, found the number 5',
      '6:21 derived-unknown-field: expected a field that there is at this step (fold), found "exprots" | did you mean exports?',
    ],
  ],
  [
    '{ filter: { param: brush } }',
    [unknown('6:21', 'param'), '6:19 missing-property: expected the property "field" here, found none'],
  ],
  [
    '{ sample: 3 }',
    ['6:11 derived-step-refused: expected no sample in a derived table, found one | it picks rows by chance'],
  ],
  ['{ filter: 5 }', ['6:19 wrong-property-type: expected "filter" to be an object, found the number 5']],
  ['{ filter: "" }', ['6:9 missing-property: expected the property "filter" here, found none']],
  [
    '{ filter: { field: exprots, gt: 3 } }',
    [
      '6:28 derived-unknown-field: expected a field that there is at this step (filter), found "exprots" | did you mean exports?',
    ],
  ],
  ['{ filter: { gt: 3 } }', ['6:19 missing-property: expected the property "field" here, found none']],
  ['{ filter: { field: exports, more: 3 } }', [unknown('6:37', 'more')]],
  [
    '{ filter: { and: [{ field: exports, gt: 1 }, { or: [{ field: imprts, gt: 1 }, datum.dya > 1] }] } }',
    [
      '6:70 derived-unknown-field: expected a field that there is at this step (filter), found "imprts" | did you mean imports?',
      '6:93 derived-unknown-field: expected a field that there is at this step (filter), found "dya" | did you mean day?',
    ],
  ],
  [
    '{ filter: { not: { field: imprts, gt: 1 } } }',
    [
      '6:35 derived-unknown-field: expected a field that there is at this step (filter), found "imprts" | did you mean imports?',
    ],
  ],
  ['{ filter: { or: 5 } }', ['6:25 wrong-property-type: expected "or" to be a list, found the number 5']],
  ['{ calculate: datum.exports }', ['6:9 missing-property: expected the property "as" here, found none']],
  [
    '{ calculate: datum.exports, as: 5 }',
    ['6:41 wrong-property-type: expected "as" to be a text, found the number 5'],
  ],
  [
    '{ calculate: datum.exports, as: __x }',
    ['6:41 derived-reserved-name: expected a name that does not begin with __, found __x'],
  ],
  [
    '{ calculate: datum.exports || 0, as: e }',
    [
      '6:22 gap-filled: expected what is missing to stay missing, found a typed number in the place of datum.exports where it has no value | give datum.exports itself, or max(datum.exports, 0), in which a gap stays a gap; or leave such rows out by a filter',
    ],
  ],
  [
    '{ calculate: 5, as: e }',
    ['6:22 wrong-property-type: expected "calculate" to be a text, found the number 5'],
  ],
  ['{ calculate: datum.exports, as: e, form: x }', [unknown('6:44', 'form')]],
  [
    '{ timeUnit: utcyear, field: year, as: y }',
    ['6:37 wrong-property-value: expected "field" to be a field of dates, found year of type year'],
  ],
  ['{ timeUnit: utcyear, as: y }', ['6:9 missing-property: expected the property "field" here, found none']],
  [
    '{ aggregate: [{ op: lag, field: exports, as: x }], groupby: [year] }',
    [
      '6:29 wrong-property-value: expected "op" to be one of count, valid, missing, distinct, sum, product, mean, average, variance, variancep, stdev, stdevp, stderr, median, q1, q3, min, max, found "lag"',
    ],
  ],
  [
    '{ aggregate: [{ field: exports, as: x }], groupby: [year] }',
    ['6:23 missing-property: expected the property "op" here, found none'],
  ],
  [
    '{ aggregate: [{ op: sum, as: x }], groupby: [year] }',
    ['6:23 missing-property: expected the property "field" here, found none'],
  ],
  [
    '{ aggregate: [{ op: sum, field: exports }], groupby: [year] }',
    ['6:23 missing-property: expected the property "as" here, found none'],
  ],
  ['{ aggregate: [{ op: sum, field: exports, as: x, by: y }], groupby: [year] }', [unknown('6:57', 'by')]],
  [
    '{ aggregate: [sum], groupby: [year] }',
    ['6:23 wrong-property-type: expected "entry 1 of aggregate" to be an object, found the text "sum"'],
  ],
  [
    '{ aggregate: sum, groupby: [year] }',
    ['6:22 wrong-property-type: expected "aggregate" to be a list, found the text "sum"'],
  ],
  [
    '{ aggregate: [{ op: sum, field: exports, as: x }], groupby: [yaer] }',
    [
      '6:70 derived-unknown-field: expected a field that there is at this step (aggregate), found "yaer" | did you mean year?',
    ],
  ],
  [
    '{ window: [{ op: lagg, field: exports, as: x }] }',
    [
      '6:26 wrong-property-value: expected "op" to be one of row_number, rank, dense_rank, percent_rank, cume_dist, ntile, lag, lead, first_value, last_value, nth_value, count, valid, missing, distinct, sum, product, mean, average, variance, variancep, stdev, stdevp, stderr, median, q1, q3, min, max, found "lagg" | did you mean "lag"?',
    ],
  ],
  [
    '{ window: [{ op: lag, field: exprots, as: x }] }',
    [
      '6:38 derived-unknown-field: expected a field that there is at this step (window), found "exprots" | did you mean exports?',
    ],
  ],
  [
    '{ window: [{ op: rank, as: x }], sort: [{ field: exprots }] }',
    [
      '6:58 derived-unknown-field: expected a field that there is at this step (window), found "exprots" | did you mean exports?',
    ],
  ],
  [
    '{ window: [{ op: rank, as: x }], sort: [{ field: exports, order: up }] }',
    ['6:74 wrong-property-value: expected "order" to be one of ascending, descending, found "up"'],
  ],
  ['{ window: [{ op: rank, as: x }], sort: [{ field: exports, by: up }] }', [unknown('6:67', 'by')]],
  [
    '{ window: [{ op: rank, as: x }], sort: [{ order: ascending }] }',
    ['6:49 missing-property: expected the property "field" here, found none'],
  ],
  [
    '{ pivot: partner, value: exports, op: rank }',
    [
      '6:47 wrong-property-value: expected "op" to be one of count, valid, missing, distinct, sum, product, mean, average, variance, variancep, stdev, stdevp, stderr, median, q1, q3, min, max, found "rank"',
    ],
  ],
  ['{ pivot: partner }', ['6:9 missing-property: expected the property "value" here, found none']],
  ['{ lookup: partner }', ['6:9 wrong-property-type: expected "from" to be an object, found nothing']],
  [
    '{ lookup: partner, from: regions }',
    ['6:34 wrong-property-type: expected "from" to be an object, found the text "regions"'],
  ],
  [
    '{ lookup: partner, from: { data: { name: regoins }, key: partner, fields: [region] } }',
    ['6:50 derived-unknown-table: expected the name of a table, found "regoins" | did you mean regions?'],
  ],
  [
    '{ lookup: partner, from: { data: { name: regions }, fields: [region] } }',
    ['6:34 missing-property: expected the property "key" here, found none'],
  ],
  [
    '{ lookup: partner, from: { data: { name: regions }, key: partner, fields: [] } }',
    ['6:83 wrong-property-value: expected "fields" to be the names of fields, found none'],
  ],
  [
    '{ lookup: partner, from: { data: { name: regions }, key: partner } }',
    ['6:34 missing-property: expected the property "fields" here, found none'],
  ],
  [
    '{ lookup: partner, from: { data: { name: regions }, key: prtner, fields: [region, poeple] } }',
    [
      '6:66 derived-unknown-field: expected a field that there is at this step (fields of regions), found "prtner" | did you mean partner?',
      '6:91 derived-unknown-field: expected a field that there is at this step (fields of regions), found "poeple" | did you mean people?',
    ],
  ],
  [
    '{ lookup: partner, from: { key: partner, fields: [region] } }',
    ['6:34 missing-property: expected the property "name" here, found none'],
  ],
  [
    '{ lookup: partner, from: { data: { name: regions }, key: partner, fields: [region], how: left } }',
    [unknown('6:93', 'how')],
  ],
  [
    '{ lookup: prtner, from: { data: { name: regions }, key: partner, fields: [region] } }',
    [
      '6:19 derived-unknown-field: expected a field that there is at this step (lookup), found "prtner" | did you mean partner?',
    ],
  ],
  [
    '{ impute: exports, key: year, value: 0 }',
    [
      '6:11 derived-step-refused: expected no impute in a derived table, found one | it fills gaps with values that nobody measured',
    ],
  ],
  [
    '{ fitler: datum.exports > 1 }',
    [
      '6:9 derived-unknown-step: expected a Vega-Lite transform (calculate, filter, aggregate, joinaggregate, window, lookup, fold, flatten, pivot, quantile, stack, timeUnit, bin), found fitler | did you mean filter?',
    ],
  ],
  [
    '{ }',
    [
      '6:9 derived-unknown-step: expected a Vega-Lite transform (calculate, filter, aggregate, joinaggregate, window, lookup, fold, flatten, pivot, quantile, stack, timeUnit, bin), found nothing',
    ],
  ],
  [
    '{ colour: red, size: big }',
    [
      '6:9 derived-unknown-step: expected a Vega-Lite transform (calculate, filter, aggregate, joinaggregate, window, lookup, fold, flatten, pivot, quantile, stack, timeUnit, bin), found colour, size',
    ],
  ],
])('a-step-that-is-wrong-is-refused-at-its-place: %s', (step, expected) => {
  const { problems, sound } = check([step]);
  expect(problems).toEqual(expected);
  // What is merely not used is a warning, and stops nothing.
  expect(sound).toBe(problems.every((problem) => problem.includes('unknown-property')));
});

test('a-field-that-a-later-step-makes-is-said-to-come-too-late', () => {
  const { problems } = check([
    '{ filter: datum.balance > 0 }',
    '{ calculate: datum.exports - datum.imports, as: balance }',
  ]);
  expect(problems).toEqual([
    '6:25 derived-unknown-field: expected a field that there is at this step (filter), found "balance" | balance is made by a later step; put that step first',
  ]);
});
