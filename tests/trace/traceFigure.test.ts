import { expect, test } from 'vitest';
import type { TableBlock } from '../../pipeline/compose/Manuscript.ts';
import { american } from '../../pipeline/language/english.ts';
import type { Trace } from '../../pipeline/trace/FigureTrace.ts';
import { listing, renderListing } from '../../pipeline/trace/listing.ts';
import { printedBook } from '../../pipeline/trace/PrintedBook.ts';
import { renderTrace } from '../../pipeline/trace/renderTrace.ts';
import type { TraceMaterial } from '../../pipeline/trace/TraceMaterial.ts';
import { traceFigure } from '../../pipeline/trace/traceFigure.ts';
import { validated } from '../checks/minimalBook.ts';

const files = {
  'data/trade/checks.yaml': `checks:
  - id: ohio-grew
    statement: Exports of Ohio grew.
    expression: "value('state-exports[Ohio, 2023].exports') > 8"
  - id: sum-of-states
    statement: The states of 2023 add up.
    expression: "near(value('exports-by-year[2023].exports'), 152.6, 0.05)"
`,
  'data/trade/derived.yaml': `tables:
  - name: exports-by-year
    title: Exports by year
    from: state-exports
    transform:
      - aggregate: [{ op: sum, field: exports, as: exports }]
        groupby: [year]
      - window: [{ op: lag, field: exports, as: _before }]
        sort: [{ field: year }]
      - calculate: (datum.exports - datum._before) / datum._before * 100
        as: growth
    schema:
      fields:
        - { name: year }
        - { name: exports, type: number, title: Exports, unit: US$ billion, numberFormat: ",.1f" }
        - { name: growth, type: number, title: Growth, unit: percent, numberFormat: "+.1f" }
      primaryKey: [year]
`,
};
const locale = american.numbers;
const { dataset } = await validated(files);
const material: TraceMaterial = { dataset, locale };
const traced = (what: string, more: Partial<TraceMaterial> = {}): Trace => {
  const { value, problems } = traceFigure(what, { ...material, ...more });
  if (value === undefined) throw new Error(JSON.stringify(problems));
  return value;
};
const hintsOf = (what: string) => traceFigure(what, material).problems.flatMap((problem) => problem.hints);

test('a-cell-is-traced-to-its-line-its-source-and-its-checks', () => {
  expect(renderTrace(traced('state-exports[Ohio, 2023].exports'))).toBe(
    `state-exports[Ohio, 2023].exports
  Exports, Exports by state, state=Ohio, year=2023
  value      8.2 US$ billion, printed 8.2
  as of      2024-01-15
  written    data/trade/state-exports.csv:3
  note       The last year is a first release.
  source     Test Office, Trade by State; grade A; read 2024-01-15; https://example.org/trade
  derived    exports-by-year
  check      held: ohio-grew (8.2, expected more than 8)
  printed    nowhere in the book
`,
  );
});

test('a-derived-cell-is-traced-to-its-steps-and-the-cells-behind-it', () => {
  expect(renderTrace(traced('exports-by-year[2023].exports'))).toBe(
    `exports-by-year[2023].exports
  Exports, Exports by year, year=2023
  value      152.6 US$ billion, printed 152.6
  as of      2024-01-15
  written    data/trade/derived.yaml:15
  source     Test Office, Trade by State; grade A; read 2024-01-15; https://example.org/trade
  computed   {"aggregate":[{"op":"sum","field":"exports","as":"exports"}],"groupby":["year"]}
  from       state-exports[Ohio, 2023].exports = 8.2  data/trade/state-exports.csv:3
             state-exports[Texas, 2023].exports = 144.3  data/trade/state-exports.csv:5
             state-exports[Guam, 2023].exports = 0.1  data/trade/state-exports.csv:7
  check      held: sum-of-states (152.6, expected 152.6 within 0.05)
  printed    nowhere in the book
`,
  );
  const [growth] = traced('exports-by-year[2023].growth').figures;
  expect(growth?.computed?.otherRows).toBe(true);
  expect(growth?.computed?.steps).toHaveLength(3);
});

