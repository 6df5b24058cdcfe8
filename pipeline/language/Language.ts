/** All that a book prints or does in one way for its language; a language is one file of this folder. */
import type { HyphenationPatterns } from 'hyphen';
import type { CitationWords } from './CitationWords.ts';
import type { ComputationWords } from './ComputationWords.ts';
import type { NumberLocale } from './NumberLocale.ts';
import type { PackWords } from './PackWords.ts';
import type { Punctuation } from './Punctuation.ts';
import type { Words } from './Words.ts';
import type { WordsBesideNumbers } from './WordsBesideNumbers.ts';

export interface Language {
  /** BCP 47 with its region, e.g. `es-MX`. */
  readonly tag: string;
  readonly words: Words;
  readonly pack: PackWords;
  readonly citations: CitationWords;
  readonly computation: ComputationWords;
  readonly numbers: NumberLocale;
  readonly punctuation: Punctuation;
  readonly besideNumbers: WordsBesideNumbers;
  /** Letters with a mark that are letters of their own among names, as what stands for them there: `ñ` after `n`. */
  readonly letters: Readonly<Record<string, string>>;
  /** Words at the head of a name that do not count in its place among others, of names in other languages too: `El Sol`. Lower case. */
  readonly articles: ReadonlySet<string>;
  /** Words, in small letters, by which a title states something: verbs, comparisons, words of change. */
  readonly findings: ReadonlySet<string>;
  /** Endings that make a word one of several. Lower case. */
  readonly plurals: readonly string[];
  /** Words that say nothing at the end of a name that is cut. Lower case. */
  readonly smallWords: ReadonlySet<string>;
  /** Liang's patterns; loaded when pages are laid out, since some are large. */
  readonly hyphenation: () => Promise<HyphenationPatterns>;
}
