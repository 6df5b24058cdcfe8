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
