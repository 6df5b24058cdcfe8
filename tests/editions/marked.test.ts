/** The marked book: bars in the outer margin at what an earlier edition has otherwise, and on demand what stood there. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { markBook, recordBook } from '../../pipeline/build.ts';
import type { CheckedBook } from '../../pipeline/CheckedBook.ts';
import { diffCommand } from '../../pipeline/commands/diffCommand.ts';
import { everyBlock } from '../../pipeline/compose/everyBlock.ts';
import type { Inline, Manuscript } from '../../pipeline/compose/Manuscript.ts';
import { markChanges } from '../../pipeline/compose/markChanges.ts';
import { printedTexts } from '../../pipeline/compose/printedTexts.ts';
import { compareEditions } from '../../pipeline/editions/compareEditions.ts';
import type { EditionDifference } from '../../pipeline/editions/EditionDifference.ts';
import { printEdition } from '../../pipeline/editions/printEdition.ts';
import type { Layout } from '../../pipeline/layout/Layout.ts';
import { layoutBook } from '../../pipeline/layout/layoutBook.ts';
import { lintPdf } from '../../pipeline/pdf/lintPdf.ts';
import { minimalBook, temporaryFolder } from '../build/runBriefing.ts';
import { layOutManuscript, linesOf } from '../layout/layOut.ts';
import { body, chapter, manuscript, paragraph } from '../layout/manuscripts.ts';
import { squareTheme } from '../layout/squareTheme.ts';
import { firstEdition, secondFiles, worldOf } from './editionBooks.ts';

const fixtures = join(import.meta.dirname, '../fixtures');

let book: CheckedBook;
let difference: EditionDifference;
beforeAll(async () => {
  const world = worldOf(await secondFiles());
  const after = await recordBook({ asStated: false, page: undefined, name: 'now' }, world);
  if (after.book === undefined || after.edition === undefined)
    throw new Error(JSON.stringify(after.problems));
  ({ book } = after);
  difference = compareEditions(await firstEdition(), after.edition);
}, 120_000);

const marked = (withOldValues: boolean) =>
  markChanges(book.manuscript, { difference, dataset: book.dataset, withOldValues });

/** What is marked, each with its note. */
function changesIn(value: Manuscript): readonly (readonly [note: string, text: string])[] {
  const found: (readonly [string, string])[] = [];
  const visit = (inline: Inline): string => {
    const text =
      'children' in inline ? inline.children.map(visit).join('') : 'text' in inline ? inline.text : '';
    if (inline.type === 'change') found.push([inline.note, text]);
    return text;
  };
  for (const { chapters } of value.parts) {
    for (const block of chapters.flatMap(({ blocks }) => everyBlock(blocks))) {
      if (
        'children' in block &&
        block.type !== 'quote' &&
        block.type !== 'callout' &&
        block.type !== 'sideNote'
      )
        block.children.forEach(visit);
      if (block.type === 'chart' || block.type === 'table') block.title.forEach(visit);
    }
  }
  return found;
}

test('sentences-and-figures-that-read-otherwise-are-marked-with-what-they-were', () => {
  const changes = changesIn(marked(true));
  expect(changes.map(([note]) => note).filter((note) => note !== '')).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^Before: .*8\.2/),
      'New',
      expect.stringContaining('at the port where'),
    ]),
  );
  expect(changes.map(([, text]) => text).join('')).toContain('There were 55 bridges.');
  expect(changes.map(([, text]) => text).join(' ')).not.toContain('Texas sold');
});

test('rows-and-charts-that-changed-have-a-bar-and-old-cells-stand-beneath-the-table', () => {
  const value = marked(true);
  const chart = value.parts.flatMap(({ chapters }) =>
    chapters.flatMap(({ blocks }) => everyBlock(blocks).filter((block) => block.type === 'chart')),
  );
  expect(
    chart.map(({ isChanged, source }) => [isChanged, JSON.stringify(source).includes('Before: ')]),
  ).toEqual([[true, true]]);
  const [table] = value.parts.flatMap(({ chapters }) =>
    chapters.flatMap(({ blocks }) =>
      everyBlock(blocks).filter((block) => block.type === 'table' && block.table === 'state-exports'),
    ),
  );
  if (table?.type !== 'table') throw new Error('expected a table');
  const revised = difference.tables.find((each) => each.table === 'state-exports');
  const rows = new Set([
    ...(revised?.revised ?? []).map(({ rows: [, row] }) => row),
    ...(revised?.added ?? []).map(({ row }) => row),
  ]);
  expect(rows.size).toBeGreaterThan(1);
  for (const { isChanged = false, cells } of table.rows) {
    const [cell] = cells;
    expect(isChanged).toBe(cell?.origin.type === 'cell' && rows.has(cell.origin.row));
  }
  expect(table.remarks.join(' ')).toMatch(/Before: Ohio, 2023, .*: \$8\.2 billion\./);
  expect(marked(false).tables).toEqual(book.manuscript.tables);
});

