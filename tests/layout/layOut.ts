/** Lays blocks out in squares, for tests of pages. */

import englishPatterns from 'hyphen/patterns/en-us.js';
import type { Block, Manuscript } from '../../pipeline/compose/Manuscript.ts';
import type { Layout, Page, TextItem } from '../../pipeline/layout/Layout.ts';
import { type LayoutInput, layoutBook } from '../../pipeline/layout/layoutBook.ts';
import type { Problem } from '../../pipeline/problems/Problem.ts';
import type { Theme } from '../../pipeline/theme/Theme.ts';
import { body, type ChapterWords, chapter, manuscript } from './manuscripts.ts';
import { squareFont } from './squareMeasurer.ts';
import { squareTheme } from './squareTheme.ts';

export interface LaidOut {
  readonly layout: Layout;
  readonly problems: readonly Problem[];
}

export function layOutManuscript(
  whole: Manuscript,
  theme: Theme = squareTheme,
  more: Partial<LayoutInput> = {},
): LaidOut {
  const { value, problems } = layoutBook({
    manuscript: whole,
    theme,
    measurer: squareFont,
    patterns: englishPatterns,
    ...more,
  });
  if (value === undefined) throw new Error(problems.map(({ message }) => message).join('\n'));
  return { layout: value, problems };
}

/** One chapter without number, whose text begins 80 pt below the top of its first page. */
export function layOut(
  blocks: readonly Block[],
  words: ChapterWords = {},
  theme: Theme = squareTheme,
): LaidOut {
  return layOutManuscript(manuscript(body([chapter('one', blocks, words)])), theme);
}

/** Text of a page's lines from top to bottom, heads and folio too. */
export function linesOf(page: Page): readonly string[] {
  const lines = new Map<number, TextItem[]>();
  for (const item of page.items) {
    if (item.type !== 'text') continue;
    const y = Math.round(item.y * 10) / 10;
    lines.set(y, [...(lines.get(y) ?? []), item]);
  }
  return [...lines.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, items]) =>
      items
        .toSorted((a, b) => a.x - b.x)
        .map(({ text }) => text.trimEnd())
        .join(' '),
    );
}

/** Where the first text that begins so stands. */
export function find(layout: Layout, start: string): { readonly page: number; readonly item: TextItem } {
  for (const page of layout.pages) {
    for (const item of page.items) {
      if (item.type === 'text' && item.text.startsWith(start)) return { page: page.index, item };
    }
  }
  throw new Error(`"${start}" is not printed`);
}
