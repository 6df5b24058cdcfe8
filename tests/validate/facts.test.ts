/** Cells of facts are read by the rules of cells of tables: types, gaps, constraints, keys of other tables. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadBook } from '../../pipeline/load/loadBook.ts';
import type { Problem } from '../../pipeline/problems/Problem.ts';
import { readTables } from '../../pipeline/validate/readTables.ts';
import { bookFilesOf, openBookFolder, overlayBookFiles } from '../../pipeline/world/World.ts';
import { formatOf } from '../numbers/formatOf.ts';

const minimalBook = openBookFolder(join(import.meta.dirname, '../fixtures/minimal-book'));
const descriptor = new TextDecoder().decode(minimalBook.read('data/trade/datapackage.json'));
const header = 'id,label,type,value,unit,number_format,as_of,source,status,slide,note\n';

/** The facts of these rows, and what is amiss in them, as `line field code`; `change` edits the schema. */
function read(rows: readonly string[], change: (text: string) => string = (text) => text) {
  const files = {
    'data/trade/datapackage.json': change(descriptor),
    'data/trade/facts.csv': header + rows.map((row) => `${row}\n`).join(''),
  };
  const load = loadBook(overlayBookFiles(minimalBook, bookFilesOf(files)));
  if (load.value === undefined) throw new Error('the book of the test is wrong');
  const { value, problems } = readTables(load.value);
  const named = ({ code, place }: Problem) => `${place?.line} ${place?.field ?? ''} ${code}`;
  return { facts: value?.facts, problems: problems.map(named), all: problems };
}

test('the-type-in-its-row-reads-a-value', () => {
  const { facts, problems } = read([
    'length,L,number,2.7,km,.1f,,test-office,,,',
    'count,C,integer,55,,,,test-office,,,',
    'open,O,boolean,true,,,,test-office,,,',
    'opened,D,date,2023-06-30,,,,test-office,,,',
    'month,M,yearmonth,2023-06,,,,test-office,,,',
    'year,Y,year,2023,,,,test-office,,,',
    'name,N,string,2023,,,,test-office,,,',
  ]);
  expect(problems).toEqual([]);
  expect([...(facts?.values() ?? [])].map(({ value }) => value)).toEqual([
    2.7,
    55,
    true,
    '2023-06-30',
    '2023-06',
    2023,
    '2023',
  ]);
});

test('a-value-is-faulted-in-the-words-of-its-type', () => {
  const { problems, all } = read([
    'a,A,date,2023-13-45,,,,test-office,,,',
    'b,B,number, 2.7,km,,,test-office,,,',
    'c,C,integer,1.5,,,,test-office,,,',
    'd,D,number,#DIV/0!,km,,,test-office,,,',
    'e,E,string,#N/A,,,,test-office,,,',
  ]);
  expect(problems).toEqual([
    '2 value date-expected',
    '3 value stray-space',
    '4 value integer-expected',
    '5 value spreadsheet-error',
    '6 value spreadsheet-error',
  ]);
  expect(all[1]?.message).toContain('expected a number without spaces around it');
});

test('a-gap-where-a-fact-needs-a-value-is-reported-once', () => {
  const { problems } = read([
    'a,A,number,,km,,,test-office,,,',
    'b,,integer,1,,,,,,,',
    'c,C,,1,,,,test-office,,,',
  ]);
  expect(problems).toEqual([
    '3 label value-required',
    '4 type value-required',
    '2 value value-required',
    '3 source value-required',
  ]);
});

test('constraints-of-the-columns-hold-for-facts', () => {
  const { problems } = read(
    ['a,A,number,2.70,km,,2023-13-45,test-office,,99,', 'b,B,integer,12,,,2023-06-30,test-office,,3,'],
    (text) =>
      text
        .replace(
          '{ "name": "value", "type": "string" }',
          '{ "name": "value", "type": "string", "constraints": { "pattern": "\\\\d\\\\.\\\\d+" } }',
        )
        .replace('{ "name": "as_of", "type": "string" }', '{ "name": "as_of", "type": "date" }')
        .replace(
          '{ "name": "slide", "type": "integer" }',
          '{ "name": "slide", "type": "integer", "constraints": { "maximum": 60 } }',
        ),
  );
  expect(problems).toEqual(['3 value pattern-mismatch', '2 as_of date-expected', '2 slide out-of-range']);
});

