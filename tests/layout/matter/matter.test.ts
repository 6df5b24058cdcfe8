/** Front and back matter, page labels, running heads and folios, sides and sheets. */
import { expect, test } from 'vitest';
import type { Block, Matter } from '../../../pipeline/compose/Manuscript.ts';
import type { Layout, Page } from '../../../pipeline/layout/Layout.ts';
import { readTheme } from '../../charts/drawFixture.ts';
import { find, layOut, layOutManuscript, linesOf } from '../layOut.ts';
import {
  body,
  chapter,
  chart,
  chartBlock,
  filler,
  heading,
  manuscript,
  paragraph,
  ref,
  tableBlock,
  text,
  words,
} from '../manuscripts.ts';
import { squareTheme } from '../squareTheme.ts';

function lines(count: number, first = ''): Block {
  const said = filler(count * 10);
  return paragraph(first === '' ? said : first + said.slice(first.length));
}

const contents: Matter = { type: 'generated', matter: 'contents', title: 'Contents', id: 'contents' };
const cover: Matter = { type: 'cover' };
const imprint: Matter = { type: 'imprint', blocks: [paragraph('IMPRINT')] };

const artifacts = (page: Page | undefined): readonly string[] =>
  (page?.items ?? []).flatMap((item) =>
    item.type === 'text' && item.content === undefined ? [item.text] : [],
  );

test('front-matter-is-numbered-in-roman-and-the-body-in-arabic-from-1', () => {
  const whole = manuscript(body([chapter('one', [lines(40)])]), [cover, imprint, contents]);
  const { pages } = layOutManuscript(whole).layout;
  expect(pages.map(({ label }) => label)).toEqual(['', 'ii', 'iii', 'iv', '1', '2']);
});

test('a-chapter-starts-on-a-recto-after-a-page-that-is-truly-blank', () => {
  const whole = manuscript(body([chapter('one', [lines(3)]), chapter('two', [lines(3)])]));
  const { pages } = layOutManuscript(whole).layout;
  expect(pages.map(({ side, label, items }) => [side, label, items.length > 0])).toEqual([
    ['recto', '1', true],
    ['verso', '2', false],
    ['recto', '3', true],
  ]);
});

test('a-chapter-starts-on-the-next-page-where-the-theme-says-so', () => {
  const theme = { ...squareTheme, page: { ...squareTheme.page, chaptersStartRecto: false } };
  const whole = manuscript(body([chapter('one', [lines(3)]), chapter('two', [lines(3)])]));
  expect(layOutManuscript(whole, theme).layout.pages.map(({ side }) => side)).toEqual(['recto', 'verso']);
});

test('the-book-heads-versos-and-the-chapter-and-section-head-rectos', () => {
  const { pages } = layOut([lines(40), heading(2, 'Section'), lines(70)]).layout;
  expect(artifacts(pages[0])).toEqual(['1']);
  expect(artifacts(pages[1])).toEqual(['2', 'A Test of Pages']);
  expect(artifacts(pages[2])).toEqual(['3', 'Chapter one · Section']);
});

test('folios-stand-outside', () => {
  const { pages } = layOut([lines(60)]).layout;
  const folio = (page: Page | undefined, label: string): number | undefined => {
    const item = page?.items.find((each) => each.type === 'text' && each.text === label);
    return item?.type === 'text' ? item.x : undefined;
  };
  // Both columns begin 60 pt from the spine and are 400 wide; a figure is 5 pt wide.
  expect(folio(pages[0], '1')).toBe(455);
  expect(folio(pages[1], '2')).toBe(40);
});

test('contents-name-chapters-and-sections-with-their-pages', () => {
  const parts = [
    {
      id: 'p',
      number: 'I',
      title: words('Part of it'),
      introduction: [],
      chapters: [
        chapter('one', [lines(40), heading(2, 'Section'), lines(3)], { number: '1', title: 'First' }),
      ],
    },
  ];
  const { layout } = layOutManuscript(manuscript(parts, [contents]));
  const [page] = layout.pages;
  expect(page === undefined ? [] : linesOf(page).filter((line) => line !== 'i')).toEqual([
    'Contents',
    'Part I Part of it 1',
    '1 First 3',
    expect.stringMatching(/^Section +(\. )+4$/),
  ]);
});

