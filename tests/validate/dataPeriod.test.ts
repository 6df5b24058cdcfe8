import { expect, test } from 'vitest';
import { asOfProblems, dataPeriod, lastDayOf } from '../../pipeline/validate/dataPeriod.ts';
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

test.each([
  ['yearmonth', ['2023-02', '2022-12'], { first: '2022-12', last: '2023-02', lastDay: '2023-02-28' }],
  ['date', ['2023-02-07', '2023-01-31'], { first: '2023-01-31', last: '2023-02-07', lastDay: '2023-02-07' }],
  ['year', [987, 1066], { first: '0987', last: '1066', lastDay: '1066-12-31' }],
] as const)('a-key-of-type-%s-names-periods', (type, values, expected) => {
  const only = { ...table('a', 'A', [column(field('when', type), values)]), key: ['when'] };
  expect(dataPeriod(only)).toEqual({ ...expected, field: 'when' });
});

test('a-key-of-words-or-without-values-names-none', () => {
  expect(
    dataPeriod({ ...table('a', 'A', [column(field('state', 'string'), ['Ohio'])]), key: ['state'] }),
  ).toBeUndefined();
  expect(
    dataPeriod({ ...table('a', 'A', [column(field('year', 'year'), [null])]), key: ['year'] }),
  ).toBeUndefined();
});

test('a-row-has-a-figure-where-one-of-its-counts-or-numbers-is-there', () => {
  const goods = {
    ...table('goods', 'Goods', [
      column(field('year', 'year'), [2020, 2021, 2022, 2023, null]),
      column(field('count', 'integer', { unit: '' }), [1, 2, null, null, 5]),
      column(field('total', 'number', { unit: 'US$ billion' }), [null, null, 3, null, 5]),
      column(field('comment', 'string'), ['a', 'b', 'c', 'd', 'e']),
    ]),
    key: ['year'],
  };
  expect(dataPeriod(goods)).toMatchObject({ first: '2020', last: '2022' });
});

test('of-two-periods-of-a-key-the-one-that-ends-last-counts', () => {
  const [year, month] = [
    column(field('year', 'year'), [2023]),
    column(field('month', 'yearmonth'), ['2024-01']),
  ];
  for (const columns of [
    [year, month],
    [month, year],
  ]) {
    expect(dataPeriod({ ...table('a', 'A', columns), key: ['year', 'month'] })?.field).toBe('month');
  }
});

test('figures-are-not-newer-than-the-day-that-is-said', () => {
  const found = (asOf: string) =>
    asOfProblems({ ...years([2023], [1]), asOf }, () => ({ place: { file: 'a.json', line: 3 } }));
  expect(found('2023-12-31')).toEqual([]);
  expect(found('2023-12-30')).toMatchObject([{ code: 'as-of-early', place: { file: 'a.json', line: 3 } }]);
  expect(
    asOfProblems({ ...years([], []), asOf: '2000-01-01' }, () => ({ place: { file: 'a.json' } })),
  ).toEqual([]);
});
