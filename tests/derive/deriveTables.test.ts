import { expect, test } from 'vitest';
import { defaultLimits, type LimitName, limitsWith } from '../../pipeline/limits/Limits.ts';
import { digestOfParts, type Shelf } from '../../pipeline/memo/Shelf.ts';
import type { Table } from '../../pipeline/validate/Dataset.ts';
import type { DerivedRow } from '../../pipeline/validate/derive/runTransforms.ts';
import { exampleTable } from '../checks/exampleFigures.ts';
import { derive, rowsOf } from './derive.ts';

const goods = exampleTable(
  'goods',
  ['year:year', 'exports', 'imports'],
  [
    [2020, 212.5, 323.5],
    [2021, 276.5, 384.6],
    [2022, null, 454.9],
    [2023, 323.2, 475.6],
  ],
);
const partners = exampleTable(
  'partners',
  ['year:year', 'partner:string', 'total'],
  [
    [2022, 'Canada', 793.8],
    [2022, 'Mexico', 779.3],
    [2023, 'Canada', 774.3],
    [2023, 'Mexico', 798.8],
    [2023, 'China', 575.0],
  ],
  { keys: 2 },
);
const regions = exampleTable(
  'regions',
  ['partner:string', 'region:string', 'population'],
  [
    ['Canada', 'North America', 38.2],
    ['Mexico', 'North America', 129.7],
    ['China', 'Asia', 1411],
  ],
);

const given = [goods, partners, regions];

test('calculated-growth-leaves-gaps-where-a-value-is-missing', async () => {
  const { tables, problems } = await derive(
    `
tables:
  - name: goods-growth
    title: Growth of exports
    from: goods
    transform:
      - window: [{ op: lag, field: exports, as: _before }]
        sort: [{ field: year }]
      - calculate: (datum.exports - datum._before) / datum._before * 100
        as: growth
    schema:
      fields:
        - { name: year }
        - { name: growth, title: Growth, type: number, unit: percent, numberFormat: '+.1f' }
      primaryKey: year
`,
    given,
  );
  expect(problems).toEqual([]);
  const table = tables.get('goods-growth');
  expect(rowsOf(table)).toEqual([
    [2020, null],
    [2021, 30.1176470588235],
    [2022, null],
    [2023, null],
  ]);
  // Nothing stands behind the gap of the first year; the one of 2022 has the reason of the gap that it comes from.
  expect(table?.columns[1]?.statuses?.map((status) => status?.name ?? null)).toEqual([
    'notComputed',
    null,
    null,
    'notComputed',
  ]);
  expect(table?.columns[0]?.field.type).toBe('year');
  expect(table?.derivation?.rows[1]).toEqual([{ table: 'goods', row: 1 }]);
  expect(table?.derivedFrom).toEqual(['goods']);
  expect(table?.asOf).toBe('2024-01-31');
});

test('ranked-and-sorted-top-rows-follow-their-source-rows', async () => {
  const { tables, problems } = await derive(
    `
tables:
  - name: top-partners
    title: Top partners
    from: partners
    transform:
      - filter: datum.year == 2023
      - window: [{ op: rank, as: rank }]
        sort: [{ field: total, order: descending }]
      - joinaggregate: [{ op: sum, field: total, as: _all }]
      - calculate: datum.total / datum._all * 100
        as: share
      - lookup: partner
        from: { data: { name: regions }, key: partner, fields: [region] }
      - filter: datum.rank <= 2
    sort: [{ field: rank }]
    schema:
      fields:
        - { name: rank, type: integer, title: Rank, unit: '' }
        - { name: partner }
        - { name: region }
        - { name: total }
        - { name: share, type: number, title: Share, unit: percent }
      primaryKey: [partner]
`,
    given,
  );
  expect(problems).toEqual([]);
  const table = tables.get('top-partners');
  expect(rowsOf(table)).toEqual([
    [1, 'Mexico', 'North America', 798.8, 37.1863507285508],
    [2, 'Canada', 'North America', 774.3, 36.045807923281],
  ]);
  expect(table?.derivation?.rows[0]).toEqual([
    { table: 'partners', row: 3 },
    { table: 'regions', row: 1 },
  ]);
  expect(table?.derivedFrom).toEqual(['partners', 'regions']);
});

