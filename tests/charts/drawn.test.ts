/** What a chart draws: gaps stay gaps, any field may be read, and each mark can be followed to its rows. */
import { expect, test } from 'vitest';
import type { Chart } from '../../pipeline/charts/Chart.ts';
import { drawCharts } from '../../pipeline/charts/drawCharts.ts';
import { printProblems } from '../../pipeline/problems/printProblems.ts';
import { drawFixtures, drawnChart, fixtureInput, tableOf, usermeta } from './drawFixture.ts';

const islands = tableOf('islands', [
  ['island', 'string', ['Guam', 'Guam', 'Samoa', 'Samoa', 'Tinian', 'Tinian']],
  ['year', 'year', [2020, 2021, 2020, 2021, 2020, 2021]],
  ['people', 'number', [null, 30, 10, 20, 40, 50], 'thousand', ',.0f'],
  ['men', 'number', [5, 14, 5, 9, 20, 24], 'thousand', ',.0f'],
  ['shown', 'string', ['men', 'people', 'men', 'people', 'men', 'people']],
  ['turn', 'number', [0, 45, 90, 135, 180, 225], 'degrees'],
]);

async function drawIslands(spec: object): Promise<{ chart: Chart | undefined; told: string }> {
  const input = fixtureInput({
    chart: { usermeta: { ...usermeta, size: 'wide', height: 'medium' }, ...spec },
  });
  const tables = new Map([...input.dataset.tables, [islands.id, islands]]);
  const { value, problems } = await drawCharts({ ...input, dataset: { ...input.dataset, tables } });
  return { chart: value?.[0], told: printProblems(problems, { format: 'text' }) };
}

async function islandsDrawn(spec: object): Promise<Chart> {
  const { chart, told } = await drawIslands({ data: { name: 'islands' }, ...spec });
  if (chart === undefined) throw new Error(told);
  return chart;
}

const textsOf = (chart: Chart): readonly string[] =>
  chart.picture.marks.flatMap((mark) => (mark.type === 'text' ? [mark.text] : []));

const rowsOf = (chart: Chart): readonly (readonly string[])[] =>
  chart.drawn.flatMap(({ items }) =>
    items.map(({ rows }) => rows.map(({ table, row }) => `${table} ${row}`)),
  );

const words = {
  mark: 'text',
  encoding: { y: { field: 'island', type: 'nominal' }, text: { field: 'words', type: 'nominal' } },
};

test.each([
  ['a product', { calculate: "datum.island + ' ' + format(datum.people * 1000, ',d')", as: 'words' }],
  ['a list', { calculate: 'datum.island + " " + [datum.people][0]', as: 'words' }],
  ['a difference', { calculate: "'' + (datum.people - datum.men)", as: 'words' }],
  ['a branch', { calculate: "datum.people > 1 ? 'many' : '' + datum.people", as: 'words' }],
])('a-gap-in-%s-is-told-and-never-printed-as-zero', async (_, transform) => {
  const { told } = await drawIslands({
    data: { name: 'islands' },
    transform: [{ filter: 'datum.year == 2020' }, transform],
    ...words,
  });
  expect(told).toContain('chart-word-of-nothing');
});

test('a-gap-is-no-part-of-a-sum-and-a-sum-of-gaps-is-a-gap', async () => {
  const chart = await islandsDrawn({
    transform: [
      { filter: 'isValid(datum.people) || datum.island != "Samoa"' },
      { aggregate: [{ op: 'mean', field: 'people', as: 'mean' }], groupby: ['island'] },
    ],
    mark: 'text',
    encoding: { y: { field: 'island', type: 'nominal' }, text: { field: 'mean', type: 'quantitative' } },
  });
  expect(textsOf(chart)).toEqual(expect.arrayContaining(['30', '15', '45']));
});

test('a-field-named-by-another-field-is-read', async () => {
  const chart = await islandsDrawn({
    transform: [{ filter: "datum.island == 'Tinian'" }, { calculate: 'datum[datum.shown]', as: 'v' }],
    mark: 'text',
    encoding: { y: { field: 'year', type: 'ordinal' }, text: { field: 'v', type: 'quantitative' } },
  });
  expect(textsOf(chart)).toEqual(['2020', '2021', '20', '50']);
});

test('the-row-of-the-largest-value-has-all-its-fields', async () => {
  const chart = await islandsDrawn({
    transform: [{ aggregate: [{ op: 'argmax', field: 'men', as: 'top' }], groupby: ['year'] }],
    mark: 'text',
    encoding: {
      y: { field: 'year', type: 'ordinal' },
      text: { field: "top['island']", type: 'nominal' },
    },
  });
  expect(textsOf(chart)).toEqual(['2020', '2021', 'Tinian', 'Tinian']);
});

test('a-mark-may-turn-by-a-field-that-nothing-else-names', async () => {
  const chart = await islandsDrawn({
    mark: { type: 'point', shape: 'wedge', size: 200, filled: true, angle: { expr: 'datum.turn' } },
    encoding: { x: { field: 'year', type: 'ordinal' }, y: { field: 'island', type: 'nominal' } },
  });
  expect(new Set([...chart.svg.matchAll(/rotate\((\d+)\)/g)].map(([, turn]) => turn)).size).toBeGreaterThan(
    3,
  );
});

