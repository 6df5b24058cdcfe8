/**
 * What a computation says, before it is put into a language: words by name with what they are said of, numbers by value.
 * One evaluation so gives the text of a message, in English, and that of the book.
 */
import type { ComputationWords } from './ComputationWords.ts';
import type { Language } from './Language.ts';

export type Phrase =
  /** Signs, names and words of the data, the same in every language. */
  | string
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'said'; readonly words: keyof ComputationWords; readonly of: readonly Phrase[] }
  | readonly Phrase[];

export function number(value: number): Phrase {
  return { type: 'number', value };
}

/** e.g. `say('within', '798.8', '0.05')`. */
export function say(words: keyof ComputationWords, ...of: readonly Phrase[]): Phrase {
  return { type: 'said', words, of };
}

export function phraseText(phrase: Phrase, language: Pick<Language, 'computation' | 'numbers'>): string {
  if (typeof phrase === 'string') return phrase;
  if ('length' in phrase) return phrase.map((part) => phraseText(part, language)).join('');
  if (phrase.type === 'number') return numberText(phrase.value, language.numbers);
  const said: (...texts: readonly string[]) => string = language.computation[phrase.words];
  return said(...phrase.of.map((part) => phraseText(part, language)));
}

/** Without noise of the double; thousands are set off from 10,000 on. Negative numbers have a hyphen, as in a formula. */
export function numberText(value: number, { decimal, thousands }: Language['numbers']): string {
  if (!Number.isFinite(value)) return String(value);
  const clean = Number(value.toPrecision(15));
  const [whole = '', decimals] = String(clean).split('.');
  if (whole.includes('e') || (decimals?.includes('e') ?? false)) return String(clean).replace('.', decimal);
  const grouped = Math.abs(clean) >= 10_000 ? whole.replace(/\B(?=(\d{3})+$)/g, thousands) : whole;
  return decimals === undefined ? grouped : `${grouped}${decimal}${decimals}`;
}
