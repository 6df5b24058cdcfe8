/** What has changed since the first build is found on the pages: figures, cells, marks, charts and words. */
import { expect, test } from 'vitest';
import type { Layout, Page, TextItem } from '../../pipeline/layout/Layout.ts';
import type { BuiltBook } from '../../pipeline/preview/BuiltBook.ts';
import { printedWords } from '../../pipeline/preview/findWords.ts';
import { comparableEdition, type PlacedChange, placeChanges } from '../../pipeline/preview/placeChanges.ts';
import { placeFigures } from '../../pipeline/preview/placeFigures.ts';
import { textRun } from '../pdf/textRun.ts';
import { builtBook, chapterOfTrade, type Edits, exportsOfStates } from './builtBook.ts';

async function changesBy(edits: Edits): Promise<{ changes: readonly PlacedChange[]; after: BuiltBook }> {
  const after = await builtBook(edits);
  const figures = placeFigures(after.layout, after.manuscript, after.dataset);
  return { changes: placeChanges(comparableEdition(await builtBook()), after, figures), after };
}

const told = ({ type, where, before, after }: PlacedChange) =>
  `${type} ${where}: ${before ?? '–'} → ${after ?? '–'}`;

test('nothing-has-changed-where-nothing-has', async () => {
  const { changes } = await changesBy({});
  expect(changes).toEqual([]);
});

test('a-figure-that-was-edited-is-marked-in-words-table-and-chart', async () => {
  const { changes } = await changesBy({ [exportsOfStates]: ['Ohio,2023,8.2', 'Ohio,2023,8.4'] });
  expect(changes.map(told)).toEqual([
    'figure ch:trade#1: 8.2 → 8.4',
    'figure tbl:by-year/[2023].exports: 152.6 → 152.8',
    'chart fig:bars: – → changed',
    'chart fig:states: – → changed',
    expect.stringMatching(
      /^words ch:trade: Ohio exported goods worth 8\.2 .* → Ohio exported goods worth 8\.4 /,
    ),
  ]);
  for (const { boxes, page, where } of changes) {
    expect(boxes.length, where).toBeGreaterThan(0);
    expect(boxes[0]?.page, where).toBe(page);
  }
});

test('a-sentence-that-reads-otherwise-is-marked-at-its-lines', async () => {
  const { changes, after } = await changesBy({
    [chapterOfTrade]: [
      '{{chart "bars"}}',
      'A first sentence stays for itself and is followed by another. A second one was put in, which takes more than the width of one line of this page.\n\n{{chart "bars"}}',
    ],
  });
  expect(changes.map(({ type, before }) => [type, before])).toEqual([
    ['words', undefined],
    ['words', undefined],
  ]);
  const [first, second] = changes;
  expect(first?.boxes).toHaveLength(1);
  expect(second?.boxes.length).toBeGreaterThan(1);
  const page = after.layout.pages[first?.page ?? -1];
  const words = page?.items.find((item) => item.type === 'text' && item.text.startsWith('A first'));
  expect(first?.boxes[0]?.box.x).toBe(words?.type === 'text' ? words.x : undefined);
});

test('what-is-gone-has-no-page', async () => {
  const table = '{{table "by-year"}}';
  const other = '{{table "state-exports" limit=2}}';
  const before = await builtBook({ [chapterOfTrade]: [table, `${table}\n\n${other}\n\nA last word.`] });
  const after = await builtBook();
  const figures = placeFigures(after.layout, after.manuscript, after.dataset);
  const changes = placeChanges(comparableEdition(before), after, figures);
  expect(changes.map(({ type }) => type)).toEqual(expect.arrayContaining(['figure', 'words']));
  for (const change of changes) {
    expect(change).not.toHaveProperty('after');
    expect(change).not.toHaveProperty('page');
    expect(change.boxes).toEqual([]);
  }
});

// ------------------------------------------------- words across lines and pages

function textItem(text: string, y: number, isArtifact = false): TextItem {
  const run = textRun(text, 1, { x: 50, y, width: text.length * 5 });
  const { content: _, ...artifact } = run;
  return isArtifact ? artifact : run;
}

function pagesOf(...pages: readonly (readonly TextItem[])[]): Layout {
  return {
    title: '',
    language: 'en',
    pages: pages.map(
      (items, index): Page => ({ index, label: '', side: 'recto', width: 500, height: 700, items, fill: 1 }),
    ),
    tree: { role: 'Document', children: [] },
    bookmarks: [],
    destinations: new Map(),
    ledgerPages: new Map(),
    bleed: 0,
  };
}

const places = (layout: Layout, text: string) =>
  printedWords(layout)
    .find(text)
    .map(({ page, box }) => `${page} ${box.y + 8}`);

const layout = pagesOf(
  [
    textItem('The pipe', 100),
    textItem('line hyphen-', 100),
    textItem('ates words.', 112),
    textItem('They go on', 124),
  ],
  // The running head stands between the two halves of the sentence, and is none of it.
  [
    textItem('A Book of Trees', 30, true),
    textItem('overleaf, too.', 100),
    textItem('See Figure 3.2 on page 17 for more of it.', 112),
    // The mark of a note stands in no text.
    textItem('Elms', 124),
    textItem('7', 120),
    textItem(' grow well where oaks do.', 124),
    textItem('The pipeline hyphenates words.', 136),
  ],
);

test.each([
  ['broken-with-a-hyphen', 'The pipeline hyphenates words.', ['0 100', '0 112']],
  ['going-on-overleaf', 'They go on overleaf, too.', ['0 124', '1 100']],
  ['with-a-reference', 'See [fig:goods] for more of it.', ['1 112']],
  ['with-a-mark-of-a-note', 'Elms grow well where oaks do.', ['1 124']],
  ['with-a-word-between', 'Elms where oaks do.', []],
  ['that-is-not-there', 'Nobody printed this.', []],
  ['of-marks-alone', '… !', []],
])('words-are-found-where-they-are-%s', (_, text, expected) => {
  expect(places(layout, text)).toEqual(expected);
});

test('of-the-same-words-in-two-places-those-after-the-anchor-are-meant', () => {
  const { find } = printedWords(layout);
  const text = 'The pipeline hyphenates words.';
  expect(find(text).map(({ page }) => page)).toEqual([0, 0]);
  expect(find(text, { page: 1, x: 0, y: 50 }).map(({ page }) => page)).toEqual([1]);
  // Should the anchor stand behind, they are still found.
  expect(find('They go on overleaf, too.', { page: 1, x: 0, y: 140 })).toHaveLength(2);
});
