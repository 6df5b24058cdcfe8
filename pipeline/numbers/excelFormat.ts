/** Turns a number format into the Excel format code that prints the same text. */

import { currencyMarks, type NumberLocale } from '../language/NumberLocale.ts';
import { unreachable } from '../problems/unreachable.ts';
import { printedDigits } from './formatNumber.ts';
import { AS_WRITTEN, type NumberFormat } from './NumberFormat.ts';

/**
 * e.g. `,.1f` gives `#,##0.0`, `$,.0f` gives `"$"#,##0`, `+.1f` gives `+0.0;-0.0;0.0`, `(,.0f` gives
 * `#,##0;(#,##0)`, `.1%` gives `0.0%`. Negative numbers carry Excel's own hyphen-minus: a sheet's cell is a number,
 * not a typeset text. Trimmed zeros are written out: `excelFormatOf` says what a single value needs.
 */
export function excelNumberFormat(format: NumberFormat, locale?: NumberLocale): string {
  return format.text === AS_WRITTEN.text
    ? 'General'
    : sections(format, format.trim ? 0 : format.decimals, locale);
}

/**
 * The code under which a cell with `value` shows what the book prints. It is the column's but in three cases, which
 * no code for all values can meet: zeros are trimmed, four digits stand without a mark of groups (Spanish 1318,7 beside
 * 12.345), or a value that rounds to zero would show a sign (conditional sections differ between spreadsheets in when
 * they add a minus of their own).
 */
export function excelFormatOf(value: number, format: NumberFormat, locale?: NumberLocale): string {
  const { digits, sign, decimals } = printedDigits(value, format);
  if (format.text === AS_WRITTEN.text && isShownByGeneral(digits)) return 'General';
  const shown = isShort(digits, locale) ? { ...format, grouping: false } : format;
  if (sign !== 0 || value === 0) return sections(shown, decimals, locale);
  const zero = positiveSection(shown, decimals, locale);
  return format.sign === 'plus' || value < 0 ? `${zero};${zero}` : sections(shown, decimals, locale);
}

/** Whether the column's code shows the value, as far as that is seen at once: it is none of those cases, and not close to zero. */
export function isShownByColumn(value: number, format: NumberFormat, locale?: NumberLocale): boolean {
  const isPlain = format.style !== 'exponent' && !format.trim && format.text !== AS_WRITTEN.text;
  const hasNoShort = locale === undefined || locale.minimumGrouping <= 1;
  return isPlain && hasNoShort && (value === 0 || Math.abs(value) >= 1);
}

/** More digits before the decimal mark than a group has, and too few for a mark between groups, in the locale. */
function isShort(digits: string, locale: NumberLocale | undefined): boolean {
  if (locale === undefined) return false;
  const [whole = ''] = digits.split('.');
  const size = locale.grouping[0] ?? 3;
  return whole.length > size && whole.length < size + locale.minimumGrouping;
}

/** `General` cuts a number at eleven characters, and gives one below 0.0001 an exponent. */
function isShownByGeneral(digits: string): boolean {
  return digits.length <= 11 && !/^0\.0000/.test(digits);
}

function sections(format: NumberFormat, decimals: number, locale: NumberLocale | undefined): string {
  const body = positiveSection(format, decimals, locale);
  switch (format.sign) {
    case 'plus':
      return `+${body};-${body};${body}`;
    case 'brackets':
      return `${body};(${body})`;
    case 'minus':
      return body;
    default:
      return unreachable(format.sign);
  }
}

function positiveSection(format: NumberFormat, decimals: number, locale: NumberLocale | undefined): string {
  const fraction = decimals === 0 ? '' : `.${'0'.repeat(decimals)}`;
  if (format.style === 'exponent') return `0${fraction}E+00`;
  const whole = format.grouping ? '#,##0' : '0';
  const { currency } = format;
  const [before, after] = locale === undefined ? [currency, ''] : currencyMarks(currency, locale);
  const marks = currency === '' ? ['', ''] : [quoted(before), quoted(after)];
  return `${marks[0]}${whole}${fraction}${marks[1]}${format.style === 'percent' ? '%' : ''}`;
}

function quoted(mark: string): string {
  return mark === '' ? '' : `"${mark}"`;
}
