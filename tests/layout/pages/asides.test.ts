/** What stands in the side column by itself: notes of figures and tables, sections of a chapter, definitions of terms. */
import { expect, test } from 'vitest';
import type { Block, Manuscript } from '../../../pipeline/compose/Manuscript.ts';
import type { Layout, TagNode } from '../../../pipeline/layout/Layout.ts';
import type { Theme } from '../../../pipeline/theme/Theme.ts';
import { find, layOut, layOutManuscript } from '../layOut.ts';
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
  place,
  tableBlock,
  text,
} from '../manuscripts.ts';
import { squareTheme } from '../squareTheme.ts';

const beside: Theme = { ...squareTheme, page: { ...squareTheme.page, notes: 'beside' } };
/** Left edges: of the text block and of the side column, on right pages and on left ones. */
const recto = { text: 60, side: 60 + 300 + 10 };
const verso = { text: 140, side: 500 - 60 - 400 };

function pictureFoot(layout: Layout): number {
  const pictures = layout.pages.flatMap(({ items }) => items.filter((item) => item.type === 'picture'));
  const [first] = pictures;
  if (first === undefined) throw new Error('no picture is printed');
  return first.y + first.height;
}

test('the-source-of-a-figure-ends-beside-its-foot', () => {
  const { layout } = layOut([paragraph('a'), chartBlock('a')], {}, beside);
  const { item } = find(layout, 'Source');
  expect(item.x).toBe(recto.side);
  // A line of 10 whose capitals of 7 stand in its middle.
  expect(item.y).toBeCloseTo(pictureFoot(layout) - 10 + 8.5, 5);
});

test('text-goes-on-where-the-notes-would-have-stood', () => {
  const blocks = [paragraph('a'), chartBlock('a'), paragraph('AFTER')];
  const [there, here] = [squareTheme, beside].map((theme) => layOut(blocks, {}, theme).layout.pages[0]?.fill);
  // The source took a line of 10 and 4 above it, in a block of 400.
  expect(here).toBeLessThan((there ?? 0) - 10 / 400);
});

test('on-a-left-page-the-notes-stand-left-of-the-figure', () => {
  const { layout } = layOut([paragraph(filler(400)), chartBlock('a'), paragraph(filler(200))], {}, beside);
  const { page, item } = find(layout, 'Source');
  expect(layout.pages[page]?.side).toBe('verso');
  expect(item.x).toBe(verso.side);
  expect(find(layout, 'Title of a').item.x).toBe(verso.text);
});

test.each([
  ['a wide figure', chartBlock('a', { size: 'wide', width: 400 })],
  ['a figure lower than its notes', chartBlock('a', { height: 20, source: `Source ${filler(60)}` })],
  ['half a figure', chartBlock('a', { size: 'half', width: 140 })],
])('beneath-or-in-the-text-stand-the-notes-of %s', (_, block) => {
  const { layout } = layOut([paragraph('b'), block], {}, beside);
  expect(find(layout, 'Source').item.x).toBeLessThan(recto.side);
});

test('pages-without-a-side-column-have-notes-beneath', () => {
  const narrow = { ...beside, page: { ...beside.page, sideWidth: 0, sideGap: 0 } };
  const { layout } = layOut([paragraph('a'), chartBlock('a')], {}, narrow);
  expect(find(layout, 'Source').item.y).toBeGreaterThan(pictureFoot(layout));
});

test('notes-source-and-worksheet-of-a-short-table-stand-beside-it', () => {
  const index = { type: 'generated', matter: 'sheetIndex', id: 'sheets', title: 'Sheets' } as const;
  const whole = manuscript(body([chapter('one', [paragraph('a'), tableBlock('t', 6)])]), [], [index]);
  const { layout } = layOutManuscript(whole, beside, {
    sheetNames: new Map([['t', 'goods exported, and goods that came back']]),
  });
  for (const said of ['[1]', 'Source', 'Worksheet'])
    expect([said, find(layout, said).item.x]).toEqual([said, recto.side]);
  const ends = (layout.pages[0]?.items ?? []).flatMap((item) =>
    item.type === 'text' && item.x >= recto.side ? [item.x + item.width] : [],
  );
  expect(Math.max(...ends)).toBeLessThanOrEqual(recto.side + beside.page.sideWidth + 0.01);
  expect(find(layout, 'Row 1').item.x).toBe(recto.text);
});

test('a-table-that-goes-over-pages-has-its-notes-at-its-end', () => {
  const { layout } = layOut([paragraph('a'), tableBlock('t', 60)], {}, beside);
  expect(find(layout, '[1]').item.x).not.toBe(recto.side);
  expect(find(layout, '[1]').page).toBeGreaterThan(0);
});

test('a-side-note-keeps-clear-of-the-notes-of-a-figure', () => {
  const note: Block = { type: 'sideNote', children: [paragraph(`SIDE ${filler(60)}`)], place };
  const { layout } = layOut([chartBlock('a', { height: 120 }), note, paragraph('a')], {}, beside);
  const inColumn = layout.pages[0]?.items.flatMap((item) =>
    item.type === 'text' && item.x >= recto.side && item.x < recto.side + 90 ? [Math.round(item.y * 10)] : [],
  );
  expect(inColumn?.length).toBeGreaterThan(8);
  expect(new Set(inColumn).size).toBe(inColumn?.length);
});

