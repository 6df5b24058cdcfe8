/** Footnotes at the foot of the page of their mark, and side notes beside their lines. */
import { expect, test } from 'vitest';
import type { Block } from '../../../pipeline/compose/Manuscript.ts';
import type { Layout, TagNode } from '../../../pipeline/layout/Layout.ts';
import { find, layOut } from '../layOut.ts';
import {
  chartBlock,
  filler,
  footnote,
  heading,
  list,
  noteRef,
  paragraph,
  place,
  ref,
  tableBlock,
  text,
} from '../manuscripts.ts';
import { squareTheme } from '../squareTheme.ts';

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

/** The note stands on the page of its mark, at the foot. */
function expectBelow(layout: Layout, mark: string, note: string): void {
  const marked = find(layout, mark);
  const noted = find(layout, note);
  expect(noted.page).toBe(marked.page);
  expect(noted.item.y).toBeGreaterThan(marked.item.y);
  // Notes end with the block at 450.
  expect(noted.item.y).toBeGreaterThan(350);
}

test('notes-longer-than-their-pages-do-not-pile-up-at-the-chapters-end', () => {
  // Nine words to a line of 288 pt: three notes of 45 lines, beside text for ten pages.
  const ids = ['a', 'b', 'c'];
  const marked = ids.map((id) => noted(`MARK${id} ${filler(20)}`, id));
  const { layout } = layOut([...marked, lines(400)], {
    footnotes: ids.map((id, index) => footnote(id, String(index + 1), `NOTE${id} ${filler(405)} LAST${id}`)),
  });
  const pageOf = (said: string): number =>
    layout.pages.findIndex(({ items }) =>
      items.some((item) => item.type === 'text' && item.text.includes(said)),
    );
  expect(layout.pages.length).toBeGreaterThan(12);
  expect(ids.map((id) => pageOf(`NOTE${id}`))).toEqual(ids.map((id) => pageOf(`MARK${id}`)));
  // 138 lines, nine of the marks and a line of space above notes on each page: 32 and three times 40 are not enough.
  expect(pageOf('LASTc')).toBe(4);
});

test('a-note-marked-in-a-figure-that-floats-stands-at-the-foot-of-the-figures-page', () => {
  const figure = chartBlock('a', { height: 200 });
  for (const part of ['title', 'subtitle', 'notes', 'source'] as const) {
    const children = [text('MARKED'), noteRef('a', '1')];
    const marked = part === 'notes' ? { notes: [{ number: 1, children }] } : { [part]: children };
    const { layout } = layOut([lines(20), { ...figure, ...marked }, lines(60)], {
      footnotes: [footnote('a', '1', 'NOTE')],
    });
    expect(find(layout, 'NOTE').page).toBe(1);
    expectBelow(layout, part === 'notes' ? '[1]' : 'MARKED', 'NOTE');
  }
});

test('notes-of-text-and-figures-on-one-page-keep-the-order-of-their-marks', () => {
  const figure = { ...chartBlock('a', { height: 100 }), source: [text('Source'), noteRef('b', '2')] };
  const { layout } = layOut([noted('One', 'a'), figure, noted('Two', 'c'), lines(4)], {
    footnotes: [footnote('a', '1', 'FIRST'), footnote('b', '2', 'SECOND'), footnote('c', '3', 'THIRD')],
  });
  const baselines = ['FIRST', 'SECOND', 'THIRD'].map((said) => find(layout, said).item.y);
  expect(baselines.map((y) => Math.round(y * 10) / 10)).toEqual([428.5, 438.5, 448.5]);
});

test('a-note-longer-than-its-figure-leaves-room-begins-on-the-page-of-the-figures-place', () => {
  const figure = { ...chartBlock('a', { height: 250 }), title: [text('MARKED'), noteRef('a', '1')] };
  const { layout } = layOut([lines(4), figure, lines(60)], {
    footnotes: [footnote('a', '1', `NOTE ${filler(300)} LASTWORD`)],
  });
  expect(find(layout, 'NOTE').page).toBe(0);
  const said = layout.pages.flatMap(({ items }) =>
    items.flatMap((item) => (item.type === 'text' ? item.text : [])),
  );
  expect(said.filter((words) => words.includes('LASTWORD'))).toHaveLength(1);
});

test('a-note-marked-in-a-tables-title-stands-on-the-page-of-the-title', () => {
  const title = [text('MARKED'), noteRef('a', '1')];
  for (const rows of [6, 60]) {
    const { layout } = layOut([lines(10), { ...tableBlock('t', rows), title }, lines(40)], {
      footnotes: [footnote('a', '1', 'NOTE')],
    });
    expectBelow(layout, 'MARKED', 'NOTE');
  }
});

test('a-note-marked-in-a-turned-table-stands-at-the-foot-of-the-turned-page', () => {
  const tall = { ...squareTheme, page: { ...squareTheme.page, height: 800 } };
  const turned = { ...tableBlock('t', 8, { columns: 13 }), title: [text('MARKED'), noteRef('a', '1')] };
  const { layout } = layOut([lines(5), turned, lines(90)], { footnotes: [footnote('a', '1', 'NOTE')] }, tall);
  const note = find(layout, 'NOTE');
  expect(layout.pages[note.page]).toMatchObject({ width: 800, height: 500 });
  expect(note.page).toBe(find(layout, 'MARKED').page);
  // The turned page's block of 40 lines begins at its upper margin of 60.
  expect(note.item.y).toBeCloseTo(60 + 400 - 10 + 8.5, 5);
});

