import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { writtenNumber } from '../../pipeline/numbers/roundDecimal.ts';
import type { FieldType } from '../../pipeline/validate/Dataset.ts';
import { fieldTypes } from '../../pipeline/validate/descriptorSchema.ts';
import { explainCell } from '../../pipeline/validate/explainCell.ts';
import { formatCell } from '../../pipeline/validate/formatCell.ts';
import { type CellFormat, cellParserOf, fault } from '../../pipeline/validate/parseCell.ts';

function parse(cell: CellFormat, text: string): number | string | boolean | undefined {
  const value = cellParserOf(cell)?.(text);
  return value === fault ? undefined : value;
}

const isoDates = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const wholeNumbers = fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 });

/** Values of each type, as the reader gives them. */
const values: Readonly<Record<FieldType, fc.Arbitrary<number | string | boolean>>> = {
  integer: wholeNumbers,
  number: fc.double({ min: -1e300, max: 1e300, noNaN: true }).map(writtenNumber),
  string: fc.string(),
  boolean: fc.boolean(),
  date: isoDates,
  yearmonth: isoDates.map((date) => date.slice(0, 7)),
  year: fc.integer({ min: -9999, max: 9999 }),
};

test.each(fieldTypes)('what-is-formatted-is-read-back-as-the-same-value: %s', (type) => {
  fc.assert(
    fc.property(values[type], (value) => {
      const text = formatCell({ type }, value === 0 ? 0 : value);
      expect(parse({ type }, text)).toBe(value === 0 ? 0 : value);
    }),
  );
});

/** Texts of each type in the plain form in which figures are kept. */
const texts: Readonly<Record<FieldType, fc.Arbitrary<string>>> = {
  integer: wholeNumbers.map(String),
  number: fc
    .tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.integer({ min: 0, max: 6 }))
    .map(([value, decimals]) => String(Number((value / 10 ** decimals).toFixed(decimals))))
    .filter((text) => !text.includes('e')),
  string: fc.string(),
  boolean: fc.constantFrom('true', 'false'),
  date: isoDates,
  yearmonth: isoDates.map((date) => date.slice(0, 7)),
  year: fc.integer({ min: 1000, max: 9999 }).map(String),
};

test.each(fieldTypes)('what-is-read-is-formatted-as-the-same-text: %s', (type) => {
  fc.assert(
    fc.property(texts[type], (text) => {
      const value = parse({ type }, text === '-0' ? '0' : text);
      expect(value).not.toBeUndefined();
      if (value !== undefined) expect(formatCell({ type }, value)).toBe(text === '-0' ? '0' : text);
    }),
  );
});

/** Fields of each type, also those whose cells are written in a way of their own. */
const cells: readonly CellFormat[] = [
  ...fieldTypes.map((type) => ({ type })),
  { type: 'date', format: '%d/%m/%Y' },
  { type: 'date', format: '%B %d, %Y' },
  { type: 'date', format: 'fmt:%d-%b-%Y' },
  { type: 'number', decimalChar: ',' },
  { type: 'number', decimalChar: ',', groupChar: '.' },
  { type: 'integer', groupChar: ' ' },
  { type: 'number', bareNumber: false },
];

const digits = (least: number, most: number) =>
  fc.string({ unit: fc.constantFrom('0', '1', '5', '9'), minLength: least, maxLength: most });
const one = (...texts: readonly string[]) => fc.constantFrom(...texts);

