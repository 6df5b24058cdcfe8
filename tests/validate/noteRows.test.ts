/** A note on some rows goes with the rows that are made of them, and is printed with those of its rows that are. */
import { expect, test } from 'vitest';
import { inheritedNote, isNoteOfRows, notesWithRows } from '../../pipeline/validate/noteRows.ts';
import { exampleTable } from '../checks/exampleFigures.ts';

const source = exampleTable('trade', ['year:year'], [[2021], [2022], [2023]]);
const late = { id: 'late', text: 'Late.', where: 'datum.year > 2021', rows: [false, true, true] };
const of = (...rows: readonly number[]) => rows.map((row) => ({ table: 'trade', row }));
const other = [{ table: 'regions', row: 1 }];

test('a-note-is-about-the-rows-of-its-expression', () => {
  const plain = { id: 'a', text: 'A.' };
  const some = { id: 'b', text: 'B.', where: 'x' };
  const asked: unknown[] = [];
  const given = notesWithRows([plain, some], (where, index) => {
    asked.push([where, index]);
    return [true, false];
  });
  expect(given).toEqual([plain, { ...some, rows: [true, false] }]);
  expect(asked).toEqual([['x', 1]]);
  expect(notesWithRows([plain, some], () => undefined)).toEqual([plain, some]);
});

test('a-note-comes-along-for-the-rows-that-are-made-of-its-own', () => {
  expect(inheritedNote(late, source, [of(0), of(1), of(0, 2), of(0)])).toEqual({
    id: 'late',
    text: 'Late.',
    rows: [false, true, true, false],
  });
});

test('a-note-on-all-rows-or-on-rows-of-which-nothing-is-known-is-on-the-table', () => {
  const whole = { id: 'late', text: 'Late.' };
  expect(inheritedNote({ ...whole, where: 'x' }, source, [of(0)])).toEqual(whole);
  expect(inheritedNote(late, source, [of(1), of(2)])).toEqual(whole);
  expect(inheritedNote(late, source, [of(1), [], other])).toEqual(whole);
  expect(inheritedNote(late, source, [of(1), [...other, ...of(0)]])).toEqual({
    ...whole,
    rows: [true, false],
  });
});

test('a-note-is-printed-where-one-of-its-rows-is', () => {
  expect(isNoteOfRows(late, [0, 2])).toBe(true);
  expect(isNoteOfRows(late, [0])).toBe(false);
  expect(isNoteOfRows(late, [])).toBe(false);
  expect(isNoteOfRows({ id: 'a', text: 'A.' }, [])).toBe(true);
});
