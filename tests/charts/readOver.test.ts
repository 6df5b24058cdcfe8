/** What the reading over of a picture lets pass: charts that are right although they look like faults. */
import { expect, test } from 'vitest';
import { drawnChart, toldOf, usermeta } from './drawFixture.ts';

const regions = { data: { name: 'regions' } };
const region = { field: 'region', type: 'nominal' };
const value = { field: 'value', type: 'quantitative' };
const wet = { filter: "datum.season == 'wet'" };

async function told(spec: object): Promise<string> {
  return toldOf({ usermeta: { ...usermeta, size: 'text' }, ...spec });
}

test('a-category-without-a-value-stands-with-a-sign-of-its-own', async () => {
  const missing = {
    transform: [{ filter: '!isValid(datum.value)' }],
    mark: { type: 'text', style: 'remark' },
    encoding: { x: { value: 2 }, text: { value: 'not known' } },
  };
  const layer = [{ mark: 'bar' }, missing];
  expect(await told({ ...regions, transform: [wet], encoding: { y: region, x: value }, layer })).toBe('');
});

test('rows-that-a-chart-leaves-out-by-a-filter-are-not-missed', async () => {
  const transform = [wet, { filter: 'isValid(datum.value)' }];
  expect(await told({ ...regions, transform, mark: 'bar', encoding: { y: region, x: value } })).toBe('');
});

test('a-line-shows-a-gap-by-its-break', async () => {
  const transform = [{ filter: 'isValid(datum.region)' }];
  const index = { field: 'index', type: 'quantitative', axis: null };
  const encoding = { x: index, y: value, order: { field: 'index' } };
  expect(await told({ ...regions, transform, mark: { type: 'line', point: false }, encoding })).toBe('');
});

test('bars-that-say-where-they-begin-may-leave-out-zero', async () => {
  const index = { field: 'index', type: 'quantitative', stack: null, scale: { domain: [90, 110] } };
  const transform = [{ filter: "isValid(datum.region) && datum.season == 'dry'" }];
  const chart = { ...regions, transform, mark: 'bar', encoding: { y: region, x: index } };
  expect(await told(chart)).toContain('chart-axis-without-zero');
  const baseline = 'Bars begin at 90.';
  expect(await told({ ...chart, usermeta: { ...usermeta, size: 'text', baseline } })).toBe('');
});

test('bars-that-begin-and-end-at-fields-need-no-zero', async () => {
  const transform = [
    { filter: "isValid(datum.region) && datum.season == 'dry'" },
    { calculate: 'datum.index * 0.5', as: 'from' },
  ];
  const x = { field: 'from', type: 'quantitative', scale: { zero: false } };
  const encoding = { y: region, x, x2: { field: 'index' } };
  expect(await told({ ...regions, transform, mark: 'bar', encoding })).toBe('');
});

test('stacks-asked-for-and-sums-are-no-doubles', async () => {
  const transform = [{ filter: "datum.region == 'North'" }];
  for (const x of [
    { ...value, stack: 'zero' },
    { ...value, aggregate: 'sum' },
  ]) {
    expect(await told({ ...regions, transform, mark: 'bar', encoding: { y: region, x } })).toBe('');
  }
});

test('words-that-a-chart-says-itself-are-not-made-of-nothing', async () => {
  const words = {
    data: { name: 'annotation' },
    mark: 'text',
    encoding: { x: { value: 9 }, y: { value: 9 } },
  };
  expect(
    await told({ ...words, encoding: { ...words.encoding, text: { value: 'the null hypothesis' } } }),
  ).toBe('');
});

test('words-in-the-order-that-a-chart-gives-are-in-order', async () => {
  const name = { field: 'name', type: 'nominal', sort: null };
  expect(await told({ data: { name: 'calendar' }, mark: 'bar', encoding: { y: name, x: value } })).toBe('');
});

test('a-point-beside-an-area-shows-a-value-without-neighbors', async () => {
  const x = { field: 'index', type: 'quantitative' };
  const transform = [{ filter: "datum.season == 'wet'" }];
  const layer = [{ mark: 'area' }, { mark: 'point', encoding: { detail: region } }];
  const alone = await told({ ...regions, transform, mark: 'area', encoding: { x, y: value } });
  expect(alone).toContain('chart-row-undrawn');
  const seen = await told({ ...regions, transform, encoding: { x, y: value, detail: region }, layer });
  expect(seen).not.toContain('chart-row-undrawn');
});

test('a-mark-made-of-several-names-no-field-beside-its-axis', async () => {
  const { picture } = await drawnChart({
    data: { name: 'trade' },
    mark: 'boxplot',
    encoding: { y: { field: 'partner', type: 'nominal' }, x: { field: 'exports', type: 'quantitative' } },
  });
  const words = picture.marks.flatMap((mark) => (mark.type === 'text' ? [mark.text] : []));
  expect(words).toContain('Mexico');
  expect(words).not.toContain('exports');
});

test('a-bar-that-is-thinner-than-can-be-seen-is-drawn', async () => {
  const y = { field: 'ware', type: 'nominal' };
  const x = { field: 'change', type: 'quantitative' };
  const chart = { data: { name: 'wares' }, mark: 'bar', encoding: { y, x } };
  expect(await told(chart)).toBe('');
  expect(await told({ ...chart, encoding: { y, x: { ...x, scale: { range: [0, 0] } } } })).toContain(
    'chart-row-undrawn',
  );
});

test('rows-of-another-year-or-bin-are-another-series', async () => {
  const x = { field: 'month', type: 'ordinal', timeUnit: 'month' };
  const y = { field: 'frosts', type: 'quantitative' };
  const chart = { data: { name: 'winters' }, mark: 'line' };
  expect(await told({ ...chart, encoding: { x, y } })).toContain('chart-rows-doubled');
  const year = { field: 'month', type: 'ordinal', timeUnit: 'year', legend: { format: '%Y' } };
  const step = { ...year, timeUnit: { unit: 'year', step: 1 } };
  const bin = { field: 'frosts', type: 'ordinal', bin: { step: 1 }, legend: null };
  for (const color of [year, step, bin]) {
    expect(await told({ ...chart, encoding: { x, y, color } })).not.toContain('chart-rows-doubled');
  }
  expect(await told({ ...chart, encoding: { x, y, detail: { ...year, legend: undefined } } })).toBe('');
});
