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
