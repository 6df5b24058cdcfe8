import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { markNotes } from '../../pipeline/compose/markNotes.ts';
import { plainText } from '../../pipeline/compose/plainText.ts';
import { american } from '../../pipeline/language/english.ts';
import type { Table } from '../../pipeline/validate/Dataset.ts';
import {
  drawingOf,
  observationStatuses,
  statusCodes,
  statusNames,
} from '../../pipeline/validate/observationStatus.ts';
import { Signs } from '../../pipeline/validate/Signs.ts';
import { exampleTable } from '../checks/exampleFigures.ts';
import { cellsOf, type Orchard, printedTables, readOrchard, signsOf, tons } from './orchard.ts';
import { composeChapterText, smallDataset } from './smallBook.ts';

const farm = { name: 'farm', type: 'string', title: 'Farm' };
const apples = { name: 'apples', title: 'Apples', ...tons };
const pears = { name: 'pears', title: 'Pears', ...tons };

async function print(orchard: Orchard, call = '{{table "trees"}}', language = 'en-US') {
  return printedTables(await readOrchard(orchard), call, language);
}

test('a-gap-without-a-word-has-the-sign-of-the-books-language', async () => {
  const orchard = { fields: [farm, apples], csv: ['farm,apples', 'Alder,1', 'Birch,'] };
  const [english] = await print(orchard);
  expect(cellsOf(english)).toEqual(['Alder | 1.0', 'Birch | [x]']);
  expect(signsOf(english)).toEqual(['[x] not available']);
  const [german] = await print(orchard, '{{table "trees"}}', 'de-DE');
  expect(signsOf(german)).toEqual(['[x] nicht verfügbar']);
});

test('an-empty-cell-with-a-label-has-a-sign-and-the-label-beneath', async () => {
  const [block] = await print({
    fields: [farm, apples],
    csv: ['farm,apples', 'Alder,1', 'Birch,'],
    schema: { missingValues: [{ value: '', label: 'not surveyed' }] },
  });
  expect(cellsOf(block)[1]).toBe('Birch | [x]');
  expect(signsOf(block)).toEqual(['[x] not surveyed']);
});

test('reasons-of-several-kinds-keep-signs-of-their-own', async () => {
  const [block] = await print({
    fields: [
      farm,
      {
        ...apples,
        missingValues: [
          { value: '', label: 'Confidential' },
          { value: '..', label: 'burnt' },
        ],
      },
      { ...pears, missingValues: ['', '[z]'] },
      { name: 'plums', title: 'Plums', ...tons, missingValues: [{ value: '', label: 'lost' }] },
    ],
    csv: ['farm,apples,pears,plums', 'Alder,,[z],', 'Birch,..,,1', 'Cedar,2,3,4'],
  });
  expect(cellsOf(block)).toEqual([
    'Alder | [c] | [z] | [x2]',
    'Birch | .. | [x] | 1.0',
    'Cedar | 2.0 | 3.0 | 4.0',
  ]);
  expect(signsOf(block)).toEqual([
    '[c] Confidential',
    '[z] not applicable',
    '[x2] lost',
    '.. burnt',
    '[x] not available',
  ]);
});

test.each([
  { missing: [{ value: 'n/a', label: '' }, { value: '' }] },
  { missing: [{ value: 'n/a' }, { value: '' }] },
  { missing: ['n/a', ''] },
])('a-mark-of-which-nothing-is-said-is-its-own-sign: %j', async ({ missing }) => {
  const [block] = await print({
    fields: [farm, apples],
    csv: ['farm,apples', 'Alder,n/a', 'Birch,'],
    schema: { missingValues: missing },
  });
  expect(cellsOf(block)).toEqual(['Alder | n/a', 'Birch | n/a']);
  expect(signsOf(block)).toEqual(['n/a not available']);
});

test('an-empty-text-that-is-declared-to-be-one-is-no-gap', async () => {
  const [block] = await print({
    fields: [farm, { name: 'remark', type: 'string', missingValues: [] }],
    csv: ['farm,remark', 'Alder,', 'Birch,old'],
  });
  expect(cellsOf(block)).toEqual(['Alder | ', 'Birch | old']);
  expect(signsOf(block)).toEqual([]);
});

const derived = `
tables:
  - name: ratios
    title: Ratios
    from: trees
    transform:
      - { calculate: "datum.pears / datum.apples", as: ratio }
      - { calculate: "datum.ratio * 100", as: percent }
      - { joinaggregate: [{ op: sum, field: pears, as: all }] }
    schema:
      fields:
        - { name: farm }
        - { name: ratio, type: number, unit: ratio, numberFormat: ".2f" }
        - { name: percent, type: number, unit: percent, numberFormat: ".0f" }
        - { name: all, type: number, unit: tons, numberFormat: ".0f" }
      primaryKey: [farm]
`;

