/** Turns the items of a CSL-JSON document into references, and what is no value of CSL into problems. */
import {
  DocumentReader,
  type Faults,
  inWords,
  isRecord,
  type Kind,
  list,
  mapping,
  type Path,
} from '../documents/DocumentReader.ts';
import type { Limits } from '../limits/Limits.ts';
import { parseLink } from '../links/parseLink.ts';
import type { SourceDocument } from '../load/BookSource.ts';
import {
  referenceAddress,
  referenceKeyMissing,
  referenceMarkup,
  referenceValue,
} from '../problems/catalogue/citations.ts';
import { overLimit } from '../problems/catalogue/limits.ts';
import type { Problem } from '../problems/Problem.ts';
import { dates, names, partsOfNames, texts, types } from './cslVariables.ts';
import { type CslDate, type CslItem, type CslName, countNames, type Reference } from './Reference.ts';

const LIST = list('a list of works');
const ITEM = mapping('a work, a mapping with id, type and title');
const NAMES = list('a list of names');
const NAME = mapping('a name, a mapping with family and given');

/** Numbers are written as numbers or as texts. */
const TEXT: Kind<string> = {
  expected: 'a text',
  accept: (value) => (typeof value === 'string' || typeof value === 'number' ? plain(`${value}`) : undefined),
};

const TYPE: Kind<string> = {
  expected: `a type of CSL, such as ${[...types.keys()].slice(0, 4).join(', ')}`,
  accept: (value) => (typeof value === 'string' ? types.get(value) : undefined),
};

const DATE: Kind<CslDate> = {
  expected: 'a date, such as {"date-parts": [[2024, 3, 31]]} or {"literal": "forthcoming"}',
  accept: dateOf,
};

const FAULTS: Faults = {
  missing: (spot, path, expected) => referenceValue(spot, nameOf(path), expected, 'nothing'),
  wrong: (spot, path, { expected }, found) =>
    referenceValue(spot, nameOf(path), expected, inWords(found, 'a mapping')),
  unknown: (spot, path) => referenceValue(spot, nameOf(path), 'a variable of CSL', 'another'),
};

const nameOf = (path: Path) => String(path.findLast((step) => typeof step === 'string') ?? 'the file');

/** Keys that CSL has not are passed over: exports of other programs are full of them. */
export function readItems(
  document: SourceDocument,
  { names: most }: Limits,
  report: (problem: Problem) => void,
): readonly Reference[] {
  const reader = new DocumentReader(document, FAULTS, report);
  const items = reader.required([], LIST) ?? [];
  return items.flatMap((item, index) => {
    const path = [index];
    const data = reader.required(path, ITEM);
    if (data === undefined) return [];
    const { id } = data;
    const key = typeof id === 'string' || typeof id === 'number' ? plain(`${id}`) : '';
    if (key === '') {
      report(referenceKeyMissing(reader.spot(path)));
      return [];
    }
    const found = countNames(data);
    if (found > most) {
      report(overLimit(reader.spot(path), 'names', most, found));
      return [];
    }
    return [{ key, item: itemOf(key, path, Object.keys(Object(item)), reader), spot: reader.spot(path) }];
  });
}

function itemOf(key: string, path: Path, keys: readonly string[], reader: DocumentReader): CslItem {
  const variables: Record<string, string | readonly CslName[] | CslDate> = {};
  for (const name of keys) {
    const at = [...path, name];
    if (texts.has(name)) {
      const value = reader.optional(at, TEXT);
      if (value !== undefined && value !== '' && isPrintable(name, value, at, reader))
        variables[name] = value;
    } else if (names.has(name)) {
      const read = reader
        .optional(at, NAMES)
        ?.flatMap((_, index): readonly CslName[] => nameAt([...at, index], reader));
      if (read !== undefined && read.length > 0) variables[name] = read;
    } else if (dates.has(name)) {
      const value = reader.optional(at, DATE);
      if (value !== undefined && !isEmpty(value)) variables[name] = value;
    }
  }
  const doi = variables['DOI'];
  if (typeof doi === 'string')
    variables['DOI'] = doi.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '');
  return { ...variables, id: key, type: reader.required([...path, 'type'], TYPE) ?? 'article' };
}

/** An address that a link may not have, and TeX that nobody has read, are not printed. */
function isPrintable(name: string, value: string, at: Path, reader: DocumentReader): boolean {
  if (name === 'URL') {
    const target = parseLink(value);
    if (target.type === 'url' && value.startsWith('http')) return true;
    const [found, hint] =
      target.type === 'refused'
        ? [target.found, target.hint]
        : ['another address', 'write an address that begins with https://'];
    reader.report(referenceAddress(reader.spot(at), found, hint));
    return false;
  }
  const markup = /\\[A-Za-z]+|\$[^$\s][^$]*\$/.exec(value);
  if (markup === null) return true;
  reader.report(referenceMarkup(reader.spot(at), name, markup[0]));
  return false;
}

function nameAt(path: Path, reader: DocumentReader): readonly CslName[] {
  if (reader.required(path, NAME) === undefined) return [];
  const parts = partsOfNames.flatMap((part): [string, string][] => {
    const value = reader.optional([...path, part], TEXT);
    return value === undefined || value === '' ? [] : [[part, value]];
  });
  if (parts.some(([part]) => part === 'family' || part === 'literal' || part === 'given')) {
    return [Object.fromEntries(parts)];
  }
  reader.report(referenceValue(reader.spot(path), nameOf(path), NAME.expected, 'a name without family'));
  return [];
}

/** Programs write parts of dates as texts, too, and an empty one where they know none. */
function dateOf(value: unknown): CslDate | undefined {
  if (typeof value === 'string' || typeof value === 'number') return rawDate(String(value));
  if (!isRecord(value)) return undefined;
  const { literal, raw, circa } = value;
  const parts = value['date-parts'];
  if (Array.isArray(parts)) {
    const read = parts
      .slice(0, 2)
      .map((each: unknown) => (Array.isArray(each) ? partsOfDate(each) : undefined));
    if (read.every((each) => each !== undefined)) {
      return { 'date-parts': read, ...(circa === undefined || circa === false ? {} : { circa: true }) };
    }
    return undefined;
  }
  if (typeof literal === 'string') return { literal: plain(literal) };
  return typeof raw === 'string' ? rawDate(raw) : undefined;
}

/** `2024`, `2024-03` or `2024-03-31`, and other words as they stand. */
function rawDate(text: string): CslDate {
  const [, ...parts] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text.trim()) ?? [];
  const numbers = parts.filter((part) => part !== undefined).map(Number);
  return numbers.length === 0 ? { literal: plain(text) } : { 'date-parts': [numbers] };
}

function partsOfDate(parts: readonly unknown[]): readonly number[] | undefined {
  const written = parts.filter((part) => part !== '' && part !== null);
  const read = written.slice(0, 3).map(Number);
  const [year = 0, month = 1, day = 1] = read;
  const isDate = Math.abs(year) < 10_000 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return isDate && read.every(Number.isInteger) ? read : undefined;
}

function isEmpty(date: CslDate): boolean {
  return 'literal' in date ? date.literal.trim() === '' : (date['date-parts'][0] ?? []).length === 0;
}

/** In one line, without what cannot be seen and halves of characters. */
function plain(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim();
}
