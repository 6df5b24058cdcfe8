/** What is said once of many figures of a manifest is read back as it was of each. */
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { printRowAddress } from '../../pipeline/address/Address.ts';
import type { Manifest, ManifestFigure } from '../../pipeline/publish/Manifest.ts';
import { printManifest } from '../../pipeline/publish/printManifest.ts';
import { parseManifest } from '../../pipeline/publish/readManifest.ts';
import type { FigureOrigin } from '../../pipeline/validate/Dataset.ts';
import { openBookFolder } from '../../pipeline/world/World.ts';
import { buildInMemory } from '../build/buildInMemory.ts';

let text = '';

beforeAll(async () => {
  const folder = join(import.meta.dirname, '../fixtures/rich-book');
  const { outputs } = await buildInMemory(openBookFolder(folder), 'final');
  text = new TextDecoder().decode(outputs?.get('manifest.json'));
}, 60_000);

function parsed(printed: string): Manifest {
  const manifest = parseManifest(printed);
  if (manifest === undefined) throw new Error('the manifest cannot be read');
  return manifest;
}

test('a-row-of-a-table-is-a-line', () => {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.startsWith('{"chapter":"goods","within":"tbl:goods"'));
  expect(lines.slice(at, at + 5).join('\n')).toMatchInlineSnapshot(`
    "{"chapter":"goods","within":"tbl:goods","place":"templates/chapters/goods.md.hbs:29","asOf":"2024-01-15","sources":["census"],"after":7,"first":"goods-0008","table":"goods","key":["year"],"sheet":"'Goods by year'","line":15,"columns":[{"field":"value","unit":"million","format":",.1f","letters":"B"},{"field":"estimate","unit":"million","format":",.1f","letters":"C"}],"rows":[
    {"key":["2021"],"row":2,"page":"4","figures":[["11.4",11.4],["11.0",11]]},
    {"key":["2022"],"row":3,"page":"4","figures":[["12.1",12.1],["12.0",12]]},
    {"key":["2023"],"row":4,"page":"4","figures":[["14.9",14.9],null]}
    ]},"
  `);
});

test('what-is-told-by-table-column-and-row-is-known-of-each-figure', () => {
  const { figures } = parsed(text);
  expect(figures.find(({ slot }) => slot === 'tbl:goods/[2023].value')).toMatchInlineSnapshot(`
    {
      "address": "goods[2023].value",
      "asOf": "2024-01-15",
      "cell": "'Goods by year'!B19",
      "chapter": "goods",
      "displayed": "14.9",
      "format": ",.1f",
      "id": "goods-0012",
      "origin": {
        "field": "value",
        "row": 4,
        "table": "goods",
        "type": "cell",
      },
      "page": "4",
      "place": "templates/chapters/goods.md.hbs:29",
      "rowKey": "year=2023",
      "slot": "tbl:goods/[2023].value",
      "sources": [
        "census",
      ],
      "unit": "million",
      "value": 14.9,
      "within": "tbl:goods",
    }
  `);
});

test('a-table-stands-where-the-book-prints-it', () => {
  const ids = parsed(text)
    .figures.filter(({ chapter }) => chapter === 'goods')
    .map(({ id }) => id);
  expect(ids).toEqual(ids.map((_, index) => `goods-${String(index + 1).padStart(4, '0')}`));
});

test('a-manifest-of-the-form-before-says-the-same', () => {
  const { form: _, ...manifest } = parsed(text);
  expect(parseManifest(JSON.stringify(manifest))).toEqual({ ...manifest, form: 1 });
});

test('a-manifest-that-says-no-form-is-of-the-one-that-has-its-tables', () => {
  expect(parseManifest(text.replace('"form": 2,', ''))).toEqual(parsed(text));
});

test.each([
  ['another form', (json: string) => json.replace('"form": 2', '"form": 3')],
  ['no tables', (json: string) => json.replace('"tables"', '"lists"')],
  ['a figure that is no list', (json: string) => json.replace('["11.4",11.4]', '5')],
  ['a key that is no list', (json: string) => json.replace('"key":["2021"]', '"key":"2021"')],
  ['a cell without a row', (json: string) => json.replace(/"row":\d+/, '"row":"first"')],
])('a-table-of-other-kinds-says-nothing (%s)', (_, edit) => {
  const edited = edit(text);
  expect(edited).not.toBe(text);
  expect(parseManifest(edited)).toBeUndefined();
});

