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
import { runs } from '../runs.ts';

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
    { numRuns: runs(300) },
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

const key = [
  { name: 'state', type: 'string' },
  { name: 'year', type: 'year' },
];
const amount = { name: 'exports', type: 'number', unit: 'US$ billion' };

/** The first table with these fields behind its key. */
function withFields(fields: readonly object[], text: string, schema: object = {}): BookFiles {
  const whole = { fields: [...key, ...fields], primaryKey: ['state', 'year'], ...schema };
  return withEntry({ schema: whole, notes: undefined }, text);
}

function saidOf(files: BookFiles): readonly string[] {
  return read(files).problems.map(({ code, message, place, hints }) =>
    [code, place?.line, place?.field, message, ...hints].join(' | '),
  );
}

function fieldOf(files: BookFiles, name: string): unknown {
  const table = read(files).book?.tables.get('state-exports');
  return table?.columns.find(({ field }) => field.name === name)?.field;
}

test('a-column-of-statuses-speaks-for-values-and-for-the-gaps-that-say-nothing-themselves', () => {
  const flag = {
    name: 'flag',
    type: 'string',
    statusOf: 'exports',
    categories: ['A', 'C', { value: 'P', label: 'first count' }],
  };
  const rows = [
    'Ohio,2020,1,P',
    'Iowa,2020,1,A',
    'Utah,2020,1,',
    'Guam,2020,,C',
    'Maui,2020,[x],C',
    'Reno,2020,,P',
  ];
  const files = withFields([amount, flag], `state,year,exports,flag\n${rows.join('\n')}\n`, {
    missingValues: [
      { value: '', label: '' },
      { value: '[x]', label: 'not asked' },
    ],
  });
  expect(read(files).problems).toEqual([]);
  const exports = read(files)
    .book?.tables.get('state-exports')
    ?.columns.find(({ field }) => field.name === 'exports');
  expect(exports?.statuses).toEqual([
    { name: 'provisional', sign: '', label: 'first count' },
    null,
    null,
    { name: 'confidential', sign: '', label: '' },
    { name: 'notAvailable', sign: '[x]', label: 'not asked' },
    null,
  ]);
  expect(exports?.values).toEqual([1, 1, 1, null, null, null]);
  const plain = withFields([amount, flag], 'state,year,exports,flag\nOhio,2020,1,A\n');
  expect(read(plain).book?.tables.get('state-exports')?.columns[2]).not.toHaveProperty('statuses');
});

test('statuses-that-are-none-or-that-the-value-contradicts-are-reported-in-their-cells', () => {
  const fields = [amount, { name: 'flag', type: 'string', statusOf: 'exports' }];
  const rows = [
    'Ohio,2020,1,[P]',
    'Iowa,2020,1,e',
    'Utah,2020,1,zzz',
    'Reno,2020,1,a',
    'Guam,2020,7,C',
    'Maui,2020,0,O',
  ];
  const listed = 'expected one of A, P, R, E, F, I, B, D, U, N, C, Q, M, O, L';
  const hint = 'such a status says why a value is missing: leave the cell empty, or change the status';
  expect(saidOf(withFields(fields, `state,year,exports,flag\n${rows.join('\n')}\n`))).toEqual([
    `not-in-list | 2 | flag | ${listed}, found "[P]" | did you mean "P"?`,
    `not-in-list | 3 | flag | ${listed}, found "e" | did you mean "E"?`,
    `not-in-list | 4 | flag | ${listed}, found "zzz"`,
    `not-in-list | 5 | flag | ${listed}, found "a" | did you mean "A"?`,
    `status-contradicts | 6 | exports | expected no value where flag is "C", found 7 | ${hint}`,
    `status-contradicts | 7 | exports | expected no value where flag is "O", found 0 | ${hint}`,
  ]);
});

test('a-margin-of-error-is-at-least-zero', () => {
  const fields = [amount, { name: 'margin', type: 'number', unit: 'US$ billion', errorOf: 'exports' }];
  const text = 'state,year,exports,margin\nOhio,2020,-1,0\nIowa,2020,1,-0.5\nUtah,2020,1,\n';
  expect(saidOf(withFields(fields, text))).toEqual([
    'out-of-range | 3 | margin | expected at least 0 for a margin of error, found -0.5',
  ]);
});

