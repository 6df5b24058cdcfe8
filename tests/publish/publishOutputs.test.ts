import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { placeNewBook } from '../../pipeline/commands/placeNewBook.ts';
import { openStore } from '../../pipeline/memo/openStore.ts';
import { changeOutputFolder, mendOutputFolder } from '../../pipeline/publish/changeOutputFolder.ts';
import { undoInterrupted } from '../../pipeline/publish/journal.ts';
import { FolderLocked, withLock } from '../../pipeline/publish/lockFolder.ts';
import { publishOutputs } from '../../pipeline/publish/publishOutputs.ts';
import { readManifest } from '../../pipeline/publish/readManifest.ts';
import { type Disk, isWithin, localDisk } from '../../pipeline/world/Disk.ts';
import { digestOf } from '../../pipeline/world/digestOf.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'briefing-publish-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const patience = { most: 0, sleep: () => {}, say: () => {} };

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (path: string) => readFileSync(join(folder, path), 'utf8');

test('new-files-replace-the-earlier-ones-and-obsolete-ones-go', () => {
  publishOutputs(
    localDisk,
    folder,
    new Map([
      ['book.pdf', bytes('one')],
      ['charts/a.svg', bytes('a')],
    ]),
    [],
  );
  publishOutputs(
    localDisk,
    folder,
    new Map([
      ['book.pdf', bytes('two')],
      ['charts/b.svg', bytes('b')],
    ]),
    ['charts/a.svg'],
  );
  expect(read('book.pdf')).toBe('two');
  expect(read('charts/b.svg')).toBe('b');
  expect(existsSync(join(folder, 'charts/a.svg'))).toBe(false);
  expect(readdirSync(folder).sort()).toEqual(['book.pdf', 'charts']);
});

/** A disk on which one path cannot be replaced, as on Windows while Excel holds a workbook open. */
function diskWithout(path: string, code: string): Disk {
  return {
    ...localDisk,
    rename: (from, to) => {
      if (to !== join(folder, path) || from.includes('old-')) return localDisk.rename(from, to);
      throw Object.assign(new Error(`${code}: operation not permitted`), { code, syscall: 'rename' });
    },
  };
}

test.each(['EPERM', 'EBUSY', 'EACCES'])(
  'a-file-held-open-elsewhere-leaves-every-earlier-file-as-it-was (%s)',
  (code) => {
    const edition = (text: string) =>
      new Map(['book.pdf', 'book.xlsx', 'manifest.json'].map((path) => [path, bytes(text)]));
    publishOutputs(localDisk, folder, edition('one'), []);
    expect(() => publishOutputs(diskWithout('book.xlsx', code), folder, edition('two'), [])).toThrow(
      'is it open in another program',
    );
    expect(['book.pdf', 'book.xlsx', 'manifest.json'].map(read)).toEqual(['one', 'one', 'one']);
    expect(readdirSync(folder).sort()).toEqual(['book.pdf', 'book.xlsx', 'manifest.json']);
  },
);

test('a-full-disk-leaves-every-earlier-file-as-it-was', () => {
  publishOutputs(localDisk, folder, new Map([['book.pdf', bytes('one')]]), []);
  const full: Disk = {
    ...localDisk,
    writeNew: (path, content) => {
      if (!path.endsWith('new-1')) return localDisk.writeNew(path, content);
      throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC', syscall: 'write' });
    },
  };
  const two = new Map([
    ['book.pdf', bytes('two')],
    ['book.xlsx', bytes('two')],
  ]);
  expect(() => publishOutputs(full, folder, two, [])).toThrow('ENOSPC');
  expect(read('book.pdf')).toBe('one');
  expect(readdirSync(folder)).toEqual(['book.pdf']);
});

