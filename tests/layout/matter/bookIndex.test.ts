/** The index: the pages on which the words of its entries stand, and what they look like. */
import { expect, test } from 'vitest';
import type { Block, IndexEntry, Matter } from '../../../pipeline/compose/Manuscript.ts';
import { foldPages } from '../../../pipeline/layout/matter/bookIndex.ts';
import { layOutManuscript, linesOf } from '../layOut.ts';
import { body, chapter, filler, heading, manuscript, paragraph, tableBlock } from '../manuscripts.ts';
import { squareTheme } from '../squareTheme.ts';

const matter: Matter = { type: 'generated', matter: 'index', title: 'Index', id: 'index' };
const theme = { ...squareTheme, page: { ...squareTheme.page, chaptersStartRecto: false } };

function entry(id: string, heading: string, of: Partial<IndexEntry> = {}): IndexEntry {
  return { id, heading, words: [heading], also: [], entries: [], ...of };
}

/** Chapters of a page each, and the lines of the index. */
function indexOf(
  pages: readonly (readonly Block[])[],
  entries: readonly IndexEntry[],
  front: readonly Matter[] = [],
) {
  const chapters = pages.map((blocks, at) => chapter(`c${at}`, blocks));
  const whole = { ...manuscript(body(chapters), front, [matter]), index: entries };
  const { layout } = layOutManuscript(whole, theme);
  const printed = linesOf(layout.pages.at(-1) ?? expect.fail('no page'));
  // Without the title, what is said of the index, and the folio.
  const from = printed.findIndex((line) => line.startsWith('Pages in bold'));
  const lines = printed
    .slice(from + 2, -1)
    .map((line) => line.replace(/\s+/g, ' ').replace(/ (?=[,;])/g, ''));
  return { layout, lines };
}

const said = (text: string) => [paragraph(text)];

test('an-entry-has-the-pages-on-which-its-words-stand-those-that-follow-one-another-as-a-range', () => {
  const pages = ['Corn.', 'Maize.', 'corn', 'None.', 'Popcorn, then corn'].map(said);
  const { lines } = indexOf(pages, [entry('0', 'corn', { words: ['corn', 'maize'] })]);
  expect(lines).toEqual(['corn, 1–3, 5']);
});

test('the-page-whose-heading-names-an-entry-is-strong-and-stands-by-itself', () => {
  const pages = [said('Corn.'), [heading(2, 'Corn'), ...said('More corn.')], said('corn')];
  const { layout, lines } = indexOf(pages, [entry('0', 'corn')]);
  expect(lines).toEqual(['corn, 1, 2, 3']);
  const numbers = (layout.pages.at(-1)?.items ?? []).flatMap((item) =>
    item.type === 'text' && /^[123]$/.test(item.text)
      ? [[item.text, item.font.includes('700') || item.font.includes('600')]]
      : [],
  );
  expect(numbers).toEqual([
    ['1', false],
    ['2', true],
    ['3', false],
  ]);
});

test('each-page-leads-to-the-line-and-no-other-line-is-a-destination', () => {
  const { layout } = indexOf(
    [said('Corn, and corn again.'), said(filler(400)), said('corn')],
    [entry('0', 'corn')],
  );
  const links = (layout.pages.at(-1)?.items ?? []).flatMap((item) =>
    item.type === 'link' && item.target.type === 'anchor' ? [item.target.anchor] : [],
  );
  expect(links.map((anchor) => layout.destinations.get(anchor)?.page)).toEqual([0, layout.pages.length - 2]);
  const named = [...layout.destinations.keys()].filter((anchor) => anchor.startsWith('index:'));
  expect(named).toEqual(links);
});

test('entries-within-an-entry-stand-beneath-it-and-others-are-led-to', () => {
  const entries = [
    entry('0', 'corn', { entries: [entry('0.0', 'prices')], also: [{ heading: 'wheat', id: '1' }] }),
    entry('1', 'wheat'),
    entry('2', 'grain', { words: [], also: [{ heading: 'wheat', id: '1' }] }),
  ];
  const { lines } = indexOf([said('Corn and wheat.'), said('Prices of corn.')], entries);
  expect(lines.join(' ')).toContain('corn, 1–2; see also wheat');
  expect(lines.join(' ')).toContain('prices, 2');
  expect(lines.join(' ')).toContain('grain, see wheat');
});

test('an-entry-of-which-a-copy-prints-nothing-is-left-out', () => {
  const { lines } = indexOf([said('Corn.')], [entry('0', 'corn'), entry('1', 'wheat')]);
  expect(lines).toEqual(['corn, 1']);
});

test('titles-and-notes-of-tables-are-found-and-their-sources-are-not', () => {
  const table = { ...tableBlock('t', 2), title: [{ type: 'text' as const, text: 'Corn by year' }] };
  const { lines } = indexOf([[table]], [entry('0', 'corn'), entry('1', 'source')]);
  expect(lines).toEqual(['corn, 1']);
});

test('its-tags-are-an-index-of-list-items-with-links', () => {
  const { layout } = indexOf([said('Corn.')], [entry('0', 'corn', { entries: [entry('0.0', 'corn')] })]);
  const text = JSON.stringify(layout.tree);
  expect(text).toMatch(/"role":"Index".*"role":"L".*"role":"LI".*"role":"LBody".*"role":"Link"/);
});

test('columns-go-on-over-pages-and-say-of-what-their-first-line-is', () => {
  const within = Array.from({ length: 400 }, (_, at) => entry(`0.${at}`, `w${at}`, { words: ['corn'] }));
  const entries = [
    entry('0', 'corn', { words: [], entries: within.map((each) => ({ ...each, words: ['corn'] })) }),
  ];
  const chapters = [chapter('one', said('Corn.'))];
  const whole = {
    ...manuscript(body(chapters), [], [matter]),
    index: entries.map((each) => ({
      ...each,
      entries: each.entries.map((own) => ({ ...own, words: [], also: [{ heading: 'corn', id: '0' }] })),
    })),
  };
  const { layout } = layOutManuscript(whole, theme);
  expect(layout.pages.length).toBeGreaterThan(2);
  expect(linesOf(layout.pages.at(-1) ?? expect.fail('no page')).join(' ')).toContain('corn (continued)');
});

test('front-and-body-are-never-one-range', () => {
  const page = (index: number, label: string) => ({ index, label, anchor: label, isMain: false });
  const runs = foldPages([page(2, 'iii'), page(3, 'iv'), page(4, '1'), page(5, '2'), page(7, '4')]);
  expect(runs.map((run) => run.map(({ label }) => label).join('-'))).toEqual(['iii-iv', '1-2', '4']);
});

test('the-glossary-is-not-indexed', () => {
  const chapters = [chapter('c0', said('Corn.')), chapter('glossary', said('Corn.'))];
  const termNotes = { chapter: 'glossary', entries: [], most: 4 };
  const whole = { ...manuscript(body(chapters), [], [matter]), index: [entry('0', 'corn')], termNotes };
  const { layout } = layOutManuscript(whole, theme);
  const printed = linesOf(layout.pages.at(-1) ?? expect.fail('no page'));
  expect(printed.at(-2)?.replace(/\s+/g, ' ')).toBe('corn, 1');
});
