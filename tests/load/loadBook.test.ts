import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { getNodeValue, type Node, type ParseError, parseTree } from 'jsonc-parser';
import { expect, test } from 'vitest';
import { decodeText } from '../../pipeline/load/decodeText.ts';
import { loadBook } from '../../pipeline/load/loadBook.ts';
import { parseJson } from '../../pipeline/load/parseJson.ts';
import { parseYaml } from '../../pipeline/load/parseYaml.ts';
import { bookFilesOf, openBookFolder, overlayBookFiles } from '../../pipeline/world/World.ts';
import { minimalBook } from '../build/runBriefing.ts';

const book = {
  'templates/book.yaml': 'title: A\n',
  'templates/theme.json': '{}',
  'templates/chapters/one.md.hbs': '---\ntitle: One\n---\n',
  'templates/partials/two.md.hbs': 'Two\n',
  'templates/charts/three.vl.json': '{ "mark": "bar" }',
  'data/trade/datapackage.json': '{ "resources": [{ "path": "a.csv" }, { "path": "series/b.csv" }] }',
  'data/trade/a.csv': 'x\n1\n',
  'data/trade/series/b.csv': 'y\n2\n',
  'data/trade/checks.yaml': 'checks: []\n',
  'data/README.md': 'About the data.\n',
  'templates/README.md': 'About the templates.\n',
};

test('everything-in-the-folder-is-read-and-named', () => {
  const { value, problems } = loadBook(bookFilesOf(book));
  expect(problems).toEqual([]);
  expect([...(value?.chapters.keys() ?? [])]).toEqual(['one']);
  expect([...(value?.partials.keys() ?? [])]).toEqual(['two']);
  expect(value?.charts.get('three')?.data).toEqual({ mark: 'bar' });
  expect([...(value?.topics[0]?.csv.keys() ?? [])]).toEqual(['a.csv', 'series/b.csv']);
  expect(value?.topics[0]?.checks?.data).toEqual({ checks: [] });
  expect(value?.topics[0]?.derived).toBeUndefined();
});

test('digests-are-those-of-the-bytes-in-the-order-of-paths', () => {
  const digests = [...(loadBook(bookFilesOf(book)).value?.digests ?? [])];
  const paths = Object.keys(book).filter((path) => !path.endsWith('/README.md'));
  expect(digests.map(([path]) => path)).toEqual(paths.sort());
  const bytes = createHash('sha256').update('x\n1\n').digest('hex');
  expect(digests.find(([path]) => path === 'data/trade/a.csv')?.[1]).toBe(bytes);
});

test('all-problems-of-all-files-are-found-in-one-run', () => {
  const { value, problems } = loadBook(
    bookFilesOf({ ...book, 'templates/theme.json': '{', 'data/trade/a.csv': 'x,x\n1\n', 'data/b/c.csv': '' }),
  );
  expect(value).toBeUndefined();
  expect(problems.map(({ code }) => code)).toEqual([
    'json-syntax',
    'missing-file',
    'duplicate-header',
    'ragged-row',
  ]);
});

test('files-in-memory-and-on-disk-are-listed-alike', () => {
  const disk = openBookFolder(`${import.meta.dirname}/../fixtures/minimal-book`);
  expect(disk.list('')).toEqual(['data/', 'templates/']);
  expect(disk.list('templates').includes('book.yaml')).toBe(true);
  expect(disk.list('nowhere')).toEqual([]);
  expect(disk.read('nowhere/at/all')).toBeUndefined();
  expect(disk.read('data')).toBeUndefined();
  expect(bookFilesOf(book).list('')).toEqual(['data/', 'templates/']);
  expect(bookFilesOf(book).list('data')).toEqual(['README.md', 'trade/']);
  const upper = bookFilesOf({ 'data/trade/a.csv': 'z\n' });
  const both = overlayBookFiles(bookFilesOf(book), upper);
  expect(both.read('data/trade/a.csv')).toEqual(upper.read('data/trade/a.csv'));
  expect(both.list('data/trade')).toEqual(bookFilesOf(book).list('data/trade'));
});