test('sources-and-keys-of-other-tables-are-followed-from-facts', () => {
  const { problems } = read(
    ['a,A,integer,1,,,,no-office,,,Ohio', 'b,B,integer,1,,,,test-office,,,Atlantis'],
    (text) =>
      text.replace(
        /("primaryKey": \["id"\])(?![\s\S]*"primaryKey": \["id"\])/,
        '$1, "foreignKeys": [{ "fields": "note", "reference": { "resource": "state-exports", "fields": "state" } }]',
      ),
  );
  expect(problems).toEqual(['2 source unknown-source', '3 note broken-foreign-key']);
});

test('a-fact-holds-all-that-its-row-says', () => {
  const withColumns = (text: string) =>
    text
      .replace(
        '{ "name": "slide", "type": "integer" }',
        '{ "name": "slide", "type": "integer" }, { "name": "stated_in", "type": "string" }, { "name": "label_en", "type": "string" }',
      )
      .replace(
        '"enum": ["as-stated", "corrected"]',
        '"enum": ["as-stated", "corrected"] }, "categories": [{ "value": "corrected", "label": "Corrected here" }], "_": {',
      );
  const files = {
    'data/trade/datapackage.json': withColumns(descriptor),
    'data/trade/facts.csv': [
      'id,label,type,value,unit,number_format,as_of,source,status,slide,stated_in,label_en,note',
      'a-1,Long,number,2.7,km,.1f,2023-06,test-office,corrected,3,page 5,In English,A note.',
      'b,Open,boolean,true,,,,test-office,,,,,',
    ]
      .map((line) => `${line}\n`)
      .join(''),
  };
  const load = loadBook(overlayBookFiles(minimalBook, bookFilesOf(files)));
  if (load.value === undefined) throw new Error('the book of the test is wrong');
  const { value, problems } = readTables(load.value);
  expect([...load.problems, ...problems]).toEqual([]);
  expect(value?.facts.get('a-1')).toEqual({
    id: 'a-1',
    topic: 'trade',
    label: 'In English',
    type: 'number',
    value: 2.7,
    unit: 'km',
    numberFormat: formatOf('.1f'),
    asOf: '2023-06',
    source: 'test-office',
    status: 'corrected',
    statusLabel: 'Corrected here',
    statedIn: 'page 5',
    note: 'A note.',
    place: expect.objectContaining({ file: 'data/trade/facts.csv', line: 2, field: 'value' }),
    ownColumns: [{ field: expect.objectContaining({ name: 'slide', type: 'integer' }), value: 3 }],
  });
  expect(value?.facts.get('b')).toEqual({
    id: 'b',
    topic: 'trade',
    label: 'Open',
    type: 'boolean',
    value: true,
    asOf: '2024-01-15',
    source: 'test-office',
    place: expect.objectContaining({ line: 3 }),
    ownColumns: [{ field: expect.objectContaining({ name: 'slide' }), value: null }],
  });
});

