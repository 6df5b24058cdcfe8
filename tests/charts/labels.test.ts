/** Where a field has categories, a chart prints their labels, in the order in which the data declare them. */
import { expect, test } from 'vitest';
import { drawnChart, usermeta } from './drawFixture.ts';

const value = { field: 'value', type: 'quantitative', axis: null };

async function words(spec: object): Promise<readonly string[]> {
  const { picture } = await drawnChart({
    usermeta: { ...usermeta, size: 'wide', height: 'tall' },
    data: { name: 'flows' },
    ...spec,
  });
  return picture.marks.flatMap((mark) => (mark.type === 'text' ? [mark.text] : []));
}

const latest = [{ filter: 'datum.year == 2023' }];

test('an-axis-prints-labels-from-the-first-declared-to-the-last', async () => {
  const flow = { field: 'flow', type: 'nominal' };
  expect(await words({ transform: latest, mark: 'bar', encoding: { y: flow, x: value } })).toEqual([
    'Imports',
    'Sent on',
    'Exports',
  ]);
});

test('a-legend-prints-labels', async () => {
  const color = { field: 'flow', type: 'nominal' };
  const year = { field: 'year', type: 'ordinal' };
  expect(await words({ mark: 'bar', encoding: { y: year, x: value, color } })).toEqual([
    ...['2022', '2023'],
    ...['Imports', 'Sent on', 'Exports'],
  ]);
});

test('heads-of-small-multiples-print-labels', async () => {
  const row = { field: 'flow', type: 'nominal' };
  const year = { field: 'year', type: 'ordinal', axis: null };
  expect(await words({ mark: 'bar', encoding: { row, y: year, x: value } })).toEqual([
    'Imports',
    'Sent on',
    'Exports',
  ]);
});

test('a-text-mark-prints-labels-of-codes-that-are-numbers-too', async () => {
  const grade = { field: 'grade', type: 'ordinal', axis: null };
  expect(
    await words({ transform: latest, mark: 'text', encoding: { y: grade, text: { field: 'grade' } } }),
  ).toEqual(['middle', 'low', 'high']);
});

test('numeric-codes-stand-in-their-declared-order-on-an-axis', async () => {
  const grade = { field: 'grade', type: 'ordinal' };
  const sorted = await words({ transform: latest, mark: 'bar', encoding: { y: grade, x: value } });
  expect(sorted).toEqual(['low', 'middle', 'high']);
});

test('what-a-chart-says-of-order-and-labels-stays', async () => {
  const flow = {
    field: 'flow',
    type: 'nominal',
    sort: 'descending',
    axis: { labelExpr: 'upper(datum.value)' },
  };
  expect(await words({ transform: latest, mark: 'bar', encoding: { y: flow, x: value } })).toEqual([
    'REEX',
    'IMP',
    'EXP',
  ]);
});

test('the-label-that-an-axis-or-a-head-speaks-of-is-the-one-that-is-printed', async () => {
  const flow = { field: 'flow', type: 'nominal', axis: { labelExpr: 'upper(datum.label)' } };
  expect(await words({ transform: latest, mark: 'bar', encoding: { y: flow, x: value } })).toEqual([
    'IMPORTS',
    'SENT ON',
    'EXPORTS',
  ]);
  const row = { field: 'flow', type: 'nominal', header: { labelExpr: "'Flow: ' + datum.label" } };
  const year = { field: 'year', type: 'ordinal', axis: null };
  expect(await words({ mark: 'bar', encoding: { row, y: year, x: value } })).toEqual([
    'Flow: Imports',
    'Flow: Sent on',
    'Flow: Exports',
  ]);
  const years = { field: 'year', type: 'ordinal', header: row.header };
  const kind = { field: 'flow', type: 'nominal', axis: null };
  expect(await words({ mark: 'bar', encoding: { row: years, y: kind, x: value } })).toEqual([
    'Flow: 2022',
    'Flow: 2023',
  ]);
});