test('a-folder-in-the-way-is-a-problem-and-nothing-changes', () => {
  publishOutputs(localDisk, folder, new Map([['book.pdf', bytes('one')]]), []);
  mkdirSync(join(folder, 'manifest.json'));
  const two = new Map([
    ['book.pdf', bytes('two')],
    ['manifest.json', bytes('{}')],
  ]);
  const problems = publishOutputs(localDisk, folder, two, []);
  expect(problems.map(({ code, place }) => `${code} ${place?.file}`)).toEqual([
    'output-not-a-file manifest.json',
  ]);
  expect(read('book.pdf')).toBe('one');
});

test('charts-that-are-a-link-are-not-written-through', () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'briefing-elsewhere-'));
  symlinkSync(elsewhere, join(folder, 'charts'));
  const problems = publishOutputs(localDisk, folder, new Map([['charts/a.svg', bytes('a')]]), []);
  expect(problems.map(({ code, place }) => `${code} ${place?.file}`)).toEqual(['output-linked charts']);
  expect(readdirSync(elsewhere)).toEqual([]);
  rmSync(elsewhere, { recursive: true });
});

test('on-a-disk-that-is-blind-to-case-a-new-file-is-not-removed-as-the-earlier-one', () => {
  const blind: Disk = {
    ...localDisk,
    kindOf: (path) => localDisk.kindOf(path) ?? localDisk.kindOf(path.toLowerCase()),
  };
  publishOutputs(blind, folder, new Map([['book.pdf', bytes('two')]]), ['Book.pdf']);
  expect(read('book.pdf')).toBe('two');
});

test('a-build-killed-between-two-renames-is-undone-by-the-next-call', () => {
  const staging = '.publish-999999999';
  mkdirSync(join(folder, staging));
  writeFileSync(join(folder, 'book.pdf'), 'two');
  writeFileSync(join(folder, staging, 'old-0'), 'one');
  writeFileSync(join(folder, 'book.xlsx'), 'one');
  writeFileSync(join(folder, staging, 'old-1'), 'one');
  mkdirSync(join(folder, 'charts'));
  writeFileSync(join(folder, 'charts/new.svg'), 'two');
  const digest = digestOf(bytes('two'));
  const moves = [
    { path: 'book.pdf', existed: true, digest },
    { path: 'book.xlsx', existed: true, digest },
    { path: 'charts/new.svg', existed: false, digest },
  ];
  writeFileSync(join(folder, '.publish.json'), JSON.stringify({ staging, moves }));
  undoInterrupted(localDisk, folder);
  expect(read('book.pdf')).toBe('one');
  expect(read('book.xlsx')).toBe('one');
  expect(readdirSync(folder).sort()).toEqual(['book.pdf', 'book.xlsx', 'charts']);
  expect(readdirSync(join(folder, 'charts'))).toEqual([]);
});

test('undoing-twice-loses-nothing', () => {
  const staging = '.publish-999999999';
  mkdirSync(join(folder, staging));
  writeFileSync(join(folder, 'book.pdf'), 'one');
  writeFileSync(
    join(folder, '.publish.json'),
    JSON.stringify({ staging, moves: [{ path: 'book.pdf', existed: true }] }),
  );
  undoInterrupted(localDisk, folder);
  expect(read('book.pdf')).toBe('one');
});

test('what-a-killed-build-left-behind-is-cleared', () => {
  mkdirSync(join(folder, '.publish-999999999'));
  writeFileSync(join(folder, '.publish-999999999', 'new-0'), 'half');
  changeOutputFolder(localDisk, folder, patience, () =>
    publishOutputs(localDisk, folder, new Map([['book.pdf', bytes('one')]]), []),
  );
  expect(readdirSync(folder)).toEqual(['book.pdf']);
});

