/** What the linter of workbooks gathers of the cells of a column. */
import { expect, test } from 'vitest';
import { lookAtData, newColumn } from '../../pipeline/workbook/lint/lookAtData.ts';
import type { CellKind, LintColumn } from '../../pipeline/workbook/lint/SheetContent.ts';

const plain = {
  horizontal: '',
  wrap: false,
  fontSize: 11,
  fontName: 'Arial',
  italic: false,
  underline: false,
  filled: false,
  builtin: undefined,
};

function columnOf(cells: readonly (readonly [CellKind, string, string])[]): LintColumn {
  const column = newColumn();
  cells.forEach(([kind, text, numberFormat], index) => {
    const style = { ...plain, numberFormat };
    lookAtData(column, { name: `B${index + 2}`, row: index + 2, column: 2, kind, text, style });
  });
  return column;
}

test('several-marks-of-notes-in-a-cell-are-all-marks', () => {
  const { firsts, marks } = columnOf([['text', '[note 3][note 14]', '@']]);
  expect([...marks]).toEqual(['3', '14']);
  expect(firsts.has('note')).toBe(false);
});

test('a-text-that-comes-again-is-looked-at-for-how-it-stands', () => {
  const column = newColumn();
  for (const [row, horizontal] of ['', 'right'].entries()) {
    const style = { ...plain, numberFormat: '@', horizontal };
    lookAtData(column, { name: `B${row}`, row, column: 2, kind: 'text', text: 'Ohio', style });
  }
  expect([...column.firsts]).toEqual([
    ['text', 'B0'],
    ['words', 'B0'],
    ['right', 'B1'],
  ]);
});

test('a-mark-behind-a-word-is-a-note-in-a-cell', () => {
  expect(columnOf([['text', 'Ohio [note 3]', '@']]).firsts.get('note')).toBe('B2');
});

test('four-digits-without-a-mark-of-groups-are-no-second-format', () => {
  const { formats } = columnOf([
    ['number', '12345.6', '#,##0.0'],
    ['number', '1318.7', '0.0'],
  ]);
  expect([...formats.keys()]).toEqual(['#,##0']);
});

test.each(['1,234.5', '-3', '12 %', '1\u00a0234', "1'234,5", '+0.5', '\u22127'])(
  '%s-is-a-number-that-is-kept-as-text',
  (text) => {
    const { firsts } = columnOf([['text', text, '@']]);
    expect([firsts.has('numeral'), firsts.has('words')]).toEqual([true, false]);
  },
);

test.each(['007', '1.2.3', '12 months', '2024-03', '[x]', '..'])('%s-is-no-number', (text) => {
  expect(columnOf([['text', text, '@']]).firsts.has('numeral')).toBe(false);
});

test.each(['318.7', '13187'])('%s-without-a-mark-of-groups-is-a-second-format', (number) => {
  const { formats } = columnOf([
    ['number', '12345.6', '#,##0.0'],
    ['number', number, '0.0'],
  ]);
  expect([...formats.keys()]).toEqual(['#,##0', '0']);
});
