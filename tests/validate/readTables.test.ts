import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadBook } from '../../pipeline/load/loadBook.ts';
import type { Problem } from '../../pipeline/problems/Problem.ts';
import type { Table } from '../../pipeline/validate/Dataset.ts';
import { descriptorRules } from '../../pipeline/validate/descriptorRules.ts';
import { packageSchema, resourceSchema, tableSchema } from '../../pipeline/validate/descriptorSchema.ts';
import { readTables } from '../../pipeline/validate/readTables.ts';
import type { TypedBook } from '../../pipeline/validate/TypedBook.ts';
import { type BookFiles, bookFilesOf, openBookFolder, overlayBookFiles } from '../../pipeline/world/World.ts';
import { formatOf } from '../numbers/formatOf.ts';

const minimalBook = openBookFolder(join(import.meta.dirname, '../fixtures/minimal-book'));
const rules = descriptorRules();

function read(files: BookFiles): {
  readonly book: TypedBook | undefined;
  readonly problems: readonly Problem[];
} {
  const load = loadBook(files);
  const typed = load.value === undefined ? undefined : readTables(load.value, rules);
  return { book: typed?.value, problems: [...load.problems, ...(typed?.problems ?? [])] };
}

function withFile(path: string, text: string): BookFiles {
  return overlayBookFiles(minimalBook, bookFilesOf({ [path]: text }));
}

function column(table: Table | undefined, name: string): readonly unknown[] | undefined {
  return table?.columns.find(({ field }) => field.name === name)?.values;
}

test('cells-have-the-types-of-their-fields-and-gaps-their-labels', () => {
  const { book } = read(minimalBook);
  const exports = book?.tables.get('state-exports');
  expect(column(exports, 'state')).toEqual(['Ohio', 'Ohio', 'Texas', 'Texas', 'Guam', 'Guam']);
  expect(column(exports, 'year')?.[0]).toBe(2022);
  expect(column(exports, 'exports')).toEqual([7.5, 8.2, 140.1, 144.3, null, 0.1]);
  const gaps = exports?.columns.find(({ field }) => field.name === 'exports')?.statuses;
  expect(gaps).toEqual([
    null,
    null,
    null,
    null,
    { name: 'notAvailable', sign: '[x]', label: 'not available' },
    null,
  ]);
  const ports = book?.tables.get('ports');
  expect(column(ports, 'toll')).toEqual([true, false]);
  expect(column(ports, 'opened')).toEqual(['1998-05-01', '2004-02-29']);
  expect(column(ports, 'contact')).toEqual(['alpha@example.org', null]);
});

test('tables-know-their-key-sources-notes-and-dates', () => {
  const table = read(minimalBook).book?.tables.get('state-exports');
  expect(table).toMatchObject({
    id: 'state-exports',
    topic: 'trade',
    key: ['state', 'year'],
    sources: ['test-office'],
    asOf: '2024-01-15',
    updateFrequency: 'P1Y',
    licences: [{ name: 'CC0-1.0', title: 'Public domain' }],
    derivedFrom: [],
    notes: [{ id: 'first-release' }],
  });
  expect(table?.columns[2]?.field).toMatchObject({
    unit: 'US$ billion',
    numberFormat: formatOf(',.1f'),
    notes: ['first-release'],
  });
});

test('a-cell-knows-where-it-is-written', () => {
  const table = read(minimalBook).book?.tables.get('state-exports');
  expect(table?.placeOf(1, 'exports')).toEqual({
    file: 'data/trade/state-exports.csv',
    line: 3,
    column: 11,
    endColumn: 14,
    row: 'state=Ohio,year=2023',
    field: 'exports',
  });
  expect(table?.placeOf()).toMatchObject({ file: 'data/trade/datapackage.json', line: 20 });
});

test('facts-have-the-types-that-their-rows-name-and-a-date', () => {
  const facts = read(minimalBook).book?.facts;
  expect(facts?.get('bridge-length')).toMatchObject({
    value: 2.7,
    type: 'number',
    unit: 'kilometres',
    numberFormat: formatOf('.1f'),
    asOf: '2023-06-30',
    status: 'as-stated',
    ownColumns: [{ field: { name: 'slide', type: 'integer' }, value: 3 }],
  });
  expect(facts?.get('bridges')).toMatchObject({ value: 55, note: 'The slide says 53.', status: 'corrected' });
  expect(facts?.get('bridges')?.unit).toBeUndefined();
});

test('a-fact-without-a-date-has-that-of-its-file', () => {
  const text =
    'id,label,type,value,unit,number_format,as_of,source,status,slide,note\na,A,year,1994,,,,test-office,corrected,,\n';
  const { book, problems } = read(withFile('data/trade/facts.csv', text));
  expect(problems).toEqual([]);
  expect(book?.facts.get('a')).toMatchObject({ value: 1994, asOf: '2024-01-15' });
});

