import fc from 'fast-check';
import { expect, test } from 'vitest';
import { american } from '../../pipeline/language/english.ts';
import {
  cellName,
  cellReference,
  linkToReference,
  parseCellName,
} from '../../pipeline/workbook/cellAddress.ts';
import {
  lawfulSheetName,
  lawfulTableName,
  nameSheets,
  nameTables,
} from '../../pipeline/workbook/plan/nameSheets.ts';
import { runs } from '../runs.ts';

test('a-sheet-name-is-the-title-as-far-as-it-fits', () => {
  expect(lawfulSheetName('US goods trade with Mexico', american)).toBe('US goods trade with Mexico');
  expect(lawfulSheetName('Largest partners of the United States in goods trade', american)).toBe(
    'Largest partners of the United',
  );
  expect(lawfulSheetName('US goods trade by month and by partner of the region', american)).toBe(
    'US goods trade by month',
  );
  expect(lawfulSheetName("Traps: Mexico's [x] a/b?", american)).toBe('Traps - Mexico’s x a-b-');
});

test('a-title-that-does-not-fit-whole-gives-way-to-the-id-in-words', () => {
  const title = 'Largest partners of the United States in goods trade';
  expect(nameSheets([{ id: 'us-top-partners', title }], [], american).get('us-top-partners')).toBe(
    'Us top partners',
  );
  expect(nameSheets([{ id: 'x', title: 'Largest partners' }], [], american).get('x')).toBe(
    'Largest partners',
  );
});

test('titles-that-come-to-the-same-name-fall-back-to-their-ids-whichever-comes-first', () => {
  const items = [
    { id: 'exports', title: 'Goods trade' },
    { id: 'imports', title: 'Goods  trade' },
    { id: 'notes', title: 'Notes' },
  ];
  const names = nameSheets(items, ['Notes'], american);
  expect([...names.values()].slice(0, 2)).toEqual(['Exports', 'Imports']);
  expect(names.get('notes')).toMatch(/^notes [0-9a-f]{8}$/);
  const reversed = nameSheets([...items].reverse(), ['Notes'], american);
  expect(new Map([...reversed].sort())).toEqual(new Map([...names].sort()));
});

test('any-titles-give-lawful-sheet-names-that-no-other-sheet-has', () => {
  const item = fc.record({ title: fc.string({ unit: 'binary', maxLength: 60 }), id: fc.uuid() });
  fc.assert(
    fc.property(fc.uniqueArray(item, { selector: ({ id }) => id, maxLength: 30 }), (items) => {
      const names = [...nameSheets(items, ['Cover', 'Contents'], american).values(), 'Cover', 'Contents'];
      for (const name of names) {
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(31);
        expect(name).not.toMatch(/[[\]:*?/\\']|^\s|\s$|\p{Cc}|\p{Cs}/u);
        expect(name.toLowerCase()).not.toBe('history');
      }
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    }),
    { numRuns: runs(200) },
  );
});

test('any-ids-give-lawful-table-names-that-no-other-table-has', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1, maxLength: 40 }), { maxLength: 30 }), (ids) => {
      const names = [...nameTables(ids, ['pack_notes']).values()];
      for (const name of names) {
        expect(name).toMatch(/^[\p{L}_][\p{L}\p{N}_]*$/u);
        expect(name).not.toMatch(/^([a-z]{1,3}\d+|r\d*c?\d*|c\d*)$/i);
      }
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    }),
    { numRuns: runs(200) },
  );
});

test('a-table-name-is-no-cell-address', () => {
  expect(lawfulTableName('gdp2023')).toBe('t_gdp2023');
  expect(lawfulTableName('r1c1')).toBe('t_r1c1');
  expect(lawfulTableName('2023-trade')).toBe('t_2023_trade');
  expect(lawfulTableName('us-mexico-goods')).toBe('us_mexico_goods');
});

test('cell-addresses-lead-there-and-back', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_048_576 }),
      fc.integer({ min: 1, max: 16_384 }),
      (row, column) => {
        expect(parseCellName(cellName(row, column))).toEqual({ row, column });
      },
    ),
  );
  expect(cellName(7, 16_384)).toBe('XFD7');
  expect(linkToReference(cellReference("It's", 7, 2))).toEqual({ type: 'cell', sheet: "It's", cell: 'B7' });
});
