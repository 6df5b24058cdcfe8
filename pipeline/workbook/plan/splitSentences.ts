/** Turns a long text into lines of whole sentences, since a cell of a narrow column shows one line. */

/** Longer lines make the sheet print small. */
const LONGEST_LINE = 120;

/** Sentences are put together as long as they fit; one that is longer stays whole, for screen readers. */
export function splitSentences(text: string): readonly string[] {
  const sentences = text
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(?<=[.!?])\s+(?=\p{Lu})/u);
  const lines: string[] = [];
  let line = '';
  for (const sentence of sentences) {
    if (line !== '' && line.length + 1 + sentence.length > LONGEST_LINE) {
      lines.push(line);
      line = sentence;
    } else {
      line = line === '' ? sentence : `${line} ${sentence}`;
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}