test.each<[string, string, string]>([
  [
    'an-id-in-capitals',
    'A,L,integer,1,,,,test-office,,,',
    '2 id bad-fact-id: expected a name of small letters, digits and hyphens, found "A"',
  ],
  [
    'an-id-of-two-hyphens',
    'a--b,L,integer,1,,,,test-office,,,',
    '2 id bad-fact-id: expected a name of small letters, digits and hyphens, found "a--b"',
  ],
  [
    'an-unknown-type',
    'a,L,intger,1,,,,test-office,,,',
    '2 type not-in-list: expected integer, number, string, boolean, date, yearmonth or year, found "intger" | did you mean "integer"?',
  ],
  [
    'a-format-that-is-none',
    'a,L,number,1,km,.3s,,test-office,,,',
    '2 number_format bad-number-format: expected a number format of d3-format such as ",.1f", found ".3s" | a number is not shortened by k, M or G; write ",.1f", and give a scale and its unit, or data in millions',
  ],
  [
    'a-number-without-unit',
    'a,L,number,1,,,,test-office,,,',
    '2 unit missing-fact-unit: expected a unit for the number, found none | such as US$ billion or percent; a plain count is of type integer and may have none',
  ],
  [
    'a-day-that-is-none',
    'a,L,integer,1,,,2023-02-30,test-office,,,',
    '2 as_of bad-fact-date: expected a date, a month or a year, found "2023-02-30" | such as 2024-03-31, 2024-03 or 2024; leave it empty for the date of the whole file',
  ],
  [
    'a-year-with-more',
    'a,L,integer,1,,,2023-06-30x,test-office,,,',
    '2 as_of bad-fact-date: expected a date, a month or a year, found "2023-06-30x" | such as 2024-03-31, 2024-03 or 2024; leave it empty for the date of the whole file',
  ],
])('%s-is-refused-in-its-row', (_, row, expected) => {
  const { facts, all } = read([row, 'other,O,integer,1,,,,test-office,,,']);
  expect([...(facts?.keys() ?? [])]).toEqual(['other']);
  const found = all.map(({ code, message, place, hints }) =>
    [`${place?.line} ${place?.field} ${code}: ${message}`, ...hints].join(' | '),
  );
  expect(found.join('\n')).toBe(expected);
});

test.each<[string, (text: string) => string, string]>([
  [
    'lacks-the-column-of-sources',
    (text) => text.replace('{ "name": "source", "type": "string", "reference": "source" },', ''),
    'data/trade/datapackage.json missing-fact-field: expected the field "source" of facts, found none | facts.csv has the columns id, label, type, value and source; data/README.md lists them, and what others mean',
  ],
  [
    'has-values-that-are-numbers',
    (text) => text.replace('{ "name": "value", "type": "string" }', '{ "name": "value", "type": "number" }'),
    'data/trade/datapackage.json fact-value-not-text: expected the type string for the field "value" of facts, found "number" | facts are of many types; each row says its own under "type"',
  ],
])('a-table-of-facts-that-%s-is-refused-as-a-whole', (name, change, expected) => {
  const changed = change(descriptor);
  expect(changed).not.toBe(descriptor);
  const head = name.startsWith('lacks') ? header.replace('source,', '') : header;
  const row = name.startsWith('lacks') ? 'a,L,integer,1,,,,,,' : 'a,L,integer,1,,,,test-office,,,';
  const load = loadBook(
    overlayBookFiles(
      minimalBook,
      bookFilesOf({ 'data/trade/datapackage.json': changed, 'data/trade/facts.csv': `${head}${row}\n` }),
    ),
  );
  if (load.value === undefined) throw new Error('the book of the test is wrong');
  const { value, problems } = readTables(load.value);
  expect(value?.facts.size ?? 0).toBe(0);
  const found = problems.map(({ code, message, place, hints }) =>
    [`${place?.file} ${code}: ${message}`, ...hints].join(' | '),
  );
  expect(found.join('\n')).toBe(expected);
});

test('columns-that-are-not-required-may-be-left-out', () => {
  const optional = /,?\s*\{ "name": "(?:unit|number_format|as_of|status|slide|note)".*\}/g;
  const [tables = '', facts = ''] = descriptor.split(/(?="role": "facts")/);
  const files = {
    'data/trade/datapackage.json': tables + facts.replace(optional, ''),
    'data/trade/facts.csv': 'id,label,type,value,source\nname,Name,string,Ann,test-office\n',
  };
  const load = loadBook(overlayBookFiles(minimalBook, bookFilesOf(files)));
  if (load.value === undefined) throw new Error('the book of the test is wrong');
  const { value, problems } = readTables(load.value);
  expect(problems).toEqual([]);
  expect(value?.facts.get('name')).toMatchObject({ value: 'Ann', asOf: expect.stringMatching(/^2\d{3}-/) });
});
