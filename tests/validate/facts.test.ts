/** Cells of facts are read by the rules of cells of tables: types, gaps, constraints, keys of other tables. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadBook } from '../../pipeline/load/loadBook.ts';
import type { Problem } from '../../pipeline/problems/Problem.ts';
import { readTables } from '../../pipeline/validate/readTables.ts';
import { bookFilesOf, openBookFolder, overlayBookFiles } from '../../pipeline/world/World.ts';

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