test('each-bar-has-its-row-and-the-row-without-a-value-none', async () => {
  const { chart } = await drawIslands({
    data: { name: 'islands' },
    transform: [{ filter: 'datum.year == 2020 && isValid(datum.people)' }],
    mark: 'bar',
    encoding: { y: { field: 'island', type: 'nominal' }, x: { field: 'people', type: 'quantitative' } },
  });
  expect(chart === undefined ? [] : rowsOf(chart)).toEqual([['islands 2'], ['islands 4']]);
  expect(chart?.drawn[0]?.channels.map(({ channel, origin }) => [channel, origin])).toEqual([
    ['y', { type: 'column', table: 'islands', column: 'island', isScaled: false }],
    ['x', { type: 'column', table: 'islands', column: 'people', isScaled: false }],
  ]);
  expect(chart?.drawn[0]?.channels[0]?.categories).toEqual(['Samoa', 'Tinian']);
});

test.each([
  ['a sum', [], { aggregate: 'sum', field: 'men', type: 'quantitative' }],
  [
    'a sum of sums',
    [
      { aggregate: [{ op: 'sum', field: 'men', as: 'men' }], groupby: ['island', 'year'] },
      { aggregate: [{ op: 'max', field: 'men', as: 'most' }], groupby: ['island'] },
    ],
    { field: 'most', type: 'quantitative' },
  ],
  [
    'a pivot',
    [{ pivot: 'year', value: 'men', groupby: ['island'] }],
    { field: '2021', type: 'quantitative' },
  ],
])('%s-is-followed-to-all-its-rows', async (_, transform, x) => {
  const chart = await islandsDrawn({
    transform: [{ filter: "datum.island != 'Guam'" }, ...transform],
    mark: 'bar',
    encoding: { y: { field: 'island', type: 'nominal' }, x },
  });
  expect(rowsOf(chart)).toEqual([
    ['islands 2', 'islands 3'],
    ['islands 4', 'islands 5'],
  ]);
});

test('a-fit-is-followed-to-the-rows-of-its-group-and-a-facet-to-its-own', async () => {
  const fit = await islandsDrawn({
    transform: [
      { filter: "datum.island == 'Samoa'" },
      { regression: 'men', on: 'people', groupby: ['island'] },
    ],
    mark: 'line',
    encoding: { x: { field: 'people', type: 'quantitative' }, y: { field: 'men', type: 'quantitative' } },
  });
  expect(new Set(rowsOf(fit).flat())).toEqual(new Set(['islands 2', 'islands 3']));
  const facets = await islandsDrawn({
    transform: [{ filter: 'datum.year == 2021' }],
    mark: 'bar',
    encoding: {
      row: { field: 'island', type: 'nominal' },
      x: { field: 'men', type: 'quantitative' },
    },
  });
  expect(rowsOf(facets)).toEqual([['islands 1'], ['islands 3'], ['islands 5']]);
});

test('a-row-looked-up-counts-as-drawn', async () => {
  const chart = await drawnChart({
    data: { name: 'states' },
    transform: [
      { calculate: '2020', as: 'year' },
      { lookup: 'year', from: { data: { name: 'trade' }, key: 'year', fields: ['imports'] } },
    ],
    mark: 'bar',
    encoding: { y: { field: 'state', type: 'nominal' }, x: { field: 'imports', type: 'quantitative' } },
  });
  expect(new Set(rowsOf(chart).flat())).toEqual(new Set(['states 0', 'states 1', 'trade 0']));
});

test('a-box-plot-without-outliers-is-drawn', async () => {
  const { value, problems } = await drawFixtures({
    chart: {
      usermeta: { ...usermeta, size: 'wide', height: 'medium' },
      data: { name: 'trade' },
      mark: 'boxplot',
      encoding: { x: { field: 'partner', type: 'nominal' }, y: { field: 'exports', type: 'quantitative' } },
    },
  });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(value).toHaveLength(1);
});

test('ends-of-bins-and-counts-of-rows-are-known', async () => {
  const chart = await islandsDrawn({
    transform: [
      { bin: { step: 10 }, field: 'men', as: 'from' },
      { aggregate: [{ op: 'count', field: '*', as: 'n' }], groupby: ['from', 'from_end'] },
    ],
    mark: 'bar',
    encoding: {
      x: { field: 'from', type: 'quantitative', bin: 'binned' },
      x2: { field: 'from_end' },
      y: { field: 'n', type: 'quantitative' },
    },
  });
  expect(chart.drawn[0]?.items.map(({ values }) => values.at(-1))).toEqual([3, 1, 2]);
});

test('a-layer-takes-the-look-of-a-shared-axis-and-need-not-draw-by-it', async () => {
  const chart = await islandsDrawn({
    encoding: {
      x: { field: 'year', type: 'ordinal' },
      y: { type: 'quantitative', axis: { grid: false } },
    },
    layer: [
      { mark: 'point', encoding: { y: { field: 'men' } } },
      { transform: [{ filter: 'datum.year == 2021' }], mark: 'rule', encoding: {} },
    ],
  });
  expect(chart.drawn).toHaveLength(2);
});
