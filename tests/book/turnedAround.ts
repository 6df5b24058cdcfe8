/** Turns the figures behind each check around and expects the check to fail: one that cannot fail shows nothing. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Figures } from '../../pipeline/validate/checks/Figures.ts';
import { partsOfCheck } from '../../pipeline/validate/checks/partsOfCheck.ts';
import { broken, turnedAround } from '../../pipeline/validate/checks/turnedAround.ts';
import { spread } from '../../pipeline/validate/checks/turnFigures.ts';
import { exampleFact, exampleFigures, exampleTable } from '../checks/exampleFigures.ts';
import { checkedBook } from './checkedBook.ts';
import { bookRoot } from './realBook.ts';

const { dataset } = await checkedBook();
const bookFigures = new Figures(dataset);

const titles = readdirSync(join(bookRoot, 'templates/charts')).map((file) => {
  const text = readFileSync(join(bookRoot, 'templates/charts', file), 'utf8');
  return [file.replace('.vl.json', ''), /"claim":\s*"([^"]+)"/.exec(text)?.[1] ?? ''] as const;
});

test('each-chart-but-that-of-the-cover-says-a-finding', () => {
  expect(titles.filter(([, claim]) => claim === '').map(([chart]) => chart)).toEqual(['cover-crossings']);
});

test.each(titles.filter(([, claim]) => claim !== ''))(
  'the-title-of-%s-fails-when-its-figures-are-turned-around',
  (_, claim) => {
    expect(turnedAround(dataset.checks.get(claim)?.expression ?? 'true', bookFigures)).toBeDefined();
  },
  20_000,
);

/** Checks that a sentence brings itself, as they are typed in the chapters. */
const held = readdirSync(join(bookRoot, 'templates/chapters')).flatMap((file) => {
  const text = readFileSync(join(bookRoot, 'templates/chapters', file), 'utf8');
  return [...text.matchAll(/\{\{#holds "([^"]+)"/g)].map(([, expression = '']) => ({ id: file, expression }));
});

test('every-part-of-every-check-can-fail', () => {
  expect(held.length).toBeGreaterThan(10);
  const checks = [...dataset.checks.values(), ...held];
  const parts = checks.flatMap(({ id, expression }) =>
    partsOfCheck(expression).map(({ text }) => ({ id, text })),
  );
  expect(parts.length).toBeGreaterThan(checks.length);
  const stuck = parts.filter(({ text }) => broken(text, bookFigures) === undefined);
  expect(stuck.map(({ id, text }) => `${id}: ${text}`)).toEqual([]);
}, 60_000);

const goods = exampleTable(
  'goods',
  ['year:year', 'exports', 'imports', 'note:string'],
  [
    [2021, 20, 30, 'early'],
    [2022, 25, 40, 'early'],
    [2023, 35, 55, 'late'],
  ],
);
const example = exampleFigures([goods], [exampleFact('whole', 90), exampleFact('signed', '2018-11-30')]);

test.each([
  ["value('goods[2023].exports') > value('goods[2022].exports')", 'each column in reverse'],
  ["value('goods[2023].exports') < value('goods[2023].imports')", 'each row in reverse'],
  ["value('whole') > value('goods[2023].imports')", 'all figures in reverse'],
  ["increasing('goods', 'imports')", 'each column in reverse'],
  ["all('goods', 'datum.exports < datum.imports')", 'each row in reverse'],
  ["value('goods[2023].exports') > 70 / 2 - 1", 'a figure mirrored at 34'],
  ["within(value('goods[2023].exports'), 30, 40)", 'a figure mirrored at 30'],
  ["value('goods[2023].note') == 'late'", 'another text'],
  ["year(value('signed')) == 2018", 'a date 10 years later'],
  ["count('goods', 'datum.exports > 22') == 2", 'goods with one row'],
  [
    "near(value('goods[2023].exports') + value('goods[2023].imports'), value('whole'), 0.5)",
    'all figures in reverse',
  ],
  ["rounds(value('goods[2023].exports'), 35, 0)", 'a figure times 1.1'],
])('%s is made false by %s', (expression, turn) => {
  expect(turnedAround(expression, example)).toBe(turn);
});

test.each([
  '1 < 2',
  "count('goods') >= 0",
  "abs(value('goods[2023].exports')) >= 0",
  "value('goods[2023].year') > value('goods[2022].year')",
  "value('goods[2023].exports') > 0 || true",
])('%s is found to be a check that cannot fail', (expression) => {
  expect(broken(expression, example)).toBeUndefined();
});

test('a-check-is-cut-into-parts-outside-brackets-and-quotes', () => {
  const texts = (expression: string) => partsOfCheck(expression).map(({ text }) => text);
  expect(
    texts("value('a && b') > 1 && all('goods', 'datum.x > 1 && datum.y > 2') && (true && false)"),
  ).toEqual(["value('a && b') > 1", "all('goods', 'datum.x > 1 && datum.y > 2')", '(true && false)']);
  expect(texts('1 < 2 && 2 < 3 || 3 < 4')).toHaveLength(1);
  expect(texts("value('a') == (1 < 2 && 2 < 3 ? 'b' : 'c')")).toHaveLength(1);
});

test('some-of-many-are-taken-at-even-distances', () => {
  const all = Array.from({ length: 100 }, (_, index) => index);
  expect(spread(all, 100)).toBe(all);
  expect(spread(all, 4)).toEqual([0, 25, 50, 75]);
  expect(spread(all, 24)).toHaveLength(24);
});
