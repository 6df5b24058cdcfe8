import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareTables } from '../../pipeline/difference/compareTables.ts';
import { printDifference } from '../../pipeline/difference/printDifference.ts';
import { isSame, type KeyedTable } from '../../pipeline/difference/TableDifference.ts';
import type { Scalar } from '../../pipeline/validate/Dataset.ts';

/** Rows are written below each other, under the line of the fields' names; line 1 of the file is that of the names. */
function tableOf(key: readonly string[], [names = [], ...rows]: readonly (readonly Scalar[])[]): KeyedTable {
  return {
    name: 'goods',
    key,
    rowCount: rows.length,
    columns: new Map(names.map((name, index) => [String(name), rows.map((row) => row[index] ?? null)])),
    placeOf: (row) => ({ file: 'data/trade/goods.csv', line: row + 2 }),
  };
}

const before = tableOf(
  ['year', 'state'],
  [
    ['year', 'state', 'exports'],
    [2022, 'Ohio', 7.1],
    [2023, 'Ohio', 8.2],
    [2023, 'Baja California', null],
  ],
);

test('rows-are-found-by-their-key-wherever-they-stand', () => {
  const after = tableOf(
    ['year', 'state'],
    [
      ['state', 'exports', 'year'],
      ['Baja California', 0, 2023],
      ['Ohio', 8.25, 2023],
      ['Iowa', 1, 2023],
    ],
  );
  const difference = compareTables(before, after);
  expect(difference.changed.map(({ address, before: was, after: is }) => [address, was, is])).toEqual([
    ['goods[2023, Ohio].exports', 8.2, 8.25],
    ['goods[2023, Baja California].exports', null, 0],
  ]);
  expect(difference.added.map(({ address, values }) => [address, values])).toEqual([
    ['goods[2023, Iowa]', { exports: 1 }],
  ]);
  expect(difference.gone.map(({ address }) => address)).toEqual(['goods[2022, Ohio]']);
  expect(difference.kept).toBe(2);
  expect(printDifference(difference, 'books/one')).toBe(
    [
      'goods: 1 row new, 1 row gone, 2 cells changed',
      '  changed  goods[2023, Ohio].exports  books/one/data/trade/goods.csv:3  8.2 → 8.25',
      '  changed  goods[2023, Baja California].exports  books/one/data/trade/goods.csv:4  no value → 0',
      '  new      goods[2023, Iowa]  books/one/data/trade/goods.csv:4  exports 1',
      '  gone     goods[2022, Ohio]  books/one/data/trade/goods.csv:2  exports 7.1',
      '',
    ].join('\n'),
  );
});

test('a-key-that-stands-twice-is-said-and-its-rows-are-not-guessed', () => {
  const after = tableOf(
    ['year', 'state'],
    [
      ['year', 'state', 'exports'],
      [2022, 'Ohio', 7.1],
      [2022, 'Ohio', 9],
      [2023, 'Ohio', 8.2],
      [2023, 'Baja California', null],
    ],
  );
  const difference = compareTables(before, after);
  expect(difference).toMatchObject({ changed: [], added: [], gone: [], repeated: ['goods[2022, Ohio]'] });
  expect(isSame(difference)).toBe(false);
});

test('columns-new-and-gone-are-named-and-do-not-count-as-cells', () => {
  const after = tableOf(
    ['year'],
    [
      ['year', 'imports'],
      [2023, 5],
    ],
  );
  const earlier = tableOf(
    ['year'],
    [
      ['year', 'exports'],
      [2023, 5],
    ],
  );
  const difference = compareTables(earlier, after);
  expect(difference.fields).toEqual({ added: ['imports'], gone: ['exports'] });
  expect(difference.changed).toEqual([]);
});

test('a-text-is-no-number-and-a-comma-in-a-key-makes-no-other-key', () => {
  const one = tableOf(
    ['id'],
    [
      ['id', 'value'],
      ['a, b', '1'],
    ],
  );
  const two = tableOf(
    ['id'],
    [
      ['id', 'value'],
      ['a, b', 1],
    ],
  );
  expect(compareTables(one, two).changed.map(({ address }) => address)).toEqual(['goods["a, b"].value']);
});

const scalar = fc.oneof(fc.integer(), fc.constant(null), fc.string({ maxLength: 4 }), fc.boolean());
const rowsOf = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 30 }), scalar, scalar), {
  selector: ([key]) => key,
  maxLength: 20,
});

test('the-difference-laid-over-the-earlier-table-gives-the-later', () => {
  fc.assert(
    fc.property(rowsOf, rowsOf, (earlier, later) => {
      const one = tableOf(['id'], [['id', 'a', 'b'], ...earlier]);
      const two = tableOf(['id'], [['id', 'a', 'b'], ...later]);
      const { added, gone, changed, repeated, kept } = compareTables(one, two);
      const rows = new Map(earlier.map(([id, a, b]) => [id, { a, b } as Record<string, Scalar>]));
      for (const { row } of gone) rows.delete(earlier[row]?.[0] ?? -1);
      for (const {
        rows: [row],
        field,
        after,
      } of changed) {
        const id = earlier[row]?.[0] ?? -1;
        rows.set(id, { ...rows.get(id), [field]: after });
      }
      for (const { row, values } of added) rows.set(later[row]?.[0] ?? -1, { ...values });
      expect(repeated).toEqual([]);
      expect(kept + added.length).toBe(later.length);
      expect(new Map([...rows].sort(([a], [b]) => a - b))).toEqual(
        new Map(later.map(([id, a, b]) => [id, { a, b }] as const).sort(([a], [b]) => a - b)),
      );
    }),
  );
});
