/** Random manuscripts: layout always ends, loses nothing, and keeps everything on its page and apart. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Theme } from '../../../pipeline/theme/Theme.ts';
import { type LaidOut, layOut } from '../layOut.ts';
import { squareTheme } from '../squareTheme.ts';
import { faultsOf } from './faultsOf.ts';
import { blocksOf, mentions, type RandomBlock, randomBlocks } from './RandomBlock.ts';

const { page, text } = squareTheme;
const themes: readonly Theme[] = [
  squareTheme,
  // High enough for turned tables.
  {
    ...squareTheme,
    page: { ...page, height: 800 },
    text: { justify: true, hyphenate: true, hangingPunctuation: true },
  },
  {
    ...squareTheme,
    page: { ...page, facing: false, chaptersStartRecto: false, sideGap: 0, sideWidth: 0 },
    text: { ...text, justify: true },
  },
  { ...squareTheme, page: { ...page, bleed: 9, cropMarks: true } },
];

interface Drawn extends LaidOut {
  readonly texts: readonly string[];
}

function layOutDrawn(drawn: readonly RandomBlock[], theme: Theme): Drawn {
  const { blocks, footnotes, texts } = blocksOf(drawn);
  return { ...layOut([...blocks, mentions(blocks)], { footnotes }, theme), texts };
}

const seed = 20240331;

export function everyManuscriptIsSetWhole(numRuns: number): void {
  let sound = 0;
  fc.assert(
    fc.property(randomBlocks, fc.constantFrom(...themes), (drawn, theme) => {
      const { layout, problems, texts } = layOutDrawn(drawn, theme);
      // What cannot be set is an error, and the book is not built.
      if (problems.some(({ severity }) => severity === 'error')) return;
      sound += 1;
      expect(faultsOf(layout, texts, theme)).toEqual([]);
    }),
    { numRuns, seed },
  );
  expect(sound).toBeGreaterThan(numRuns * 0.7);
}

export function theSameManuscriptIsLaidOutTheSame(numRuns: number): void {
  fc.assert(
    fc.property(randomBlocks, (drawn) => {
      expect(layOutDrawn(drawn, squareTheme).layout).toEqual(layOutDrawn(drawn, squareTheme).layout);
    }),
    { numRuns, seed },
  );
}
