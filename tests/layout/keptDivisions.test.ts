/** Chapters and lists that were set before are printed as if they were set anew, whoever set them. */
import { expect, test } from 'vitest';
import type { Chapter, IndexEntry, Manuscript, Matter } from '../../pipeline/compose/Manuscript.ts';
import type { Measurer } from '../../pipeline/fonts/Measurer.ts';
import type { KeptDivision } from '../../pipeline/layout/keepDivision.ts';
import type { LayoutInput } from '../../pipeline/layout/layoutBook.ts';
import { defaultLimits } from '../../pipeline/limits/Limits.ts';
import { createShelf, type MemoEntry, type MemoStore } from '../../pipeline/memo/Shelf.ts';
import { layOutManuscript } from './layOut.ts';
import {
  body,
  chapter,
  chartBlock,
  filler,
  footnote,
  heading,
  manuscript,
  noteRef,
  paragraph,
  picture,
  ref,
  tableBlock,
  text,
} from './manuscripts.ts';
import { squareFont } from './squareMeasurer.ts';
import { squareTheme } from './squareTheme.ts';

const generated = (matter: Extract<Matter, { type: 'generated' }>['matter'], title: string): Matter => ({
  type: 'generated',
  matter,
  id: matter,
  title,
});

const entry: IndexEntry = { id: '0', heading: 'courts', words: ['court'], also: [], entries: [] };

const tall = chartBlock('tall', { width: 300, height: 200 });

const first = (said: string): Chapter =>
  chapter(
    'first',
    [
      paragraph(`${said} ${filler(300)}`),
      heading(2, 'The court'),
      paragraph([text('A court, and more on the '), ref('fig:tall', 'Figure 1', true), noteRef('n', '1')]),
      tall,
      { type: 'callout', kind: 'note', title: [text('Boxed')], children: [paragraph(filler(40))] },
    ],
    { footnotes: [footnote('n', '1', 'Said at the foot of the page.')] },
  );

const second = chapter('second', [
  paragraph([text('Seen on the '), ref('tbl:long', 'Table 1', true), text(`. ${filler(200)}`)]),
  tableBlock('long', 60),
]);

function book(said = 'Plain words.'): Manuscript {
  const front = [generated('contents', 'Contents'), generated('listOfFigures', 'Figures')];
  const back = [generated('index', 'Index')];
  return { ...manuscript(body([first(said), second]), front, back), index: [entry] };
}

/** A store in memory: what it gives was written and read. */
function open() {
  const files = new Map<string, Uint8Array>();
  const store: MemoStore = { read: (key) => files.get(key), write: (key, bytes) => files.set(key, bytes) };
  const run = (whole: Manuscript, more: Partial<LayoutInput> = {}) => {
    const log: MemoEntry[] = [];
    const shelf = createShelf<readonly KeptDivision[]>('pages', { code: 'test', owner: 'here', store, log });
    const kept = { shelf, fonts: 'squares' };
    const laidOut = layOutManuscript(whole, squareTheme, { kept, ...more });
    shelf.putAway();
    return { ...laidOut, made: log.flatMap(({ id, reused }) => (reused ? [] : [id])) };
  };
  return { files, run };
}

test('a-book-that-was-laid-out-before-is-laid-out-alike-and-nothing-is-set', () => {
  const { run } = open();
  const anew = layOutManuscript(book());
  let measured = 0;
  const width: Measurer['width'] = (...of) => {
    measured += 1;
    return squareFont.width(...of);
  };
  const measurer = { ...squareFont, width };
  const one = run(book(), { measurer });
  const words = measured;
  const other = run(book(), { measurer });
  // Running heads and page numbers alone.
  expect(measured - words).toBeLessThan(words / 10);
  expect(one.made).toEqual(['contents', 'listOfFigures', 'first', 'second', 'index']);
  expect(other.made).toEqual([]);
  for (const { layout, problems } of [one, other]) {
    expect(layout).toEqual(anew.layout);
    expect(problems).toEqual(anew.problems);
  }
});

test('a-changed-chapter-is-set-alone-and-those-that-print-its-pages-follow', () => {
  const { run } = open();
  run(book());
  const changed = book(`Many more words. ${filler(900)}`);
  const { made, layout } = run(changed);
  expect(made).toEqual(['first']);
  expect(layout).toEqual(layOutManuscript(changed).layout);
  // And back again.
  expect(run(book()).layout).toEqual(layOutManuscript(book()).layout);
});

test('page-numbers-that-change-set-a-chapter-again-although-it-is-the-same', () => {
  const { run } = open();
  const before = layOutManuscript(book());
  run(book());
  const longer = chapter('zero', [paragraph(filler(1500))]);
  const moved = { ...book(), parts: body([longer, first('Plain words.'), second]) };
  const { layout } = run(moved);
  expect(layout).toEqual(layOutManuscript(moved).layout);
  expect(layout.pages.length).toBeGreaterThan(before.layout.pages.length);
  expect(run(moved).layout).toEqual(layout);
});

test('a-picture-of-the-book-is-not-kept-again-and-is-the-one-that-is-painted', () => {
  const { files, run } = open();
  run(book());
  const marks = Array.from({ length: 5000 }, () => picture(1, 1, 'x'.repeat(100)).marks).flat();
  const large = { ...tall, chart: { ...tall.chart, picture: { width: 300, height: 200, marks } } };
  const drawn = { ...book(), parts: body([chapter('first', [large]), second]), figures: [large] };
  const before = bytesOf(files);
  run(drawn);
  expect(bytesOf(files) - before).toBeLessThan(100_000);
  const again = run(drawn);
  expect(again.made).toEqual([]);
  const painted = again.layout.pages.flatMap(({ items }) =>
    items.flatMap((item) => (item.type === 'picture' ? [item.picture] : [])),
  );
  expect(painted).toEqual([large.chart.picture]);
  expect(painted[0]).toBe(large.chart.picture);
});

function bytesOf(files: ReadonlyMap<string, Uint8Array>): number {
  return [...files.values()].reduce((sum, { length }) => sum + length, 0);
}

test('what-was-measured-with-a-damaged-font-is-not-kept', () => {
  const { files, run } = open();
  run(book(), { measurer: { ...squareFont, damaged: new Set(['templates/fonts/broken.ttf']) } });
  expect(files.size).toBe(0);
});

test('a-book-of-too-many-pages-is-refused-whether-its-chapters-were-set-before-or-not', () => {
  const { run } = open();
  run(book());
  const limits = { pages: 4 };
  expect(() => run(book(), { limits: { ...defaultLimits, ...limits } })).toThrow('pages');
});