test('the-notes-belong-to-their-figure-wherever-they-stand', () => {
  const shapes = [squareTheme, beside].map((theme) => {
    const { layout } = layOut([paragraph('a'), chartBlock('a'), tableBlock('t', 6)], {}, theme);
    return roles(layout.tree);
  });
  expect(shapes[1]).toEqual(shapes[0]);
});

test('a-note-marked-beside-a-figure-stands-at-the-foot-of-its-page', () => {
  const figure = { ...chartBlock('a'), source: [text('MARKED'), noteRef('a', '1')] };
  const { layout } = layOut([paragraph('a'), figure], { footnotes: [footnote('a', '1', 'NOTE')] }, beside);
  expect(find(layout, 'MARKED').item.x).toBe(recto.side);
  expect(find(layout, 'NOTE').item.y).toBeGreaterThan(find(layout, 'MARKED').item.y);
});

// ------------------------------------------------------------- sections

const withContents: Theme = { ...squareTheme, page: { ...squareTheme.page, chapterContents: true } };
const sections = (...titles: readonly string[]): readonly Block[] =>
  titles.flatMap((title) => [heading(2, title), paragraph(filler(300))]);

test('an-opener-lists-the-sections-of-its-chapter-with-their-pages', () => {
  const blocks = [paragraph('FIRST'), ...sections('Trade', 'Jobs', 'Money')];
  const whole = manuscript(body([chapter('one', blocks, { number: '1' })]));
  const { layout } = layOutManuscript(whole, withContents);
  const { item, page } = find(layout, 'In this chapter');
  expect([page, item.x]).toEqual([0, recto.side]);
  expect(item.y).toBeCloseTo(find(layout, 'FIRST').item.y, 5);
  const listed = layout.pages[0]?.items.flatMap((each) =>
    each.type === 'text' && each.x >= recto.side && each.y > item.y + 1 && each.y < 450
      ? [each.text.trim()]
      : [],
  );
  expect(listed).toEqual(['Trade', '1', 'Jobs', '2', 'Money', '3']);
  expect(layout.pages[0]?.items.filter(({ type }) => type === 'link')).toHaveLength(3);
});

test.each([
  ['of two sections', '1', ['Trade', 'Jobs']],
  ['without a number', undefined, ['Trade', 'Jobs', 'Money']],
])('no-list-stands-at-the-opener-of-a-chapter %s', (_, number, titles) => {
  const words = number === undefined ? {} : { number };
  const whole = manuscript(body([chapter('one', [paragraph('a'), ...sections(...titles)], words)]));
  const { layout } = layOutManuscript(whole, withContents);
  expect(() => find(layout, 'In this chapter')).toThrow();
});

// ---------------------------------------------------------------- terms

const optional = (said: string): Block => ({
  type: 'sideNote',
  children: [paragraph(said)],
  optional: true,
  place,
});

test('a-note-that-may-be-left-out-stands-beside-its-line', () => {
  const { layout } = layOut([paragraph('a'), optional('TERM'), paragraph('LINE')]);
  const { item } = find(layout, 'TERM');
  expect(item.x).toBe(recto.side);
  expect(item.y).toBeCloseTo(find(layout, 'LINE').item.y, 5);
});

test('it-is-left-out-with-its-element-where-the-column-is-taken', () => {
  const note: Block = { type: 'sideNote', children: [paragraph(filler(150))], place };
  const { layout } = layOut([note, paragraph('a'), optional('TERM'), paragraph('LINE')]);
  expect(() => find(layout, 'TERM')).toThrow();
  expect(roles(layout.tree).filter((role) => role.endsWith('Aside'))).toHaveLength(1);
});

test('it-never-makes-another-note-move', () => {
  const other: Block = { type: 'sideNote', children: [paragraph(`OTHER ${filler(10)}`)], place };
  const blocks = [optional(`TERM ${filler(20)}`), paragraph('a'), paragraph('b'), other, paragraph('LINE')];
  const { layout } = layOut(blocks);
  expect(find(layout, 'OTHER').item.y).toBeCloseTo(find(layout, 'LINE').item.y, 5);
});

test('definitions-are-no-boxes-in-the-text-of-pages-without-a-side-column', () => {
  const whole: Manuscript = {
    ...manuscript(body([chapter('one', [paragraph('The BTS counts.')])])),
    termNotes: {
      chapter: 'glossary',
      entries: [{ term: [text('BTS')], definition: [paragraph('DEFINED')] }],
      most: 4,
    },
  };
  expect(find(layOutManuscript(whole).layout, 'DEFINED').item.x).toBe(recto.side);
  const narrow = { ...squareTheme, page: { ...squareTheme.page, sideWidth: 0, sideGap: 0 } };
  expect(() => find(layOutManuscript(whole, narrow).layout, 'DEFINED')).toThrow();
});

/** Roles in reading order, each behind those that it stands in. */
function roles(node: TagNode | number, within = ''): readonly string[] {
  if (typeof node === 'number') return [];
  const own = `${within}/${node.role}`;
  return [own, ...node.children.flatMap((child) => roles(child, own))];
}
