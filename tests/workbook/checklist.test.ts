import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const here = new URL('.', import.meta.url);
const checklist = readFileSync(new URL('../../pipeline/workbook/CHECKLIST.md', here), 'utf8');
const rows = checklist
  .split('\n')
  .filter((line) => /^\|\s*\d+\s*\|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));
const tests = readdirSync(here)
  .filter((name) => name.endsWith('.test.ts') && name !== 'checklist.test.ts')
  .map((name) => readFileSync(new URL(name, here), 'utf8'))
  .join('\n');

test('the-checklist-has-its-45-rows-each-with-a-status', () => {
  expect(rows.map(([, number]) => Number(number))).toEqual(Array.from({ length: 45 }, (_, at) => at + 1));
  for (const [, , , status] of rows) expect(['met', 'partly', 'not']).toContain(status);
});

test('every-rule-that-is-met-names-a-test-and-every-test-named-exists', () => {
  for (const [, number, , status, , shown = ''] of rows) {
    const names = [...shown.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '');
    if (status === 'met') expect(names.length, `row ${number}`).toBeGreaterThan(0);
    for (const name of names) expect(tests, `row ${number}`).toContain(`'${name}'`);
  }
});
