/** A book of the form in which lists had names of their own, read as if rewritten. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadBook } from '../../pipeline/load/loadBook.ts';
import { migrateBook } from '../../pipeline/migrate/migrateBook.ts';
import { bookFilesOf, openBookFolder, overlayBookFiles } from '../../pipeline/world/World.ts';

const minimalBook = openBookFolder(join(import.meta.dirname, '../fixtures/minimal-book'));

const descriptor = `{
  "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
  "name": "talks",
  "title": "Talks",
  "resources": [
    { "name": "all-talks", "path": "talks.csv", "role": "register", "title": "Talks",
      "schema": { "fields": [
        { "name": "talk", "type": "integer", "unit": "" },
        { "name": "label", "type": "string" },
        { "name": "chapter", "type": "string" },
        { "name": "anchor", "type": "string" }
      ], "primaryKey": ["talk"] } }
  ]
}
`;

const checks = `checks:
  - id: one
    statement: One is one.
    expression: 1 == 1
    finding:
      id: A1
      talk: 4
      stated: two
      holds: one
      why: counted
  - id: two
    statement: finding nothing.
    expression: 2 == 2
`;

const chapter =
  '---\ntitle: Trade\n---\n\n{{departures}}\n\n{{ untested }}\n\n{{talkIndex}}\n\n{{otherIndex}}\n';

function migrated(language = 'en-US') {
  const { value } = loadBook(
    overlayBookFiles(
      minimalBook,
      bookFilesOf({
        'templates/book.yaml': `title: A\nedition: 2024-03-31\nlanguage: ${language}\nfileName: a\nchapters: [trade]\n`,
        'templates/chapters/trade.md.hbs': chapter,
        'data/talks/datapackage.json': descriptor,
        'data/talks/talks.csv': 'talk,label,chapter,anchor\n4,Bridges,trade,ch:trade\n',
        'data/talks/checks.yaml': checks,
      }),
    ),
  );
  if (value === undefined) throw new Error('the book of the test can be loaded');
  return migrateBook(value);
}

test('older-lists-and-corrections-are-written-as-now', () => {
  const { texts, left } = migrated();
  const text = texts.get('templates/chapters/trade.md.hbs')?.split('\n') ?? [];
  expect(text[4]).toMatch(/^\{\{corrections id="departures" title=.* facts="datum\.status == 'disputed'"/);
  expect(text[6]).toMatch(/^\{\{facts id="untested" .*columns="label value note"/);
  expect(text[8]).toBe(
    '{{register "all-talks" id="talk-index" title="From talk to page" columns="talk label chapter anchor" heads="Talk | Subject | Chapter | Page"}}',
  );
  expect(text[10]).toBe('{{otherIndex}}');
  expect(texts.get('data/talks/datapackage.json')).toContain(
    '{ "name": "chapter", "reference": "chapter", "type": "string" },\n        { "name": "anchor", "reference": "place",',
  );
  expect(texts.get('data/talks/checks.yaml')).toBe(
    checks.replace('    finding:', '    correction:').replace('      talk:', '      statedIn:'),
  );
  expect(left).toEqual([]);
});

test('a-book-of-another-language-is-told-to-word-its-lists', () => {
  expect(migrated('es-MX').left.map(({ code, place }) => [code, place?.line])).toEqual([
    ['left-by-hand', 5],
    ['left-by-hand', 7],
    ['left-by-hand', 9],
  ]);
});
