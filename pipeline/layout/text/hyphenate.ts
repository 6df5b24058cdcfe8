/** Turns a word into the places where it may be hyphenated, by Liang's patterns for its language. */
import createHyphenator, { type HyphenationPatterns } from 'hyphen';

/** Letters that stay before and after a hyphen. */
const leastBefore = 2;
const leastAfter = 3;

/** No word of a language is longer; what is, breaks anywhere, and the patterns would take long over it. */
const mostLetters = 200;

const softHyphen = '\u00ad';

/** Indexes of code units, ascending. */
export type Hyphenate = (word: string) => readonly number[];

/** Remembers each word; made once for each run of layout. Without patterns there are no places. */
export function createHyphenate(patterns: HyphenationPatterns | undefined): Hyphenate {
  if (patterns === undefined) return () => [];
  // The library writes what it finds into the dictionary of exceptions, so it gets one of its own.
  const [levels, trie, exceptions] = patterns;
  const insertHyphens = createHyphenator([levels, trie, { ...exceptions }], {
    async: false,
    html: false,
    minWordLength: leastBefore + leastAfter,
    hyphenChar: softHyphen,
  });
  const known = new Map<string, readonly number[]>();
  return (word) => {
    let points = known.get(word);
    if (points === undefined) {
      points = pointsOf(word, insertHyphens);
      known.set(word, points);
    }
    return points;
  };
}

function pointsOf(word: string, insertHyphens: (text: string) => string): readonly number[] {
  const points: number[] = [];
  for (const part of word.matchAll(/\p{L}+/gu)) {
    const letters = part[0];
    if (
      letters.length < leastBefore + leastAfter ||
      letters.length > mostLetters ||
      mayNotBeHyphenated(letters)
    )
      continue;
    let at = 0;
    for (const piece of insertHyphens(letters).split(softHyphen).slice(0, -1)) {
      at += piece.length;
      if (at >= leastBefore && at <= letters.length - leastAfter) points.push(part.index + at);
    }
  }
  return points;
}

/** Abbreviations and names such as `UNESCO` or `McAllen` have a second capital. */
function mayNotBeHyphenated(letters: string): boolean {
  return /\p{Lu}/u.test(letters.slice(1));
}
