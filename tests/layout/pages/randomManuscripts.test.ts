/** Random manuscripts: layout always ends, loses nothing, and keeps everything on its page and apart. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
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

const runs = { numRuns: 20, seed: 20240331 } as const;

test('every-random-manuscript-is-set-whole-within-its-pages-and-without-overlaps', () => {
  let sound = 0;
  fc.assert(
    fc.property(randomBlocks, fc.constantFrom(...themes), (drawn, theme) => {
      const { layout, problems, texts } = layOutDrawn(drawn, theme);
      // What cannot be set is an error, and the book is not built.
      if (problems.some(({ severity }) => severity === 'error')) return;
      sound += 1;
      expect(faultsOf(layout, texts, theme)).toEqual([]);
    }),
    runs,
  );
  expect(sound).toBeGreaterThan(runs.numRuns * 0.7);
}, 120_000);

test('the-same-manuscript-is-laid-out-the-same', () => {
  fc.assert(
    fc.property(randomBlocks, (drawn) => {
      expect(layOutDrawn(drawn, squareTheme).layout).toEqual(layOutDrawn(drawn, squareTheme).layout);
    }),
    { ...runs, numRuns: 3 },
  );
}, 120_000);
