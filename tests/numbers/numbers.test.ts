import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excelNumberFormat } from '../../pipeline/numbers/excelFormat.ts';
import { formatDate, formatNumber, isNumberFormat } from '../../pipeline/numbers/formatNumber.ts';
import { roundDecimal } from '../../pipeline/numbers/roundDecimal.ts';
import { languageNamed } from '../language/languageNamed.ts';

const english = languageNamed('en-US').numbers;
const french = languageNamed('fr-CA').numbers;

test.each([
  [0.125, 2, 0.13],
  [2.675, 2, 2.68],
  [1.005, 2, 1.01],
  [-1.005, 2, -1.01],
  [797.8499999999999, 1, 797.9],
  [0.49999999999999994, 0, 1],
  [0.4999, 0, 0],
  [-0.04, 1, 0],
  [1234567, -3, 1235000],
  [1e21, 2, 1e21],
  [1e-7, 3, 0],
])('rounding-%d-to-%d-decimals-follows-the-written-decimal', (value, digits, expected) => {
  expect(roundDecimal(value, digits)).toBe(expected);
});

test('rounding-moves-a-value-by-at-most-half-a-step-and-keeps-rounded-values', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      fc.integer({ min: 0, max: 6 }),
      (value, digits) => {
        const rounded = roundDecimal(value, digits);
        expect(Math.abs(rounded - value)).toBeLessThanOrEqual(0.5 * 10 ** -digits + 1e-6);
        expect(roundDecimal(rounded, digits)).toBe(rounded);
        expect(roundDecimal(-value, digits)).toBe(rounded === 0 ? 0 : -rounded);
      },
    ),
  );
});

test('numbers-are-printed-with-a-true-minus-and-rounded-once', () => {
  expect(formatNumber(-152.4, ',.1f', english)).toBe('\u2212152.4');
  expect(formatNumber(0.125, '.2f', english)).toBe('0.13');
  expect(formatNumber(1234.5, '$,.0f', english)).toBe('$1,235');
  expect(formatNumber(0.1565, '.1%', english)).toBe('15.7%');
  expect(formatNumber(3, '+.0f', english)).toBe('+3');
  expect(formatNumber(-0.04, '.1f', english)).toBe('0.0');
});

test('another-language-has-its-own-marks', () => {
  expect(formatNumber(1234.5, ',.1f', french)).toBe('1\u00a0234,5');
  expect(formatDate('2024-03-31', french)).toBe('31 mars 2024');
});

test('dates-months-and-years-are-written-out', () => {
  expect(formatDate('2024-03-31', english)).toBe('March 31, 2024');
  expect(formatDate('2024-03', english)).toBe('March 2024');
  expect(formatDate('2024', english)).toBe('2024');
});

test('formats-that-hide-the-value-are-not-printable', () => {
  expect(isNumberFormat(',.1f')).toBe(true);
  expect(isNumberFormat('c')).toBe(false);
  expect(isNumberFormat('s')).toBe(false);
  expect(isNumberFormat('nonsense')).toBe(false);
});

test.each([
  [',.1f', '#,##0.0'],
  ['$,.0f', '"$"#,##0'],
  ['+.1f', '+0.0;-0.0'],
  ['.1%', '0.0%'],
  ['d', '0'],
  ['', 'General'],
])('format-%s-is-excel-format-%s', (format, expected) => {
  expect(excelNumberFormat(format)).toBe(expected);
});
