/** A build in which nothing changed touches no output and says so; one in which anything changed is a build. */
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { userCacheFolder } from '../../pipeline/commands/openWorld.ts';
import { type BuildRecord, rememberedBuild } from '../../pipeline/commands/unchangedBuild.ts';
import { createShelf } from '../../pipeline/memo/Shelf.ts';
import { digestOf } from '../../pipeline/world/digestOf.ts';
import { bookFilesOf } from '../../pipeline/world/World.ts';
import { briefing, copyOfMinimalBook, digestsIn, temporaryFolder } from '../build/runBriefing.ts';

const unchanged = 'nothing has changed since the last build';

test('nothing-changed-touches-nothing-and-says-so', () => {
  const book = copyOfMinimalBook();
  const cache = temporaryFolder();
  const build = (...more: readonly string[]) =>
    briefing(['build', '--book', book, '--quiet', '--cache', cache, ...more]);
  const first = build();
  expect(first.out).not.toContain(unchanged);
  const times = () =>
    readdirSync(join(book, 'output')).map((name) => statSync(join(book, 'output', name)).mtimeMs);
  const [digests, before] = [digestsIn(join(book, 'output')), times()];
  const again = build();
  expect(again.out).toContain(unchanged);
  // Warnings are told each time, and the last line is the same.
  expect(again.err).toBe(first.err);
  expect(again.out.trim().split('\n').at(-1)).toBe(first.out.trim().split('\n').at(-1));
  expect(times()).toEqual(before);
  expect(JSON.parse(build('--json').out)).toMatchObject({ done: true, unchanged: true, written: [] });

  // An output that somebody changed or removed is made again, with the same bytes.
  for (const harm of [
    () => writeFileSync(join(book, 'output', 'minimal-book.pdf'), 'x'),
    () => rmSync(join(book, 'output', 'minimal-book.xlsx')),
    () => rmSync(join(book, 'output'), { recursive: true }),
  ]) {
    harm();
    expect(build().out).not.toContain(unchanged);
    expect(digestsIn(join(book, 'output'))).toEqual(digests);
  }
  expect(build('--no-cache').out).not.toContain(unchanged);
  expect(build('--page', 'Letter').out).not.toContain(unchanged);
  expect(build().out).not.toContain(unchanged);
  // A file that no build reads is reported, so it counts.
  writeFileSync(join(book, 'data', 'trade', 'stray.csv'), 'a\n1\n');
  const stray = build();
  expect(stray.out).not.toContain(unchanged);
  expect(stray.err).toContain('stray.csv');
}, 120_000);

test('a-file-saved-while-a-build-runs-leaves-no-record-of-it', () => {
  const [path, old, saved] = ['data/a.csv', 'a\n1\n', 'a\n2\n'];
  let text = old;
  const book = () => bookFilesOf({ [path]: text });
  const files = { ...book(), read: (name: string) => book().read(name) };
  const progress = { stage: () => undefined, step: () => undefined, end: () => [] };
  const world = { files, readFont: () => new Uint8Array(), version: 'test', progress };
  const record = { problems: [], pageCount: 1, sheetCount: 1, outputs: new Map(), reads: [] };
  const read = (content: string) => new Map([[path, digestOf(Buffer.from(content))]]);
  const builds = createShelf<BuildRecord>('build', { code: 'test', log: [] });
  const ask = () => rememberedBuild(builds, world, 'output', {});
  // Saved before it was read, and after; and put back again before the end.
  for (const [atEnd, inputs] of [
    [saved, saved],
    [saved, old],
    [old, saved],
  ] as const) {
    const { keep } = ask();
    text = atEnd;
    keep(record, read(inputs));
    for (text of [old, saved]) expect(ask().value).toBeUndefined();
    text = old;
  }
  ask().keep(record, read(old));
  expect(ask().value).toEqual(record);
});

test('of-the-editions-kept-only-the-one-before-is-an-input', () => {
  const record = { problems: [], pageCount: 1, sheetCount: 1, outputs: new Map(), reads: [] };
  const progress = { stage: () => undefined, step: () => undefined, end: () => [] };
  const builds = createShelf<BuildRecord>('build', { code: 'test', log: [] });
  const ask = (editions: Readonly<Record<string, string>>) => {
    const files = bookFilesOf({ 'templates/book.yaml': 'previousEdition: first\n', ...editions });
    const world = { files, readFont: () => new Uint8Array(), version: 'test', progress };
    return rememberedBuild(builds, world, 'output', {});
  };
  ask({ 'data/editions/first.jsonl': '1' }).keep(record, new Map());
  expect(ask({ 'data/editions/first.jsonl': '1', 'data/editions/second.jsonl': '2' }).value).toEqual(record);
  expect(ask({ 'data/editions/first.jsonl': '2' }).value).toBeUndefined();
  expect(ask({ 'data/editions/first.jsonl': '1', 'data/editions/notes.txt': '' }).value).toBeUndefined();
});

test('explain-says-what-was-made-and-why', () => {
  const book = copyOfMinimalBook();
  const cache = temporaryFolder();
  const explain = () => briefing(['build', '--book', book, '--quiet', '--cache', cache, '--explain']).err;
  expect(explain()).toContain('(nothing like it is kept)');
  writeFileSync(join(book, 'templates', 'chapters', 'trade.md.hbs'), '---\ntitle: Trade\n---\nNo figures.\n');
  expect(explain()).toMatch(/made {2}build .* \(changed: templates\/chapters\/trade\.md\.hbs\)/);
  rmSync(join(book, 'templates', 'chapters', 'trade.md.hbs'));
  expect(explain()).toMatch(/made {2}build .* \(changed: templates\/chapters\/trade\.md\.hbs\)/);
}, 60_000);

test('the-cache-is-where-the-system-wants-it', () => {
  expect(userCacheFolder({ XDG_CACHE_HOME: '/c' }, 'linux', '/home/a')).toBe(join('/c', 'briefing'));
  expect(userCacheFolder({}, 'linux', '/home/a')).toBe(join('/home/a', '.cache', 'briefing'));
  expect(userCacheFolder({}, 'darwin', '/Users/a')).toBe(join('/Users/a', 'Library', 'Caches', 'briefing'));
  expect(userCacheFolder({ LOCALAPPDATA: 'L' }, 'win32', 'U')).toBe(join('L', 'briefing'));
});