test('marking-changes-no-word-of-the-book', () => {
  expect(printedTexts(marked(false))).toEqual(printedTexts(book.manuscript));
});

function laidOut(value: Manuscript): Layout {
  const { theme, fonts } = book;
  const layout = layoutBook({ manuscript: value, theme, measurer: fonts.measurer }).value;
  if (layout === undefined) throw new Error('expected pages');
  return layout;
}

test('bars-alone-move-no-line-of-the-pages', () => {
  const [plain, barred] = [laidOut(book.manuscript), laidOut(marked(false))];
  const lines = ({ pages }: Layout) =>
    pages.map((page) => linesOf(page).map((line) => line.replaceAll(/\s/g, '')));
  expect(lines(barred)).toEqual(lines(plain));
  const bars = barred.pages.flatMap(({ items }) =>
    items.filter((item) => item.type === 'rect' && item.width === 1.5),
  );
  expect(bars.length).toBeGreaterThan(3);
});

test('a-bar-stands-in-the-outer-margin-as-high-as-its-lines', () => {
  const change = (text: string): Inline => ({ type: 'change', note: '', children: [{ type: 'text', text }] });
  const blocks = [
    paragraph([change('new words')]),
    { type: 'pageBreak' } as const,
    paragraph([change('and others')]),
  ];
  const { layout } = layOutManuscript(manuscript(body([chapter('one', blocks)])));
  const bars = layout.pages.map(({ items, side }) => ({
    side,
    bars: items.flatMap((item) => (item.type === 'rect' && item.width === 1.5 ? [item] : [])),
    line: items.find((item) => item.type === 'text' && /words|others/.test(item.text)),
  }));
  expect(bars.map(({ side, bars: found }) => [side, found.length])).toEqual([
    ['recto', 1],
    ['verso', 1],
  ]);
  const { page } = squareTheme;
  for (const {
    side,
    bars: [bar],
    line,
  } of bars) {
    if (bar === undefined || line?.type !== 'text') throw new Error('expected a bar at a line');
    expect(bar.height).toBe(squareTheme.type.text.leading);
    expect(line.y > bar.y && line.y < bar.y + bar.height).toBe(true);
    // Clear of the text, and on the paper.
    if (side === 'recto') expect(bar.x > line.x + line.width && bar.x < page.width).toBe(true);
    else expect(bar.x >= 0 && bar.x + bar.width < line.x).toBe(true);
  }
});

test('the-marked-book-breaks-no-rule-and-says-what-it-is-marked-against', async () => {
  const world = worldOf(await secondFiles());
  for (const withOldValues of [true, false]) {
    const { value, problems } = await markBook(book, { difference, withOldValues }, world);
    expect(problems).toEqual([]);
    expect(lintPdf(value ?? new Uint8Array(), 'marked.pdf')).toEqual([]);
    // The data pack is within.
    expect(Buffer.from(value ?? []).toString('latin1')).toContain('/EmbeddedFile');
  }
}, 60_000);

test('a-record-has-no-pages-to-mark', async () => {
  const said: string[] = [];
  const say = (text: string) => said.push(text);
  const terminal = { result: say, error: say, progress: () => {}, live: false, colour: false };
  const folder = temporaryFolder();
  for (const part of [minimalBook, join(fixtures, 'parameter-book'), join(fixtures, 'edition-book/second')])
    cpSync(part, folder, { recursive: true });
  rmSync(join(folder, 'data/trade/derived.yaml'));
  rmSync(join(folder, 'templates/partials'), { recursive: true });
  mkdirSync(join(folder, 'data/editions'));
  writeFileSync(join(folder, 'data/editions/2024-03.jsonl'), printEdition(await firstEdition()));
  const file = join(folder, 'marked.pdf');
  const common = {
    book: folder,
    json: false,
    quiet: true,
    format: 'text',
    limit: undefined,
    cache: false,
  } as const;
  const diff = (after: string | undefined, path = file) =>
    diffCommand(
      { ...common, before: '2024-03', after, set: [], as: 'text', marked: path, oldValues: true },
      terminal,
    );
  expect(await diff('2024-03')).toBe(false);
  expect(said.join('\n')).toContain('nothing-to-mark: expected a book without errors');
  expect(await diff(undefined)).toBe(true);
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
  // It is no source and no output.
  mkdirSync(join(folder, 'output/charts'), { recursive: true });
  for (const within of [
    'output/minimal-book.pdf',
    'output/charts/a.pdf',
    'data/trade/a.pdf',
    'templates/a.pdf',
  ])
    await expect(diff(undefined, join(folder, within))).rejects.toThrow('apart from sources and outputs');
  mkdirSync(join(folder, 'folder.pdf'));
  await expect(diff(undefined, join(folder, 'folder.pdf'))).rejects.toThrow();
  expect(readdirSync(folder).filter((name) => name.startsWith('folder.pdf'))).toEqual(['folder.pdf']);
}, 60_000);