/** Journals that no build wrote: whoever planted them must not reach a file that is no output. */
test.each([
  ['a path that leaves the folder', [{ path: '../precious.pdf', existed: false }]],
  ['an absolute path', [{ path: '/precious.pdf', existed: false }]],
  ['a path with a backslash', [{ path: 'charts\\..\\..\\precious.pdf', existed: false }]],
  ['a file that no build writes', [{ path: 'notes.txt', existed: false }]],
  ['a file in a folder that no build writes', [{ path: 'photos/a.svg', existed: false }]],
  ['a path that no system takes', [{ path: `${'a'.repeat(5000)}.pdf`, existed: false, digest: 'x' }]],
  ['a new file that is not told by its bytes', [{ path: 'mine.pdf', existed: false }]],
  ['no moves', 'all'],
])('a-planted-journal-is-not-obeyed (%s)', (_, moves) => {
  const inner = join(folder, 'output');
  mkdirSync(join(inner, 'photos'), { recursive: true });
  writeFileSync(join(folder, 'precious.pdf'), 'precious');
  writeFileSync(join(inner, 'notes.txt'), 'mine');
  writeFileSync(join(inner, 'photos/a.svg'), 'mine');
  writeFileSync(join(inner, '.publish.json'), JSON.stringify({ staging: '.publish-999999999', moves }));
  const problems = mendOutputFolder(localDisk, inner, patience);
  expect(problems.map(({ code }) => code)).toEqual(['journal-refused']);
  expect(read('precious.pdf')).toBe('precious');
  expect(read('output/notes.txt')).toBe('mine');
  expect(read('output/photos/a.svg')).toBe('mine');
  expect(existsSync(join(inner, '.publish.json'))).toBe(false);
});

test('undoing-removes-nothing-but-what-the-publication-put-there', () => {
  const staging = '.publish-999999999';
  mkdirSync(join(folder, staging));
  writeFileSync(join(folder, staging, 'old-1'), 'planted');
  for (const path of ['mine.pdf', 'mine.xlsx']) writeFileSync(join(folder, path), 'mine');
  const moves = [
    { path: 'mine.pdf', existed: false, digest: digestOf(bytes('two')) },
    { path: 'mine.xlsx', existed: true, digest: digestOf(bytes('two')) },
  ];
  writeFileSync(join(folder, '.publish.json'), JSON.stringify({ staging, moves }));
  expect(mendOutputFolder(localDisk, folder, patience)).toEqual([]);
  expect(['mine.pdf', 'mine.xlsx'].map(read)).toEqual(['mine', 'mine']);
  expect(readdirSync(folder).sort()).toEqual(['mine.pdf', 'mine.xlsx']);
});

/** What stands where the last build's manifest should: commands read none of it, and go on. */
test.each([
  '5',
  '{"figures":[5],"claims":[],"outputs":{},"pages":{}}',
  '{"figures":[],"claims":[null],"outputs":{},"pages":{}}',
  '{"figures":[],"claims":[{"check":"a","text":"b","page":{}}],"outputs":{},"pages":{}}',
  '{"figures":[],"claims":[],"outputs":{"book.pdf":5},"pages":{}}',
  '{"figures":[],"claims":[],"outputs":{},"pages":5}',
  '{"figures":[],"claims":[],"outputs":{},"earlierOutputs":5,"pages":{}}',
])('a-manifest-of-other-kinds-says-nothing (%s)', (text) => {
  writeFileSync(join(folder, 'manifest.json'), text);
  expect(readManifest(folder)).toBeUndefined();
});

test('a-manifest-that-is-a-link-is-not-read', () => {
  writeFileSync(join(folder, 'other.json'), '{"figures":[],"claims":[],"outputs":{},"pages":{}}');
  symlinkSync('other.json', join(folder, 'manifest.json'));
  expect(readManifest(folder)).toBeUndefined();
});

test('a-folder-that-takes-no-folders-is-an-error-and-no-endless-try', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => localDisk.makeFolder(join(folder, 'file', 'a'))).toThrow(/EEXIST|ENOTDIR/);
  localDisk.makeFolder(join(folder, 'a', 'b'));
  expect(readdirSync(join(folder, 'a'))).toEqual(['b']);
});