test('the-first-byte-that-is-not-utf-8-is-found-at-its-line-and-column', () => {
  const good = fc.string({ unit: fc.constantFrom('a', 'é', '€', '🌎', '\n') });
  fc.assert(
    fc.property(good, good, (before, after) => {
      const encoder = new TextEncoder();
      const bytes = Uint8Array.from([...encoder.encode(before), 0xff, ...encoder.encode(after)]);
      const lines = before.split('\n');
      const [problem] = decodeText('a.txt', bytes).problems;
      if (lines.length === 1 && before === '') return;
      expect(problem?.code).toBe('not-utf8');
      expect([problem?.place?.line, problem?.place?.column]).toEqual([
        lines.length,
        (lines.at(-1) ?? '').length + 1,
      ]);
    }),
  );
});

test('a-file-that-ends-within-a-character-is-not-utf-8', () => {
  const { source, problems } = decodeText('a.txt', Uint8Array.from([0x61, 0x0a, 0xc3]));
  expect(source).toBeUndefined();
  expect(problems.map(({ code, place }) => [code, place?.line])).toEqual([['not-utf8', 2]]);
});

test('values-of-json-are-found-again-or-else-their-nearest-parent', () => {
  const { document } = parseJson({ path: 'a.json', text: '{\n  "a": [1,\n    { "b": "c" }]\n}\n' });
  expect(document?.positionOf(['a', 1, 'b'])).toEqual({ line: 3, column: 12, endColumn: 15 });
  expect(document?.positionOfKey?.(['a', 1, 'b'])).toEqual({ line: 3, column: 7, endColumn: 10 });
  expect(document?.positionOf(['a', 1, 'z', 'y'])).toEqual({ line: 3, column: 5, endColumn: 17 });
  expect(document?.positionOf([])).toEqual({ line: 1, column: 1 });
});

test('values-of-yaml-are-found-again-or-else-their-nearest-parent', () => {
  const { document } = parseYaml({ path: 'a.yaml', text: 'a:\n  - 1\n  - b: c\n' });
  expect(document?.data).toEqual({ a: [1, { b: 'c' }] });
  expect(document?.positionOf(['a', 1, 'b'])).toEqual({ line: 3, column: 8, endColumn: 9 });
  expect(document?.positionOfKey?.(['a', 1, 'b'])).toEqual({ line: 3, column: 5, endColumn: 6 });
  expect(document?.positionOf(['a', 7, 'z']).line).toBe(2);
});

test('dates-and-noes-of-yaml-stay-texts', () => {
  const { document } = parseYaml({ path: 'a.yaml', text: 'edition: 2024-03-31\ncountry: no\ntime: 12:30\n' });
  expect(document?.data).toEqual({ edition: '2024-03-31', country: 'no', time: '12:30' });
});

