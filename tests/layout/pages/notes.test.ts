/** Footnotes at the foot of the page of their mark, and side notes beside their lines. */
import { expect, test } from 'vitest';
import type { Block } from '../../../pipeline/compose/Manuscript.ts';
import type { TagNode } from '../../../pipeline/layout/Layout.ts';
import { find, layOut } from '../layOut.ts';
import { chartBlock, filler, footnote, noteRef, paragraph, place, ref, text } from '../manuscripts.ts';

function lines(count: number, first = ''): Block {
  const said = filler(count * 10);
  return paragraph(first === '' ? said : first + said.slice(first.length));
}

const side = (said: string): Block => ({ type: 'sideNote', children: [paragraph(said)], place });

const noted = (said: string, ...notes: readonly string[]): Block =>
  paragraph([text(said), ...notes.map((note, index) => noteRef(note, String(index + 1)))]);

test('a-footnote-stands-at-the-foot-of-the-page-of-its-mark', () => {
  const { layout } = layOut([noted('MARKED', 'a'), lines(60)], { footnotes: [footnote('a', '1', 'NOTE')] });
  const note = find(layout, 'NOTE');
  expect(note.page).toBe(0);
  // The last line of the block ends at 450; capitals of 7 pt stand in its middle.
  expect(note.item.y).toBeCloseTo(450 - 10 + 8.5, 5);
});

test('a-line-goes-over-the-leaf-where-its-footnote-would-find-no-room', () => {
  const { layout } = layOut([lines(29), noted(`MARKED ${filler(20)}`, 'a'), lines(20)], {
    footnotes: [footnote('a', '1', `NOTE ${filler(8)}`)],
  });
  expect(find(layout, 'MARKED').page).toBe(find(layout, 'NOTE').page);
});

test('a-footnote-that-does-not-fit-goes-on-at-the-foot-of-the-next-page', () => {
  const { layout } = layOut([lines(20), noted('MARKED', 'a'), lines(60)], {
    footnotes: [footnote('a', '1', `NOTE ${filler(300)} LASTWORD`)],
  });
  expect(find(layout, 'NOTE').page).toBe(find(layout, 'MARKED').page);
  const pages = layout.pages.filter((page) =>
    page.items.some((item) => item.type === 'text' && item.text.includes('LASTWORD')),
  );
  expect(pages.map(({ index }) => index)).toEqual([1]);
});

test('footnotes-keep-the-order-of-their-marks', () => {
  const { layout } = layOut([noted('Marks', 'a', 'b', 'c'), lines(4)], {
    footnotes: [footnote('c', '3', 'THIRD'), footnote('a', '1', 'FIRST'), footnote('b', '2', 'SECOND')],
  });
  const order = ['FIRST', 'SECOND', 'THIRD'].map((said) => find(layout, said).item.y);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
});

test('a-note-is-read-after-the-paragraph-of-its-mark', () => {
  const { layout } = layOut([noted('Marked', 'a'), lines(2)], { footnotes: [footnote('a', '1', 'Note')] });
  const chapter = layout.tree.children[0];
  const parts =
    typeof chapter === 'object' && typeof chapter.children[0] === 'object'
      ? chapter.children[0].children
      : [];
  const roles = parts.map((child: TagNode['children'][number]) =>
    typeof child === 'number' ? 'content' : child.role,
  );
  expect(roles).toEqual(['H1', 'P', 'Note', 'P']);
  expect(parts[2]).toMatchObject({ id: 'note:one/a' });
});

test('a-footnotes-mark-leads-to-it', () => {
  const { layout } = layOut([noted('Marked', 'a')], { footnotes: [footnote('a', '1', 'NOTE')] });
  const link = layout.pages[0]?.items.find((item) => item.type === 'link');
  expect(link).toMatchObject({ target: { type: 'anchor', anchor: 'note:one/a' } });
  const note = layout.destinations.get('note:one/a');
  expect(note).toMatchObject({ page: 0, y: 440 });
});

test('a-side-note-stands-beside-the-first-line-of-the-block-after-it', () => {
  const { layout } = layOut([lines(6), side('ASIDE'), lines(6, 'BESIDE')]);
  const aside = find(layout, 'ASIDE').item;
  expect(aside.y).toBeCloseTo(find(layout, 'BESIDE').item.y, 5);
  // The side column begins 10 pt right of the text block: 60 + 300 + 10.
  expect(aside.x).toBe(370);
});

test('on-a-verso-side-notes-stand-at-the-left', () => {
  const { layout } = layOut([lines(32), side('ASIDE'), lines(6)]);
  expect(find(layout, 'ASIDE')).toMatchObject({ page: 1, item: { x: 40 } });
});

test('a-side-note-is-pushed-down-by-the-one-above-it', () => {
  const { layout } = layOut([side(`FIRST ${filler(20)}`), lines(1), side('SECOND'), lines(20)]);
  const { item: first } = find(layout, 'FIRST');
  const { item: second } = find(layout, 'SECOND');
  // 21 words at three to a line are seven lines of 10, and 8 pt are left between two notes.
  expect(second.y - first.y).toBeCloseTo(70 + 8, 5);
});

test('a-side-note-is-pushed-up-at-the-foot-of-the-page', () => {
  const { layout } = layOut([lines(27), side(`ASIDE ${filler(29)} END`), lines(4)]);
  // Its eleven lines end with the block at 450.
  expect(find(layout, 'ASIDE').item.y).toBeCloseTo(450 - 110 + 8.5, 5);
});

test('a-side-note-stands-clear-of-a-wide-figure', () => {
  const wide = chartBlock('w', { size: 'wide', width: 400, height: 100 });
  const { layout } = layOut([
    side(`ASIDE ${filler(44)}`),
    paragraph([text('See '), ref('fig:w', 'Figure w')]),
    wide,
    lines(12),
  ]);
  const picture = layout.pages.flatMap((page) =>
    page.items.filter((item) => item.type === 'picture').map((item) => ({ page: page.index, item })),
  )[0];
  const aside = layout.pages.flatMap((page) =>
    page.items.flatMap((item) =>
      item.type === 'text' && item.x === 370 ? [{ page: page.index, y: item.y }] : [],
    ),
  );
  expect(aside.length).toBeGreaterThan(10);
  for (const { page, y } of aside) {
    if (page !== picture?.page) continue;
    expect(y < picture.item.y - 30 || y - 8 > picture.item.y + picture.item.height).toBe(true);
  }
});

test('a-side-note-longer-than-the-page-goes-on-beside-the-next', () => {
  const { layout } = layOut([side(`${filler(150)} LASTWORD`), lines(60)]);
  const { page, item } = find(layout, 'LASTWORD');
  expect(page).toBe(1);
  expect(item.x).toBe(40);
});

test('without-a-side-column-a-side-note-stands-in-the-text', () => {
  const { layout } = layOut([
    { type: 'callout', kind: 'note', title: [], children: [side('ASIDE')], place },
    lines(2),
  ]);
  expect(find(layout, 'ASIDE').item.x).toBeLessThan(300);
});
