/** `release`, `diff` and `verify` as they are called, on folders. */

import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type DiffOptions, diffCommand } from '../../pipeline/commands/diffCommand.ts';
import { releaseCommand } from '../../pipeline/commands/releaseCommand.ts';
import { verifyCommand } from '../../pipeline/commands/verifyCommand.ts';
import type { Purpose } from '../../pipeline/problems/severity.ts';
import { parseManifest } from '../../pipeline/publish/readManifest.ts';
import { buildHere, inTests, listener } from '../build/buildHere.ts';
import { copyOf, minimalBook, temporaryFolder } from '../build/runBriefing.ts';

const fixtures = join(import.meta.dirname, '../fixtures');

function bookIn(edition: 'first' | 'second', folder = temporaryFolder()): string {
  for (const part of [minimalBook, join(fixtures, 'parameter-book'), join(fixtures, 'edition-book', edition)])
    cpSync(part, folder, { recursive: true });
  rmSync(join(folder, 'data/trade/derived.yaml'));
  rmSync(join(folder, 'templates/partials'), { recursive: true });
  return folder;
}

let builtOnce: Promise<string> | undefined;

/** A copy of the first edition with its outputs, which are built once for all tests. */
async function builtFirst(): Promise<string> {
  builtOnce ??= (async () => {
    const book = bookIn('first', mkdtempSync(join(tmpdir(), 'briefing-')));
    await build(book);
    return book;
  })();
  return copyOf(await builtOnce, temporaryFolder());
}

afterAll(async () => rmSync((await builtOnce) ?? '', { recursive: true, force: true }));

async function build(book: string, page?: 'A4' | 'Letter', purpose: Purpose = 'final') {
  const { done, said } = await buildHere({ book, only: ['pdf', 'xlsx', 'charts'], page, purpose });
  expect(done, said).toBe(true);
}

async function release(book: string, name: string) {
  const { terminal, said } = listener();
  return { done: await releaseCommand({ ...inTests, book, name, out: undefined }, terminal), said: said() };
}

async function diff(book: string, options: Partial<DiffOptions>) {
  const { terminal, said } = listener();
  const all = {
    ...inTests,
    book,
    before: undefined,
    after: undefined,
    set: [],
    as: 'text' as const,
    ...options,
  };
  return { done: await diffCommand(all, terminal), said: said() };
}

async function verify(book: string, json = false) {
  const { terminal, said } = listener();
  return { same: await verifyCommand({ ...inTests, book, json, out: undefined }, terminal), said: said() };
}

test('a-manifest-that-a-later-version-wrote-is-called-that', async () => {
  const book = bookIn('first');
  const manifest = join(book, 'output/manifest.json');
  mkdirSync(join(book, 'output'));
  writeFileSync(manifest, JSON.stringify({ form: 9, book: 'A Minimal Book' }));
  const found = 'expected the manifest of a build in the output folder, found one of the later form 9';
  expect((await verify(book)).said).toContain(found);
  expect((await release(book, '2024-03')).said).toContain(found);
  const compared = await diff(book, { before: manifest });
  expect(compared.done).toBe(false);
  expect(compared.said).toContain(
    'it is a manifest of the later form 9; a newer briefing is needed to read it',
  );
});

