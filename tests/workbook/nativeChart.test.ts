import { strFromU8, unzipSync } from 'fflate';
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
    ['US exports', "'US goods trade with Mexico'!$B$14:$B$23", '#0e6073'],
    ['US imports', "'US goods trade with Mexico'!$C$14:$C$23", '#c2853a'],
  ]);
  expect(chart?.series[0]?.categories.reference).toBe("'US goods trade with Mexico'!$A$14:$A$23");
  expect(chart?.valueAxis).toMatchObject({ title: 'US$ billion', min: 0 });
});

test('a-filter-of-the-rows-that-stand-together-keeps-the-chart-on-the-table', () => {
  const chart = chartOf('partners-bar');
  expect(chart?.kind).toBe('bar');
  expect(chart?.series[0]?.values).toMatchObject({
    reference: "'Top partners'!$E$13:$E$15",
    values: [15.7, 15.2, 11.3],
  });
});

test('series-told-apart-by-colour-are-runs-of-rows-in-the-order-of-the-legend', () => {
  const chart = chartOf('monthly-by-partner');
  expect(chart?.series.map(({ name, values }) => [name, values.reference, values.values.at(-1)])).toEqual([
    ['Mexico', "'Goods monthly'!$C$17:$C$20", 27.3164],
    // The gap stays a gap.
    ['Canada', "'Goods monthly'!$C$13:$C$16", null],
    ['Line', "'Chart monthly by partner'!$B$12:$B$15", null],
  ]);
  expect(chart?.categoryAxis.kind).toBe('date');
});

test('bars-with-a-colour-are-stacked', () => {
  expect(chartOf('stacked-years')).toMatchObject({ kind: 'column', grouping: 'stacked' });
});

test('points-over-two-measures-are-a-scatter-chart', () => {
  expect(chartOf('exports-against-imports')).toMatchObject({ kind: 'scatter' });
});

test('what-excel-cannot-draw-stands-in-its-sheet-as-a-picture', () => {
  const sheet = plan.sheets.find(({ id }) => id === 'state-map');
  expect(sheet?.chart).toBeUndefined();
  expect(sheet?.lines[1]?.text).toMatch(/^This worksheet contains one picture/);
  expect(sheet?.picture?.row).toBe((sheet?.lines.length ?? 0) + 1);
  expect(sheet?.picture?.svg).toMatch(/^<svg .*<\/svg>\n$/s);
  expect(sheet?.picture?.svg).not.toContain('<text');
});