test('aggregates-of-aggregates-keep-their-lineage-and-derived-tables-build-on-each-other', async () => {
  const { tables, problems } = await derive(
    `
tables:
  - name: grand-total
    title: Sum of the years
    from: year-totals
    transform:
      - aggregate: [{ op: sum, field: total, as: total }, { op: count, as: years }]
    schema:
      fields:
        - { name: total, type: number, title: Total, unit: US$ billion }
        - { name: years, type: integer, title: Years, unit: '' }
      primaryKey: [years]
  - name: year-totals
    title: Total by year
    from: partners
    transform:
      - aggregate: [{ op: sum, field: total, as: total }]
        groupby: [year]
    schema:
      fields:
        - { name: year }
        - { name: total, type: number, title: Total, unit: US$ billion }
      primaryKey: [year]
`,
    given,
  );
  expect(problems).toEqual([]);
  expect([...tables.keys()]).toEqual(['goods', 'partners', 'regions', 'year-totals', 'grand-total']);
  expect(tables.get('year-totals')?.derivation?.rows).toEqual([
    [
      { table: 'partners', row: 0 },
      { table: 'partners', row: 1 },
    ],
    [
      { table: 'partners', row: 2 },
      { table: 'partners', row: 3 },
      { table: 'partners', row: 4 },
    ],
  ]);
  expect(tables.get('grand-total')?.derivation?.rows[0]).toEqual([
    { table: 'year-totals', row: 0 },
    { table: 'year-totals', row: 1 },
  ]);
});

test('fold-and-pivot-turn-tables-and-leave-gaps-open', async () => {
  const { tables, problems } = await derive(
    `
tables:
  - name: flows
    title: Flows
    from: goods
    transform:
      - fold: [exports, imports]
        as: [flow, amount]
    schema:
      fields:
        - { name: year }
        - { name: flow, type: string, title: Flow }
        - { name: amount, type: number, title: Amount, unit: US$ billion }
      primaryKey: [year, flow]
  - name: by-partner
    title: By partner
    from: partners
    transform:
      - pivot: partner
        value: total
        groupby: [year]
    schema:
      fields:
        - { name: year }
        - { name: Mexico, type: number, title: Mexico, unit: US$ billion }
        - { name: China, type: number, title: China, unit: US$ billion }
      primaryKey: [year]
`,
    given,
  );
  expect(problems).toEqual([]);
  expect(rowsOf(tables.get('flows'))[4]).toEqual([2022, 'exports', null]);
  expect(rowsOf(tables.get('by-partner'))).toEqual([
    [2022, 779.3, null],
    [2023, 798.8, 575.0],
  ]);
});

test('sorted-rows-put-gaps-last-and-keep-their-labels', async () => {
  const labelled = exampleTable(
    'counts',
    ['state:string', 'count:integer'],
    [
      ['a', 3],
      ['b', null],
      ['c', 7],
    ],
  );
  const [key, count] = labelled.columns;
  if (key === undefined || count === undefined) throw new Error('two columns');
  const noted = { ...count, field: { ...count.field, unit: 'people', notes: ['first'] } };
  const notSurveyed = { sign: '..', label: 'not surveyed' };
  const table = {
    ...labelled,
    columns: [key, { ...noted, statuses: [null, notSurveyed, null] }],
    notes: [{ id: 'first', text: 'A first release.' }],
  };
  const { tables, problems } = await derive(
    `
tables:
  - name: counts-sorted
    title: Counts in order
    from: counts
    sort: [{ field: count, order: descending }]
    totalsWhere: datum.state == 'c'
    schema:
      fields: [{ name: state }, { name: count, title: Number }]
      primaryKey: [state]
`,
    [table],
  );
  expect(problems).toEqual([]);
  const sorted = tables.get('counts-sorted');
  expect(rowsOf(sorted)).toEqual([
    ['c', 7],
    ['a', 3],
    ['b', null],
  ]);
  expect(sorted?.columns[1]).toMatchObject({
    field: { title: 'Number', type: 'integer', unit: 'people', notes: ['first'] },
    statuses: [null, null, notSurveyed],
  });
  expect(sorted?.notes).toEqual([{ id: 'first', text: 'A first release.' }]);
  expect(sorted?.totals).toEqual([true, false, false]);
});

