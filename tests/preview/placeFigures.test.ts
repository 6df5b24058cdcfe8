/** Each printed figure can be clicked where it stands, and nowhere else. */
import { expect, test } from 'vitest';
import type { Rect } from '../../pipeline/layout/Layout.ts';
import type { BuiltBook } from '../../pipeline/preview/BuiltBook.ts';
import { type PlacedFigure, placeFigures } from '../../pipeline/preview/placeFigures.ts';
import { addressOf } from '../../pipeline/validate/figureAddress.ts';
import { builtBook } from './builtBook.ts';

const placed = ({ layout, manuscript, dataset }: BuiltBook) => placeFigures(layout, manuscript, dataset);

const isWithin = (inner: Rect, outer: Rect) =>
  inner.x >= outer.x - 0.01 &&
  inner.y >= outer.y - 0.01 &&
  inner.x + inner.width <= outer.x + outer.width + 0.01 &&
  inner.y + inner.height <= outer.y + outer.height + 0.01;

/** The texts whose baselines begin within a box. */
function textIn({ layout }: BuiltBook, { boxes: [first] }: PlacedFigure): string {
  const { page = -1, box = { x: 0, y: 0, width: 0, height: 0 } } = first ?? {};
  return (layout.pages[page]?.items ?? [])
    .flatMap((item) =>
      item.type === 'text' &&
      isWithin({ x: item.x, y: item.y, width: 0, height: 0 }, box) &&
      item.x < box.x + box.width - 0.01
        ? [item.text]
        : [],
    )
    .join('');
}

test('a-box-holds-the-figure-that-its-name-says-and-nothing-else', async () => {
  const book = await builtBook();
  const figures = placed(book);
  const words = figures.filter(({ ledger }) => ledger !== undefined);
  expect(words.length).toBe(book.layout.ledgerPages.size);
  for (const figure of words) expect(textIn(book, figure), figure.name).toBe(figure.label);
  expect(words.map(({ name, label }) => `${name} ${label}`)).toContain('ch:trade#1 8.2');
  // A cell of a table stands where its row and its column meet.
  const cell = words.find(({ name }) => name === 'tbl:by-year/[2023].exports');
  expect(cell?.label).toBe('152.6');
});

test('a-figure-that-stands-on-several-pages-has-a-box-on-each', async () => {
  const { layout, manuscript, dataset } = await builtBook();
  const figures = placeFigures(
    {
      ...layout,
      pages: [...layout.pages, ...layout.pages.map((page) => ({ ...page, index: page.index + 100 }))],
    },
    manuscript,
    dataset,
  );
  const [first] = figures.filter(({ ledger }) => ledger !== undefined);
  expect(first?.boxes.map(({ page }) => page > 99)).toEqual([false, true]);
});

test('each-mark-of-a-chart-has-a-box-on-its-picture-and-the-cells-that-it-draws', async () => {
  const book = await builtBook();
  const marks = placed(book).filter(({ ledger }) => ledger === undefined);
  const addresses = marks.map(
    ({ name, origins }) =>
      `${name.replace(/\/.*/, '')} ${origins.map((origin) => addressOf(origin, book.dataset))}`,
  );
  expect(addresses).toEqual([
    'fig:bars by-year[2022].exports',
    'fig:bars by-year[2023].exports',
    'fig:states state-exports[Ohio, 2023].exports',
    'fig:states state-exports[Texas, 2023].exports',
    'fig:states state-exports[Guam, 2023].exports',
  ]);
  const pictures = new Map(
    book.layout.pages.flatMap(({ index, items }) =>
      items.flatMap((item) => {
        const block = book.manuscript.charts.find(
          ({ chart }) => item.type === 'picture' && chart.picture === item.picture,
        );
        return item.type === 'picture' && block !== undefined ? [[block.id, { index, item }] as const] : [];
      }),
    ),
  );
  for (const { name, boxes } of marks) {
    const at = pictures.get(name.replace(/\/.*/, ''));
    for (const { page, box } of boxes) {
      expect(page).toBe(at?.index);
      expect(at !== undefined && isWithin(box, at.item), name).toBe(true);
    }
  }
  // As long as the values are, from one zero: 147.6 of 2022 and 152.6 of 2023.
  const [before, after] = marks.map(({ boxes }) => boxes[0]?.box);
  expect(before?.x).toBe(after?.x);
  expect((before?.width ?? 0) / (after?.width ?? 1)).toBeCloseTo(147.6 / 152.6, 2);
  expect(before?.y).not.toBe(after?.y);
});

test.each([
  [10, 50],
  [1000, 0],
])('a-chart-of-more-marks-than-anybody-could-click-has-none: %i of each', async (times, expected) => {
  const { layout, manuscript, dataset } = await builtBook();
  const charts = manuscript.charts.map((block) => {
    const drawn = block.chart.drawn.map((view) => ({
      ...view,
      items: view.items.flatMap((item) => Array.from({ length: times }, () => item)),
    }));
    return { ...block, chart: { ...block.chart, drawn } };
  });
  const found = placeFigures(layout, { ...manuscript, charts }, dataset);
  expect(found.filter(({ ledger }) => ledger === undefined).length).toBe(expected);
});
