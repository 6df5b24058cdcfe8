/** Turns a text into digests of its runs of eight words, so that it can be compared with one that may not be kept here. */
import { createHash } from 'node:crypto';

/** So many words in a row are a sentence's own; fewer come together by themselves. */
export const RUN_LENGTH = 8;

/** Hexadecimal digits of a digest. Its 40 bits meet by chance about once in five thousand comparisons of whole books. */
const DIGITS = 10;

export interface WordRun {
  readonly words: string;
  readonly digest: string;
}

/** Every eight words in a row that are not numbers alone. */
export function wordRuns(text: string): readonly WordRun[] {
  const words = plainWords(text);
  const starts = Array.from({ length: Math.max(0, words.length - RUN_LENGTH + 1) }, (_, start) => start);
  return starts
    .map((start) => words.slice(start, start + RUN_LENGTH))
    .filter((run) => run.some((word) => /\p{L}/u.test(word)))
    .map((run) => run.join(' '))
    .map((joined) => ({ words: joined, digest: digestOf(joined) }));
}

/** In lower case, letters and digits only; the marks of Markdown, of templates and of typography go. */
function plainWords(text: string): readonly string[] {
  return (
    text
      .replace(/\{\{[^}]*\}\}|<[^>]*>|\]\([^)]*\)|https?:\/\/\S+/g, ' ')
      .normalize('NFKC')
      .replace(/[’'\u00ad]/g, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, DIGITS);
}