test('a-picture-has-pixels-for-programs-that-draw-no-vectors-and-the-same-ones-every-time', async () => {
  const [one, other] = [await workbookOf(input), await workbookOf(input)].map((bytes) => unzipSync(bytes));
  const [name = ''] = Object.keys(one ?? {}).filter((part) => part.endsWith('.png'));
  expect(Buffer.from(one?.[name]?.subarray(1, 4) ?? []).toString()).toBe('PNG');
  expect(one?.[name]).toEqual(other?.[name]);
  const drawing = strFromU8(one?.['xl/drawings/drawing6.xml'] ?? new Uint8Array());
  expect(drawing).toContain('<asvg:svgBlip');
  expect(strFromU8(one?.['[Content_Types].xml'] ?? new Uint8Array())).toContain('Extension="svg"');
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

test.each([
  ['a-year-of-months', { field: 'month', type: 'temporal', timeUnit: 'year' }, 'sum'],
  ['a-quarter', { field: 'month', type: 'ordinal', timeUnit: 'quarter' }, 'mean'],
  ['a-bin', { field: 'exports', type: 'quantitative', bin: true }, 'count'],
])('%s-has-no-cell-that-names-it-so-that-the-chart-is-a-picture', async (_, x, aggregate) => {
  const y = { type: 'quantitative', aggregate, ...(aggregate === 'count' ? {} : { field: 'exports' }) };
  const spec = { data: { name: 'goods-monthly' }, mark: 'bar', encoding: { x, y } };
  const drawn = (await drawSpec(spec, dataset.tables))?.drawn ?? [];
  expect(drawn[0]?.items.length).toBeGreaterThan(0);
  expect(inferNativeChart(drawn, dataset)).toBeUndefined();
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
  expect(chart).toMatchObject({
    kind: 'area',
    series: [{ cells: { field: 'total' } }],
    scale: 0.001,
    valueLimits: { min: 0 },
    valueTitle: 'US$ trillion',
  });
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
  const points = { type: 'quantitative', scale: { zero: false } };
  expect((await infer(spec('line', points), of))?.kind).toBe('scatter');
  const whole = await infer(spec('bar', { scale: { domain: [2010, 2015, 2016, 2017] } }), of);
  expect(whole?.series[0]?.values).toEqual([1, null, 2, 3]);
});

test.each([
  ['an aggregate', { y: { aggregate: 'sum', field: 'total', type: 'quantitative' } }, []],
  [
    'a sum',
    { y: { field: 'all', type: 'quantitative' } },
    [{ aggregate: [{ op: 'sum', field: 'total', as: 'all' }], groupby: ['year'] }],
  ],
  [
    'a field that is made',
    { y: { field: 'double', type: 'quantitative' } },
    [{ calculate: 'datum.total + 1', as: 'double' }],
  ],
])('%s-is-drawn-from-a-table-of-its-own', async (_, encoding, transform) => {
  const spec = {
    data: { name: 'us-mexico-goods' },
    transform,
    mark: 'bar',
    encoding: {
      x: { field: 'year', type: 'ordinal' },
      ...encoding,
    },
  };
  const chart = await infer(spec);
  expect(chart?.series[0]?.cells).toBeUndefined();
  const first = 'calculate' in (transform[0] ?? {}) ? 537.74 : 536.74;
  expect(chart?.series[0]?.values[0]).toBeCloseTo(first, 9);
});

test.each([
  ['a range', { y2: { field: 'imports' } }],
  ['a field that does not exist', { y: { field: 'nowhere', type: 'quantitative' } }],
])('%s-is-no-chart-of-excel', async (_, encoding) => {
  const spec = {
    data: { name: 'us-mexico-goods' },
    mark: 'bar',
    encoding: {
      x: { field: 'year', type: 'ordinal' },
      y: { field: 'total', type: 'quantitative' },
      ...encoding,
    },
  };
  expect(await infer(spec)).toBeUndefined();
});

const bars = {
  mark: 'bar',
  encoding: { x: { field: 'year', type: 'ordinal' }, y: { field: 'total', type: 'quantitative' } },
};
const layered = (...layer: readonly object[]) => ({
  data: { name: 'us-mexico-goods' },
  layer: [bars, ...layer],
});

const in2018 = [{ filter: 'datum.year == 2018' }];

test('a-level-rule-is-a-line-and-words-beside-it-are-its-label', async () => {
  const y = { field: 'total', type: 'quantitative' };
  const chart = await infer(
    layered(
      { transform: in2018, mark: 'rule', encoding: { y } },
      { transform: in2018, mark: 'text', encoding: { y, x: { value: 0 }, text: { value: 'the goal' } } },
    ),
  );
  const ends = [
    { at: 0, value: 609.65 },
    { at: 9, value: 609.65 },
  ];
  expect(chart?.rules).toEqual([expect.objectContaining({ name: 'the goal', ends })]);
});

test('an-upright-rule-stands-at-its-category', async () => {
  const chart = await infer(
    layered({ transform: in2018, mark: 'rule', encoding: { x: { field: 'year', type: 'ordinal' } } }),
  );
  expect(chart?.rules.map(({ ends }) => ends.map(({ at }) => at))).toEqual([[4, 4]]);
});

test('a-text-at-a-bar-is-its-label-and-one-elsewhere-keeps-its-place', async () => {
  const of = (field: string) => ({
    ...bars.encoding,
    y: { field, type: 'quantitative' },
    text: { field: 'total' },
  });
  const chart = await infer(
    layered(
      { transform: [{ filter: 'datum.year == 2023' }], mark: 'text', encoding: of('total') },
      {
        transform: [...in2018, { calculate: 'datum.total + 100', as: 'up' }],
        mark: 'text',
        encoding: of('up'),
      },
    ),
  );
  expect([...(chart?.series[0]?.labels ?? [])]).toEqual([[9, expect.objectContaining({ text: '798.8' })]]);
  expect(chart?.rules).toEqual([
    expect.objectContaining({ name: '609.7', ends: [{ at: 4, value: 709.65 }] }),
  ]);
});

test('bars-of-a-second-layer-stand-among-those-of-the-first', async () => {
  const chart = await infer({
    data: { name: 'top-partners' },
    encoding: {
      y: { field: 'partner', type: 'nominal', sort: ['Mexico', 'Canada', 'China', 'World'] },
      x: { field: 'imports', type: 'quantitative' },
    },
    layer: [
      { transform: [{ filter: "datum.partner != 'Canada'" }], mark: 'bar' },
      { transform: [{ filter: "datum.partner == 'Canada'" }], mark: { type: 'bar', color: 'theme:Mexico' } },
    ],
  });
  expect(chart?.series.map(({ values }) => values)).toEqual([[475.6, 421.1, 427.2, 3084.1]]);
  expect(chart?.series[0]?.pointColours.get(1)).toMatch(/^#/);
});

test('a-label-that-is-the-value-follows-its-cell', async () => {
  const spec = layered({
    transform: in2018,
    mark: 'text',
    encoding: { ...bars.encoding, text: { field: 'total', format: ',.1f' } },
  });
  const drawn = await drawSpec(spec, dataset.tables);
  const charts = manuscript.charts.map((block) =>
    block.chart.id === 'partners-bar'
      ? { ...block, chart: { ...block.chart, drawn: drawn?.drawn ?? [] } }
      : block,
  );
  const of = planOf({ ...input, manuscript: { ...manuscript, charts } });
  const label = of.sheets
    .find(({ id, kind }) => kind === 'chart' && id === 'partners-bar')
    ?.chart?.series[0]?.labels.get(4);
  expect(label).toMatchObject({ text: '609.7', numberFormat: '#,##0.0', position: 'outside' });
});

test('each-chart-has-words-for-those-who-cannot-see-it', async () => {
  const parts = unpack(await workbookOf(input));
  const drawings = [...parts].filter(([name]) => /^xl\/drawings\/drawing\d+\.xml$/.test(name));
  expect(drawings).toHaveLength([...chartSpecs].length);
  for (const [, xml] of drawings) expect(xml).toMatch(/ descr="[^"]{10,}"/);
  expect(goods.id).toBe('us-mexico-goods');
});

test.each([
  [undefined, 'Total'],
  ['All goods', 'All goods'],
])('a-sum-is-called-as-its-axis-or-else-its-column: %s', async (title, name) => {
  const y = {
    aggregate: 'sum',
    field: 'total',
    type: 'quantitative',
    ...(title === undefined ? {} : { title }),
  };
  const x = { field: 'year', type: 'ordinal' };
  const chart = await infer({ data: { name: 'us-mexico-goods' }, mark: 'bar', encoding: { x, y } });
  expect(chart?.series.map((series) => series.name)).toEqual([name]);
  expect(chart?.valueTitle).toBe(title);
});

test('a-count-has-a-name-among-the-series', async () => {
  const x = { field: 'partner', type: 'nominal' };
  const y = { aggregate: 'count', type: 'quantitative' };
  const spec = { data: { name: 'goods-monthly' }, mark: 'bar', encoding: { x, y } };
  const drawn = (await drawSpec(spec, dataset.tables))?.drawn ?? [];
  const charts = manuscript.charts.map((block) =>
    block.chart.id === 'partners-bar' ? { ...block, chart: { ...block.chart, drawn } } : block,
  );
  const sheet = planOf({ ...input, manuscript: { ...manuscript, charts } }).sheets.find(
    ({ id, kind }) => kind === 'chart' && id === 'partners-bar',
  );
  expect(sheet?.chart?.series.map(({ name }) => name)).not.toContain('');
  expect(sheet?.chart?.series.length).toBeGreaterThan(0);
});

const YEARS = { x: { field: 'year', type: 'ordinal' }, y: { field: 'total', type: 'quantitative' } };

test.each([
  ['beneath', { dy: 14 }, 'bottom'],
  ['above', { dy: -14 }, 'top'],
])('words-stand-%s-a-point-where-the-picture-has-them', async (_, mark, side) => {
  const words = {
    transform: [{ filter: 'datum.year == 2018' }],
    mark: { type: 'text', ...mark },
    encoding: { ...YEARS, text: { value: 'Total' } },
  };
  const chart = await infer({
    data: { name: 'us-mexico-goods' },
    layer: [{ mark: 'line', encoding: YEARS }, words],
  });
  expect([...(chart?.series[0]?.labels.values() ?? [])]).toMatchObject([{ text: 'Total', side }]);
});

test('words-half-way-up-a-bar-stand-within-it', async () => {
  const half = {
    transform: [{ calculate: 'datum.total / 2', as: 'half' }],
    mark: { type: 'text' },
    encoding: {
      ...YEARS,
      y: { field: 'half', type: 'quantitative' },
      text: { field: 'total', format: '.0f' },
    },
  };
  const chart = await infer({
    data: { name: 'us-mexico-goods' },
    layer: [{ mark: 'bar', encoding: YEARS }, half],
  });
  const labels = [...(chart?.series[0]?.labels.values() ?? [])];
  expect(labels.length).toBeGreaterThan(3);
  expect(new Set(labels.map(({ side }) => side))).toEqual(new Set(['centre']));
});

test('a-line-along-an-area-is-its-edge', async () => {
  const colour = { mark: { type: 'area', color: '#1d5b3a', opacity: 0.2 }, encoding: YEARS };
  const chart = await infer({
    data: { name: 'us-mexico-goods' },
    layer: [colour, { mark: { type: 'line', color: '#1d5b3a' }, encoding: YEARS }],
  });
  const [area, ...others] = chart?.series ?? [];
  expect(others).toEqual([]);
  expect(area?.look).toBe('area');
  expect(area?.edge).toMatch(/^#/);
  expect(area?.edge).toBe(area?.colour);
});

test('that-the-ground-between-two-lines-is-left-out-is-known', async () => {
  const line = (field: string) => ({
    mark: 'line',
    encoding: { ...YEARS, y: { field, type: 'quantitative' } },
  });
  const ground = {
    mark: 'area',
    encoding: { ...YEARS, y: { field: 'exports', type: 'quantitative' }, y2: { field: 'imports' } },
  };
  const layer = [ground, line('exports'), line('imports')];
  expect((await infer({ data: { name: 'us-mexico-goods' }, layer }))?.isShaded).toBe(true);
  expect((await infer({ data: { name: 'us-mexico-goods' }, layer: layer.slice(1) }))?.isShaded).toBe(false);
});
