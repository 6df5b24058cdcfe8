import { expect, test } from 'vitest';
import { createHyphenate } from '../../../pipeline/layout/text/hyphenate.ts';
import { languageNamed } from '../../language/languageNamed.ts';

const tags = ['en-US', 'en-GB', 'es-MX', 'fr-CA'];
const hyphenators = new Map(
  await Promise.all(
    tags.map(async (tag) => [tag, createHyphenate(await languageNamed(tag).hyphenation())] as const),
  ),
);

const hyphenate = (word: string, tag: string) => hyphenators.get(tag)?.(word) ?? [];

function hyphenated(word: string, tag: string): string {
  const points = hyphenate(word, tag);
  return [0, ...points].map((from, index) => word.slice(from, points[index] ?? word.length)).join('-');
}

test('hyphenates-by-the-patterns-of-the-language', () => {
  expect(hyphenated('hyphenation', 'en-US')).toBe('hy-phen-ation');
  expect(hyphenated('agreement', 'en-US')).toBe('agree-ment');
  expect(hyphenated('comercio', 'es-MX')).toBe('co-mer-cio');
  expect(hyphenated('gouvernement', 'fr-CA')).toBe('gou-ver-ne-ment');
});

test('keeps-two-letters-before-and-three-after-a-hyphen', () => {
  for (const word of ['about', 'economy', 'already', 'ideology', 'abandonado', 'également']) {
    for (const language of tags) {
      for (const at of hyphenate(word, language)) {
        expect(at).toBeGreaterThanOrEqual(2);
        expect(word.length - at).toBeGreaterThanOrEqual(3);
      }
    }
  }
});

test('leaves-abbreviations-and-inner-capitals-whole', () => {
  expect(hyphenated('USMCA', 'en-US')).toBe('USMCA');
  expect(hyphenated('McAllen', 'en-US')).toBe('McAllen');
});

test('marks-around-a-word-are-no-letters-of-it', () => {
  expect(hyphenated('(agreement),', 'en-US')).toBe('(agree-ment),');
  expect(hyphenated('l’administration', 'fr-CA')).toBe('l’ad-mi-nis-tra-tion');
});

test('without-patterns-nothing-is-hyphenated', () => {
  expect(createHyphenate(undefined)('agreement')).toEqual([]);
});
