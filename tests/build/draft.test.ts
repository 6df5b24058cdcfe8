/** A draft prints what it can, marks what is missing at its place and lists it; a final build of the same book refuses. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { BuildOutcome } from '../../pipeline/build.ts';
import { drawCharts } from '../../pipeline/charts/drawCharts.ts';
import type { Block, Manuscript } from '../../pipeline/compose/Manuscript.ts';
import { mapTexts } from '../../pipeline/compose/mapTexts.ts';
import { isRecord } from '../../pipeline/documents/DocumentReader.ts';
import { loadFonts } from '../../pipeline/fonts/loadFonts.ts';
import { languageOf, languageTags } from '../../pipeline/language/languages.ts';
import { layoutBook } from '../../pipeline/layout/layoutBook.ts';
import { lintPdf } from '../../pipeline/pdf/lintPdf.ts';
import { writePdf } from '../../pipeline/pdf/writePdf.ts';
import { severities } from '../../pipeline/problems/severity.ts';
import { planWorkbook } from '../../pipeline/workbook/planWorkbook.ts';
import { bookFilesOf, openBookFolder, overlayBookFiles } from '../../pipeline/world/World.ts';
import { fixtureInput } from '../charts/drawFixture.ts';
import { dumpInlines } from '../compose/dumpBlocks.ts';
import { layOutManuscript } from '../layout/layOut.ts';
import { body, chapter, manuscript, place, words } from '../layout/manuscripts.ts';
import { buildInMemory, codesOf } from './buildInMemory.ts';
import { chapterFaults } from './draftFaults.ts';

const fixtures = join(import.meta.dirname, '../fixtures');
const draftBook = openBookFolder(join(fixtures, 'draft-book'));
const minimalBook = openBookFolder(join(fixtures, 'minimal-book'));

let draft: BuildOutcome;
beforeAll(async () => {
  draft = await buildInMemory(draftBook, 'draft', ['pdf', 'xlsx', 'charts']);
}, 60_000);

function manuscriptOf({ book }: BuildOutcome): Manuscript {
  if (book === undefined) throw new Error('expected a composed book');
  return book.manuscript;
}

test('a-final-build-of-the-same-book-gives-nothing', async () => {
  const final = await buildInMemory(draftBook, 'final');
  expect(final.outputs).toBeUndefined();
  expect(codesOf(final, 'error')).toEqual(['check-failed', 'unknown-field']);
});

test('a-draft-has-no-errors-and-passes-its-proof-readers', () => {
  expect(codesOf(draft, 'error')).toEqual([]);
  // The proof-readers of PDF and workbook report what they find as problems of the build.
  expect(codesOf(draft, 'warning')).toEqual(['title-unclaimed']);
  expect([...(draft.outputs?.keys() ?? [])]).toContain('three-states.pdf');
});

test('what-is-missing-stands-marked-at-its-place', async () => {
  const texts: string[] = [];
  mapTexts(manuscriptOf(draft), {
    text: ({ inlines }) => {
      const text = dumpInlines(inlines);
      if (/\[open \d+\]./.test(text) || /.\[open/.test(text)) texts.push(text);
      return inlines;
    },
  });
  await expect(`${texts.join('\n\n')}\n`).toMatchFileSnapshot('goldens/draft-marks.txt');
});

test('each-open-point-is-listed-with-its-file-line-and-page', async () => {
  const { openPoints = [] } = manuscriptOf(draft);
  const manifest: unknown = JSON.parse(
    Buffer.from(draft.outputs?.get('manifest.json') ?? []).toString('utf8'),
  );
  expect(manifest).toMatchObject({ draft: { openPoints } });
  const pages = new Map(
    Object.entries(isRecord(manifest) && isRecord(manifest['pages']) ? manifest['pages'] : {}),
  );
  const lines = openPoints.map(
    ({ number, where, message, anchor }) =>
      `${number} ${where} (page ${pages.get(anchor ?? '') ?? '-'}): ${message}`,
  );
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('goldens/draft-open-points.txt');
});

test('every-page-and-every-sheet-says-that-it-is-a-draft', () => {
  const state = 'Draft · 28 open points';
  expect(manuscriptOf(draft).openPoints).toHaveLength(28);
  expect(manuscriptOf(draft).book.title).toBe('Draft: Three States');
  const { book } = draft;
  if (book === undefined) throw new Error('expected a composed book');
  const { value } = layoutBook({
    manuscript: book.manuscript,
    theme: book.theme,
    measurer: book.fonts.measurer,
  });
  for (const { items } of value?.pages ?? [])
    expect(items.some((item) => item.type === 'text' && item.text === state)).toBe(true);
  const pack = planWorkbook({ ...book, pages: { ledger: new Map(), anchors: new Map() } });
  for (const { lines } of pack.value?.sheets ?? []) expect(lines[1]?.text).toBe(state);
  expect(pack.value?.sheets.map(({ name }) => name)).toContain('Open points');
});

test('marks-in-the-margin-lie-over-no-side-note-and-lead-to-the-list-and-back', () => {
  const { book } = draft;
  if (book === undefined) throw new Error('expected a composed book');
  const { value: layout } = layoutBook({
    manuscript: book.manuscript,
    theme: book.theme,
    measurer: book.fonts.measurer,
  });
  if (layout === undefined) throw new Error('expected pages');
  const targets = layout.pages.flatMap(({ items }) =>
    items.flatMap((item) =>
      item.type === 'link' && item.target.type === 'anchor' ? item.target.anchor : [],
    ),
  );
  for (const { number, anchor } of book.manuscript.openPoints ?? []) {
    expect(layout.destinations.has(`point:${number}`)).toBe(true);
    if (anchor === undefined) continue;
    expect(targets).toContain(anchor);
    expect(layout.destinations.has(anchor)).toBe(true);
  }
  const inMargin = layout.pages.flatMap(({ items, index }) =>
    items.flatMap((item) =>
      item.type === 'text' && item.x > 400 && item.y < 700 && item.size < 9 ? [{ index, ...item }] : [],
    ),
  );
  for (const one of inMargin) {
    for (const other of inMargin) {
      if (one === other || one.index !== other.index || one.y === other.y) continue;
      expect(Math.abs(one.y - other.y)).toBeGreaterThanOrEqual(one.size);
    }
  }
});

test('a-chapter-with-any-fault-of-words-is-printed', async () => {
  const chapters = Object.entries(chapterFaults).map(([code, text]): [string, string] => [
    `templates/chapters/${code}.md.hbs`,
    text.startsWith('---') || code === 'front-matter-missing'
      ? text
      : `---\ntitle: On ${code}\n---\n${text}\n`,
  ]);
  const yaml = `briefing: 1\ntitle: Faults\nedition: 2024-03-31\nfileName: faults\nkeywords: [faults]\nchapters: [${Object.keys(chapterFaults).join(', ')}]\n`;
  const files = overlayBookFiles(
    minimalBook,
    bookFilesOf({
      ...Object.fromEntries(chapters),
      'templates/book.yaml': yaml,
      'templates/partials/asks.md.hbs': '{{#if never}}x{{/if}}Text.\n',
      'data/trade/checks.yaml': CHECKS,
    }),
  );
  const outcome = await buildInMemory(files, 'draft');
  expect(outcome.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(outcome.outputs?.has('faults.pdf')).toBe(true);
  const open = new Set(codesOf(outcome, 'open'));
  expect(Object.keys(chapterFaults).filter((code) => !open.has(code))).toEqual([]);
}, 60_000);

const CHECKS = `checks:
  - id: holds
    statement: Ohio exported more in 2023 than in 2022.
    expression: value('state-exports[Ohio, 2023].exports') > value('state-exports[Ohio, 2022].exports')
  - id: warns
    statement: Guam exported more than Ohio in 2023.
    expression: value('state-exports[Guam, 2023].exports') > value('state-exports[Ohio, 2023].exports')
    severity: warning
`;

test('every-code-that-a-draft-marks-is-tried', () => {
  const shown = [
    ...readdirSync(join(fixtures, 'problems')),
    ...readdirSync(join(fixtures, 'chart-problems')),
  ];
  const tried = new Set([
    ...shown.map((name) => name.replace(/--.*/, '')),
    ...Object.keys(chapterFaults),
    ...codesOf(draft, 'open'),
  ]);
  const marked = [...severities].flatMap(([code, severity]) => (severity.draft === 'open' ? [code] : []));
  expect(marked.length).toBeGreaterThan(100);
  expect(marked.filter((code) => !tried.has(code))).toEqual([]);
});

