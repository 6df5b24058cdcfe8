/** Finds the numbers in a text that are neither dates nor parts of names: figures that somebody typed. */
import type { Language } from '../language/Language.ts';
import { unitSigns } from '../language/WordsBesideNumbers.ts';
import { escapeRegExp } from '../patterns/escapeRegExp.ts';
import { compileExpression, type RegularExpression } from '../patterns/RegularExpression.ts';

export interface BareNumber {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export type NumberScanner = (text: string) => readonly BareNumber[];

/** What a book may type with digits; plain data, which passes between threads. */
export interface TypedNames {
  /** Names with digits that are no figures, e.g. `Title 42`. */
  readonly terms: readonly string[];
  /** Regular expressions for such names. */
  readonly termPatterns: readonly string[];
  readonly language: Pick<Language, 'numbers' | 'besideNumbers'>;
}

const YEAR = '(?:1[89]|2[01])\\d\\d';
const DAY = '(?:3[01]|[12]\\d|0?[1-9])';
const DASH = '(?:--|[-\u2013\u2014/])';
// Before a name or date stands no letter, digit, sign of money, decimal mark or printed figure.
const NOT_BEFORE = '(?<![\\p{L}\\d$\u20ac\u00a3\u00a5\ue000-\uefff]|\\d[.,])';

const known = new WeakMap<TypedNames, NumberScanner>();

/**
 * Calendar years 1800 to 2199 may stand alone, in ranges (`2018–24`), as decades (`1990s`), as fiscal years
 * (`FY 2023`), and with a day and a month in any usual order; so may the names of `language/NamesWithDigits.ts` and
 * those of the book. None may be followed by a unit, which makes its number a quantity.
 */
export function numberScanner(names: TypedNames): NumberScanner {
  const scanner = known.get(names) ?? scannerOf(names);
  known.set(names, scanner);
  return scanner;
}

function scannerOf({ terms, termPatterns, language }: TypedNames): NumberScanner {
  const listed = termPattern(terms);
  const own = termPatterns.flatMap((source) => {
    const compiled = compileExpression(source, '');
    return compiled.type === 'expression' ? [compiled.expression] : [];
  });
  const quantity = quantityPattern(language);
  const isQuantity = new RegExp(`^${quantity}`, 'iu');
  const names = namePattern(language, quantity);
  const dates = datePattern(language);
  return (text) => {
    if (!/\d/.test(text)) return [];
    let masked = listed === undefined ? text : text.replace(listed, blank);
    for (const pattern of own) masked = withoutMatches(masked, pattern, isQuantity);
    return findNumbers(masked.replace(names, blank).replace(dates, blank), text);
  };
}

/** Percent, millions, units and things counted, as they follow a number. */
function quantityPattern({ besideNumbers }: TypedNames['language']): string {
  const { measures, dates } = besideNumbers;
  const words = alternatives([...measures, ...unitSigns.split(' ').filter((sign) => !sign.includes('.'))]);
  return `(?:\\s?-?(?:${dates.quantityAfter}|[%$\u20ac\u00a3\u00a5])|[\\s-](?:${words})(?![\\p{L}\\d]))`;
}

function namePattern({ besideNumbers }: TypedNames['language'], quantity: string): RegExp {
  const kinds = Object.values(besideNumbers.names).map(({ pattern }) => pattern);
  return new RegExp(
    `${NOT_BEFORE}(?:${kinds.join('|')})(?![\\p{L}\\d\ue000-\uefff]|[.,]\\d|${quantity})`,
    'gu',
  );
}

function datePattern({ numbers, besideNumbers }: TypedNames['language']): RegExp {
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

/** A pattern of the book is asked for whole words, which no unit follows. */
function withoutMatches(text: string, pattern: RegularExpression, isQuantity: RegExp): string {
  let masked = text;
  for (const { start, end } of pattern.matches(text)) {
    const before = text.slice(Math.max(0, start - 2), start);
    const after = text.slice(end, end + 40);
    if (new RegExp(`${NOT_BEFORE}$`, 'u').test(before) === false) continue;
    if (/^(?:[\p{L}\d\ue000-\uefff]|[.,]\d)/u.test(after) || isQuantity.test(after)) continue;
    masked = masked.slice(0, start) + blank(masked.slice(start, end)) + masked.slice(end);
  }
  return masked;
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
