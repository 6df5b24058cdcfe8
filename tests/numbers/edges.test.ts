/** The edges of what numbers and dates are written as: limits of groups, signs of zero, exponents, units of money. */
import { expect, test } from 'vitest';
import { amountUnit, currencySign } from '../../pipeline/numbers/currency.ts';
import { d3Locale, withoutShortGroups } from '../../pipeline/numbers/d3Locale.ts';
import { excelFormatOf, excelNumberFormat } from '../../pipeline/numbers/excelFormat.ts';
import {
  datePrecision,
  formatDate,
  formatNumber,
  printedDigits,
} from '../../pipeline/numbers/formatNumber.ts';
import {
  AS_WRITTEN,
  isPercentUnit,
  parseNumberFormat,
  withSign,
} from '../../pipeline/numbers/NumberFormat.ts';
import { plainDecimal, roundDecimal, writtenNumber } from '../../pipeline/numbers/roundDecimal.ts';
import { languageNamed } from '../language/languageNamed.ts';
import { formatOf } from './formatOf.ts';

const english = languageNamed('en-US').numbers;
const spanish = languageNamed('es-ES').numbers;
const french = languageNamed('fr-FR').numbers;
const printed = (value: number, format: string, locale = english) =>
  formatNumber(value, formatOf(format), locale);

test.each([
  [1e21, '1000000000000000000000'],
  [1.5e21, '1500000000000000000000'],
  [-1.234e22, '-12340000000000000000000'],
  [1e-7, '0.0000001'],
  [-1.25e-7, '-0.000000125'],
  [1.2345e-10, '0.00000000012345'],
  [123.5, '123.5'],
  [0, '0'],
])('%s is written %s', (value, text) => {
  expect(plainDecimal(value)).toBe(text);
});

test('zero-has-no-sign-and-what-is-no-number-stays', () => {
  for (const value of [0, -0]) {
    expect(writtenNumber(value)).toBe(0);
    expect(roundDecimal(value, 2)).toBe(0);
  }
  for (const value of [Number.NaN, Infinity, -Infinity]) {
    expect(writtenNumber(value)).toBe(value);
    expect(roundDecimal(value, 2)).toBe(value);
  }
});

test.each([
  [999, '999', '999', '999'],
  [1000, '1,000', '1000', '1\u202f000'],
  [-9999, '−9,999', '−9999', '−9\u202f999'],
  [10000, '10,000', '10.000', '10\u202f000'],
  [1234567, '1,234,567', '1.234.567', '1\u202f234\u202f567'],
])('%d is grouped as each language groups', (value, ...texts) => {
  expect([english, spanish, french].map((locale) => printed(value, ',.0f', locale))).toEqual(texts);
});

test('the-last-size-of-a-group-repeats', () => {
  const indian = { ...english, grouping: [3, 2] };
  expect(printed(123456789, ',.0f', indian)).toBe('12,34,56,789');
  expect(printed(1234567, ',.0f', { ...english, grouping: [] })).toBe('1,234,567');
});

test.each([
  [0, '0.00E+00', 0],
  [123456, '1.23E+05', 1],
  [-123456, '1.23E+05', -1],
  [9.999e9, '1.00E+10', 1],
  [0.00012345, '1.23E-04', 1],
  [1.5e-120, '1.50E-120', 1],
  [1.5e120, '1.50E+120', 1],
])('%d with an exponent is %s', (value, digits, sign) => {
  expect(printedDigits(value, formatOf('.2e'))).toEqual({ digits, sign, decimals: 2 });
});

test.each([
  ['2024-03-31', 'day', 'March 31, 2024'],
  ['2024-03-01', 'day', 'March 1, 2024'],
  ['2024-12', 'month', 'December 2024'],
  ['2024-01', 'month', 'January 2024'],
  ['2024-13', 'month', '2024'],
  ['2024', 'year', '2024'],
])('%s is a %s', (iso, precision, text) => {
  expect(datePrecision(iso)).toBe(precision);
  expect(formatDate(iso, english)).toBe(text);
});

test.each(['in 2024', '2024-03-31T00', '2024-3', '', '12024', 'x2024-03', '2024-03-31x'])(
  'text-of-another-form-stays: %j',
  (text) => {
    expect(formatDate(text, english)).toBe(text);
  },
);

