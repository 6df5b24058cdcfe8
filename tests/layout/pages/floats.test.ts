/** Where figures stand. A figure of 100 pt is 145 high: three lines of caption, 5 and 4 of space, one of source. */
import { expect, test } from 'vitest';
import type { Block } from '../../../pipeline/compose/Manuscript.ts';
import type { Layout, PictureItem } from '../../../pipeline/layout/Layout.ts';
import { startOfFoot } from '../../../pipeline/layout/pages/walkPage.ts';
import { find, layOut } from '../layOut.ts';
import { chartBlock, filler, heading, paragraph, ref, text } from '../manuscripts.ts';

function lines(count: number, first = ''): Block {
  const said = filler(count * 10);
  return paragraph(first === '' ? said : first + said.slice(first.length));
}

/** Three lines, and 5 pt below them. */
const captionHeight = 35;

/** Paragraphs of two lines, which no page parts. */
const couplets = (count: number): readonly Block[] => Array.from({ length: count }, () => lines(2));

const mention = (id: string, said = 'See'): Block =>
  paragraph([text(`${said} `), ref(`fig:${id}`, `Figure ${id}`), text(` ${filler(30)}`)]);

function pictures(layout: Layout): readonly { readonly page: number; readonly item: PictureItem }[] {
  return layout.pages.flatMap((page) =>
    page.items.flatMap((item) => (item.type === 'picture' ? [{ page: page.index, item }] : [])),
  );
}

test('a-figure-without-room-goes-to-the-top-of-the-next-page-while-the-text-goes-on', () => {
  const { layout } = layOut([lines(16), mention('a'), chartBlock('a', { height: 250 }), ...couplets(15)]);
  const [figure] = pictures(layout);
  expect(figure?.page).toBe(1);
  // Caption of three lines and 5 pt above it.
  expect(figure?.item.y).toBeCloseTo(50 + 35, 5);
  expect(layout.pages[0]?.fill).toBeGreaterThan(0.95);
});

test('a-paragraph-that-goes-on-over-the-leaf-ends-before-the-figure-stands', () => {
  const { layout } = layOut([
    lines(16),
    mention('a'),
    chartBlock('a', { height: 150 }),
    lines(20),
    lines(3, 'NEXT'),
  ]);
  const [figure] = pictures(layout);
  const top = (figure?.item.y ?? 0) - captionHeight;
  const said = layout.pages[1]?.items.flatMap((item) => (item.type === 'text' ? [item] : [])) ?? [];
  const rest = said.filter(({ y, text: words }) => y < top && words.length > 30);
  expect(figure?.page).toBe(1);
  expect(rest.length).toBeGreaterThanOrEqual(2);
  expect(top - Math.max(...rest.map(({ y }) => y))).toBeGreaterThan(6);
  expect(find(layout, 'NEXT').item.y).toBeGreaterThan((figure?.item.y ?? 0) + 150);
});

test('a-figure-too-high-to-follow-the-rest-of-a-paragraph-stands-above-it', () => {
  const { layout } = layOut([lines(16), mention('a'), chartBlock('a', { height: 345 }), lines(40)]);
  const [figure] = pictures(layout);
  expect(figure?.item.y).toBeCloseTo(50 + captionHeight, 5);
});

test('a-page-ends-with-its-paragraph-where-the-next-would-hold-but-a-scrap-of-it-above-a-figure', () => {
  // Two of its lines would stand above the figure; the page before has room for all of it but those.
  const { layout } = layOut([
    lines(16),
    mention('a'),
    chartBlock('a', { height: 250 }),
    lines(14),
    lines(30),
  ]);
  const [figure] = pictures(layout);
  expect(figure?.page).toBe(1);
  const above = layout.pages[1]?.items.filter(
    (item) => item.type === 'text' && item.text.length > 30 && item.y < (figure?.item.y ?? 0) - captionHeight,
  );
  expect(above?.length === 0 || (above?.length ?? 0) > 4).toBe(true);
});

test('a-heading-below-a-figure-at-the-top-keeps-the-space-above-it', () => {
  const blocks = [lines(16), mention('a'), chartBlock('a', { height: 250 }), ...couplets(10)];
  const below = (next: Block): number =>
    find(layOut([...blocks, next, ...couplets(8)]).layout, 'NEXT').item.y;
  expect(below(heading(2, 'NEXT'))).toBeGreaterThan(below(lines(2, 'NEXT')) + 5);
});

test('text-below-a-figure-stands-on-the-grid', () => {
  const { layout } = layOut([lines(16), mention('a'), chartBlock('a', { height: 253 }), ...couplets(15)]);
  const below = layout.pages[1]?.items.filter(
    (item) => item.type === 'text' && item.text.includes('aa') && item.y > 300,
  );
  const [first] = below ?? [];
  expect(first?.type === 'text' ? (first.y - 58.5) % 10 : -1).toBeCloseTo(0, 5);
});