test.each([
  ['joinaggregate: [{ op: sum, field: exports, as: made }]\n        groupby: [year]', true],
  ['window: [{ op: rank, as: made }]\n        sort: [{ field: exports }]', true],
  [
    'stack: exports\n        groupby: [year]\n        sort: [{ field: state }]\n        as: [_below, made]',
    true,
  ],
  ['calculate: datum.exports * 2\n        as: made', false],
  ['bin: { step: 10 }\n        field: exports\n        as: [made, _end]', false],
])('a-step-that-looks-at-other-rows-is-told-as-one: %s', async (step, others) => {
  const { dataset: made } = await validated({
    'data/trade/derived.yaml': `tables:
  - name: made
    title: Made
    from: state-exports
    transform:
      - filter: isValid(datum.exports)
      - ${step}
    schema:
      fields:
        - { name: state }
        - { name: year }
        - { name: made, type: number, title: Made, unit: US$ billion, numberFormat: ",.1f" }
      primaryKey: [state, year]
`,
  });
  const { value } = traceFigure('made[Ohio, 2023].made', { dataset: made, locale });
  const [figure] = value?.figures ?? [];
  expect(figure?.computed?.otherRows).toBe(others);
  if (value !== undefined)
    expect(renderTrace(value).includes('and other rows of the same table')).toBe(others);
});

test('columns-made-of-rows-are-told-to-come-from-other-rows', async () => {
  const { dataset: made } = await validated({
    'data/trade/derived.yaml': `tables:
  - name: wide
    title: Wide
    from: state-exports
    transform:
      - pivot: state
        value: exports
        groupby: [year]
    schema:
      fields:
        - { name: year }
        - { name: Ohio, type: number, title: Ohio, unit: US$ billion, numberFormat: ",.1f" }
      primaryKey: [year]
`,
  });
  const { value } = traceFigure('wide[2023].Ohio', { dataset: made, locale });
  expect(value?.figures[0]?.computed?.otherRows).toBe(true);
});

test('a-check-is-traced-to-the-figures-that-it-looked-at', () => {
  expect(traced('check:sum-of-states').figures.map(({ address }) => address)).toEqual([
    'exports-by-year[2023].exports',
  ]);
  expect(hintsOf('check:sum-of-state')).toEqual(['did you mean sum-of-states?']);
  expect(hintsOf('fig:none')).toEqual(['there are no charts here']);
});

const yields = await validated({
  'data/farms/datapackage.json': JSON.stringify({
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'farms',
    title: 'Farms',
    sources: [{ name: 'farm-office', title: 'Yields', publisher: 'Farm Office', grade: 'A' }],
    resources: [
      {
        name: 'yields',
        path: 'yields.csv',
        title: 'Yields',
        sources: [{ name: 'farm-office' }],
        asOf: '2024-01-15',
        notes: [
          { id: 'all', text: 'On all.' },
          { id: 'row', text: 'On the east.', where: "datum.farm == 'East'" },
          { id: 'head', text: 'On wheat.' },
          { id: 'cell', text: 'On wheat in the east.', where: "datum.farm == 'East'" },
        ],
        schema: {
          fields: [
            { name: 'farm', type: 'string' },
            { name: 'wheat', type: 'number', unit: 'tonnes', notes: ['head', 'cell'] },
            { name: 'margin', type: 'number', unit: 'tonnes', errorOf: 'wheat' },
            { name: 'state', type: 'string', statusOf: 'wheat' },
          ],
          primaryKey: ['farm'],
          missingValues: [{ value: '', label: 'not surveyed' }],
        },
      },
    ],
  }),
  'data/farms/yields.csv': 'farm,wheat,margin,state\nEast,5,0.4,U\nWest,6,,A\n',
});

test.each([
  ['yields[East].wheat', 'On all. On the east. On wheat. On wheat in the east.', 'low reliability'],
  ['yields[West].wheat', 'On all. On wheat.', undefined],
  ['yields[East].margin', 'On all. On the east.', undefined],
  ['yields[West].margin', 'On all.', 'not surveyed'],
])('the-notes-and-the-status-of-%s-are-those-of-its-row-and-column', (what, note, status) => {
  const [figure] = traced(what, { dataset: yields.dataset }).figures;
  expect(figure?.note).toBe(note);
  expect(figure?.status).toBe(status);
});

test('a-gap-is-told-without-unit-and-words', () => {
  expect(renderTrace(traced('yields[West].margin', { dataset: yields.dataset }))).toContain(
    '\n  value      missing\n',
  );
});

test('a-margin-of-error-is-printed-where-its-figure-is', () => {
  const origin = { type: 'cell', table: 'yields', row: 0, field: 'wheat' } as const;
  const composed: TableBlock = {
    type: 'table',
    table: 'yields',
    id: 'tbl:yields',
    number: 'Table 1.1',
    title: [],
    columns: [],
    rows: [{ kind: 'body', cells: [{ text: '5', value: 5, origin, ledger: 'one-0001' }] }],
    notes: [],
    titleNotes: [],
    signs: [],
    remarks: [],
    source: [],
    width: 'text',
    place: { file: 'templates/chapters/one.md.hbs', line: 3 },
  };
  const printed = printedBook({ ledger: [], tables: [composed], charts: [] }, yields.dataset);
  const titles = (what: string) =>
    traced(what, { dataset: yields.dataset, printed }).figures[0]?.uses.map(({ title }) => title);
  expect(titles('yields[East].margin')).toEqual(['Table 1.1 Yields']);
  expect(titles('yields[East].state')).toEqual(['Table 1.1 Yields']);
  expect(titles('yields[West].margin')).toEqual([]);
});

