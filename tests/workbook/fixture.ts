/** A small book made by hand: every kind of column, gap, note, chart and trap that the data pack has to take. */

import type { Chart } from '../../pipeline/charts/Chart.ts';
import type {
  ChartBlock,
  Inline,
  LedgerEntry,
  Manuscript,
  TableBlock,
} from '../../pipeline/compose/Manuscript.ts';
import { markNotes } from '../../pipeline/compose/markNotes.ts';
import { loadFonts } from '../../pipeline/fonts/loadFonts.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import { american } from '../../pipeline/language/english.ts';
import { formatNumber } from '../../pipeline/numbers/formatNumber.ts';
import type { Theme } from '../../pipeline/theme/Theme.ts';
import type {
  CheckResult,
  Column,
  Dataset,
  Fact,
  Field,
  Scalar,
  Source,
  Table,
} from '../../pipeline/validate/Dataset.ts';
import { Signs } from '../../pipeline/validate/Signs.ts';
import type { WorkbookInput } from '../../pipeline/workbook/planWorkbook.ts';
import { formatOf } from '../numbers/formatOf.ts';
import { drawSpec } from './drawSpec.ts';

export function field(name: string, type: Field['type'], more: Partial<Field> = {}): Field {
  return { name, title: name, type, notes: [], ...more };
}

export function column(of: Field, values: readonly Scalar[], statuses?: Column['statuses']): Column {
  return { field: of, values, ...(statuses === undefined ? {} : { statuses }) };
}

export function table(
  id: string,
  title: string,
  columns: readonly Column[],
  more: Partial<Table> = {},
): Table {
  return {
    id,
    topic: 'trade',
    title,
    description: '',
    columns,
    rowCount: columns[0]?.values.length ?? 0,
    key: [columns[0]?.field.name ?? ''],
    notes: [],
    sources: ['census-country'],
    asOf: '2024-02-07',
    derivedFrom: [],
    placeOf: (row, name) => ({
      file: `data/trade/${id}.csv`,
      ...(row === undefined ? {} : { line: row + 2 }),
      ...(name === undefined ? {} : { field: name }),
    }),
    ...more,
  };
}

const years = [2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023];
const exports = [241.01, 236.46, 230.23, 243.61, 265.97, 256.68, 211.44, 276.49, 324.38, 323.2];
const imports = [295.73, 296.43, 293.5, 312.67, 343.68, 356.09, 323.52, 384.65, 454.93, 475.6];
const totals = [536.74, 532.89, 523.73, 556.28, 609.65, 612.77, 534.96, 661.14, 779.31, 798.8];
const money = { unit: 'US$ billion', numberFormat: formatOf(',.1f') };

export const goods = table(
  'us-mexico-goods',
  'US goods trade with Mexico',
  [
    column(field('year', 'year', { title: 'Year' }), years),
    column(field('exports', 'number', { title: 'US exports', ...money }), exports),
    column(field('imports', 'number', { title: 'US imports', ...money }), imports),
    column(field('total', 'number', { title: 'Total', ...money, notes: ['first-release'] }), totals),
  ],
  {
    description:
      'Goods trade between the United States and Mexico on the Census basis, not seasonally adjusted. Values are nominal.',
    notes: [{ id: 'first-release', text: 'The year 2023 is the first release of February 2024.' }],
    updateFrequency: 'P1M',
  },
);

export const partners = table(
  'top-partners',
  'Largest partners of the United States in goods trade, first release',
  [
    column(field('partner', 'string', { title: 'Partner' }), ['Mexico', 'Canada', 'China', 'World']),
    column(
      field('exports', 'number', { title: 'US exports', ...money }),
      [323.2, 353.2, null, 2019.5],
      [null, null, { name: 'notAvailable', sign: '[x]', label: 'not available' }, null],
    ),
    column(field('imports', 'number', { title: 'US imports', ...money }), [475.6, 421.1, 427.2, 3084.1]),
    column(
      field('share', 'number', {
        title: 'Share of US goods trade',
        unit: 'percent',
        numberFormat: formatOf('.1f'),
        notes: ['share', 'first-release'],
      }),
      [15.7, 15.2, 11.3, 100],
    ),
  ],
  {
    description: 'The three largest partners beside the world in 2023.',
    notes: [
      { id: 'share', text: 'Shares of the sum of exports and imports.' },
      { id: 'first-release', text: 'The year 2023 is the first release of February 2024.' },
    ],
    totals: [false, false, false, true],
  },
);

