/** A small book to draw charts from, with a measurer of squares: each character is half an em wide. */

import { readFileSync } from 'node:fs';
import type { Chart } from '../../pipeline/charts/Chart.ts';
import { type DrawChartsInput, drawCharts } from '../../pipeline/charts/drawCharts.ts';
import type { Measurer } from '../../pipeline/fonts/Measurer.ts';
import { american } from '../../pipeline/language/english.ts';
import { parseJson } from '../../pipeline/load/parseJson.ts';
import type { StageResult } from '../../pipeline/problems/Problem.ts';
import { printProblems } from '../../pipeline/problems/printProblems.ts';
import type { PageName } from '../../pipeline/theme/papers.ts';
import { parseTheme } from '../../pipeline/theme/parseTheme.ts';
import type { Theme } from '../../pipeline/theme/Theme.ts';
import type { CheckResult, Fact, Field, FieldType, Scalar, Table } from '../../pipeline/validate/Dataset.ts';
import type { Ring, Shapes } from '../../pipeline/validate/shapes/Shapes.ts';
import { formatOf } from '../numbers/formatOf.ts';

const { numbers, besideNumbers } = american;

export const squares: Measurer = {
  width: (text, style) => [...text].length * style.size * 0.5,
  metrics: () => ({ ascender: 0.8, descender: -0.2, capHeight: 0.6, xHeight: 0.5 }),
  has: (_font, codePoint) => codePoint < 0x4e00,
  hasForm: () => false,
};

export const fixtureTheme: Theme = readTheme('A4');

export function readTheme(paper: PageName): Theme {
  const text = readFileSync(new URL('../fixtures/theme/theme.json', import.meta.url), 'utf8');
  const { document } = parseJson({ path: 'templates/theme.json', text });
  const theme = document === undefined ? undefined : parseTheme(document, paper).value;
  if (theme === undefined) throw new Error('the fixture theme can be read');
  return theme;
}

type Column = readonly [
  name: string,
  type: FieldType,
  values: readonly Scalar[],
  unit?: string | undefined,
  numberFormat?: string | undefined,
  categories?: readonly (readonly [code: string, label: string])[],
];

export function tableOf(id: string, columns: readonly Column[]): Table {
  return {
    id,
    topic: 'trade',
    title: id,
    description: id,
    columns: columns.map(([name, type, values, unit, numberFormat, categories]) => {
      const field: Field = {
        name,
        title: name,
        type,
        notes: [],
        ...(categories === undefined ? {} : { categories: new Map(categories) }),
        ...(unit === undefined ? {} : { unit }),
        ...(numberFormat === undefined ? {} : { numberFormat: formatOf(numberFormat) }),
      };
      return { field, values };
    }),
    rowCount: columns[0]?.[2].length ?? 0,
    key: [],
    notes: [],
    sources: [],
    asOf: '2024-03-31',
    derivedFrom: [],
    placeOf: () => ({ file: 'data/trade/datapackage.json' }),
  };
}

const tables = [
  tableOf('trade', [
    ['year', 'year', [2020, 2021, 2022, 2023]],
    ['exports', 'number', [10, 20, 30, 40], 'US$ billion', ',.1f'],
    ['imports', 'number', [20, 30, 35, 50.125], 'US$ billion', ',.2f'],
    ['partner', 'string', ['Mexico', 'Mexico', 'Mexico', 'Mexico']],
  ]),
  tableOf('states', [
    ['state', 'string', ['Texas', 'Ohio']],
    ['exports', 'number', [100, 50], 'US$ billion', ',.0f'],
  ]),
  tableOf('harvests', [
    ['province', 'string', ['North', 'South']],
    ['harvest', 'number', [1.5, 2.5], 'million tonnes', '.1f'],
  ]),
  tableOf('cities', [
    ['city', 'string', ['Port', 'Fort']],
    ['lon', 'number', [5, 25], 'degrees', '.0f'],
    ['lat', 'number', [45, 45], 'degrees', '.0f'],
  ]),
  // One without a longitude, and one whose degrees are exchanged.
  tableOf('posts', [
    ['post', 'string', ['Inn', 'Lost', 'Turned']],
    ['lon', 'number', [5, null, 45], 'degrees', '.0f'],
    ['lat', 'number', [45, 45, 95], 'degrees', '.0f'],
  ]),
  tableOf('monthly', [
    ['month', 'yearmonth', ['2022-12', '2023-01', '2023-02', '2023-03']],
    ['day', 'date', ['2022-12-01', '2023-01-01', '2023-02-01', '2023-03-01']],
    ['crossings', 'integer', [1, 2, 3, 4]],
    ['numbered', 'integer', [2022, 2023, 2023, 2023]],
  ]),
  tableOf('regions', [
    ['region', 'string', ['North', 'South', 'East', 'North', null]],
    ['season', 'string', ['wet', 'wet', 'dry', 'dry', 'dry']],
    ['value', 'number', [5, null, -3, 7, 4], 'tons', ',.0f'],
    ['index', 'number', [104, 101, 108, 103, 106]],
  ]),
  tableOf('calendar', [
    ['name', 'string', ['January', 'February', 'March', 'April']],
    ['weekday', 'string', ['Mon', 'Tue', 'Wed', 'Thu']],
    ['age', 'string', ['5 to 9', '10 to 14', '15 to 19', '100 or more']],
    ['value', 'number', [3, 1, 4, 1.5]],
  ]),
  tableOf('flows', [
    [
      'flow',
      'string',
      ['imp', 'exp', 'reex', 'imp', 'exp', 'reex'],
      undefined,
      undefined,
      [
        ['imp', 'Imports'],
        ['reex', 'Sent on'],
        ['exp', 'Exports'],
      ],
    ],
    [
      'grade',
      'integer',
      [2, 1, 3, 2, 1, 3],
      undefined,
      undefined,
      [
        ['1', 'low'],
        ['2', 'middle'],
        ['3', 'high'],
      ],
    ],
    ['year', 'year', [2022, 2022, 2022, 2023, 2023, 2023]],
    ['value', 'number', [1, 2, 3, 4, 5, 6]],
  ]),
  tableOf('rates', [
    ['group', 'string', ['A', 'B', 'C']],
    ['rate', 'number', [12.5, 33.3, 8], 'percent', '.1f'],
    ['low', 'number', [10, 30, 7], 'percent', '.1f'],
    ['high', 'number', [15, null, 9], 'percent', '.1f'],
  ]),
  tableOf('wares', [
    ['ware', 'string', ['Corn\nand beans', 'Steel']],
    ['coastal', 'boolean', [true, false]],
    ['here', 'number', [12.5, 30], 'US$ million', '$,.1f'],
    ['there', 'number', [10, 25], '€ million', '$,.1f'],
    ['change', 'number', [-0.001, 1000000], 'tons', ',.3f'],
  ]),
  tableOf('winters', [
    ['month', 'yearmonth', ['2022-01', '2022-02', '2023-01', '2023-02']],
    ['frosts', 'integer', [20, 12, 18, 15]],
  ]),
  tableOf('empty', [
    ['year', 'year', []],
    ['exports', 'number', []],
  ]),
];

