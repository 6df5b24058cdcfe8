import { expect, test } from 'vitest';
import type { Inline } from '../../pipeline/compose/Manuscript.ts';
import { plainText } from '../../pipeline/compose/plainText.ts';
import { setTypography } from '../../pipeline/compose/typography.ts';
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

test('a-unit-is-not-parted-from-its-figure', () => {
  expect(set([figure('798.8'), text(' billion dollars')])).toBe('798.8\u00a0billion dollars');
  expect(set([figure('15.7'), text(' percent')])).toBe('15.7\u00a0percent');
  expect(set([figure('37'), text(' people')])).toBe('37 people');
  expect(set([figure('1'), text(' millionaire')])).toBe('1 millionaire');
});

test('each-language-has-its-quotes', () => {
  expect(set([text('"mot"')], 'fr-CA')).toBe('«\u202fmot\u202f»');
  expect(set([text('"palabra"')], 'es-MX')).toBe('“palabra”');
});
