import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { lintWorkbook } from '../../pipeline/workbook/lint/lintWorkbook.ts';
import { openPackage } from '../../pipeline/workbook/lint/openPackage.ts';
import { PartReader, readStyles } from '../../pipeline/workbook/lint/readPackage.ts';
import { column, datasetOf, field, input, table } from './fixture.ts';
import { cellsOf, dump, planOf, sheetPart, unpack, workbookOf } from './partsOf.ts';

const plan = planOf(input);
const bytes = await workbookOf(input);
const parts = unpack(bytes);
const GOODS = 'US goods trade with Mexico';

const zone = process.env['TZ'];
afterAll(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

test('the-parts-of-a-table-are-as-they-were-looked-at', async () => {
  const part = sheetPart(plan, 'Top partners');
  const text = [
    part,
    `${part.replace('worksheets/', 'worksheets/_rels/')}.rels`,
    ...[...parts.keys()].filter((name) => parts.get(name)?.includes('displayName="top_partners"')),
    'docProps/core.xml',
    'docProps/custom.xml',
    'xl/workbook.xml',
    'xl/styles.xml',
  ].map((name) => `==== ${name.replace(/\d+/, 'N')}\n${dump(parts.get(name) ?? '')}`);
  await expect(text.join('\n')).toMatchFileSnapshot('table.golden.xml');
});

test('the-parts-of-a-chart-are-as-they-were-looked-at', async () => {
  const names = ['xl/charts/chart1.xml', 'xl/drawings/drawing1.xml', 'xl/drawings/_rels/drawing1.xml.rels'];
  const text = names.map((name) => `==== ${name}\n${dump(parts.get(name) ?? '')}`);
  await expect(text.join('\n')).toMatchFileSnapshot('chart.golden.xml');
});

test('the-cells-are-as-they-were-looked-at', async () => {
  const text = plan.sheets.map(({ name }) => {
    const cells = [...cellsOf(parts, sheetPart(plan, name))].map(([cell, value]) => `${cell} ${value}`);
    return `==== ${name}\n${cells.join('\n')}`;
  });
  await expect(`${text.join('\n\n')}\n`).toMatchFileSnapshot('cells.golden.txt');
});

test('our-own-linter-finds-nothing', () => {
  expect(lintWorkbook(bytes, 'book-of-figures.xlsx')).toEqual([]);
});

test('with-filters-and-frozen-panes-the-linter-still-finds-nothing', async () => {
  const options = { filters: true, freezePanes: true };
  const found = lintWorkbook(await workbookOf({ ...input, options }), 'book-of-figures.xlsx');
  expect(found).toEqual([]);
});

test('the-same-plan-gives-the-same-bytes-in-every-zone', async () => {
  for (const other of ['Asia/Tokyo', 'America/New_York', 'Asia/Kolkata']) {
    process.env['TZ'] = other;
    expect(Buffer.compare(await workbookOf(input), bytes), other).toBe(0);
  }
});

test('the-parts-come-in-a-fixed-order-with-the-content-types-first', () => {
  const names = [...parts.keys()];
  expect(names[0]).toBe('[Content_Types].xml');
  expect(names.slice(1)).toEqual([...names.slice(1)].sort());
  expect(names.some((name) => name.endsWith('/'))).toBe(false);
});

test('text-stays-text-whatever-it-begins-with', () => {
  const cells = cellsOf(parts, sheetPart(plan, 'Traps - an apostrophe’s place'));
  const texts = [...cells.values()];
  expect(texts).toContain('"=1+1"');
  expect(texts).toContain('"@home & <b>\\"away\\"</b>"');
  // Excel would read a literal _x000D_ as a carriage return.
  expect(texts).toContain('" _x005F_x000D_ +5 "');
  expect(texts).toContain('"007"');
  expect([...parts.values()].some((part) => part.includes('<f>') && part.includes('<sheetData>'))).toBe(
    false,
  );
});

test('a-date-is-the-day-that-it-names', () => {
  const cells = cellsOf(parts, sheetPart(plan, 'Traps - an apostrophe’s place'));
  // 29 February 2024 and 31 December 1999.
  expect([...cells.values()]).toEqual(expect.arrayContaining(['45351', '36525']));
});

test('any-text-comes-back-as-it-was', async () => {
  const texts = fc.sample(
    fc
      .string({ unit: 'grapheme', maxLength: 40 })
      .map((text) =>
        text.replace(/\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, ' ').replace(/_x(?=[0-9A-F]{4}_)/gi, '_y'),
      ),
    { numRuns: 300, seed: 7 },
  );
  const words = table('words', 'Words', [column(field('word', 'string', { title: 'Word' }), texts)]);
  for (const streamFrom of [1_000, 10]) {
    const of = { ...input, dataset: datasetOf([words]), options: { streamFrom } };
    const written = unpack(await workbookOf(of));
    const cells = cellsOf(written, sheetPart(planOf(of), 'Words'));
    const first = planOf(of).cells.tables.get('words')?.firstRow ?? 0;
    texts.forEach((text, row) => {
      expect(cells.get(`A${first + row}`) ?? '""').toBe(JSON.stringify(text));
    });
  }
});

/** What each cell looks like: its style with number format, font and alignment, whatever its number is. */
function looksOf(workbook: Uint8Array, part: string): readonly string[] {
  const opened = openPackage(workbook);
  if (opened.type !== 'open') return [];
  const styles = readStyles(new PartReader(opened.package), 'xl/styles.xml');
  const xml = unpack(workbook).get(part) ?? '';
  return [...xml.matchAll(/<c r="([A-Z]+\d+)"[^>]*? s="(\d+)"/g)].map(
    ([, cell, style]) => `${cell} ${JSON.stringify(styles[Number(style)])}`,
  );
}

test('a-table-zipped-in-chunks-has-the-same-cells-and-the-same-looks', async () => {
  const streamed = await workbookOf({ ...input, options: { streamFrom: 2 } });
  const other = unpack(streamed);
  for (const { name } of plan.sheets) {
    const part = sheetPart(plan, name);
    expect(cellsOf(other, part), name).toEqual(cellsOf(parts, part));
    expect(looksOf(streamed, part), name).toEqual(looksOf(bytes, part));
  }
  expect(lintWorkbook(streamed, 'streamed.xlsx')).toEqual([]);
});

test('a-sheet-says-its-own-dimension', () => {
  expect(parts.get(sheetPart(plan, GOODS))).toContain('<dimension ref="A1:D23"/>');
});
