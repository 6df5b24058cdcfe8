import { expect, test } from 'vitest';
import { dataPeriod, lastDayOf } from '../../pipeline/validate/dataPeriod.ts';
import { column, field, table } from '../workbook/fixture.ts';

const years = (values: readonly number[], amounts: readonly (number | null)[], more = {}) => ({
  ...table('goods', 'Goods', [
    column(field('year', 'year', more), values),
    column(field('total', 'number', { unit: 'US$ billion' }), amounts),
  ]),
  key: ['year'],
});

test('a-period-ends-with-its-last-day', () => {
  expect(['2023', '2024-02', '2024-02-07'].map((period) => lastDayOf(period))).toEqual([
    '2023-12-31',
    '2024-02-29',
    '2024-02-07',
  ]);
  expect(lastDayOf('2023', '09-30')).toBe('2023-09-30');
});

test('the-period-of-a-table-is-that-of-the-figures-that-it-has', () => {
  const period = dataPeriod(years([2024, 2022, 2023], [null, 1, 2]));
  expect(period).toEqual({ first: '2022', last: '2023', field: 'year', lastDay: '2023-12-31' });
});

test('a-fiscal-year-ends-when-its-field-says', () => {
  expect(dataPeriod(years([2023], [1], { periodEnds: '09-30' }))?.lastDay).toBe('2023-09-30');
});

test('years-that-are-no-periods-of-figures-are-none', () => {
  expect(dataPeriod(years([2036, 2042], [1, 2], { periodEnds: false }))).toBeUndefined();
  expect(dataPeriod({ ...years([2036], [1]), key: [] })).toBeUndefined();
});