const words = fc.constantFrom('a', 'Ohio', '1, 2', '2023', '"quoted"', ' ', '', 'x=y', '[b].c', "it's");
const unitsAndSo = {
  unit: fc.constantFrom('US$ billion', 'percent'),
  scale: fc.constantFrom(0.001, 100),
  format: fc.constantFrom('.1f', ',d'),
  page: fc.constantFrom('1', 'ii'),
  cell: fc.constantFrom("'Goods'!C9", "'It''s'!AB10", "'Goods'!C10"),
  rowKey: fc.constantFrom('id=a', 'row 1', 'id=Ohio, year=2023', 'null'),
  from: fc.constantFrom(['t[a].b']),
};
const cell: fc.Arbitrary<FigureOrigin> = fc.record({
  type: fc.constant('cell'),
  table: fc.constantFrom('t', 'u'),
  row: fc.integer({ min: 0, max: 9 }),
  field: fc.constantFrom('b', 'c'),
});
const origin: fc.Arbitrary<FigureOrigin> = fc.oneof(
  cell,
  fc.record({ type: fc.constant('fact'), fact: fc.constant('f') }),
  fc.record({
    type: fc.constant('computed'),
    expression: fc.constant('1'),
    figures: fc.array(cell, { maxLength: 2 }),
  }),
);
const plain = {
  id: fc.constantFrom('a-0001', 'a-0002', 'odd', 'a-9999'),
  displayed: words,
  value: fc.oneof(fc.integer(), fc.constant(null), words),
  asOf: fc.constantFrom('2024-01-31', '2025'),
  address: fc.constantFrom('t[a].b', 'fact:f', 'rank'),
  slot: fc.constantFrom('sec:a#1', 'tbl:t/title#1', 'tbl:t/[a].b', 'tbl:t/[a'),
  origin,
  sources: fc.array(fc.constantFrom('one', 'two'), { maxLength: 2 }),
  chapter: fc.constantFrom('a', 'b'),
  within: fc.constantFrom('prose', 'tbl:t', 'fig:t'),
  place: fc.constantFrom('a.md.hbs:1', 'a.md.hbs'),
};
const any: fc.Arbitrary<ManifestFigure> = fc.record(
  { ...plain, ...unitsAndSo },
  {
    requiredKeys: [
      'id',
      'displayed',
      'value',
      'asOf',
      'address',
      'slot',
      'origin',
      'sources',
      'chapter',
      'within',
      'place',
    ],
  },
);

/** A figure of a table as the pipeline makes it, but for what is put over it. */
const ofTable = fc
  .record({
    key: fc.array(words, { maxLength: 2 }),
    row: fc.integer({ min: 0, max: 3 }),
    field: fc.constantFrom('b', 'c', '2023'),
    over: fc.option(any, { freq: 6 }),
    which: fc.subarray([
      'id',
      'unit',
      'page',
      'sources',
      'origin',
      'rowKey',
      'cell',
      'asOf',
      'value',
      'slot',
    ]),
  })
  .map(({ key, row, field, over, which }): ManifestFigure => {
    const address = `${printRowAddress('t', key)}.${field}`;
    const figure: ManifestFigure = {
      id: 'a-0001',
      displayed: '1',
      value: 1,
      asOf: '2024-01-31',
      address,
      slot: `tbl:t/${address.slice(1)}`,
      origin: { type: 'cell', table: 't', row, field },
      rowKey: key.map((value, index) => `k${index}=${value}`).join(', '),
      sources: ['one'],
      chapter: 'a',
      within: 'tbl:t',
      place: 'a.md.hbs:1',
      page: '1',
      cell: `'Goods'!C${row + 9}`,
    };
    const put = Object.entries(over ?? {}).filter(([name]) => which.some((one) => one === name));
    return { ...figure, ...Object.fromEntries(put) };
  });

test('whatever-the-figures-are-they-are-read-as-they-were-in-their-order', () => {
  const manifest = parsed(text);
  fc.assert(
    fc.property(fc.array(fc.oneof({ weight: 6, arbitrary: ofTable }, any), { maxLength: 20 }), (figures) => {
      expect(parsed(printManifest({ ...manifest, figures })).figures).toEqual(figures);
    }),
    { numRuns: 500 },
  );
});

test('many-rows-take-little-room', () => {
  const manifest = parsed(text);
  const [figure] = manifest.figures.filter(({ within }) => within === 'tbl:goods');
  if (figure === undefined) throw new Error('the table has no figure');
  const figures = Array.from({ length: 2000 }, (_, index): ManifestFigure => {
    const [row, field] = [Math.floor(index / 2), ['value', 'estimate'][index % 2] ?? ''];
    return {
      ...figure,
      id: `goods-${String(index + 1).padStart(4, '0')}`,
      displayed: `${index}.0`,
      value: index,
      address: `goods[${row}].${field}`,
      slot: `tbl:goods/[${row}].${field}`,
      origin: { type: 'cell', table: 'goods', row, field },
      rowKey: `year=${row}`,
      cell: `'Goods by year'!${index % 2 === 0 ? 'B' : 'C'}${row + 9}`,
    };
  });
  const grown =
    printManifest({ ...manifest, figures }).length - printManifest({ ...manifest, figures: [] }).length;
  expect(grown / figures.length).toBeLessThan(45);
});
