/** A book whose divisions are set on two threads has the same pages and problems, whichever thread sets which. */
import englishPatterns from 'hyphen/patterns/en-us.js';
import { expect, test } from 'vitest';
import type { IndexEntry, Manuscript, Matter } from '../../pipeline/compose/Manuscript.ts';
import type { Measurer } from '../../pipeline/fonts/Measurer.ts';
import { american } from '../../pipeline/language/english.ts';
import { type LayoutInput, layoutBook, layoutBookWith } from '../../pipeline/layout/layoutBook.ts';
import type { OtherSetter } from '../../pipeline/layout/OtherSetter.ts';
import { SentDivisions } from '../../pipeline/layout/SentDivisions.ts';
import { defaultLimits } from '../../pipeline/limits/Limits.ts';
import {
  body,
  bookTitle,
  chapter,
  chartBlock,
  filler,
  footnote,
  heading,
  manuscript,
  noteRef,
  paragraph,
  ref,
  tableBlock,
  text,
} from './manuscripts.ts';
import { squareFont } from './squareMeasurer.ts';
import { squareTheme } from './squareTheme.ts';

const generated = (matter: Extract<Matter, { type: 'generated' }>['matter']): Matter => ({
  type: 'generated',
  matter,
  id: matter,
  title: matter,
});

const entry: IndexEntry = { id: '0', heading: 'courts', words: ['court'], also: [], entries: [] };

/** Each names the page of a figure in the next; one has words that no font holds, as a problem of its own. */
const chapters = [0, 1, 2, 3, 4, 5].map((at) =>
  chapter(
    `c${at}`,
    [
      heading(2, `Section ${at}`),
      paragraph([text(`A court, and the `), ref(`fig:f${(at + 1) % 6}`, 'Figure', true), noteRef('n', '1')]),
      paragraph(filler(80 + 90 * at)),
      // Too wide for its column, so that its labels are looked at.
      chartBlock(`f${at}`, { width: 300 + 100 * at, height: 120 }),
      tableBlock(`t${at}`, 6 * at + 4),
      paragraph(at % 2 === 0 ? `${at} \u4e00` : filler(30)),
    ],
    { footnotes: [footnote('n', '1', 'Said at the foot of the page.')] },
  ),
);

const front = [generated('contents'), generated('listOfFigures'), generated('listOfTables')];
const book: Manuscript = { ...manuscript(body(chapters), front, [generated('index')]), index: [entry] };
const input: LayoutInput = {
  manuscript: book,
  theme: squareTheme,
  measurer: squareFont,
  patterns: englishPatterns,
  sheetNames: new Map([['t1', 'Sheet one']]),
};
/** Chapters, and the lists before and after them. */
const divisions = 9;

interface Heard {
  /** Divisions that it has set, pass by pass. */
  readonly set: number[];
}

/** Another thread that begins so many divisions before this one begins any; all that passes is copied. */
function otherOf(share: number, measurer: Measurer = squareFont): { other: OtherSetter; heard: Heard } {
  let sent: SentDivisions | undefined;
  const heard: Heard = { set: [] };
  const other: OtherSetter = {
    setInTurn: async (request, turns) => {
      const { length } = request.divisions;
      const begun = Math.min(share, length);
      Atomics.add(turns, 0, begun);
      sent = new SentDivisions(structuredClone(request), american, measurer, englishPatterns);
      const set = sent.setInTurn(new Int32Array([length - begun]));
      heard.set.push(set.length);
      return structuredClone(set);
    },
    setAgain: async (which, known) => {
      const set = sent?.setAgain(structuredClone(which), structuredClone(known)) ?? [];
      heard.set.push(set.length);
      return structuredClone(set);
    },
  };
  return { other, heard };
}

const shares = Array.from({ length: divisions + 1 }, (_, share) => share);

test.each(shares)('whoever-sets-a-division-it-is-the-same: %d elsewhere', async (share) => {
  const alone = layoutBook(input);
  expect(alone.problems).not.toEqual([]);
  const { other, heard } = otherOf(share);
  expect(await layoutBookWith(input, other)).toEqual(alone);
  expect(heard.set[0]).toBe(share);
  // What it has set and what prints the page of another is set again there, and nothing else.
  expect((heard.set[1] ?? 0) > 0).toBe(share > 0);
  expect(heard.set.slice(1).every((again) => again <= share)).toBe(true);
});

test('the-pictures-on-the-pages-are-those-of-the-book-although-no-marks-were-sent', async () => {
  const { value } = await layoutBookWith(input, otherOf(divisions).other);
  const painted = value?.pages.flatMap(({ items }) =>
    items.flatMap((item) => (item.type === 'picture' ? [item.picture] : [])),
  );
  expect(painted).toHaveLength(6);
  for (const { chart } of book.charts) expect(painted?.some((each) => each === chart.picture)).toBe(true);
});

test.each([0, 4, divisions])('too-many-pages-are-found-at-the-same-chapter: %d elsewhere', async (share) => {
  for (const pages of [1, 3, 6, 9, 12, 40]) {
    const limited = { ...input, limits: { ...defaultLimits, pages } };
    const { other } = otherOf(share);
    expect(await layoutBookWith(limited, other)).toEqual(layoutBook(limited));
  }
});

test('what-a-damaged-font-has-measured-elsewhere-is-set-here', async () => {
  const damaged = { ...squareFont, damaged: new Set(['templates/fonts/broken.ttf']) };
  const widths = { ...damaged, width: () => 1 };
  const { other, heard } = otherOf(divisions, widths);
  expect(await layoutBookWith(input, other)).toEqual(layoutBook(input));
  expect(heard.set.every((set) => set === 0)).toBe(true);
});

test('few-divisions-are-not-sent-nor-those-of-a-language-that-nobody-else-knows', async () => {
  const refused: OtherSetter = { ...otherOf(0).other, setInTurn: () => Promise.reject(new Error('asked')) };
  const few = { ...input, manuscript: manuscript(body(chapters.slice(0, 3)), front) };
  expect(await layoutBookWith(few, refused)).toEqual(layoutBook(few));
  const own = { ...book, book: { ...bookTitle, language: { ...american } } };
  expect(await layoutBookWith({ ...input, manuscript: own }, refused)).toEqual(layoutBook(input));
  await expect(layoutBookWith(input, refused)).resolves.toEqual(layoutBook(input));
});

test('a-failure-elsewhere-is-thrown-to-who-waits-for-it', async () => {
  const { other } = otherOf(divisions);
  const first: OtherSetter = {
    ...other,
    setInTurn: async (_, turns) => {
      Atomics.add(turns, 0, 1);
      throw new Error('out of order');
    },
  };
  await expect(layoutBookWith(input, first)).rejects.toThrow('out of order');
  const again: OtherSetter = { ...other, setAgain: () => Promise.reject(new Error('out of order')) };
  await expect(layoutBookWith(input, again)).rejects.toThrow('out of order');
});
