/** How a language writes numbers and dates; plain data, which passes between threads. */

export interface NumberLocale {
  readonly decimal: string;
  readonly thousands: string;
  /** Sizes of digit groups as in d3-format, e.g. `[3]`. */
  readonly grouping: readonly number[];
  /** Prefix and suffix of a currency amount (`$` in a format). */
  readonly currency: readonly [string, string];
  readonly minus: string;
  /** Stands before a percent sign; empty in English. */
  readonly percent: string;
  /** Full names, January first. */
  readonly months: readonly string[];
  /** Short names, Jan first. */
  readonly shortMonths: readonly string[];
  /** Sunday first; charts print them by formats such as `%A`. */
  readonly days: readonly string[];
  /** Order of a full date: `{month} {day}, {year}`. */
  readonly datePattern: string;
}

/** U+2212, the sign as wide as a plus; a hyphen is not a minus. */
export const MINUS = '\u2212';
/** U+202F, the narrow space that does not break. */
export const NARROW_SPACE = '\u202f';
