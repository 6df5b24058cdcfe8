import { expect, test } from 'vitest';
import type { Inline } from '../../pipeline/compose/Manuscript.ts';
import { plainText } from '../../pipeline/compose/plainText.ts';
import { setTypography } from '../../pipeline/compose/typography.ts';
import { offered } from '../../pipeline/language/languages.ts';
import { languageNamed } from '../language/languageNamed.ts';

const text = (value: string): Inline => ({ type: 'text', text: value });
const figure = (value: string): Inline => ({ type: 'figure', ledger: 'a-0001', text: value });
const set = (inlines: readonly Inline[], language = 'en-US') =>
  plainText(setTypography(inlines, languageNamed(language)));

test.each([
  [`"It's" 'so' ("then")`, '“It’s” ‘so’ (“then”)'],
  ['a -- b --- c...', 'a – b — c…'],
  ['2018--2024', '2018–2024'],
  [`"'Nested' quotes"`, '“‘Nested’ quotes”'],
  ["the states' trade", 'the states’ trade'],
  ['one\n  two', 'one two'],
])('punctuation-is-set: %s', (typed, expected) => {
  expect(set([text(typed)])).toBe(expected);
});

test('quotes-open-and-close-across-emphasis-and-figures', () => {
  const inlines: readonly Inline[] = [
    text('"'),
    { type: 'emphasis', children: [text('Trade')] },
    text('" and "'),
    figure('37'),
    text('"'),
  ];
  expect(set(inlines)).toBe('“Trade” and “37”');
});

test.each([
  ['en-US', `"I 'saw' it's the '90s"`, '“I ‘saw’ it’s the ’90s”'],
  ['en-GB', '"word"', '“word”'],
  ['es-MX', '"palabra"', '“palabra”'],
  ['es-ES', `"dijo 'no' ayer"`, '«dijo “no” ayer»'],
  ['fr-FR', '"mot" et "autre" ; oui ! Quoi? Voici: "a"', '«^mot^» et «^autre^»^; oui^! Quoi^? Voici~: «^a^»'],
  ['fr-CA', '"mot"; oui! Quoi? Voici: fin', '«~mot~»; oui! Quoi? Voici~: fin'],
  ['fr-FR', 'à 10:30, https://example.org/a?b=c', 'à 10:30, https://example.org/a?b=c'],
  ['fr-FR', "l'an 'cité' d'hier", 'l’an “cité” d’hier'],
  ['de-DE', `"Er sagte 'so', geht's"`, '„Er sagte ‚so‘, geht’s“'],
  ['de-DE', `("Wort") -- "Wort".`, '(„Wort“) – „Wort“.'],
  ['pt-BR', '"palavra"', '“palavra”'],
  ['pt-PT', `"palavra 'outra'"`, '«palavra “outra”»'],
])('each-language-has-its-quotes-and-spaces: %s %s', (language, typed, expected) => {
  const seen = set([text(typed)], language)
    .replaceAll('\u202f', '^')
    .replaceAll('\u00a0', '~');
  expect(seen).toBe(expected);
});

test('a-french-mark-has-its-space-after-a-figure-and-after-emphasis', () => {
  const inlines = [text('Combien'), text('? Voici '), figure('37'), text('; '), figure('38'), text('!')];
  expect(set(inlines, 'fr-FR')).toBe('Combien\u202f? Voici 37\u202f; 38\u202f!');
  expect(set(inlines, 'fr-CA')).toBe('Combien? Voici 37; 38!');
});

test.each(offered.map((language) => [language.tag, language] as const))(
  'items-of-a-list-are-parted-as-the-language-parts-sentences: %s',
  (_tag, language) => {
    expect(plainText(setTypography([text('one; two')], language))).toBe(`one${language.words.semicolon}two`);
  },
);
