/** Turns texts into their words, and words into those that no dictionary has. */
import dictionary from 'dictionary-en';
import nspell from 'nspell';

/** Knows the words of US English. */
export interface Speller {
  readonly knows: (word: string) => boolean;
}

export function usEnglish(): Speller {
  const speller = nspell({ aff: Buffer.from(dictionary.aff), dic: Buffer.from(dictionary.dic) });
  const known = new Map<string, boolean>();
  return {
    knows: (word) => {
      const before = known.get(word);
      if (before !== undefined) return before;
      const answer = speller.correct(word);
      known.set(word, answer);
      return answer;
    },
  };
}

/**
 * The words of a text without possessive endings, each part of a hyphenated one by itself. Addresses, names of sites and files, codes
 * such as `NY.GDP.MKTP.CD` and whatever holds a digit are left out, and so are single letters.
 */
export function wordsOf(text: string): readonly string[] {
  const plain = text
    .replaceAll('\u00ad', '')
    .replaceAll('’', "'")
    .replace(
      /(https?:\/\/|www\.)\S+|\S+@\S+|\b[a-z\d-]+(\.[a-z\d-]+)*\.[a-z]{2,10}\b|[\w-]+\.(csv|xlsx|pdf|svg)\b|\b[A-Z]+(\.[A-Z]+)+\b/g,
      ' ',
    );
  const tokens = plain.match(/[\p{L}\p{M}\p{N}](?:'?[\p{L}\p{M}\p{N}])*/gu) ?? [];
  return tokens
    .map((token) => token.normalize('NFC').replace(/'s$/, ''))
    .filter((word) => !/\p{N}/u.test(word) && [...word].length > 1);
}
