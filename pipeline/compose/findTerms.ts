/** Turns names into a search that finds them in a text as whole words: for definitions beside the text, and for the index. */
import { escapeRegExp } from '../patterns/escapeRegExp.ts';

export interface Term {
  /** What it is found for; several may have one. */
  readonly id: string;
  readonly name: string;
}

export interface FoundTerm {
  readonly id: string;
  readonly at: number;
  readonly end: number;
}

export type TermFinder = (text: string) => readonly FoundTerm[];

/** What a name may begin with: a run of letters and digits, or a sign. */
const BEGINNING = /[\p{L}\p{N}]+|[^\p{L}\p{N}\s]/gu;

/** Of names that lie within one another, such as `court` in `supreme court`, only the longer one is found. */
export function termFinder(terms: readonly Term[], plurals: readonly string[]): TermFinder {
  const longestFirst = terms.toSorted((a, b) => b.name.length - a.name.length);
  const kinds = [true, false].map((ofWords) =>
    searchesByWord(
      longestFirst.filter(({ name }) => isWord(name) === ofWords),
      plurals,
    ),
  );
  const isBeginning = beginningsOf(kinds);
  return (text) => {
    const beginnings = [...text.matchAll(BEGINNING)].filter(
      ({ 0: word, index }) => isBeginning(word) && !IN_WORD.test(characterBefore(text, index)),
    );
    const found = kinds.flatMap((searches) => foundAt(beginnings, searches, text));
    return found
      .filter((each) => !found.some((other) => isWithin(each, other)))
      .toSorted((a, b) => a.at - b.at);
  };
}

/** A name, the search for it at one place of a text, and what may stand behind it in the same word. */
interface Search {
  readonly id: string;
  readonly pattern: RegExp;
  readonly endings: ReadonlySet<string>;
}

/** By the word that a name begins with, folded. */
type Searches = ReadonlyMap<string, readonly Search[]>;

/**
 * A book has hundreds of names and some ten thousand words: each word is looked up, and only names that begin with it are searched
 * for where it stands.
 */
function searchesByWord(terms: readonly Term[], plurals: readonly string[]): Searches {
  const byWord = new Map<string, Search[]>();
  for (const { id, name } of terms) {
    // Without classes of letters: to make them ready for letters in any case takes milliseconds a pattern.
    const pattern = new RegExp(literalForm(name), isWord(name) ? 'iuy' : 'uy');
    const endings = new Set(['', ...(isWord(name) ? plurals : [])].map(folded));
    const search = { id, pattern, endings };
    for (const word of firstWords(name, plurals)) {
      const same = byWord.get(word);
      if (same === undefined) byWord.set(word, [search]);
      else same.push(search);
    }
  }
  return byWord;
}

/** Whether a name begins with a word; each is folded once, since a text repeats its words. */
function beginningsOf(kinds: readonly Searches[]): (word: string) => boolean {
  const known = new Map<string, boolean>();
  return (word) => {
    let isOne = known.get(word);
    if (isOne === undefined) {
      isOne = kinds.some((searches) => searches.has(folded(word)));
      known.set(word, isOne);
    }
    return isOne;
  };
}

/** None of what is found lies over another. */
function foundAt(
  beginnings: readonly RegExpExecArray[],
  searches: Searches,
  text: string,
): readonly FoundTerm[] {
  const found: FoundTerm[] = [];
  let end = 0;
  for (const { 0: word, index } of beginnings) {
    if (index < end) continue;
    for (const { id, pattern, endings } of searches.get(folded(word)) ?? []) {
      pattern.lastIndex = index;
      if (!pattern.test(text)) continue;
      const ending = endingAt(text, pattern.lastIndex);
      if (!endings.has(folded(ending))) continue;
      end = pattern.lastIndex + ending.length;
      found.push({ id, at: index, end });
      break;
    }
  }
  return found;
}

/** A name that begins behind one of these, or ends before one, is not the whole word. */
const IN_WORD = /[\p{L}\p{N}-]/u;
const ENDING = /[\p{L}\p{N}-]*/uy;

/** Whether what stands there is a whole word, or several. */
export function isWhole(text: string, from: number, to: number): boolean {
  return !IN_WORD.test(characterBefore(text, from)) && endingAt(text, to) === '';
}

function characterBefore(text: string, index: number): string {
  return [...text.slice(Math.max(0, index - 2), index)].at(-1) ?? '';
}

function endingAt(text: string, index: number): string {
  ENDING.lastIndex = index;
  return ENDING.exec(text)?.[0] ?? '';
}

/** What a name may begin with in a text, folded: as it stands, or in the plural where that is all of it. */
function firstWords(name: string, plurals: readonly string[]): ReadonlySet<string> {
  const [first = ''] = name.match(BEGINNING) ?? [];
  const all = first === name ? ['', ...plurals] : [''];
  return new Set(all.map((plural) => folded(`${first}${plural}`)));
}

/** The same for all signs that a search takes for one another. */
function folded(word: string): string {
  return word === '’' ? "'" : word.toLowerCase().toUpperCase().toLowerCase();
}

function isWithin(inner: FoundTerm, outer: FoundTerm): boolean {
  return outer.at <= inner.at && inner.end <= outer.end && outer.end - outer.at > inner.end - inner.at;
}

/** An abbreviation, or a name with a capital within it, is known by its letters; a word is one in any case and number. */
export function isWord(name: string): boolean {
  return !/\p{Lu}.*[\p{Lu}\d]|\d/u.test(name);
}

/** The name in a pattern, with any space between its words and either apostrophe. */
export function literalForm(name: string): string {
  return escapeRegExp(name).replace(/\s+/gu, '[\\s\\u00a0]+').replace(/['’]/gu, "['’]");
}
