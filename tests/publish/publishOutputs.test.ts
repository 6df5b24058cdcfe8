import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { publishOutputs, undoInterrupted } from '../../pipeline/publish/publishOutputs.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'briefing-publish-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (path: string) => readFileSync(join(folder, path), 'utf8');

test('new-files-replace-the-earlier-ones-and-obsolete-ones-go', () => {
  publishOutputs(
    folder,
    new Map([
      ['book.pdf', bytes('one')],
      ['charts/a.svg', bytes('a')],
    ]),
    [],
  );
  publishOutputs(
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

test('a-file-that-cannot-be-put-in-place-leaves-every-earlier-file-as-it-was', () => {
  publishOutputs(
    folder,
    new Map([
      ['book.pdf', bytes('one')],
      ['book.xlsx', bytes('one')],
    ]),
    [],
  );
  mkdirSync(join(folder, 'manifest.json'));
  writeFileSync(join(folder, 'manifest.json', 'in the way'), '');
  const attempt = () =>
    publishOutputs(
      folder,
      new Map([
        ['book.pdf', bytes('two')],
        ['book.xlsx', bytes('two')],
        ['manifest.json', bytes('{}')],
      ]),
      [],
    );
  expect(attempt).toThrow();
  expect(read('book.pdf')).toBe('one');
  expect(read('book.xlsx')).toBe('one');
  expect(readdirSync(folder).sort()).toEqual(['book.pdf', 'book.xlsx', 'manifest.json']);
});

test('a-build-killed-between-two-renames-is-undone-by-the-next-call', () => {
  const staging = '.publish-999999999';
  mkdirSync(join(folder, staging));
  writeFileSync(join(folder, 'book.pdf'), 'two');
  writeFileSync(join(folder, staging, 'old-0'), 'one');
  writeFileSync(join(folder, 'book.xlsx'), 'one');
  writeFileSync(join(folder, staging, 'old-1'), 'one');
  writeFileSync(join(folder, 'new.svg'), 'two');
  const moves = [
    { path: 'book.pdf', existed: true },
    { path: 'book.xlsx', existed: true },
    { path: 'new.svg', existed: false },
  ];
  writeFileSync(join(folder, '.publish.json'), JSON.stringify({ staging, moves }));
  undoInterrupted(folder);
  expect(read('book.pdf')).toBe('one');
  expect(read('book.xlsx')).toBe('one');
  expect(readdirSync(folder).sort()).toEqual(['book.pdf', 'book.xlsx']);
});

test('undoing-twice-loses-nothing', () => {
  const staging = '.publish-999999999';
  mkdirSync(join(folder, staging));
  writeFileSync(join(folder, 'book.pdf'), 'one');
  writeFileSync(
    join(folder, '.publish.json'),
    JSON.stringify({ staging, moves: [{ path: 'book.pdf', existed: true }] }),
  );
  undoInterrupted(folder);
  expect(read('book.pdf')).toBe('one');
});

test('what-a-killed-build-left-behind-is-cleared', () => {
  mkdirSync(join(folder, '.publish-999999999'));
  writeFileSync(join(folder, '.publish-999999999', 'new-0'), 'half');
  publishOutputs(folder, new Map([['book.pdf', bytes('one')]]), []);
  expect(readdirSync(folder)).toEqual(['book.pdf']);
});