const months = ['2022-01', '2022-02', '2022-03', '2022-04'];

export const monthly = table(
  'goods-monthly',
  'US goods trade by month and partner',
  [
    column(field('month', 'yearmonth', { title: 'Month' }), [...months, ...months]),
    column(field('partner', 'string', { title: 'Partner' }), [
      ...months.map(() => 'Canada'),
      ...months.map(() => 'Mexico'),
    ]),
    column(field('exports', 'number', { title: 'US exports', ...money }), [
      24.5129,
      25.4817,
      32.4182,
      null,
      23.6781,
      23.7152,
      28.5316,
      27.3164,
    ]),
  ],
  { key: ['month', 'partner'], description: 'Census basis.', derivedFrom: ['us-mexico-goods'] },
);

export const polls = table(
  'polls',
  "Traps: an apostrophe's place",
  [
    column(field('day', 'date', { title: 'Day' }), ['2024-02-29', '2024-03-04', '1999-12-31']),
    column(field('name', 'string', { title: 'Name' }), ['=1+1', '@home & <b>"away"</b>', ' _x000D_ +5 ']),
    column(field('lead', 'integer', { title: 'Lead', unit: 'percentage points' }), [22, -3, 0]),
    column(field('final', 'boolean', { title: 'Final' }), [true, false, null]),
    column(field('code', 'string', { title: 'Code' }), ['007', '1E5', null]),
    column(field('ratio', 'number', { title: 'Ratio', numberFormat: formatOf('+.2%') }), [
      0.125,
      -0.005,
      null,
    ]),
  ],
  { sources: ['pollster'], topic: 'polls' },
);

export const register = table(
  'deck-slides',
  'Slides of the deck',
  [column(field('slide', 'integer', { title: 'Slide' }), [1, 2])],
  { role: 'register' },
);

const sources: readonly Source[] = [
  {
    id: 'census-country',
    topic: 'trade',
    publisher: 'US Census Bureau',
    title: 'Trade in Goods by Country',
    address: 'https://www.census.gov/foreign-trade/balance/index.html',
    read: '2023-03-15',
    grade: 'A',
    licence: 'US federal government work, public domain',
    place: { file: 'data/trade/datapackage.json' },
  },
  {
    id: 'pollster',
    topic: 'polls',
    publisher: 'A Pollster & Sons',
    title: 'Polls "by hand"',
    grade: 'C',
    place: { file: 'data/polls/datapackage.json' },
  },
];

const facts: readonly Fact[] = [
  {
    id: 'border-length',
    topic: 'trade',
    label: 'Length of the border',
    type: 'number',
    value: 1954,
    unit: 'miles',
    numberFormat: formatOf(',.0f'),
    asOf: '2024-01-01',
    source: 'census-country',
    status: 'as-stated',
    place: { file: 'data/trade/facts.csv', line: 2 },
  },
  {
    id: 'agreement',
    topic: 'trade',
    label: 'Entry into force of the agreement',
    type: 'date',
    value: '2020-07-01',
    asOf: '2020-07-01',
    source: 'census-country',
    status: 'corrected',
    note: 'The deck gives another day.',
    place: { file: 'data/trade/facts.csv', line: 3 },
  },
];

const checks: readonly CheckResult[] = [
  {
    id: 'goods-add-up',
    topic: 'trade',
    statement: 'Exports and imports add up to total goods trade in 2023.',
    expression: "near(value('us-mexico-goods[2023].exports'), 323.2, 0.05)",
    severity: 'error',
    outcome: 'held',
    computed: '323.2 + 475.6 = 798.8',
    figures: [
      { type: 'cell', table: 'us-mexico-goods', row: 9, field: 'exports' },
      { type: 'cell', table: 'us-mexico-goods', row: 9, field: 'imports' },
      { type: 'fact', fact: 'border-length' },
    ],
    correction: {
      id: 'A2',
      statedIn: '6',
      stated: 'exports of 322.2',
      holds: 'exports of 323.2',
      why: 'The two addends do not come to the total.',
      sources: ['census-country'],
    },
    place: { file: 'data/trade/checks.yaml', line: 2 },
  },
];

