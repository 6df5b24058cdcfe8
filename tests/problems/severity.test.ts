/** One table says what each problem does to a build, and knows every code there is. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { severities } from '../../pipeline/problems/severity.ts';
import { cellFaultCodes } from '../../pipeline/validate/CellFault.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'pipeline/problems/catalogue');
const catalogue = readdirSync(folder)
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');
/** First arguments of the functions that make problems, and codes of problems written out. */
const codes = [...catalogue.matchAll(/(?:\b(?:problem|problemAt|fault)\(\s*|\bcode: )'([a-z0-9-]+)'/g)].map(
  ([, code = '']) => code,
);
const shown = readdirSync(join(root, 'tests/fixtures/problems'))
  .filter((name) => !name.startsWith('.'))
  .map((name) => name.replace(/--.*/, ''));

test('every-code-of-the-catalogue-is-in-the-table', () => {
  expect(codes.length).toBeGreaterThan(250);
  const all = [...codes, ...cellFaultCodes, ...shown];
  expect([...new Set(all)].filter((code) => !severities.has(code))).toEqual([]);
});

test('the-table-holds-no-code-that-nothing-reports', () => {
  const made = new Set([...codes, ...cellFaultCodes, ...shown]);
  const unknown = [...severities.keys()].filter((code) => !made.has(code) && !/^unknown-/.test(code));
  expect(unknown).toEqual([]);
});

test('no-message-says-what-it-does-to-a-build', () => {
  expect(catalogue.match(/'(?:error|warning)'/g)).toBeNull();
});