test('a-check-that-is-named-alone-is-told-how-it-is-asked-for', () => {
  expect(hintsOf('ohio-grew')).toEqual(['the figures of a check are asked for by check:ohio-grew']);
});

test('a-fact-is-traced-by-its-id', () => {
  const [fact] = traced('bridges').figures;
  expect(fact).toMatchObject({
    address: 'fact:bridges',
    title: 'Bridges in service',
    value: 55,
    status: 'corrected',
    note: 'The slide says 53.',
  });
  expect(traced('fact:bridges').figures).toEqual([fact]);
});

test.each([
  ['152.6', ['exports-by-year[2023].exports']],
  ['$152.6', ['exports-by-year[2023].exports']],
  ['55', ['fact:bridges']],
  ['+3.4%', ['exports-by-year[2023].growth']],
  ['144.3', ['state-exports[Texas, 2023].exports']],
])('the-number-%s-is-found-as-it-is-printed', (what, addresses) => {
  expect(traced(what).figures.map(({ address }) => address)).toEqual(addresses);
});

test.each([
  ['bridge-lenght', ['did you mean bridge-length?']],
  [
    'state-exports',
    ['state-exports is a table; name a cell of it, such as state-exports[Ohio, 2022].exports'],
  ],
  [
    'state-exports[Ohio, 2023].export',
    ['expected a field of state-exports, found "export"', 'did you mean exports?'],
  ],
  ['152.7', ['152.6 is exports-by-year[2023].exports']],
  ['9999', ['no figure of the book is printed so']],
])('nothing-traced-for-%s-names-what-is-near', (what, hints) => {
  expect(hintsOf(what)).toEqual(hints);
  expect(traceFigure(what, material).problems[0]?.code).toBe('nothing-traced');
});

test('uses-come-from-the-ledger-with-page-and-cell-of-the-last-build', () => {
  const origin = { type: 'cell', table: 'state-exports', row: 1, field: 'exports' } as const;
  const entry = {
    id: 'trade-0001',
    displayed: '$8.2',
    value: 8.2,
    asOf: '2024-01-15',
    address: 'state-exports[Ohio, 2023].exports',
    slot: 'ch:trade#1',
    origin,
    sources: ['test-office'],
    chapter: 'trade',
    within: 'prose',
  };
  const ratio = { type: 'computed', expression: 'ratio(1, 2)', figures: [origin] } as const;
  const place = { file: 'templates/chapters/trade.md.hbs', line: 3 };
  const ledger = [
    { ...entry, place },
    { ...entry, id: 'trade-0002', displayed: '0.5', origin: ratio, place: { ...place, line: 9 } },
  ];
  const printed = { ...entry, place: 'templates/chapters/trade.md.hbs:3', page: '12', cell: "'Exports'!C4" };
  const book = { ledger, tables: [], charts: [] };
  const manifest = { figures: [printed], pages: {} };
  const [figure] = traced('state-exports[Ohio, 2023].exports', { printed: book, manifest }).figures;
  expect(figure?.uses.map(({ title, place: at, page, cell }) => [title, at, page, cell])).toEqual([
    ['$8.2', 'templates/chapters/trade.md.hbs:3', '12', "'Exports'!C4"],
    ['0.5', 'templates/chapters/trade.md.hbs:9', undefined, undefined],
  ]);
  const [alone] = traced('state-exports[Ohio, 2023].exports', { manifest }).figures;
  expect(alone?.uses.map(({ page }) => page)).toEqual(['12']);
});

test('listings-have-a-row-for-each-thing-and-print-aligned', () => {
  const lists = { dataset, charts: [] };
  expect(renderListing(listing('tables', lists))).toBe(
    `id               topic  rows  fields  asOf        title
state-exports    trade     6       3  2024-01-15  Exports by state
ports            trade     2       8  2024-01-15  Ports of entry
exports-by-year  trade     2       3  2024-01-15  Exports by year
`,
  );
  expect(listing('checks', lists).rows[0]).toMatchObject({ id: 'ohio-grew', outcome: 'held', waiver: null });
  expect(listing('facts', lists).rows.map((row) => row['id'])).toEqual(['bridge-length', 'bridges']);
  expect(listing('sources', lists).rows[0]).toMatchObject({ id: 'test-office', tables: 3, facts: 2 });
  expect(listing('charts', lists).rows).toEqual([]);
});
