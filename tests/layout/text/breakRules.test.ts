import { expect, test } from 'vitest';
import { american } from '../../../pipeline/language/english.ts';
import { innerBreaks, neverBreak, spaceCost } from '../../../pipeline/layout/text/breakRules.ts';
import { languageNamed } from '../../language/languageNamed.ts';

function broken(word: string): string {
  const breaks = innerBreaks(word).map((inner) => inner.at);
  return [0, ...breaks].map((from, index) => word.slice(from, breaks[index] ?? word.length)).join('|');
}

test('breaks-after-hyphens-between-words-of-letters-only', () => {
  expect(broken('cross-border')).toBe('cross-|border');
  expect(broken('COVID-19')).toBe('COVID-19');
  expect(broken('e-mail')).toBe('e-mail');
  expect(broken('-5')).toBe('-5');
});

test('breaks-after-dashes-between-words-but-not-within-ranges', () => {
  expect(broken('Texas–Mexico')).toBe('Texas–|Mexico');
  expect(broken('2018–24')).toBe('2018–24');
  expect(broken('decades—ahead')).toBe('decades—|ahead');
  expect(broken('—ahead')).toBe('—ahead');
});

test('breaks-an-address-after-its-slashes', () => {
  const address = 'https://example.org/trade/balance';
  const slashes = innerBreaks(address).filter((inner) => inner.cost < 100);
  expect(slashes.map((inner) => address.slice(0, inner.at))).toEqual([
    'https://',
    'https://example.org/',
    'https://example.org/trade/',
  ]);
  expect(slashes.every((inner) => !inner.flagged)).toBe(true);
});

test('a-number-keeps-its-unit', () => {
  const kept: [string, string, string][] = [
    ['16', 'percent', 'en'],
    ['$798.8', 'billion', 'en-US'],
    ['798.8', 'billion,', 'en'],
    ['3,145', 'km', 'en'],
    ['US$', '12', 'en'],
    ['Figure', '3.2', 'en'],
    ['no.', '4', 'en'],
    ['16', 'por', 'es'],
    ['3', 'millones', 'es'],
    ['16', '%', 'fr'],
    ['2', 'milliards', 'fr'],
    ['12', '345', 'fr'],
  ];
  for (const [before, after, language] of kept) {
    expect(spaceCost(before, after, languageNamed(language)), `${before} ${after}`).toBe(neverBreak);
  }
});

test('a-day-keeps-its-month-and-its-year', () => {
  expect(spaceCost('July', '1,', american)).toBe(neverBreak);
  expect(spaceCost('30', 'November', american)).toBe(neverBreak);
  expect(spaceCost('1,', '2026', american)).toBe(900);
  expect(spaceCost('1,954,', '2026', american)).toBe(0);
});

test('a-number-would-rather-keep-its-measure', () => {
  expect(spaceCost('1,954', 'miles', american)).toBe(300);
});

test('other-words-may-part-from-numbers', () => {
  expect(spaceCost('in', '2023', american)).toBe(0);
  expect(spaceCost('2023', 'and', american)).toBe(0);
});

test('a-spaced-dash-never-begins-a-line', () => {
  expect(spaceCost('goods', '–', american)).toBe(neverBreak);
  expect(spaceCost('–', 'services', american)).toBe(0);
  expect(spaceCost('was', '–5', american)).toBe(0);
});