test('bars-side-by-side-stand-in-the-order-of-the-legend', async () => {
  const chart = await drawnChart({
    usermeta: { ...usermeta, size: 'wide', height: 'tall' },
    data: { name: 'flows' },
    transform: latest,
    mark: 'bar',
    encoding: {
      y: { field: 'year', type: 'ordinal' },
      x: value,
      yOffset: { field: 'flow', type: 'nominal' },
    },
  });
  const offset = chart.drawn[0]?.channels.find(({ channel }) => channel === 'yOffset');
  expect(offset?.categories).toEqual(['imp', 'reex', 'exp']);
});

test('labels-survive-a-sum-by-category', async () => {
  const flow = { field: 'flow', type: 'nominal' };
  const transform = [{ aggregate: [{ op: 'sum', field: 'value', as: 'value' }], groupby: ['flow'] }];
  const layer = [
    { mark: 'bar' },
    { mark: 'text', encoding: { text: { field: 'flow' }, color: { value: 'theme:ink' } } },
  ];
  const printed = await words({ transform, encoding: { y: flow, x: value }, layer });
  expect([...printed].sort()).toEqual(['Exports', 'Exports', 'Imports', 'Imports', 'Sent on', 'Sent on']);
});

test('legends-of-sizes-print-labels-too', async () => {
  const size = { field: 'flow', type: 'ordinal' };
  const year = { field: 'year', type: 'ordinal', axis: null };
  const point = { mark: 'point', encoding: { y: year, x: value, size } };
  expect(await words(point)).toEqual(['Imports', 'Sent on', 'Exports']);
});

test('a-copy-of-a-field-has-its-labels', async () => {
  const transform = [...latest, { calculate: 'datum.flow', as: 'same' }];
  const same = { field: 'same', type: 'nominal' };
  expect(await words({ transform, mark: 'bar', encoding: { y: same, x: value } })).toEqual([
    'Imports',
    'Sent on',
    'Exports',
  ]);
});

test('a-text-under-a-condition-prints-labels', async () => {
  const text = { condition: { test: 'datum.value > 4', field: 'flow', type: 'nominal' }, value: '' };
  const grade = { field: 'grade', type: 'ordinal', axis: null };
  expect(await words({ transform: latest, mark: 'text', encoding: { y: grade, text } })).toEqual([
    'Exports',
    'Sent on',
  ]);
});

test('dates-in-places-of-their-own-are-printed-as-dates', async () => {
  const monthly = { data: { name: 'monthly' }, transform: [{ filter: 'datum.crossings < 3' }] };
  const bars = (field: string) => ({
    mark: 'bar',
    encoding: { y: { field, type: 'ordinal' }, x: { field: 'crossings', type: 'quantitative', axis: null } },
  });
  expect(await words({ ...monthly, ...bars('day') })).toEqual(['Dec 1, 2022', 'Jan 1, 2023']);
  expect(await words({ ...monthly, ...bars('month') })).toEqual(['Dec 2022', 'Jan 2023']);
  const day = { field: 'day', type: 'ordinal', axis: null };
  const text = { field: 'day' };
  expect(await words({ ...monthly, mark: 'text', encoding: { y: day, text } })).toEqual([
    'Dec 1, 2022',
    'Jan 1, 2023',
  ]);
});

test('a-year-moved-on-is-a-year', async () => {
  const transform = [...latest, { calculate: 'datum.year + 1', as: 'next' }];
  const next = { field: 'next', type: 'quantitative' };
  const y = { field: 'value', type: 'quantitative', axis: null };
  expect(await words({ transform, mark: 'point', encoding: { x: next, y } })).toEqual(['2024']);
});

test('a-filter-that-leaves-gaps-out-by-valid-is-one-as-by-an-expression', async () => {
  const encoding = {
    y: { field: 'group', type: 'nominal' },
    x: { field: 'high', type: 'quantitative', axis: null },
  };
  for (const filter of [
    { field: 'high', valid: true },
    'isValid(datum["high"]) && isFinite(+datum["high"])',
  ]) {
    expect(await words({ data: { name: 'rates' }, transform: [{ filter }], mark: 'bar', encoding })).toEqual([
      'A',
      'C',
    ]);
  }
});

