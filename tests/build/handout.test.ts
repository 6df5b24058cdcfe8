/** A handout is a chapter or part as a document of its own: with the numbers of the book, and the data behind it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { BuildOutcome } from '../../pipeline/build.ts';
import { buildCommand } from '../../pipeline/commands/buildCommand.ts';
import { verifyCommand } from '../../pipeline/commands/verifyCommand.ts';
import { everyBlock } from '../../pipeline/compose/everyBlock.ts';
import type { Manuscript } from '../../pipeline/compose/Manuscript.ts';
import { blockTexts } from '../../pipeline/compose/plainText.ts';
import type { BookCopy } from '../../pipeline/publish/BookCopy.ts';
import { parseManifest } from '../../pipeline/publish/readManifest.ts';
import { planWorkbook } from '../../pipeline/workbook/planWorkbook.ts';
import type { WorkbookPlan } from '../../pipeline/workbook/WorkbookPlan.ts';
import { bookFilesOf, openBookFolder, overlayBookFiles } from '../../pipeline/world/World.ts';
import { inTests } from './buildHere.ts';
import { buildInMemory, codesOf } from './buildInMemory.ts';
import { briefing, copyOfMinimalBook, digestsIn } from './runBriefing.ts';

const fixtures = join(import.meta.dirname, '../fixtures');
const richBook = openBookFolder(join(fixtures, 'rich-book'));
const outputs = ['pdf', 'xlsx'] as const;

let whole: BuildOutcome;
let people: BuildOutcome;
beforeAll(async () => {
  whole = await buildInMemory(richBook, 'final', []);
  people = await buildInMemory(richBook, 'final', outputs, { chapters: ['people'] });
}, 60_000);

function manuscriptOf({ book, problems }: BuildOutcome): Manuscript {
  if (book === undefined) throw new Error(`expected a composed book, found ${JSON.stringify(problems)}`);
  return book.manuscript;
}

function planOf({ book }: BuildOutcome): WorkbookPlan {
  if (book === undefined) throw new Error('expected a composed book');
  const { dataset, manuscript, theme, fonts } = book;
  const pages = { ledger: new Map<string, string>(), anchors: new Map<string, string>() };
  const { value } = planWorkbook({ dataset, manuscript, theme, fonts, pages });
  if (value === undefined) throw new Error('expected a plan');
  return value;
}

function textsOf({ parts }: Manuscript): readonly string[] {
  return parts.flatMap(({ chapters }) => chapters.flatMap(({ blocks }) => blockTexts(blocks)));
}

test('its-files-have-names-of-their-own-and-pass-the-proof-readers', () => {
  // The proof-readers of PDF and workbook report what they find as problems of the build.
  expect(people.problems).toEqual([]);
  expect([...(people.outputs?.keys() ?? [])].sort()).toEqual([
    'manifest-people.json',
    'rich-book-people-data.zip',
    'rich-book-people.pdf',
    'rich-book-people.xlsx',
  ]);
});

test('chapters-and-tables-keep-the-numbers-of-the-book', () => {
  const { parts, tables, handout, front } = manuscriptOf(people);
  expect(parts.map(({ number, chapters }) => [number, chapters.map((chapter) => chapter.number)])).toEqual([
    [undefined, ['2']],
  ]);
  expect(tables.map(({ number }) => number)).toEqual(['Table\u00a02.1']);
  expect(handout).toEqual({ title: 'People', of: 'Chapter\u00a02' });
  // One chapter needs no contents.
  expect(front).toEqual([]);
});

test('what-leads-out-of-it-names-the-book-and-is-no-link', () => {
  const { parts } = manuscriptOf(people);
  expect(textsOf(manuscriptOf(people)).join('\n')).toContain(
    'Chapter\u00a01 in A Book of Every Kind of Thing has more, Table\u00a02.1 the rest.',
  );
  const blocks = parts.flatMap(({ chapters }) => chapters.flatMap((chapter) => everyBlock(chapter.blocks)));
  expect(JSON.stringify(blocks)).toContain('"target":"tbl:people"');
  expect(JSON.stringify(blocks)).not.toContain('"target":"ch:goods"');
});

test('its-data-pack-holds-what-it-prints-and-rests-on-alone', () => {
  const { book } = people;
  expect([...(book?.dataset.tables.keys() ?? [])]).toEqual(['people']);
  expect([...(book?.dataset.facts.keys() ?? [])]).toEqual(['founded', 'members']);
  expect([...(whole.book?.dataset.tables.keys() ?? [])].length).toBeGreaterThan(3);
  const { sheets } = planOf(people);
  expect(sheets.map(({ name }) => name)).toEqual([
    'Cover',
    'Contents',
    'Notes',
    'Figures',
    'Checks',
    'Changes',
    'Columns',
    'Sources',
    'Facts',
    'People',
  ]);
  const texts = JSON.stringify(sheets);
  expect(texts).toContain('Every figure printed in the handout');
  expect(texts).toContain('Table\u00a02.1 in the handout.');
  expect(texts).toContain('People · A Book of Every Kind of Thing');
  expect(texts).not.toContain('in the book');
});

test('the-ledger-has-the-rows-of-the-book-for-what-it-prints', () => {
  const all = manuscriptOf(whole).ledger;
  const { ledger } = manuscriptOf(people);
  expect(ledger.length).toBeGreaterThan(0);
  expect(ledger).toEqual(all.filter(({ chapter }) => chapter === 'people'));
  const manifest = parseManifest(new TextDecoder().decode(people.outputs?.get('manifest-people.json')));
  expect(manifest?.settings).toEqual({ chapters: ['people'] });
  expect(manifest?.figures.map(({ id }) => id)).toEqual(ledger.map(({ id }) => id));
});

test('several-chapters-have-contents-and-a-part-is-taken-whole', async () => {
  const both = manuscriptOf(await buildInMemory(richBook, 'final', [], { chapters: ['people', 'goods'] }));
  expect(both.handout).toEqual({ title: 'Goods; People', of: 'Chapters\u00a01 and 2' });
  expect(both.front.map((matter) => matter.type === 'generated' && matter.matter)).toEqual(['contents']);
  const part = manuscriptOf(await buildInMemory(richBook, 'final', [], { parts: ['one'] }));
  expect(part.handout).toEqual({ title: 'The first part', of: 'Part\u00a0I' });
  expect(part.parts.map(({ number }) => number)).toEqual(['I']);
  // Nothing within leads out: the texts are those of the book.
  expect(textsOf(part)).toEqual(textsOf(manuscriptOf(whole)));
}, 60_000);

test('a-chapter-without-a-list-of-sources-gets-one-and-the-imprint-says-what-it-is', async () => {
  const draftBook = openBookFolder(join(fixtures, 'draft-book'));
  const draft = await buildInMemory(draftBook, 'draft', outputs, { chapters: ['ports'] });
  expect(codesOf(draft, 'error')).toEqual([]);
  const { back, openPoints = [] } = manuscriptOf(draft);
  expect(back.map((matter) => (matter.type === 'chapter' ? matter.chapter.id : matter.type))).toEqual([
    'handout-sources',
    'open-points',
    'imprint',
  ]);
  const imprint = back.at(-1);
  expect(imprint?.type === 'imprint' ? blockTexts(imprint.blocks)[0] : '').toMatch(
    /^Handout: Chapter\u00a02\. This is a part of /,
  );
  // Open points keep the numbers that they have in the draft of the book.
  const ofBook = manuscriptOf(await buildInMemory(draftBook, 'draft', [])).openPoints ?? [];
  expect(openPoints.length).toBeGreaterThan(0);
  expect(openPoints.length).toBeLessThan(ofBook.length);
  for (const point of openPoints)
    expect(ofBook.map(({ number, message }) => [number, message])).toContainEqual([
      point.number,
      point.message,
    ]);
}, 60_000);

test('a-chapter-or-part-that-is-not-there-is-a-problem', async () => {
  const lost = await buildInMemory(richBook, 'final', outputs, { chapters: ['peple'], parts: ['two'] });
  expect(lost.outputs).toBeUndefined();
  expect(lost.problems.map(({ code, message, hints }) => [code, message, hints])).toEqual([
    ['unknown-chapter', 'expected a chapter of this book, found "peple"', ['did you mean people?']],
    ['unknown-part', 'expected a part of this book, found "two"', [expect.stringContaining('one')]],
  ]);
});

test('a-handout-stands-beside-the-book-and-both-are-verified', async () => {
  const book = copyOfMinimalBook();
  const output = join(book, 'output');
  const said: string[] = [];
  const say = (text: string) => said.push(text);
  const terminal = { result: say, error: say, progress: () => {}, live: false, colour: false };
  const common = { ...inTests, book };
  const build = async (copy: BookCopy = {}) => {
    const options = { out: undefined, only: outputs, page: undefined, set: [], explain: false, copy };
    expect(await buildCommand({ ...common, ...options }, terminal), said.join('\n')).toBe(true);
  };
  const verify = (json = false) => {
    said.splice(0);
    return verifyCommand({ ...common, json, out: undefined }, terminal);
  };
  await build();
  const ofBook = digestsIn(output);
  await build({ chapters: ['trade'] });
  const ofBoth = digestsIn(output);
  for (const [path, digest] of ofBook) expect(ofBoth.get(path)).toBe(digest);
  expect([...ofBoth.keys()].filter((path) => !ofBook.has(path))).toEqual([
    'manifest-trade.json',
    'minimal-book-trade-data.zip',
    'minimal-book-trade.pdf',
    'minimal-book-trade.xlsx',
  ]);
  await build();
  expect(digestsIn(output)).toEqual(ofBoth);
  expect(await verify()).toBe(true);
  expect(said.at(-1)).toBe('manifest-trade.json\n  built with --chapter trade\n  3 outputs: the same bytes');
  const table = join(book, 'data/trade/state-exports.csv');
  writeFileSync(table, readFileSync(table, 'utf8').replace('Ohio,2023,8.2', 'Ohio,2023,9.4'));
  await build();
  // The book is made of the new figures, the handout of the old ones.
  expect(await verify(true)).toBe(false);
  expect(JSON.parse(said.join(''))).toMatchObject({
    same: false,
    outputs: expect.arrayContaining([{ path: 'minimal-book.pdf', state: 'same' }]),
    copies: [
      {
        manifest: 'manifest-trade.json',
        verification: {
          same: false,
          inputs: [{ path: 'data/trade/state-exports.csv', state: 'changed' }],
          outputs: expect.arrayContaining([{ path: 'minimal-book-trade.pdf', state: 'differs' }]),
        },
      },
    ],
  });
}, 120_000);

test('a-handout-lists-the-works-that-it-cites-and-no-others', async () => {
  const book = overlayBookFiles(
    openBookFolder(join(fixtures, 'minimal-book')),
    bookFilesOf({
      'data/references.bib':
        '@book{a, title = {First}, year = {2001}}\n@book{b, title = {Second}, year = {2002}}\n',
      'templates/book.yaml':
        'briefing: 1\ntitle: A Book\nedition: 2024-03-31\nlanguage: en-US\nfileName: book\nchapters: [trade, jobs]\n',
      'templates/chapters/trade.md.hbs': '---\ntitle: Trade\n---\nTrade grew [@a].\n',
      'templates/chapters/jobs.md.hbs': '---\ntitle: Jobs\n---\nJobs did not [@b].\n',
    }),
  );
  const jobs = manuscriptOf(await buildInMemory(book, 'final', [], { chapters: ['jobs'] }));
  const listed = jobs.back.flatMap((matter) =>
    matter.type === 'chapter' ? blockTexts(matter.chapter.blocks) : [],
  );
  expect(listed).toEqual(['Second. 2002.']);
  expect(textsOf(jobs)).toEqual(['Jobs did not (Second 2002).']);
});

test('charts-are-no-output-of-a-handout', () => {
  const run = briefing(['build', '--chapter', 'people', '--only', 'charts']);
  expect(run.err).toContain('--only takes pdf, xlsx of such a copy');
  expect(run.code).toBe(2);
});