test.runIf(process.platform === 'linux')(
  'no-command-tries-without-end-to-make-a-folder-that-cannot-be-made',
  () => {
    const nowhere = '/proc/briefing/book';
    expect(() => localDisk.makeFolder(nowhere)).toThrow();
    expect(() => placeNewBook(nowhere, new Map([['data/a', '']]))).toThrow();
    const store = openStore(nowhere, () => 0);
    store.write('0'.repeat(64), new Uint8Array(1));
    expect(store.read('0'.repeat(64))).toBeUndefined();
  },
);

test('nothing-lies-within-a-file', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(isWithin(join(folder, 'file', 'cache'), join(folder, 'data'))).toBe(false);
  expect(isWithin(join(folder, 'file', 'cache'), folder)).toBe(true);
});

test('a-planted-staging-folder-outside-is-not-read', () => {
  const outside = mkdtempSync(join(tmpdir(), 'briefing-outside-'));
  writeFileSync(join(outside, 'old-0'), 'planted');
  writeFileSync(join(folder, 'book.pdf'), 'one');
  for (const staging of [`../${basename(outside)}`, outside, 'charts']) {
    writeFileSync(
      join(folder, '.publish.json'),
      JSON.stringify({ staging, moves: [{ path: 'book.pdf', existed: true }] }),
    );
    expect(undoInterrupted(localDisk, folder)).toBe(false);
  }
  symlinkSync(outside, join(folder, '.publish-999999999'));
  writeFileSync(
    join(folder, '.publish.json'),
    JSON.stringify({ staging: '.publish-999999999', moves: [{ path: 'book.pdf', existed: true }] }),
  );
  expect(undoInterrupted(localDisk, folder)).toBe(false);
  expect(read('book.pdf')).toBe('one');
  rmSync(outside, { recursive: true });
});

// ------------------------------------------------------------- the lock

test('a-second-build-waits-for-the-first-and-says-so', () => {
  writeFileSync(join(folder, '.publish.lock'), `${process.ppid}\n`);
  const said: string[] = [];
  const waiting = {
    most: 1000,
    say: (text: string) => said.push(text),
    // The other process is done while this one sleeps.
    sleep: () => rmSync(join(folder, '.publish.lock')),
  };
  expect(withLock(localDisk, folder, waiting, () => 'done')).toBe('done');
  expect(said).toEqual([`waiting for process ${process.ppid}, which is writing to ${folder}`]);
  expect(readdirSync(folder)).toEqual([]);
});

test('a-lock-that-is-kept-too-long-is-named', () => {
  writeFileSync(join(folder, '.publish.lock'), `${process.ppid}\n`);
  expect(() => withLock(localDisk, folder, { ...patience, most: 200 }, () => 'done')).toThrow(FolderLocked);
  expect(read('.publish.lock')).toBe(`${process.ppid}\n`);
});

test.each(['999999999\n', '', 'not a number', '0', '-1'])(
  'the-lock-of-a-process-that-has-ended-is-taken-over (%j)',
  (content) => {
    writeFileSync(join(folder, '.publish.lock'), content);
    expect(withLock(localDisk, folder, patience, () => read('.publish.lock'))).toBe(`${process.pid}\n`);
    expect(readdirSync(folder)).toEqual([]);
  },
);

test('a-lock-taken-over-by-another-process-in-between-stays-its-own', () => {
  writeFileSync(join(folder, '.publish.lock'), '999999999\n');
  let first = true;
  const raced: Disk = {
    ...localDisk,
    rename: (from, to) => {
      if (first) writeFileSync(join(folder, '.publish.lock'), `${process.ppid}\n`);
      first = false;
      localDisk.rename(from, to);
    },
  };
  expect(() => withLock(raced, folder, patience, () => 'done')).toThrow(FolderLocked);
  expect(read('.publish.lock')).toBe(`${process.ppid}\n`);
});
