/** Where pages end: text stands in lines of 10 pt, 32 on a chapter's first page and 40 on the others. */
import { expect, test } from 'vitest';
import type { Block } from '../../../pipeline/compose/Manuscript.ts';
import { find, layOut } from '../layOut.ts';
import { filler, heading, list, paragraph, place, text, words } from '../manuscripts.ts';

/** A paragraph of so many lines, each of ten words. */
function lines(count: number, first = ''): Block {
  const text = filler(count * 10);
  return paragraph(first === '' ? text : first + text.slice(first.length));
}

test('a-first-line-is-not-left-alone-at-the-foot', () => {
  const { layout } = layOut([lines(31), lines(4, 'ORPHAN')]);
  expect(find(layout, 'ORPHAN').page).toBe(1);
});

test('a-last-line-is-not-carried-over-alone', () => {
  const { layout } = layOut([lines(29), lines(4, 'WIDOW'), lines(9, 'NEXT')]);
  expect(find(layout, 'WIDOW').page).toBe(0);
  // Three lines fit, and two are set, so that two follow.
  expect(find(layout, 'NEXT').item.y).toBeCloseTo(58.5 + 20, 5);
});

test('a-paragraph-of-three-lines-is-not-broken', () => {
  // 27 words and an indent.
  const { layout } = layOut([lines(30), paragraph(`THREE${filler(27).slice(5)}`), lines(9)]);
  expect(find(layout, 'THREE').page).toBe(1);
});

test('a-heading-goes-over-the-leaf-with-its-text', () => {
  const { layout } = layOut([lines(28), heading(2, 'HEADING'), lines(6)]);
  expect(find(layout, 'HEADING').page).toBe(1);
});

test('a-heading-stays-where-two-lines-of-its-text-fit', () => {
  // 26 lines, the heading's four and two lines of text are the page's 32.
  const { layout } = layOut([lines(26), heading(2, 'HEADING'), lines(16)]);
  expect(find(layout, 'HEADING').page).toBe(0);
});

test('text-comes-back-to-the-grid-after-headings-lists-and-callouts', () => {
  const { layout } = layOut([
    lines(2),
    heading(2, 'Section'),
    lines(2),
    heading(3, 'Sub-section'),
    lines(1),
    list(['one', 'two']),
    lines(2),
    { type: 'callout', kind: 'note', title: words('Title'), children: [paragraph('Said.')], place },
    lines(2, 'AFTER'),
  ]);
  // The first baseline stands 50 + 80 + 8.5 below the page's top.
  expect((find(layout, 'AFTER').item.y - 138.5) % 10).toBeCloseTo(0);
});

test('space-before-a-heading-is-dropped-at-the-top-of-a-page', () => {
  const { layout } = layOut([lines(32), heading(2, 'HEADING'), lines(6)]);
  const { page, item } = find(layout, 'HEADING');
  expect(page).toBe(1);
  // Its box is 20 high: 15 of its line, hung to the box's foot but for half a line; capitals stand in the middle.
  expect(item.y).toBeCloseTo(50 + 0 + 7.5 + 4.2, 5);
});

test('a-list-is-kept-with-the-words-that-lead-up-to-it', () => {
  const { layout } = layOut([lines(30), paragraph('LEADS up to this:'), list(['one', 'two', 'three'])]);
  expect(find(layout, 'LEADS').page).toBe(1);
});

test('a-page-ends-between-items-rather-than-within-one', () => {
  const item = filler(50);
  const { layout } = layOut([lines(19), list([item, `SECOND ${item}`, `THIRD ${item}`, item])]);
  expect(find(layout, 'SECOND').page).toBe(0);
  const { page, item: third } = find(layout, 'THIRD');
  expect(page).toBe(1);
  expect(third.y).toBeCloseTo(58.5, 5);
});

test('an-author-may-end-a-page', () => {
  const { layout } = layOut([lines(3), { type: 'pageBreak', place }, lines(3, 'NEXT')]);
  expect(find(layout, 'NEXT')).toMatchObject({ page: 1, item: { y: 58.5 } });
});

test('pages-are-filled-evenly-rather-than-the-first-as-far-as-it-goes', () => {
  // A heading that would come to stand alone on the third page takes no text away from the second.
  const { layout } = layOut([lines(32), lines(39), heading(2, 'HEADING'), lines(8)]);
  expect(layout.pages.slice(0, 2).map(({ fill }) => fill >= 0.85)).toEqual([true, true]);
});

test('an-opener-alone-on-its-page-is-a-page', () => {
  const { layout } = layOut([]);
  expect(layout.pages).toHaveLength(1);
  expect(find(layout, 'Chapter one').item.y).toBeCloseTo(50 + 40 + 17, 5);
});

test('a-heading-that-fills-a-page-is-cut-between-its-lines', () => {
  const { layout, problems } = layOut([heading(2, filler(500)), lines(3, 'TEXT')]);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(
    layout.pages.every((page) => page.items.every((item) => !('y' in item) || item.y < page.height)),
  ).toBe(true);
  expect(find(layout, 'TEXT').page).toBeGreaterThan(1);
});

const entriesOf = (count: number, words: number): Block => ({
  type: 'definitionList',
  entries: Array.from({ length: count }, (_, index) => ({
    term: [text(`TERM${index}`)],
    definition: [paragraph(`FROM${index} ${filler(words)} TO${index}`)],
  })),
});

test('short-entries-of-a-definition-list-stand-whole-on-one-page', () => {
  for (let before = 20; before <= 34; before += 1) {
    const { layout } = layOut([lines(before), entriesOf(6, 20), lines(20)]);
    for (let entry = 0; entry < 6; entry += 1)
      expect([before, entry, find(layout, `FROM${entry}`).page]).toEqual([
        before,
        entry,
        find(layout, `TO${entry}`).page,
      ]);
  }
});

test('a-heading-with-one-line-below-it-keeps-the-first-two-entries-of-its-list', () => {
  for (let before = 54; before <= 76; before += 1) {
    const { layout } = layOut([
      lines(before),
      heading(2, 'HEADING'),
      paragraph('LEAD'),
      entriesOf(5, 8),
      lines(20),
    ]);
    const [page, ...others] = ['HEADING', 'LEAD', 'FROM0', 'FROM1'].map((said) => find(layout, said).page);
    expect([before, ...others]).toEqual([before, page, page, page]);
  }
});