test('a-gap-that-comes-of-a-gap-has-its-sign', async () => {
  const [block] = await print(
    {
      fields: [farm, apples, { ...pears, missingValues: [{ value: '[c]', label: 'withheld' }] }],
      csv: ['farm,apples,pears', 'Alder,2,1', 'Birch,4,[c]', 'Cedar,,3'],
      derived,
    },
    '{{table "ratios"}}',
  );
  expect(cellsOf(block)).toEqual(['Alder | 0.50 | 50 | 4', 'Birch | [c] | [c] | 4', 'Cedar | [x] | [x] | 4']);
  expect(signsOf(block)).toEqual(['[c] withheld', '[x] not available']);
});

test('statuses-and-margins-of-error-stand-beside-their-figures', async () => {
  const [block] = await print({
    fields: [
      farm,
      apples,
      { name: 'quality', type: 'string', statusOf: 'apples' },
      { name: 'margin', type: 'number', unit: 'tons', errorOf: 'apples' },
    ],
    csv: ['farm,apples,quality,margin', 'Alder,12,P,0.44', 'Birch,8.5,A,', 'Cedar,,C,', 'Date,1,B,0.1'],
  });
  expect(block?.columns.map(({ field }) => field)).toEqual(['farm', 'apples']);
  expect(cellsOf(block)).toEqual([
    'Alder | 12.0 ± 0.4 [p]',
    'Birch | 8.5',
    'Cedar | [c]',
    'Date | 1.0 ± 0.1 [b]',
  ]);
  expect(signsOf(block)).toEqual(['[p] provisional', '[c] confidential', '[b] break in series']);
});

test('every-status-has-a-code-a-mark-and-a-meaning-of-its-own', () => {
  const marks = statusNames.map((name) => observationStatuses[name].mark);
  expect(new Set(marks).size).toBe(statusNames.length);
  expect(new Set(statusCodes).size).toBe(statusCodes.length);
  expect(new Set(Object.values(american.words.statuses)).size).toBe(statusNames.length);
  expect(drawingOf({ name: 'provisional', sign: '', label: '' })).toBe('hollow');
  expect(drawingOf({ name: 'forecast', sign: '', label: '' })).toBe('dashed');
  expect(drawingOf(null)).toBe('plain');
});

test('notes-are-marked-at-title-head-row-and-cell-in-the-order-of-reading', async () => {
  const orchard: Orchard = {
    fields: [farm, { ...apples, notes: ['net', 'frost'] }, { ...pears, notes: ['net'] }],
    csv: ['farm,apples,pears', 'Alder,1,2', 'Birch,3,4', 'Cedar,5,6'],
    table: {
      notes: [
        { id: 'frost', text: 'After the frost.', where: "datum.farm == 'Cedar'" },
        { id: 'sold', text: 'Sold since.', where: "datum.farm == 'Birch'" },
        { id: 'net', text: 'Net of waste.' },
        { id: 'hand', text: 'Counted by hand.' },
      ],
    },
  };
  const [whole] = await print(orchard);
  expect(whole?.titleNotes).toEqual([1]);
  expect(whole?.columns.map(({ notes }) => notes)).toEqual([[], [2], [2]]);
  expect(cellsOf(whole)).toEqual(['Alder | 1.0 | 2.0', 'Birch [3] | 3.0 | 4.0', 'Cedar | 5.0 [4] | 6.0']);
  expect(whole?.notes.map(({ number, text }) => `${number} ${text}`)).toEqual([
    '1 Counted by hand.',
    '2 Net of waste.',
    '3 Sold since.',
    '4 After the frost.',
  ]);
  const [part] = await print(
    orchard,
    `{{table "trees" columns="farm apples" where="datum.farm == 'Cedar'"}}`,
  );
  expect(part?.notes.map(({ number, text }) => `${number} ${text}`)).toEqual([
    '1 Counted by hand.',
    '2 Net of waste.',
    '3 After the frost.',
  ]);
});

test('whatever-is-printed-every-note-is-marked-and-every-mark-has-its-note', () => {
  const note = fc.record({
    text: fc.constantFrom('One.', 'Two.', 'Three.', ' One.'),
    rows: fc.option(fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), { nil: undefined }),
    fields: fc.subarray(['a', 'b', 'c']),
  });
  fc.assert(
    fc.property(
      fc.array(note, { maxLength: 6 }),
      fc.subarray([0, 1, 2, 3]),
      fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
      (drawn, rows, names) => {
        const plain = exampleTable(
          't',
          ['a:string', 'b', 'c'],
          [1, 2, 3, 4].map((x) => [String(x), x, x]),
        );
        const table: Table = {
          ...plain,
          notes: drawn.map(({ text, rows: own }, index) => ({
            id: `n${index}`,
            text,
            ...(own === undefined ? {} : { rows: own }),
          })),
          columns: plain.columns.map((column) => ({
            ...column,
            field: {
              ...column.field,
              notes: drawn.flatMap(({ fields }, index) =>
                fields.includes(column.field.name) ? `n${index}` : [],
              ),
            },
          })),
        };
        const marks = markNotes(
          table,
          rows,
          table.columns.filter(({ field }) => names.includes(field.name)),
        );
        const read = [
          ...marks.title,
          ...[...marks.heads.values()].flat(),
          ...rows.flatMap((row) => [
            ...(marks.stubs.get(row) ?? []),
            ...[...(marks.cells.get(row)?.values() ?? [])].flat(),
          ]),
        ];
        // In the order of their first marks they count up from 1, and nothing else is printed beneath.
        expect([...new Set(read)]).toEqual(marks.notes.map((_, index) => index + 1));
        expect(marks.notes.map(({ number }) => number)).toEqual(marks.notes.map((_, index) => index + 1));
      },
    ),
  );
});

