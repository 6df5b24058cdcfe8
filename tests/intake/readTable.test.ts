/** Files as people have them are read for certain, or refused with the cause and what settles it. */
import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import * as fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { decimalEvidence, plainNumberOf, writtenNumberOf } from '../../pipeline/intake/readNumber.ts';
import { defaultLimits } from '../../pipeline/limits/Limits.ts';
import { encodeText } from '../../pipeline/load/encodings.ts';
import { printProblems } from '../../pipeline/problems/printProblems.ts';
import { readFile, summaryOf } from './readFile.ts';

test('a-european-file-with-preamble-notes-and-gaps', async () => {
  const text =
    'Exports of goods\n\nLand;Jahr;Wert (EUR million)\nDeutschland;2022;1.575,4\nÖsterreich;2022;..\nSchweiz;2022;12,5\n\nQuelle: Amt\n';
  const bytes = encodeText(text, 'windows-1252') ?? new Uint8Array();
  expect(await summaryOf('exports.csv', bytes)).toEqual({
    fields: ['land:string', 'jahr:year', 'wert:number(EUR million)'],
    rows: [
      ['Deutschland', '2022', '1575.4'],
      ['Österreich', '2022', '..'],
      ['Schweiz', '2022', '12.5'],
    ],
    key: ['land'],
  });
  const { value } = await readFile('exports.csv', bytes);
  expect(value?.notes.map(({ line, text: words }) => `${line} ${words}`)).toEqual([
    '1 Exports of goods',
    '8 Quelle: Amt',
  ]);
  expect(value?.columns[2]?.missing).toEqual(['..']);
  expect(value?.said.join('\n')).toContain('windows-1252');
});

test('columns-of-years-become-rows-unless-they-are-to-stay', async () => {
  const text = 'Country,Unit,2019,2020,2021\nA,x,1.5,2,3\nB,x,4,,6\n';
  expect(await summaryOf('wide.csv', text)).toEqual({
    fields: ['country:string', 'unit:string', 'year:year', 'value:number'],
    rows: [
      ['A', 'x', '2019', '1.5'],
      ['A', 'x', '2020', '2'],
      ['A', 'x', '2021', '3'],
      ['B', 'x', '2019', '4'],
      ['B', 'x', '2020', ''],
      ['B', 'x', '2021', '6'],
    ],
    key: ['country', 'year'],
  });
  expect(await summaryOf('wide.csv', text, { keepWide: true })).toMatchObject({
    fields: ['country:string', 'unit:string', '2019:number', '2020:integer', '2021:integer'],
  });
});

test.each([
  ['utf-16', encodeText('\ufeffid\tvalue\na\t1,5\n', 'utf-16le') ?? new Uint8Array()],
  ['utf-8 with a mark', '\ufeffid,value\na,1.5\n'],
  ['bars', 'id|value\na|1.5\n'],
  ['json rows', '[{"id":"a","value":1.5}]'],
  ['json columns', '{"id":["a"],"value":[1.5]}'],
  ['json beneath a key', '{"meta":{"by":"x"},"data":[{"id":"a","value":1.5}]}'],
])('one-table-in-many-forms: %s', async (_, content) => {
  expect(await summaryOf('one', content)).toEqual({
    fields: ['id:string', 'value:number'],
    rows: [['a', '1.5']],
    key: ['id'],
  });
});

async function workbook(fill: (sheet: ExcelJS.Worksheet) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('Data'));
  return new Uint8Array(await book.xlsx.writeBuffer());
}

test('a-sheet-with-a-title-merged-heads-shares-dates-formulas-and-a-footnote', async () => {
  const bytes = await workbook((sheet) => {
    sheet.addRow(['Trade of two states']);
    sheet.addRow([]);
    sheet.addRow(['State', 'As of', 'Exports', null, 'Share']);
    sheet.addRow([null, null, 'Value (US$ million)', 'Change (%)', null]);
    sheet.addRow(['Ohio', new Date(Date.UTC(2024, 2, 31)), { formula: '1+1', result: 2.5 }, 3, 0.157]);
    sheet.addRow(['Iowa', new Date(Date.UTC(2024, 2, 31)), 0.1 + 0.2, -1, 0.2]);
    sheet.addRow(['Note: figures are provisional.']);
    sheet.mergeCells('C3:D3');
    sheet.getCell('E5').numFmt = '0.0%';
    sheet.getCell('E6').numFmt = '0.0%';
    sheet.getRow(6).hidden = true;
  });
  expect(await summaryOf('trade.xlsx', bytes)).toEqual({
    fields: [
      'state:string',
      'as_of:date',
      'exports_value:number(US$ million)',
      'exports_change:integer(percent)',
      'share:number(percent)',
    ],
    rows: [
      ['Ohio', '2024-03-31', '2.5', '3', '15.7'],
      ['Iowa', '2024-03-31', '0.3', '-1', '20'],
    ],
    key: ['state'],
  });
  const { value } = await readFile('trade.xlsx', bytes);
  const said = value?.said.join('\n') ?? '';
  for (const words of ['1 hidden row', '1 formula', 'head is joined of 2 rows', 'percent'])
    expect(said).toContain(words);
});