test('contents-that-grow-by-a-page-move-the-numbers-of-front-matter-only', () => {
  const sections = Array.from({ length: 60 }, (_, index) => [
    heading(2, `Section ${index}`),
    lines(6),
  ]).flat();
  const after: Matter = { type: 'chapter', chapter: chapter('preface', [lines(3)], { title: 'Preface' }) };
  const { layout } = layOutManuscript(manuscript(body([chapter('one', sections)]), [contents, after]));
  const preface = layout.pages.find((page) => page.index === layout.destinations.get('ch:preface')?.page);
  expect(layout.pages[0] === undefined ? [] : linesOf(layout.pages[0])).toContain(
    `Preface ${preface?.label}`,
  );
  expect(preface?.label).toBe('iii');
});

test('a-reference-with-its-page-says-the-label-of-that-page', () => {
  const { layout } = layOut([
    paragraph([ref('sec:far', 'Far', true)]),
    lines(50),
    heading(2, 'Far'),
    lines(2),
  ]);
  const page = layout.pages[layout.destinations.get('sec:far')?.page ?? 0];
  expect(page?.label).toBe('2');
  expect(layout.pages[0] === undefined ? '' : linesOf(layout.pages[0]).join(' ')).toContain('Far (page 2');
});

test('lists-of-figures-and-tables-give-numbers-titles-and-pages-one-below-the-other', () => {
  const figures: Matter = { type: 'generated', matter: 'listOfFigures', title: 'Figures', id: 'figures' };
  const tables: Matter = { type: 'generated', matter: 'listOfTables', title: 'Tables', id: 'tables' };
  const blocks = [paragraph([ref('fig:a', 'Figure a')]), chartBlock('a'), tableBlock('t', 3), lines(4)];
  const { layout } = layOutManuscript(manuscript(body([chapter('one', blocks)]), [figures, tables]));
  const [title, figure, second, table] = linesOf(layout.pages[0] ?? fail());
  expect([title, second]).toEqual(['Figures', 'Tables']);
  expect(figure).toMatch(/^Figure a Title of a +(\. )+1$/);
  expect(table).toMatch(/^Table t Title of table t +(\. )+2$/);
});

test('a-list-alone-starts-a-page-of-its-own', () => {
  const tables: Matter = { type: 'generated', matter: 'listOfTables', title: 'Tables', id: 'tables' };
  const whole = manuscript(body([chapter('one', [tableBlock('t', 3)])]), [tables, contents]);
  const { layout } = layOutManuscript(whole);
  expect(layout.pages.slice(0, 3).map((page) => linesOf(page)[0])).toEqual(['Tables', undefined, 'Contents']);
});

test('contents-leave-out-the-sections-that-they-are-told-to', () => {
  const blocks = [heading(2, 'Section'), lines(3), heading(2, 'Sources'), lines(3)];
  const short: Matter = { ...contents, unlisted: ['Sources'] };
  const { layout } = layOutManuscript(manuscript(body([chapter('one', blocks)]), [short]));
  const listed = linesOf(layout.pages[0] ?? fail()).join('\n');
  expect(listed).toContain('Section');
  expect(listed).not.toContain('Sources');
});

const inPanel = { ...squareTheme, page: { ...squareTheme.page, partOpeners: 'panel' as const } };
const onePart = [
  {
    id: 'p',
    number: 'I',
    title: words('Part of it'),
    introduction: [paragraph('INTRODUCTION')],
    chapters: [chapter('one', [lines(3)], { number: '1', title: 'First' }), chapter('two', [lines(3)])],
  },
];

test('a-part-opens-in-a-panel-above-its-first-chapter-where-the-theme-says-so', () => {
  const { layout } = layOutManuscript(manuscript(onePart), inPanel);
  const [first, blank, second] = layout.pages;
  expect(linesOf(first ?? fail()).slice(0, 5)).toEqual([
    'Part I',
    'Part of it',
    'INTRODUCTION',
    '1',
    'First',
  ]);
  expect(layout.destinations.get('part:p')?.page).toBe(0);
  // From edge to edge: the top margin of 50, a line of 10, half a line, one of 20, and a line and a half, on the grid.
  expect(first?.items.find(({ type }) => type === 'rect')).toMatchObject({
    x: 0,
    y: 0,
    width: squareTheme.page.width,
    height: 100,
  });
  expect(linesOf(second ?? fail())).not.toContain('Part of it');
  expect(blank?.items).toEqual([]);
});

