/** All that a book prints or does in one way for its language; a language is one file of this folder. */
import type { HyphenationPatterns } from 'hyphen';
import type { NumberLocale } from './NumberLocale.ts';
import type { PackWords } from './PackWords.ts';
import type { Words } from './Words.ts';
import type { WordsBesideNumbers } from './WordsBesideNumbers.ts';

export interface Language {
  /** BCP 47 with its region, e.g. `es-MX`. */
  readonly tag: string;
  readonly words: Words;
  readonly pack: PackWords;
  readonly numbers: NumberLocale;
  readonly quotes: Quotes;
  readonly besideNumbers: WordsBesideNumbers;
  /** Liang's patterns; loaded when pages are laid out, since some are large. */
  readonly hyphenation: () => Promise<HyphenationPatterns>;
}

/** What stands for typed quotation marks, with the space that belongs to them. */
export interface Quotes {
  readonly double: readonly [opening: string, closing: string];
  readonly single: readonly [opening: string, closing: string];
}
