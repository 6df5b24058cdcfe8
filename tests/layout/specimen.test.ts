/** The specimen's pages and tags as short text; whoever blesses a change has looked at it. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { TagNode } from '../../pipeline/layout/Layout.ts';
import { dumpPages, dumpTags } from './dump.ts';
import { layOutManuscript } from './layOut.ts';
import { specimen, specimenSheets } from './specimen.ts';
import { squareTheme } from './squareTheme.ts';

/** High enough for the turned table. */
const tall = { ...squareTheme, page: { ...squareTheme.page, height: 900 } };
const { layout, problems } = layOutManuscript(specimen(), tall, {
  sheetNames: specimenSheets,
  buildDigest: '0123abcd',
});

test('pages-of-the-specimen', async () => {
  await expect(dumpPages(layout)).toMatchFileSnapshot(join(import.meta.dirname, 'specimen.pages.golden.txt'));
});

test('tags-of-the-specimen', async () => {
  await expect(dumpTags(layout)).toMatchFileSnapshot(join(import.meta.dirname, 'specimen.tags.golden.txt'));
});

test('the-specimen-has-no-errors', () => {
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
});

function everyNode(node: TagNode): readonly TagNode[] {
  return [node, ...node.children.flatMap((child) => (typeof child === 'number' ? [] : everyNode(child)))];
}

const nodes = everyNode(layout.tree);

test('headings-go-down-by-one-level-at-a-time', () => {
  const levels = nodes.flatMap(({ role }) => (/^H[1-6]$/.test(role) ? [Number(role.slice(1))] : []));
  expect(levels[0]).toBe(1);
  for (const [index, level] of levels.entries())
    expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
});

test('figures-have-words-and-a-box', () => {
  const figures = nodes.filter(({ role }) => role === 'Figure');
  expect(figures.length).toBeGreaterThan(4);
  for (const { alt, bbox } of figures) {
    expect(alt?.trim()).not.toBe('');
    expect(bbox?.rect.width).toBeGreaterThan(0);
  }
});

test('notes-have-ids-and-ids-are-unlike', () => {
  const ids = nodes.flatMap(({ role, id }) => (role === 'Note' ? [id ?? ''] : []));
  expect(ids).toEqual([
    'note:words/first',
    'note:words/second',
    'note:figures/third',
    'note:options/long',
    'note:options/inner',
    'note:options/aside',
    'note:options/figure',
  ]);
});

test('each-row-of-a-table-has-a-cell-for-each-column', () => {
  for (const table of nodes.filter(({ role }) => role === 'Table')) {
    const rows = everyNode(table).filter(({ role }) => role === 'TR');
    expect(new Set(rows.map(({ children }) => children.length)).size).toBe(1);
    const heads = rows.flatMap(({ children }) =>
      children.filter((cell) => typeof cell === 'object' && cell.role === 'TH'),
    );
    for (const head of heads) expect(typeof head === 'object' ? head.scope : undefined).toMatch(/Column|Row/);
  }
});

test('each-link-in-the-text-is-within-a-link-element', () => {
  const linked = new Set<number>();
  for (const link of nodes.filter(({ role }) => role === 'Link')) {
    for (const child of everyNode(link).flatMap(({ children }) => children))
      if (typeof child === 'number') linked.add(child);
  }
  const links = layout.pages.flatMap(({ items }) => items.filter((item) => item.type === 'link'));
  expect(links.length).toBeGreaterThan(20);
  for (const link of links) expect(linked.has(link.content)).toBe(true);
  for (const { target } of links)
    if (target.type === 'anchor') expect(layout.destinations.has(target.anchor), target.anchor).toBe(true);
});