test('codes-keep-their-zeros', async () => {
  expect(await summaryOf('a.csv', 'fips,n\n01001,1\n01003,2\n')).toMatchObject({
    fields: ['fips:string', 'n:integer'],
  });
  const bytes = await workbook((sheet) => {
    sheet.addRow(['code', 'n']);
    sheet.addRow([7, 1]);
    sheet.getCell('A2').numFmt = '00000';
  });
  expect(await summaryOf('a.xlsx', bytes)).toMatchObject({ rows: [['00007', '1']] });
});

test.each([
  ['year,n\n2001-01-01,1\n2002-01-01,2\n', 'year:year', '2002'],
  ['year,n\n01/01/2001,1\n01/01/2002,2\n', 'year:year', '2002'],
  ['month,n\n2001-01-01,1\n2001-02-01,2\n', 'month:yearmonth', '2001-02'],
  ['year,n\n2001-01-01,1\n2002-06-01,2\n', 'year:date', '2002-06-01'],
  ['day,n\n2001-01-01,1\n2002-01-01,2\n', 'day:date', '2002-01-01'],
])('first-days-in-a-column-of-years-or-months-are-these: %j', async (content, field, last) => {
  const { value } = await readFile('a.csv', content);
  const [first] = value?.columns ?? [];
  expect([`${first?.name}:${first?.type}`, first?.texts.at(-1)]).toEqual([field, last]);
});

test('numbers-as-programs-print-them-are-read', async () => {
  const content = 'a,b\nv,1.2e-4\nw,3E+06\nx,-1.5e3\ny,0.8332274413283291\nz,9.579434990882874e-4\n';
  const { value } = await readFile('a.csv', content);
  expect(value?.columns[1]?.texts).toEqual([
    '0.00012',
    '3000000',
    '-1500',
    '0.833227441328329',
    '0.000957943499088287',
  ]);
  expect(value?.said).toContain('b: 2 numbers have more than 15 digits, and are kept to 15');
  // What may be a code stays one.
  expect(await summaryOf('a.csv', 'a,b\n12E3,1\n13E3,2\n')).toMatchObject({
    fields: ['a:string', 'b:integer'],
  });
});

test('a-title-or-a-note-beside-the-table-makes-no-column', async () => {
  const bytes = await workbook((sheet) => {
    sheet.addRow(['Title']);
    sheet.addRow([]);
    sheet.addRow([null, 'name', 'age']);
    sheet.addRow([null, 'Ada', 36]);
    sheet.addRow([null, 'Alan', 41]);
    sheet.addRow([]);
    sheet.addRow([null, null, null, 'Footnote']);
  });
  const { value } = await readFile('a.xlsx', bytes);
  expect(value?.columns.map(({ name, texts }) => [name, ...texts])).toEqual([
    ['name', 'Ada', 'Alan'],
    ['age', '36', '41'],
  ]);
  expect(value?.notes.map(({ text }) => text)).toEqual(['Title', 'Footnote']);
});

test('a-text-in-place-counts-and-not-the-number-beside-it', async () => {
  const bytes = await workbook((sheet) => {
    sheet.addRow(['outline', 'n']);
    sheet.addRow(['x', 1]);
  });
  const parts = unzipSync(bytes);
  const name = 'xl/worksheets/sheet1.xml';
  const xml = strFromU8(parts[name] ?? new Uint8Array());
  const inPlace = '<c r="A2" t="inlineStr"><is><t>1.</t></is><v>1.0</v></c>';
  const changed = { ...parts, [name]: strToU8(xml.replace(/<c r="A2"[^>]*>.*?<\/c>/, inPlace)) };
  expect(await summaryOf('a.xlsx', zipSync(changed))).toMatchObject({ rows: [['1.', '1']] });
});

