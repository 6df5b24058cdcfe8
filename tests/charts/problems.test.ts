/** Each folder of `tests/fixtures/chart-problems` is a chart with a fault, and the exact text it is met with. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { toldOf, usermeta } from './drawFixture.ts';

const folder = new URL('../fixtures/chart-problems/', import.meta.url);
/** Folders are named after the code; `code--what` is a further case of it. */
const names = readdirSync(folder).sort();

test.each(names)('fault-is-reported-in-these-words: %s', async (name) => {
  const told = await toldOf(readFileSync(new URL(`${name}/chart.vl.json`, folder), 'utf8'));
  expect(told).toContain(`${name.replace(/--.*/, '')}: `);
  await expect(told).toMatchFileSnapshot(`../fixtures/chart-problems/${name}/expected.txt`);
});

test('each-code-of-the-catalogue-has-a-fixture', () => {
  const catalogue = new URL('../../pipeline/problems/catalogue/', import.meta.url);
  const text = ['charts.ts', 'pictures.ts']
    .map((name) => readFileSync(new URL(name, catalogue), 'utf8'))
    .join('\n');
  const codes = [...text.matchAll(/problemAt\(\s*'([a-z-]+)'/g)].map(([, code]) => code);
  const shown = new Set(names.map((name) => name.replace(/--.*/, '')));
  expect(codes.length).toBeGreaterThan(25);
  expect(codes.filter((code) => !shown.has(code ?? ''))).toEqual([]);
});

test('all-faults-of-a-chart-are-reported-at-once', async () => {
  const told = await toldOf({
    usermeta: { ...usermeta, size: 'huge' },
    data: { name: 'trade' },
    mark: { type: 'lien', color: 'theme:Mexcio' },
    encoding: { x: { field: 'yeer', type: 'quantitative' }, y: { field: 'exports' } },
  });
  for (const code of [
    'chart-meta-value',
    'chart-key-unknown',
    'chart-colour-unknown',
    'chart-field-unknown',
  ]) {
    expect(told).toContain(code);
  }
});

test('a-field-shared-by-layers-is-reported-once', async () => {
  const told = await toldOf({
    usermeta,
    data: { name: 'trade' },
    encoding: { x: { field: 'yeer', type: 'quantitative' }, y: { field: 'exports', type: 'quantitative' } },
    layer: [{ mark: 'line' }, { mark: 'point' }],
  });
  expect(told.match(/chart-field-unknown/g)).toHaveLength(1);
});

test('terms-of-the-book-may-hold-digits', async () => {
  const told = await toldOf({
    usermeta,
    data: { name: 'annotation' },
    mark: 'text',
    encoding: { x: { value: 20 }, y: { value: 20 }, text: { value: 'Title 42, 2020–23' } },
  });
  expect(told).toBe('');
});