test('a-figure-at-the-foot-follows-text-that-ends-far-above-it', () => {
  // Lines of 10 pt; up to three of them may stay white above a figure that could begin at 300.
  expect(startOfFoot(270, 300, 10)).toBe(300);
  expect(startOfFoot(260, 300, 10)).toBe(270);
  expect(startOfFoot(123, 300, 10)).toBe(130);
});

test('a-figure-does-not-stand-before-the-page-of-its-first-mention', () => {
  const { layout } = layOut([
    lines(36),
    chartBlock('a'),
    lines(40),
    lines(30),
    mention('a', 'MENTION'),
    lines(30),
  ]);
  const [figure] = pictures(layout);
  expect(figure?.page).toBeGreaterThanOrEqual(find(layout, 'MENTION').page);
});

test('a-figure-does-not-pass-the-end-of-its-section', () => {
  const { layout } = layOut([
    lines(20),
    heading(2, 'First'),
    mention('a'),
    chartBlock('a', { height: 200 }),
    heading(2, 'SECOND'),
    lines(60),
  ]);
  const [figure] = pictures(layout);
  const second = find(layout, 'SECOND');
  expect(figure).toBeDefined();
  if (figure === undefined) return;
  expect(figure.page < second.page || (figure.page === second.page && figure.item.y < second.item.y)).toBe(
    true,
  );
});

test('no-figure-stands-above-a-chapters-title', () => {
  const { layout } = layOut([chartBlock('a', { height: 200 }), mention('a'), lines(20)]);
  const [figure] = pictures(layout);
  const title = find(layout, 'Chapter one');
  expect(figure === undefined || figure.page > title.page || figure.item.y > title.item.y).toBe(true);
});

test('figures-keep-their-order', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const { layout } = layOut(
    ids.flatMap((id, index) => [mention(id), chartBlock(id, { height: 120 + index * 30 }), lines(9)]),
  );
  const order = pictures(layout).map(({ page, item }) => page * 1000 + item.y);
  expect(order).toHaveLength(5);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
});

test('a-wide-figure-takes-the-side-column-too', () => {
  const { layout } = layOut([
    mention('a'),
    chartBlock('a', { size: 'wide', width: 400, height: 100 }),
    lines(8),
  ]);
  const [figure] = pictures(layout);
  // A recto's text begins 60 pt from the left, and both columns with their gap are 400 wide.
  expect(figure?.item).toMatchObject({ x: 60, width: 400 });
});

test('on-a-verso-the-side-column-is-at-the-left', () => {
  const { layout } = layOut([
    lines(32),
    mention('a'),
    chartBlock('a', { size: 'wide', width: 400, height: 100 }),
    lines(20, 'TEXT'),
  ]);
  const [figure] = pictures(layout);
  expect(figure).toMatchObject({ page: 1, item: { x: 40 } });
  expect(find(layout, 'TEXT').item.x).toBeCloseTo(140 + 10, 5);
});

test('two-half-figures-stand-side-by-side-with-their-pictures-on-one-line', () => {
  const half = { size: 'half', width: 140, height: 100 } as const;
  const { layout } = layOut([
    mention('a'),
    chartBlock('a', half),
    chartBlock('b', { ...half, title: 'A title that is longer than its half of the block' }),
    lines(8),
  ]);
  const [left, right] = pictures(layout);
  expect(right?.item.y).toBe(left?.item.y);
  expect((right?.item.x ?? 0) - (left?.item.x ?? 0)).toBe(160);
});

test('a-half-figure-alone-has-its-words-beside-it', () => {
  const { layout } = layOut([
    mention('a'),
    chartBlock('a', { size: 'half', width: 140, height: 100 }),
    lines(8),
  ]);
  const [figure] = pictures(layout);
  const title = find(layout, 'Title of a');
  expect(title.item.x).toBe((figure?.item.x ?? 0) + 160);
  expect(title.item.y).toBeGreaterThan(figure?.item.y ?? Number.POSITIVE_INFINITY);
});

test('a-picture-taller-than-a-page-is-made-smaller', () => {
  const { layout } = layOut([mention('a'), chartBlock('a', { width: 300, height: 800 }), lines(30)]);
  const [figure] = pictures(layout);
  expect(figure?.item.height).toBeLessThan(400);
  expect((figure?.item.width ?? 0) / (figure?.item.height ?? 1)).toBeCloseTo(300 / 800, 5);
});

test('figures-at-a-chapters-end-fill-pages-of-their-own', () => {
  const ids = ['a', 'b', 'c', 'd'];
  const { layout } = layOut([
    lines(4),
    ...ids.map((id) => mention(id)),
    ...ids.map((id) => chartBlock(id, { height: 300 })),
  ]);
  expect(pictures(layout)).toHaveLength(4);
});