test('time-units-in-utc-give-dates-and-years-as-the-schema-asks', async () => {
  const days = exampleTable(
    'days',
    ['day:date', 'count'],
    [
      ['2023-01-01', 2],
      ['2023-12-31', 3],
      ['2024-01-01', 5],
    ],
  );
  const { tables, problems } = await derive(
    `
tables:
  - name: by-month
    title: By month
    from: days
    transform:
      - { timeUnit: utcyearmonth, field: day, as: month }
      - { aggregate: [{ op: sum, field: count, as: count }], groupby: [month] }
    schema:
      fields: [{ name: month, type: yearmonth, title: Month }, { name: count, type: number, unit: people }]
      primaryKey: [month]
  - name: by-year
    title: By year
    from: days
    transform:
      - { calculate: utcyear(datum.day), as: year }
      - { aggregate: [{ op: sum, field: count, as: count }], groupby: [year] }
    schema:
      fields: [{ name: year, type: year, title: Year }, { name: count, type: number, unit: people }]
      primaryKey: [year]
`,
    [days],
  );
  expect(problems).toEqual([]);
  expect(rowsOf(tables.get('by-month'))).toEqual([
    ['2023-01', 2],
    ['2023-12', 3],
    ['2024-01', 5],
  ]);
  expect(rowsOf(tables.get('by-year'))).toEqual([
    [2023, 5],
    [2024, 5],
  ]);
});

test('derived-twice-gives-the-same-tables', async () => {
  const yaml = `
tables:
  - name: totals
    title: Totals
    from: partners
    transform:
      - aggregate: [{ op: sum, field: total, as: total }, { op: stdev, field: total, as: spread }]
        groupby: [partner]
    schema:
      fields:
        - { name: partner }
        - { name: total, type: number, unit: US$ billion }
        - { name: spread, type: number, unit: US$ billion }
      primaryKey: [partner]
`;
  const [first, second] = [await derive(yaml, given), await derive(yaml, given)];
  expect(JSON.stringify([...first.tables])).toBe(JSON.stringify([...second.tables]));
});

test('a-note-on-some-rows-goes-with-the-rows-that-are-made-of-them', async () => {
  const [year, exports] = goods.columns;
  if (year === undefined || exports === undefined) throw new Error('expected two columns');
  const field = { ...exports.field, unit: 'US$ billion', notes: ['late'] };
  const noted: Table = {
    ...goods,
    columns: [year, { ...exports, field }],
    notes: [{ id: 'late', text: 'Published later.', rows: [false, false, false, true] }],
  };
  const yaml = `
tables:
  - name: latest
    title: Latest years
    from: goods
    transform: [{ filter: datum.year != 2021 }]
    notes: [{ id: own, text: An own note., where: datum.year == 2020 }]
    schema: { fields: [{ name: year }, { name: exports }], primaryKey: [year] }
`;
  const { tables, problems } = await derive(yaml, [noted]);
  expect(problems).toEqual([]);
  expect(tables.get('latest')?.notes).toEqual([
    { id: 'own', text: 'An own note.', where: 'datum.year == 2020', rows: [true, false, false] },
    { id: 'late', text: 'Published later.', rows: [false, false, true] },
  ]);
});

/** A table that only takes over the years of another; a line each, the first of them line 2. */
const yearsOf = (name: string, from: string, more = '') =>
  `  - { name: ${name}, title: A, from: ${from}, schema: { fields: [{ name: year }], primaryKey: year }${more} }`;

