/** Turns a fact's id, a cell's address or a number as printed into the figures that are meant. */

import { parseAddress } from '../address/parseAddress.ts';
import type { NumberLocale } from '../language/NumberLocale.ts';
import { formatNumber } from '../numbers/formatNumber.ts';
import type { NumberFormat } from '../numbers/NumberFormat.ts';
import { nameHints } from '../problems/nameHints.ts';
import { nearest } from '../problems/nearest.ts';
import { columnOf, type Figures } from '../validate/checks/Figures.ts';
import { showNumber } from '../validate/checks/scalarFunctions.ts';
import type { Dataset, FigureOrigin, Scalar } from '../validate/Dataset.ts';
import { cellAddress, resolveAddress } from '../validate/figureAddress.ts';

export type Found =
  | { readonly type: 'found'; readonly origins: readonly FigureOrigin[] }
  | { readonly type: 'nothing'; readonly hints: readonly string[] };

/** A printed figure, as far as a search for it needs it. */
export interface PrintedFigure {
  readonly displayed: string;
  /** `prose`, or the anchor of a chart or table. */
  readonly within: string;
  readonly origin: FigureOrigin;
}

export function findFigures(
  what: string,
  figures: Figures,
  printed: readonly PrintedFigure[],
  locale: NumberLocale,
  checks: Dataset['checks'],
): Found {
  const text = what.trim();
  const parsed = parseAddress(text);
  if (parsed.type === 'parsed' && parsed.address.type !== 'cell' && parsed.address.type !== 'fact') {
    return figuresOf(parsed.address.type, text, printed, checks);
  }
  const resolved = resolveAddress(text, figures, { locate: () => ({ place: { file: '' } }) });
  if (resolved.type === 'cell' || resolved.type === 'fact')
    return { type: 'found', origins: [resolved.origin] };
  if (resolved.type === 'broken')
    return { type: 'nothing', hints: ['the table could not be made; see briefing check'] };
  const number = digitsOf(text);
  if (number === undefined) {
    const words = printed.filter(({ displayed }) => displayed === text).map(({ origin }) => origin);
    if (words.length > 0) return { type: 'found', origins: onceEach(words) };
    // A word alone may be many things; an address that was meant as one is told what is wrong with it.
    const isWord = /^[\w-]+$/.test(text);
    if (isWord || resolved.type === 'open')
      return { type: 'nothing', hints: wordHints(text, figures, checks) };
    return { type: 'nothing', hints: [resolved.problem.message, ...resolved.problem.hints] };
  }
  const origins = printedAs(number, figures, printed, locale);
  if (origins.length > 0) return { type: 'found', origins };
  return { type: 'nothing', hints: nearestNumbers(number, figures) };
}

/** Those that a check looked at, or that stand in the words and cells of a chart or table. */
function figuresOf(
  kind: 'check' | 'fig' | 'tbl',
  text: string,
  printed: readonly PrintedFigure[],
  checks: Dataset['checks'],
): Found {
  if (kind === 'check') {
    const id = text.slice('check:'.length).trim();
    const check = checks.get(id);
    if (check !== undefined) return { type: 'found', origins: check.figures };
    return { type: 'nothing', hints: nameHints(id, checks.keys(), 'checks') };
  }
  const found = printed.filter(({ within }) => within === text);
  if (found.length > 0) return { type: 'found', origins: found.map(({ origin }) => origin) };
  const others = new Set(printed.map(({ within }) => within).filter((within) => within.startsWith(kind)));
  return { type: 'nothing', hints: nameHints(text, others, kind === 'fig' ? 'charts' : 'tables') };
}

/** How a value is printed by its own format. */
export function displayedAs(value: Scalar, format: NumberFormat | undefined, locale: NumberLocale): string {
  if (value === null) return 'missing';
  if (typeof value !== 'number') return String(value);
  return format === undefined ? showNumber(value) : formatNumber(value, format, locale);
}

function onceEach(origins: readonly FigureOrigin[]): readonly FigureOrigin[] {
  return [...new Map(origins.map((origin) => [JSON.stringify(origin), origin])).values()];
}