test('faults-of-a-kind-are-shown-twenty-times-and-counted-at-the-first-that-is-not', () => {
  const rows = (count: number, row: (index: number) => string) =>
    `state,year,exports\n${Array.from({ length: count }, (_, index) => row(index)).join('\n')}\n`;
  const shown = (text: string, fields: readonly object[] = [amount]) =>
    read(withFields(fields, text)).problems.map(
      ({ code, place }) => `${code} ${place?.line} ${place?.field}`,
    );
  expect(shown(rows(20, (index) => `S${index},2020,x`))).toHaveLength(20);
  expect(shown(rows(21, (index) => `S${index},2020,x`)).slice(19)).toEqual([
    'number-expected 21 exports',
    'more-of-the-kind 22 exports',
  ]);
  expect(shown(rows(24, () => 'Ohio,2020,1')).slice(19)).toEqual([
    'duplicate-key 22 state',
    'more-of-the-kind 23 undefined',
  ]);
  const unique = [{ ...amount, constraints: { unique: true, minimum: 2 } }];
  expect(
    shown(
      rows(22, (index) => `S${index},2020,1`),
      unique,
    ).slice(19),
  ).toEqual([
    'out-of-range 21 exports',
    ...Array.from({ length: 20 }, (_, index) => `duplicate-value ${index + 3} exports`),
    'more-of-the-kind 22 exports',
    'more-of-the-kind 23 exports',
  ]);
});

test('keys-that-repeat-are-named-with-all-their-fields', () => {
  const code = { name: 'code', type: 'string', constraints: { unique: true } };
  const text =
    'state,year,exports,code\nOhio,2020,1,a\nOhio,2020,1,b\nIowa,2020,2,a\nUtah,2020,,\nReno,2020,,\n';
  expect(saidOf(withFields([amount, code], text, { uniqueKeys: [['exports', 'year']] }))).toEqual([
    'duplicate-key | 3 | state | expected each key once, found state=Ohio,year=2020 again | it stands on line 2 already',
    'duplicate-key | 3 | exports | expected each key once, found exports=1,year=2020 again | it stands on line 2 already',
    'duplicate-value | 4 | code | expected each value of code once, found "a" again | it stands on line 2 already',
  ]);
});

test('a-field-says-all-that-its-entry-says-and-nothing-else', () => {
  const whole = {
    ...amount,
    title: 'Goods',
    description: 'Of goods.',
    numberFormat: '.1f',
    bareNumber: false,
    print: false,
    constraints: { required: true },
  };
  const others = [
    { name: 'open', type: 'boolean', trueValues: ['ja'], falseValues: ['nein'] },
    { name: 'size', type: 'string', categories: ['L', { value: 'S', label: 'small' }, { value: 'M' }] },
    { name: 'counted', type: 'year', periodEnds: '09-30', unit: ' ' },
    { name: 'share', type: 'number', unit: 'US$ billion', errorOf: 'exports' },
  ];
  const header = 'state,year,exports,open,size,counted,share';
  const files = withFields([whole, ...others], `${header}\nOhio,2020,US$5,ja,S,2019,\nIowa,2020,6,nein,,,\n`);
  expect(saidOf(files)).toEqual([]);
  const table = read(files).book?.tables.get('state-exports');
  expect([column(table, 'exports'), column(table, 'open')]).toEqual([
    [5, 6],
    [true, false],
  ]);
  const said = (name: string) => fieldOf(files, name);
  expect(said('exports')).toStrictEqual({
    name: 'exports',
    title: 'Goods',
    type: 'number',
    notes: [],
    description: 'Of goods.',
    unit: 'US$ billion',
    numberFormat: formatOf('.1f'),
    print: false,
  });
  expect(said('open')).toStrictEqual({ name: 'open', title: 'open', type: 'boolean', notes: [] });
  expect(said('size')).toStrictEqual({
    name: 'size',
    title: 'size',
    type: 'string',
    notes: [],
    categories: new Map([
      ['L', 'L'],
      ['S', 'small'],
      ['M', 'M'],
    ]),
  });
  expect(said('counted')).toMatchObject({ periodEnds: '09-30' });
  expect(said('counted')).not.toHaveProperty('unit');
  expect(said('share')).toMatchObject({ errorOf: 'exports' });
});