test('a-part-in-a-panel-holds-its-heading-its-introduction-and-its-chapters', () => {
  const { tree } = layOutManuscript(manuscript(onePart), inPanel).layout;
  const rolesOf = (node: typeof tree | undefined) =>
    (node?.children ?? []).map((child) => (typeof child === 'number' ? 'text' : child.role));
  expect(rolesOf(tree)).toEqual(['Part']);
  const [part] = tree.children;
  expect(rolesOf(typeof part === 'number' ? undefined : part)).toEqual(['H1', 'P', 'Sect', 'Sect']);
});

test('a-cell-says-the-page-of-its-anchor', () => {
  const index = tableBlock('t', 1, { columns: 1 });
  const rows = index.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell, at) => (at === 1 ? { ...cell, text: '', pageOf: 'ch:two' } : cell)),
  }));
  const chapters = [chapter('one', [{ ...index, rows }]), chapter('two', [lines(3)])];
  const { layout } = layOutManuscript(manuscript(body(chapters)));
  expect(linesOf(layout.pages[0] ?? fail())).toContain('Row 1 3');
});

test('the-index-of-sheets-gives-table-sheet-and-page', () => {
  const index: Matter = { type: 'generated', matter: 'sheetIndex', title: 'Sheets', id: 'sheets' };
  const whole = manuscript(body([chapter('one', [tableBlock('t', 3)])]), [], [index]);
  const { layout } = layOutManuscript(whole, squareTheme, { sheetNames: new Map([['t', 'sheet-t']]) });
  expect(linesOf(layout.pages.at(-1) ?? fail())).toContain('Table t Title of table t sheet-t 1');
});

test('each-table-leads-to-its-line-in-the-index-of-sheets', () => {
  const index: Matter = { type: 'generated', matter: 'sheetIndex', title: 'Sheets', id: 'sheets' };
  const blocks = [tableBlock('t', 3), lines(4)];
  const options = { sheetNames: new Map([['t', 'sheet-t']]) };
  const { layout } = layOutManuscript(
    manuscript(body([chapter('one', blocks)]), [], [index]),
    squareTheme,
    options,
  );
  const { page, item } = find(layout, 'sheet-t');
  // At the end of the source's line, where that has room.
  expect(item.y).toBe(find(layout, 'Source').item.y);
  const link = layout.pages[page]?.items.find((each) => each.type === 'link');
  expect(link).toMatchObject({ target: { type: 'anchor', anchor: 'sheet:t' } });
  expect(layout.destinations.get('sheet:t')?.page).toBe(layout.pages.length - 1);
  // Without an index there is nowhere to lead to.
  const alone = layOutManuscript(manuscript(body([chapter('one', blocks)])), squareTheme, options);
  expect(() => find(alone.layout, 'sheet-t')).toThrow();
});

test('a-cover-on-a-colour-fills-the-page-with-its-bleed-and-prints-the-lines-that-it-is-told', () => {
  const ground = { colour: '#0e6073', textColour: '#ffffff', alt: '' };
  const coloured: Matter = { type: 'cover', ground, parts: ['title', 'edition'] };
  const theme = { ...squareTheme, page: { ...squareTheme.page, bleed: 9 } };
  const whole = manuscript(body([chapter('one', [])]), [coloured]);
  const [page] = layOutManuscript(whole, theme).layout.pages;
  const { width, height } = theme.page;
  expect(page?.items[0]).toEqual({
    type: 'rect',
    x: -9,
    y: -9,
    width: width + 18,
    height: height + 18,
    fill: '#0e6073',
  });
  const texts = (page?.items ?? []).filter((item) => item.type === 'text');
  expect(new Set(texts.map(({ colour }) => colour))).toEqual(new Set(['#ffffff']));
  expect(texts.map((item) => item.text).join(' ')).toBe('A Test of Pages March 31, 2024');
});