test('the-first-of-a-month-is-as-the-language-says-it', () => {
  const first = french.firstDay;
  expect(first).toBeDefined();
  expect(formatDate('2024-05-01', french)).toBe(`${first} mai 2024`);
  expect(formatDate('2024-05-11', french)).toBe('11 mai 2024');
  const { firstDay: _, ...plain } = french;
  expect(formatDate('2024-05-01', plain)).toBe('1 mai 2024');
});

test.each([
  ['US$ billion', '$', 'billion'],
  ['billion  US$', '$', 'billion'],
  ['€ million', '€', 'million'],
  ['€million', '€', 'million'],
  ['million €', '€', 'million'],
  ['€', '€', ''],
  ['Mex$ thousand  million', 'Mex$', 'thousand million'],
  ['eur', 'EUR', ''],
  ['EUR per ton', 'EUR', 'per ton'],
  ['thousand EUR a year', undefined, undefined],
  ['percent', undefined, undefined],
  ['', undefined, undefined],
])('the-currency-of-%j is %s', (unit, sign, amount) => {
  expect(currencySign(unit)).toBe(sign);
  expect(amountUnit(unit)).toBe(amount);
});

test('charts-are-given-the-marks-of-the-language', () => {
  expect(d3Locale(english)).toEqual({
    decimal: '.',
    thousands: ',',
    grouping: [3],
    currency: ['$', ''],
    minus: '−',
    percent: '%',
  });
  const { currency, decimal } = d3Locale(spanish, '€');
  expect(currency[0]).toBe('');
  expect(currency[1].trim()).toBe('€');
  expect(decimal).toBe(',');
});

test.each([
  ['1.318,7', '1318,7'],
  ['−9.999', '−9999'],
  ['12.345', '12.345'],
  ['1.234.567', '1.234.567'],
  ['318,7', '318,7'],
  ['1.31', '1.31'],
  ['x.318', 'x.318'],
  ['1.3189', '1.3189'],
  ['1.318 €', '1318 €'],
])('of-four-digits-the-group-has-no-mark-where-the-language-has-none: %s', (text, expected) => {
  expect(withoutShortGroups(text, spanish)).toBe(expected);
  const { thousands } = english;
  const same = text.replaceAll('.', thousands);
  expect(withoutShortGroups(same, english)).toBe(same);
});

test.each([
  [12345678901, 'General'],
  [0.0001, 'General'],
  [1000.5, 'General'],
  [123456789012, '0'],
  [1234567890.25, '0.00'],
  [0.00001, '0.00000'],
])('%d as it is written is shown by %s', (value, code) => {
  expect(excelFormatOf(value, AS_WRITTEN)).toBe(code);
  expect(excelNumberFormat(AS_WRITTEN)).toBe('General');
});

test.each([
  [0, '+.1f', '+0.0;-0.0;0.0'],
  [0.01, '+.1f', '0.0;0.0'],
  [-0.01, '+.1f', '0.0;0.0'],
  [0.01, '.1f', '0.0'],
  [-0.01, '.1f', '0.0;0.0'],
  [-0.01, '(.1f', '0.0;0.0'],
  [0.01, '(.1f', '0.0;(0.0)'],
  [5, '$,.0f', '"$"#,##0'],
])('%d by %s is shown by %s', (value, format, code) => {
  expect(excelFormatOf(value, formatOf(format))).toBe(code);
});

test('percent-is-a-unit-in-each-language-and-other-words-are-none', () => {
  for (const unit of ['%', 'percent', 'per cent of GDP', 'por ciento', 'pour cent', 'Prozent'])
    expect([unit, isPercentUnit(unit)]).toEqual([unit, true]);
  for (const unit of [undefined, '', 'US$ billion', 'tons', 'centimeters'])
    expect([unit, isPercentUnit(unit)]).toEqual([unit, false]);
});

test.each(['<.1f', '=.1f', '08.1f', '10.1f', ' .1f'])('no-room-is-kept-by-a-format: %j', (text) => {
  expect(parseNumberFormat(text, '')).toHaveProperty('reason');
});

test('a-sign-that-is-asked-for-takes-the-place-of-another', () => {
  expect(withSign(formatOf('-,.1f'))).toMatchObject({ sign: 'plus', text: '+,.1f' });
  expect(withSign(formatOf('.1f'))).toMatchObject({ sign: 'plus', text: '+.1f' });
});
