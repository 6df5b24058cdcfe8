/** Finds the citations in a text, as Pandoc writes them: `[see @key, pp. 3–5; -@other]` and `@key [p. 3]`. */
import { type CitationWords, type LocatorName, locatorNames } from '../language/CitationWords.ts';
import type { TextSpan } from '../problems/TextLines.ts';
import type { Citation, Cite } from './Citation.ts';

export interface FoundCitation extends TextSpan {
  readonly citation: Citation;
  /** Words around the keys that are no locators. */
  readonly words: readonly TextSpan[];
}

/** Stands for a sign that is written with a backslash, and is no sign of a citation. */
const ESCAPED = '\uf8ff';

const KEY = String.raw`@(?:\{([^{}\s@]+)\}|([\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&+?<>~/-](?=[\p{L}\p{N}_]))*))`;
const BEFORE_KEY = String.raw`(?<![\p{L}\p{N}_.@/${ESCAPED}])`;
const KEYED = new RegExp(`${BEFORE_KEY}${KEY}`, 'u');
/** Neither brackets nor what a template has put in. */
const BRACKETED = /\[([^[\]\ue000-\uefff]*)\](?![([{:])/g;
const IN_SENTENCE = new RegExp(
  String.raw`(?<![\p{L}\p{N}_.@/${ESCAPED}-])${KEY}(?:\s?\[([^[\]\ue000-\uefff]*)\](?![([{:]))?`,
  'gu',
);

/** In the order of the text. A citation that goes on in other marks of Markdown is none here; `isEscaped` is asked of signs by their offset. */
export function findCitations(
  written: string,
  words: CitationWords,
  isEscaped: (offset: number) => boolean,
): readonly FoundCitation[] {
  const text = written.replace(/[@[\];]/g, (sign, offset: number) => (isEscaped(offset) ? ESCAPED : sign));
  const found: FoundCitation[] = [];
  // The text with what is in such brackets blank.
  let rest = '';
  for (const match of text.matchAll(BRACKETED)) {
    const start = match.index;
    if (!KEYED.test(match[1] ?? '')) continue;
    const cites = citesOf(match[1] ?? '', start + 1, written, words);
    if (cites === undefined) continue;
    found.push({
      start,
      end: start + match[0].length,
      citation: { cites: cites.map(({ cite }) => cite), inSentence: false },
      words: cites.flatMap((each) => each.words),
    });
    rest = rest.concat(text.slice(rest.length, start), ' '.repeat(match[0].length));
  }
  rest += text.slice(rest.length);
  for (const match of rest.matchAll(IN_SENTENCE)) {
    const start = match.index;
    // Where brackets are left open, a key stands in pieces of a citation.
    if (isInBrackets(rest, start)) continue;
    const locator = match[3] === undefined ? undefined : locatorIn(match[3], words, false);
    const isWhole = locator !== undefined && locator.rest.trim() === '';
    const key = match[1] ?? match[2] ?? '';
    const length = isWhole ? match[0].length : match[0].replace(/\s?\[[^[\]]*\]$/, '').length;
    found.push({
      start,
      end: start + length,
      citation: {
        cites: [
          {
            key,
            prefix: '',
            suffix: '',
            withoutAuthor: false,
            ...(isWhole ? { locator: locator.locator } : {}),
          },
        ],
        inSentence: true,
      },
      words: [],
    });
  }
  return found.sort((a, b) => a.start - b.start);
}

interface FoundCite {
  readonly cite: Cite;
  readonly words: readonly TextSpan[];
}

/** Undefined where a part between semicolons has no key or several. */
function citesOf(
  inside: string,
  from: number,
  written: string,
  words: CitationWords,
): readonly FoundCite[] | undefined {
  const cites: FoundCite[] = [];
  let at = from;
  for (const part of inside.split(';')) {
    const match = KEYED.exec(part);
    if (match === null) return undefined;
    const dash = part[match.index - 1] === '-';
    const before = part.slice(0, match.index - (dash ? 1 : 0));
    const after = part.slice(match.index + match[0].length);
    if (KEYED.test(after)) return undefined;
    const locator = locatorIn(after, words, true);
    const end = at + part.length;
    const suffix = written.slice(end - (locator?.rest ?? after).length, end);
    const prefix = written.slice(at, at + before.length).trim();
    cites.push({
      cite: {
        key: match[1] ?? match[2] ?? '',
        prefix: prefix === '' ? '' : `${prefix} `,
        suffix: suffix.trimEnd(),
        withoutAuthor: dash,
        ...(locator === undefined ? {} : { locator: locator.locator }),
      },
      words: [
        { start: at, end: at + before.length },
        { start: end - suffix.length, end },
      ].filter(({ start, end: last }) => last > start),
    });
    at = end + 1;
  }
  return cites;
}

/** Between a bracket before it that is not closed, or one after it that was not opened. */
function isInBrackets(text: string, at: number): boolean {
  const before = text.slice(0, at);
  const after = text.slice(at);
  const opened = before.lastIndexOf('[') > before.lastIndexOf(']');
  const closing = after.indexOf(']');
  const opening = after.indexOf('[');
  return opened || (closing >= 0 && (opening < 0 || closing < opening));
}

// ------------------------------------------------------------- locators

interface FoundLocator {
  readonly locator: NonNullable<Cite['locator']>;
  /** What follows it. */
  readonly rest: string;
}

const ONE = String.raw`[A-Za-z]{0,2}\d[\dA-Za-z]*(?:[.:]\d+)*`;
const listOf = (one: string) =>
  String.raw`${one}(?:\s?[-\u2013\u2014]{1,3}\s?${one})?(?:(?:,\s?|\s?&\s?)${one}(?:\s?[-\u2013\u2014]{1,3}\s?${one})?)*`;
const LABELLED = new RegExp(
  String.raw`^\s*(${listOf(`(?:${ONE}|[ivxlcdm]+|[IVXLCDM]+)`)})(?![\p{L}\d])`,
  'u',
);
const PAGES = new RegExp(String.raw`^(?=\d)(${listOf(`(?:${ONE})`)})(?![\p{L}\d])`, 'u');

/** `, pp. 3–5`, in the words of the language or of English; digits alone are pages. */
function locatorIn(text: string, words: CitationWords, needsComma: boolean): FoundLocator | undefined {
  const [space] = (needsComma ? /^\s*,\s*/ : /^\s*/).exec(text) ?? [];
  if (space === undefined) return undefined;
  const from = text.slice(space.length);
  const small = from.toLowerCase().replaceAll('\u00a0', ' ');
  for (const [label, name] of labelsOf(words)) {
    const value = small.startsWith(label) ? LABELLED.exec(from.slice(label.length)) : null;
    if (value !== null)
      return { locator: { name, value: value[1] ?? '' }, rest: from.slice(label.length + value[0].length) };
  }
  const digits = PAGES.exec(from);
  return digits === null
    ? undefined
    : { locator: { name: 'page', value: digits[0] }, rest: from.slice(digits[0].length) };
}

const ENGLISH: readonly Label[] = [
  ['pp.', 'page'],
  ['p.', 'page'],
  ['pages', 'page'],
  ['page', 'page'],
  ['chapters', 'chapter'],
  ['chapter', 'chapter'],
  ['chap.', 'chapter'],
  ['ch.', 'chapter'],
  ['sections', 'section'],
  ['section', 'section'],
  ['sec.', 'section'],
  ['§§', 'section'],
  ['§', 'section'],
  ['¶¶', 'paragraph'],
  ['¶', 'paragraph'],
  ['para.', 'paragraph'],
  ['figure', 'figure'],
  ['fig.', 'figure'],
  ['volume', 'volume'],
  ['vol.', 'volume'],
  ['note', 'note'],
  ['part', 'part'],
  ['line', 'line'],
];

type Label = readonly [label: string, name: LocatorName];

const labelsByWords = new WeakMap<CitationWords, readonly Label[]>();

/** In small letters, longer ones first, so that `pp.` is not `p` and something. */
function labelsOf(words: CitationWords): readonly Label[] {
  const known = labelsByWords.get(words);
  if (known !== undefined) return known;
  const own = locatorNames.flatMap((name) => {
    const { long, short } = words.locators[name];
    return [...long, ...short].map((label): Label => [label.toLowerCase().replaceAll('\u00a0', ' '), name]);
  });
  const labels = [...own, ...ENGLISH].sort(([a], [b]) => b.length - a.length);
  labelsByWords.set(words, labels);
  return labels;
}
