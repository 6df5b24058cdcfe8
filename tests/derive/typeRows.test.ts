/** Rows that were computed become a table by the schema declared for it; what does not fit is said with its row. */
import { expect, test } from 'vitest';
import type { Scalar, Table } from '../../pipeline/validate/Dataset.ts';
import { checkSteps } from '../../pipeline/validate/derive/checkSteps.ts';
import { parseDerived } from '../../pipeline/validate/derive/parseDerived.ts';
import type { DerivedRow } from '../../pipeline/validate/derive/runTransforms.ts';
import { typeRows } from '../../pipeline/validate/derive/typeRows.ts';
import type { CellStatus } from '../../pipeline/validate/observationStatus.ts';
import { exampleTable } from '../checks/exampleFigures.ts';
import { documentOf, rowsOf, shown } from './derive.ts';

const trade = exampleTable(
  'trade',
  ['year:year', 'exports', 'imports', 'rank:integer', 'partner:string'],
  [
    [2022, 1, 2, 1, 'a'],
    [2023, 3, null, 2, 'b'],
  ],
);

interface Declared {
  readonly fields: string;
  readonly key?: string;
  readonly steps?: readonly string[];
  /** Further properties of the table, a line each. */
  readonly more?: readonly string[];
}

/** `fields` stand on line 6, steps from line 8 on. */
function type(
  { fields, key = 'year', steps = [], more = [] }: Declared,
  rows: readonly DerivedRow[],
  tables = [trade],
) {
  const problems: string[] = [];
  const yaml = [
    'tables:',
    '  - name: out',
    '    title: Out',
    '    from: trade',
    '    schema:',
    `      fields: [${fields}]`,
    `      primaryKey: ${key}`,
    `    transform:${steps.length === 0 ? ' []' : ''}`,
    ...steps.map((step) => `      - ${step}`),
    ...more.map((line) => `    ${line}`),
  ].join('\n');
  const parsed = parseDerived(documentOf(yaml), 'example', new Map(), (problem) =>
    problems.push(shown(problem)),
  );
  const [declaration] = parsed.declarations;
  if (declaration === undefined) throw new Error(problems.join('\n'));
  const byId = new Map(tables.map((table) => [table.id, table]));
  const table = typeRows(declaration, rows, checkSteps(declaration, byId), byId);
  return { table, problems };
}

/** A row of values that no row stands behind. */
const bare = (values: Readonly<Record<string, unknown>>): DerivedRow => ({ values, origins: [] });
const from = (row: number, values: Readonly<Record<string, unknown>>, table = 'trade'): DerivedRow => ({
  values,
  origins: [{ table, row }],
});

const calculated = ['{ calculate: datum.exports / datum.imports, as: x }'];

test.each<[string, unknown, Scalar]>([
  ['number', 0.1 + 0.2, 0.3],
  ['integer', 3.0000000000000004, 3],
  ['integer', -7, -7],
  ['string', 'a', 'a'],
  ['boolean', false, false],
  ['date', '2023-05-06', '2023-05-06'],
  ['date', new Date('2023-05-06T00:00:00Z'), '2023-05-06'],
  ['yearmonth', '2023-05', '2023-05'],
  ['yearmonth', new Date('2023-05-01T00:00:00Z'), '2023-05'],
  ['year', 2023, 2023],
  ['year', new Date('2023-01-01T00:00:00Z'), 2023],
  ['number', undefined, null],
  ['string', null, null],
])('a-value-of-type-%s-is-read: %s', (name, raw, expected) => {
  const { table, problems } = type(
    { fields: `{ name: year }, { name: x, type: ${name}, unit: people }`, steps: calculated },
    [bare({ year: 2023, x: raw })],
  );
  expect(problems).toEqual([]);
  expect(rowsOf(table)).toEqual([[2023, expected]]);
});

