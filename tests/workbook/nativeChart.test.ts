import { expect, test } from 'vitest';
import { inferNativeChart } from '../../pipeline/workbook/charts/inferNativeChart.ts';
import type { ChartPlan } from '../../pipeline/workbook/WorkbookPlan.ts';
import { drawSpec } from './drawSpec.ts';
import { chartSpecs, column, dataset, datasetOf, field, goods, input, manuscript, table } from './fixture.ts';
import { planOf, unpack, workbookOf } from './partsOf.ts';

const plan = planOf(input);

function chartOf(id: string): ChartPlan | undefined {
  return plan.sheets.find((sheet) => sheet.kind === 'chart' && sheet.id === id)?.chart;
}

async function infer(spec: object, of = dataset) {
  return inferNativeChart((await drawSpec(spec, of.tables))?.drawn ?? [], of);
}

test('folded-columns-are-series-bound-to-the-cells-of-the-table', () => {
  const chart = chartOf('exports-and-imports');
  expect(chart?.kind).toBe('line');
  expect(chart?.series.map(({ name, values, colour }) => [name, values.reference, colour])).toEqual([
    ['US exports', "'US goods trade with Mexico'!$B$10:$B$19", '#0e6073'],
    ['US imports', "'US goods trade with Mexico'!$C$10:$C$19", '#d5903c'],
  ]);
  expect(chart?.series[0]?.categories.reference).toBe("'US goods trade with Mexico'!$A$10:$A$19");
  expect(chart?.valueAxis).toMatchObject({ title: 'US$ billion', min: 0 });
});

test('a-filter-of-the-rows-that-stand-together-keeps-the-chart-on-the-table', () => {
  const chart = chartOf('partners-bar');
  expect(chart?.kind).toBe('bar');
  expect(chart?.series[0]?.values).toMatchObject({
    reference: "'top-partners'!$E$12:$E$14",
    values: [15.7, 15.2, 11.3],
  });
});

test('series-told-apart-by-colour-are-runs-of-rows-in-the-order-of-the-legend', () => {
  const chart = chartOf('monthly-by-partner');
  expect(chart?.series.map(({ name, values }) => [name, values.reference, values.values.at(-1)])).toEqual([
    ['Mexico', "'goods-monthly'!$C$16:$C$19", 27.3164],
    // The gap stays a gap.
    ['Canada', "'goods-monthly'!$C$12:$C$15", null],
  ]);
  expect(chart?.categoryAxis.kind).toBe('date');
});

test('bars-with-a-colour-are-stacked', () => {
  expect(chartOf('stacked-years')).toMatchObject({ kind: 'column', grouping: 'stacked' });
});

test('points-over-two-measures-are-a-scatter-chart', () => {
  expect(chartOf('exports-against-imports')).toMatchObject({ kind: 'scatter' });
});

test('what-excel-cannot-draw-has-a-sheet-that-says-so-and-shows-nothing', () => {
  const sheet = plan.sheets.find(({ id }) => id === 'state-map');
  expect(sheet?.chart).toBeUndefined();
  expect(sheet?.lines[1]?.text).toMatch(/^Excel has no chart of this kind/);
});

test('a-sort-by-value-gives-the-chart-a-table-of-its-own', async () => {
  const spec = {
    data: { name: 'top-partners' },
    transform: [{ filter: "datum.partner != 'World'" }],
    mark: 'bar',
    encoding: {
      y: { field: 'partner', type: 'nominal', sort: 'x' },
      x: { field: 'imports', type: 'quantitative' },
    },
  };
  const chart = await drawSpec(spec, dataset.tables);
  const charts = manuscript.charts.map((block) =>
    block.chart.id === 'partners-bar'
      ? { ...block, chart: { ...block.chart, drawn: chart?.drawn ?? [] } }
      : block,
  );
  const of = planOf({ ...input, manuscript: { ...manuscript, charts } });
  const sheet = of.sheets.find((one) => one.kind === 'chart' && one.id === 'partners-bar');
  expect(sheet?.table?.columns.map(({ values }) => values)).toEqual([
    ['Canada', 'China', 'Mexico'],
    [421.1, 427.2, 475.6],
  ]);
  expect(sheet?.chart?.series[0]?.values.reference).toMatch(/^'Chart partners bar'!\$B\$\d+:\$B\$\d+$/);
  // Beside the table, and nothing beneath it.
  expect(sheet?.chart?.column).toBe(4);
});

test('a-larger-unit-in-the-spec-draws-the-same-cells', async () => {
  const chart = await infer({
    data: { name: 'us-mexico-goods' },
    transform: [{ calculate: 'datum.total / 1000', as: 'trillion' }],
    mark: 'area',
    encoding: {
      x: { field: 'year', type: 'ordinal' },
      y: { field: 'trillion', type: 'quantitative', title: 'US$ trillion', scale: { domain: [0, 1] } },
    },
  });
  expect(chart).toMatchObject({ kind: 'area', series: [{ field: 'total' }], valueLimits: { min: 0 } });
  expect(chart?.valueTitle).toBeUndefined();
});

