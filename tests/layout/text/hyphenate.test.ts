import { expect, test } from 'vitest';
import { createHyphenate } from '../../../pipeline/layout/text/hyphenate.ts';

const hyphenate = createHyphenate();

function hyphenated(word: string, language: string): string {
  const points = hyphenate(word, language);
  return [0, ...points].map((from, index) => word.slice(from, points[index] ?? word.length)).join('-');
}

test('hyphenates-by-the-patterns-of-the-language', () => {
  expect(hyphenated('hyphenation', 'en-US')).toBe('hy-phen-ation');
  expect(hyphenated('agreement', 'en')).toBe('agree-ment');
  expect(hyphenated('comercio', 'es-MX')).toBe('co-mer-cio');
  expect(hyphenated('gouvernement', 'fr-CA')).toBe('gou-ver-ne-ment');
});

test('keeps-two-letters-before-and-three-after-a-hyphen', () => {
  for (const word of ['about', 'economy', 'already', 'ideology', 'abandonado', 'également']) {
    for (const language of ['en', 'es', 'fr']) {
      for (const at of hyphenate(word, language)) {
        expect(at).toBeGreaterThanOrEqual(2);
        expect(word.length - at).toBeGreaterThanOrEqual(3);
      }
    }
  }
});

test('leaves-abbreviations-and-inner-capitals-whole', () => {
  expect(hyphenated('USMCA', 'en')).toBe('USMCA');
  expect(hyphenated('McAllen', 'en')).toBe('McAllen');
});

test('marks-around-a-word-are-no-letters-of-it', () => {
  expect(hyphenated('(agreement),', 'en')).toBe('(agree-ment),');
  expect(hyphenated('l’administration', 'fr')).toBe('l’ad-mi-nis-tra-tion');
});

test('a-language-without-patterns-is-not-hyphenated', () => {
  expect(hyphenated('Übereinkommen', 'de')).toBe('Übereinkommen');
});

test('one-language-does-not-change-the-words-of-another', () => {
  const before = hyphenated('table', 'en');
  hyphenated('table', 'fr');
  expect(createHyphenate()('table', 'en')).toEqual(hyphenate('table', 'en'));
  expect(hyphenated('table', 'en')).toBe(before);
});
