/**
 * How a language writes numbers and dates; plain data, which passes between threads.
 *
 * Marks, names of months and patterns are those of the Unicode CLDR 48 (`common/main/*.xml`, what `Intl` of Node
 * prints too), but for what a language's file gives a reason for. They stand here as text, so that a book's
 * bytes do not depend on the CLDR of the machine.
 */

export interface NumberLocale {
  readonly decimal: string;
  readonly thousands: string;
  /** Sizes of digit groups as in d3-format, e.g. `[3]`. */
  readonly grouping: readonly number[];
  /** Digits that must stand before the first group's mark: 2 where `1318,7` has none and `13.187,5` has. */
  readonly minimumGrouping: 1 | 2;
  /** What stands before and after the digits of an amount, with `¤` for its currency's sign, e.g. `['', ' ¤']`. */
  readonly currency: readonly [before: string, after: string];
  readonly minus: string;
  /** The percent sign with the space before it; none in English. */
  readonly percent: string;
  /** What is printed of a value that is true, and of one that is not. */
  readonly truth: { readonly true: string; readonly false: string };
  /** Full names, January first. */
  readonly months: readonly string[];
  /** Short names, Jan first. */
  readonly shortMonths: readonly string[];
  /** Sunday first; charts print them by formats such as `%A`. */
  readonly days: readonly string[];
  readonly shortDays: readonly string[];
  /** The first of a month, where it is not `1`: `1er`. */
  readonly firstDay?: string;
  /** e.g. `{month} {day}, {year}`. */
  readonly datePattern: string;
  /** A month without a day, e.g. `{month} {year}`. */
  readonly monthPattern: string;
  /** Dates on an axis without a format of its own, in d3-time-format's letters. */
  readonly axisDates: AxisDates;
}

export interface AxisDates {
  /** Of a year. */
  readonly week: string;
  readonly quarter: string;
  readonly monthOfYear: string;
  readonly day: string;
  readonly dayOfYear: string;
}

/** U+2212, the sign as wide as a plus; a hyphen is not a minus. */
export const MINUS = '\u2212';
/** U+00A0. */
export const NO_BREAK_SPACE = '\u00a0';
/** U+202F, the narrow space that does not break. */
export const NARROW_SPACE = '\u202f';

/**
 * What stands before and after the digits of an amount of one currency: `['$', '']` in English, `['', ' $']` in
 * German. A sign that ends in a letter is set off from digits that follow it (CLDR, `currencySpacing`).
 */
export function currencyMarks(
  sign: string,
  { currency }: NumberLocale,
): readonly [before: string, after: string] {
  const [before, after] = currency;
  const space = /\p{L}$/u.test(sign) && before.endsWith('¤') ? NO_BREAK_SPACE : '';
  return [before.replace('¤', sign + space), after.replace('¤', sign)];
}
