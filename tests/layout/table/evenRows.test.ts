/** Width goes to the column whose lines end raggedly, which in a narrow one is more of each line. */
import { expect, test } from 'vitest';
import { evenRows } from '../../../pipeline/layout/table/evenRows.ts';

const column = (floor: number, wish: number) => ({ floor, wish, weight: 1 });

test('a-narrow-column-of-words-takes-what-its-neighbor-has-to-spare', () => {
  // "Answer the complaint over energy" is 125 pt: twice 68 pt would hold it, were lines full to the last letter.
  const cells = [
    [125, 55],
    [120, 50],
  ];
  const rows = {
    width: (row: number, at: number) => cells[row]?.[at] ?? 0,
    rowCount: 2,
    em: 8.5,
  };
  const [first = 0, second = 0] = evenRows([68, 110], [column(40, 125), column(55, 110)], rows);
  expect(first + second).toBeCloseTo(178);
  expect(first).toBeGreaterThan(73);
  expect(second).toBeGreaterThanOrEqual(55);
});

test('widths-stay-where-nothing-would-be-shorter', () => {
  const rows = { width: () => 60, rowCount: 3, em: 8.5 };
  expect(evenRows([70, 70], [column(40, 60), column(40, 60)], rows)).toEqual([70, 70]);
});