test('no-json-or-yaml-text-crashes-and-every-problem-has-a-line-that-exists', () => {
  const unit = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ':',
    ' ',
    ',',
    '"',
    "'",
    '\n',
    '-',
    'a',
    '1',
    '&',
    '*',
    '!',
    '#',
    '|',
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
      for (const parse of [parseJson, parseYaml]) {
        for (const { place } of parse({ path: 'a', text }).problems) {
          expect(place?.line).toBeGreaterThanOrEqual(1);
          expect(place?.line).toBeLessThanOrEqual(text.split('\n').length);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('json-is-read-as-by-the-parser-that-knows-places', () => {
  const unit = fc.constantFrom(
    '{"a":',
    '{"b":1,',
    '"a":',
    '}',
    '[',
    ']',
    ',',
    ' ',
    '\n',
    '1',
    '"\\u0061"',
    '":"',
    '-',
    '0',
    'x',
  );
  const text = fc.oneof(
    fc.string({ unit, maxLength: 12 }),
    fc.json(),
    fc.json().map((json) => json.replace(/"[^"\\]*":/g, '"a":')),
  );
  fc.assert(
    fc.property(text, (json) => {
      const errors: ParseError[] = [];
      const root = parseTree(json, errors, { disallowComments: true, allowTrailingComma: false });
      const { document, problems } = parseJson({ path: 'a.json', text: json });
      const isSound = root !== undefined && errors.length === 0;
      expect(document !== undefined).toBe(isSound);
      if (!isSound) return;
      expect(document?.data).toEqual(getNodeValue(root));
      expect(problems.map(({ code }) => code)).toEqual(doubles(root).map(() => 'duplicate-property'));
      const { line } = document?.positionOf([]) ?? {};
      expect(line).toBe(json.slice(0, root.offset).split('\n').length);
    }),
    { numRuns: 1000 },
  );
});

function doubles({ type, children = [] }: Node): readonly string[] {
  const names = type === 'object' ? children.map((child) => String(child.children?.[0]?.value)) : [];
  return [...names.filter((name, at) => names.indexOf(name) < at), ...children.flatMap(doubles)];
}

// ------------------------------------------------------------- only regular files inside the book

test.each([
  ['a pipe', (path: string) => spawnSync('mkfifo', [path])],
  ['a device', (path: string) => symlinkSync('/dev/zero', path)],
  ['the environment', (path: string) => symlinkSync('/proc/self/environ', path)],
  ['a link to itself', (path: string) => symlinkSync(path, path)],
  ['a file of a neighbor', (path: string) => symlinkSync(join(path, '../../../../neighbor.csv'), path)],
])('what-is-no-file-of-the-book-is-not-read (%s)', (_, make) => {
  const home = mkdtempSync(join(tmpdir(), 'briefing-'));
  const book = join(home, 'book');
  writeFileSync(join(home, 'neighbor.csv'), 'secret\n1\n');
  cpSync(minimalBook, book, { recursive: true });
  const path = join(book, 'data/trade/ports.csv');
  rmSync(path);
  make(path);
  const { problems } = loadBook(openBookFolder(book));
  expect(problems.map(({ code, place }) => `${code} ${place?.file}`)).toEqual([
    'file-refused data/trade/ports.csv',
  ]);
  expect(JSON.stringify(problems)).not.toContain('secret');
  rmSync(home, { recursive: true });
});

test('a-link-to-another-file-of-the-book-is-read', () => {
  const book = mkdtempSync(join(tmpdir(), 'briefing-'));
  cpSync(minimalBook, book, { recursive: true });
  renameSync(join(book, 'data/trade/ports.csv'), join(book, 'data/trade/.ports.csv'));
  symlinkSync('.ports.csv', join(book, 'data/trade/ports.csv'));
  expect(loadBook(openBookFolder(book)).problems).toEqual([]);
  rmSync(book, { recursive: true });
});

test('a-file-that-is-too-large-is-refused-with-its-size', () => {
  const { problems } = loadBook(openBookFolder(minimalBook, 300));
  expect(problems.map(({ message }) => message)).toContainEqual(
    expect.stringMatching(/found one of \d+ bytes, more than the 300/),
  );
});

test('folders-that-are-links-out-of-the-book-are-refused-and-not-listed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'links-'));
  try {
    cpSync(minimalBook, folder, { recursive: true });
    rmSync(join(folder, 'templates', 'chapters'), { recursive: true });
    symlinkSync(tmpdir(), join(folder, 'templates', 'chapters'));
    symlinkSync('charts', join(folder, 'templates', 'charts'));
    const files = openBookFolder(folder);
    expect(files.list('templates/chapters')).toEqual([]);
    expect(files.list('templates/charts')).toEqual([]);
    const found = loadBook(files).problems.filter(({ code }) => code === 'file-refused');
    expect(found.map(({ place }) => place?.file)).toEqual(['templates/chapters', 'templates/charts']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each(['a\0.csv', 'a'.repeat(5000), 'a/'.repeat(3000)])(
  'a-path-no-system-takes-names-no-file (%#)',
  (path) => {
    expect(openBookFolder(minimalBook).read(path)).toBeUndefined();
    expect(openBookFolder(minimalBook).refusal(path)).toBeUndefined();
  },
);

test('keys-of-yaml-are-compared-as-the-names-they-become', () => {
  const { problems } = parseYaml({ path: 'a.yaml', text: '1: a\n"1": b\nx: { y: 1, y: 2 }\n' });
  expect(problems.map(({ code, place }) => [code, place?.line, place?.column])).toEqual([
    ['yaml-syntax', 2, 1],
    ['yaml-syntax', 3, 12],
  ]);
});
