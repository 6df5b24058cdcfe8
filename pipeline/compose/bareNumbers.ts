/** Finds the numbers in a text that are neither dates nor parts of listed names: figures that somebody typed. */
import type { NumberLocale } from '../language/NumberLocale.ts';

export interface BareNumber {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export type NumberScanner = (text: string) => readonly BareNumber[];

const YEAR = '(?:1[89]|2[01])\\d\\d';
const DAY = '(?:3[01]|[12]\\d|0?[1-9])';
const DASH = '(?:--|[-\u2013\u2014/])';
/** A year before one of these is a quantity: `2000 miles`. */
const UNIT_AFTER =
  '(?:%|percent|per cent|percentage|million|billion|trillion|thousand|miles?|km|kilomet|met(?:er|re)s|dollars|pesos|pounds|people|jobs|million)';

/**
 * `terms` are names with digits that are no figures, e.g. `Title 42`, `G20`.
 * Calendar years 1800 to 2199 may stand alone, in ranges (`2018–24`), as decades (`1990s`), as fiscal years
 * (`FY 2023`), and with a day and a month in any usual order.
 */
export function numberScanner(terms: readonly string[], locale: NumberLocale): NumberScanner {
  const allowed = allowedPattern(locale);
  const listed = termPattern(terms);
  return (text) => {
    if (!/\d/.test(text)) return [];
    const masked = listed === undefined ? text : text.replace(listed, blank);
    return findNumbers(masked.replace(allowed, blank), text);
  };
}

function allowedPattern(locale: NumberLocale): RegExp {
  const names = [...locale.months, ...locale.shortMonths].map(escapeRegExp).join('|');
  const month = `(?:(?:de )?(?:${names})\\b\\.?)`;
  const days = `${DAY}(?:st|nd|rd|th|er)?(?:\\s?${DASH}\\s?${DAY}(?:st|nd|rd|th)?)?`;
  const yearAfter = `(?:,?\\s(?:de )?${YEAR})?`;
  const quantity = `(?!\\s?-?${UNIT_AFTER})`;
  const dates = [
    `${month}\\s${days}(?![\\d.,]*\\d)${yearAfter}`,
    `\\b${days}\\s${month}${yearAfter}`,
    `(?:\\bFY\\s?)?${YEAR}s?(?:\\s?${DASH}\\s?(?:${YEAR}|\\d\\d))?(?!\\d|[.,]\\d)${quantity}`,
  ];
  // Before a date stands no digit, sign of money, decimal mark or printed figure.
  return new RegExp(
    `(?<![\\d$\u20ac\u00a3\ue000-\uefff]|\\d[.,])(?:${dates.join('|')})(?![\ue000-\uefff\\d])`,
    'giu',
  );
}

function termPattern(terms: readonly string[]): RegExp | undefined {
  if (terms.length === 0) return undefined;
  const longestFirst = [...terms].sort((a, b) => b.length - a.length).map(escapeRegExp);
  // White space in a term may be a line end in the text.
  const pattern = longestFirst.join('|').replaceAll(' ', '\\s+');
  return new RegExp(`(?<![\\p{L}\\d])(?:${pattern})(?![\\p{L}\\d])`, 'gu');
}

function findNumbers(masked: string, text: string): readonly BareNumber[] {
  return [...masked.matchAll(/\d(?:[\d.,]*\d)?\s?%?/g)].map((match) => {
    const found = text.slice(match.index, match.index + match[0].length).trimEnd();
    return { start: match.index, end: match.index + found.length, text: found };
  });
}

function blank(match: string): string {
  return ' '.repeat(match.length);
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
