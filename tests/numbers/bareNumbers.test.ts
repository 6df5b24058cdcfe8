import { expect, test } from 'vitest';
import { scannerOf } from '../language/scannerOf.ts';

const scan = scannerOf('en-US', ['Title 42', 'G20', 'COVID-19', '21st century']);
const found = (text: string) => scan(text).map((number) => `${number.start}:${number.text}`);

test.each([
  'in 2023',
  'from 2018 to 2024, and 2018–24, 2018-2024 or 2023/24',
  'the 1990s',
  'July 1, 2020, 30 November 2018, Jan. 2020, December 10',
  'between July 1–3, 2020',
  'no digits at all',
])('dates-are-no-figures: %s', (text) => {
  expect(found(text)).toEqual([]);
});

test.each([
  'FY 2023 and fiscal year 2022, FY2021',
  'the (2023) “2024”',
  'Title\n42, the G20, COVID-19, the 21st century',
])('fiscal-years-and-listed-terms-are-no-figures: %s', (text) => {
  expect(found(text)).toEqual([]);
});

test.each([
  ['about 42 trucks', ['6:42']],
  ['798.8 billion', ['0:798.8']],
  ['1,990 miles', ['0:1,990']],
  ['2000 miles and 1990-mile', ['0:2000', '15:1990']],
  ['15.7% of it', ['0:15.7%']],
  ['$2023', ['1:2023']],
  ['2023.5', ['0:2023.5']],
  ['1799 and 2200', ['0:1799', '9:2200']],
  ['Titles 42a', ['7:42']],
  ['20231', ['0:20231']],
  ['\ue000\ue0002023', ['2:2023']],
  ['2023\ue000\ue000', ['0:2023']],
  ['May 45', ['4:45']],
  ['3 of them in May', ['0:3']],
])('other-numbers-are-found: %s', (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test('months-of-the-books-language-are-known', () => {
  const spanish = scannerOf('es-MX');
  expect(spanish('el 1 de julio de 2020, julio de 2020')).toEqual([]);
  const french = scannerOf('fr-CA');
  expect(french('le 1er juillet 2020')).toEqual([]);
});

test('a-number-ends-where-its-text-ends', () => {
  const text = 'about 15.7 % of 1,200 ';
  expect(scan(text).map(({ start, end }) => text.slice(start, end))).toEqual(['15.7 %', '1,200']);
});

test('a-term-is-taken-as-it-is-written-and-as-a-whole-word', () => {
  const own = scannerOf('en-US', ['A. 1 (b)', 'A. 1']);
  const texts = (text: string) => own(text).map((number) => number.text);
  expect(texts('see A. 1 (b) and A. 1')).toEqual([]);
  expect(texts('see Ax 1 and A. 12 and BA. 1')).toEqual(['1', '12', '1']);
});

test('a-pattern-of-the-book-lets-whole-words-pass-which-no-unit-follows', () => {
  const own = scannerOf('en-US', [], ['Act \\d+', '[broken', '\\d+-\\d+-X']);
  const texts = (text: string) => own(text).map((number) => number.text);
  expect(texts('Act 12, (Act 7) and 3-4-X')).toEqual([]);
  expect(texts('Act 12 and 15 others')).toEqual(['15']);
  expect(texts('40 under Act 12 and Act 13 of 1,500')).toEqual(['40', '1,500']);
  expect(texts('Act 12a')).toEqual(['12']);
  expect(texts('Act 12 km, Act 5 percent, Act 6%')).toEqual(['12', '5', '6%']);
  expect(texts('Act 12 MILES')).toEqual(['12']);
  expect(texts('xAct 12, $3-4-X, 1.3-4-X')).toEqual(['12', '3', '4', '1.3', '4']);
  expect(texts('Act 12\ue000')).toEqual(['12']);
  expect(texts('Act 12, then, and Act 12. Then')).toEqual([]);
});
