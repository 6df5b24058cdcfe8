/** The language of a tag, for tests that know that there is one. */
import type { Language } from '../../pipeline/language/Language.ts';
import { languageOf } from '../../pipeline/language/languages.ts';

export function languageNamed(tag: string): Language {
  const language = languageOf(tag);
  if (language === undefined) throw new Error(`no language ${tag}`);
  return language;
}