/** Each message with a file that brings it about; what settles it, where an option does. */
const refused: readonly (readonly [code: string, file: string, content: string, settled?: object])[] = [
  ['intake-unreadable', 'a.csv', ''],
  ['intake-foreign', 'a.dta', '<stata_dta>'],
  ['intake-foreign', 'a.sav', '$FL2@(#)'],
  ['intake-delimiter-open', 'a.csv', 'a,b;c,d\n1,2;3,4\n', { delimiter: ';' }],
  ['intake-spaces', 'a.txt', 'Team      Wins\nOhio St   11\nIowa       7\n', { delimiter: ';' }],
  ['intake-quote', 'a.csv', 'a,b\n"1,2\n'],
  ['intake-nested', 'a.json', '[{"a":{"b":1}}]'],
  ['intake-no-table', 'a.json', '{"a":1}'],
  ['intake-no-head', 'a.csv', '1,2\n3,4\n'],
  ['intake-several-tables', 'a.csv', 'a,b\nx,1\ny,2\n\nc,d\nz,3\nw,4\n', { range: 'A1:B3' }],
  ['intake-ragged', 'a.csv', 'a,b\n1,2,3\n'],
  ['intake-duplicate-heads', 'a.csv', 'a,b,b\n1,2,3\n'],
  ['intake-decimal-open', 'a.csv', 'a;b\nx;1.234\n', { decimal: '.' }],
  ['intake-decimal-open', 'a.csv', 'a;b\nx;1.5\ny;1,5\n'],
  ['intake-digits', 'a.csv', 'a,b\nx,1234567890123456\n', { types: new Map([['b', 'string']]) }],
  ['intake-digits', 'a.json', '[{"a":1234567890123456789}]'],
  ['intake-mixed-column', 'a.csv', 'a,b\nx,1\ny,2\nz,3e\n', { missing: ['3e'] }],
  ['intake-mixed-units', 'a.csv', 'a,b\nx,$1\ny,€2\n'],
  ['intake-lost-zeros', 'a.csv', 'zip,b\n1001,1\n10001,2\n', { types: new Map([['zip', 'integer']]) }],
  ['intake-spreadsheet-error', 'a.csv', 'a,b\nx,#DIV/0!\n'],
  ['intake-date-order', 'a.csv', 'a,b\nx,01/02/2024\n', { dates: 'dmy' }],
  ['intake-short-year', 'a.csv', 'a,b\nx,31-12-24\n', { types: new Map([['b', 'string']]) }],
  ['intake-unknown-field', 'a.csv', 'a,b\nx,1\n'],
  ['intake-no-date', 'a.csv', 'a,b\nx,31/12/2024\n'],
];

test.each([
  ['intake-nested', 'a.json', '[{"a":1},\n{"a":{"b":1}}]', 2],
  ['intake-nested', 'a.json', '{"x":\n{"y":[[1],\n[[2]]]}}', 3],
  ['intake-digits', 'a.json', '[{"a":1},\n{"a":1234567890123456789}]', 2],
  ['intake-no-table', 'a.json', '5', 1],
  ['intake-short-year', 'a.json', '[\n{"a":"x",\n"b":"31-12-2024"},\n{"a":"y",\n"b":"31-12-24"}]', 4],
  ['intake-decimal-open', 'a.json', '[["a","b"],\n\n["x","1,234"]]', 3],
  ['intake-short-year', 'a.json', '{"a":["x",\n"y"],\n"b":["31-12-2024",\n"31-12-24"]}', 4],
  ['intake-unreadable', 'a.csv', 'a,b\n1\0,2\n', 2],
  ['intake-no-head', 'a.csv', '\n1,2\n3,4\n', 2],
  ['intake-no-head', 'a.csv', '\n\na,b\n', 3],
  ['intake-delimiter-open', 'a.csv', 'a,b;c,d\n1,2;3,4\n', 1],
])('%s is said with the line in a file of text (%s %j)', async (code, file, content, line) => {
  const { problems } = await readFile(file, content);
  expect(problems.map(({ code, place }) => [code, place?.line])).toEqual([[code, line]]);
});

test('a-json-file-is-refused-at-the-row-that-is-one-too-many-or-too-wide', async () => {
  const limits = { ...defaultLimits, rows: 2, columns: 2 };
  const lineOf = async (text: string) =>
    (await readFile('a.json', text, {}, limits)).problems.map(({ code, place }) => [code, place?.line]);
  expect(await lineOf('[{"a":1},\n{"a":2},\n{"a":3}]')).toEqual([['over-limit', 3]]);
  expect(await lineOf('[[1,2],\n[1,2,3]]')).toEqual([['over-limit', 2]]);
  expect(await lineOf('{"a":[1,2,3],\n"b":[1,2,3]}')).toEqual([['over-limit', 1]]);
});

test.each(refused.map(([code, file, content, settled]) => ({ code, file, content, settled })))(
  '$code is said of $file $content',
  async ({ code, file, content, settled }) => {
    const options =
      code === 'intake-unknown-field'
        ? { units: new Map([['c', 'kg']]) }
        : code === 'intake-no-date'
          ? { dates: 'mdy' as const }
          : {};
    const { value, problems } = await readFile(file, content, options);
    expect(value).toBeUndefined();
    expect(problems.map((problem) => problem.code)).toContain(code);
    if (settled !== undefined) expect((await readFile(file, content, settled)).problems).toEqual([]);
  },
);