interface Digits {
  /** The number without currency, percent and group signs, e.g. `798.8`. */
  readonly text: string;
  readonly value: number;
  readonly decimals: number;
}

/** `$1,573.1`, `−8.6%` and `+103` are numbers; undefined for anything else. */
function digitsOf(printed: string): Digits | undefined {
  const text = printed
    .replace(/[\s,$€£%\u202f\u00a0]/g, '')
    .replace(/\u2212/g, '-')
    .replace(/^\+/, '');
  if (!/^-?\d+(\.\d+)?$/.test(text)) return undefined;
  return { text, value: Number(text), decimals: text.split('.')[1]?.length ?? 0 };
}

function printedAs(
  wanted: Digits,
  figures: Figures,
  printed: readonly PrintedFigure[],
  locale: NumberLocale,
): readonly FigureOrigin[] {
  const found = new Map<string, FigureOrigin>();
  const add = (origin: FigureOrigin) => found.set(JSON.stringify(origin), origin);
  const matches = (value: Scalar, format: NumberFormat | undefined): boolean => {
    // Formatting is dear: only what rounds to the number at all is formatted.
    if (typeof value !== 'number' || Math.abs(value - wanted.value) > 0.51 * 10 ** -wanted.decimals)
      return false;
    return digitsOf(displayedAs(value, format, locale))?.text === wanted.text;
  };
  for (const fact of figures.facts.values()) {
    if (matches(fact.value, fact.numberFormat)) add({ type: 'fact', fact: fact.id });
  }
  for (const table of figures.tables.values()) {
    if (table.role === 'register') continue;
    for (const { field, values } of table.columns) {
      if (field.type !== 'number' && field.type !== 'integer') continue;
      for (const [row, value] of values.entries()) {
        if (matches(value, field.numberFormat))
          add({ type: 'cell', table: table.id, row, field: field.name });
      }
    }
  }
  for (const figure of printed) if (digitsOf(figure.displayed)?.text === wanted.text) add(figure.origin);
  return [...found.values()];
}

function wordHints(text: string, figures: Figures, checks: Dataset['checks']): readonly string[] {
  if (checks.has(text)) return [`the figures of a check are asked for by check:${text}`];
  const table = figures.tables.get(text);
  if (table !== undefined) {
    const field =
      table.columns.find((column) => !table.key.includes(column.field.name))?.field.name ?? 'field';
    const example = table.rowCount > 0 ? cellAddress(table, 0, field) : `${text}[key].${field}`;
    return [`${text} is a table; name a cell of it, such as ${example}`];
  }
  const names = [...figures.facts.keys(), ...figures.tables.keys()];
  const meant = nearest(text, names);
  return meant === undefined ? ['briefing list facts shows the ids of facts'] : [`did you mean ${meant}?`];
}

/** The nearest numbers there are on either side, where they are near at all. */
function nearestNumbers(wanted: Digits, figures: Figures): readonly string[] {
  const near: { readonly value: number; readonly where: string }[] = [];
  const consider = (value: Scalar, where: () => string) => {
    if (typeof value !== 'number' || Math.abs(value - wanted.value) > Math.abs(wanted.value) * 0.02) return;
    near.push({ value, where: where() });
  };
  for (const fact of figures.facts.values()) consider(fact.value, () => `fact:${fact.id}`);
  for (const table of figures.tables.values()) {
    if (table.role === 'register') continue;
    for (const name of table.columns.map((column) => column.field.name)) {
      const column = columnOf(table, name);
      if (column?.field.type !== 'number' && column?.field.type !== 'integer') continue;
      for (const [row, value] of column.values.entries()) {
        consider(value, () => cellAddress(table, row, name));
      }
    }
  }
  const sorted = near.toSorted((a, b) => Math.abs(a.value - wanted.value) - Math.abs(b.value - wanted.value));
  const shown = sorted.slice(0, 3).map(({ value, where }) => `${showNumber(value)} is ${where}`);
  return shown.length > 0 ? shown : ['no figure of the book is printed so'];
}