test('a-cover-chart-on-a-colour-reaches-three-edges-of-the-page-and-its-words-stand-beneath-it-on-the-colour', () => {
  const ground = { colour: '#0e6073', textColour: '#ffffff', alt: '' };
  const said = { alt: 'A map of ports', caption: words('Ports as circles') };
  const mapped: Matter = { type: 'cover', picture: chart('ports', 'wide', 300, 150), ground, words: said };
  const theme = { ...squareTheme, page: { ...squareTheme.page, bleed: 9 } };
  const whole = manuscript(body([chapter('one', [])]), [mapped]);
  const [page] = layOutManuscript(whole, theme).layout.pages;
  const picture = page?.items.find((item) => item.type === 'picture');
  expect(picture).toMatchObject({ x: -9, y: -9, width: theme.page.width + 18 });
  const texts = (page?.items ?? []).filter((item) => item.type === 'text');
  expect(texts.map((item) => item.text).join(' ')).toContain('Ports as circles');
  expect(new Set(texts.map(({ colour }) => colour))).toEqual(new Set(['#ffffff']));
  const foot = (picture?.y ?? 0) + (picture?.type === 'picture' ? picture.height : 0);
  expect(Math.min(...texts.map(({ y, size }) => y - size))).toBeGreaterThan(foot);
});

test('the-cover-carries-no-number-and-the-imprint-says-what-the-book-was-built-from', () => {
  const whole = manuscript(body([chapter('one', [])]), [cover, imprint]);
  const { layout } = layOutManuscript(whole, squareTheme, { buildDigest: 'abc123' });
  expect(linesOf(layout.pages[0] ?? fail())).toEqual([
    'A Test of Pages',
    'Every kind of block',
    'A. Author',
    'After a deck by B. Author',
    'Test Press · March 31, 2024',
  ]);
  expect(linesOf(layout.pages[1] ?? fail())).toEqual(['A Test of Pages', 'IMPRINT', 'Build: abc123', 'ii']);
});

test('a-part-has-an-opener-of-its-own-and-bookmarks-hold-its-chapters', () => {
  const parts = [
    {
      id: 'p',
      number: 'I',
      title: words('Trade'),
      introduction: [paragraph('INTRODUCTION')],
      chapters: [chapter('one', [heading(2, 'Section'), lines(2)], { number: '1' })],
    },
  ];
  const { layout } = layOutManuscript(manuscript(parts));
  expect(find(layout, 'INTRODUCTION').page).toBe(0);
  expect(layout.bookmarks).toEqual([
    {
      title: 'Trade',
      anchor: 'part:p',
      children: [
        {
          title: '1 Chapter one',
          anchor: 'ch:one',
          children: [{ title: 'Section', anchor: 'sec:section', children: [] }],
        },
      ],
    },
  ]);
  for (const anchor of ['part:p', 'ch:one', 'sec:section'])
    expect(layout.destinations.has(anchor)).toBe(true);
});

test('on-letter-the-same-source-has-the-same-lines-on-other-pages', () => {
  const whole = manuscript(body([chapter('one', [lines(40), tableBlock('t', 30), lines(30)])]));
  const [a4, letter] = (['A4', 'Letter'] as const).map((paper) => {
    const { layout, problems } = layOutManuscript(whole, readTheme(paper));
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    return layout;
  });
  expect(a4?.pages[0]).toMatchObject({ width: expect.closeTo(595.28, 1), height: expect.closeTo(841.89, 1) });
  expect(letter?.pages[0]).toMatchObject({ width: 612, height: 792 });
  const set = (layout: Layout | undefined): readonly string[] =>
    (layout?.pages ?? []).flatMap(({ items }) =>
      items.flatMap((item) => (item.type === 'text' && item.content !== undefined ? [item.text] : [])),
    );
  expect(set(letter)).toEqual(set(a4));
});

test('crop-marks-stand-outside-the-bleed-of-a-larger-sheet', () => {
  const theme = { ...squareTheme, page: { ...squareTheme.page, cropMarks: true, bleed: 8 } };
  const { layout } = layOut([paragraph('TEXT')], {}, theme);
  const plain = find(layOut([paragraph('TEXT')]).layout, 'TEXT').item;
  expect(layout.bleed).toBe(28);
  expect(layout.pages[0]).toMatchObject({ width: 556, height: 556 });
  expect(find(layout, 'TEXT').item).toMatchObject({ x: plain.x + 28, y: plain.y + 28 });
  const marks = layout.pages[0]?.items.filter((item) => item.type === 'line') ?? [];
  expect(marks).toHaveLength(8);
  // From 4 to 18 pt from the sheet's edge: 2 pt short of the bleed.
  expect(marks[0]).toMatchObject({ x1: 28, y1: 4, x2: 28, y2: 18 });
});

