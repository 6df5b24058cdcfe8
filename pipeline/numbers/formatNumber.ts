/** Turns a value into the text that is printed, by a number format and the book's locale. */
import { currencyMarks, type NumberLocale } from '../language/NumberLocale.ts';
import type { NumberFormat } from './NumberFormat.ts';
import { plainDecimal, roundDecimal, shiftDecimal, writtenNumber } from './roundDecimal.ts';

/** What is printed of a number, before signs and marks: digits with a point, rounded half away from zero. */
export interface PrintedDigits {
  /** Without sign, e.g. `1234.50`, `15.7` of a percentage, `1.23E+05`. */
  readonly digits: string;
  /** Of what is printed: 0 where the value rounds to zero, which has neither minus nor plus. */
  readonly sign: -1 | 0 | 1;
  /** Digits after the point, fewer than the format's where it trims zeros. */
  readonly decimals: number;
}

export function printedDigits(value: number, format: NumberFormat): PrintedDigits {
  const { style, decimals, trim } = format;
  const written = writtenNumber(value);
  if (style === 'exponent') return exponentDigits(written, decimals);
  const rounded = roundDecimal(style === 'percent' ? shiftDecimal(written, 2) : written, decimals);
  const [whole = '0', part = ''] = plainDecimal(Math.abs(rounded)).split('.');
  const fraction = trim ? part : part.padEnd(decimals, '0');
  return {
    digits: fraction === '' ? whole : `${whole}.${fraction}`,
    sign: rounded === 0 ? 0 : rounded < 0 ? -1 : 1,
    decimals: fraction.length,
  };
}

/** `1.23E+05`, as a spreadsheet writes it: two digits of exponent, always with a sign. */
function exponentDigits(value: number, decimals: number): PrintedDigits {
  const magnitude = value === 0 ? 0 : Number(Math.abs(value).toExponential(14).split('e')[1]);
  const rounded = roundDecimal(Math.abs(value), decimals - magnitude);
  const [mantissa = '0', exponent = '+0'] = rounded.toExponential(decimals).split('e');
  const digits = `${mantissa}E${exponent.replace(/^([+-])(\d)$/, '$10$2')}`;
  return { digits, sign: value === 0 ? 0 : value < 0 ? -1 : 1, decimals };
}

/**
 * The text of `value`, e.g. `1,234.5`, `+$3`, `(12)`, `15.7%`.
 *
 * It is rounded on its decimal text (see `roundDecimal`), so that 0.125 by `.2f` is 0.13 in prose, table and
 * spreadsheet alike; what rounds to zero has no sign. NaN and infinities, which no data holds, print as such.
 */
export function formatNumber(value: number, format: NumberFormat, locale: NumberLocale): string {
  if (!Number.isFinite(value)) return String(value).replace('-', locale.minus);
  const { digits, sign } = printedDigits(value, format);
  const [whole = '0', fraction] = digits.replace('-', locale.minus).split('.');
  const grouped = format.grouping ? grouping(whole, locale) : whole;
  const number = fraction === undefined ? grouped : `${grouped}${locale.decimal}${fraction}`;
  const [before, after] = format.currency === '' ? ['', ''] : currencyMarks(format.currency, locale);
  const body = `${before}${number}${after}${format.style === 'percent' ? locale.percent : ''}`;
  if (sign < 0) return format.sign === 'brackets' ? `(${body})` : `${locale.minus}${body}`;
  return sign > 0 && format.sign === 'plus' ? `+${body}` : body;
}

/** Groups from the right; the last size of the locale repeats. A first group of too few digits is none: `1318`. */
function grouping(whole: string, locale: NumberLocale): string {
  if (whole.length < (locale.grouping[0] ?? 3) + locale.minimumGrouping) return whole;
  const groups: string[] = [];
  let end = whole.length;
  for (let index = 0; end > 0; index += 1) {
    const size = locale.grouping[index] ?? locale.grouping.at(-1) ?? 3;
    groups.unshift(whole.slice(Math.max(0, end - size), end));
    end -= size;
  }
  return groups.join(locale.thousands);
}

/** What `formatDate` writes of an ISO date. */
export function datePrecision(iso: string): 'day' | 'month' | 'year' {
  return iso.length > 7 ? 'day' : iso.length > 4 ? 'month' : 'year';
}

/**
 * Writes an ISO date (`2024-03-31`), month (`2024-03`) or year as people read it, e.g. `March 31, 2024`.
 * Text of another form comes back unchanged.
 */
export function formatDate(iso: string, locale: NumberLocale): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(iso) ?? [];
  if (year === undefined) return iso;
  const monthName = month === undefined ? undefined : locale.months[Number(month) - 1];
  if (monthName === undefined) return year;
  const pattern = day === undefined ? locale.monthPattern : locale.datePattern;
  const number = String(Number(day));
  return pattern
    .replace('{day}', number === '1' ? (locale.firstDay ?? number) : number)
    .replace('{month}', monthName)
    .replace('{year}', year);
}
