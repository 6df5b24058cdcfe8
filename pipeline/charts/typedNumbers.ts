/** Finds figures typed into the words of a chart, where only figures from data belong. */

import type { NumberLocale } from '../language/NumberLocale.ts';

/**
 * Whether `text` holds a digit that is neither part of a date nor of one of the book's terms, e.g. `Title 42`. Dates are
 * calendar years from 1800 to 2199, alone or as a range (`2018–24`), and days beside a month's name.
 */
export function hasTypedNumber(text: string, terms: readonly string[], locale: NumberLocale): boolean {
  const rest = terms.reduce((left, term) => left.replaceAll(term, ''), text);
  return /\d/.test(rest) && /\d/.test(rest.replace(datesOf(locale), ''));
}

const known = new WeakMap<NumberLocale, RegExp>();

function datesOf(locale: NumberLocale): RegExp {
  const { months, shortMonths, datePattern } = locale;
  const names = [...months, ...shortMonths].map((name) => name.replace(/\.$/, '')).join('|');
  const between = datePattern.includes(' de ') ? '(?:de )?' : '';
  const dates =
    known.get(locale) ??
    new RegExp(
      `\\b(?:1[89]|2[01])\\d\\d(?:[–-]\\d{2,4})?\\b|\\b(?:${names})\\.? \\d{1,2}\\b|\\b\\d{1,2}(?:er|º|\\.)? ${between}(?:${names})(?!\\p{L})`,
      'giu',
    );
  known.set(locale, dates);
  return dates;
}

/** Positions that say nothing about the data: the ends of a share, and years with their parts (2020.5 is July 2020). */
export function isPlainPosition(value: number): boolean {
  return value === 0 || value === 1 || value === 100 || (value >= 1800 && value < 2200);
}
