/** Listings on pages: kept lines, marks where one goes on, breaks between lines, and their tags. */
import { expect, test } from 'vitest';
import type { Block } from '../../pipeline/compose/Manuscript.ts';
import type { TagNode } from '../../pipeline/layout/Layout.ts';
import { layOut, linesOf } from './layOut.ts';
import { filler, paragraph, place, text } from './manuscripts.ts';

function listing(lines: readonly string[], title = ''): Block {
  return {
    type: 'listing',
    lines,
    id: title === '' ? '' : 'lst:a',
    number: title === '' ? '' : 'Listing 1.1',
    title: title === '' ? [] : [text(title)],
    place,
  };
}

const rows = (count: number) => Array.from({ length: count }, (_, at) => `line ${at}`);

function rolesIn(node: TagNode): readonly string[] {
  return [node.role, ...node.children.flatMap((child) => (typeof child === 'number' ? [] : rolesIn(child)))];
}

test('lines-are-kept-with-their-indents', () => {
  const { layout, problems } = layOut([listing(['a = 1', '', '    b   = 2'], 'Two')]);
  expect(problems).toEqual([]);
  const printed = layout.pages.flatMap(({ items }) =>
    items.flatMap((item) => (item.type === 'text' ? item.text : [])),
  );
  expect(printed).toEqual(expect.arrayContaining(['Listing 1.1', 'a = 1 ', '    b   = 2 ']));
  expect(layout.destinations.has('lst:a')).toBe(true);
  expect(rolesIn(layout.tree).filter((role) => role === 'Code')).toHaveLength(1);
});

test('a-line-that-goes-on-is-marked', () => {
  const { layout } = layOut([listing([`  call(${'argument, '.repeat(20)})`])]);
  const marks = layout.pages.flatMap(({ items }) =>
    items.filter((item) => item.type === 'text' && item.text === '\u00bb' && item.content === undefined),
  );
  expect(marks.length).toBeGreaterThan(1);
});

test('a-page-ends-between-lines-and-leaves-two-on-each', () => {
  for (let before = 40; before < 60; before += 1) {
    const { layout } = layOut([paragraph(filler(before * 10)), listing(rows(12)), paragraph(filler(40))]);
    for (const page of layout.pages) {
      const here = linesOf(page).filter((line) => /^line \d/.test(line)).length;
      expect(here, `${before}`).not.toBe(1);
      expect(here, `${before}`).not.toBe(11);
    }
  }
});

test('a-listing-longer-than-a-page-goes-on', () => {
  const { layout, problems } = layOut([listing(rows(300))]);
  expect(problems).toEqual([]);
  expect(layout.pages.length).toBeGreaterThan(3);
  const printed = layout.pages.flatMap(linesOf).filter((line) => line.startsWith('line '));
  expect(printed).toHaveLength(300);
});