test.each<[string, unknown, string]>([
  ['number', 'a', '6:32 derived-value-type: expected a number in x, found "a" at year=2023'],
  ['number', true, '6:32 derived-value-type: expected a number in x, found true at year=2023'],
  ['integer', 3.1, '6:32 derived-value-type: expected a whole number in x, found 3.1 at year=2023'],
  ['integer', 'a', '6:32 derived-value-type: expected a whole number in x, found "a" at year=2023'],
  ['string', 5, '6:32 derived-value-type: expected a text in x, found 5 at year=2023'],
  ['boolean', 'true', '6:32 derived-value-type: expected true or false in x, found "true" at year=2023'],
  ['date', '2023-05', '6:32 derived-value-type: expected a date in x, found "2023-05" at year=2023'],
  [
    'date',
    'on 2023-05-06',
    '6:32 derived-value-type: expected a date in x, found "on 2023-05-06" at year=2023',
  ],
  [
    'date',
    '2023-05-06T00',
    '6:32 derived-value-type: expected a date in x, found "2023-05-06T00" at year=2023',
  ],
  ['date', '2023-02-30', '6:32 derived-value-type: expected a date in x, found "2023-02-30" at year=2023'],
  ['date', 5, '6:32 derived-value-type: expected a date in x, found 5 at year=2023'],
  [
    'date',
    new Date(Number.NaN),
    '6:32 derived-value-type: expected a date in x, found a value of another kind at year=2023',
  ],
  [
    'yearmonth',
    '2023',
    '6:32 derived-value-type: expected a month such as 2023-12 in x, found "2023" at year=2023',
  ],
  [
    'yearmonth',
    '2023-05-06',
    '6:32 derived-value-type: expected a month such as 2023-12 in x, found "2023-05-06" at year=2023',
  ],
  [
    'yearmonth',
    '12023-05',
    '6:32 derived-value-type: expected a month such as 2023-12 in x, found "12023-05" at year=2023',
  ],
  [
    'yearmonth',
    '2023-13',
    '6:32 derived-value-type: expected a month such as 2023-12 in x, found "2023-13" at year=2023',
  ],
  ['yearmonth', 5, '6:32 derived-value-type: expected a month such as 2023-12 in x, found 5 at year=2023'],
  ['year', 2023.5, '6:32 derived-value-type: expected a year in x, found 2023.5 at year=2023'],
  ['year', '2023', '6:32 derived-value-type: expected a year in x, found "2023" at year=2023'],
  [
    'number',
    Number.POSITIVE_INFINITY,
    '6:32 derived-not-finite: expected a number in x, found infinity at year=2023 | a division by zero or arithmetic on a text; test for it, as in datum.a > 0 ? datum.b / datum.a : null',
  ],
  [
    'number',
    Number.NaN,
    '6:32 derived-not-finite: expected a number in x, found no number (NaN) at year=2023 | a division by zero or arithmetic on a text; test for it, as in datum.a > 0 ? datum.b / datum.a : null',
  ],
])('a-value-that-is-not-of-type-%s-is-reported-with-its-row: %s', (name, raw, expected) => {
  const { table, problems } = type(
    { fields: `{ name: year }, { name: x, type: ${name}, unit: people }`, steps: calculated },
    [bare({ year: 2023, exports: 1, imports: 2, x: raw })],
  );
  expect(table).toBeUndefined();
  expect(problems).toEqual([expected]);
});

test.each([
  [['a', 'b'], '6:32 derived-value-type: expected a number in x, found "a" at year=2022 and in 1 more row'],
  [
    ['a', 'b', 'c'],
    '6:32 derived-value-type: expected a number in x, found "a" at year=2022 and in 2 more rows',
  ],
])('of-several-wrong-values-the-first-is-shown: %s', (values, expected) => {
  const rows = values.map((x, index) => bare({ year: 2022 + index, x }));
  const { problems } = type(
    { fields: '{ name: year }, { name: x, type: number, unit: people }', steps: calculated },
    rows,
  );
  expect(problems).toEqual([expected]);
});

test('each-part-of-a-key-names-the-row', () => {
  const { problems } = type(
    {
      fields: '{ name: year }, { name: partner }, { name: x, type: number, unit: people }',
      key: '[year, partner]',
      steps: calculated,
    },
    [
      bare({ year: 2022, partner: 'a', x: 1 }),
      bare({ year: 2022, partner: 'b', x: Number.POSITIVE_INFINITY }),
    ],
  );
  expect(problems).toEqual([
    '6:51 derived-not-finite: expected a number in x, found infinity at year=2022, partner=b | a division by zero or arithmetic on a text; test for it, as in datum.a > 0 ? datum.b / datum.a : null',
  ]);
});

test('without-a-key-a-row-is-named-by-its-number-and-there-is-no-table', () => {
  const fields = '{ name: year }, { name: x, type: number, unit: people }';
  const { table, problems } = type({ fields, key: '[]', steps: calculated }, [
    bare({ year: 2022, x: 1 }),
    bare({ year: 2023, x: 'b' }),
  ]);
  expect(table).toBeUndefined();
  expect(problems[1]).toContain('found "b" at row 2');
  expect(type({ fields, key: '[]', steps: calculated }, [bare({ year: 2022, x: 1 })]).table).toBeUndefined();
});