/** Texts in the ways in which people and spreadsheet programs write figures and dates, right and wrong. */
const written = fc.oneof(
  fc
    .tuple(
      one('', '-', '+', '\u2212', '\u2013 ', '$', '(', 'USD ', '€'),
      digits(0, 4),
      fc.array(
        fc.tuple(one(',', '.', ' ', "'", '\u00a0'), digits(1, 3)).map((part) => part.join('')),
        {
          maxLength: 6,
        },
      ),
      one('', '.0', ',5', '.25', ',', '.', 'e5'),
      one('', '%', ' %', ')', '*', ' [a]', ' (p)', ' €', 'a', ' '),
    )
    .map((parts) => parts.flat().join('')),
  fc
    .tuple(
      one('', 'FY', 'CY ', 'May ', '15 Jan ', 'March 3, ', '31 February ', "'"),
      digits(1, 4),
      one('', '-', '/', '.'),
      digits(0, 2),
      one('', '-', '/', '.'),
      one('', '1', '05', '12', '31', '24', '2024', '1998'),
      one('', 'T10:00', '.0', '.00', 'x'),
    )
    .map((parts) => parts.join('')),
  fc.string({ unit: one(...'0129,.-−/ \u00a0$%E()May'), minLength: 1, maxLength: 11 }),
);

/** The texts that a hint tells to write. */
function advisedBy(hint: string): readonly string[] {
  const match =
    /^write ((?:(?!ordinary|the year)[^;])+?)(?: or ([^;]+), whichever is meant)?(?:;|$)|^or ([^;]+), if|days; .* would be (.+)$/.exec(
      hint,
    );
  return match?.slice(1).filter((text) => text !== undefined) ?? [];
}

test('a-text-is-either-read-or-explained-and-each-hint-to-write-something-can-be-followed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...cells), written, (cell, text) => {
      if (parse(cell, text) !== undefined) return;
      const { hints } = explainCell(cell, text);
      for (const advised of hints.flatMap(advisedBy))
        expect([text, advised, parse(cell, advised)]).not.toContain(undefined);
    }),
    { numRuns: 10_000 },
  );
});

