import { expect, test } from 'vitest';
import { parseNumber } from '../../../pipeline/layout/table/parseNumber.ts';

function parts(text: string, decimal = '.'): string | undefined {
  const number = parseNumber(text, decimal);
  return number === undefined ? undefined : `${number.lead}|${number.trail}`;
}

test('a-number-is-parted-before-its-decimal-mark', () => {
  expect(parts('798.8')).toBe('798|.8');
  expect(parts('1,234.56')).toBe('1,234|.56');
  expect(parts('1,234')).toBe('1,234|');
  expect(parts('7')).toBe('7|');
});

test('signs-brackets-and-units-stay-with-their-side', () => {
  expect(parts('−12.3')).toBe('−12|.3');
  expect(parts('(12.3)')).toBe('(12|.3)');
  expect(parts('$5')).toBe('$5|');
  expect(parts('15.7%')).toBe('15|.7%');
  expect(parts('15%')).toBe('15|%');
  expect(parts('2.8 [p]')).toBe('2|.8 [p]');
});

test('the-mark-is-that-of-the-language', () => {
  expect(parts('1\u202f234,5', ',')).toBe('1\u202f234|,5');
  expect(parts('1,234', ',')).toBe('1|,234');
});

test('shorthands-ranges-dates-and-words-are-no-numbers', () => {
  for (const text of ['[x]', '–', 'n/a', '2018–24', '2023-03-15', 'July 1, 2020', 'Title 42 of 1944', '']) {
    expect(parts(text), text).toBeUndefined();
  }
});