/** Three squares of an invented country, side by side; the same laid out flat. */
const shapes: readonly Shapes[] = [
  shapesOf('provinces', false, (index) => [10 * index, 40, 10 * index + 10, 50]),
  shapesOf('flat-provinces', true, (index) => [100 * index, 0, 100 * index + 100, 100]),
];

function shapesOf(
  id: string,
  projected: boolean,
  boxOf: (index: number) => readonly [number, number, number, number],
): Shapes {
  return {
    id,
    topic: 'maps',
    title: 'Provinces',
    projected,
    sources: [],
    place: { file: 'data/maps/datapackage.json' },
    shapes: ['North', 'Middle', 'South'].map((name, index) => {
      const [left, bottom, right, top] = boxOf(index);
      // Clockwise as seen on a map, whose north is up.
      const ring: Ring = [
        [left, bottom],
        [left, top],
        [right, top],
        [right, bottom],
        [left, bottom],
      ];
      const geometry = { type: 'Polygon' as const, coordinates: [ring] };
      return { type: 'Feature', id: name, name, properties: { name }, geometry };
    }),
  };
}

const limit: Fact = {
  id: 'limit',
  topic: 'trade',
  label: 'Limit',
  type: 'number',
  value: 25,
  asOf: '2024-03-31',
  source: 'census',
  status: 'as-stated',
  place: { file: 'data/trade/facts.csv' },
};

const check: CheckResult = {
  id: 'exports-grow',
  topic: 'trade',
  statement: 'Exports grow.',
  expression: 'true',
  severity: 'error',
  outcome: 'held',
  computed: 'true',
  figures: [],
  place: { file: 'data/trade/checks.yaml' },
};

export const usermeta = {
  size: 'half',
  height: 'low',
  title: 'Exports grow',
  claim: 'exports-grow',
  subtitle: 'US$ billion',
  alt: 'A line that rises.',
};

/** Charts by id; each is the text of a file, or a value to be written as one. */
export function fixtureInput(charts: Readonly<Record<string, unknown>>): DrawChartsInput {
  const specs = Object.entries(charts).map(([id, spec]) => {
    const text = typeof spec === 'string' ? spec : JSON.stringify(spec, undefined, 2);
    const { document } = parseJson({ path: `templates/charts/${id}.vl.json`, text });
    if (document === undefined) throw new Error('a chart of a test is JSON');
    return [id, document] as const;
  });
  return {
    specs: new Map(specs),
    dataset: {
      tables: new Map(tables.map((table) => [table.id, table])),
      facts: new Map([[limit.id, limit]]),
      shapes: new Map(shapes.map((each) => [each.id, each])),
      checks: new Map([[check.id, check]]),
    },
    theme: fixtureTheme,
    measurer: squares,
    locale: numbers,
    // As a build hands it in: without the language's functions, which cannot pass to another thread.
    typed: { terms: ['Title 42'], termPatterns: [], language: { numbers, besideNumbers } },
  };
}

export function drawFixtures(
  charts: Readonly<Record<string, unknown>>,
): Promise<StageResult<readonly Chart[]>> {
  return drawCharts(fixtureInput(charts));
}

/** One chart that must be drawn without a problem. */
export async function drawnChart(spec: object): Promise<Chart> {
  const { value, problems } = await drawFixtures({ chart: { usermeta, ...spec } });
  const [chart] = value ?? [];
  if (chart === undefined || problems.length > 0)
    throw new Error(printProblems(problems, { format: 'text' }));
  return chart;
}

/** What a user is told of one chart. */
export async function toldOf(spec: unknown): Promise<string> {
  const { problems } = await drawFixtures({ chart: spec });
  return printProblems(problems, { format: 'text' });
}