test.each<[string, CellFormat, string, number | string | boolean | undefined]>([
  ['a-sign-is-read', { type: 'number' }, '+1.5', 1.5],
  ['zeros-may-be-left-out', { type: 'number' }, '.5', 0.5],
  ['minus-zero-is-zero', { type: 'number' }, '-0', 0],
  ['exponents-are-not-figures', { type: 'number' }, '1e3', undefined],
  ['infinity-is-no-figure', { type: 'number' }, 'INF', undefined],
  ['declared-group-marks-are-taken-out', { type: 'integer', groupChar: ',' }, '1,234,567', 1_234_567],
  [
    'declared-decimal-marks-are-read',
    { type: 'number', groupChar: '.', decimalChar: ',' },
    '1.234,5',
    1234.5,
  ],
  ['a-point-is-then-no-decimal-mark', { type: 'number', decimalChar: ',' }, '1.5', undefined],
  ['numbers-that-are-not-bare-are-stripped', { type: 'number', bareNumber: false }, 'US$ 12.5 bn', 12.5],
  ['percent-signs-are-stripped-where-declared', { type: 'number', bareNumber: false }, '-95%', -95],
  ['letters-alone-are-no-number', { type: 'number', bareNumber: false }, 'none', undefined],
  [
    'words-for-true-can-be-declared',
    { type: 'boolean', trueValues: ['yes'], falseValues: ['no'] },
    'yes',
    true,
  ],
  [
    'and-then-the-usual-ones-are-none',
    { type: 'boolean', trueValues: ['yes'], falseValues: ['no'] },
    'true',
    undefined,
  ],
  ['dates-by-pattern-are-kept-as-iso', { type: 'date', format: '%d/%m/%Y' }, '5/4/1998', '1998-04-05'],
  ['months-by-name-are-read', { type: 'date', format: '%B %d, %Y' }, 'July 1, 2020', '2020-07-01'],
  ['short-months-by-name-are-read', { type: 'date', format: '%d-%b-%Y' }, '01-Jul-2020', '2020-07-01'],
  ['days-that-do-not-exist-are-no-dates', { type: 'date' }, '2023-02-29', undefined],
  ['leap-days-are-dates', { type: 'date' }, '2024-02-29', '2024-02-29'],
  ['centuries-are-no-leap-years', { type: 'date' }, '1900-02-29', undefined],
  ['unless-by-four-hundred', { type: 'date' }, '2000-02-29', '2000-02-29'],
  ['addresses-are-read', { type: 'string', format: 'uri' }, 'https://example.org/a', 'https://example.org/a'],
  ['words-are-no-addresses', { type: 'string', format: 'uri' }, 'example', undefined],
  [
    'uuids-are-read',
    { type: 'string', format: 'uuid' },
    '95ecc380-afe9-11e4-9b6c-751b66dd541e',
    '95ecc380-afe9-11e4-9b6c-751b66dd541e',
  ],
  [
    'the-marks-of-a-number-that-is-not-bare-stand-on-both-sides',
    { type: 'number', bareNumber: false },
    '€ 7 m',
    7,
  ],
  ['a-second-number-is-not-passed-over', { type: 'number', bareNumber: false }, '5\nof 6', undefined],
  ['a-unit-is-no-part-of-a-bare-number', { type: 'number' }, '12.5 bn', undefined],
  ['a-number-beyond-all-doubles-is-none', { type: 'number' }, `1${'0'.repeat(400)}`, undefined],
  [
    'spaces-of-each-width-part-groups',
    { type: 'number', groupChar: ' ' },
    '-1\u202f234\u00a0567.5',
    -1234567.5,
  ],
  ['other-group-marks-are-what-they-are', { type: 'integer', groupChar: "'" }, '12 345', undefined],
  ['groups-before-a-decimal-mark-alone', { type: 'number', groupChar: ',' }, '12,345.678', 12345.678],
  ['no-group-mark-parts-nothing', { type: 'integer', groupChar: '' }, '1234', 1234],
  ['numbers-without-groups-are-read-as-well', { type: 'integer', groupChar: ',' }, '12345', 12345],
  ['groups-of-two-digits-are-none', { type: 'integer', groupChar: ',' }, '1,23', undefined],
  ['nor-of-four', { type: 'integer', groupChar: ',' }, '1,2345', undefined],
  ['nor-is-a-first-one-of-four', { type: 'integer', groupChar: ',' }, '1234,567', undefined],
  ['nor-is-one-that-is-empty', { type: 'integer', groupChar: ',' }, ',123', undefined],
  ['a-point-between-digits-is-then-none', { type: 'number', decimalChar: ',' }, '1.5,2', undefined],
  ['month-nought-is-none', { type: 'date' }, '2023-00-10', undefined],
  ['day-nought-is-none', { type: 'date' }, '2023-01-00', undefined],
  ['a-month-of-thirty-days-has-no-more', { type: 'date' }, '2023-06-31', undefined],
  ['a-month-thirteen-is-none', { type: 'yearmonth' }, '2023-13', undefined],
  ['nor-is-one-of-a-date', { type: 'date' }, '2023-13-01', undefined],
  ['a-yearmonth-nought-is-none', { type: 'yearmonth' }, '2023-00', undefined],
  ['a-yearmonth-is-the-whole-text', { type: 'yearmonth' }, '2023-01-05', undefined],
  ['from-its-start', { type: 'yearmonth' }, '12023-01', undefined],
  ['a-year-is-the-whole-text', { type: 'year' }, '2023/24', undefined],
  ['and-has-four-digits', { type: 'year' }, '12023', undefined],
  ['years-before-our-era-are-read', { type: 'year' }, '-0044', -44],
  ['leap-days-by-pattern-are-dates', { type: 'date', format: '%d/%m/%Y' }, '29/02/2024', '2024-02-29'],
  ['and-of-other-years-are-none', { type: 'date', format: '%d/%m/%Y' }, '29/02/2023', undefined],
  ['a-date-by-pattern-is-the-whole-text', { type: 'date', format: '%d/%m/%Y' }, 'on 5/4/1998', undefined],
  ['to-its-end', { type: 'date', format: '%d/%m/%Y' }, '5/4/19980', undefined],
  ['signs-of-a-pattern-stand-for-themselves', { type: 'date', format: '%d.%m.%Y' }, '5-4-1998', undefined],
  ['a-pattern-may-say-that-it-is-one', { type: 'date', format: 'fmt:%m/%d/%Y' }, '4/5/1998', '1998-04-05'],
  ['at-its-start', { type: 'date', format: '%m/%d/%Yfmt:' }, '4/5/1998', undefined],
  ['mail-addresses-are-read', { type: 'string', format: 'email' }, 'a.b@example.org', 'a.b@example.org'],
  ['with-nothing-before-them', { type: 'string', format: 'email' }, 'to a@example.org', undefined],
  ['nor-behind', { type: 'string', format: 'email' }, 'a@example.org ', undefined],
  [
    'nothing-stands-before-an-address',
    { type: 'string', format: 'uri' },
    'see https://example.org',
    undefined,
  ],
  ['nor-behind-it', { type: 'string', format: 'uri' }, 'https://example.org a', undefined],
  [
    'nor-before-a-uuid',
    { type: 'string', format: 'uuid' },
    '195ecc380-afe9-11e4-9b6c-751b66dd541e',
    undefined,
  ],
  ['nor-behind-one', { type: 'string', format: 'uuid' }, '95ecc380-afe9-11e4-9b6c-751b66dd541e1', undefined],
  ['base64-is-read', { type: 'string', format: 'binary' }, 'YWJjZGVm', 'YWJjZGVm'],
  ['filled-up-by-one', { type: 'string', format: 'binary' }, 'YWJjZGU=', 'YWJjZGU='],
  ['or-by-two', { type: 'string', format: 'binary' }, 'YWJjZA==', 'YWJjZA=='],
  ['base64-comes-in-fours', { type: 'string', format: 'binary' }, 'YWJjZ', undefined],
  ['and-is-the-whole-text', { type: 'string', format: 'binary' }, 'YWJj.', undefined],
  ['from-the-first-letter', { type: 'string', format: 'binary' }, '.YWJj', undefined],
])('%s', (_, cell, text, expected) => {
  expect(parse(cell, text)).toBe(expected);
});

