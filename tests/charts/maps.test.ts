/** Maps of an invented country: outlines joined to a table, cities laid over them by longitude and latitude. */
import { expect, test } from 'vitest';
import { drawnChart, toldOf, usermeta } from './drawFixture.ts';

const joined = { lookup: 'name', from: { data: { name: 'harvests' }, key: 'province', fields: ['harvest'] } };
const longitude = { field: 'lon', type: 'quantitative' };
const latitude = { field: 'lat', type: 'quantitative' };

function marksOf(svg: string, kind: string): readonly string[] {
  const [, group = ''] = new RegExp(`<g class="mark-${kind} [^>]*>(.*?)</g>`, 's').exec(svg) ?? [];
  return group.match(/<(?:path|text) [^>]*/g) ?? [];
}

test('points-and-labels-lie-where-their-degrees-are', async () => {
  const { svg } = await drawnChart({
    projection: { type: 'equirectangular' },
    layer: [
      { data: { name: 'provinces' }, mark: 'geoshape' },
      { data: { name: 'cities' }, mark: 'point', encoding: { longitude, latitude } },
      { data: { name: 'cities' }, mark: 'text', encoding: { longitude, latitude, text: { field: 'city' } } },
    ],
  });
  const [north, , south] = marksOf(svg, 'shape').map(
    (path) => path.match(/-?\d+(?:\.\d+)?(?=,)/g)?.map(Number) ?? [],
  );
  const [port, fort] = marksOf(svg, 'symbol').map((path) => Number(/translate\(([\d.]+)/.exec(path)?.[1]));
  const middle = (numbers: readonly number[] = []) =>
    (Math.min(...numbers.slice(1)) + Math.max(...numbers)) / 2;
  expect(port).toBeCloseTo(middle(north), 0);
  expect(fort).toBeCloseTo(middle(south), 0);
  expect(svg).toContain('>Port</text>');
});

test('a-layer-of-all-outlines-beneath-shows-those-without-a-figure', async () => {
  const { svg } = await drawnChart({
    data: { name: 'provinces' },
    projection: { type: 'mercator' },
    layer: [
      { mark: 'geoshape' },
      {
        transform: [joined, { filter: 'isValid(datum.harvest)' }],
        mark: 'geoshape',
        encoding: {
          fill: {
            condition: { test: 'datum.harvest > 2', value: 'theme:accent' },
            value: 'theme:accent 40%',
          },
        },
      },
    ],
  });
  expect(svg.match(/<path transform/g)).toHaveLength(5);
});

test('a-condition-for-outlines-without-a-figure-is-enough', async () => {
  const told = await toldOf({
    usermeta,
    data: { name: 'provinces' },
    projection: { type: 'mercator' },
    transform: [joined],
    mark: 'geoshape',
    encoding: {
      fill: {
        condition: [
          { test: '!isValid(datum.harvest)', value: 'theme:grid' },
          { test: 'datum.harvest > 2', value: 'theme:accent' },
        ],
        value: 'theme:accent 40%',
      },
    },
  });
  expect(told).toBe('');
});

test('outlines-may-be-left-out-by-their-name-and-flat-ones-are-drawn-as-they-lie', async () => {
  const { svg } = await drawnChart({
    data: { name: 'flat-provinces' },
    projection: { type: 'identity' },
    transform: [{ filter: "datum.name != 'Middle'" }],
    mark: 'geoshape',
  });
  expect(marksOf(svg, 'shape')).toHaveLength(2);
});

test('a-projection-that-loses-an-outline-is-named', async () => {
  const told = await toldOf({
    usermeta,
    data: { name: 'provinces' },
    projection: { type: 'albersUsa' },
    mark: 'geoshape',
  });
  expect(told).toContain('found nothing of North, Middle, South');
});

test('a-place-that-a-projection-does-not-have-is-told-with-its-degrees', async () => {
  const told = await toldOf({
    usermeta,
    data: { name: 'cities' },
    projection: { type: 'albersUsa' },
    mark: 'point',
    encoding: { longitude, latitude },
  });
  expect(told).toContain('found nothing of city Port at longitude 5, latitude 45 and 1 more');
});

test('places-on-flat-outlines-are-no-degrees', async () => {
  const { svg } = await drawnChart({
    projection: { type: 'identity' },
    layer: [
      { data: { name: 'flat-provinces' }, mark: 'geoshape' },
      {
        data: { name: 'posts' },
        transform: [{ filter: 'isValid(datum.lon)' }],
        mark: 'point',
        encoding: { longitude, latitude },
      },
    ],
  });
  expect(marksOf(svg, 'symbol')).toHaveLength(2);
});

test('an-outline-beyond-the-edge-of-the-picture-is-not-seen', async () => {
  const told = await toldOf({
    usermeta,
    data: { name: 'provinces' },
    projection: { type: 'mercator', center: [5, 45], scale: 700 },
    mark: 'geoshape',
  });
  expect(told).toContain('found nothing of South');
});

test('a-legend-of-years-ends-with-the-last-of-the-data', async () => {
  const { svg } = await drawnChart({
    data: { name: 'monthly' },
    mark: 'bar',
    encoding: {
      x: { field: 'crossings', type: 'quantitative', aggregate: 'sum' },
      color: { field: 'day', timeUnit: 'year', type: 'temporal' },
    },
  });
  expect(svg).toContain('>2023</text>');
  expect(svg).not.toContain('>2024</text>');
});

const colored = (test: string, channel = 'fill') => ({
  data: { name: 'provinces' },
  projection: { type: 'mercator' },
  transform: [joined],
  mark: 'geoshape',
  encoding: { [channel]: { condition: { test, value: 'theme:accent' }, value: 'theme:grid' } },
});

test.each(['fill', 'color', 'opacity', 'fillOpacity'])(
  'a-gap-is-asked-for-in-each-look: %s',
  async (channel) => {
    const values = channel.toLowerCase().endsWith('opacity') ? [1, 0.5] : ['theme:accent', 'theme:grid'];
    const look = (test: string) => ({
      ...colored(test),
      encoding: { [channel]: { condition: { test, value: values[0] ?? 1 }, value: values[1] ?? 1 } },
    });
    expect(await toldOf({ usermeta, ...look('datum.harvest > 2') })).toContain('chart-shapes-gap');
    expect(await toldOf({ usermeta, ...look('isValid(datum.harvest)') })).not.toContain('chart-shapes-gap');
    expect(await toldOf({ usermeta, ...look('datum.harvest != null') })).not.toContain('chart-shapes-gap');
    expect(await toldOf({ usermeta, ...look('datum.harvester > 2') })).not.toContain('chart-shapes-gap');
  },
);

test.each(['layer', 'hconcat', 'vconcat', 'concat'])(
  'maps-are-looked-at-wherever-they-stand: %s',
  async (key) => {
    const told = await toldOf({ usermeta, [key]: [colored('datum.harvest > 2')] });
    expect(told).toContain('chart-shapes-gap');
  },
);

test('flat-outlines-are-not-projected-and-degrees-not-drawn-as-they-are', async () => {
  const drawn = (name: string, projection: object | undefined) =>
    toldOf({ usermeta, data: { name }, ...(projection && { projection }), mark: 'geoshape' });
  const code = 'chart-shapes-projection';
  expect(await drawn('flat-provinces', { type: 'mercator' })).toContain(code);
  expect(await drawn('flat-provinces', undefined)).toContain(code);
  expect(await drawn('flat-provinces', { type: 'identity' })).not.toContain(code);
  expect(await drawn('provinces', { type: 'identity' })).toContain(code);
  expect(await drawn('provinces', { type: 'identity', reflectY: true })).not.toContain(code);
});
