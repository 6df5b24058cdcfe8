/** Specifications as others write them, with only their data and `usermeta` changed, are drawn as Vega-Lite means them. */
import { describe, expect, test } from 'vitest';
import { forPurpose } from '../../pipeline/problems/severity.ts';
import { drawFixtures, drawnChart, fixtureTheme, toldOf, usermeta } from './drawFixture.ts';

const years = { field: 'year', type: 'quantitative' };
const exports = { field: 'exports', type: 'quantitative' };

async function drawnWith(spec: object) {
  const { value = [], problems } = await drawFixtures({ chart: { usermeta, ...spec } });
  const [chart] = value;
  if (chart === undefined) throw new Error('the chart is drawn, or a box in its place');
  return { chart, problems, codes: problems.map(({ code, severity }) => `${severity} ${code}`) };
}

describe('repeat', () => {
  const view = {
    mark: 'bar',
    encoding: { x: years, y: { field: { repeat: 'repeat' }, type: 'quantitative' } },
  };

  test('a-list-is-a-view-for-each-field-and-each-axis-says-which', async () => {
    const { drawn, svg, encodings } = await drawnChart({
      data: { name: 'trade' },
      repeat: ['exports', 'imports'],
      columns: 1,
      spec: view,
    });
    expect(drawn.map(({ channels, isPart }) => [channels.map(({ field }) => field), isPart])).toEqual([
      [['year', 'exports'], true],
      [['year', 'imports'], true],
    ]);
    expect(drawn[1]?.items.map(({ rows, values }) => [rows, values])).toEqual([
      [[{ table: 'trade', row: 0 }], [2020, 20]],
      [[{ table: 'trade', row: 1 }], [2021, 30]],
      [[{ table: 'trade', row: 2 }], [2022, 35]],
      [[{ table: 'trade', row: 3 }], [2023, 50.125]],
    ]);
    expect(encodings).toEqual([{ table: 'trade', fields: ['year', 'exports', 'imports'] }]);
    expect(svg.match(/>(?:exports|imports)</g)).toEqual(['>exports<', '>imports<']);
  });

  test('rows-and-columns-are-a-grid-and-layers-lie-over-one-another', async () => {
    const point = (x: string, y: string) => ({
      mark: 'point',
      encoding: {
        x: { field: { repeat: x }, type: 'quantitative', axis: { tickCount: 2 } },
        y: { field: { repeat: y }, type: 'quantitative' },
      },
    });
    const grid = await drawnWith({
      usermeta: { ...usermeta, size: 'wide', height: 'tall' },
      data: { name: 'trade' },
      repeat: { row: ['exports', 'imports'], column: ['imports', 'exports'] },
      spec: point('column', 'row'),
    });
    expect(grid.chart.drawn.map(({ channels }) => channels.map(({ field }) => field))).toEqual([
      ['imports', 'exports'],
      ['exports', 'exports'],
      ['imports', 'imports'],
      ['exports', 'imports'],
    ]);
    const layers = await drawnChart({
      data: { name: 'trade' },
      repeat: { layer: ['exports', 'imports'] },
      spec: {
        mark: 'line',
        encoding: {
          x: years,
          y: { field: { repeat: 'layer' }, type: 'quantitative' },
          color: { datum: { repeat: 'layer' }, type: 'nominal' },
        },
      },
    });
    expect(layers.drawn.map(({ name }) => name)).toEqual(['layer_0_marks', 'layer_1_marks']);
    expect(layers.svg).toContain('>imports<');
  });

  test('layers-within-a-grid-draw-what-both-name', async () => {
    const { chart, codes } = await drawnWith({
      usermeta: { ...usermeta, size: 'wide' },
      data: { name: 'trade' },
      repeat: { column: ['year'], layer: ['exports', 'imports'] },
      spec: {
        mark: 'line',
        encoding: {
          x: { field: { repeat: 'column' }, type: 'quantitative' },
          y: { field: { repeat: 'layer' }, type: 'quantitative', title: null },
        },
      },
    });
    expect(codes).toEqual([]);
    expect(chart.drawn.map(({ channels }) => channels.map(({ field }) => field))).toEqual([
      ['year', 'exports'],
      ['year', 'imports'],
    ]);
  });

  test('a-fault-stands-where-it-is-written-once-for-all-views', async () => {
    const told = await toldOf({
      usermeta,
      data: { name: 'trade' },
      repeat: ['exports', 'imports'],
      spec: { ...view, encoding: { ...view.encoding, x: { field: 'yeer', type: 'quantitative' } } },
    });
    expect(told.match(/chart-field-unknown/g)).toHaveLength(1);
    expect(told).toContain('|         "field": "yeer"');
    const unlisted = await toldOf({
      usermeta,
      data: { name: 'trade' },
      repeat: { row: ['exports'] },
      spec: view,
    });
    expect(unlisted).toContain('no "repeat" around this view lists fields by that name');
  });

  test('a-field-that-no-table-has-is-told', async () => {
    const { codes, chart } = await drawnWith({ data: { name: 'trade' }, repeat: ['exprots'], spec: view });
    expect(codes).toEqual(['error chart-field-unknown']);
    expect(chart.drawn).toEqual([]);
  });
});

