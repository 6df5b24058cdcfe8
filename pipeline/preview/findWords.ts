/** Finds where words stand on the pages, however they are broken into lines and pages. */

import type { Destination, Layout } from '../layout/Layout.ts';
import { lastThat } from '../lists/lastThat.ts';
import { type BoxOnPage, boxOfText } from './placeFigures.ts';

export interface PrintedWords {
  /**
   * The boxes of the lines that hold a text; none where it does not stand on the pages so. Of the same words in several
   * places those after `anchor` are meant.
   */
  readonly find: (text: string, anchor?: Destination) => readonly BoxOnPage[];
}

/** The name of a place that another sentence refers to, which is printed otherwise: `[fig:goods]`. */
const REFERENCE = /\[[^\]\s]*:[^\]\s]*\]/;

/** Letters that a reference may take, as `Figure 3.2 on page 17` does. */
const IN_REFERENCE = 80;

/** Letters of the mark of a note or an open point, which no text tells of: it may stand after any word. */
const IN_MARK = 6;

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
  const startAfter = ({ page, y }: Destination): number => {
    const piece = pieces.findIndex((each) => each.page > page || (each.page === page && each.box.y >= y - 1));
    return starts[piece] ?? 0;
  };
  return {
    find: (text, anchor) => {
      const after = anchor === undefined ? 0 : startAfter(anchor);
      const parts = text.split(REFERENCE);
      const words = text.split(/\s+/);
      const hasReference = parts.length > 1;
      const span =
        spanOf(stream, after, parts, IN_REFERENCE) ??
        (hasReference ? undefined : spanOf(stream, after, words, IN_MARK)) ??
        (after > 0 ? spanOf(stream, 0, parts, IN_REFERENCE) : undefined);
      if (span === undefined) return [];
      const first = lastThat(starts.length - 1, (at) => (starts[at] ?? 0) <= span.from);
      const last = lastThat(starts.length - 1, (at) => (starts[at] ?? 0) < span.to);
      return byLine(pieces.slice(first, last + 1));
    },
  };
}

/** Letters and digits alone: marks, spaces and hyphens change with the line. */
function lettersOf(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
}

/** From the first letter of the first part to the last of the last, with no more than some letters between two of them. */
function spanOf(
  stream: string,
  after: number,
  parts: readonly string[],
  between: number,
): { readonly from: number; readonly to: number } | undefined {
  const [first, ...others] = parts.map(lettersOf).filter((part) => part !== '');
  if (first === undefined) return undefined;
  for (let from = stream.indexOf(first, after); from >= 0; from = stream.indexOf(first, from + 1)) {
    let to = from + first.length;
    const isWhole = others.every((part) => {
      const at = stream.slice(to, to + between + part.length).indexOf(part);
      to += at + part.length;
      return at >= 0;
    });
    if (isWhole) return { from, to };
  }
  return undefined;
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
