/** How tables go over pages. Rows are 10 pt high, with a gap before every fifth. */
import { expect, test } from 'vitest';
import type { Block } from '../../../pipeline/compose/Manuscript.ts';
import type { Layout, Page, TagNode } from '../../../pipeline/layout/Layout.ts';
import { find, layOut, linesOf } from '../layOut.ts';
import { filler, paragraph, tableBlock } from '../manuscripts.ts';
import { squareTheme } from '../squareTheme.ts';

function lines(count: number): Block {
  return paragraph(filler(count * 10));
}

const rowsOn = (page: Page | undefined): readonly string[] =>
  (page === undefined ? [] : linesOf(page)).filter((line) => /^(Row|Total) /.test(line));

function tagsOf(node: TagNode, role: TagNode['role']): readonly TagNode[] {
  const own = node.role === role ? [node] : [];
  return [
    ...own,
    ...node.children.flatMap((child) => (typeof child === 'number' ? [] : tagsOf(child, role))),
  ];
}

const artifactsOn = (page: Page | undefined): string =>
  (page?.items ?? [])
    .flatMap((item) => (item.type === 'text' && item.content === undefined ? [item.text] : []))
    .join(' ');

test('a-table-broken-across-pages-repeats-its-head-and-says-that-it-goes-on', () => {
  const { layout } = layOut([tableBlock('t', 60)]);
  expect(linesOf(layout.pages[0] ?? fail()).filter((line) => line.startsWith('Name'))).toHaveLength(1);
  expect(artifactsOn(layout.pages[1])).toContain('Table t (continued) Name Value 1');
});

test('a-table-over-three-pages-is-one-table-in-the-tree', () => {
  const { layout } = layOut([tableBlock('t', 100)]);
  expect(layout.pages.length).toBeGreaterThan(2);
  const [table, ...others] = tagsOf(layout.tree, 'Table');
  expect(others).toEqual([]);
  expect(table?.children.map((child) => (typeof child === 'number' ? child : child.role))).toEqual([
    'Caption',
    'THead',
    'TBody',
  ]);
  expect(table === undefined ? 0 : tagsOf(table, 'TR').length).toBe(101);
});

test('at-least-three-rows-of-a-long-table-stand-on-either-side-of-a-break', () => {
  for (let before = 18; before <= 30; before += 1) {
    const { layout } = layOut([lines(before), tableBlock('t', 16), lines(20)]);
    const counts = layout.pages.map((page) => rowsOn(page).length).filter((rows) => rows > 0);
    expect(Math.min(...counts), `${before} lines before the table`).toBeGreaterThanOrEqual(3);
  }
});

test('a-total-is-not-parted-from-the-row-above-it', () => {
  for (let rows = 24; rows <= 34; rows += 1) {
    const cell = (row: number, column: number): string =>
      column > 0 ? '1.0' : row === rows - 1 ? 'Total ' : `Row ${row}`;
    const { layout } = layOut([tableBlock('t', rows, { total: true, cell }), lines(20)]);
    const total = layout.pages.find((page) => rowsOn(page).some((line) => line.startsWith('Total')));
    expect(rowsOn(total).length, `${rows} rows`).toBeGreaterThan(1);
  }
});

test('a-caption-stands-on-the-page-of-the-tables-head-and-first-rows', () => {
  for (let before = 20; before <= 31; before += 1) {
    const { layout } = layOut([lines(before), tableBlock('t', 12), lines(20)]);
    expect(find(layout, 'Table t').page).toBe(find(layout, 'Row 3').page);
  }
});

test('notes-and-source-stand-below-the-last-row-on-its-page', () => {
  for (let before = 8; before <= 20; before += 1) {
    const { layout } = layOut([lines(before), tableBlock('t', 12), lines(20)]);
    const last = find(layout, 'Row 12');
    const source = find(layout, '[1]');
    expect(source.page).toBe(last.page);
    expect(source.item.y).toBeGreaterThan(last.item.y);
  }
});

test('a-row-taller-than-a-page-is-broken-between-its-lines-and-no-other-is', () => {
  const cell = (row: number, column: number): string =>
    column === 0 ? `Row ${row}` : row === 1 ? filler(400) : 'short';
  const table = tableBlock('t', 3, { cell, columns: 1 });
  const words = {
    ...table,
    columns: table.columns.map((column) => ({ ...column, align: 'start' as const })),
  };
  const { layout } = layOut([words]);
  const first = find(layout, 'aaaaa');
  const last = find(layout, 'Row 2');
  expect(last.page).toBeGreaterThan(first.page);
  const printed = layout.pages.flatMap(({ items }) =>
    items.flatMap((item) => (item.type === 'text' ? [item.text] : [])),
  );
  expect(printed.join(' ')).toContain(filler(400).slice(-5));
});

test('a-table-too-wide-for-the-page-stands-on-a-turned-one-while-the-text-goes-on', () => {
  const tall = { ...squareTheme, page: { ...squareTheme.page, height: 800 } };
  const { layout } = layOut([lines(5), tableBlock('t', 8, { columns: 13 }), lines(90)], {}, tall);
  const page = layout.destinations.get('tbl:t')?.page;
  expect(page).toBe(1);
  expect(layout.pages[1]).toMatchObject({ width: 800, height: 500 });
  expect(layout.pages[0]?.fill).toBeGreaterThan(0.95);
  expect(layout.pages[2]).toMatchObject({ width: 500, height: 800 });
});

