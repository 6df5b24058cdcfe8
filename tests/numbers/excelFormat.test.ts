import fc from 'fast-check';
import { format as renderByExcel } from 'ssf';
import { expect, test } from 'vitest';
import { american } from '../../pipeline/language/english.ts';
import { languageOf, offered } from '../../pipeline/language/languages.ts';
import { excelFormatOf, excelNumberFormat, isShownByColumn } from '../../pipeline/numbers/excelFormat.ts';
import { formatNumber, printedDigits } from '../../pipeline/numbers/formatNumber.ts';
import { type NumberFormat, parseNumberFormat } from '../../pipeline/numbers/NumberFormat.ts';
import {
  plainDecimal,
  roundDecimal,
  shiftDecimal,
  writtenNumber,
} from '../../pipeline/numbers/roundDecimal.ts';
import { plainNumber } from '../../pipeline/workbook/compareWithBook.ts';
import { displayNumber } from '../../pipeline/workbook/displayNumber.ts';
import { formatOf } from './formatOf.ts';

const english = american.numbers;

/** Every format that can be declared, by the grammar. */
const formats: fc.Arbitrary<NumberFormat> = fc
  .record({
    sign: fc.constantFrom('', '-', '+', '('),
    currency: fc.constantFrom('', '$'),
    grouping: fc.constantFrom('', ','),
    decimals: fc.option(fc.integer({ min: 0, max: 12 })),
    trim: fc.constantFrom('', '~'),
    type: fc.constantFrom('f', 'd', '%', 'e'),
  })
  .map(({ sign, currency, grouping, decimals, trim, type }) => {
    const precision = decimals === null ? '' : `.${decimals}`;
    return parseNumberFormat(`${sign}${currency}${grouping}${precision}${trim}${type}`);
  })
  .filter((parsed) => 'format' in parsed)
  .map((parsed) => parsed.format);

/** Halves, tiny numbers, whole numbers, noise of sums, and numbers of up to 15 digits; of both signs. */
const values: fc.Arbitrary<number> = fc
  .oneof(
    fc.constantFrom(
      0,
      -0,
      0.5,
      0.05,
      0.005,
      0.04,
      0.0025,
      0.00025,
      1.005,
      2.675,
      0.1 + 0.2,
      0.07,
      0.285,
      9.995,
    ),
    fc.constantFrom(
      1e15,
      1e20,
      999.95,
      99999.5,
      0.9995,
      5.496999999999998,
      797.8499999999999,
      1e-7,
      1234567.891,
    ),
    fc.integer({ min: 0, max: 999_999_999_999_999 }),
    fc
      .tuple(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 14 }))
      .map(([digits, places]) => Number(`${digits}e-${places}`)),
    fc
      .tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 1, max: 8 }))
      .map(([whole, places]) => Number(`${whole * 10 + 5}e-${places}`)),
    fc.double({ min: 0, max: 1e12, noNaN: true }),
  )
  .chain((value) => fc.constantFrom(value, -value));

/**
 * What `ssf` cannot do itself: it prints digits past the fifteenth as binary noise, and a result below 0.000001 with
 * an exponent. Those few are left to `displayNumber`.
 */
function renderable(value: number, format: NumberFormat): boolean {
  if (format.style === 'exponent') return format.decimals < 13;
  const printed = Math.abs(roundDecimal(format.style === 'percent' ? value * 100 : value, format.decimals));
  if (printed !== 0 && printed < 1e-6) return false;
  return printed === 0 || Math.log10(printed) + printedDigits(value, format).decimals < 14;
}

/** `ssf` rounds the binary value (1.005 to 1.00); Excel and LibreOffice round the 15 digits, which this makes decide. */
function tieAwayFromZero(value: number, { style, decimals }: NumberFormat): number {
  const magnitude = style === 'exponent' ? Math.floor(Math.log10(Math.abs(value) || 1)) : 0;
  const shift = style === 'percent' ? decimals + 2 : decimals - magnitude;
  const isTie = plainDecimal(shiftDecimal(Math.abs(value), shift)).endsWith('.5');
  return isTie ? value * (1 + 4e-15) : value;
}