test.each([
  ['a part is missing', { exports: 1, imports: undefined }],
  ['a part is null', { exports: null, imports: 2 }],
  ['a part has no number', { exports: Number.NaN, imports: 2 }],
])('no-number-is-a-gap-where-%s', (_, parts) => {
  const { table, problems } = type(
    { fields: '{ name: year }, { name: x, type: number, unit: people }', steps: calculated },
    [bare({ year: 2022, ...parts, x: Number.NaN })],
  );
  expect(problems).toEqual([]);
  expect(rowsOf(table)).toEqual([[2022, null]]);
});

test('no-number-of-an-aggregate-is-a-gap', () => {
  const { table } = type(
    {
      fields: '{ name: year }, { name: x, type: number, unit: people }',
      steps: ['{ joinaggregate: [{ op: mean, field: exports, as: x }] }'],
    },
    [bare({ year: 2022, x: Number.NaN })],
  );
  expect(rowsOf(table)).toEqual([[2022, null]]);
});

test.each<[string, Declared, string]>([
  [
    'has-no-rows',
    { fields: '{ name: year }' },
    '2:5 derived-empty: expected rows in out, found that its transforms leave none',
  ],
  [
    'makes-a-field-that-is-not-declared',
    { fields: '{ name: year }', steps: calculated },
    '9:9 derived-undeclared-column: expected a field of the schema, found "x", which this step makes | declare x under schema, or begin its name with _ where it is only a step on the way',
  ],
  [
    'declares-a-field-that-nothing-makes',
    { fields: '{ name: year }, { name: exprots }' },
    '6:40 derived-missing-column: expected a column that the transforms make, found none called "exprots" | did you mean exports?',
  ],
  [
    'has-a-made-field-without-type',
    { fields: '{ name: year }, { name: x }', steps: calculated },
    '6:32 missing-property: expected the property "type" here, found none',
  ],
  [
    'has-a-made-number-without-unit',
    { fields: '{ name: year }, { name: x, type: number }', steps: calculated },
    '6:32 missing-unit: expected a unit for the field "x", found none | such as "unit": "US$ billion" or "unit": "percent"; an index or a ratio is a unit, too',
  ],
  [
    'has-a-made-number-of-an-empty-unit',
    { fields: "{ name: year }, { name: x, type: number, unit: ' ' }", steps: calculated },
    '6:32 missing-unit: expected a unit for the field "x", found none | such as "unit": "US$ billion" or "unit": "percent"; an index or a ratio is a unit, too',
  ],
  [
    'has-a-made-count-without-unit',
    { fields: '{ name: year }, { name: x, type: integer }', steps: calculated },
    '6:32 missing-unit: expected a unit for the field "x", found none | such as "unit": "people"; write "unit": "" for a plain count or a number that only names',
  ],
  [
    'takes-a-unit-away',
    { fields: "{ name: year }, { name: exports, unit: '' }" },
    '6:32 missing-unit: expected a unit for the field "exports", found none | such as "unit": "US$ billion" or "unit": "percent"; an index or a ratio is a unit, too',
  ],
  [
    'has-two-rows-of-one-key',
    { fields: '{ name: partner }, { name: rank }', key: '[partner, rank]' },
    '7:19 derived-duplicate-key: expected one row with partner=a, rank=1, found 3 | add a field to primaryKey, or to the groupby of the last step',
  ],
])('a-table-that-%s-is-reported', (name, declared, expected) => {
  const row = { year: 2022, exports: 1, x: 4, partner: 'a', rank: 1 };
  const rows =
    name === 'has-no-rows' ? [] : name.startsWith('has-two') ? [row, { ...row, rank: 2 }, row, row] : [row];
  const { table, problems } = type(declared, rows.map(bare));
  expect(table).toBeUndefined();
  expect(problems).toEqual([expected]);
});