test('dates-of-a-filter-are-read-as-the-chart-reads-them', async () => {
  const chart = await infer({
    data: { name: 'goods-monthly' },
    transform: [{ filter: "datum.month < utc(2022, 2) && datum.partner == 'Mexico'" }],
    mark: 'bar',
    encoding: { x: { field: 'month', type: 'temporal' }, y: { field: 'exports', type: 'quantitative' } },
  });
  expect(chart?.categories).toEqual(['2022-01', '2022-02']);
});

test('a-domain-by-rule-holds-its-bounds-and-the-values', async () => {
  const people = table('people', 'People', [
    column(field('year', 'year', { title: 'Year' }), [2010, 2011]),
    column(field('people', 'number', { title: 'People' }), [10, 40]),
  ]);
  const limits = async (unionWith: readonly number[]) => {
    const y = { field: 'people', type: 'quantitative', scale: { domain: { unionWith } } };
    const spec = {
      data: { name: 'people' },
      mark: 'bar',
      encoding: { x: { field: 'year', type: 'ordinal' }, y },
    };
    return (await infer(spec, datasetOf([people])))?.valueLimits;
  };
  expect(await limits([0, 100])).toEqual({ min: 0, max: 100 });
  expect(await limits([0, 30])).toEqual({ min: 0, max: 40 });
});

test('categories-stand-in-their-declared-order', async () => {
  const categories = new Map([
    ['low', 'Low'],
    ['high', 'High'],
  ]);
  const grades = table('grades', 'Grades', [
    column(field('grade', 'string', { title: 'Grade', categories }), ['high', 'low']),
    column(field('people', 'number', { title: 'People' }), [1, 2]),
  ]);
  const y = { field: 'people', type: 'quantitative' };
  const spec = {
    data: { name: 'grades' },
    mark: 'bar',
    encoding: { x: { field: 'grade', type: 'nominal' }, y },
  };
  expect((await infer(spec, datasetOf([grades])))?.categories).toEqual(['low', 'high']);
});

test('years-with-gaps-are-points-at-their-places-and-listed-ones-are-gaps', async () => {
  const scattered = table('scattered', 'Scattered', [
    column(field('year', 'year', { title: 'Year' }), [2010, 2016, 2017]),
    column(field('people', 'number', { title: 'People' }), [1, 2, 3]),
  ]);
  const spec = (mark: string, x: object) => ({
    data: { name: 'scattered' },
    mark,
    encoding: { x: { field: 'year', type: 'ordinal', ...x }, y: { field: 'people', type: 'quantitative' } },
  });
  const of = datasetOf([scattered]);
  expect((await infer(spec('line', {}), of))?.kind).toBe('scatterLine');
  const whole = await infer(spec('bar', { scale: { domain: [2010, 2015, 2016, 2017] } }), of);
  expect(whole?.series[0]?.rows).toEqual([0, undefined, 1, 2]);
});

test.each([
  ['an aggregate', { y: { aggregate: 'sum', field: 'total', type: 'quantitative' } }, []],
  ['a range', { y2: { field: 'imports' } }, []],
  [
    'a transform that makes rows',
    {},
    [{ aggregate: [{ op: 'sum', field: 'total', as: 'all' }], groupby: [] }],
  ],
  [
    'a field that is made',
    { y: { field: 'double', type: 'quantitative' } },
    [{ calculate: 'datum.total + 1', as: 'double' }],
  ],
  ['a filter on what is made', {}, [{ filter: 'datum.rank < 3' }]],
  ['a field that does not exist', { y: { field: 'nowhere', type: 'quantitative' } }, []],
])('%s-is-left-to-vega', async (_, encoding, transform) => {
  const spec = {
    data: { name: 'us-mexico-goods' },
    transform,
    mark: 'bar',
    encoding: {
      x: { field: 'year', type: 'ordinal' },
      y: { field: 'total', type: 'quantitative' },
      ...encoding,
    },
  };
  expect(await infer(spec)).toBeUndefined();
});

test('each-chart-has-words-for-those-who-cannot-see-it', async () => {
  const parts = unpack(await workbookOf(input));
  const drawings = [...parts].filter(([name]) => /^xl\/drawings\/drawing\d+\.xml$/.test(name));
  expect(drawings).toHaveLength([...chartSpecs].length - 1);
  for (const [, xml] of drawings) expect(xml).toMatch(/ descr="[^"]{10,}"/);
  expect(goods.id).toBe('us-mexico-goods');
});
