/** Random manuscripts: layout always ends, loses nothing, and keeps everything on its page and apart. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { TermFinder } from '../../../pipeline/compose/findTerms.ts';
import { SetBefore } from '../../../pipeline/layout/blocks/SetBefore.ts';
import { divisionInput } from '../../../pipeline/layout/divisionInput.ts';
import { divisionSources } from '../../../pipeline/layout/divisions.ts';
import { type KnownPages, setDivision } from '../../../pipeline/layout/setDivision.ts';
import type { Theme } from '../../../pipeline/theme/Theme.ts';
import { type LaidOut, layOut } from '../layOut.ts';
import { body, chapter, manuscript } from '../manuscripts.ts';
import { squareMeasurer } from '../squareMeasurer.ts';
import { squareTheme } from '../squareTheme.ts';
import { areOneGraph } from './areOneGraph.ts';
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

/** Every word with an `e`. */
const findEntries: TermFinder = (words) =>
  [...words.matchAll(/\w*e\w*/g)].map(({ 0: word, index }) => ({
    id: '0',
    at: index,
    end: index + word.length,
  }));

/** Whatever page numbers it was set for before, and however long these are. */
export function whatIsSetAgainIsAsIfSetAtOnce(numRuns: number): void {
  const label = fc.constantFrom('1', '23', '1234567890');
  fc.assert(
    fc.property(
      randomBlocks,
      fc.constantFrom(...themes),
      fc.array(label, { minLength: 2 }),
      (drawn, theme, labels) => {
        const { blocks, footnotes } = blocksOf(drawn);
        const paged = blocks.flatMap((block, index) =>
          index % 3 === 1 ? [mentions(blocks), block] : [block],
        );
        const whole = manuscript(body([chapter('one', paged, { footnotes })]));
        const input = { ...divisionInput(whole, theme, new Map()), findEntries };
        const [source] = divisionSources(whole, {
          chaptersStartRecto: true,
          partOpeners: 'page',
          sheetNames: new Map(),
          buildDigest: '',
          notices: [],
        });
        if (source === undefined) throw new Error('nothing is set');
        const measurer = squareMeasurer();
        const before = new SetBefore();
        const set = (known: KnownPages, earlier?: SetBefore) =>
          setDivision(source, known, Number.POSITIVE_INFINITY, input, measurer, earlier);
        for (const each of labels) {
          const anchors = whole.figures.map(({ id }) => id).concat(whole.tables.map(({ id }) => id));
          const known = { labels: new Map(anchors.map((anchor) => [anchor, each])), entries: new Map() };
          expect(areOneGraph(set(known, before), set(known))).toBe(true);
        }
      },
    ),
    { numRuns, seed },
  );
}