test('each-printed-figure-is-found-on-its-page', () => {
  const blocks: readonly Block[] = [
    lines(32),
    paragraph([{ type: 'figure', ledger: 'one-0001', text: '798.8' }, text(' billion')]),
  ];
  expect(layOut(blocks).layout.ledgerPages).toEqual(new Map([['one-0001', 1]]));
});

function fail(): never {
  throw new Error('there is no such page');
}

test('lists-of-tables-and-figures-name-the-worksheets-where-no-index-of-sheets-does', () => {
  const list: Matter = { type: 'generated', matter: 'listOfTables', title: 'Tables', id: 'tables' };
  const whole = manuscript(body([chapter('one', [tableBlock('t', 3), lines(4)])]), [list]);
  const options = { sheetNames: new Map([['t', 'sheet-t']]) };
  const { layout } = layOutManuscript(whole, squareTheme, options);
  const [page] = layout.pages;
  expect(linesOf(page ?? fail()).some((line) => /^Table t .* sheet-t 1$/.test(line))).toBe(true);
  expect(layout.destinations.get('sheet:t')?.page).toBe(0);
  const index: Matter = { type: 'generated', matter: 'sheetIndex', title: 'Sheets', id: 'sheets' };
  const both = layOutManuscript({ ...whole, back: [index] }, squareTheme, options).layout;
  expect(linesOf(both.pages[0] ?? fail()).join(' ')).not.toContain('sheet-t');
});

test('annexes-stand-under-a-head-of-their-own-in-the-contents', () => {
  const back: readonly Matter[] = [
    { type: 'chapter', chapter: { ...chapter('series', [lines(2)]), number: 'A' } },
    { type: 'chapter', chapter: chapter('notes', [lines(2)]) },
  ];
  const whole = manuscript(body([chapter('one', [lines(2)])]), [contents], back);
  const printed = linesOf(layOutManuscript(whole).layout.pages[0] ?? fail());
  const at = printed.findIndex((line) => line.startsWith('Annexes'));
  expect(at).toBeGreaterThan(0);
  expect(printed[at + 1]).toMatch(/^A /);
});

test('a-list-whose-last-page-would-hold-a-few-lines-is-set-a-step-tighter', () => {
  const list: Matter = { type: 'generated', matter: 'listOfTables', title: 'Tables', id: 'tables' };
  /** Pages of the list, and the distance of its lines. */
  const listOf = (count: number) => {
    const tables = Array.from({ length: count }, (_, at) => tableBlock(`t${at}`, 1));
    const whole = { ...manuscript(body([chapter('one', [])]), [list]), tables };
    const ends = layOutManuscript(whole).layout.pages.map(({ items }) =>
      items.flatMap((item) => (item.type === 'text' && item.text.startsWith('Title of') ? [item.y] : [])),
    );
    const [first = 0, second = 0] = ends[0] ?? [];
    return { pages: ends.filter(({ length }) => length > 0).length, apart: second - first };
  };
  const plain = listOf(2).apart;
  const lists = Array.from({ length: 60 }, (_, at) => listOf(at + 2));
  const ofOnePage = lists.filter(({ pages }) => pages === 1);
  expect(ofOnePage.at(-1)?.apart).toBeLessThan(plain * 0.95);
  expect(ofOnePage.filter(({ apart }) => apart < plain).length).toBeLessThan(5);
  // A page that is more than a third full may stand.
  expect(lists.at(-1)).toEqual({ pages: 2, apart: plain });
});

test('the-grades-marked-on-an-opener-are-explained-beside-it', () => {
  const page = { ...squareTheme.page, sideGap: 10, sideWidth: 80 };
  const said = (grades: readonly ('B' | 'C')[]) => {
    const one = { ...chapter('one', [lines(12)], { number: '1' }), grades };
    const { layout } = layOutManuscript(manuscript(body([one])), { ...squareTheme, page });
    return linesOf(layout.pages[0] ?? fail()).join(' ');
  };
  expect(said(['B', 'C'])).toMatch(/B\s.*official.*C\s.*press/);
  expect(said(['C'])).not.toContain('official');
  expect(said([])).not.toContain('press');
});
