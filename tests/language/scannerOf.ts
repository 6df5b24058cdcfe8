/** The scanner of typed numbers of a language, for tests. */
import type { Language } from '../../pipeline/language/Language.ts';
import { type NumberScanner, numberScanner } from '../../pipeline/numbers/bareNumbers.ts';
import { languageNamed } from './languageNamed.ts';

export function scannerOf(
  tag: string,
  terms: readonly string[] = [],
  termPatterns: readonly string[] = [],
  language: Pick<Language, 'numbers' | 'besideNumbers'> = languageNamed(tag),
): NumberScanner {
  return numberScanner({ terms, termPatterns, language });
}