describe('config', () => {
  const chart = { data: { name: 'trade' }, mark: 'bar', encoding: { x: years, y: exports } };

  test('what-styles-is-taken-over', async () => {
    const { svg } = await drawnChart({
      ...chart,
      config: { bar: { opacity: 0.25 }, axisY: { grid: false } },
    });
    expect(svg).toContain('opacity="0.25"');
    expect(svg).not.toContain('role-axis-grid');
  });

  test('letters-and-sizes-of-the-theme-stay-with-one-remark-for-the-file', async () => {
    const config = {
      font: 'Comic Sans MS',
      axis: { labelFontSize: 30, labelFont: 'Impact', title: 'Typed' },
      view: { continuousWidth: 40, stroke: null },
      background: 'black',
    };
    const { chart: drawn, problems } = await drawnWith({ ...chart, config });
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['chart-keys-left-out', 'warning'],
    ]);
    expect(problems[0]?.message).toContain(
      'left out config.font, config.axis.labelFontSize, config.axis.labelFont, config.axis.title, config.view.continuousWidth, config.background',
    );
    expect(drawn.svg).toBe((await drawnChart(chart)).svg);
  });

  test.each([
    ['numberFormat', { numberFormat: '.2s' }],
    ['zero', { scale: { zero: false } }],
    ['invalid', { mark: { invalid: null } }],
    ['invalid', { scale: { invalid: { color: { value: 'theme:accent' } } } }],
    ['extent', { boxplot: { extent: 'min-max' } }],
    ['expr', { bar: { opacity: { expr: '0.5' } } }],
    ['labelExpr', { axisX: { labelExpr: "'95 percent'" } }],
    ['params', { params: [{ name: 'a', value: 5 }] }],
  ])('what-would-change-more-than-the-look-is-refused-at-its-line: %s', async (key, config) => {
    const { codes, problems, chart: box } = await drawnWith({ ...chart, config });
    expect(codes).toEqual(['error chart-key-refused']);
    expect(problems[0]).toMatchObject({ message: `expected a chart without "${key}"` });
    expect(problems[0]?.place?.line).toBeGreaterThan(20);
    expect(box.drawn).toEqual([]);
  });

  test('what-leaves-gaps-out-and-styles-of-any-name-are-taken-over', async () => {
    const config = { mark: { invalid: 'break-paths-show-domains' }, style: { 'my-style': { opacity: 0.5 } } };
    const { svg } = await drawnChart({ ...chart, mark: { type: 'bar', style: 'my-style' }, config });
    expect(svg).toContain('opacity="0.5"');
  });

  test('a-misspelt-key-is-told', async () => {
    const { codes } = await drawnWith({ ...chart, config: { axis: { lableAngle: 30 } } });
    expect(codes).toEqual(['error chart-key-unknown']);
  });
});

describe('colors', () => {
  const bars = (range: readonly string[]) => ({
    data: { name: 'states' },
    mark: 'bar',
    encoding: {
      x: exports,
      y: { field: 'state', type: 'nominal' },
      color: { field: 'state', type: 'nominal', legend: null, scale: { domain: ['Texas', 'Ohio'], range } },
    },
  });

  test('a-literal-is-drawn-as-the-nearest-of-the-theme-and-told-with-the-line-to-write', async () => {
    const { chart, problems } = await drawnWith({
      ...bars(['theme:Mexico', 'theme:Canada']),
      mark: { type: 'bar', stroke: fixtureTheme.colours.accent.replace(/.$/, '0') },
    });
    expect(problems.map(({ code, hints }) => [code, hints[0]])).toEqual([
      [
        'chart-colour-literal',
        'write "stroke": "theme:accent", the nearest; new colours go into templates/theme.json',
      ],
    ]);
    expect(chart.svg).toContain(`stroke="${fixtureTheme.colours.accent}"`);
  });

  test('colors-that-differ-stay-apart-from-one-another-and-from-those-of-the-theme', async () => {
    const { chart } = await drawnWith(bars(['#808080', '#818181']));
    const drawn = new Set(chart.drawn.flatMap(({ items }) => items.map(({ color }) => color)));
    expect(drawn.size).toBe(2);
    const { problems } = await drawnWith(bars(['theme:grey', fixtureTheme.colours.grey]));
    expect(problems[0]?.hints[0]).not.toContain('"theme:grey"');
  });

  test.each(["'#ff0000'", "'rgb(255, 0, 0)'"])('within-an-expression-too: %s', async (colour) => {
    const { codes } = await drawnWith({
      data: { name: 'states' },
      mark: { type: 'bar', color: { expr: `datum.exports > 60 ? ${colour} : 'theme:accent'` } },
      encoding: { x: exports, y: { field: 'state', type: 'nominal' } },
    });
    expect(codes).toEqual(['error chart-colour-literal']);
  });

  test('what-cannot-be-seen-is-no-color-and-what-can-be-seen-through-stays-so', async () => {
    const mark = { type: 'bar', stroke: 'transparent', fill: '#ff000080' };
    const { chart, codes } = await drawnWith({ ...bars(['theme:grey', 'theme:ink']), mark });
    expect(codes).toEqual(['error chart-colour-literal']);
    expect(chart.picture.marks).toContainEqual(expect.objectContaining({ type: 'path', fillOpacity: 0.502 }));
  });

  test('a-scheme-becomes-the-scale-of-the-theme', async () => {
    const spec = (scale: object) => ({
      data: { name: 'trade' },
      mark: 'rect',
      encoding: { x: { field: 'year', type: 'ordinal' }, color: { ...exports, legend: null, scale } },
    });
    const { chart, codes } = await drawnWith(spec({ scheme: 'viridis' }));
    expect(codes).toEqual(['error chart-colour-scheme']);
    expect(chart.svg).toBe((await drawnChart(spec({}))).svg);
    const middle = await drawnWith(spec({ scheme: { name: 'redblue-5' } }));
    expect(middle.chart.svg).toBe((await drawnChart(spec({ range: 'diverging' }))).svg);
  });

  test('they-are-errors-in-a-final-build-and-remarks-in-a-draft', async () => {
    const { problems } = await drawnWith(bars(['red', 'blue']));
    const severities = (purpose: 'final' | 'draft') =>
      problems.flatMap((problem) => forPurpose(problem, purpose)).map(({ severity }) => severity);
    expect(severities('final')).toEqual(['error', 'error']);
    expect(severities('draft')).toEqual(['warning', 'warning']);
  });
});

