/** Turns the registers of the source deck into proof that every slide and every number on it has its place. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { columnOf, Figures } from '../../pipeline/validate/checks/Figures.ts';
import type { Scalar } from '../../pipeline/validate/Dataset.ts';
import { resolveAddress } from '../../pipeline/validate/figureAddress.ts';
import { builtBook, checkedBook } from './checkedBook.ts';
import { bookRoot } from './realBook.ts';

const SLIDES = 64;
/** Openers, lists of words, and slides of which only a lost chart or picture had numbers. */
const WITHOUT_NUMBERS = [
  ...[1, 8, 9, 14, 15, 16, 17, 20, 21, 22, 28, 29, 41, 45, 49, 51, 54, 55, 56, 57, 59, 61, 63, 64],
];

const { dataset } = await checkedBook();
const { problems } = await builtBook();

function column(table: string, field: string): readonly Scalar[] {
  const found = dataset.tables.get(table);
  const values = found === undefined ? undefined : columnOf(found, field)?.values;
  if (values === undefined) throw new Error(`expected ${table} to have ${field}`);
  return Array.from(values);
}

const slides = column('deck-slides', 'slide');
const chapters = column('deck-slides', 'chapter').map(String);
const numbers = column('deck-numbers', 'id');
const slidesOfNumbers = new Set(column('deck-numbers', 'slide'));
const addresses = column('deck-numbers', 'binds_to');

test(`slides-treated-${slides.length}-of-${SLIDES}`, () => {
  expect(slides).toEqual(Array.from({ length: SLIDES }, (_, index) => index + 1));
  const missing = [...new Set(chapters)].filter(
    (chapter) => !existsSync(join(bookRoot, 'templates/chapters', `${chapter}.md.hbs`)),
  );
  expect(missing).toEqual([]);
});

test('every-slide-that-prints-numbers-has-them-in-the-register', () => {
  expect(slides.filter((slide) => !slidesOfNumbers.has(slide))).toEqual(WITHOUT_NUMBERS);
});

const { tables, facts } = dataset;
const figures = new Figures({ tables, facts, broken: new Set() });
const bound = addresses.filter((address) =>
  ['cell', 'fact'].includes(
    resolveAddress(String(address ?? ''), figures, { locate: () => ({ place: { file: '' } }) }).type,
  ),
);

test(`numbers-bound-${bound.length}-of-${numbers.length}`, () => {
  expect(bound.length).toBe(numbers.length);
  expect(bound.length).toBeGreaterThanOrEqual(244);
  expect(new Set(numbers).size).toBe(numbers.length);
  const wrong = problems.filter(({ code }) => /^(binding|stated-figure)-/.test(code));
  expect(wrong.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
});

test('every-figure-of-a-finding-is-in-the-register', () => {
  const named = [...dataset.checks.values()].flatMap(({ correction }) => correction?.figures ?? []);
  expect(named.filter((id) => !numbers.includes(id))).toEqual([]);
});
