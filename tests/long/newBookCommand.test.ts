/** `briefing new` makes a folder with a book that builds, or nothing. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { briefing, digestsIn, temporaryFolder } from '../build/runBriefing.ts';

test('a-new-book-stands-in-its-folder-and-builds-at-once', () => {
  const home = temporaryFolder();
  const book = join(home, 'books', 'energy');
  const made = briefing([
    'new',
    book,
    '--yes',
    '--title',
    'Energy: 2 facts',
    '--language',
    'es-MX',
    '--edition',
    '2024-12-31',
  ]);
  expect(made).toMatchObject({ code: 0, out: expect.stringContaining('a book of 5 pages, no problems') });
  expect(readdirSync(join(home, 'books'))).toEqual(['energy']);
  // A folder that everybody may read, as others are.
  expect(statSync(book).mode & 0o055).toBe(0o055);
  const settings = readFileSync(join(book, 'templates/book.yaml'), 'utf8');
  for (const line of [
    'title: "Energy: 2 facts"',
    'language: es-MX',
    'page: { size: Letter }',
    'edition: 2024-12-31',
  ]) {
    expect(settings).toContain(line);
  }
  // The pages are there already, and those of a build are the same.
  const pages = digestsIn(join(book, 'output'));
  expect(pages.has('energy-2-facts.pdf')).toBe(true);
  expect(briefing(['build', '--book', book]).code).toBe(0);
  expect(digestsIn(join(book, 'output'))).toEqual(pages);
});

test('a-folder-that-holds-anything-is-refused-and-stays-as-it-was', () => {
  const home = temporaryFolder();
  writeFileSync(join(home, 'letter.txt'), 'mine');
  const refused = briefing(['new', home, '--yes']);
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('is not empty; name a new folder');
  expect(briefing(['new', join(home, 'letter.txt'), '--yes']).err).toContain('is a file; name a new folder');
  expect(readdirSync(home)).toEqual(['letter.txt']);
});

test('nothing-is-left-of-a-book-that-could-not-be-made', () => {
  const home = temporaryFolder();
  const book = join(home, 'book');
  writeFileSync(join(home, 'words.csv'), 'a,b\nx,y\nz,w\n');
  const failed = briefing(['new', book, '--yes', '--data', join(home, 'words.csv')]);
  expect(failed.code).toBe(1);
  expect(failed.err).toContain('words.csv  starter-no-numbers');
  expect(briefing(['new', book, '--yes', '--title', 'A [@key] title']).code).toBe(1);
  expect(briefing(['new', book, '--yes', '--data', join(home, 'none.csv')]).code).toBe(2);
  expect(briefing(['new', book, '--yes', '--language', 'xx']).code).toBe(2);
  expect(readdirSync(home)).toEqual(['words.csv']);
  mkdirSync(book);
  expect(briefing(['new', book, '--yes', '--json', '--edition', '2024-12-31']).code).toBe(0);
  expect(readdirSync(book).sort()).toEqual([
    '.briefing',
    '.vscode',
    'README.md',
    'data',
    'output',
    'templates',
  ]);
});

test('a-schema-is-printed-and-all-are-written', () => {
  expect(JSON.parse(briefing(['schema', 'book']).out)).toMatchObject({ title: 'templates/book.yaml' });
  expect(briefing(['schema']).out).toBe('datapackage\nbook\ntheme\nchecks\nderived\nchart\n');
  const book = temporaryFolder();
  expect(briefing(['schema', '--write', '--book', book]).code).toBe(0);
  expect(readdirSync(join(book, '.briefing'))).toHaveLength(6);
});