test('a-wide-table-begins-at-the-outer-edge-of-a-verso', () => {
  const { layout } = layOut([lines(32), tableBlock('t', 4, { width: 'wide', columns: 6 })]);
  expect(find(layout, 'Row 1')).toMatchObject({ page: 1, item: { x: 40 } });
});

test('a-short-table-without-room-floats-while-the-text-goes-on', () => {
  const { layout } = layOut([lines(24), tableBlock('t', 9), lines(30)]);
  expect(find(layout, 'Row 1')).toMatchObject({ page: 1 });
  // Whole, at the head or the foot.
  expect(find(layout, 'Table t').page).toBe(1);
  expect(find(layout, 'Row 9').page).toBe(1);
  expect(layout.pages[0]?.fill).toBeGreaterThan(0.9);
});

test('a-short-table-with-room-stands-in-its-place', () => {
  const { layout } = layOut([lines(6), tableBlock('t', 5), paragraph(`AFTER ${filler(200)}`)]);
  expect(find(layout, 'Row 1').page).toBe(0);
  expect(find(layout, 'AFTER').item.y).toBeGreaterThan(find(layout, 'Row 5').item.y);
});

test('a-short-table-does-not-float-past-a-long-one', () => {
  const { layout } = layOut([lines(24), tableBlock('short', 9), tableBlock('long', 60)]);
  const [short, long] = ['tbl:short', 'tbl:long'].map((anchor) => layout.destinations.get(anchor));
  expect((short?.page ?? 0) * 1000 + (short?.y ?? 0)).toBeLessThan((long?.page ?? 0) * 1000 + (long?.y ?? 0));
});

test('an-empty-table-has-a-head-and-no-rows', () => {
  const { layout } = layOut([tableBlock('t', 0)]);
  expect(linesOf(layout.pages[0] ?? fail())).toContain('Title of table t');
  expect(sizeOf(layout)).toBe(1);
  const [table] = tagsOf(layout.tree, 'Table');
  expect(table?.children.map((child) => (typeof child === 'number' ? child : child.role))).toEqual([
    'Caption',
    'TR',
  ]);
});

function sizeOf({ pages }: Layout): number {
  return pages.length;
}

function fail(): never {
  throw new Error('there is no such page');
}

test('rules-are-as-wide-as-the-columns-the-title-and-the-notes-whichever-is-widest', () => {
  const rulesOf = (title: string, source: string): readonly number[] => {
    const block = tableBlock('t', 4, { columns: 1 });
    const { layout } = layOut([
      {
        ...block,
        title: [{ type: 'text', text: title }],
        notes: [],
        source: [{ type: 'text', text: source }],
      },
      lines(4),
    ]);
    const items = layout.pages[0]?.items ?? [];
    return items.flatMap((item) => (item.type === 'line' ? [item.x2 - item.x1] : []));
  };
  const [narrow = 0] = rulesOf('T', 'S');
  expect(new Set(rulesOf('T', 'S'))).toEqual(new Set([narrow]));
  expect(narrow).toBeLessThan(200);
  // Squares of 5 pt.
  expect(Math.max(...rulesOf('T'.repeat(50), 'S'))).toBeCloseTo(250, 5);
  expect(Math.max(...rulesOf('T', 'S'.repeat(40)))).toBeGreaterThan(narrow);
  expect(Math.max(...rulesOf('T', 'S'.repeat(300)))).toBeLessThanOrEqual(300);
});

test('the-last-column-ends-where-the-rules-end-and-they-are-no-longer-than-columns-can-be-spread', () => {
  const endsOf = (title: string, width = 1): { rules: number; numbers: number; titles: number } => {
    const block = {
      ...tableBlock('t', 4, { columns: width }),
      title: [{ type: 'text' as const, text: title }],
    };
    const { layout } = layOut([{ ...block, notes: [], source: [] }, lines(4)]);
    const items = layout.pages[0]?.items ?? [];
    const end = (text: RegExp): number =>
      Math.max(
        ...items.flatMap((item) =>
          item.type === 'text' && text.test(item.text) ? [item.x + item.width] : [],
        ),
      );
    return {
      rules: Math.max(...items.flatMap((item) => (item.type === 'line' ? [item.x2] : []))),
      numbers: end(/^\d+\.\d+$/),
      titles: end(/^T+ ?/),
    };
  };
  const narrow = endsOf('T');
  const spread = endsOf('T'.repeat(25), 2);
  for (const { rules, numbers } of [narrow, spread]) expect(numbers).toBeCloseTo(rules, 5);
  expect(spread.rules).toBeGreaterThan(narrow.rules);
  const long = endsOf(Array.from({ length: 20 }, () => 'TTT').join(' '));
  expect(long.numbers).toBeCloseTo(long.rules, 5);
  expect(long.titles).toBeLessThanOrEqual(long.rules);
});
