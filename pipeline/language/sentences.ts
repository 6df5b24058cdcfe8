/** Finds where the sentences of a text begin and end. */

/** A sentence ends with its stop before white space and a capital, a figure or a quote. */
const SENTENCE_END = /[.!?][\u201d\u2019)\u00bb]*\s+(?=[\p{Lu}\d$\u201c\u2018\u00ab(])/gu;

/** Where the sentence begins that an offset of a text stands in. */
export function sentenceStart(text: string, offset: number): number {
  let from = 0;
  for (const match of text.matchAll(SENTENCE_END)) {
    const next = match.index + match[0].length;
    if (next <= offset) from = next;
  }
  return from;
}

/** Where the sentence around a stretch of a text begins and ends. */
export function boundsOfSentence(text: string, start: number, end: number): [from: number, to: number] {
  const last = [...text.matchAll(SENTENCE_END)].find(
    (match) => match.index + match[0].length > start && match.index + 1 >= end,
  );
  const to = last === undefined ? text.length : last.index + last[0].length;
  return [sentenceStart(text, start), to];
}

export function sentencesOf(text: string): readonly string[] {
  const ends = [...text.matchAll(SENTENCE_END)].map((match) => match.index + match[0].length);
  const starts = [0, ...ends];
  return starts
    .map((from, index) => text.slice(from, starts[index + 1]).trim())
    .filter((part) => part !== '');
}
