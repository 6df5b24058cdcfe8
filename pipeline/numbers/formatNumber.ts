/** Turns a value into the text that is printed, by a d3-format string and the book's locale. */
import { formatLocale, formatSpecifier } from 'd3-format';
import type { NumberLocale } from '../language/NumberLocale.ts';
import { d3Locale, withoutShortGroups } from './d3Locale.ts';
import { roundDecimal } from './roundDecimal.ts';

/** Whether `format` is a d3-format string that this pipeline prints; `c` and the SI and binary forms are not. */
export function isNumberFormat(format: string): boolean {
  try {
    return ALLOWED_TYPES.has(formatSpecifier(format).type);
  } catch {
    return false;
  }
}

const ALLOWED_TYPES = new Set(['f', 'd', '%', '', 'e']);

/** Decimals that a format prints, e.g. 1 for `,.1f`; d3's default of six where `f` or `%` names none. */
export function formatDecimals(format: string): number {
  const specifier = formatSpecifier(format);
  if (specifier.type === 'd') return 0;
  return specifier.precision ?? (specifier.type === '' ? 12 : 6);
}

/**
 * Formats `value` by a d3-format string (`,.1f`, `$,.0f`, `+.1f`, `.1%`, `d`).
 *
 * d3-format rounds the binary value; here the value is rounded first on its decimal text
 * (see `roundDecimal`), so that 0.125 by `.2f` is 0.13 in prose, table and spreadsheet alike.
 * Throws a RangeError for a format that `isNumberFormat` refuses: callers check first.
 */
export function formatNumber(value: number, format: string, locale: NumberLocale): string {
  const specifier = formatSpecifier(format);
  if (!ALLOWED_TYPES.has(specifier.type)) throw new RangeError(`format ${format} is not printable`);
  const percent = specifier.type === '%';
  const decimals = formatDecimals(format);
  const rounded = specifier.type === 'e' ? value : roundDecimal(value, percent ? decimals + 2 : decimals);
  return withoutShortGroups(formatLocale(d3Locale(locale)).format(format)(rounded), locale);
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