test('what-was-built-is-verified-and-released-once', async () => {
  const book = bookIn('first');
  const record = join(book, 'data/editions/2024-03.jsonl');
  expect((await release(book, '2024-03')).said).toContain('not-built: expected the manifest of a build');
  expect((await verify(book)).said).toContain('not-built');
  await build(book, 'Letter');
  expect(await verify(book)).toEqual({
    same: true,
    said: 'built with --page Letter\n4 outputs: the same bytes',
  });
  const released = await release(book, '2024-03');
  expect(released).toEqual({ done: true, said: 'data/editions/2024-03.jsonl  57 lines' });
  expect(readFileSync(record, 'utf8')).toMatch(/^\{"edition":2,"name":"2024-03","book":"A Minimal Book"/);
  const again = await release(book, '2024-03');
  expect(again.done).toBe(false);
  expect(again.said).toContain('edition-exists: expected a new name, found an edition 2024-03');
  // The record that was written is no input of the book.
  expect((await verify(book)).same).toBe(true);
  await expect(release(book, '../2024')).rejects.toThrow('release takes a name of letters');
}, 60_000);

test('outputs-that-are-not-of-these-sources-are-refused', async () => {
  const book = await builtFirst();
  appendFileSync(join(book, 'data/trade/state-exports.csv'), 'Guam,2021,0.3\n');
  appendFileSync(join(book, 'output/minimal-book.pdf'), ' ');
  rmSync(join(book, 'output/charts/states.svg'));
  const { same, said } = await verify(book);
  expect(same).toBe(false);
  expect(said.split('\n')).toEqual([
    'output charts/states.svg: is not there',
    'output minimal-book-data.zip: the sources give other bytes now',
    'output minimal-book.pdf: has been changed since it was built',
    'output minimal-book.xlsx: the sources give other bytes now',
    'input data/trade/state-exports.csv: changed',
    'the outputs are not those of the sources',
  ]);
  const told: unknown = JSON.parse((await verify(book, true)).said);
  expect(told).toMatchObject({
    same: false,
    inputs: [{ path: 'data/trade/state-exports.csv', state: 'changed' }],
    problems: [],
  });
  const released = await release(book, 'spring');
  expect(released.done).toBe(false);
  expect(released.said).toContain(
    'outputs-stale: expected outputs of these sources, found others: output charts',
  );
  expect(existsSync(join(book, 'data/editions'))).toBe(false);
}, 60_000);

test('a-book-with-problems-or-built-in-parts-is-not-released', async () => {
  const book = await builtFirst();
  const chapter = join(book, 'templates/chapters/trade.md.hbs');
  appendFileSync(chapter, '\nAnd 17 more.\n');
  const { done, said } = await release(book, 'spring');
  expect(done).toBe(false);
  expect(said).toContain('bare-number');
  expect(said).toContain('edition-with-problems: expected a book without problems to be released as spring');
  const manifest = join(book, 'output/manifest.json');
  const told: object = JSON.parse(readFileSync(manifest, 'utf8'));
  writeFileSync(manifest, JSON.stringify({ ...told, earlierOutputs: { 'old.pdf': '00' } }));
  expect((await release(book, 'spring')).said).toContain('outputs-partial');
}, 60_000);

test('a-draft-is-not-released', async () => {
  const book = bookIn('first');
  await build(book, undefined, 'draft');
  expect(await verify(book)).toEqual({ same: true, said: 'built with --draft\n4 outputs: the same bytes' });
  const { done, said } = await release(book, 'spring');
  expect(done).toBe(false);
  expect(said).toContain('draft-built: expected a final build in the output folder, found a draft');
}, 60_000);

test('a-manifest-that-was-edited-is-told', async () => {
  const book = await builtFirst();
  const manifest = join(book, 'output/manifest.json');
  const text = readFileSync(manifest, 'utf8');
  writeFileSync(manifest, text.replace('"displayed":"8.2"', '"displayed":"9.2"'));
  const { same, said } = await verify(book);
  expect(same).toBe(false);
  expect(said).toContain('output manifest.json: has been changed since it was built');
  expect((await release(book, 'spring')).said).toContain('outputs-stale');
  // One of another version of the pipeline is another, without anybody having touched it.
  writeFileSync(manifest, text.replace(/"pipeline": "[^"]*"/, '"pipeline": "0.0.9"'));
  expect(await verify(book)).toMatchObject({ same: true });
  // So is one of the form before.
  const { form: _, ...before } = parseManifest(text) ?? {};
  writeFileSync(manifest, JSON.stringify(before, null, 2));
  expect(await verify(book)).toMatchObject({ same: true });
}, 60_000);

test('names-manifests-and-the-book-as-it-stands-are-compared', async () => {
  const book = await builtFirst();
  await release(book, '2024-03');
  expect((await diff(book, { before: '2024-03' })).said).toBe(
    '2024-03 (2024-03-31) → the working state (2024-03-31)\n\nnothing has changed',
  );
  const rolled = await diff(book, { set: ['year=2024'] });
  expect(rolled.done).toBe(false);
  expect(rolled.said).toContain('unknown-row');
  const state = await diff(book, { set: ['state=Texas'] });
  expect(state.said).toContain(
    'the working state (2024-03-31) → the working state with state=Texas (2024-03-31)',
  );
  expect(state.said).toContain('In 2023 [-Ohio-]{+Texas+} exported more');
  const manifest = join(book, 'output/manifest.json');
  const withManifest = await diff(book, { before: manifest, after: '2024-03' });
  expect(withManifest.said).toContain('nothing has changed');
  expect(withManifest.said).toContain(
    'not compared, since one of the two does not hold them: parameters, tables',
  );
  expect((await diff(book, { before: join(book, 'data/editions/2024-03.jsonl') })).said).toContain(
    'nothing has changed',
  );
  expect((await diff(book, { before: manifest })).said).not.toContain('charts');
  // What differs and is not told is named.
  const theme = join(book, 'templates/theme.json');
  appendFileSync(theme, '\n');
  expect((await diff(book, { before: '2024-03' })).said).toContain(
    'nothing has changed of what is told; files: templates/theme.json changed',
  );
  expect((await diff(book, {})).said).toContain('nothing-before: expected something to compare with');
  const none = await diff(book, { before: '2024-3' });
  expect(none.said).toContain('found "2024-3" (');
  expect(none.said).toContain('did you mean 2024-03?');
  const json: unknown = JSON.parse((await diff(book, { before: '2024-3', as: 'json', json: true })).said);
  expect(json).toMatchObject({ problems: [{ code: 'nothing-to-compare' }] });
}, 60_000);

test('what-another-document-states-is-compared-with-what-the-book-holds', async () => {
  const { done, said } = await diff('.', { before: 'deck-numbers', as: 'json', json: true });
  expect(done).toBe(true);
  const told: { figures: { slot: string; before: { value: unknown }; after: { value: unknown } }[] } =
    JSON.parse(said);
  const listed = told.figures.map(({ slot }) => slot.replace('stated:', '')).sort();
  const rows = readFileSync('data/deck/numbers.csv', 'utf8').trim().split('\n').slice(1);
  const corrected = rows.flatMap((row) => /^(s[\d-]+),.*,corrected,/.exec(row)?.[1] ?? []);
  expect(corrected.length).toBeGreaterThan(30);
  // "Some five million" agrees with 4.9 and is told of for its wording; the fourth state is disputed, not corrected.
  expect(corrected.filter((id) => !listed.includes(id))).toEqual(['s10-02']);
  expect(listed.filter((id) => !corrected.includes(id))).toEqual(['s32-44']);
  const trade = told.figures.find(({ slot }) => slot === 'stated:s04-02');
  expect([trade?.before.value, trade?.after.value]).toEqual([298.8, 798.8]);
}, 60_000);

const git = (folder: string, ...args: readonly string[]) => {
  const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  return spawnSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' });
};

test('a-revision-of-git-is-built-from-its-files-in-memory', async () => {
  const book = bookIn('first');
  expect((await diff(book, { before: 'HEAD' })).said).toContain('this is no folder of a git repository');
  if (git(book, 'init', '-q').status !== 0) return;
  git(book, 'add', '.');
  git(book, 'commit', '-qm', 'First');
  const csv = join(book, 'data/trade/state-exports.csv');
  writeFileSync(csv, readFileSync(csv, 'utf8').replace('Ohio,2023,8.2', 'Ohio,2023,8.3'));
  const { done, said } = await diff(book, { before: 'HEAD' });
  expect(done).toBe(true);
  expect(said).toContain('HEAD (2024-03-31) → the working state (2024-03-31)');
  expect(said).toContain('revised  state-exports[Ohio, 2023].exports  8.2 US$ billion → 8.3 US$ billion');
  expect((await diff(book, { before: 'HEAD', after: 'HEAD' })).said).toContain('nothing has changed');
  expect((await diff(book, { before: 'HEAD~7' })).said).toContain('git knows no such revision');
  expect((await diff(book, { before: '--output=x' })).said).toContain('that is no revision');
  expect((await diff(book, { before: ':/First' })).done).toBe(true);
  git(book, 'commit', '-qam', 'Second');
  // As a hook of git would have it.
  process.env['GIT_DIR'] = join(temporaryFolder(), '.git');
  try {
    expect((await diff(book, { before: 'HEAD~1' })).said).toContain('8.2 US$ billion → 8.3 US$ billion');
  } finally {
    delete process.env['GIT_DIR'];
  }
  const [shallow, partial] = [join(temporaryFolder(), 'a'), join(temporaryFolder(), 'a')];
  git(book, 'config', 'uploadpack.allowFilter', 'true');
  git(book, 'clone', '-q', '--depth', '1', `file://${book}`, shallow);
  expect((await diff(shallow, { before: 'HEAD~1' })).said).toContain('this clone has not the whole history');
  git(book, 'clone', '-q', '--filter=blob:none', `file://${book}`, partial);
  expect((await diff(partial, { before: 'HEAD' })).said).toContain('nothing has changed');
  // What is not here is not fetched.
  expect((await diff(partial, { before: 'HEAD~1' })).said).toContain('this clone has not all files');
  const { PATH } = process.env;
  process.env['PATH'] = '';
  try {
    expect((await diff(book, { before: 'HEAD' })).said).toContain('git is not installed');
  } finally {
    process.env['PATH'] = PATH;
  }
}, 60_000);

test('a-later-book-is-compared-with-the-edition-that-it-names', async () => {
  const [first, second] = [await builtFirst(), bookIn('second')];
  await release(first, '2024-03');
  cpSync(join(first, 'data/editions'), join(second, 'data/editions'), { recursive: true });
  const { done, said } = await diff(second, { as: 'markdown' });
  expect(done).toBe(true);
  expect(said).toContain('## A Minimal Book: 2024-03 (2024-03-31) → the working state (2025-03-31)');
  await build(second);
  const manifest: { inputs: Record<string, string> } = JSON.parse(
    readFileSync(join(second, 'output/manifest.json'), 'utf8'),
  );
  expect(Object.keys(manifest.inputs)).toContain('data/editions/2024-03.jsonl');
}, 60_000);
