import { expect, test } from 'vitest';
import type { Scalar } from '../../pipeline/validate/Dataset.ts';
import { compareWithBook } from '../../pipeline/workbook/compareWithBook.ts';
import { writeDataZip } from '../../pipeline/workbook/writeDataZip.ts';
import { writeWorkbook } from '../../pipeline/workbook/writeWorkbook.ts';
import { cellsOf, printedTables, readOrchard, tons } from '../compose/orchard.ts';
import { input, manuscript } from './fixture.ts';
import { planOf, sheetPart, unpack } from './partsOf.ts';

const dataset = await readOrchard({
  fields: [
    {
      name: 'farm',
      type: 'string',
      title: 'Farm',
      categories: [
        { value: 'A', label: 'Alder' },
        { value: 'B', label: 'Birch' },
      ],
    },
    {
      name: 'apples',
      title: 'Apples',
      ...tons,
      notes: ['net', 'frost'],
      missingValues: [{ value: '', label: 'not surveyed' }],
    },
    { name: 'quality', type: 'string', title: 'Quality', statusOf: 'apples' },
    { name: 'margin', title: 'Margin', ...tons, errorOf: 'apples' },
    { name: 'remark', type: 'string', title: 'Remark' },
  ],
  csv: ['farm,apples,quality,margin,remark', 'A,12,P,0.4,"one', '_x000D_ two"', 'B,,,,'],
  table: {
    notes: [
      { id: 'hand', text: 'Counted by hand.' },
      { id: 'net', text: 'Net of waste.' },
      { id: 'frost', text: 'After the frost.', where: "datum.farm == 'B'" },
    ],
  },
});
const tables = printedTables(dataset, '{{table "trees"}}');
const plan = planOf({ ...input, dataset, manuscript: { ...manuscript, ledger: [], tables, charts: [] } });
const sheet = plan.sheets.find(({ id }) => id === 'trees');

function columns(): readonly (readonly [string, ...Scalar[]])[] {
  return (sheet?.table?.columns ?? []).map(({ heading, values }) => [
    heading.replaceAll('\n', ' '),
    ...values,
  ]);
}

test('a-sheet-has-labels-and-codes-values-and-statuses-margins-and-notes-in-columns-of-their-own', () => {
  expect(columns()).toEqual([
    ['Farm', 'Alder', 'Birch'],
    ['Farm: code', 'A', 'B'],
    ['Apples (tons) [note 2]', 12, null],
    ['Quality', '[p]', '[x]'],
    ['Margin (tons)', 0.4, null],
    ['Remark', 'one\n_x000D_ two', '[x2]'],
    ['Notes on the row', null, '[note 3]'],
  ]);
  const words = sheet?.lines.map(({ text }) => text);
  expect(words?.[0]).toBe('Trees [note 1]');
  expect(words).toContain('Shorthand in this table: [p] provisional, [x] not surveyed, [x2] not available.');
});

test('signs-and-numbers-of-notes-are-those-of-the-printed-table', () => {
  expect(cellsOf(tables[0])).toEqual(['Alder | 12.0 ± 0.4 [p] | one\n_x000D_ two', 'Birch | [x] [3] | [x2]']);
  const notes = plan.sheets.find(({ kind }) => kind === 'notes')?.table?.columns.map(({ values }) => values);
  expect(notes?.[2]?.filter((_, row) => notes[1]?.[row] === sheet?.name)).toEqual(
    tables[0]?.notes.map(({ text }) => text),
  );
  expect(compareWithBook({ ...manuscript, ledger: [], tables }, plan).differences).toEqual([]);
});

test('the-data-files-say-by-codes-what-the-signs-of-the-sheets-mean', () => {
  const files = unpack(writeDataZip(dataset, manuscript));
  expect(files.get('trees.csv')).toBe(
    'farm,apples,quality,margin,remark,remark_status\r\nA,12,P,0.4,"one\n_x000D_ two",\r\nB,,O,,,x2\r\n',
  );
  const descriptor: unknown = JSON.parse(files.get('datapackage.json') ?? '');
  const categories = (...pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([value, label]) => ({ value, label }));
  const schema = expect.objectContaining({
    fields: expect.arrayContaining([
      expect.objectContaining({
        statusOf: 'apples',
        categories: categories(['P', 'provisional'], ['O', 'not surveyed']),
      }),
      expect.objectContaining({ errorOf: 'apples' }),
      expect.objectContaining({ statusOf: 'remark', categories: categories(['x2', 'not available']) }),
    ]),
  });
  expect(descriptor).toMatchObject({
    resources: expect.arrayContaining([expect.objectContaining({ name: 'trees', schema })]),
  });
});

test('what-looks-like-a-code-of-excel-is-read-back-as-it-was-typed', async () => {
  const xml = unpack(await writeWorkbook(plan)).get(sheetPart(plan, sheet?.name ?? ''));
  expect(xml).toContain('<t xml:space="preserve">one\n_x005F_x000D_ two</t>');
});