test('a-figure-that-was-typed-is-drawn-and-told-so-that-a-draft-can-mark-it', async () => {
  const { chart, codes } = await drawnWith({
    data: { name: 'trade' },
    layer: [
      { mark: 'bar', encoding: { x: years, y: exports } },
      { mark: 'rule', encoding: { y: { datum: 35 } } },
    ],
  });
  expect(codes).toEqual(['error chart-number-typed']);
  expect(chart.drawn.map(({ mark }) => mark)).toEqual(['bar', 'rule']);
});

test('what-differs-from-build-to-build-is-not-drawn', async () => {
  const { chart, codes } = await drawnWith({
    data: { name: 'trade' },
    transform: [{ sample: 2 }],
    mark: 'point',
    encoding: { x: years, y: exports },
  });
  expect(codes).toEqual(['error chart-key-refused']);
  expect(chart.drawn).toEqual([]);
});

test('beside-sizes-in-pixels-a-view-without-one-is-no-sliver', async () => {
  const view = { mark: 'bar', encoding: { x: years, y: exports } };
  const { chart, codes } = await drawnWith({
    usermeta: { ...usermeta, size: 'wide' },
    data: { name: 'trade' },
    hconcat: [{ width: 300, ...view }, view],
  });
  expect(codes).toEqual([]);
  const [one = 0, other = 0] = [...chart.svg.matchAll(/role-axis-domain[^>]*><line[^>]* x2="([\d.]+)"/g)].map(
    ([, x]) => Number(x),
  );
  expect(other).toBeCloseTo(one, 0);
});

test.each([
  [{ field: 'numbered', type: 'temporal' }],
  [{ field: 'numbered', timeUnit: 'year' }],
  [{ field: 'numbered', timeUnit: 'utcyear', type: 'ordinal' }],
])('whole-numbers-that-are-years-are-no-moments-of-1970: %o', async (x) => {
  const { codes, chart } = await drawnWith({
    data: { name: 'monthly' },
    mark: 'point',
    encoding: { x, y: { field: 'crossings', type: 'quantitative' } },
  });
  expect(codes).toContain('error chart-year-temporal');
  expect(chart.drawn).toEqual([]);
});

test('an-empty-stroke-is-none', async () => {
  const { codes } = await drawnWith({
    data: { name: 'trade' },
    config: { view: { stroke: '' } },
    mark: 'bar',
    encoding: { x: years, y: exports },
  });
  expect(codes).toEqual([]);
});

test('the-title-of-an-upright-axis-stands-beside-its-labels', async () => {
  const { picture } = await drawnChart({
    data: { name: 'trade' },
    mark: 'bar',
    encoding: { x: years, y: { ...exports, title: 'Billion dollars' } },
  });
  const title = picture.marks.find((mark) => mark.type === 'text' && mark.text === 'Billion dollars');
  expect(title?.type === 'text' && title.matrix.slice(0, 4)).toEqual([0, -1, 1, 0]);
});

test.each([
  ['of rows', exports],
  ['of sums', { aggregate: 'sum', ...exports }],
])('layered-bars-with-labels-stand-in-the-order-of-their-values: %s', async (_, x) => {
  const { svg } = await drawnChart({
    data: { name: 'states' },
    encoding: { y: { field: 'state', type: 'nominal', sort: '-x' }, x },
    layer: [
      { mark: 'bar' },
      { mark: { type: 'text', style: 'valueLabel' }, encoding: { text: { ...x, format: ',.0f' } } },
    ],
  });
  expect(svg.indexOf('>Texas<')).toBeLessThan(svg.indexOf('>Ohio<'));
});