test.each<[string, Declared]>([
  [
    'a-count-of-nothing',
    { fields: "{ name: year }, { name: x, type: integer, unit: '' }", steps: calculated },
  ],
  ['a-number-taken-over-from-a-table-without-units', { fields: '{ name: year }, { name: exports }' }],
  ['a-step-on-the-way', { fields: '{ name: year }', steps: ['{ calculate: datum.exports, as: _x }'] }],
  [
    'a-column-of-an-open-pivot',
    {
      fields: '{ name: year }, { name: x, type: number, unit: people }',
      steps: [
        "{ calculate: datum.partner + '', as: other }",
        '{ pivot: other, value: exports, groupby: [year] }',
      ],
    },
  ],
])('%s-may-stand-as-it-is', (_, declared) => {
  const { table, problems } = type(declared, [bare({ year: 2022, exports: 1, x: 4 })]);
  expect(problems).toEqual([]);
  expect(table?.rowCount).toBe(1);
});

test('a-column-that-an-open-pivot-did-not-make-is-missed', () => {
  const { problems } = type(
    {
      fields: '{ name: year }, { name: z, type: number, unit: people }',
      steps: [
        "{ calculate: datum.partner + '', as: other }",
        '{ pivot: other, value: exports, groupby: [year] }',
      ],
    },
    [bare({ year: 2022, x: 4 })],
  );
  expect(problems).toEqual([
    '6:40 derived-missing-column: expected a column that the transforms make, found none called "z" | columns here: year',
  ]);
});

test('a-field-takes-over-what-it-does-not-say-itself', () => {
  const [year, exports] = trade.columns;
  if (year === undefined || exports === undefined) throw new Error('expected two columns');
  const noted = {
    ...exports,
    field: {
      ...exports.field,
      title: 'Exports',
      unit: 'US$ billion',
      description: 'Of goods.',
      notes: ['n'],
    },
  };
  const tables = [
    {
      ...trade,
      columns: [year, noted],
      notes: [
        { id: 'n', text: 'N.' },
        { id: 'unused', text: 'U.' },
      ],
    },
  ];
  const rows = [bare({ year: 2022, exports: 1 })];
  const fieldOf = (field: string) =>
    type({ fields: `{ name: year }, ${field}`, more: ['notes: [{ id: own, text: O. }]'] }, rows, tables)
      .table;
  const same = fieldOf('{ name: exports }');
  expect(same?.columns[1]?.field).toEqual({
    name: 'exports',
    title: 'Exports',
    type: 'number',
    unit: 'US$ billion',
    description: 'Of goods.',
    notes: ['n'],
  });
  expect(same?.notes).toEqual([
    { id: 'own', text: 'O.' },
    { id: 'n', text: 'N.' },
  ]);
  const renamed = fieldOf('{ name: exports, title: Sold, unit: US$ million, notes: [own] }');
  expect(renamed?.columns[1]?.field).toEqual({
    name: 'exports',
    title: 'Sold',
    type: 'number',
    unit: 'US$ million',
    description: 'Of goods.',
    notes: ['own'],
  });
  expect(renamed?.notes).toEqual([{ id: 'own', text: 'O.' }]);
  // Of another type it means something else, and nothing comes along.
  expect(fieldOf('{ name: exports, type: integer, unit: people }')?.columns[1]?.field).toEqual({
    name: 'exports',
    title: 'exports',
    type: 'integer',
    unit: 'people',
    notes: [],
  });
});

test('an-own-note-stands-before-one-of-the-same-id-that-comes-with-a-field', () => {
  const [year] = trade.columns;
  if (year === undefined) throw new Error('expected a column');
  const tables = [
    {
      ...trade,
      columns: [{ ...year, field: { ...year.field, notes: ['n'] } }],
      notes: [{ id: 'n', text: 'Theirs.' }],
    },
  ];
  const { table } = type(
    { fields: '{ name: year }', more: ['notes: [{ id: n, text: Ours. }]'] },
    [bare({ year: 2022 })],
    tables,
  );
  expect(table?.notes).toEqual([{ id: 'n', text: 'Ours.' }]);
});

