/** What the manuals promise of faults and of hostile books, as far as no part's own tests show it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bookFilesOf, openBookFolder, overlayBookFiles } from '../../pipeline/world/World.ts';
import { buildInMemory, codesOf } from './buildInMemory.ts';
import { briefing, copyOfMinimalBook, digestsIn, minimalBook, temporaryFolder } from './runBriefing.ts';

const sound = openBookFolder(minimalBook);
const textOf = (path: string) => new TextDecoder().decode(sound.read(path));
const withFiles = (files: Readonly<Record<string, string>>) => overlayBookFiles(sound, bookFilesOf(files));

/** A script that is run before the command in its process and on its second thread. */
function trap(script: string): Readonly<Record<string, string>> {
  const path = join(temporaryFolder(), 'trap.cjs');
  writeFileSync(path, script);
  return { NODE_OPTIONS: `--require ${path}` };
}

test('a-bug-ends-with-70-and-leaves-the-outputs', () => {
  const book = copyOfMinimalBook();
  const fails = trap(`const fs = require('node:fs');
const list = fs.readdirSync;
fs.readdirSync = (folder, ...how) => {
  if (String(folder).startsWith(${JSON.stringify(join(book, 'templates'))})) throw new TypeError('a slip of ours');
  return list(folder, ...how);
};`);
  const run = briefing(['build', '--book', book], fails);
  expect(run.code).toBe(70);
  expect(run.err).toContain('this is a bug in the pipeline, not in your book');
  expect(run.err).toContain('a slip of ours');
  expect(digestsIn(join(book, 'output'))).toEqual(new Map());
});

test('a-build-does-not-ask-the-clock', () => {
  const at = (year: number) => {
    const book = copyOfMinimalBook();
    const run = briefing(
      ['build', '--book', book, '--quiet'],
      trap(`const Real = Date;
const now = Real.UTC(${year}, 5, 1);
globalThis.Date = class extends Real {
  constructor(...parts) { super(...(parts.length === 0 ? [now] : parts)); }
  static now() { return now; }
};`),
    );
    expect(run).toMatchObject({ code: 0 });
    return digestsIn(join(book, 'output'));
  };
  const early = at(2001);
  expect(early.size).toBeGreaterThan(3);
  expect(at(2040)).toEqual(early);
}, 120_000);

const CODE = "constructor.constructor('globalThis.codeOfABook = true')()";

const trade = 'templates/chapters/trade.md.hbs';
const derived = (expression: string) => ({
  'data/trade/derived.yaml': JSON.stringify({
    tables: [
      {
        ...{ name: 'made', title: 'Made', description: 'Made.', from: 'state-exports' },
        transform: [{ calculate: expression, as: 'exports' }],
        schema: { fields: [{ name: 'state', type: 'string' }], primaryKey: ['state'] },
      },
    ],
  }),
});

test.each<[string, Readonly<Record<string, string>>]>([
  [
    'a helper',
    { [trade]: `${textOf(trade)}\n{{constructor.constructor "globalThis.codeOfABook = true"}}\n` },
  ],
  ['a lookup', { [trade]: `${textOf(trade)}\n{{#with (lookup this "constructor")}}{{this}}{{/with}}\n` }],
  [
    'a check',
    {
      'data/trade/checks.yaml': JSON.stringify({ checks: [{ id: 'a', statement: 'A.', expression: CODE }] }),
    },
  ],
  ['a step', derived(CODE)],
  ['a row', derived(`datum.${CODE}`)],
  ['a list', derived(`[].${CODE}`)],
  [
    'a tag of YAML',
    { 'templates/book.yaml': `${textOf('templates/book.yaml')}subtitle: !!js/function 'x'\n` },
  ],
  [
    'a member of all objects',
    {
      'templates/theme.json': textOf('templates/theme.json').replace(
        '{',
        '{ "__proto__": { "codeOfABook": true },',
      ),
    },
  ],
])('a-build-runs-no-code-of-a-book: %s', async (_, files) => {
  const { problems, outputs } = await buildInMemory(withFiles(files), 'final');
  expect(problems.filter(({ severity }) => severity === 'error').length).toBeGreaterThan(0);
  expect(outputs).toBeUndefined();
  expect(Reflect.get(globalThis, 'codeOfABook')).toBeUndefined();
  expect(Reflect.get({}, 'codeOfABook')).toBeUndefined();
});

test.each<[string, string, string, string]>([
  ['data', 'data/trade/state-exports.csv', '144.3', 'many'],
  ['descriptors', 'data/trade/datapackage.json', '"type": "year"', '"type": "era"'],
  ['book.yaml', 'templates/book.yaml', 'edition: 2024-03-31', 'edition: soon'],
  ['theme.json', 'templates/theme.json', '"#1b1f24"', '"inky"'],
])('what-is-wrong-with-%s-stops-a-draft-too', async (_, path, from, to) => {
  expect(textOf(path)).toContain(from);
  const files = withFiles({ [path]: textOf(path).replace(from, to) });
  const draft = await buildInMemory(files, 'draft');
  expect(codesOf(draft, 'error')).not.toEqual([]);
  expect(draft.outputs).toBeUndefined();
});

test('a-handout-of-a-book-with-an-error-elsewhere-does-not-exist', async () => {
  const files = withFiles({
    'templates/book.yaml': textOf('templates/book.yaml').replace('[trade]', '[trade, other]'),
    'templates/chapters/other.md.hbs': '---\ntitle: Other\n---\n{{value "nothing[Ohio].exports"}}\n',
  });
  const handout = await buildInMemory(files, 'final', ['pdf'], { chapters: ['trade'] });
  expect(codesOf(handout, 'error')).toEqual(['unknown-table']);
  expect(handout.outputs).toBeUndefined();
});
