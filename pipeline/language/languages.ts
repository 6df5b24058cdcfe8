/** The languages that a book may have, and the one that a tag means. */
import { american, british } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import type { Language } from './Language.ts';
import { portuguese } from './portuguese.ts';
import { spanish } from './spanish.ts';

/** Of a book that names no language. */
export const defaultLanguage: Language = american;

/** Every region of each. */
export const offered: readonly Language[] = [
  american,
  british,
  ...spanish,
  ...french,
  ...german,
  ...portuguese,
];

/** BCP 47 tags, e.g. `es-MX`. */
export const languageTags: readonly string[] = offered.map(({ tag }) => tag);

/**
 * The language of a BCP 47 tag, without regard to capitals; of a tag without region the first of its regions.
 * Undefined where the pipeline has no such language.
 */
export function languageOf(tag: string): Language | undefined {
  const wanted = tag.toLowerCase();
  return offered.find((language) => {
    const own = language.tag.toLowerCase();
    return own === wanted || own.split('-')[0] === wanted;
  });
}
