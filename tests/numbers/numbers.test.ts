import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDate, formatNumber } from '../../pipeline/numbers/formatNumber.ts';
import { isPercentUnit, parseNumberFormat, withSign } from '../../pipeline/numbers/NumberFormat.ts';
import {
  computedNumber,
  plainDecimal,
  roundDecimal,
  writtenNumber,
} from '../../pipeline/numbers/roundDecimal.ts';
import { languageNamed } from '../language/languageNamed.ts';
import { formatOf } from './formatOf.ts';

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

const printed = (value: number, format: string, locale = english) =>
  formatNumber(value, formatOf(format), locale);

test.each([
  [-152.4, ',.1f', '−152.4'],
  [0.125, '.2f', '0.13'],
  [1234.5, '$,.0f', '$1,235'],
  [-1234.5, '$,.0f', '−$1,235'],
  [0.1565, '.1%', '15.7%'],
  [0.07, '.0%', '7%'],
  [3, '+.0f', '+3'],
  [3, '+$.0f', '+$3'],
  [1234.5, '(,.0f', '1,235'],
  [-1234.5, '(,.0f', '(1,235)'],
  [-1234.5, '($,.0f', '($1,235)'],
  [1.5, '~f', '1.5'],
  [2, ',.2~f', '2'],
  [1234.5, ',.2~f', '1,234.5'],
  [0.1 + 0.2, '.12f', '0.300000000000'],
  [1e21, ',.0f', '1,000,000,000,000,000,000,000'],
  [1e-7, '.9f', '0.000000100'],
  [1e-7, '.2e', '1.00E−07'],
  [-123456, '.3e', '−1.235E+05'],
  [9.995, '.2e', '1.00E+01'],
  [0, '.2e', '0.00E+00'],
  [2.5, 'd', '3'],
  [Number.NaN, '.1f', 'NaN'],
])('%d-by-%s-is-printed-%s', (value, format, expected) => {
  expect(printed(value, format)).toBe(expected);
});

// 0.05 lies below half a step of the last digit in each of these.
test.each(['.1f', '+.1f', '(.1f', '-.1f', '$.1f', '+$,.1f', '.0f', '.1~f', '.0%', '+.0%'])(
  'what-rounds-to-zero-by-%s-has-no-sign',
  (format) => {
    const zero = printed(0, format);
    expect(zero).not.toMatch(/[−+(]/);
    for (const value of [-0, 0.0025, -0.0025, 1e-9, -1e-9]) expect(printed(value, format)).toBe(zero);
  },
);

test('another-language-has-its-own-marks', () => {
  expect(printed(1234.5, ',.1f', french)).toBe('1\u00a0234,5');
  expect(printed(-1234.5, '$,.1f', french)).toBe('−1\u00a0234,5\u00a0$');
  expect(printed(0.157, '.1%', french)).toBe('15,7\u00a0%');
  expect(printed(12345678, ',d', { ...english, grouping: [3, 2] })).toBe('1,23,45,678');
  expect(formatDate('2024-03-31', french)).toBe('31 mars 2024');
});

test('dates-months-and-years-are-written-out', () => {
  expect(formatDate('2024-03-31', english)).toBe('March 31, 2024');
  expect(formatDate('2024-03', english)).toBe('March 2024');
  expect(formatDate('2024', english)).toBe('2024');
});

test('a-number-of-few-decimals-is-rounded-as-its-text-is', () => {
  const count = fc.oneof(
    fc.integer({ min: 0, max: 200_000 }),
    fc.integer({ min: 0, max: 999_999_999_999_999 }),
  );
  /** On the digits alone. */
  const byText = (digits: string, places: number, kept: number): number => {
    if (kept >= places) return Number(`${digits}e-${places}`);
    const padded = digits.padStart(places + 1, '0');
    const cut = padded.length - (places - kept);
    const whole = BigInt(padded.slice(0, cut)) + (padded.charAt(cut) >= '5' ? 1n : 0n);
    return Number(`${whole}e-${kept}`);
  };
  fc.assert(
    fc.property(
      count,
      fc.integer({ min: 0, max: 8 }),
      fc.integer({ min: 0, max: 6 }),
      fc.constantFrom(1, -1),
      (digits, places, kept, sign) => {
        const value = sign * Number(`${digits}e-${places}`);
        expect(writtenNumber(value)).toBe(Number(value.toPrecision(15)) + 0);
        expect(roundDecimal(value, kept)).toBe(sign * byText(String(digits), places, kept) + 0);
      },
    ),
    { numRuns: 3000 },
  );
});

test('a-number-as-it-is-written-has-15-digits-and-no-exponent', () => {
  expect(writtenNumber(-5.496999999999998)).toBe(-5.497);
  expect(Object.is(writtenNumber(-0), 0)).toBe(true);
  expect(writtenNumber(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
  expect(plainDecimal(0.1 + 0.2)).toBe('0.3');
  expect(plainDecimal(1e21)).toBe('1000000000000000000000');
  expect(plainDecimal(-1.5e-7)).toBe('-0.00000015');
});

test.each([
  [797.85 - 788.7059, 9.1441],
  [0.1 + 0.2, 0.3],
  [-5.496999999999998, -5.497],
  [0.123456700000123, 0.1234567],
  [-0.123456799999987, -0.1234568],
  [1.00000123456789, 1.00000123456789],
  [123456700000012, 123456700000012],
  [1 / 3, 0.333333333333333],
  [42.9089335410493, 42.9089335410493],
  [1_000_000, 1_000_000],
  [0, 0],
])('a-computed-number-%d-is-the-decimal-that-was-meant', (value, expected) => {
  expect(computedNumber(value)).toBe(expected);
});

test('a-difference-of-decimals-that-are-not-all-but-equal-has-no-more-digits-than-they-have', () => {
  const decimal = fc.integer({ min: -10_000_000, max: 10_000_000 });
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      fc.pre(Math.abs(a - b) * 100 > Math.max(Math.abs(a), Math.abs(b)));
      expect(computedNumber(a / 10_000 - b / 10_000)).toBe(computedNumber((a - b) / 10_000));
    }),
  );
});