test('rows-stand-in-the-order-that-is-declared-gaps-last-and-ties-as-they-came', () => {
  const rows = [
    from(0, { year: 2020, rank: 2 }),
    from(1, { year: 2021, rank: null }),
    from(0, { year: 2022, rank: 1 }),
    from(1, { year: 2023, rank: 2 }),
    from(1, { year: 2024, rank: null }),
  ];
  const yearsBy = (sort: string) => {
    const { table } = type({ fields: '{ name: year }, { name: rank }', more: [`sort: [${sort}]`] }, rows);
    return rowsOf(table).map((row) => row?.[0]);
  };
  expect(yearsBy('')).toEqual([2020, 2021, 2022, 2023, 2024]);
  expect(yearsBy('{ field: rank }')).toEqual([2022, 2020, 2023, 2021, 2024]);
  expect(yearsBy('{ field: rank, order: descending }')).toEqual([2020, 2023, 2022, 2021, 2024]);
  expect(yearsBy('{ field: rank }, { field: year, order: descending }')).toEqual([
    2022, 2023, 2020, 2024, 2021,
  ]);
  const { table } = type(
    { fields: '{ name: year }, { name: rank }', more: ['sort: [{ field: rank }]'] },
    rows,
  );
  expect(table?.derivation).toEqual({
    from: 'trade',
    transform: [],
    rows: [0, 0, 1, 1, 1].map((row) => [{ table: 'trade', row }]),
  });
});

const provisional: CellStatus = { name: 'provisional', sign: '[p]', label: '' };
const closed: CellStatus = { name: 'notAvailable', sign: '[x]', label: 'closed' };
/** Exports of 2022 are provisional, imports of 2023 a gap with its reason. */
const marked: Table = {
  ...trade,
  columns: trade.columns.map((column) =>
    column.field.name === 'exports'
      ? { ...column, statuses: [provisional, null] }
      : column.field.name === 'imports'
        ? { ...column, statuses: [null, closed] }
        : column,
  ),
};
const statusesOf = (table: Table | undefined, name: string) =>
  table?.columns.find(({ field }) => field.name === name)?.statuses;

test('values-and-gaps-that-are-taken-over-keep-their-status', () => {
  const { table } = type(
    { fields: '{ name: year }, { name: exports }, { name: imports }, { name: rank }' },
    [
      from(0, { year: 2022, exports: 1, imports: 2, rank: 1 }),
      from(1, { year: 2023, exports: 3, rank: null }),
    ],
    [marked],
  );
  expect(statusesOf(table, 'exports')).toEqual([provisional, null]);
  expect(statusesOf(table, 'imports')).toEqual([null, closed]);
  expect(table?.columns.filter((column) => 'statuses' in column)).toHaveLength(2);
});

test('a-value-of-several-rows-or-another-than-that-of-the-row-has-no-status', () => {
  const rows = [
    {
      values: { year: 2022, exports: 1 },
      origins: [
        { table: 'trade', row: 0 },
        { table: 'trade', row: 1 },
      ],
    },
    from(0, { year: 2023, exports: 9 }),
    from(0, { year: 2024, exports: 1 }, 'other'),
  ];
  const { table } = type({ fields: '{ name: year }, { name: exports }' }, rows, [marked]);
  expect(statusesOf(table, 'exports')).toBeUndefined();
});

test('a-gap-that-is-worked-out-has-the-reason-of-the-gap-behind-it-or-is-not-computed', () => {
  const steps = [
    '{ calculate: datum.exports / datum.imports, as: x }',
    '{ calculate: datum.partner + datum.exports, as: word }',
  ];
  const fields = '{ name: year }, { name: x, type: number, unit: ratio }, { name: word, type: string }';
  const rows = [
    from(0, { year: 2022, exports: 1, imports: 2, x: 0.5, word: null }),
    from(1, { year: 2023, exports: 3, x: Number.NaN, word: 'a3' }),
    from(0, { year: 2024, exports: 1, imports: 2, x: null, word: 'a1' }),
  ];
  const { table } = type({ fields, steps }, rows, [marked]);
  expect(statusesOf(table, 'x')).toEqual([null, closed, { name: 'notComputed', sign: '', label: '' }]);
  expect(statusesOf(table, 'word')).toBeUndefined();
  // A gap without a reason is behind it: there is nothing to say of this one either.
  expect(statusesOf(type({ fields, steps }, rows.slice(1, 2), [trade]).table, 'x')).toBeUndefined();
});

test('a-gap-of-any-row-behind-an-aggregate-gives-its-reason', () => {
  const both = [
    { table: 'trade', row: 0 },
    { table: 'trade', row: 1 },
  ];
  const { table } = type(
    {
      fields: '{ name: n, type: integer, unit: rows }, { name: x, type: number, unit: people }',
      key: 'n',
      steps: ['{ aggregate: [{ op: sum, field: imports, as: x }, { op: count, as: n }] }'],
    },
    [{ values: { n: 2, x: null }, origins: both }],
    [marked],
  );
  expect(statusesOf(table, 'x')).toEqual([closed]);
});

