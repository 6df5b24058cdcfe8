import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TableBlock, TableColumn } from '../../../pipeline/compose/Manuscript.ts';
import { runs } from '../../runs.ts';
import { cellText, set, tableOf } from './tableOf.ts';

const number = fc
  .tuple(
    fc.constantFrom('', '−', '(', '$'),
    fc.integer({ min: 0, max: 99_999_999 }),
    fc.constantFrom('', '%', ' [p]'),
  )
  .map(([sign, digits, after]) => `${sign}${(digits / 100).toFixed(digits % 3)}${after}`);
const wordText = fc
  .array(fc.constantFrom('trade', 'in', 'goods', 'agreement', 'international', 'cross-border'), {
    maxLength: 25,
  })
  .map((parts) => parts.join(' '));
const cell = fc.oneof(number, fc.constantFrom('[x]', '', '–', '2018–24'), wordText);

const column = fc.record({
  field: fc.constant('f'),
  heading: wordText,
  align: fc.constantFrom('start' as const, 'decimal' as const, 'end' as const),
  stub: fc.boolean(),
  notes: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 2 }),
  unit: fc.constantFrom('US$ billion', 'percent'),
});

const table: fc.Arbitrary<TableBlock> = fc
  .array(column, { minLength: 1, maxLength: 8 })
  .chain((columns: readonly TableColumn[]) =>
    fc
      .array(fc.array(cell, { minLength: columns.length, maxLength: columns.length }), { maxLength: 12 })
      .map((rows) => tableOf(columns, rows)),
  );

test('no-cell-is-lost-or-stands-outside-its-column', () => {
  fc.assert(
    fc.property(table, (block) => {
      const placed = set(block);
      expect(placed.rows).toHaveLength(block.rows.length);
      placed.rows.forEach((row, rowNumber) => {
        row.cells.forEach((cellSet, index) => {
          expect(cellText(cellSet).trim()).toBe(block.rows[rowNumber]?.cells[index]?.text.trim());
          const place = placed.columns[index];
          for (const line of cellSet.lines) {
            expect(line.x).toBeGreaterThanOrEqual((place?.x ?? 0) - 0.001);
            expect(line.x + line.width).toBeLessThanOrEqual((place?.x ?? 0) + (place?.width ?? 0) + 0.001);
            expect(line.y).toBeLessThanOrEqual(row.height);
          }
        });
      });
    }),
    { numRuns: runs(200) },
  );
}, 60_000);

test('a-table-is-no-wider-than-its-page-unless-it-says-so', () => {
  fc.assert(
    fc.property(table, (block) => {
      const placed = set(block);
      const widths = { text: 400, wide: 500, landscape: 700 };
      const last = placed.columns.at(-1);
      expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(placed.measure, 3);
      if (placed.problems.length === 0) {
        expect(placed.measure).toBeLessThanOrEqual(widths[placed.width] + 0.001);
      }
    }),
    { numRuns: runs(200) },
  );
}, 60_000);

test('the-same-table-is-set-the-same', () => {
  fc.assert(
    fc.property(table, (block) => {
      expect(set(block)).toEqual(set(block));
    }),
    { numRuns: 50 },
  );
}, 60_000);