const plan = (...lines: readonly string[]) => derive(['tables:', ...lines].join('\n'), [goods]);

test('each-table-is-derived-after-those-that-it-needs', async () => {
  const { tables, problems } = await plan(
    yearsOf('c', 'b'),
    yearsOf('d', 'c'),
    yearsOf('b', 'a'),
    yearsOf('a', 'goods'),
  );
  expect(problems).toEqual([]);
  expect([...tables.keys()]).toEqual(['goods', 'a', 'b', 'c', 'd']);
});

const lookUp = (name: string) =>
  `, transform: [{ lookup: year, from: { data: { name: ${name} }, key: year, fields: [exports] } }]`;

test.each<[string, readonly string[], readonly string[]]>([
  [
    'itself',
    [yearsOf('a', 'a')],
    ['2:32 derived-cycle: expected tables that do not derive from each other in a circle, found a → a'],
  ],
  [
    'each-other',
    [yearsOf('a', 'c'), yearsOf('b', 'a'), yearsOf('c', 'b')],
    [
      '2:32 derived-cycle: expected tables that do not derive from each other in a circle, found a → c → b → a > 4:32 c derives from b > 3:32 b derives from a',
    ],
  ],
  [
    'a-circle',
    [yearsOf('z', 'a'), yearsOf('a', 'b'), yearsOf('b', 'a')],
    [
      '3:32 derived-cycle: expected tables that do not derive from each other in a circle, found a → b → a > 4:32 b derives from a',
    ],
  ],
  [
    'each-other-by-look-ups',
    [yearsOf('a', 'goods', lookUp('b')), yearsOf('b', 'goods', lookUp('a'))],
    [
      '2:145 derived-cycle: expected tables that do not derive from each other in a circle, found a → b → a > 3:145 b derives from a',
    ],
  ],
  [
    'an-unknown-table',
    [yearsOf('a', 'godos'), yearsOf('b', 'a')],
    ['2:32 derived-unknown-table: expected the name of a table, found "godos" | did you mean goods?'],
  ],
  [
    'an-unknown-table-by-a-look-up',
    [yearsOf('a', 'goods', lookUp('godos'))],
    ['2:145 derived-unknown-table: expected the name of a table, found "godos" | did you mean goods?'],
  ],
  [
    'a-table-that-is-declared-wrongly',
    ['  - { name: a }', yearsOf('b', 'a')],
    [
      '2:5 missing-property: expected the property "title" here, found none',
      '2:5 missing-property: expected the property "from" here, found none',
      '2:5 missing-property: expected the property "schema" here, found none',
    ],
  ],
  [
    'a-table-that-could-not-be-derived',
    [yearsOf('a', 'goods', ', transform: [{ filter: datum.year > 3000 }]'), yearsOf('b', 'a')],
    ['2:5 derived-empty: expected rows in a, found that its transforms leave none'],
  ],
])('what-derives-from-%s-is-left-out-and-reported-once', async (_, lines, expected) => {
  const { tables, problems } = await plan(...lines, yearsOf('good', 'goods'));
  expect([...tables.keys()]).toEqual(['goods', 'good']);
  expect(problems).toEqual(expected);
});

test('of-tables-of-one-name-the-first-is-derived-and-none-takes-the-name-of-a-file', async () => {
  const { tables, problems } = await plan(
    yearsOf('a', 'goods'),
    yearsOf('a', 'nothing'),
    yearsOf('goods', 'a'),
  );
  expect([...tables.keys()]).toEqual(['goods', 'a']);
  expect(problems).toEqual([
    '3:13 duplicate-id: expected each table of the book to have a name of its own, found "a" again > 2:13 the other is here',
    '4:13 duplicate-id: expected each table of the book to have a name of its own, found "goods" again > undefined:undefined the other is here',
  ]);
});

