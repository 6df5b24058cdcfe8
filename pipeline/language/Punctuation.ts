/** How typed punctuation is set. Quotation marks are those of the CLDR's `delimiters`, but where a language says why not. */

export interface Punctuation {
  /** What stands for typed `"`, with the space that belongs to it. */
  readonly double: Quotes;
  /** What stands for typed `'`. */
  readonly single: Quotes;
  /** Space before each of these marks, which a line's end does not part from their word, e.g. `{ '?': '\u202f' }`. */
  readonly spaceBefore: Readonly<Partial<Record<';' | ':' | '!' | '?', string>>>;
}

export type Quotes = readonly [opening: string, closing: string];

export const APOSTROPHE = '\u2019';
/** “English” */
export const CURLY: Quotes = ['\u201c', '\u201d'];
/** ‘English’ */
export const SINGLE_CURLY: Quotes = ['\u2018', '\u2019'];
/** «Spanish» */
export const GUILLEMETS: Quotes = ['\u00ab', '\u00bb'];