test('day-counts-of-spreadsheets-are-turned-into-dates', () => {
  const hintOf = (text: string) => explainCell({ type: 'date' }, text).hints[0];
  expect(hintOf('45292')).toContain('2024-01-01');
  expect(hintOf('36585')).toContain('2000-02-29');
  expect(hintOf('43831.5')).toContain('2020-01-01');
  expect(hintOf('10000')).toContain('1927-05-18');
});

test('types-without-the-declared-format-have-no-parser', () => {
  expect(cellParserOf({ type: 'date', format: '%y-%m-%d' })).toBeUndefined();
  expect(cellParserOf({ type: 'date', format: 'any' })).toBeUndefined();
  expect(cellParserOf({ type: 'number', format: 'currency' })).toBeUndefined();
  expect(cellParserOf({ type: 'string', format: 'phone' })).toBeUndefined();
  expect(cellParserOf({ type: 'boolean', format: 'yesno' })).toBeUndefined();
  expect(cellParserOf({ type: 'yearmonth', format: '%m/%Y' })).toBeUndefined();
  expect(cellParserOf({ type: 'year', format: '%Y' })).toBeUndefined();
  expect(cellParserOf({ type: 'date', format: '%d/%m/%Y %H' })).toBeUndefined();
});

test.each([
  ['number', '9007199254740993'],
  ['number', '12345678901234567.89'],
  ['number', '0.1234567890123456789'],
  ['number', '0.30000000000000004'],
  ['integer', '9007199254740991'],
  ['integer', '-1234567890123456'],
] as const)('a-%s-whose-digits-would-change-is-refused: %s', (type, text) => {
  expect(parse({ type }, text)).toBeUndefined();
  expect(explainCell({ type }, text).code).toBe('number-too-large');
});

test.each([
  ['number', '1000000000000000000000', 1e21],
  ['number', '0.000000000000000123456789012345', 1.23456789012345e-16],
  ['number', '0.100000000000000000', 0.1],
  ['integer', '123456789012345', 123456789012345],
  ['integer', '900000000000000000', 9e17],
] as const)('zeros-at-the-ends-of-a-%s-are-no-digits: %s', (type, text, value) => {
  expect(parse({ type }, text)).toBe(value);
});
