/** A book of the first form: read as if rewritten, rewritten on disk, and the same either way. */
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkBook } from '../../pipeline/build.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import type { BookSource } from '../../pipeline/load/BookSource.ts';
import { loadBook } from '../../pipeline/load/loadBook.ts';
import { type Migration, migrateBook } from '../../pipeline/migrate/migrateBook.ts';
import { rewrittenFiles } from '../../pipeline/migrate/rewrittenFiles.ts';
import { expressionEdits, migratedExpression } from '../../pipeline/migrate/steps/expressions.ts';
import { templateEdits } from '../../pipeline/migrate/steps/templates.ts';
import { type BookFiles, bookFilesOf, openBookFolder, overlayBookFiles } from '../../pipeline/world/World.ts';
import { briefing, copyOf, copyOfMinimalBook, minimalBook } from '../build/runBriefing.ts';

const older = join(import.meta.dirname, '../fixtures/older-book');
const files = overlayBookFiles(openBookFolder(minimalBook), openBookFolder(older));

/** What the pipeline before addresses printed of this book, in the order of printing. */
const PRINTED = [
  '55',
  '8200',
  '1.5',
  '+3.5',
  '4.5',
  '5.5',
  '9.5',
  '9.5',
  '55',
  '9.3',
  '155.3',
  '1.5',
  '7.5',
  '55',
  '2.70',
  'Ohio',
  '8.2',
  '8.2',
  'Korea, South',
  'Texas',
  '144.3',
  '144.3',
  'Korea, South',
  '55',
  '1.5',
  'February 2024',
];

function loaded(given: BookFiles): BookSource {
  const { value, problems } = loadBook(given);
  if (value === undefined) throw new Error(JSON.stringify(problems));
  return value;
}

function textOf(given: BookFiles): (path: string) => string {
  return (path) => new TextDecoder().decode(given.read(path));
}

function rewritten(given: BookFiles): {
  readonly migration: Migration;
  readonly files: ReadonlyMap<string, string>;
} {
  const book = loaded(given);
  const migration = migrateBook(book);
  return { migration, files: rewrittenFiles(book, migration, textOf(given)) };
}

async function composed(given: BookFiles) {
  const { book, problems } = await checkBook(
    { asStated: false, page: undefined },
    {
      files: given,
      readFont: readFontFile,
      version: '0.0.0',
      progress: { stage: () => {}, step: () => {}, end: () => [] },
    },
  );
  if (book === undefined) throw new Error(JSON.stringify(problems, null, 2));
  return { ...book, problems };
}

const after = rewritten(files);
const now = overlayBookFiles(files, bookFilesOf(Object.fromEntries(after.files)));

test('an-older-book-prints-what-it-printed-and-says-once-that-it-is-older', async () => {
  const { manuscript, dataset, problems } = await composed(files);
  expect(manuscript.ledger.map(({ displayed }) => displayed)).toEqual(PRINTED);
  expect([...dataset.checks.values()].map(({ outcome }) => outcome)).toEqual(Array(5).fill('held'));
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(problems.filter(({ code }) => code === 'form-older')).toHaveLength(1);
});

test('the-files-rewritten-are-the-same-book', async () => {
  const [before, then] = [await composed(files), await composed(now)];
  const figures = ({ manuscript }: typeof before) => manuscript.ledger;
  // In memory a line may end elsewhere by some columns; on disk book.yaml has a line more.
  expect(figures(then)).toEqual(figures(before));
  expect(then.problems.map(({ code }) => code)).not.toContain('form-older');
});

test('nothing-else-in-the-files-changes-and-each-line-stays-where-it-is', async () => {
  const shown = [...after.files].map(([path, text]) => {
    const before = textOf(files)(path).split('\n');
    const lines = text.split('\n');
    const shift = path === 'templates/book.yaml' ? 1 : 0;
    expect([path, lines.length]).toEqual([path, before.length + shift]);
    const changed = shift === 1 ? lines : lines.filter((line, index) => line !== before[index]);
    return [`== ${path}`, ...changed].join('\n');
  });
  await expect(`${shown.join('\n\n')}\n`).toMatchFileSnapshot('rewritten.golden.txt');
});

test('a-book-rewritten-has-nothing-left-to-rewrite', () => {
  const again = migrateBook(loaded(now));
  expect(again).toMatchObject({ isOlder: false, problems: [], left: [] });
  expect(after.migration.left).toEqual([]);
});

