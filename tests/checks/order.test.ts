/** Cells and rows stand in one order wherever something is sorted, ranked or compared with what came before. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limitsWith } from '../../pipeline/limits/Limits.ts';
import { evaluateExpression } from '../../pipeline/validate/checks/evaluate.ts';
import { bodyRows, columnOf, Figures, rowKeyText } from '../../pipeline/validate/checks/Figures.ts';
import { extremeRow, keyOrder, numbersOf } from '../../pipeline/validate/checks/selection.ts';
import { orderedBy } from '../../pipeline/validate/checks/series.ts';
import type { Scalar, Table } from '../../pipeline/validate/Dataset.ts';
import { exampleFigures, exampleTable } from './exampleFigures.ts';

test.each<[Scalar, Scalar, number]>([
  [1, 2, -1],
  [2, 10, -1],
  [-2, 1, -1],
  [0.1 + 0.2, 0.3, 0],
  ['2023-12-31', '2024-01-01', -1],
  ['2', '10', 1],
  ['a', 'a', 0],
  ['Z', 'a', -1],
  [false, true, -1],
  [2, '10', 1],
  ['10', 2, -1],
  [1, null, -1],
  [-1, null, -1],
  ['', null, -1],
  [null, null, 0],
])('%j beside %j', (a, b, expected) => {
  expect(Math.sign(orderedBy(a, b))).toBe(expected);
  expect(Math.sign(orderedBy(b, a))).toBe(0 - expected);
});

test('a-sorted-column-has-its-gaps-last-and-everything-else-rising', () => {
  const kinds = [fc.integer({ min: -5, max: 5 }), fc.constantFrom('', 'a', 'b', 'ab')];
  const columns = fc.oneof(...kinds.map((kind) => fc.array(fc.option<Scalar>(kind), { maxLength: 12 })));
  fc.assert(
    fc.property(columns, (values) => {
      const sorted = values.toSorted(orderedBy);
      const filled = values.filter((value) => value !== null);
      expect(sorted.slice(0, filled.length)).toEqual(filled.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
      expect(sorted.slice(filled.length).every((value) => value === null)).toBe(true);
    }),
  );
});

const byRegion = exampleTable(
  'by-region',
  ['year:year', 'region:string', 'total', 'unit:string'],
  [
    [2023, 'South', null, 't'],
    [2022, 'South', 4, 't'],
    [2023, 'North', 7, 't'],
    [2022, 'North', 7, 't'],
    [2022, 'World', 11, 't'],
  ],
  { keys: 2, totals: [false, false, false, false, true] },
);
const keyless = exampleTable('keyless', ['total'], [[9], [null], [9], [1]], { keys: 0 });
const rowsOf = (table: Table) => Array.from({ length: table.rowCount }, (_, row) => row);

test('rows-stand-in-the-order-of-their-key-field-by-field-and-else-of-the-table', () => {
  expect(rowsOf(byRegion).toSorted((a, b) => keyOrder(byRegion, a, b))).toEqual([3, 1, 4, 2, 0]);
  expect([3, 0, 2, 1].toSorted((a, b) => keyOrder(keyless, a, b))).toEqual([0, 1, 2, 3]);
  expect(keyOrder(keyless, 2, 2)).toBe(0);
});

test('the-extreme-row-is-the-first-of-equals-and-no-gap', () => {
  const total = columnOf(byRegion, 'total');
  const own = columnOf(keyless, 'total');
  if (total === undefined || own === undefined) throw new Error('expected the field total');
  expect(extremeRow(total, [0, 1, 2, 3], 1)).toEqual({ row: 2, ties: 1 });
  expect(extremeRow(total, [0, 1, 2, 3], -1)).toEqual({ row: 1, ties: 0 });
  expect(extremeRow(own, [1, 3, 2, 0], 1)).toEqual({ row: 2, ties: 1 });
  expect(extremeRow(own, [0, 2, 3], -1)).toEqual({ row: 3, ties: 0 });
  expect(extremeRow(own, [1], 1)).toEqual({ row: -1, ties: 0 });
  expect(numbersOf(total, [0, 1, 4])).toEqual({ numbers: [4, 11], missing: 1 });
});

test('rows-are-found-by-any-of-their-fields-totals-too', () => {
  const figures = exampleFigures([byRegion, keyless]);
  const found = (entries: readonly [string, Scalar][], table = byRegion) =>
    figures.rowsWithKey(table, new Map(entries));
  expect(found([['year', 2022]])).toEqual([1, 3, 4]);
  expect(
    found([
      ['region', 'South'],
      ['year', 2022],
    ]),
  ).toEqual([1]);
  expect(
    found([
      ['year', 2022],
      ['region', 'South'],
    ]),
  ).toEqual([1]);
  expect(found([['region', 'World']])).toEqual([4]);
  expect(found([['total', null]])).toEqual([0]);
  expect(found([['total', 7]])).toEqual([2, 3]);
  expect(found([['total', 7]], keyless)).toEqual([]);
  expect(found([['total', 9]], keyless)).toEqual([0, 2]);
  expect(found([['year', '2022']])).toEqual([]);
  expect(found([['nowhere', 2022]])).toEqual([]);
  expect(bodyRows(byRegion)).toEqual([0, 1, 2, 3]);
  expect(bodyRows(keyless)).toEqual([0, 1, 2, 3]);
});

test('fields-whose-names-run-together-are-not-taken-for-one-another', () => {
  const table = exampleTable('odd', ['a:string', 'b:string', 'ab:string'], [['1', '2', '12']]);
  const figures = exampleFigures([table]);
  expect(figures.rowsWithKey(table, new Map([['ab', '12']]))).toEqual([0]);
  const both = new Map([
    ['a', '1'],
    ['b', '2'],
  ]);
  expect(figures.rowsWithKey(table, both)).toEqual([0]);
});

test('a-row-is-called-by-its-key-and-without-one-by-its-number', () => {
  expect(rowKeyText(byRegion, 2)).toBe('year=2023, region=North');
  expect(rowKeyText(keyless, 2)).toBe('row 3');
});

test('more-rows-than-the-limit-are-told-at-the-function-that-reads-the-last-of-them', () => {
  const limits = limitsWith(new Map([['expressionRows', 9]]));
  const figures = new Figures({ tables: new Map([[byRegion.id, byRegion]]), facts: new Map(), limits });
  const evaluate = (text: string) =>
    evaluateExpression(text, figures, ({ start }) => ({
      place: { file: 'checks.yaml', line: 1, column: start + 1 },
    }));
  expect(evaluate("count('by-region')").problems).toEqual([]);
  expect(evaluate("1 + count('by-region')").problems).toMatchObject([
    { message: expect.stringMatching(/at most 9 .*found 10$/), place: { column: 5 } },
  ]);
  const exactly = new Figures({
    tables: figures.tables,
    facts: figures.facts,
    limits: limitsWith(new Map([['expressionRows', 5]])),
  });
  expect(exactly.readRows(5)).toBeUndefined();
  expect(exactly.readRows(1)).toEqual({ most: 5, found: 6 });
});

test('what-looks-at-more-cells-than-a-list-can-help-with-names-none-of-them', () => {
  const cells = (count: number) => {
    const table = exampleTable(
      'long',
      ['n:integer'],
      Array.from({ length: count }, (_, row) => [row]),
    );
    return evaluateExpression("sum('long', 'n')", exampleFigures([table]), () => ({ place: { file: 'x' } }))
      .figures.length;
  };
  expect(cells(5000)).toBe(5000);
  expect(cells(5001)).toBe(0);
});
