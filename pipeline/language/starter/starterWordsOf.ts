/** The starter's words for a language that a book may have. */
import type { Language } from '../Language.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { brazilian, european } from './portuguese.ts';
import type { StarterWords } from './StarterWords.ts';
import { spanish } from './spanish.ts';

/** By tag, or by what stands before the region where all regions have the same words. */
const words: Readonly<Record<string, StarterWords>> = {
  en: english,
  fr: french,
  de: german,
  es: spanish,
  'pt-BR': brazilian,
  'pt-PT': european,
};

export function starterWordsOf({ tag }: Language): StarterWords {
  const found = words[tag] ?? words[tag.split('-')[0] ?? ''];
  if (found === undefined) throw new Error(`no words of the starter in ${tag}`);
  return found;
}