test('line-ends-of-other-systems-are-kept', () => {
  const paths = ['data/trade/checks.yaml', 'templates/chapters/trade.md.hbs', 'templates/book.yaml'];
  const crlf = (text: string) => text.replaceAll('\n', '\r\n');
  const other = Object.fromEntries(paths.map((path) => [path, crlf(textOf(files)(path))]));
  const { files: texts } = rewritten(overlayBookFiles(files, bookFilesOf(other)));
  for (const path of ['templates/book.yaml']) expect(texts.get(path)).toBe(crlf(after.files.get(path) ?? ''));
  const lines = (text: string | undefined) => text?.split(/\r?\n/).map((line) => line.trimEnd());
  for (const path of paths) expect(lines(texts.get(path))).toEqual(lines(after.files.get(path)));
});

const KEYS = new Map([
  ['trade', ['year']],
  ['partners', ['year', 'partner']],
]);

test.each([
  ["value('trade', 'total', {year: 2023})", "value('trade[2023].total')"],
  ["value('trade', 'total', 2023)", "value('trade[2023].total')"],
  ["value('other', 'total', 2023)", "value('other[2023].total')"],
  ["value('other', 'total', {a: 1, b: 'x'})", "value('other[a=1, b=x].total')"],
  ["value('partners', 'total', {partner: 'Chad', year: 2023})", "value('partners[2023, Chad].total')"],
  ["value('partners', 'total', {partner: 'Chad'})", "value('partners[partner=Chad].total')"],
  ['value("trade","total",{"year":2023})', "value('trade[2023].total')"],
  ["value('trade', 'change', {year: -1})", "value('trade[-1].change')"],
  [
    "value('partners', 'total', {partner: \"Cote d'Ivoire\", year: 2023})",
    "value('partners[2023, \"Cote d\\'Ivoire\"].total')",
  ],
  [
    "value('trade', 'total', {year: fact('last') - 1})",
    "value('trade[{year}].total', {year: value('last') - 1})",
  ],
  ['fact(\'a\') + fact("b")', 'value(\'a\') + value("b")'],
  [
    "sum('trade', 'total', 'datum.year > 2000') > fact('a')",
    "sum('trade', 'total', 'datum.year > 2000') > value('a')",
  ],
])('the-expression %s is now %s', (before, expected) => {
  expect(migratedExpression(before, KEYS)).toBe(expected);
  expect(migratedExpression(expected, KEYS)).toBe(expected);
});

test.each([
  "'fact(1)' == \"value('a', 'b', {c: 1})\"",
  "value('trade[2023].total')",
  "value('trade[{y}].total', {y: year})",
  "rank('trade', 'total', {year: 2023}) == 1",
  "datum.fact > 1 && artefact('x')",
  "value('trade', 'total', {year: 2023}",
])('%s-is-left-as-it-is', (text) => {
  expect(expressionEdits(text, KEYS)).toEqual([]);
});

test.each([
  '{{value "trade[2023].total"}}',
  '{{value id}}',
  '{{!-- {{fact "a"}} --}}',
  'a \\{{fact "a"}} b',
  '{{#claim "a"}}b{{/claim}}{{ref "fig:x"}}',
  '{{expr "sum(\'trade\', \'total\')" format=".1f"}}',
])('the-template-%s-is-left-as-it-is', (text) => {
  expect(templateEdits('x', text, KEYS)).toEqual({ edits: [], left: [] });
});

test('what-no-machine-can-rewrite-is-left-to-do-with-its-place', () => {
  const text = 'a\n{{value "trade" "total" year=@index}} {{expr text format=".1f"}}';
  expect(templateEdits('x', text, KEYS).left).toEqual([
    { place: { file: 'x', line: 2, column: 3, endColumn: 36 }, what: 'a key that is worked out' },
    { place: { file: 'x', line: 2, column: 41, endColumn: 63 }, what: 'an expression that is given by name' },
  ]);
});

test('migrate-rewrites-a-book-on-disk-and-only-once', () => {
  const folder = copyOfMinimalBook();
  cpSync(older, folder, { recursive: true });
  const dry = briefing(['migrate', '--book', folder, '--dry-run']);
  expect(dry).toMatchObject({ code: 0, err: '' });
  expect(dry.out).toContain('6 files would be rewritten in form 1');
  expect(readFileSync(join(folder, 'templates/book.yaml'), 'utf8')).not.toContain('briefing:');
  expect(briefing(['migrate', '--book', folder]).out).toContain('6 files rewritten in form 1');
  for (const [path, text] of after.files) expect(readFileSync(join(folder, path), 'utf8')).toBe(text);
  expect(briefing(['migrate', '--book', folder]).out).toContain('nothing to rewrite');
  const broken = copyOf(folder, copyOfMinimalBook());
  cpSync(join(older, 'data/trade/latest.csv'), join(broken, 'templates/theme.json'));
  expect(briefing(['migrate', '--book', broken]).code).toBe(1);
});