test('a-category-of-the-data-with-digits-is-no-typed-figure', async () => {
  const y = { field: 'age', type: 'nominal', sort: null };
  const x = { field: 'value', type: 'quantitative', axis: null };
  const rule = { mark: 'rule', encoding: { y: { datum: '10 to 14' } } };
  const layer = [{ mark: 'bar', encoding: { y, x } }, rule];
  expect(await words({ data: { name: 'calendar' }, layer })).toHaveLength(4);
});

const ware = { field: 'ware', type: 'nominal' };
const here = { field: 'here', type: 'quantitative', axis: null };

async function linesOf(spec: object): Promise<readonly string[]> {
  return words({ data: { name: 'wares' }, ...spec });
}

test('a-line-break-of-the-data-is-one-in-axis-legend-head-and-text', async () => {
  const lines = ['Corn', 'and beans', 'Steel'];
  const steel = { transform: [{ filter: "datum.ware != 'Steel'" }] };
  const y = { field: 'coastal', type: 'nominal', axis: null };
  expect(await linesOf({ mark: 'bar', encoding: { y: ware, x: here } })).toEqual(lines);
  expect(await linesOf({ mark: 'bar', encoding: { x: ware, y: here } })).toEqual(lines);
  expect(await linesOf({ mark: 'bar', encoding: { y, x: here, color: ware } })).toEqual(lines);
  expect(await linesOf({ mark: 'bar', encoding: { column: ware, y, x: here } })).toEqual(lines);
  expect(await linesOf({ mark: 'text', encoding: { y, x: here, text: { field: 'ware' } } })).toEqual(lines);
  expect(await linesOf({ ...steel, mark: 'bar', encoding: { y: ware, x: here } })).toEqual(lines.slice(0, 2));
});

test('numbers-and-truth-values-are-printed-beside-texts-of-several-lines', async () => {
  const header = { labelExpr: "datum.value ? 'by the sea' : 'inland'" };
  const row = { field: 'coastal', type: 'nominal', header };
  const text = { field: 'here', format: ',.1f' };
  const layer = [{ mark: 'bar' }, { mark: 'text', encoding: { text } }];
  const encoding = { y: ware, x: here };
  expect(await linesOf({ facet: row, spec: { layer, encoding } })).toEqual(
    expect.arrayContaining(['Corn', 'and beans', 'Steel', '12.5', '30.0', 'by the sea', 'inland']),
  );
});

test('the-label-of-a-head-is-a-text-in-its-expression', async () => {
  const header = { labelExpr: "datum.label == 'true' ? 'by the sea' : 'inland'" };
  const row = { field: 'coastal', type: 'nominal', header };
  expect(await linesOf({ mark: 'bar', encoding: { row, y: { ...ware, axis: null }, x: here } })).toEqual([
    'inland',
    'by the sea',
  ]);
});

test('labels-of-several-lines-stand-in-the-middle-of-their-place-on-an-upright-axis', async () => {
  const { picture } = await drawnChart({
    usermeta: { ...usermeta, size: 'wide', height: 'tall' },
    data: { name: 'wares' },
    mark: 'bar',
    encoding: {
      y: { field: 'ware', type: 'nominal' },
      x: { field: 'here', type: 'quantitative', axis: null },
    },
  });
  const heightOf = (text: string): number =>
    picture.marks.flatMap((mark) => (mark.type === 'text' && mark.text === text ? mark.y : []))[0] ?? 0;
  const bars = picture.marks.flatMap((mark) => {
    const ends = mark.type === 'path' ? mark.segments.flatMap((each) => ('y' in each ? each.y : [])) : [];
    return ends.length === 0 ? [] : [(Math.min(...ends) + Math.max(...ends)) / 2];
  });
  const [first = 0, second = 0, alone = 0] = ['Corn', 'and beans', 'Steel'].map(heightOf);
  expect(second - first).toBeGreaterThan(8);
  // Capitals of six tenths stand with their middle at the middle of the bar, and so does that of two lines.
  expect(alone - (bars[1] ?? 0)).toBeCloseTo((7.5 * 0.6) / 2, 2);
  expect((first + second) / 2 - (bars[0] ?? 0)).toBeCloseTo((7.5 * 0.6) / 2, 2);
});