export function datasetOf(tables: readonly Table[]): Dataset {
  return {
    tables: new Map(tables.map((one) => [one.id, one])),
    facts: new Map(facts.map((fact) => [fact.id, fact])),
    sources: new Map(sources.map((source) => [source.id, source])),
    checks: new Map(checks.map((check) => [check.id, check])),
    shapes: new Map(),
    topics: new Map([
      ['trade', 'Trade'],
      ['polls', 'Polls'],
    ]),
    parameters: new Map(),
  };
}

export const dataset = datasetOf([goods, partners, monthly, polls, register]);

export const theme: Theme = themeOf();

function themeOf(): Theme {
  const role = {
    font: 'sans-400',
    size: 10,
    leading: 13.5,
    colour: '#1b1f24',
    features: [],
    tracking: 0,
  } as const;
  return {
    fonts: { serif: 'Source Serif 4', sans: 'Source Sans 3' },
    page: {
      width: 595.28,
      height: 841.89,
      marginInner: 60,
      marginTop: 60,
      marginBottom: 70,
      textWidth: 360,
      sideGap: 14,
      sideWidth: 100,
      baseline: 13.5,
      bleed: 0,
      cropMarks: false,
      facing: true,
      chaptersStartRecto: true,
      partOpeners: 'page',
      chapterContents: false,
      notes: 'beneath',
    },
    text: { justify: true, hyphenate: true, hangingPunctuation: true },
    type: {
      text: role,
      lead: role,
      sideNote: role,
      chapterTitle: role,
      chapterNumber: role,
      section: role,
      subSection: role,
      minorSection: role,
      finding: role,
      keyFigure: role,
      keyFigureLabel: role,
      keyFigureDetail: role,
      captionNumber: role,
      captionTitle: role,
      captionSubtitle: role,
      tableHead: role,
      tableCell: role,
      tableTotal: role,
      source: role,
      footnote: role,
      runningHead: role,
      folio: role,
      calloutTitle: role,
      calloutText: role,
      timelineDate: role,
      contentsPart: role,
      contentsChapter: role,
      contentsEntry: role,
      coverTitle: role,
      coverSubtitle: role,
      coverLine: role,
      partNumber: role,
      partTitle: role,
    },
    colours: {
      ink: '#1b1f24',
      paper: '#ffffff',
      accent: '#0e6073',
      accentTint: '#f0f5f7',
      grey: '#59626b',
      rule: '#b9c0c6',
      grid: '#e2e5e8',
      named: { Mexico: '#1f7a4d', Canada: '#e88b80', Exports: '#0e6073', Imports: '#d5903c' },
      sequential: ['#e4eff1', '#08414e'],
      diverging: ['#8c4a12', '#f1f2f3', '#0e6073'],
    },
    charts: {
      widths: { half: 170, text: 360, wide: 470 },
      heights: { low: 100, short: 150, medium: 220, tall: 300 },
      labelSize: 8,
    },
  };
}

const locale = american.numbers;

function words(text: string): readonly Inline[] {
  return [{ type: 'text', text }];
}

/** A table as the book prints it: each value by its field's format, missing ones by their shorthand. */
export function printed(of: Table, number: string): TableBlock {
  const rows = Array.from({ length: of.rowCount }, (_, row) => row);
  const notes = markNotes(of, rows, of.columns);
  const signs = new Signs(of, american.words.statuses);
  return {
    type: 'table',
    table: of.id,
    id: `tbl:${of.id}`,
    number,
    title: words(of.title),
    columns: of.columns.map(({ field: head }) => ({
      field: head.name,
      heading: head.title,
      ...(head.unit === undefined ? {} : { unit: head.unit }),
      align: head.numberFormat === undefined ? 'start' : 'decimal',
      stub: of.key.includes(head.name),
      notes: notes.heads.get(head.name) ?? [],
    })),
    rows: Array.from({ length: of.rowCount }, (_, row) => ({
      kind: of.totals?.[row] === true ? 'total' : 'body',
      cells: of.columns.map((printedColumn) => {
        const { field: head, values } = printedColumn;
        const value = values[row] ?? null;
        const text =
          typeof value === 'number' && head.numberFormat !== undefined
            ? formatNumber(value, head.numberFormat, locale)
            : String(value ?? signs.of(printedColumn, row)?.sign);
        return { text, value, origin: { type: 'cell', table: of.id, row, field: head.name } };
      }),
    })),
    notes: notes.notes,
    titleNotes: notes.title,
    signs: signs.usedIn(of.columns),
    remarks: [],
    source: [],
    width: 'text',
    place: { file: 'templates/chapters/trade.md.hbs', line: 12 },
  };
}