test('a-table-may-be-adjusted-before-others-are-derived-from-it', async () => {
  const adjust = (table: Table) =>
    table.id === 'a' ? { ...table, title: 'Adjusted', sources: ['stated'] } : table;
  const { tables } = await derive(['tables:', yearsOf('a', 'goods'), yearsOf('b', 'a')].join('\n'), [goods], {
    adjust,
  });
  expect(tables.get('a')?.title).toBe('Adjusted');
  expect(tables.get('b')?.sources).toEqual(['stated']);
});

test('parameters-are-read-by-steps-and-by-the-rows-of-notes-and-totals', async () => {
  const yaml = `
tables:
  - name: late
    title: Late years
    from: goods
    transform: [{ filter: datum.year >= first }, { calculate: first, as: first }]
    notes: [{ id: n, text: N., where: datum.year == first }]
    totalsWhere: datum.year > first
    schema: { fields: [{ name: year }, { name: first, type: year }], primaryKey: year }
`;
  const { tables, problems } = await derive(yaml, [goods], { parameters: new Map([['first', 2022]]) });
  expect(problems).toEqual([]);
  expect(rowsOf(tables.get('late'))).toEqual([
    [2022, 2022],
    [2023, 2022],
  ]);
  expect(tables.get('late')?.notes).toMatchObject([{ id: 'n', rows: [true, false] }]);
  expect(tables.get('late')?.totals).toEqual([false, true]);
});

test.each([
  [
    "totalsWhere: 'datum.yaer > 1'",
    ["6:25 expression-unknown-field: expected a field of a, found 'yaer' | did you mean year?"],
  ],
  [
    "notes: [{ id: m, text: M. }, { id: n, text: N., where: 'datum.year >' }]",
    [
      "6:72 expression-syntax: the expression breaks off; a bracket or an operand is missing | an expression is written as in Vega: value('trade[2023].exports') + 2 > 3",
    ],
  ],
])('rows-that-cannot-be-chosen-are-reported-at-the-words: %s', async (line, expected) => {
  const { tables, problems } = await derive(
    `tables:\n  - name: a\n    title: A\n    from: goods\n    schema: { fields: [{ name: year }], primaryKey: year }\n    ${line}`,
    [goods],
  );
  expect(tables.get('a')).not.toHaveProperty('totals');
  expect(problems).toEqual(expected);
});

const growing = `
tables:
  - name: a
    title: A
    from: goods
    transform:
      - { calculate: datum.exports * 2, as: x }
      - { lookup: year, from: { data: { name: partners }, key: year, fields: [total] } }
    schema: { fields: [{ name: year }, { name: total }, { name: x, type: number, unit: people }], primaryKey: year }
`;

test('rows-that-were-computed-before-are-asked-for-by-all-that-they-depend-on', async () => {
  const asked: unknown[] = [];
  const kept: unknown[] = [];
  const shelf = (value: readonly DerivedRow[] | undefined): Shelf<readonly DerivedRow[]> => ({
    ask: (id, parts) => {
      asked.push([id, parts]);
      return { value, keep: (rows) => kept.push(rows) };
    },
    hasHeardOf: () => false,
  });
  const parameters = new Map([['first', 2020]]);
  const before = await derive(growing, [goods, partners], {
    remembered: shelf([{ values: { year: 1999, total: 7, x: 5 }, origins: [] }]),
    parameters,
  });
  expect(rowsOf(before.tables.get('a'))).toEqual([[1999, 7, 5]]);
  expect(kept).toEqual([]);
  const columnsOf = (table: Table) => table.columns.map(({ field, values }) => [field.name, values]);
  expect(asked).toEqual([
    [
      'a',
      {
        steps: [
          'goods',
          [
            { calculate: 'datum.exports * 2', as: 'x' },
            { lookup: 'year', from: { data: { name: 'partners' }, key: 'year', fields: ['total'] } },
          ],
        ],
        tables: [
          ['goods', 4, columnsOf(goods)],
          ['partners', 5, columnsOf(partners)],
        ],
        parameters: digestOfParts(parameters),
        limits: digestOfParts(defaultLimits),
      },
    ],
  ]);
  const anew = await derive(growing, [goods, partners], { remembered: shelf(undefined) });
  expect(rowsOf(anew.tables.get('a'))).toEqual([
    [2020, null, 425],
    [2021, null, 553],
    [2022, 779.3, null],
    [2023, 575, 646.4],
  ]);
  const behind = (row: number, ...partners: readonly number[]) => [
    { table: 'goods', row },
    ...partners.map((partner) => ({ table: 'partners', row: partner })),
  ];
  expect(kept).toEqual([
    [
      {
        values: { year: 2020, exports: 212.5, imports: 323.5, x: 425, total: undefined },
        origins: behind(0),
      },
      {
        values: { year: 2021, exports: 276.5, imports: 384.6, x: 553, total: undefined },
        origins: behind(1),
      },
      {
        values: { year: 2022, exports: undefined, imports: 454.9, x: Number.NaN, total: 779.3 },
        origins: behind(2, 1),
      },
      { values: { year: 2023, exports: 323.2, imports: 475.6, x: 646.4, total: 575 }, origins: behind(3, 4) },
    ],
  ]);
});