test('faults-of-a-schema-are-all-found-where-they-stand', () => {
  const found = (fields: readonly object[], schema: object = {}) =>
    read(withFields(fields, 'state,year\n', schema))
      .problems.filter(({ place }) => place?.file.endsWith('.json'))
      .map(({ code, message, excerpt }) => [code, message, excerpt?.trim()].join(' | '));
  expect(
    found([
      { name: 'a', type: 'number' },
      { name: 'b', type: 'integer' },
      { name: 'c', type: 'number', unit: ' ' },
    ]),
  ).toEqual([
    'missing-unit | expected a unit for the field "a", found none | {',
    'missing-unit | expected a unit for the field "b", found none | {',
    'missing-unit | expected a unit for the field "c", found none | {',
  ]);
  expect(found([amount, amount, { ...amount, name: 'd', notes: ['gone'], numberFormat: 'x' }])).toEqual([
    'duplicate-field | expected each field once, found "exports" again | "name": "exports",',
    'bad-number-format | expected a number format of d3-format such as ",.1f", found "x" | "numberFormat": "x"',
    'unknown-note | expected the id of a note of this table, found "gone" | "gone"',
  ]);
  expect(found([{ name: 'd', type: 'date', format: '%q' }])).toEqual([
    'bad-field-format | expected a format for the type date, found "%q" | "format": "%q"',
  ]);
  expect(
    found([amount], {
      uniqueKeys: [['nope']],
      foreignKeys: [{ fields: ['state', 'nil'], reference: { resource: '', fields: 'state' } }],
    }),
  ).toEqual([
    'unknown-field | expected a field of the table, found "nope" | "nope"',
    'unknown-field | expected a field of the table, found "nil" | "nil"',
    'unequal-keys | expected as many fields on both sides of the foreign key, found 2 and 1 | {',
  ]);
});

const ring = [
  [0, 40],
  [0, 50],
  [10, 50],
  [10, 40],
  [0, 40],
];
const land = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      id: 7,
      properties: { name: 'Isle' },
      geometry: { type: 'Polygon', coordinates: [ring] },
    },
  ],
});

/** The minimal book with a second topic, of these resources and the files that they name. */
function withTopic(
  resources: readonly (Readonly<Record<string, unknown>> & { readonly path: string })[],
  more: object = {},
  csv = '',
): BookFiles {
  const descriptor = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'maps',
    title: 'Maps',
    resources,
    ...more,
  };
  const files = Object.fromEntries([
    ['data/maps/datapackage.json', JSON.stringify(descriptor, undefined, 1)],
    ...resources.map(({ path }) => [`data/maps/${path}`, path.endsWith('.csv') ? csv : land]),
  ]);
  return overlayBookFiles(minimalBook, bookFilesOf(files));
}

const outlines = { name: 'land', path: 'land.json', role: 'shapes', title: 'Land', format: 'geojson' };
const office = { name: 'test-office', title: 'Test Office' };

test('outlines-stand-beside-tables-with-their-topic-sources-and-projection', () => {
  const { book, problems } = read(
    withTopic([
      { ...outlines, sources: [office] },
      { ...outlines, name: 'flat', path: 'flat.json', projected: true },
    ]),
  );
  expect(problems).toEqual([]);
  expect([...(book?.shapes.values() ?? [])].map(({ shapes, place, ...others }) => others)).toEqual([
    { id: 'land', topic: 'maps', title: 'Land', projected: false, sources: ['test-office'] },
    { id: 'flat', topic: 'maps', title: 'Land', projected: true, sources: [] },
  ]);
  expect(book?.shapes.get('land')?.shapes.map(({ name }) => name)).toEqual(['Isle']);
  expect(book?.topics).toEqual(
    new Map([
      ['maps', 'Maps'],
      ['trade', 'Trade'],
    ]),
  );
  expect([...(book?.tables.keys() ?? [])]).toEqual(['state-exports', 'ports']);
  expect(book?.declarations).toEqual([]);
});