test('sources-have-their-publisher-address-and-grade', () => {
  expect(read(minimalBook).book?.sources.get('test-office')).toMatchObject({
    publisher: 'Test Office',
    address: 'https://example.org/trade',
    read: '2024-01-15',
    grade: 'A',
  });
});

test('problems-of-all-tables-and-topics-are-found-in-one-run', () => {
  const descriptor = new TextDecoder().decode(minimalBook.read('data/trade/datapackage.json'));
  const { problems } = read(
    overlayBookFiles(
      minimalBook,
      bookFilesOf({
        'data/trade/datapackage.json': descriptor
          .replace('"title": "Trade",', '')
          .replace('"unit": "percent", ', ''),
        'data/trade/state-exports.csv': 'state,year,exports\nOhio,2022,"7,5"\nOhio,2022,8.2\n',
        'data/trade/facts.csv':
          'id,label,type,value,unit,number_format,as_of,source,status,slide,note\na,A,number,x,km,,,test-office,no,,\n',
      }),
    ),
  );
  expect(problems.map(({ code }) => code)).toEqual([
    'missing-property',
    'number-expected',
    'duplicate-key',
    'missing-unit',
    'number-expected',
    'not-in-list',
  ]);
});

test('columns-are-matched-by-name-where-the-schema-says-so', () => {
  const descriptor = new TextDecoder().decode(minimalBook.read('data/trade/datapackage.json'));
  const matching = (mode: string, csv: string) =>
    read(
      overlayBookFiles(
        minimalBook,
        bookFilesOf({
          'data/trade/datapackage.json': descriptor.replace(
            '"primaryKey": ["state", "year"]',
            `"primaryKey": ["state", "year"], "fieldsMatch": ${mode}`,
          ),
          'data/trade/state-exports.csv': csv,
        }),
      ),
    );
  const turned = 'exports,year,state\n7.5,2022,Ohio\n';
  expect(matching('"exact"', turned).problems.map(({ code }) => code)).toEqual(['misplaced-column']);
  expect(matching('["equal"]', turned).problems).toEqual([]);
  expect(column(matching('"equal"', turned).book?.tables.get('state-exports'), 'state')).toEqual(['Ohio']);
  expect(matching('"subset"', 'rank,exports,year,state\n1,7.5,2022,Ohio\n').problems).toEqual([]);
  const fewer = matching('"superset"', 'year,state\n2022,Ohio\n');
  expect(fewer.problems).toEqual([]);
  expect(column(fewer.book?.tables.get('state-exports'), 'exports')).toEqual([null]);
  expect(matching('"partial"', 'rank\n1\n').problems.map(({ code }) => code)).toContain('missing-column');
});

test('our-schemas-are-valid-json-schema', () => {
  const ajv = new Ajv({ strictTypes: false, strictRequired: false, formats: { day: true } });
  ajv.addKeyword({ keyword: 'expected', schemaType: 'string' });
  for (const schema of [packageSchema, resourceSchema, tableSchema])
    expect(ajv.validateSchema(schema)).toBe(true);
});

test('the-readme-of-the-data-folder-names-every-property-that-is-ours', () => {
  const text = readFileSync(join(import.meta.dirname, '../../data/README.md'), 'utf8');
  const ours = ['publisher', 'retrieved', 'grade', 'licence', 'role', 'asOf', 'updateFrequency', 'notes'];
  const ofFields = [
    'totalsWhere',
    'unit',
    'numberFormat',
    'reference',
    'print',
    'object',
    'nameProperty',
    'projected',
  ];
  for (const name of [...ours, ...ofFields]) expect(text).toContain(`| \`${name}\` ★ |`);
});

const cellTexts = fc.oneof(
  fc.constantFrom(
    'Ohio',
    '2023',
    '1.5',
    '',
    '[x]',
    '#REF!',
    '1,234',
    '8,2',
    '45292',
    '3/4/2024',
    '−5',
    ' 7 ',
    '5%',
  ),
  fc.string({ unit: fc.constantFrom('a', '1', ',', '"', '\n', ' ', '\u00a0', '🌎', '-', '.') }),
);

test('no-csv-crashes-the-validator-and-every-problem-has-a-line-and-column-that-exist', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cellTexts, { maxLength: 5 }), { maxLength: 6 }),
      fc.boolean(),
      (rows, quote) => {
        const cell = (text: string) => (quote ? `"${text.replaceAll('"', '""')}"` : text);
        const text = ['state,year,exports', ...rows.map((row) => row.map(cell).join(','))].join('\n');
        const { problems } = read(withFile('data/trade/state-exports.csv', text));
        const lines = text.split('\n');
        for (const { place } of problems) {
          if (place?.file !== 'data/trade/state-exports.csv' || place.line === undefined) continue;
          const line = lines[place.line - 1];
          expect(line).toBeDefined();
          expect(place.column).toBeLessThanOrEqual((line?.length ?? 0) + 1);
          expect(place.endColumn ?? 0).toBeLessThanOrEqual((line?.length ?? 0) + 1);
        }
      },
    ),
    { numRuns: 300 },
  );
});