test.each<[LimitName, number, string]>([
  [
    'specItems',
    3,
    "7:45 over-limit: expected at most 3 items and members of a chart, or of a table's steps, found 4 | if that is meant, raise the limit with --limit specItems=4",
  ],
  [
    'transformRows',
    1,
    '7:7 over-limit: expected at most 1 rows that a step of a table or chart makes, found 4 | if that is meant, raise the limit with --limit transformRows=4',
  ],
])('steps-that-make-too-much-are-ended-and-the-limit-is-named: %s', async (limit, most, expected) => {
  const { tables, problems } = await derive(growing, [goods, partners], {
    limits: limitsWith(new Map([[limit, most]])),
  });
  expect(tables.has('a')).toBe(false);
  expect(problems).toEqual([expected]);
});

test('what-vega-refuses-is-said-in-its-words-at-the-steps', async () => {
  const { tables, problems } = await derive(
    growing.replace('datum.exports * 2', 'nofunction(datum.exports)'),
    [goods, partners],
  );
  expect(tables.has('a')).toBe(false);
  expect(problems).toEqual([
    '7:7 derived-refused: expected transforms that Vega can run, found: unrecognized function: nofunction',
  ]);
});

test('what-vega-warns-of-while-it-computes-is-refused-as-well', async () => {
  const gaps = exampleTable('goods', ['year:year', 'exports'], [[2020, null]]);
  const yaml = (step: string) =>
    `tables:\n  - name: a\n    title: A\n    from: goods\n    transform:\n      - ${step}\n    schema: { fields: [{ name: year }, { name: x, type: number, unit: people }], primaryKey: year }`;
  const ofBins = await derive(yaml('{ bin: true, field: exports, as: x }'), [gaps]);
  expect(ofBins.tables.has('a')).toBe(false);
  expect(ofBins.problems).toEqual([
    '6:7 derived-refused: expected transforms that Vega can run, found: Infinite extent for field "exports": [Infinity, -Infinity]',
  ]);
  const ofMembers = await derive(yaml('{ calculate: datum.year.none.none, as: x }'), [gaps]);
  expect(ofMembers.tables.has('a')).toBe(false);
  expect(ofMembers.problems).toEqual([
    "6:7 derived-refused: expected transforms that Vega can run, found: Cannot read properties of undefined (reading 'none')",
  ]);
});

test('a-table-that-bears-the-name-of-a-set-of-vega-is-not-mixed-with-it', async () => {
  const others = ['source_0', 'data_0', 'data_1'].map((id) => exampleTable(id, ['year:year'], [[1900]]));
  const { tables, problems } = await derive(
    ['tables:', yearsOf('a', 'goods', ', transform: [{ filter: datum.year > 2021 }]')].join('\n'),
    [goods, ...others],
  );
  expect(problems).toEqual([]);
  expect(rowsOf(tables.get('a'))).toEqual([[2022], [2023]]);
});
