/** Tables that are written in other ways than plain CSV give the same values, at the same places. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { american } from '../../pipeline/language/english.ts';
import { dialectOf } from '../../pipeline/load/CsvDialect.ts';
import { editCells } from '../../pipeline/load/editCells.ts';
import { decodeBytes, encodeText, encodingNames } from '../../pipeline/load/encodings.ts';
import { loadBook } from '../../pipeline/load/loadBook.ts';
import { parseCsv } from '../../pipeline/load/parseCsv.ts';
import { printProblems } from '../../pipeline/problems/printProblems.ts';
import { validateBook } from '../../pipeline/validate/validateBook.ts';
import { bookFilesOf, openBookFolder, overlayBookFiles } from '../../pipeline/world/World.ts';

const folder = join(import.meta.dirname, '../fixtures/minimal-book');
const descriptor = readFileSync(join(folder, 'data/trade/datapackage.json'), 'utf8');
const plain = '"encoding": "utf-8",\n      "title": "Exports by state"';

/** The rows of the table of exports, written in another way; and what was reported. */
async function exportsOf(resource: Record<string, unknown>, bytes: Uint8Array | string) {
  const given = JSON.stringify(resource).slice(1, -1);
  const files = bookFilesOf({
    'data/trade/datapackage.json': descriptor.replace(plain, `${given},\n      "title": "Exports by state"`),
    'data/trade/state-exports.csv': bytes,
  });
  const loaded = loadBook(overlayBookFiles(openBookFolder(folder), files));
  if (loaded.value === undefined) throw new Error(JSON.stringify(loaded.problems));
  const { value, problems } = await validateBook(loaded.value, { asStated: false, language: american });
  const table = value?.tables.get('state-exports');
  const rows = Array.from({ length: table?.rowCount ?? 0 }, (_, row) =>
    (table?.columns ?? []).map(({ values }) => values[row]),
  );
  const report = printProblems([...loaded.problems, ...problems], { format: 'text' });
  return { rows, report, table };
}

const rows = [
  ['Nuevo León', 2022, 1234.5],
  ['Ohio', 2022, 8],
  ['Guam', 2022, null],
];
const european = 'state;year;exports\r\nNuevo León;2022;1.234,5\r\nOhio;2022;8\r\nGuam;2022;[x]\r\n';
const marks = { delimiter: ';', decimalChar: ',', groupChar: '.' };

test.each([
  ['semicolons, decimal commas and latin-1', { dialect: marks, encoding: 'iso-8859-1' }, latin1(european)],
  [
    'utf-16 with tabs',
    { dialect: { ...marks, delimiter: '\t' }, encoding: 'utf-16' },
    utf16(european.replaceAll(';', '\t')),
  ],
  [
    'a preamble, two rows of names, remarks, single quotes',
    {
      dialect: {
        delimiter: '|',
        quoteChar: "'",
        commentChar: '#',
        headerRows: [3, 4],
        headerJoin: '',
        skipInitialSpace: true,
      },
    },
    "Exports of goods\n\nst|ye|ex\nate|ar|ports\n# a remark with 'one quote\n'Nuevo León'| 2022|1234.5\nOhio|2022| 8\nGuam|2022|[x]\n",
  ],
  [
    'no row of names',
    { dialect: { header: false, groupChar: ' ' } },
    'Nuevo León,2022,1\u202f234.5\nOhio,2022,8\nGuam,2022,[x]\n',
  ],
])('the-same-rows-are-read: %s', async (_, resource, bytes) => {
  const read = await exportsOf(resource, bytes);
  expect(read.report).toBe('');
  expect(read.rows).toEqual(rows);
});

test('a-place-is-that-of-the-file', async () => {
  const { table } = await exportsOf(
    { dialect: { delimiter: ';', headerRows: [2], commentChar: '#' } },
    'Exports\nstate;year;exports\n# remark\nNuevo León;2022;1234.5\n',
  );
  expect(table?.placeOf(0, 'exports')).toMatchObject({ line: 4, column: 17, endColumn: 23 });
});

