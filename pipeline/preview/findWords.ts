/** Finds where words stand on the pages, however they are broken into lines and pages. */
import type { Layout } from '../layout/Layout.ts';
import { type BoxOnPage, boxOfText } from './placeFigures.ts';

export interface PrintedWords {
  /** The boxes of the lines that hold a text; none where it does not stand on the pages so. */
  readonly find: (text: string) => readonly BoxOnPage[];
}

/** The name of a place that another sentence refers to, which is printed otherwise: `[fig:goods]`. */
const REFERENCE = /\[[^\]\s]*:[^\]\s]*\]/;

/** Letters between two parts of a sentence that a reference may take, as `Figure 3.2 on page 17` does. */
const MOST_BETWEEN = 80;

/** Letters of a part that is too short to be found for sure. */
const LEAST = 3;

export function printedWords({ pages }: Layout): PrintedWords {
  const pieces: BoxOnPage[] = [];
  /** Where each piece begins among the letters. */
  const starts: number[] = [];
  const texts: string[] = [];
  let length = 0;
  for (const { index, items } of pages) {
    for (const item of items) {
      // Heads and folios would part a sentence that goes over to the next page.
      if (item.type !== 'text' || item.content === undefined) continue;
      const letters = lettersOf(item.text);
      if (letters === '') continue;
      pieces.push({ page: index, box: boxOfText(item) });
      starts.push(length);
      texts.push(letters);
      length += letters.length;
    }
  }
  const stream = texts.join('');
  return {
    find: (text) => {
      const span = spanOf(stream, text);
      if (span === undefined) return [];
      const first = lastAtMost(starts, span.from);
      const last = lastAtMost(starts, span.to - 1);
      return byLine(pieces.slice(first, last + 1));
    },
  };
}

/** Letters and digits alone: marks, spaces and hyphens change with the line. */
function lettersOf(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
}

function spanOf(stream: string, text: string): { readonly from: number; readonly to: number } | undefined {
  const [first, ...others] = text
    .split(REFERENCE)
    .map(lettersOf)
    .filter((part) => part.length >= LEAST);
  if (first === undefined) return undefined;
  const from = stream.indexOf(first);
  if (from < 0) return undefined;
  let to = from + first.length;
  for (const part of others) {
    const at = stream.indexOf(part, to);
    if (at < 0 || at - to > MOST_BETWEEN) break;
    to = at + part.length;
  }
  return { from, to };
}

/** Index of the last of some ascending numbers that is not above another. */
function lastAtMost(numbers: readonly number[], most: number): number {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((numbers[middle] ?? 0) <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** One box for the pieces that follow one another on a line. */
function byLine(pieces: readonly BoxOnPage[]): readonly BoxOnPage[] {
  const lines: BoxOnPage[] = [];
  for (const { page, box } of pieces) {
    const last = lines.at(-1);
    const isOnLine =
      last?.page === page && Math.abs(last.box.y - box.y) < box.height / 2 && box.x >= last.box.x;
    if (last === undefined || !isOnLine) {
      lines.push({ page, box });
      continue;
    }
    const width = Math.max(last.box.x + last.box.width, box.x + box.width) - last.box.x;
    lines[lines.length - 1] = { page, box: { ...last.box, width } };
  }
  return lines;
}
