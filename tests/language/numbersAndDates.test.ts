import { expect, test } from 'vitest';
import { compareNames } from '../../pipeline/language/compareNames.ts';
import { languageOf, languageTags } from '../../pipeline/language/languages.ts';
import { currencyMarks } from '../../pipeline/language/NumberLocale.ts';
import { formatDate, formatNumber } from '../../pipeline/numbers/formatNumber.ts';
import { formatOf } from '../numbers/formatOf.ts';
import { languageNamed } from './languageNamed.ts';
import { scannerOf } from './scannerOf.ts';

const visible = (text: string) => text.replaceAll('\u202f', '^').replaceAll('\u00a0', '~');

test.each([
  ['en-US', '38.8 1,318.7 −13,187.5 1,318,700 15.7% $5'],
  ['en-GB', '38.8 1,318.7 −13,187.5 1,318,700 15.7% $5'],
  ['es-ES', '38,8 1318,7 −13.187,5 1.318.700 15,7~% 5~$'],
  ['es-MX', '38.8 1,318.7 −13,187.5 1,318,700 15.7% $5'],
  ['fr-FR', '38,8 1^318,7 −13^187,5 1^318^700 15,7~% 5~$'],
  ['fr-CA', '38,8 1~318,7 −13~187,5 1~318~700 15,7~% 5~$'],
  ['de-DE', '38,8 1.318,7 −13.187,5 1.318.700 15,7~% 5~$'],
  ['pt-BR', '38,8 1.318,7 −13.187,5 1.318.700 15,7% $~5'],
  ['pt-PT', '38,8 1~318,7 −13~187,5 1~318~700 15,7% 5~$'],
])('numbers-have-the-marks-of-the-language: %s', (tag, expected) => {
  const { numbers } = languageNamed(tag);
  const written = [
    formatNumber(38.8, formatOf(',.1f'), numbers),
    formatNumber(1318.7, formatOf(',.1f'), numbers),
    formatNumber(-13187.5, formatOf(',.1f'), numbers),
    formatNumber(1318700, formatOf(',.0f'), numbers),
    formatNumber(0.157, formatOf('.1%'), numbers),
    formatNumber(5, formatOf('$,.0f'), numbers),
  ];
  expect(visible(written.join(' '))).toBe(expected);
});

test.each([
  ['en-US', 'March 1, 2024', 'March 2020', 'as of March 1, 2024', 'as of March 2020'],
  ['en-GB', '1 March 2024', 'March 2020', 'as of 1 March 2024', 'as of March 2020'],
  ['es-ES', '1 de marzo de 2024', 'marzo de 2020', 'al 1 de marzo de 2024', 'a marzo de 2020'],
  ['es-MX', '1 de marzo de 2024', 'marzo de 2020', 'al 1 de marzo de 2024', 'a marzo de 2020'],
  ['fr-FR', '1er mars 2024', 'mars 2020', 'au 1er mars 2024', 'en mars 2020'],
  ['fr-CA', '1er mars 2024', 'mars 2020', 'au 1er mars 2024', 'en mars 2020'],
  ['de-DE', '1. März 2024', 'März 2020', 'Stand: 1. März 2024', 'Stand: März 2020'],
  ['pt-BR', '1 de março de 2024', 'março de 2020', 'em 1 de março de 2024', 'em março de 2020'],
  ['pt-PT', '1 de março de 2024', 'março de 2020', 'em 1 de março de 2024', 'em março de 2020'],
])('dates-have-the-form-of-the-language: %s', (tag, day, month, ofDay, ofMonth) => {
  const { numbers, words } = languageNamed(tag);
  expect(formatDate('2024-03-01', numbers)).toBe(day);
  expect(formatDate('2020-03', numbers)).toBe(month);
  expect(words.asOf(formatDate('2024-03-01', numbers), 'day')).toBe(ofDay);
  expect(words.asOf(formatDate('2020-03', numbers), 'month')).toBe(ofMonth);
  expect(formatDate('2024-03-11', numbers)).toContain('11');
});

test.each(languageTags)('a-printed-date-may-be-typed-and-a-number-may-not: %s', (tag) => {
  const language = languageNamed(tag);
  const scan = scannerOf(tag);
  for (let month = 1; month <= 12; month += 1) {
    for (const day of ['', '-01', '-15', '-31']) {
      const iso = `2024-${String(month).padStart(2, '0')}${day}`;
      expect(scan(`x ${formatDate(iso, language.numbers)}.`), iso).toEqual([]);
    }
  }
  const number = formatNumber(1318.7, formatOf(',.1f'), language.numbers);
  expect(scan(`x ${number} y`).length, number).toBeGreaterThan(0);
});

test('words-that-make-a-year-a-quantity-are-those-of-the-language', () => {
  const found = (tag: string, text: string) => scannerOf(tag)(text).length;
  expect(found('es-ES', 'ganó 2000 euros')).toBe(1);
  expect(found('es-ES', 'en 2020 ha crecido y en 2021 por fin')).toBe(0);
  expect(found('fr-FR', 'en 2020 pour la première fois')).toBe(0);
  expect(found('de-DE', 'in den 1990er Jahren, am 3. März 2020')).toBe(0);
  expect(found('de-DE', '2000 Euro')).toBe(1);
  expect(found('pt-PT', 'em 2020 por fim, a 3 de março de 2020')).toBe(0);
});

test('a-sign-of-currency-stands-where-the-language-puts-it', () => {
  const amount = (sign: string, tag: string) => {
    const [before, after] = currencyMarks(sign, languageNamed(tag).numbers);
    return visible(`${before}5${after}`);
  };
  expect(amount('US$', 'en-GB')).toBe('US$5');
  expect(amount('€', 'de-DE')).toBe('5~€');
  expect(amount('US$', 'fr-CA')).toBe('5~US$');
  expect(amount('R$', 'pt-BR')).toBe('R$~5');
  expect(amount('CHF', 'en-US')).toBe('CHF~5');
});

test.each([
  [
    'es-ES',
    ['El Norte', 'Álava', 'ñandú', 'nube', 'Oporto'],
    ['Álava', 'El Norte', 'nube', 'ñandú', 'Oporto'],
  ],
  ['de-DE', ['Zahl', 'Ärzte', 'Die Bank', 'Azur'], ['Ärzte', 'Azur', 'Die Bank', 'Zahl']],
  ['en-US', ['The Bank', 'Census', 'A Paper', 'An Art'], ['An Art', 'The Bank', 'Census', 'A Paper']],
])('names-stand-where-readers-look-for-them: %s', (tag, names, expected) => {
  expect(names.toSorted((a, b) => compareNames(a, b, languageNamed(tag)))).toEqual(expected);
});

test('a-tag-is-found-without-regard-to-capitals-and-without-region', () => {
  expect(languageOf('ES-mx')?.tag).toBe('es-MX');
  expect(languageOf('pt')?.tag).toBe('pt-BR');
  expect(languageOf('es')?.tag).toBe('es-ES');
  expect(languageOf('es-419')).toBeUndefined();
  expect(languageOf('e')).toBeUndefined();
});
