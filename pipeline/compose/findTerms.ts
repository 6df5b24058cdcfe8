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

/** Of names that lie within one another, such as `court` in `supreme court`, only the longer one is found. */
export function termFinder(terms: readonly Term[], plurals: readonly string[]): TermFinder {
  const longestFirst = terms.toSorted((a, b) => b.name.length - a.name.length);
  const searches = [true, false].flatMap((ofWords) => {
    const searched = longestFirst.filter(({ name }) => isWord(name) === ofWords);
    if (searched.length === 0) return [];
    const forms = searched.map(({ name }) => `(${formsOf(name, plurals)})`).join('|');
    return [{ terms: searched, pattern: new RegExp(bounded(forms), ofWords ? 'giu' : 'gu') }];
  });
  return (text) => {
    const found = searches.flatMap(({ terms: searched, pattern }) =>
      [...text.matchAll(pattern)].flatMap((match): readonly FoundTerm[] => {
        const id = searched[match.slice(1).findIndex((form) => form !== undefined)]?.id;
        return id === undefined ? [] : [{ id, at: match.index, end: match.index + match[0].length }];
      }),
    );
    return found
      .filter((each) => !found.some((other) => isWithin(each, other)))
      .toSorted((a, b) => a.at - b.at);
  };
}

function isWithin(inner: FoundTerm, outer: FoundTerm): boolean {
  return outer.at <= inner.at && inner.end <= outer.end && outer.end - outer.at > inner.end - inner.at;
}

/** An abbreviation, or a name with a capital within it, is known by its letters; a word is one in any case and number. */
export function isWord(name: string): boolean {
  return !/\p{Lu}.*[\p{Lu}\d]|\d/u.test(name);
}

function formsOf(name: string, plurals: readonly string[]): string {
  const form = literalForm(name);
  return isWord(name) ? `${form}(?:${plurals.join('|')})?` : form;
}

/** The name in a pattern, with any space between its words and either apostrophe. */
export function literalForm(name: string): string {
  return escapeRegExp(name).replace(/\s+/gu, '[\\s\\u00a0]+').replace(/['’]/gu, "['’]");
}

/** As a whole word. */
export function bounded(forms: string): string {
  return `(?<![\\p{L}\\p{N}-])(?:${forms})(?![\\p{L}\\p{N}-])`;
}
