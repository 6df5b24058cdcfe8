import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  defaultLimits,
  type LimitName,
  limitNames,
  limitsWith,
  limitTable,
} from '../../pipeline/limits/Limits.ts';
import { loadBook } from '../../pipeline/load/loadBook.ts';
import { excessOfCsv } from '../../pipeline/load/sizeOfCsv.ts';
import { openBookFolder } from '../../pipeline/world/World.ts';
import { briefing, minimalBook } from '../build/runBriefing.ts';

const most = (limits: Partial<Record<LimitName, number>>) =>
  limitsWith(
    new Map(limitNames.flatMap((name) => (limits[name] === undefined ? [] : [[name, limits[name]]]))),
  );

/** What the minimal book holds too much of, where so little is allowed. */
test.each<[Partial<Record<LimitName, number>>, string]>([
  [
    { documentCharacters: 500 },
    'data/trade/datapackage.json:17 over-limit: expected at most 500 characters of the JSON and template files of a book',
  ],
  [
    { yamlCharacters: 50 },
    'templates/book.yaml:3 over-limit: expected at most 50 characters of the YAML files of a book',
  ],
  [
    { cells: 17 },
    'data/trade/state-exports.csv:8 over-limit: expected at most 17 cells of a table, found 18',
  ],
  [
    { lineCharacters: 20 },
    'data/trade/ports.csv:1 over-limit: expected at most 20 characters of a line of a CSV file',
  ],
  [{ cellCharacters: 5 }, 'over-limit: expected at most 5 characters of a cell'],
  [{ cellCharacters: 20 }, 'data/trade/datapackage.json:2 over-limit'],
  [{ members: 2 }, 'data/trade/datapackage.json:'],
  [{ rows: 1 }, 'data/trade/state-exports.csv:4 over-limit: expected at most 1 rows of a table'],
  [
    { columns: 2 },
    'data/trade/state-exports.csv:1 over-limit: expected at most 2 columns of a table, found 3',
  ],
  [{ tables: 1 }, 'data/trade/ports.csv:1 over-limit: expected at most 1 tables of a book, found 3'],
  [{ chapters: 0 }, 'templates/chapters/trade.md.hbs:1 over-limit: expected at most 0 chapters'],
])('too-much-is-refused-with-its-place-and-what-to-do (%j)', (limits, expected) => {
  const { problems } = loadBook(openBookFolder(minimalBook), most(limits));
  const told = problems.map(({ code, message, place }) => {
    const line = place?.line === undefined ? '' : `:${place.line}`;
    return `${place?.file}${line} ${code}: ${message}`;
  });
  expect(told.join('\n')).toContain(expected);
  const [first] = problems.filter(({ code }) => code === 'over-limit');
  expect(first?.hints[0]).toMatch(/raise the limit with --limit \w+=\d+/);
});

test('a-book-within-the-limits-is-read', () => {
  expect(loadBook(openBookFolder(minimalBook), defaultLimits).problems).toEqual([]);
});

/** An independent count, line by line. */
test('the-first-excess-of-a-text-is-found', () => {
  const line = fc.stringMatching(/^[a,]{0,12}$/);
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 9 }), (lines) => {
      const limits = most({ rows: 4, columns: 6, lineCharacters: 9 });
      const found = excessOfCsv(lines.join('\n'), limits);
      const expected = lines.flatMap((text, index) => {
        if (text.length > 9) return ['lineCharacters'];
        if (index + 1 > 6) return ['rows'];
        return index === 0 && text.split(',').length > 6 ? ['columns'] : [];
      });
      expect(found?.limit).toBe(expected[0]);
    }),
  );
});

test('limits-are-raised-and-lowered-by-an-option', () => {
  const run = briefing(['check', '--book', minimalBook, '--limit', 'rows=1,columns=2']);
  expect(run.code).toBe(1);
  expect(run.err).toContain('over-limit');
  expect(briefing(['check', '--book', minimalBook, '--limit', 'rows=100']).code).toBe(0);
  const wrong = briefing(['check', '--book', minimalBook, '--limit', 'cows=1']);
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain('--limit takes limits such as rows=5000000');
});

test('the-table-of-the-manual-is-that-of-the-code', () => {
  const readme = readFileSync('README.md', 'utf8');
  for (const name of limitNames) {
    const { most: number, counts } = limitTable[name];
    expect(readme).toMatch(
      new RegExp(`\\| \`${name}\` +\\| ${counts} +\\| +${number.toLocaleString('en-US')} \\|`),
    );
  }
});