test('a-field-that-speaks-of-another-does-so-only-beside-it', () => {
  const tables: Table[] = [
    {
      ...trade,
      columns: trade.columns.map((column) =>
        column.field.name === 'partner'
          ? { ...column, field: { ...column.field, statusOf: 'exports' } }
          : column.field.name === 'imports'
            ? { ...column, field: { ...column.field, errorOf: 'exports' } }
            : column,
      ),
    },
  ];
  const rows = [bare({ year: 2022, exports: 1, imports: 2, partner: 'P' })];
  const fieldsOf = (fields: string, steps: readonly string[] = []) =>
    type({ fields, steps }, rows, tables).table?.columns.flatMap(
      ({ field: { statusOf, errorOf } }) => statusOf ?? errorOf ?? [],
    );
  expect(fieldsOf('{ name: year }, { name: exports }, { name: imports }, { name: partner }')).toEqual([
    'exports',
    'exports',
  ]);
  expect(fieldsOf('{ name: year }, { name: imports }, { name: partner }')).toEqual([]);
  expect(
    fieldsOf(
      '{ name: year }, { name: exports, type: number, unit: x }, { name: imports }, { name: partner }',
      ['{ calculate: datum.exports * 2, as: exports }'],
    ),
  ).toEqual([]);
});

test('a-table-is-described-by-its-declaration-and-by-those-that-it-comes-from', () => {
  const other = exampleTable('regions', ['partner:string', 'region:string'], [['a', 'North']], {
    asOf: '2024-03-31',
    sources: ['example-source', 'census'],
  });
  const licences = [{ name: 'CC0', title: 'Public domain' }];
  const lookup = ['{ lookup: partner, from: { data: { name: regions }, key: partner, fields: [region] } }'];
  const rows = [from(0, { year: 2022, partner: 'a', region: 'North' })];
  const fields = '{ name: year }, { name: region }';
  const { table } = type({ fields, steps: lookup }, rows, [{ ...trade, licences }, other]);
  expect(table).toMatchObject({
    id: 'out',
    topic: 'example',
    title: 'Out',
    description: '',
    rowCount: 1,
    key: ['year'],
    sources: ['example-source', 'census'],
    asOf: '2024-03-31',
    derivedFrom: ['trade', 'regions'],
    licences,
  });
  expect(Object.keys(table ?? {})).not.toEqual(expect.arrayContaining(['shortTitle', 'totalsWhere']));
  const said = type(
    {
      fields,
      steps: lookup,
      more: [
        'shortTitle: Short',
        'description: Words.',
        "asOf: '2024-02-29'",
        "totalsWhere: datum.region == 'North'",
      ],
    },
    rows,
    [trade, other],
  );
  expect(said.problems).toEqual([]);
  expect(said.table).toMatchObject({
    shortTitle: 'Short',
    description: 'Words.',
    asOf: '2024-02-29',
    totalsWhere: "datum.region == 'North'",
  });
  expect(said.table).not.toHaveProperty('licences');
});

test('a-cell-stands-where-its-field-is-declared', () => {
  const { table } = type({ fields: '{ name: year }, { name: exports }' }, [
    bare({ year: 2022, exports: 1 }),
    bare({ year: 2023, exports: 2 }),
  ]);
  const file = 'data/example/derived.yaml';
  expect(table?.placeOf()).toMatchObject({ file, line: 2, column: 5 });
  expect(table?.placeOf(1, 'exports')).toMatchObject({
    file,
    line: 6,
    column: 32,
    row: 'year=2023',
    field: 'exports',
  });
  expect(table?.placeOf(0)).toMatchObject({ line: 2, row: 'year=2022' });
  expect(table?.placeOf(0)).not.toHaveProperty('field');
  expect(table?.placeOf(undefined, 'nothing')).toMatchObject({ line: 2, column: 5, field: 'nothing' });
});

test('a-date-before-the-last-figure-is-reported-where-it-is-said-and-nowhere-else', () => {
  const declared = { fields: '{ name: year }, { name: exports }' };
  const rows = [bare({ year: 2024, exports: 1 })];
  const { problems } = type({ ...declared, more: ["asOf: '2023-06-30'"] }, rows);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(
    '9:11 as-of-early: expected data that goes up to 2024 to be current as of 2024-12-31',
  );
  expect(type(declared, rows).problems).toEqual([]);
});
