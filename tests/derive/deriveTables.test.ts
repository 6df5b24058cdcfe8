import { expect, test } from 'vitest';
import { parseYaml } from '../../pipeline/load/parseYaml.ts';
import type { Table } from '../../pipeline/validate/Dataset.ts';
import { deriveTables, planDerivation } from '../../pipeline/validate/derive/deriveTables.ts';
import { exampleTable } from '../checks/exampleFigures.ts';

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

async function derive(yaml: string, tables: readonly Table[] = [goods, partners, regions]) {
  const { document, problems } = parseYaml({ path: 'data/example/derived.yaml', text: yaml });
  if (document === undefined) throw new Error(JSON.stringify(problems));
  const given = new Map(tables.map((table) => [table.id, table]));
  const plan = planDerivation({
    book: document,
    tables: given,
    facts: new Map(),
    sources: new Map(),
    topics: new Map([['example', 'Example']]),
    declarations: [{ topic: 'example', derived: document, checks: undefined }],
  });
  const result = await deriveTables(plan.declarations, given);
  const shown = [...plan.problems, ...result.problems].map(({ code, place, message, hints }) => {
    return `${place?.line}:${place?.column} ${code}: ${message}${hints.map((hint) => ` | ${hint}`).join('')}`;
  });
  return { tables: result.tables, problems: shown };
}

const rowsOf = (table: Table | undefined) =>
  Array.from({ length: table?.rowCount ?? 0 }, (_, row) =>
    table?.columns.map((column) => column.values[row]),
  );

test('calculated-growth-leaves-gaps-where-a-value-is-missing', async () => {
  const { tables, problems } = await derive(`
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
`);
  expect(problems).toEqual([]);
  const table = tables.get('goods-growth');
  expect(rowsOf(table)).toEqual([
    [2020, null],
    [2021, ((276.5 - 212.5) / 212.5) * 100],
    [2022, null],
    [2023, null],
  ]);
  expect(table?.columns[0]?.field.type).toBe('year');
  expect(table?.derivation?.rows[1]).toEqual([{ table: 'goods', row: 1 }]);
  expect(table?.derivedFrom).toEqual(['goods']);
  expect(table?.asOf).toBe('2024-01-31');
});

test('ranked-and-sorted-top-rows-follow-their-source-rows', async () => {
  const { tables, problems } = await derive(`
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
`);
  expect(problems).toEqual([]);
  const table = tables.get('top-partners');
  expect(rowsOf(table)).toEqual([
    [1, 'Mexico', 'North America', 798.8, (798.8 / 2148.1) * 100],
    [2, 'Canada', 'North America', 774.3, (774.3 / 2148.1) * 100],
  ]);
  expect(table?.derivation?.rows[0]).toEqual([
    { table: 'partners', row: 3 },
    { table: 'regions', row: 1 },
  ]);
  expect(table?.derivedFrom).toEqual(['partners', 'regions']);
});

test('aggregates-of-aggregates-keep-their-lineage-and-derived-tables-build-on-each-other', async () => {
  const { tables, problems } = await derive(`
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
`);
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
  const { tables, problems } = await derive(`
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
`);
  expect(problems).toEqual([]);
  expect(rowsOf(tables.get('flows'))[4]).toEqual([2022, 'exports', null]);
  expect(rowsOf(tables.get('by-partner'))).toEqual([
    [2022, 779.3, null],
    [2023, 798.8, 575.0],
  ]);
});