test('a-group-that-is-none-makes-no-number', async () => {
  const { report } = await exportsOf(
    { dialect: { groupChar: ',' } },
    'state,year,exports\nOhio,2022,"1,5"\nTexas,2022,"1,234,5"\nGuam,2022,"12,345.5"\n',
  );
  expect(report).toContain('found "1,5"');
  expect(report).toContain('found "1,234,5"');
  expect(report).not.toContain('12,345.5');
});

test('columns-may-be-called-by-a-year', async () => {
  const wide = {
    name: 'wide',
    path: 'wide.csv',
    title: 'Exports, a column a year',
    sources: [{ name: 'test-office' }],
    asOf: '2024-01-15',
    schema: {
      fields: [
        { name: 'state', type: 'string' },
        { name: '1952', type: 'number', unit: 'US$ billion' },
        { name: '1957', type: 'number', unit: 'US$ billion' },
      ],
      primaryKey: ['state'],
    },
    totalsWhere: 'datum["1957"] > 100',
  };
  const files = bookFilesOf({
    'data/trade/datapackage.json': descriptor.replace(
      '"resources": [',
      `"resources": [${JSON.stringify(wide)},`,
    ),
    'data/trade/wide.csv': 'state,1952,1957\nOhio,1.5,2.5\nAll,101,102\n',
    'data/trade/derived.yaml': `tables:
  - name: growth
    title: Growth
    description: Change from one year to the other.
    from: wide
    transform:
      - calculate: datum["1957"] - datum["1952"]
        as: "2000"
    schema:
      fields:
        - { name: state, type: string }
        - { name: "2000", type: number, unit: US$ billion }
      primaryKey: [state]
`,
    'data/trade/checks.yaml': `checks:
  - id: grew
    statement: Exports of Ohio grew.
    expression: value('wide[Ohio].1957') > value('wide[Ohio].1952') and value('growth[Ohio].2000') == 1
`.replace(' and ', ' && '),
  });
  const loaded = loadBook(overlayBookFiles(openBookFolder(folder), files));
  if (loaded.value === undefined) throw new Error(JSON.stringify(loaded.problems));
  const { value, problems } = await validateBook(loaded.value, { asStated: false, language: american });
  expect(printProblems([...loaded.problems, ...problems], { format: 'text' })).toBe('');
  expect(value?.tables.get('wide')?.totals).toEqual([false, true]);
  expect(value?.checks.get('grew')?.outcome).toBe('held');
});

test('a-cell-is-changed-and-nothing-else', () => {
  const text = 'a;b;c\r\n"x";1;"two\r\nlines"\r\ny;"2";z\r\n';
  const { csv } = parseCsv('a.csv', text, { dialect: dialectOf({ delimiter: ';' }) });
  if (csv === undefined) throw new Error('no table');
  const edit = (row: number, column: number, value: string) => ({ path: 'a.csv', row, column, text: value });
  expect(editCells(text, csv, [edit(1, 1, '3'), edit(0, 2, 'one;line'), edit(0, 1, 'a "b"')])).toBe(
    'a;b;c\r\n"x";"a ""b""";"one;line"\r\ny;"3";z\r\n',
  );
});

test('text-comes-back-from-its-bytes', () => {
  fc.assert(
    fc.property(fc.constantFrom(...encodingNames), fc.uint8Array(), (encoding, bytes) => {
      const text = decodeBytes(bytes, encoding);
      if (text === undefined) return;
      expect(decodeBytes(encodeText(text, encoding, bytes) ?? new Uint8Array(), encoding)).toBe(text);
    }),
  );
  expect(decodeBytes(Uint8Array.of(0x80, 0x92), 'windows-1252')).toBe('€’');
  expect(encodeText('ж', 'windows-1252')).toBeUndefined();
});

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function utf16(text: string): Uint8Array {
  return encodeText(`\ufeff${text}`, 'utf-16le') ?? new Uint8Array();
}
