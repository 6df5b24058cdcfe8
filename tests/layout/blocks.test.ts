/** How each kind of block stands in its column: text begins 60 pt from the left and is 300 wide. */
import { expect, test } from 'vitest';
import type { Block } from '../../pipeline/compose/Manuscript.ts';
import { tilesPerRow } from '../../pipeline/layout/blocks/keyFigures.ts';
import type { Layout, RectItem } from '../../pipeline/layout/Layout.ts';
import { find, layOut } from './layOut.ts';
import {
  chartBlock,
  filler,
  heading,
  list,
  noteRef,
  paragraph,
  place,
  tableBlock,
  text,
  words,
} from './manuscripts.ts';

const rects = (layout: Layout, page = 0): readonly RectItem[] =>
  (layout.pages[page]?.items ?? []).filter((item) => item.type === 'rect');

const callout = (count: number): Block => ({
  type: 'callout',
  kind: 'keyPoint',
  title: words('TITLE'),
  children: [paragraph(filler(count))],
  place,
});

test('the-second-of-two-paragraphs-is-indented', () => {
  const { layout } = layOut([paragraph('FIRST'), paragraph('SECOND')]);
  expect(find(layout, 'FIRST').item.x).toBe(60);
  expect(find(layout, 'SECOND').item.x).toBe(70);
});

test('a-paragraph-after-a-heading-or-a-list-is-not-indented', () => {
  const { layout } = layOut([
    paragraph('x'),
    heading(2, 'Section'),
    paragraph('FIRST'),
    list(['y']),
    paragraph('SECOND'),
  ]);
  expect(find(layout, 'FIRST').item.x).toBe(60);
  expect(find(layout, 'SECOND').item.x).toBe(60);
});

test('a-figure-between-two-paragraphs-does-not-take-the-indent', () => {
  const { layout } = layOut([paragraph('x'), chartBlock('a'), paragraph('SECOND')]);
  expect(find(layout, 'SECOND').item.x).toBe(70);
});

test('a-callout-has-a-ground-and-a-rule-at-its-left', () => {
  const { layout } = layOut([callout(10)]);
  const [ground, rule] = rects(layout);
  // Padding of 8 above and below, title, 2 pt, two lines of 278 pt.
  expect(ground).toMatchObject({ x: 60, width: 300, height: 8 + 10 + 2 + 20 + 8, fill: '#f0f5f7' });
  expect(rule).toMatchObject({ x: 60, width: 2.5, height: ground?.height, fill: '#0e6073' });
  expect(find(layout, 'TITLE').item.x).toBeCloseTo(60 + 2.5 + 11, 5);
});

test('a-callout-over-two-pages-has-its-ground-on-both', () => {
  const { layout } = layOut([callout(400)]);
  expect(rects(layout, 0)).toHaveLength(2);
  expect(rects(layout, 1)).toHaveLength(2);
  // Its foot on the first page and its head on the second are padded too.
  expect(rects(layout, 1)[0]?.y).toBe(50);
  const first = layout.pages[1]?.items.find((item) => item.type === 'text' && item.y > 50 && item.y < 450);
  expect(first?.type === 'text' ? first.y : 0).toBeCloseTo(50 + 8 + 8.5, 5);
});

test('the-ground-of-a-callout-goes-on-beneath-a-timeline-and-another-callout-in-it', () => {
  const events = [1994, 2020].map((year) => ({ date: words(String(year)), children: words('x') }));
  const inner: readonly Block[] = [{ type: 'timeline', events, place }, callout(4)];
  for (const block of inner) {
    const { layout } = layOut([
      { type: 'callout', kind: 'note', title: words('OUTER'), children: [block, paragraph('LAST')], place },
    ]);
    const [ground, rule, ...others] = rects(layout);
    expect(others.length).toBeGreaterThan(1);
    // One ground, painted first, from above the title to below the last line: 8 of padding and 3.7 of its line.
    expect(ground).toMatchObject({ x: 60, y: find(layout, 'OUTER').item.y - 8.5 - 8, width: 300 });
    expect((ground?.y ?? 0) + (ground?.height ?? 0)).toBeCloseTo(find(layout, 'LAST').item.y + 1.5 + 8, 5);
    expect(rule).toMatchObject({ height: ground?.height });
    for (const { x, y, height } of others) {
      expect(x).toBeGreaterThan(60 + 2.5);
      expect(y + height).toBeLessThan((ground?.y ?? 0) + (ground?.height ?? 0));
    }
  }
});

test('a-callout-in-a-side-note-or-footnote-has-one-ground-without-gaps', () => {
  const framed: Block = {
    type: 'callout',
    kind: 'note',
    title: words('TITLE'),
    children: [paragraph('one'), paragraph('two')],
    place,
  };
  const aside: Block = { type: 'sideNote', children: [framed], place };
  const { layout } = layOut([aside, paragraph([text('x'), noteRef('n', '1')])], {
    footnotes: [{ id: 'n', mark: '1', children: [framed] }],
  });
  for (const x of [370, 60 + 12]) {
    const grounds = rects(layout)
      .filter((rect) => Math.abs(rect.x - x) < 0.01 && rect.fill === '#f0f5f7')
      .toSorted((a, b) => a.y - b.y);
    expect(grounds.length).toBeGreaterThan(3);
    for (const [index, { y }] of grounds.entries()) {
      const above = grounds[index - 1];
      if (above !== undefined) expect(y).toBeCloseTo(above.y + above.height, 5);
    }
  }
});

test('tiles-stand-in-rows-of-like-length', () => {
  // One tile or two are as wide as a third, so that a strip looks alike in every chapter.
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 12].map((count) => tilesPerRow(count, 363))).toEqual([
    3, 3, 3, 4, 3, 3, 4, 4, 3, 4,
  ]);
  expect(tilesPerRow(4, 160)).toBe(2);
});