test('sheets-and-merged-cells-are-asked-about', async () => {
  const book = new ExcelJS.Workbook();
  for (const name of ['One', 'Two'])
    book.addWorksheet(name).addRows([
      ['a', 'b'],
      ['x', 1],
      ['y', 2],
    ]);
  const two = new Uint8Array(await book.xlsx.writeBuffer());
  expect(await summaryOf('a.xlsx', two)).toEqual(['intake-several-sheets']);
  expect(await summaryOf('a.xlsx', two, { sheet: 'Three' })).toEqual(['intake-unknown-sheet']);
  expect(await summaryOf('a.xlsx', two, { sheet: 'Two' })).toMatchObject({
    rows: [
      ['x', '1'],
      ['y', '2'],
    ],
  });
  book.getWorksheet('Two')?.mergeCells('A2:A3');
  const merged = new Uint8Array(await book.xlsx.writeBuffer());
  expect(await summaryOf('a.xlsx', merged, { sheet: 'Two' })).toEqual(['intake-merged']);
});

test('the-words-of-the-messages', async () => {
  const reports: string[] = [];
  for (const [, file, content] of refused) {
    const { problems } = await readFile(file, content);
    reports.push(`${JSON.stringify(content)}\n${printProblems(problems, { format: 'text' })}`);
  }
  await expect(reports.join('\n')).toMatchFileSnapshot('messages.golden.txt');
});

test('limits-hold-for-every-reader', async () => {
  const limits = { ...defaultLimits, rows: 2, columns: 1 };
  const bytes = await workbook((sheet) =>
    sheet.addRows([
      ['a', 'b'],
      ['x', 1],
      ['y', 2],
    ]),
  );
  for (const [file, content] of [
    ['a.csv', 'a,b\nx,1\n'],
    ['a.json', '[{"a":1,"b":2}]'],
    ['a.xlsx', bytes],
  ] as const) {
    expect((await readFile(file, content, {}, limits)).problems.map(({ code }) => code)).toEqual([
      'over-limit',
    ]);
  }
});

const marks = fc.constantFrom<'.' | ','>('.', ',');

test('a-number-written-in-a-custom-is-read-back-by-its-own-mark', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -99_999_999, max: 99_999_999 }),
      fc.nat(3),
      marks,
      fc.boolean(),
      (digits, decimals, decimal, grouped) => {
        const [whole = '', part = ''] = Math.abs(digits / 10 ** decimals)
          .toFixed(decimals)
          .split('.');
        const group = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, decimal === '.' ? ',' : '.') : whole;
        const text = `${digits < 0 ? '-' : ''}${group}${part === '' ? '' : decimal + part}`;
        const written = writtenNumberOf(text);
        expect(written).toBeDefined();
        if (written === undefined) return;
        expect(Number(plainNumberOf(written, decimal))).toBe(
          Number((digits / 10 ** decimals).toFixed(decimals)),
        );
        // Evidence is never of the other mark.
        expect([decimal, undefined]).toContain(decimalEvidence(written.body));
      },
    ),
  );
});

test('every-code-of-the-catalogue-is-shown-here-or-with-the-command', () => {
  const text = readFileSync('pipeline/problems/catalogue/intake.ts', 'utf8');
  const codes = [...text.matchAll(/problemAt\(\s*'([a-z-]+)'/g)].map((match) => match[1] ?? '');
  const tests = ['readTable', 'importCommand']
    .map((name) => readFileSync(`tests/intake/${name}.test.ts`, 'utf8'))
    .join('');
  expect([...new Set(codes)].filter((code) => !tests.includes(`'${code}'`))).toEqual([]);
});

test('a-json-file-has-as-many-rows-as-a-table-may-have', async () => {
  const rows = Array.from({ length: 12_000 }, (_, n) => ({ id: `r${n}`, n }));
  expect((await readFile('a.json', JSON.stringify(rows))).value?.rowCount).toBe(12_000);
  const most = { ...defaultLimits, rows: 100 };
  expect(await summaryOf('a.json', JSON.stringify(rows), {}, most)).toEqual(['over-limit']);
});

test('digits-that-are-not-kept-are-said', async () => {
  const { value } = await readFile('a.json', '[{"id":"a","x":0.12345678901234567},{"id":"b","x":0.5}]');
  expect(value?.columns[1]?.texts).toEqual(['0.123456789012346', '0.5']);
  expect(value?.said).toContain('x: 1 numbers have more than 15 digits, and are kept to 15');
});