test('a-chart-with-any-fault-is-printed-as-it-is-or-as-a-box-of-its-size', async () => {
  const names = readdirSync(join(fixtures, 'chart-problems'));
  const specs = names.map((name): [string, string] => [
    name,
    readFileSync(join(fixtures, 'chart-problems', name, 'chart.vl.json'), 'utf8'),
  ]);
  const fonts = loadFonts((path) => readFileSync(join(fixtures, '../../node_modules', path)));
  const input = { ...fixtureInput(Object.fromEntries(specs)), measurer: fonts.measurer };
  const { value: charts = [] } = await drawCharts(input);
  expect(charts.map(({ id }) => id)).toEqual(names.toSorted());
  const blocks = charts.map(
    (chart): Block => ({
      ...{ type: 'chart', chart, id: `fig:${chart.id}`, number: chart.id, alt: 'A chart.', place },
      ...{ title: words('Title'), subtitle: words('Subtitle'), source: [], notes: [] },
    }),
  );
  const whole = manuscript(body([chapter('charts', blocks)]));
  const { layout } = layOutManuscript(whole, input.theme, { measurer: fonts.measurer });
  const bytes = await writePdf({ layout, book: whole.book, fonts, producer: 'test', attachments: [] });
  expect(lintPdf(bytes, 'charts.pdf')).toEqual([]);
}, 60_000);

test.each(languageTags)('the-state-of-a-draft-is-said-in-%s', (tag) => {
  const said = languageOf(tag)?.words.draft;
  if (said === undefined) throw new Error(`no language ${tag}`);
  const states = [0, 1, 2, 12].map((count) => said.state(count));
  expect(new Set(states).size).toBe(4);
  expect(said.inMargin([3])).not.toBe(said.inMargin([3, 4]));
  expect(said.title('T')).toMatch(/^\p{L}+.*T$/u);
});