/** Vega-Lite specs of the charts, as they would lie in `templates/charts`. */
export const chartSpecs: ReadonlyMap<string, object> = new Map<string, object>([
  [
    'exports-and-imports',
    {
      data: { name: 'us-mexico-goods' },
      transform: [{ fold: ['exports', 'imports'], as: ['direction', 'value'] }],
      mark: 'line',
      encoding: {
        x: { field: 'year', type: 'ordinal' },
        y: { field: 'value', type: 'quantitative', title: 'US$ billion' },
        color: {
          field: 'direction',
          type: 'nominal',
          scale: { domain: ['exports', 'imports'], range: ['theme:Exports', 'theme:Imports'] },
        },
      },
    },
  ],
  [
    'partners-bar',
    {
      data: { name: 'top-partners' },
      transform: [{ filter: "datum.partner != 'World'" }],
      mark: { type: 'bar', color: 'theme:accent' },
      encoding: {
        y: { field: 'partner', type: 'nominal', sort: null, title: null },
        x: { field: 'share', type: 'quantitative' },
      },
    },
  ],
  [
    'monthly-by-partner',
    {
      data: { name: 'goods-monthly' },
      layer: [
        {
          mark: { type: 'line', interpolate: 'monotone' },
          encoding: {
            x: { field: 'month', type: 'temporal' },
            y: { field: 'exports', type: 'quantitative' },
            color: {
              field: 'partner',
              scale: { domain: ['Mexico', 'Canada'], range: ['theme:Mexico', 'theme:Canada'] },
            },
          },
        },
        { mark: { type: 'rule' }, encoding: { x: { datum: { year: 2022, month: 3 }, type: 'temporal' } } },
      ],
    },
  ],
  [
    'stacked-years',
    {
      data: { name: 'us-mexico-goods' },
      transform: [{ fold: ['exports', 'imports'] }],
      mark: 'bar',
      encoding: {
        x: { field: 'year', type: 'ordinal' },
        y: { field: 'value', type: 'quantitative' },
        color: { field: 'key', type: 'nominal' },
      },
    },
  ],
  [
    'exports-against-imports',
    {
      data: { name: 'us-mexico-goods' },
      mark: { type: 'point', filled: true },
      encoding: {
        x: { field: 'exports', type: 'quantitative' },
        y: { field: 'imports', type: 'quantitative' },
      },
    },
  ],
  ['state-map', { data: { name: 'us-states' }, mark: 'geoshape', encoding: { color: { field: 'total' } } }],
]);

/** What each of them drew; nothing where Vega finds a fault. */
const drawn = new Map<string, Chart['drawn']>();
for (const [id, spec] of chartSpecs) drawn.set(id, (await drawSpec(spec, dataset.tables))?.drawn ?? []);

export function chartBlock(id: string, number: string, title: string, tables: readonly string[]): ChartBlock {
  const chart: Chart = {
    id,
    size: 'text',
    svg: '<svg/>',
    picture: { width: 360, height: 220, marks: [] },
    title,
    claim: 'goods-add-up',
    subtitle: 'US$ billion, 2014 to 2023',
    alt: `${title}, drawn as a chart.`,
    tables,
    encodings: [],
    facts: [],
    drawn: drawn.get(id) ?? [],
    place: { file: `templates/charts/${id}.vl.json` },
  };
  return {
    type: 'chart',
    chart,
    id: `fig:${id}`,
    number,
    title: words(title),
    subtitle: words(chart.subtitle),
    source: [],
    notes: [],
    alt: chart.alt ?? '',
    place: chart.place,
  };
}

const tables: readonly TableBlock[] = [printed(partners, 'Table 1.1'), printed(goods, 'Table 1.2')];

