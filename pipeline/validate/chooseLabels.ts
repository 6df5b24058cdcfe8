/** Turns a document whose words stand in several languages into one whose words are in the book's language alone. */
import type { SourceDocument } from '../load/BookSource.ts';
import { labelNotByLanguage, labelUntranslated } from '../problems/catalogue/labels.ts';
import type { Problem } from '../problems/Problem.ts';
import { spotOf, spotOfKey } from '../problems/spot.ts';

type Path = readonly (string | number)[];

/**
 * What may be a label, which is a text or one by language, as `{ "en": "Exports", "es-MX": "Exportaciones" }`: properties of descriptors, declarations and of
 * `book.yaml`, at whatever depth.
 */
export const LABELS: ReadonlySet<string> = new Set([
  'title',
  'shortTitle',
  'subtitle',
  'description',
  'unit',
  'label',
  'text',
  'statement',
  'waive',
  'stated',
  'holds',
  'why',
  'publisher',
  'credit',
  'licence',
  'contact',
]);

/**
 * Chosen is the text of the exact tag, such as `es-MX`, or else that of its language, `es`. Where there is neither, or a
 * label is no text by language, it is a problem, and the first text stands in, so that the rest can be read. Later
 * stages meet plain texts alone.
 */
export function chooseLabels(
  document: SourceDocument,
  tag: string,
  report: (problem: Problem) => void,
): SourceDocument {
  const choose = (value: unknown, path: Path): unknown => {
    if (Array.isArray(value)) return value.map((item, index) => choose(item, [...path, index]));
    if (typeof value !== 'object' || value === null) return value;
    const name = path.at(-1);
    if (typeof name === 'string' && LABELS.has(name)) return chosen(value, path);
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key, choose(member, [...path, key])]),
    );
  };
  const chosen = (texts: object, path: Path): string => {
    const entries = Object.entries(texts);
    const odd = entries.find(([key, text]) => !isTag(key) || typeof text !== 'string' || text.trim() === '');
    const first = entries.map(([, text]) => text).find((text) => typeof text === 'string') ?? '…';
    if (odd !== undefined || entries.length === 0) {
      const [key] = odd ?? [];
      const spot = key === undefined ? spotOf(document, path) : spotOfKey(document, [...path, key]);
      report(labelNotByLanguage(spot, String(path.at(-1)), key));
      return first;
    }
    const byTag = new Map(entries.map(([key, text]) => [key.toLowerCase(), String(text)]));
    const found = byTag.get(tag.toLowerCase()) ?? byTag.get(languagePart(tag));
    if (found !== undefined) return found;
    report(labelUntranslated(spotOf(document, path), String(path.at(-1)), tag, [...byTag.keys()]));
    return first;
  };
  return { ...document, data: choose(document.data, []) };
}

/** `es` of `es-MX`. */
export function languagePart(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() ?? '';
}

function isTag(key: string): boolean {
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/i.test(key);
}