test('labels-of-codes-are-printed-of-texts-and-of-whole-numbers', async () => {
  const [block] = await print({
    fields: [
      farm,
      {
        name: 'soil',
        type: 'integer',
        unit: '',
        categories: [
          { value: 1, label: 'clay' },
          { value: 2, label: 'sand' },
        ],
      },
      { name: 'side', type: 'string', categories: [{ value: 'N', label: 'north' }, 'S'] },
    ],
    csv: ['farm,soil,side', 'Alder,2,N', 'Birch,1,S'],
  });
  expect(cellsOf(block)).toEqual(['Alder | sand | north', 'Birch | clay | S']);
  expect(block?.rows[0]?.cells[1]?.ledger).toBeUndefined();
});

test('a-line-break-of-a-cell-stays-in-its-text', async () => {
  const [block] = await print({
    fields: [farm, { name: 'remark', type: 'string' }],
    csv: ['farm,remark', 'Alder,"one', 'two"'],
  });
  expect(block?.rows[0]?.cells[1]?.text).toBe('one\ntwo');
});

const total = { totalsWhere: "datum.farm == 'All'" };

test.each([
  ['rounded parts of an exact total', ['Alder,1.24', 'Birch,1.24', 'All,2.48'], true],
  ['figures rounded by their source', ['Alder,33.3', 'Birch,33.3', 'Cedar,33.3', 'All,100.0'], true],
  ['parts that add up', ['Alder,1.2', 'Birch,1.3', 'All,2.5'], false],
  ['a mean, which is no sum', ['Alder,1.2', 'Birch,3.4', 'All,2.3'], false],
  ['a part that is missing', ['Alder,1.24', 'Birch,', 'All,2.48'], false],
])('sums-are-said-to-differ-for-rounding-where-they-do: %s', async (_, rows, said) => {
  const [block] = await print({ fields: [farm, apples], csv: ['farm,apples', ...rows], table: total });
  expect(block?.remarks).toEqual(said ? ['Parts may not add up to totals because of rounding.'] : []);
});

test('a-table-that-is-cut-says-so-and-keeps-its-total', async () => {
  const orchard = {
    fields: [farm, apples],
    csv: ['farm,apples', 'All,10', 'Alder,1', 'Birch,3', 'Cedar,6'],
    table: total,
  };
  const [cut] = await print(orchard, '{{table "trees" limit=2}}');
  expect(cellsOf(cut)).toEqual(['All | 10.0', 'Alder | 1.0', 'Birch | 3.0']);
  expect(cut?.rows.map(({ kind }) => kind)).toEqual(['total', 'body', 'body']);
  expect(cut?.remarks).toEqual(['First 2 of 3 rows.']);
  expect((await print(orchard, '{{table "trees" limit=3}}'))[0]?.remarks).toEqual([]);
  const [french] = await print(orchard, '{{table "trees" limit=2}}', 'fr-FR');
  expect(french?.remarks).toEqual(['Les 2 premières lignes sur 3.']);
});

test('one-sign-has-one-meaning-whatever-tables-a-table-was-made-of', () => {
  const table = exampleTable('t', ['a:string', 'b', 'c'], [['x', null, null]]);
  const [key, left, right] = table.columns;
  if (key === undefined || left === undefined || right === undefined) throw new Error('three columns');
  const columns = [
    key,
    { ...left, statuses: [{ sign: '[x]', label: 'lost' }] },
    { ...right, statuses: [{ sign: '[x]', label: 'burnt' }] },
  ];
  const signs = new Signs({ ...table, columns }, american.words.statuses);
  expect(columns.map((column) => signs.of(column, 0)?.sign)).toEqual([undefined, '[x]', '[x2]']);
});

test('a-chart-says-beneath-which-values-it-draws-are-not-final', () => {
  const goods = smallDataset([]).tables.get('goods');
  if (goods === undefined) throw new Error('the small book has goods');
  const provisional = { name: 'provisional' as const, sign: '', label: '' };
  const columns = goods.columns.map((column) =>
    column.field.name === 'exports' ? { ...column, statuses: [null, provisional, provisional] } : column,
  );
  const usermeta = { title: 'Exports', claim: 'top-partner', subtitle: 'A year', alt: 'A line.' };
  const { manuscript } = composeChapterText('{{ref "fig:top"}}\n\n{{chart "top"}}\n', {
    charts: { top: { usermeta } },
    tables: [{ ...goods, columns }],
  });
  const notes = manuscript.charts[0]?.notes.map(({ number, children }) => `${number} ${plainText(children)}`);
  expect(notes).toEqual(['1 Provisional: 2022; 2023.']);
});
