/** Finds the numbers in a text that are neither dates nor parts of listed names: figures that somebody typed. */
import type { Language } from '../language/Language.ts';

export interface BareNumber {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export type NumberScanner = (text: string) => readonly BareNumber[];

const YEAR = '(?:1[89]|2[01])\\d\\d';
const DAY = '(?:3[01]|[12]\\d|0?[1-9])';
const DASH = '(?:--|[-\u2013\u2014/])';
/**
 * `terms` are names with digits that are no figures, e.g. `Title 42`, `G20`.
 * Calendar years 1800 to 2199 may stand alone, in ranges (`2018–24`), as decades (`1990s`), as fiscal years
 * (`FY 2023`), and with a day and a month in any usual order.
 */
export function numberScanner(terms: readonly string[], language: Language): NumberScanner {
  const allowed = allowedPattern(language);
  const listed = termPattern(terms);
  return (text) => {
    if (!/\d/.test(text)) return [];
    const masked = listed === undefined ? text : text.replace(listed, blank);
    return findNumbers(masked.replace(allowed, blank), text);
  };
}

function allowedPattern({ numbers, besideNumbers }: Language): RegExp {
  const { afterDay, between, afterDecade, beforeYear, quantityAfter } = besideNumbers.dates;
  const names = alternatives(
    [...numbers.months, ...numbers.shortMonths].map((name) => name.replace(/\.$/, '')),
  );
  const joint = between === '' ? '' : `(?:${between})?`;
  const month = `(?:${joint}(?:${names})(?!\\p{L})\\.?)`;
  const day = `${DAY}(?:${afterDay})?`;
  const days = `${day}(?:\\s?${DASH}\\s?${day})?`;
  const yearAfter = `(?:,?\\s${joint}${YEAR})?`;
  const year = `${beforeYear === '' ? '' : `(?:\\b${beforeYear}\\s?)?`}${YEAR}${afterDecade === '' ? '' : `(?:${afterDecade})?`}`;
  const quantity = `(?!\\s?-?(?:${quantityAfter}))`;
  const dates = [
    `${month}\\s${days}(?![\\d.,]*\\d)${yearAfter}`,
    `\\b${days}\\s${month}${yearAfter}`,
    `${year}(?:\\s?${DASH}\\s?(?:${YEAR}|\\d\\d))?(?!\\d|[.,]\\d)${quantity}`,
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

function alternatives(words: readonly string[]): string {
  return words.map(escapeRegExp).join('|');
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