test.each([
  ['.3s', 'not shortened by k, M or G'],
  ['$.2s', 'not shortened by k, M or G'],
  ['.3r', 'counts significant digits'],
  ['.3g', 'counts significant digits'],
  ['p', 'counts significant digits'],
  ['n', 'counts significant digits'],
  ['x', '"f" prints a fixed number'],
  ['b', '"f" prints a fixed number'],
  ['c', '"f" prints a fixed number'],
  ['#x', '"f" prints a fixed number'],
  ['', 'write a type at the end'],
  [',', 'write a type at the end'],
  ['.2', 'write a type at the end'],
  ['.99f', 'at most 12 decimals'],
  ['.13f', 'at most 12 decimals'],
  ['.99999999999999999999f', 'at most 12 decimals'],
  ['08.1f', 'not padded'],
  ['*>12.1f', 'not padded'],
  [' .1f', 'not padded'],
  ['.2d', 'write "d" or ".2f"'],
  [',~d', 'write ",d" or ",.1f"'],
  ['$.1%', 'no currency'],
  ['#.1f', 'leave it out'],
  [',.2e', 'write ".2e"'],
  ['(.2e', 'write ".2e"'],
  ['.0e', 'write ".2e"'],
  ['0,0.0', 'write ",.1f"'],
  ['#,##0.00', 'write ",.2f"'],
  ['0.0', 'write ".1f"'],
  ['junk', 'd3js.org'],
  ['.1f billion', 'd3js.org'],
])('the-format-%s-is-refused-with-what-to-write', (text, words) => {
  const parsed = parseNumberFormat(text);
  expect('reason' in parsed ? parsed.reason : parsed).toContain(words);
});

test('a-format-in-percent-is-refused-for-a-figure-in-percent', () => {
  for (const unit of [
    'percent',
    '%',
    '% of GDP',
    'percentage points',
    'Per cent',
    'por ciento',
    'pour cent',
  ]) {
    expect(isPercentUnit(unit)).toBe(true);
    expect(parseNumberFormat('.1%', unit)).toHaveProperty('reason');
    expect(parseNumberFormat('.1f', unit)).toHaveProperty('format');
  }
  for (const unit of ['share of one', 'US$ billion', 'cents', '', undefined]) {
    expect(isPercentUnit(unit)).toBe(false);
    expect(parseNumberFormat('.1%', unit)).toHaveProperty('format');
  }
});

test('a-sign-that-is-asked-for-is-added-once', () => {
  expect(withSign(formatOf('-,.1f'))).toStrictEqual({ ...formatOf('+,.1f') });
  expect(withSign(formatOf('(.1f'))).toStrictEqual(formatOf('(.1f'));
  expect(withSign(formatOf('+.1f'))).toStrictEqual(formatOf('+.1f'));
});