test('the-book-and-an-independent-renderer-of-excel-formats-print-the-same-text', () => {
  fc.assert(
    fc.property(formats, values, (format, value) => {
      const book = formatNumber(value, format, english).replaceAll(english.minus, '-');
      const cell = writtenNumber(value);
      const code = excelFormatOf(cell, format);
      expect(displayNumber(cell, code)).toBe(book);
      fc.pre(renderable(cell, format));
      expect(`${code} of ${cell}: ${renderByExcel(code, tieAwayFromZero(cell, format))}`).toBe(
        `${code} of ${cell}: ${book}`,
      );
    }),
    { numRuns: 2000 },
  );
});

test.each(offered)(
  'what-the-code-of-a-column-is-seen-to-show-needs-no-other: $tag',
  ({ numbers: locale }) => {
    fc.assert(
      fc.property(formats, values, (format, value) => {
        const isOwn = excelFormatOf(value, format, locale) !== excelNumberFormat(format, locale);
        expect(isOwn && isShownByColumn(value, format, locale)).toBe(false);
      }),
      { numRuns: 300 },
    );
  },
);

test.each(offered)(
  'the-book-and-its-sheet-print-the-same-number-but-for-their-marks: $tag',
  ({ numbers: locale }) => {
    fc.assert(
      fc.property(formats, values, (format, value) => {
        const book = plainNumber(formatNumber(value, format, locale), locale);
        const cell = writtenNumber(value);
        const code = excelFormatOf(cell, format, locale);
        expect(displayNumber(cell, code)).toBe(book);
        fc.pre(renderable(cell, format));
        expect(`${code} of ${cell}: ${renderByExcel(code, tieAwayFromZero(cell, format))}`).toBe(
          `${code} of ${cell}: ${book}`,
        );
      }),
      { numRuns: 300 },
    );
  },
);

test('only-what-rounds-to-zero-or-trims-zeros-leaves-the-format-of-its-column', () => {
  fc.assert(
    fc.property(formats, values, (format, value) => {
      const { sign } = printedDigits(value, format);
      fc.pre(!format.trim && (sign !== 0 || value === 0));
      expect(excelFormatOf(value, format)).toBe(excelNumberFormat(format));
    }),
  );
});

test.each([
  [',.1f', '#,##0.0'],
  ['$,.0f', '"$"#,##0'],
  ['+.1f', '+0.0;-0.0;0.0'],
  ['(,.0f', '#,##0;(#,##0)'],
  ['.1%', '0.0%'],
  ['.3e', '0.000E+00'],
  ['.2~f', '0'],
  ['d', '0'],
])('a-column-of-%s-has-the-excel-format-%s', (text, expected) => {
  expect(excelNumberFormat(formatOf(text))).toBe(expected);
});

test.each([
  [-0.04, '.1f', '0.0;0.0'],
  [0.04, '.1f', '0.0'],
  [0.04, '+.1f', '0.0;0.0'],
  [-0.05, '+.1f', '+0.0;-0.0;0.0'],
  [-0.4, '(,.0f', '#,##0;#,##0'],
  [1.5, '.2~f', '0.0'],
  [-1.25, '$.2~f', '"$"0.00'],
])('a-cell-of-%d-by-%s-has-the-excel-format-%s', (value, text, expected) => {
  expect(excelFormatOf(value, formatOf(text))).toBe(expected);
});

test.each([
  [1318.7, ',.1f', '0.0'],
  [-9999, '+,.0f', '+0;-0;0'],
  [999.4, ',.0f', '#,##0'],
  [999.5, ',.0f', '0'],
  [9999.5, ',.0f', '#,##0'],
  [12345, ',d', '#,##0'],
])('a-spanish-cell-of-%d-by-%s-has-the-excel-format-%s', (value, text, expected) => {
  expect(excelFormatOf(value, formatOf(text), languageOf('es-ES')?.numbers)).toBe(expected);
});
