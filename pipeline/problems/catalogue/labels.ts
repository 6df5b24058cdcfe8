/** Messages of words that stand in several languages. */
import type { Problem } from '../Problem.ts';
import { problemAt, quoted, type Spot } from '../spot.ts';

export function labelUntranslated(spot: Spot, name: string, tag: string, found: readonly string[]): Problem {
  const language = tag.split('-')[0] ?? tag;
  return problemAt(
    'label-untranslated',
    spot,
    `${name}: expected a text in ${language === tag ? tag : `${tag} or ${language}`}, found ${found.join(', ')}`,
    [`the book's language is ${tag}; add "${language}": "…"`],
  );
}

/** `key` is the one that is no language, or has no text; undefined where there is none at all. */
export function labelNotByLanguage(spot: Spot, name: string, key: string | undefined): Problem {
  return problemAt(
    'label-not-by-language',
    spot,
    `${name}: expected a text, or texts by language, found ${key === undefined ? 'an empty object' : quoted(key)}`,
    ['texts by language are { "en": "Exports", "es": "Exportaciones" }'],
  );
}
