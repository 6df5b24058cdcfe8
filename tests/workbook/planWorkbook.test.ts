import { expect, test } from 'vitest';
import { cellOf, cellOfOrigin } from '../../pipeline/workbook/cellAddress.ts';
import { planWorkbook, sheetsOfBook } from '../../pipeline/workbook/planWorkbook.ts';
import type { WorkbookPlan } from '../../pipeline/workbook/WorkbookPlan.ts';
import { languageNamed } from '../language/languageNamed.ts';
import {
  column,
  dataset,
  datasetOf,
  field,
  goods,
  input,
  manuscript,
  monthly,
  partners,
  polls,
  table,
} from './fixture.ts';
import { planOf } from './partsOf.ts';

const plan = planOf(input);

function sheet(name: string, of: WorkbookPlan = plan): WorkbookPlan['sheets'][number] {
  const found = of.sheets.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no sheet ${name}`);
  return found;
}

test('two-tables-of-one-title-are-told-with-their-line', () => {
  const other = { ...monthly, title: goods.title };
  const { problems } = planWorkbook({ ...input, dataset: datasetOf([goods, partners, other]) });
  expect(problems.map(({ code, place }) => [code, place?.file])).toEqual([
    ['workbook-title-duplicate', 'data/trade/goods-monthly.csv'],
  ]);
});

test('a-short-title-names-the-sheet', () => {
  const short = { ...partners, shortTitle: 'Largest partners' };
  const of = planOf({ ...input, dataset: datasetOf([goods, short, monthly, polls]) });
  expect(of.cells.tables.get('top-partners')?.sheet).toBe('Largest partners');
});

test('the-contents-say-kind-table-and-period-of-each-sheet', () => {
  const { table } = sheet('Contents');
  const columns = new Map(table?.columns.map(({ heading, values }) => [heading, values]));
  const at = columns.get('Worksheet')?.indexOf(goods.title) ?? -1;
  const rowOf = ['Topic', 'Kind', 'Table name', 'Period', 'Rows'].map((head) => columns.get(head)?.[at]);
  expect(rowOf).toEqual(['Trade', 'from a source', 'us_mexico_goods', '2014–2023', 10]);
  expect(sheet('Contents').isFiltered).toBe(true);
  expect(sheet(goods.title).tabColour).toMatch(/^#/);
});

test('sheets-stand-in-the-order-that-a-reader-expects', () => {
  expect(plan.sheets.map(({ kind }) => kind)).toEqual([
    ...['cover', 'contents', 'notes', 'figures', 'checks', 'changes', 'columns', 'sources', 'facts'],
    ...['table', 'table', 'table'],
    ...['chart', 'chart', 'chart', 'chart', 'chart', 'chart'],
    // Of a topic that the book does not come to.
    'table',
  ]);
  // In the book's order; the register is left out.
  expect(plan.sheets.flatMap(({ kind, id }) => (kind === 'table' ? [id] : []))).toEqual([
    'top-partners',
    'us-mexico-goods',
    'goods-monthly',
    'polls',
  ]);
});

test('a-sheet-of-text-alone-is-printed-unscaled-on-a-page-of-a4', () => {
  const widths = plan.sheets.flatMap(({ textWidth }) => textWidth ?? []);
  expect(widths).not.toEqual([]);
  // A character of Arial 12 pt has nine pixels of 0.75 pt, a column five more, a margin half an inch.
  for (const width of widths) expect((width * 9 + 5) * 0.75).toBeLessThanOrEqual(595.28 - 2 * 36);
});

test('sheets-are-named-before-they-are-planned-as-they-are-afterwards', () => {
  for (const options of [{}, { registers: true, exclude: ['polls'] }]) {
    const { tables } = planOf({ ...input, options }).cells;
    const planned = new Map([...tables].map(([table, { sheet }]) => [table, sheet]));
    const named = [...sheetsOfBook({ ...input, options })];
    expect(new Map(named.filter(([id]) => !id.startsWith('fig:')))).toEqual(planned);
    const sheets = planOf({ ...input, options }).sheets.map(({ name }) => name);
    expect(named.filter(([, sheet]) => !sheets.includes(sheet))).toEqual([]);
    expect(planned.size).toBeGreaterThan(3);
  }
});

test('registers-and-excluded-tables-get-sheets-only-by-choice', () => {
  const names = planOf({ ...input, options: { registers: true, exclude: ['polls'] } }).sheets.map(
    ({ id }) => id,
  );
  expect(names).toContain('deck-slides');
  expect(names).not.toContain('polls');
});

test('a-heading-has-its-unit-on-the-second-line-and-its-notes-on-the-third', () => {
  const headings = sheet('Top partners').table?.columns.map(({ heading }) => heading);
  expect(headings).toEqual([
    'Partner',
    'US exports\n(US$ billion)',
    'US exports: status',
    'US imports\n(US$ billion)',
    'Share of US goods trade\n(percent)\n[note 1][note 2]',
  ]);
});

test('notes-are-numbered-on-each-sheet-as-in-the-printed-table', () => {
  const { table: notes } = sheet('Notes');
  expect(notes?.columns.map(({ values }) => values)).toEqual([
    ['[note 1]', '[note 2]', '[note 1]'],
    ['Top partners', 'Top partners', 'US goods trade with Mexico'],
    [
      'Shares of the sum of exports and imports.',
      'The year 2023 is the first release of February 2024.',
      'The year 2023 is the first release of February 2024.',
    ],
  ]);
});

test('a-missing-value-leaves-its-cell-empty-and-says-why-beside-it', () => {
  const partners = sheet('Top partners');
  expect(partners.table?.columns[1]?.values).toEqual([323.2, 353.2, null, 2019.5]);
  expect(partners.table?.columns[2]?.values).toEqual([null, null, '[x]', null]);
  const words = partners.lines.map(({ text }) => text);
  expect(words).toContain('Shorthand in this table: [x] not available.');
  expect(words.join(' ')).not.toContain('[c]');
  expect(words.some((text) => text.startsWith('Where a value is missing'))).toBe(true);
});

test('years-and-codes-are-not-grouped-and-numbers-have-the-format-of-the-book', () => {
  expect(sheet('US goods trade with Mexico').table?.columns.map(({ numberFormat }) => numberFormat)).toEqual([
    '0',
    '#,##0.0',
    '#,##0.0',
    '#,##0.0',
  ]);
});

test('a-text-that-begins-like-a-formula-makes-its-column-one-of-text', () => {
  const formats = sheet('Traps - an apostrophe’s place').table?.columns.map(({ kind, numberFormat }) => [
    kind,
    numberFormat,
  ]);
  expect(formats).toEqual([
    ['date', 'yyyy-mm-dd'],
    ['text', '@'],
    ['number', '0'],
    ['boolean', 'General'],
    ['text', 'General'],
    ['text', 'General'],
    ['number', '+0.00%;-0.00%;0.00%'],
    ['text', 'General'],
  ]);
});

test('a-column-with-a-date-before-the-calendar-of-excel-is-text', () => {
  const old = table('old', 'Old days', [
    column(field('day', 'date', { title: 'Day' }), ['1846-05-13', '2020-07-01']),
  ]);
  expect(planOf({ ...input, dataset: datasetOf([old]) }).sheets.at(-7)?.table?.columns[0]?.kind).toBe('text');
});

test('every-row-of-every-table-has-an-address', () => {
  expect(cellOf(plan.cells, 'us-mexico-goods', 9, 'total')).toBe("'US goods trade with Mexico'!D23");
  // The status column stands between.
  expect(cellOf(plan.cells, 'top-partners', 0, 'imports')).toBe("'Top partners'!D13");
  expect(cellOf(plan.cells, 'us-mexico-goods', 10, 'total')).toBeUndefined();
  expect(cellOf(plan.cells, 'us-mexico-goods', 0, 'nothing')).toBeUndefined();
  expect(cellOfOrigin(plan.cells, { type: 'fact', fact: 'border-length' })).toBe("'Facts'!C7");
  expect(cellOfOrigin(plan.cells, { type: 'fact', fact: 'agreement' })).toBe("'Facts'!D8");
});

test('each-printed-figure-leads-to-its-cell', () => {
  const figures = sheet('Figures').table;
  const cells = figures?.columns.find(({ heading }) => heading === 'Cell');
  expect(cells?.values.slice(0, 3)).toEqual([
    "'US goods trade with Mexico'!D23",
    "'Facts'!D8",
    "'US goods trade with Mexico'!D23; 'US goods trade with Mexico'!D14",
  ]);
  expect(cells?.links?.get(0)).toEqual({ type: 'cell', sheet: 'US goods trade with Mexico', cell: 'D23' });
  expect(cells?.values.every((value) => value !== null)).toBe(true);
});

test('sheet-names-and-addresses-do-not-depend-on-page-numbers', () => {
  const unpaged = planOf({ ...input, pages: { ledger: new Map(), anchors: new Map() } });
  expect(unpaged.cells).toEqual(plan.cells);
});

test('a-sheet-keeps-its-name-when-the-book-prints-its-tables-in-another-order', () => {
  const reversed = planOf({
    ...input,
    manuscript: { ...manuscript, tables: [...manuscript.tables].reverse() },
  });
  const names = (of: WorkbookPlan): readonly string[] => of.sheets.map(({ name }) => name).sort();
  expect(names(reversed)).toEqual(names(plan));
  expect(reversed.sheets.map(({ name }) => name)).not.toEqual(plan.sheets.map(({ name }) => name));
});

test('filters-and-frozen-panes-come-with-the-sentence-that-explains-them', () => {
  const second = (of: WorkbookPlan): string => sheet('US goods trade with Mexico', of).lines[1]?.text ?? '';
  expect(second(plan)).toBe('This worksheet contains one table.');
  expect(second(planOf({ ...input, options: { filters: true, freezePanes: true } }))).toBe(
    'This worksheet contains one table. The header row has filter buttons. To switch them off, select a cell of the table and choose Data, then Filter. The rows above the data stay in view. To switch this off, choose View, then Unfreeze Panes.',
  );
});

test('the-pack-speaks-the-language-of-the-book', () => {
  const book = { ...manuscript.book, language: languageNamed('es-MX') };
  const spanish = planOf({ ...input, manuscript: { ...manuscript, book } });
  expect(spanish.sheets.slice(0, 4).map(({ name }) => name)).toEqual([
    'Portada',
    'Contenido',
    'Notas',
    'Cifras',
  ]);
});

test('what-excel-cannot-hold-is-reported-with-sheet-cell-and-source', () => {
  const bad = table('bad', 'Bad values', [
    column(field('a', 'number', { title: 'A' }), [1, Number.NaN, Number.POSITIVE_INFINITY]),
    column(field('b', 'string', { title: 'B' }), ['x'.repeat(32_768), 'bell \u0007', 'half \ud800']),
    column(field('c', 'string', { title: 'b' }), ['', '', '']),
    column(field('d', 'string', { title: 'D', notes: ['nowhere'] }), ['', '', '']),
  ]);
  const { value, problems } = planWorkbook({ ...input, dataset: datasetOf([goods, bad]) });
  expect(value).toBeUndefined();
  expect(
    problems.map(({ code, message, place }) => [
      code,
      message.slice(0, 72),
      `${place?.file}:${place?.line ?? ''} ${place?.field ?? ''}`,
    ]),
  ).toEqual([
    [
      'workbook-note-unknown',
      'expected a note of table bad, found "nowhere" at the field d',
      'data/trade/bad.csv: d',
    ],
    [
      'workbook-heading-duplicate',
      'expected each column of table bad to have a heading of its own, found "b',
      'data/trade/bad.csv: c',
    ],
    [
      'workbook-number-not-finite',
      "expected a number for the cell 'Bad values'!A9, found NaN",
      'data/trade/bad.csv:3 a',
    ],
    [
      'workbook-number-not-finite',
      "expected a number for the cell 'Bad values'!A10, found Infinity",
      'data/trade/bad.csv:4 a',
    ],
    [
      'workbook-text-too-long',
      "expected at most 32,767 characters for the cell 'Bad values'!B8, found 3",
      'data/trade/bad.csv:2 b',
    ],
    [
      'workbook-text-unwritable',
      "expected characters that XML can hold for the cell 'Bad values'!B9, foun",
      'data/trade/bad.csv:3 b',
    ],
    [
      'workbook-text-unwritable',
      "expected characters that XML can hold for the cell 'Bad values'!B10, fou",
      'data/trade/bad.csv:4 b',
    ],
  ]);
});

test('a-table-without-rows-gets-a-sheet-without-a-table-object', () => {
  const none = table('none', 'Nothing yet', [column(field('a', 'number', { title: 'A' }), [])]);
  const { value, problems } = planWorkbook({ ...input, dataset: datasetOf([goods, none]) });
  expect(problems.map(({ code }) => code)).toEqual(['workbook-table-empty']);
  expect(value?.sheets.find(({ id }) => id === 'none')?.table).toBeUndefined();
});

test('a-table-larger-than-a-sheet-is-a-clear-problem-and-left-out', () => {
  const large = { ...polls, id: 'large', rowCount: 1_048_577 };
  const { value, problems } = planWorkbook({ ...input, dataset: datasetOf([goods, large]) });
  expect(problems[0]?.message).toBe(
    'expected at most 1,048,576 rows and 16,384 columns for a worksheet, found 1048577 rows and 6 columns in table large',
  );
  expect(value?.sheets.some(({ id }) => id === 'large')).toBe(false);
});

test('a-link-of-another-scheme-is-refused', () => {
  const sources = new Map(
    [...dataset.sources].map(([id, source]) => [id, { ...source, address: 'javascript:alert(1)' }]),
  );
  const words = planOf({ ...input, dataset: { ...dataset, sources } }).sheets.flatMap(
    ({ lines, table: one }) => [
      ...lines.map(({ link }) => link),
      ...(one?.columns.flatMap(({ links }) => [...(links?.values() ?? [])]) ?? []),
    ],
  );
  // An address that is none stays words: no link is made of it.
  expect(words.some((link) => link?.type === 'url' && link.url.startsWith('javascript'))).toBe(false);
});

test('the-cover-and-the-properties-of-the-file-count-the-same-tables', () => {
  const plan = planOf({ ...input, options: { exclude: ['polls'] } });
  const [cover] = plan.sheets;
  expect(plan.properties.description).toContain('3 tables');
  expect(cover?.lines.map(({ text }) => text)).toContain(plan.properties.description);
});