test('a-figure-too-wide-for-its-tile-is-set-smaller-and-those-beside-it-with-it', () => {
  const tiles = ['7', '12,345,678'].map((figure) => ({ figure: words(figure), label: words('label') }));
  const { layout } = layOut([{ type: 'keyFigures', tiles, place }]);
  const { item } = find(layout, '12,345,678');
  expect(item.size).toBeLessThan(20);
  expect(find(layout, '7').item.size).toBe(item.size);
  expect(item.width).toBeLessThanOrEqual(90.7);
});

test('nested-lists-are-set-in-from-their-item', () => {
  const { layout } = layOut([list([[paragraph('OUTER'), list(['INNER'])]])]);
  expect(find(layout, 'OUTER').item.x).toBeCloseTo(60 + 13.5, 5);
  expect(find(layout, 'INNER').item.x).toBeCloseTo(60 + 27, 5);
});

test('numbers-of-a-list-end-on-one-line', () => {
  const { layout } = layOut([
    list(
      Array.from({ length: 10 }, (_, index) => `item ${index}`),
      true,
    ),
  ]);
  const nine = find(layout, '9.').item;
  const ten = find(layout, '10.').item;
  expect(nine.x + nine.width).toBeCloseTo(ten.x + ten.width, 5);
});

test('a-quote-is-set-in-from-both-edges', () => {
  const { layout } = layOut([
    { type: 'quote', children: [paragraph(`SAID ${filler(30)}`)], attribution: words('BY'), place },
  ]);
  expect(find(layout, 'SAID').item.x).toBe(75);
  const by = find(layout, 'BY').item;
  expect(by.x + by.width).toBeCloseTo(345, 5);
});

test('events-stand-beside-their-dates-along-a-rule', () => {
  const { layout } = layOut([
    {
      type: 'timeline',
      events: [
        { date: words('1994'), children: words(`FIRST ${filler(20)}`) },
        { date: words('2020'), children: words('SECOND') },
      ],
      place,
    },
  ]);
  expect(find(layout, '1994').item.y).toBe(find(layout, 'FIRST').item.y);
  expect(find(layout, '2020').item.y).toBe(find(layout, 'SECOND').item.y);
  const [rule, ...dots] = rects(layout);
  expect(dots).toHaveLength(2);
  // One rule runs behind both events: lines of 255 pt hold eight words, and four tenths of a line part the events.
  expect(rule?.height).toBeCloseTo(30 + 4 + 10, 5);
});

test('columns-begin-on-one-line', () => {
  const { layout } = layOut([
    { type: 'columns', columns: [[paragraph('LEFT')], [paragraph('RIGHT')]], place },
  ]);
  expect(find(layout, 'LEFT').item.y).toBe(find(layout, 'RIGHT').item.y);
  expect(find(layout, 'RIGHT').item.x).toBe(60 + 141 + 18);
});

test('heads-and-rows-of-tables-side-by-side-stand-on-one-line', () => {
  const left = tableBlock('a', 3, { cell: (row) => `L${row}`, columns: 1 });
  const right = { ...tableBlock('b', 3, { cell: (row) => `R${row}`, columns: 1 }), title: words(filler(40)) };
  const { layout } = layOut([{ type: 'columns', columns: [[left], [right]], place }]);
  for (const row of [0, 1, 2]) {
    expect(find(layout, `L${row}`).item.y).toBeCloseTo(find(layout, `R${row}`).item.y, 5);
  }
});

test('columns-too-narrow-to-read-stand-below-each-other', () => {
  const columns = [1, 2, 3, 4].map((count) => [paragraph(`COLUMN${count}`)]);
  const { layout } = layOut([{ type: 'columns', columns, place }]);
  const [first, second] = ['COLUMN1', 'COLUMN2'].map((said) => find(layout, said).item);
  expect(second?.x).toBe(first?.x);
  expect((second?.y ?? 0) - (first?.y ?? 0)).toBe(10);
});

test('in-a-side-note-a-term-stands-above-its-definition', () => {
  const terms: Block = {
    type: 'definitionList',
    entries: [{ term: words('TERM'), definition: [paragraph('MEANING')] }],
    place,
  };
  const { layout } = layOut([{ type: 'sideNote', children: [terms], place }, paragraph('text')]);
  const term = find(layout, 'TERM').item;
  expect(find(layout, 'MEANING').item).toMatchObject({ x: term.x, y: term.y + 10 });
});

test('an-item-without-text-keeps-its-line', () => {
  const { layout } = layOut([list([[{ type: 'columns', columns: [], place }], 'AFTER'], true)]);
  expect(find(layout, '2.').item.y - find(layout, '1.').item.y).toBe(10);
});

test('a-term-stands-beside-its-definition', () => {
  const { layout } = layOut([
    { type: 'definitionList', entries: [{ term: words('TERM'), definition: [paragraph('MEANING')] }], place },
  ]);
  const term = find(layout, 'TERM').item;
  const meaning = find(layout, 'MEANING').item;
  expect(term.y).toBe(meaning.y);
  expect(meaning.x).toBeCloseTo(60 + 300 * 0.26 + 12, 5);
});

test('a-link-over-two-lines-has-an-area-on-each', () => {
  const said = 'a link whose words go on over the end of the line and some way into the next one';
  const { layout } = layOut([
    paragraph([
      text('See '),
      { type: 'link', to: { type: 'url', url: 'https://example.org' }, children: [text(said)] },
    ]),
  ]);
  const links = layout.pages[0]?.items.filter((item) => item.type === 'link') ?? [];
  expect(links.map(({ contents }) => contents)).toEqual([said, said]);
  expect(new Set(links.map(({ content }) => content)).size).toBe(2);
});
