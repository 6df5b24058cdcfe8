import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CsvText } from '../../pipeline/load/BookSource.ts';
import { parseCsv } from '../../pipeline/load/parseCsv.ts';

/** Characters that mean something to CSV, and some that take more than one byte or code unit. */
const cellText = fc.string({ unit: fc.constantFrom('a', '7', ' ', ',', '"', '\n', 'é', '🌎') });
const tables = fc
  .integer({ min: 1, max: 4 })
  .chain((width) =>
    fc.array(fc.array(cellText, { minLength: width, maxLength: width }), { minLength: 0, maxLength: 8 }),
  );

function written(rows: readonly (readonly string[])[], lineEnd = '\n'): string {
  const quoted = (text: string) =>
    /[",\n]/.test(text) || text === '' ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((row) => row.map(quoted).join(',') + lineEnd).join('');
}

function headed(rows: readonly (readonly string[])[]): (readonly string[])[] {
  return [Array.from({ length: rows[0]?.length ?? 1 }, (_, column) => `c${column}`), ...rows];
}

function rowsOf(csv: CsvText | undefined): string[][] {
  if (csv === undefined) return [];
  return Array.from({ length: csv.rowCount }, (_, row) => csv.columns.map((column) => column[row] ?? ''));
}

test('what-is-written-by-rfc-4180-is-read-back', () => {
  fc.assert(
    fc.property(tables, fc.constantFrom('\n', '\r\n'), (rows, lineEnd) => {
      const { csv, problems } = parseCsv('a.csv', written(headed(rows), lineEnd));
      expect(rowsOf(csv)).toEqual(rows);
      expect(problems.filter((problem) => problem.severity === 'error')).toEqual([]);
    }),
  );
});

test('each-cell-is-found-again-at-its-line-and-column', () => {
  fc.assert(
    fc.property(tables, (rows) => {
      const text = written(headed(rows));
      const { csv } = parseCsv('a.csv', text);
      const lines = text.split('\n');
      rows.forEach((row, index) => {
        row.forEach((value, column) => {
          const at = csv?.positionOf(index, column) ?? { line: 0, column: 0 };
          const [first = ''] = written([[value]]).split('\n');
          expect(lines[at.line - 1]?.slice(at.column - 1)).toMatch(
            new RegExp(`^${first.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`),
          );
        });
      });
    }),
  );
});

test('no-text-crashes-the-reader-and-every-problem-has-a-line-that-exists', () => {
  const broken = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', '\0'), maxLength: 60 });
  fc.assert(
    fc.property(broken, (text) => {
      const lineCount = text.split(/\r\n?|\n/).length;
      for (const { code, place } of parseCsv('a.csv', text).problems) {
        if (code === 'empty-csv') continue;
        expect(place?.line).toBeGreaterThanOrEqual(1);
        expect(place?.line).toBeLessThanOrEqual(lineCount);
        expect(place?.column).toBeGreaterThanOrEqual(1);
      }
    }),
    { numRuns: 500 },
  );
});

test('a-row-that-is-too-short-is-filled-up-and-one-too-long-is-cut', () => {
  const { csv, problems } = parseCsv('a.csv', 'a,b\n1\n1,2,3\n');
  expect(rowsOf(csv)).toEqual([
    ['1', ''],
    ['1', '2'],
  ]);
  expect(problems.map(({ code, place }) => [code, place?.line, place?.column])).toEqual([
    ['ragged-row', 2, 2],
    ['ragged-row', 3, 5],
  ]);
});

test('line-feeds-within-quotes-are-no-mixed-line-ends', () => {
  const { problems } = parseCsv('a.csv', 'a,b\r\n"1\n2",3\r\n4,5\r\n');
  expect(problems).toEqual([]);
});