test('names-that-two-topics-give-are-reported-in-the-second-with-the-place-of-the-first', () => {
  const found = (files: BookFiles) =>
    read(files).problems.map(({ code, message, place, excerpt, related = [] }) =>
      [
        code,
        message,
        `${place?.file}:${place?.line} ${excerpt?.trim()}`,
        ...related.map((other) => `${other.message} ${other.place?.file}`),
      ].join(' | '),
    );
  expect(
    found(
      withTopic([
        outlines,
        { ...outlines, path: 'again.json' },
        { ...outlines, name: 'ports', path: 'isles.json', sources: [{ ...office, name: 'test-offise' }] },
      ]),
    ),
  ).toEqual([
    'unknown-source | expected the name of a source, found "test-offise" | data/maps/datapackage.json:28 "name": "test-offise",',
    'duplicate-id | expected each table of the book to have a name of its own, found "land" again | data/maps/datapackage.json:14 "name": "land", | first here data/maps/datapackage.json',
    'duplicate-id | expected each table of the book to have a name of its own, found "ports" again | data/trade/datapackage.json:54 "name": "ports", | first here data/maps/datapackage.json',
  ]);
  const table = {
    type: 'table',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    path: 'more.csv',
    title: 'More',
    description: 'More.',
    asOf: '2024-01-15',
    sources: [office],
    name: 'ports',
    schema: { fields: [{ name: 'port', type: 'string' }], primaryKey: ['port'] },
  };
  const source = { ...office, publisher: 'Other', grade: 'B' };
  expect(found(withTopic([table], { sources: [source] }, 'port\nAlpha\n'))).toEqual([
    'duplicate-id | expected each source of the book to have a name of its own, found "test-office" again | data/trade/datapackage.json:9 "name": "test-office", | first here data/maps/datapackage.json',
    'duplicate-id | expected each table of the book to have a name of its own, found "ports" again | data/trade/datapackage.json:54 "name": "ports", | first here data/maps/datapackage.json',
  ]);
  const fields = [
    'id',
    'label',
    'type',
    'value',
    'unit',
    'number_format',
    'as_of',
    'source',
    'status',
    'slide',
    'note',
  ];
  const facts = {
    ...table,
    name: 'more',
    role: 'facts',
    sources: undefined,
    schema: { fields: fields.map((name) => ({ name, type: 'string' })), primaryKey: ['id'] },
  };
  const [header = '', first = ''] = new TextDecoder()
    .decode(minimalBook.read('data/trade/facts.csv'))
    .split('\n');
  expect(found(withTopic([facts], {}, `${header}\n${first}\n`))).toEqual([
    `duplicate-id | expected each fact of the book to have a name of its own, found "bridge-length" again | data/trade/facts.csv:2 ${first} | first here data/maps/more.csv`,
  ]);
});

test('a-list-of-more-than-eight-words-is-shown-by-its-first', () => {
  const words = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const said = (list: readonly string[]) =>
    saidOf(
      withFields(
        [{ name: 'size', type: 'string', constraints: { enum: list, maxLength: 2 } }],
        'state,year,size\nOhio,2020,€€€\n',
      ),
    );
  expect(said(words)).toEqual([
    'wrong-length | 2 | size | expected at most 2 characters, found 3',
    'not-in-list | 2 | size | expected one of a, b, c, d, e, f, g, h, found "€€€"',
  ]);
  expect(said([...words, 'i'])).toEqual([
    'wrong-length | 2 | size | expected at most 2 characters, found 3',
    'not-in-list | 2 | size | expected one of 9 words (a, b, c, d, e, f, g, h, …), found "€€€"',
  ]);
});

test('a-place-names-the-title-of-a-field-where-it-says-more-than-the-name', () => {
  const placeOf = (title: string) => {
    const field = { ...amount, name: 'goods_sold', title };
    return read(withFields([field], 'state,year,goods_sold\nOhio,2020,x\n')).problems[0]?.place;
  };
  expect(placeOf('Sales')).toMatchObject({
    field: 'goods_sold',
    fieldTitle: 'Sales',
    row: 'state=Ohio,year=2020',
  });
  expect(placeOf('Goods sold')).not.toHaveProperty('fieldTitle');
});
