/** Tells which of two names stands first in a list: as readers look for them, and the same on every machine. */
import type { Language } from './Language.ts';

/**
 * Negative where `a` stands before `b`. Capitals, accents and a leading article do not count, but for letters of the
 * language's own. `Intl.Collator` is no help: its order changes with the ICU of the Node that runs.
 */
export function compareNames(a: string, b: string, language: Language): number {
  return compare(sortKey(a, language), sortKey(b, language)) || compare(a, b);
}

/** The letter under which a name stands in a list; `0` of all that begin with a digit or a sign. */
export function initialOf(name: string, language: Language): string {
  const [first = ''] = sortKey(name, language);
  return /\p{L}/u.test(first) ? first : '0';
}

function sortKey(name: string, { articles, letters }: Language): string {
  const plain = [...name.normalize('NFC').toLowerCase()]
    .map(
      (letter) =>
        letters[letter] ?? (letter < '\x80' ? letter : letter.normalize('NFD').replace(/\p{M}/gu, '')),
    )
    .join('');
  const [first = '', ...rest] = plain.split(' ');
  return articles.has(first) && rest.length > 0 ? rest.join(' ') : plain;
}

/** By code units. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