/** The problems of a table with a key `id` and a number `exports`, which the minimal book is given. */
function problemsOf(rows: readonly string[]) {
  const { problems } = read(withFile('data/trade/state-exports.csv', `state,year,exports\n${rows.join('')}`));
  return problems.filter(({ place }) => place?.file === 'data/trade/state-exports.csv');
}

test('keys-of-a-long-table-are-compared-with-all-before', () => {
  const count = 70_000;
  const rows = Array.from({ length: count }, (_, row) => `${row},2020,1\n`);
  const problems = problemsOf([...rows, '5,2020,1\n', '69999,2020,1\n']);
  expect(problems.map(({ code, place, hints }) => [code, place?.line, hints[0]])).toEqual([
    ['duplicate-key', count + 2, 'it stands on line 7 already'],
    ['duplicate-key', count + 3, `it stands on line ${count + 1} already`],
  ]);
});

test('a-column-of-faults-costs-a-few-messages-and-a-count', () => {
  const problems = problemsOf(Array.from({ length: 5000 }, (_, row) => `${row},2020,n/a\n`));
  expect(problems.length).toBe(21);
  expect(problems.at(-1)?.code).toBe('more-of-the-kind');
  expect(problems.at(-1)?.message).toContain('4980 more');
});

/** The minimal book, with the first table's entry changed by these properties, and its file by this text. */
function withEntry(change: Readonly<Record<string, unknown>>, text?: string): BookFiles {
  const path = 'data/trade/datapackage.json';
  const descriptor = JSON.parse(new TextDecoder().decode(minimalBook.read(path)));
  const [first, ...others] = descriptor.resources;
  const changed = { ...descriptor, resources: [{ ...first, ...change }, ...others] };
  return overlayBookFiles(
    minimalBook,
    bookFilesOf({
      [path]: JSON.stringify(changed, undefined, 1),
      ...(text === undefined ? {} : { 'data/trade/state-exports.csv': text }),
    }),
  );
}

test('a-table-says-all-that-its-entry-says-and-nothing-else', () => {
  const { book, problems } = read(
    withEntry(
      {
        shortTitle: 'Short',
        totalsWhere: "datum.state == 'Ohio'",
        dialect: { decimalChar: ',', groupChar: '.' },
      },
      'state,year,exports\nOhio,2023,"1.234,5"\n',
    ),
  );
  expect(problems).toEqual([]);
  const table = book?.tables.get('state-exports');
  expect(table).toMatchObject({
    shortTitle: 'Short',
    description: 'Goods exports of three states.',
    totalsWhere: "datum.state == 'Ohio'",
    rowCount: 1,
  });
  expect(column(table, 'exports')).toEqual([1234.5]);
  const plain = read(withEntry({ description: undefined, updateFrequency: undefined })).book?.tables.get(
    'state-exports',
  );
  expect(plain?.description).toBe('');
  for (const name of ['shortTitle', 'totalsWhere', 'updateFrequency', 'role'])
    expect(plain).not.toHaveProperty(name);
});

test('a-register-needs-no-sources-dates-or-units', () => {
  const { book, problems } = read(withEntry({ role: 'register', sources: undefined, asOf: undefined }));
  expect(problems).toEqual([]);
  expect(book?.tables.get('state-exports')).toMatchObject({ role: 'register', sources: [], asOf: '' });
});

test('what-a-table-of-figures-does-not-say-of-itself-is-reported', () => {
  const found = (change: Readonly<Record<string, unknown>>) =>
    read(withEntry(change)).problems.map(({ code, message, related = [] }) =>
      [code, message, ...related.map((other) => `${other.message} ${other.place?.line}`)].join(': '),
    );
  expect(found({ sources: [] })).toEqual([
    'missing-property: expected the property "sources" here, found none',
  ]);
  expect(found({ asOf: undefined })).toEqual([
    'missing-property: expected the property "asOf" here, found none',
  ]);
  const notes = [
    { id: 'first-release', text: 'One.' },
    { id: 'other', text: 'Two.' },
    { id: 'first-release', text: 'Three.' },
  ];
  expect(found({ notes })).toEqual([
    'duplicate-id: expected each note of the book to have a name of its own, found "first-release" again: first here 43',
  ]);
});

test('a-cell-is-in-its-file-and-a-table-where-it-is-declared', () => {
  const table = read(minimalBook).book?.tables.get('ports');
  expect(table?.placeOf(1, 'toll')).toMatchObject({ file: 'data/trade/ports.csv', line: 3, field: 'toll' });
  expect(table?.placeOf()).toMatchObject({ file: 'data/trade/datapackage.json', line: 54 });
});