function ledgerOf(blocks: readonly TableBlock[]): readonly LedgerEntry[] {
  const entries: LedgerEntry[] = [
    {
      id: 'trade-0001',
      displayed: '$798.8',
      value: 798.8,
      unit: 'US$ billion',
      asOf: '2024-02-07',
      address: 'us-mexico-goods[2023].total',
      slot: 'ch:trade#1',
      origin: { type: 'cell', table: 'us-mexico-goods', row: 9, field: 'total' },
      rowKey: 'year=2023',
      format: formatOf('$,.1f'),
      sources: ['census-country'],
      chapter: 'trade',
      within: 'prose',
      place: { file: 'templates/chapters/trade.md.hbs', line: 5, column: 3 },
    },
    {
      id: 'trade-0002',
      displayed: 'July 1, 2020',
      value: '2020-07-01',
      asOf: '2020-07-01',
      address: 'fact:agreement',
      slot: 'fig:exports-and-imports/title#1',
      origin: { type: 'fact', fact: 'agreement' },
      sources: ['census-country'],
      chapter: 'trade',
      within: 'fig:exports-and-imports',
      place: { file: 'templates/chapters/trade.md.hbs', line: 6, column: 3 },
    },
    {
      id: 'trade-0003',
      displayed: '1.5',
      value: 798.8 / 536.74,
      asOf: '2024-02-07',
      address: 'ratio(…)',
      slot: 'ch:trade#2',
      origin: {
        type: 'computed',
        expression: 'ratio(…)',
        figures: [
          { type: 'cell', table: 'us-mexico-goods', row: 9, field: 'total' },
          { type: 'cell', table: 'us-mexico-goods', row: 0, field: 'total' },
        ],
      },
      sources: ['census-country'],
      chapter: 'trade',
      within: 'prose',
      place: { file: 'templates/chapters/trade.md.hbs', line: 7, column: 3 },
    },
  ];
  for (const block of blocks) {
    for (const row of block.rows) {
      for (const cell of row.cells) {
        if (typeof cell.value !== 'number') continue;
        entries.push({
          id: `trade-${String(entries.length + 1).padStart(4, '0')}`,
          displayed: cell.text,
          value: cell.value,
          asOf: '2024-02-07',
          address: `cell-${entries.length + 1}`,
          slot: `${block.id}/cell-${entries.length + 1}`,
          origin: cell.origin,
          sources: ['census-country'],
          chapter: 'trade',
          within: block.id,
          place: block.place,
        });
      }
    }
  }
  return entries;
}

const chartBlocks = [
  chartBlock('exports-and-imports', 'Figure 1.1', 'Imports grew faster than exports', ['us-mexico-goods']),
  chartBlock('partners-bar', 'Figure 1.2', 'Mexico comes first', ['top-partners']),
  chartBlock('monthly-by-partner', 'Figure 1.3', 'Month by month', ['goods-monthly']),
  chartBlock('stacked-years', 'Figure 1.4', 'Both directions together', ['us-mexico-goods']),
  chartBlock('exports-against-imports', 'Figure 1.5', 'Exports against imports', ['us-mexico-goods']),
  chartBlock('state-map', 'Figure 1.6', 'A map', ['us-mexico-goods']),
];

export const manuscript: Manuscript = {
  book: {
    title: 'A Book of Figures & Tables',
    subtitle: 'Made by hand for tests',
    authors: ['A. Author', 'B. Author'],
    publisher: 'The Institute',
    credit: 'After a deck by someone else',
    edition: '2024-03-31',
    language: american,
    keywords: ['trade', 'Mexico'],
    licence: 'CC BY 4.0',
    contact: 'data@example.org',
    fileName: 'book-of-figures',
  },
  front: [{ type: 'cover' }],
  parts: [
    {
      id: 'body',
      title: [],
      introduction: [],
      chapters: [
        {
          id: 'trade',
          number: '1',
          title: words('Trade'),
          shortTitle: 'Trade',
          blocks: [],
          footnotes: new Map(),
          place: { file: 'templates/chapters/trade.md.hbs' },
        },
      ],
    },
  ],
  back: [],
  ledger: ledgerOf(tables),
  claims: [
    {
      check: 'goods-add-up',
      text: 'Trade grew',
      figures: [],
      chapter: 'trade',
      within: 'prose',
      place: { file: 'templates/chapters/trade.md.hbs', line: 5 },
    },
  ],
  tables,
  charts: chartBlocks,
  figures: chartBlocks,
  checks: dataset.checks,
};

export const input: WorkbookInput = {
  dataset,
  manuscript,
  pages: {
    ledger: new Map([
      ['trade-0001', '3'],
      ['trade-0002', '4'],
      ['trade-0003', 'iv'],
    ]),
    anchors: new Map([
      ['tbl:top-partners', '5'],
      ['fig:exports-and-imports', '6'],
    ]),
  },
  theme,
  fonts: loadFonts(readFontFile),
  digest: 'ab'.repeat(32),
};
