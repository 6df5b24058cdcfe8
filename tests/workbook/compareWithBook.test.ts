import { expect, test } from 'vitest';
import { compareWithBook } from '../../pipeline/workbook/compareWithBook.ts';
import { displayNumber } from '../../pipeline/workbook/displayNumber.ts';
import { formatOf } from '../numbers/formatOf.ts';
import { column, datasetOf, field, input, manuscript, printed, table } from './fixture.ts';
import { planOf } from './partsOf.ts';

test('every-number-that-the-book-prints-is-what-the-workbook-shows', () => {
  const { compared, differences } = compareWithBook(manuscript, planOf(input));
  expect(differences).toEqual([]);
  // 16 and 40 cells of the tables, and their numbers and one more figure in the ledger.
  expect(compared).toBe(16 + 40 + 51 + 1);
});

test('a-figure-that-differs-is-named-with-its-cell', () => {
  const [first, ...others] = manuscript.ledger;
  const changed = first === undefined ? [] : [{ ...first, value: 798.9 }, ...others];
  expect(compareWithBook({ ...manuscript, ledger: changed }, planOf(input)).differences).toEqual([
    {
      where: 'trade-0001',
      cell: "'US goods trade with Mexico'!D23",
      printed: '$798.8',
      shown: '798.8',
      place: first?.place,
    },
  ]);
});

test('a-value-that-is-not-in-its-unit-is-named-with-its-cell-of-the-ledger', () => {
  const [first] = manuscript.ledger;
  if (first === undefined) throw new Error('the fixture has no figure');
  const plan = planOf(input);
  const inThousands = plan.sheets.map((sheet) => {
    if (sheet.kind !== 'figures' || sheet.table === undefined) return sheet;
    const columns = sheet.table.columns.map((column) =>
      column.heading === 'Value'
        ? { ...column, values: column.values.map((value, row) => (row === 0 ? 798_800 : value)) }
        : column,
    );
    return { ...sheet, table: { ...sheet.table, columns } };
  });
  expect(compareWithBook(manuscript, { ...plan, sheets: inThousands }).differences).toEqual([
    {
      where: 'trade-0001',
      cell: "'Figures'!C7",
      printed: first.displayed,
      shown: '$798,800.0',
      place: first.place,
    },
  ]);
});

test('a-scaled-figure-stands-in-its-unit-and-is-held-against-its-cell', () => {
  const [first, ...others] = manuscript.ledger;
  if (first === undefined) throw new Error('the fixture has no figure');
  const scaled = {
    ...first,
    displayed: '0.80',
    value: 0.7988,
    unit: 'US$ trillion',
    scale: 0.001,
    format: formatOf('.2f'),
  };
  const of = { ...manuscript, ledger: [scaled, ...others] };
  const { differences } = compareWithBook(of, planOf({ ...input, manuscript: of }));
  expect(differences).toEqual([]);
});

test('a-table-rounded-otherwise-is-named', () => {
  const rounded = table('rounded', 'Rounded', [
    column(field('value', 'number', { title: 'Value', numberFormat: formatOf(',.2f') }), [1234.5]),
  ]);
  const block = printed(rounded, 'Table 9.9');
  const otherwise = {
    ...block,
    rows: block.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, text: '1,234.5' })),
    })),
  };
  const of = { ...manuscript, tables: [otherwise], ledger: [] };
  const plan = planOf({ ...input, manuscript: of, dataset: datasetOf([rounded]) });
  expect(compareWithBook(of, plan).differences).toEqual([
    {
      where: 'Table 9.9',
      cell: "'Rounded'!A8",
      printed: '1,234.5',
      shown: '1,234.50',
      place: block.place,
    },
  ]);
});

test('a-sentence-in-a-table-of-words-is-held-by-its-figures', () => {
  const [entry] = manuscript.ledger;
  const [block] = manuscript.tables;
  const row = block?.rows[0];
  if (entry === undefined || block === undefined || row === undefined)
    throw new Error('the fixture has no figure');
  const { value, origin, id } = entry;
  const cell = { text: `${entry.displayed} billion of goods, a record`, value, origin, ledger: id };
  const worded = { ...block, table: 'column-of-words', rows: [{ kind: row.kind, cells: [cell] }] };
  const of = { ...manuscript, tables: [worded], ledger: [entry] };
  expect(compareWithBook(of, planOf(input))).toEqual({ compared: 1, differences: [] });
  const wrong = { ...of, ledger: [{ ...entry, value: 798.9 }] };
  expect(compareWithBook(wrong, planOf(input)).differences).toHaveLength(1);
});

test('excel-shows-the-sign-of-what-rounds-to-zero-so-that-the-comparison-reports-it', () => {
  expect(displayNumber(-0.004, '#,##0.0')).toBe('-0.0');
  expect(displayNumber(0, '+0.0;-0.0;0.0')).toBe('0.0');
});
