import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { drawCharts } from '../../pipeline/charts/drawCharts.ts';
import { standaloneSvg } from '../../pipeline/charts/standaloneSvg.ts';
import { configKeys, vegaLiteKeys } from '../../pipeline/charts/vegaLiteKeys.ts';
import { drawFixtures, drawnChart, fixtureInput, usermeta } from './drawFixture.ts';

const monthly = {
  usermeta: { ...usermeta, size: 'text', height: 'short' },
  data: { name: 'monthly' },
  encoding: {
    x: { field: 'month', type: 'temporal', axis: { format: '%b %Y', tickCount: 4 } },
    y: { field: 'crossings', type: 'quantitative' },
  },
  layer: [
    { mark: { type: 'line', clip: true } },
    { mark: 'text', encoding: { text: { field: 'day', type: 'temporal', format: '%d %B' } } },
    {
      data: { name: 'annotation' },
      mark: { type: 'rule', style: 'eventRule' },
      encoding: { x: { datum: { year: 2023, month: 1, date: 15 } }, y: { value: 0 }, y2: { value: 10 } },
    },
  ],
};
const yearly = {
  usermeta,
  data: { name: 'monthly' },
  transform: [{ timeUnit: 'utcyear', field: 'month', as: 'start' }],
  mark: { type: 'bar', clip: true },
  encoding: {
    x: { timeUnit: 'year', field: 'month', type: 'temporal' },
    y: { aggregate: 'sum', field: 'crossings', type: 'quantitative' },
  },
};
const bars = {
  usermeta,
  data: { name: 'states' },
  encoding: {
    y: { field: 'state', type: 'nominal' },
    x: { field: 'exports', type: 'quantitative', axis: null },
  },
  layer: [
    { mark: { type: 'bar', clip: true } },
    { mark: { type: 'text', style: 'valueLabel' }, encoding: { text: { field: 'exports' } } },
  ],
};

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

async function svgs(charts: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, string>>> {
  const { value, problems } = await drawFixtures(charts);
  expect(problems).toEqual([]);
  return Object.fromEntries((value ?? []).map((chart) => [chart.id, chart.svg]));
}

test('nothing-is-drawn-in-another-time-zone-than-utc', async () => {
  process.env['TZ'] = 'America/Mexico_City';
  await expect(drawFixtures({ monthly })).rejects.toThrow('expected a process that runs in UTC');
});

test('dates-are-those-of-the-data', async () => {
  const drawn = await svgs({ monthly, yearly });
  expect(drawn['monthly']).toContain('>Jan 2023<');
  expect(drawn['monthly']).toContain('>01 March<');
});

test('charts-are-the-same-again-and-in-another-order', async () => {
  const first = await svgs({ monthly, bars });
  expect(await svgs({ bars, monthly })).toEqual(first);
  expect(await svgs({ bars })).toEqual({ bars: first['bars'] });
});

test('two-runs-at-once-do-not-disturb-each-other', async () => {
  const alone = await svgs({ monthly, bars });
  const wide = fixtureInput({ monthly, bars });
  const otherMeasurer = { ...wide.measurer, width: (words: string) => words.length * 9 };
  const [together] = await Promise.all([
    drawFixtures({ monthly, bars }),
    drawCharts({ ...wide, measurer: otherMeasurer }),
  ]);
  expect(Object.fromEntries((together.value ?? []).map((chart) => [chart.id, chart.svg]))).toEqual(alone);
});

test('ids-begin-with-the-charts-own', async () => {
  const { monthly: svg = '' } = await svgs({ monthly });
  expect([...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)).toEqual(['monthly-1']);
  expect(svg).toContain('url(#monthly-1)');
});

test('coordinates-have-three-decimals-at-most', async () => {
  const { monthly: svg = '' } = await svgs({ monthly });
  expect(svg).not.toMatch(/\d\.\d{4,}|\de-\d/);
});

test('only-the-charts-asked-for-are-drawn', async () => {
  const { value } = await drawCharts({ ...fixtureInput({ monthly, bars }), only: ['bars'] });
  expect(value?.map(({ id }) => id)).toEqual(['bars']);
});

test.each(['line-with-event', 'bars-with-values'])('svg-is-as-it-was-looked-at: %s', async (id) => {
  const path = new URL(`../fixtures/charts/${id}.vl.json`, import.meta.url);
  const { value, problems } = await drawFixtures({ [id]: readFileSync(path, 'utf8') });
  expect(problems).toEqual([]);
  const [chart] = value ?? [];
  const words = { title: chart?.title ?? '', description: chart?.alt ?? '' };
  // A line an element, so that a change is seen where it is.
  const svg = standaloneSvg(chart?.svg ?? '', words).replaceAll('><', '>\n<');
  await expect(svg).toMatchFileSnapshot(`../fixtures/charts/${id}.golden.svg`);
});

test('a-file-of-its-own-names-and-describes-the-chart', async () => {
  const { svg } = await drawnChart(bars);
  const file = standaloneSvg(svg, { title: 'Trade & jobs', description: 'Texas < Ohio' });
  expect(file).toMatch(
    /^<svg [^>]*width="[\d.]+pt" height="[\d.]+pt"[^>]* role="img" aria-labelledby="picture-title picture-description"><title id="picture-title">Trade &amp; jobs<\/title><desc id="picture-description">Texas &lt; Ohio<\/desc>/,
  );
  expect(file).toContain(`font-family="'Source Sans 3', Arial, Helvetica, sans-serif"`);
});

test('the-list-of-keys-is-that-of-the-installed-vega-lite', () => {
  const path = new URL('../../node_modules/vega-lite/build/vega-lite-schema.json', import.meta.url);
  const schema: { definitions: Record<string, unknown> } = JSON.parse(readFileSync(path, 'utf8'));
  // Selections and data in the specification are refused anyway; configuration has a list of its own.
  const left = /^(Config|TopLevelParameter|TopLevelSelectionParameter|Data|DataSource)$/;
  const seen = new Set<string>();
  const names = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    if ('$ref' in value) {
      const name = decodeURIComponent(String(value.$ref).split('/').at(-1) ?? '');
      if (seen.has(name) || left.test(name)) return;
      seen.add(name);
      walk(schema.definitions[name]);
      return;
    }
    if ('properties' in value && typeof value.properties === 'object' && value.properties !== null) {
      for (const name of Object.keys(value.properties)) names.add(name);
    }
    Object.values(value).forEach(walk);
  };
  walk({ $ref: '#/definitions/TopLevelSpec' });
  expect([...names].sort()).toEqual([...vegaLiteKeys].sort());
  walk(schema.definitions['Config']);
  const ofConfig = [...names].filter((name) => !vegaLiteKeys.has(name));
  expect(ofConfig.filter((name) => !configKeys.has(name))).toEqual([]);
});