test('a-note-marked-in-a-side-note-stands-at-the-foot-of-its-page', () => {
  const aside: Block = { type: 'sideNote', children: [noted('MARKED', 'b')], place };
  const { layout } = layOut([aside, noted('TEXT', 'c'), lines(50)], {
    footnotes: [footnote('b', '1', 'FIRST'), footnote('c', '2', 'SECOND')],
  });
  expectBelow(layout, 'MARKED', 'FIRST');
  expect(find(layout, 'FIRST').item.x).toBe(72);
  expect(find(layout, 'SECOND').item.y - find(layout, 'FIRST').item.y).toBeCloseTo(10, 5);
});

test('a-note-marked-in-a-note-follows-it', () => {
  const { layout } = layOut([noted('MARKED', 'a', 'c'), lines(50)], {
    footnotes: [
      { id: 'a', mark: '1', children: [noted('OUTER', 'b')] },
      footnote('b', '2', 'INNER'),
      footnote('c', '3', 'LAST'),
    ],
  });
  const baselines = ['OUTER', 'INNER', 'LAST'].map((said) => find(layout, said).item.y);
  expect(baselines.map((y) => Math.round(y * 10) / 10)).toEqual([428.5, 438.5, 448.5]);
});

test('a-note-marked-in-any-other-block-stands-at-the-foot-of-its-page', () => {
  const marked = [text('MARKED'), noteRef('a', '1')];
  const blocks: readonly Block[] = [
    { ...heading(2, 'x'), children: marked },
    list([[paragraph(marked)]]),
    { type: 'quote', children: [paragraph('x')], attribution: marked, place },
    { type: 'definitionList', entries: [{ term: marked, definition: [paragraph('x')] }], place },
    { type: 'callout', kind: 'note', title: marked, children: [paragraph('x')], place },
    { type: 'callout', kind: 'note', title: [], children: [list([[paragraph(marked)]])], place },
    { type: 'columns', columns: [[paragraph('x')], [paragraph(marked)]], place },
    { type: 'keyFigures', tiles: [{ figure: [text('7')], label: marked }], place },
    { type: 'findings', items: [marked], place },
    { type: 'timeline', events: [{ date: [text('1994')], children: marked }], place },
  ];
  for (const block of blocks) {
    const { layout } = layOut([block, lines(50)], { footnotes: [footnote('a', '1', 'NOTE')] });
    expectBelow(layout, 'MARKED', 'NOTE');
  }
});

test('each-mark-of-a-note-leads-to-it-wherever-the-mark-stands', () => {
  const aside: Block = { type: 'sideNote', children: [noted('ASIDE', 'b')], place };
  const figure = { ...chartBlock('a'), title: [text('Title'), noteRef('c', '3')] };
  const { layout } = layOut([noted('x', 'a'), aside, lines(3), figure], {
    footnotes: [
      { id: 'a', mark: '1', children: [noted('x', 'd')] },
      footnote('b', '2', 'x'),
      footnote('c', '3', 'x'),
      footnote('d', '4', 'x'),
    ],
  });
  const anchors = ['a', 'b', 'c', 'd'].map((id) => `note:one/${id}`);
  expect(anchors.filter((anchor) => !layout.destinations.has(anchor))).toEqual([]);
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

test('a-line-of-a-side-note-taller-than-its-page-is-cut-and-ends', () => {
  const tiles = [{ figure: [text('7')], label: [text(`${filler(200)} LASTWORD`)] }];
  const { layout } = layOut([
    { type: 'sideNote', children: [{ type: 'keyFigures', tiles, place }], place },
    lines(60),
  ]);
  const pages = layout.pages.filter(({ items }) =>
    items.some((item) => item.type === 'text' && item.text.includes('LASTWORD')),
  );
  expect(pages).toHaveLength(1);
  for (const { items } of layout.pages) {
    for (const item of items) {
      if (item.type === 'text' && item.content !== undefined) expect(item.y).toBeLessThan(450);
    }
  }
});

test('without-a-side-column-a-side-note-stands-in-the-text', () => {
  const { layout } = layOut([
    { type: 'callout', kind: 'note', title: [], children: [side('ASIDE')], place },
    lines(2),
  ]);
  expect(find(layout, 'ASIDE').item.x).toBeLessThan(300);
});

test('a-side-note-is-not-parted-by-a-page-where-one-page-holds-it', () => {
  for (let before = 2; before <= 30; before += 2) {
    const wide = chartBlock('w', { size: 'wide', width: 400, height: 160 });
    const { layout } = layOut([
      lines(before),
      paragraph([text('See '), ref('fig:w', 'Figure w')]),
      wide,
      side(`ASIDE ${filler(47)} LASTWORD`),
      lines(50),
    ]);
    expect([before, find(layout, 'ASIDE').page]).toEqual([before, find(layout, 'LASTWORD').page]);
  }
});
