/** Lines of white that would stand at a page's foot: they go around figures and above headings. */
import { expect, test } from 'vitest';
import { Pen, unstretched } from '../../../pipeline/layout/pages/Pen.ts';
import { layOut } from '../layOut.ts';
import { chartBlock, filler, heading, paragraph } from '../manuscripts.ts';

/** Tops of a paragraph, a heading, a figure, a paragraph, a heading and a paragraph, of 20 pt each. */
function tops(stretch = unstretched): { readonly tops: readonly number[]; readonly places: number } {
  const pen = new Pen(10, stretch);
  const found = [pen.box(20), pen.box(20, true), pen.figure(20), pen.box(20), pen.box(20, true), pen.box(20)];
  return { tops: found, places: pen.places };
}

test('a-line-may-be-added-above-a-heading-and-on-either-side-of-a-figure', () => {
  expect(tops()).toEqual({ tops: [0, 20, 50, 80, 100, 120], places: 4 });
  expect(tops({ lines: 4, places: 4 }).tops).toEqual([0, 30, 70, 110, 140, 160]);
});

test('fewer-lines-than-places-are-spread-over-them', () => {
  expect(tops({ lines: 1, places: 4 }).tops).toEqual([0, 20, 50, 80, 110, 130]);
  expect(tops({ lines: 2, places: 4 }).tops).toEqual([0, 20, 60, 90, 120, 140]);
});

test('a-heading-beneath-a-figure-is-one-place-with-it', () => {
  const pen = new Pen(10);
  pen.figure(20);
  pen.box(20, true);
  expect(pen.places).toBe(1);
});

test('nothing-is-added-at-the-head-of-a-page', () => {
  const pen = new Pen(10, { lines: 1, places: 1 });
  expect([pen.resume(10), pen.box(20, true), pen.places]).toEqual([0, 10, 0]);
});

/** Two lines, which no page parts. */
const couplet = paragraph(filler(20));
const couplets = (count: number) => Array.from({ length: count }, () => couplet);

test('a-page-ends-at-its-last-line-where-the-next-two-would-not-fit', () => {
  const ends = (count: number) => {
    const { layout } = layOut([
      ...couplets(13),
      ...couplets(8),
      heading(2, 'Next'),
      ...couplets(count),
      heading(2, 'After'),
      ...couplets(30),
    ]);
    return layout.pages.slice(0, -1).map(({ fill }) => Math.round(fill * 40));
  };
  for (const count of [4, 5, 6, 7]) expect(ends(count).filter((lines) => lines < 39)).toEqual([]);
});

test('the-last-page-of-a-chapter-is-not-stretched', () => {
  const { layout } = layOut([
    ...couplets(30),
    heading(2, 'Next'),
    ...couplets(2),
    chartBlock('a', { height: 50 }),
    ...couplets(1),
  ]);
  expect(layout.pages.at(-1)?.fill).toBeLessThan(0.9);
});
