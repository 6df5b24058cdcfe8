import { expect, test } from 'vitest';
import { parseCsv } from '../../pipeline/load/parseCsv.ts';
import { writeDataZip } from '../../pipeline/workbook/writeDataZip.ts';
import { column, dataset, datasetOf, field, input, manuscript, table } from './fixture.ts';
import { unpack } from './partsOf.ts';

const files = unpack(writeDataZip(dataset, manuscript));

test('each-table-but-no-register-is-a-csv-file', () => {
  expect([...files.keys()]).toEqual([
    'datapackage.json',
    'all-facts.csv',
    'goods-monthly.csv',
    'polls.csv',
    'top-partners.csv',
    'us-mexico-goods.csv',
  ]);
});

test('a-missing-value-is-written-by-its-code', () => {
  expect(files.get('top-partners.csv')).toBe(
    [
      'partner,exports,imports,share',
      'Mexico,323.2,475.6,15.7',
      'Canada,353.2,421.1,15.2',
      'China,[x],427.2,11.3',
      'World,2019.5,3084.1,100',
      '',
    ].join('\r\n'),
  );
});

test('text-is-quoted-where-it-must-be-and-never-changed', () => {
  expect(files.get('polls.csv')?.split('\r\n').slice(1, 4)).toEqual([
    '2024-02-29,=1+1,22,true,007,0.125',
    '2024-03-04,"@home & <b>""away""</b>",-3,false,1E5,-0.005',
    '1999-12-31," _x000D_ +5 ",0,[x],[x],[x]',
  ]);
});

test('a-record-of-one-empty-text-is-no-empty-line-and-no-gap', () => {
  const one = table('one', 'One', [column(field('a', 'string'), ['x', '', null])]);
  const own = unpack(writeDataZip(datasetOf([one]), manuscript));
  expect(own.get('one.csv')).toBe('a\r\nx\r\n""\r\n[x]\r\n');
  expect(JSON.parse(own.get('datapackage.json') ?? '')).toMatchObject({
    resources: [{ schema: { missingValues: [{ value: '[x]', label: 'not available' }] } }, {}],
  });
});

test('the-descriptor-says-what-the-workbook-says', () => {
  const descriptor: unknown = JSON.parse(files.get('datapackage.json') ?? '');
  expect(descriptor).toMatchObject({
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'book-of-figures',
    version: '2024-03-31',
    licenses: [{ name: 'CC-BY-4.0', title: 'CC BY 4.0' }],
    resources: [
      { name: 'us-mexico-goods', path: 'us-mexico-goods.csv', asOf: '2024-02-07' },
      {
        name: 'top-partners',
        schema: {
          missingValues: [{ value: '[x]', label: 'not available' }],
          fields: [
            { name: 'partner' },
            { name: 'exports', unit: 'US$ billion', numberFormat: ',.1f' },
            {},
            {},
          ],
        },
      },
      {},
      {},
      { name: 'all-facts' },
    ],
  });
});

test('a-large-table-is-the-same-file-in-chunks', () => {
  const values = Array.from({ length: 20_001 }, (_, row) => row);
  const large = table('large', 'Large', [column(field('a', 'integer'), values)]);
  const text = unpack(writeDataZip(datasetOf([large]), manuscript)).get('large.csv');
  expect(text).toBe(`a\r\n${values.join('\r\n')}\r\n`);
});

test('the-same-data-gives-the-same-bytes', () => {
  expect(
    Buffer.compare(writeDataZip(dataset, manuscript), writeDataZip(input.dataset, input.manuscript)),
  ).toBe(0);
});

test('our-own-reader-reads-the-same-cells-back', () => {
  for (const one of dataset.tables.values()) {
    const text = files.get(`${one.id}.csv`);
    if (text === undefined) continue;
    const { csv } = parseCsv(`${one.id}.csv`, text);
    expect(csv?.header).toEqual(one.columns.map(({ field: head }) => head.name));
    expect(csv?.rowCount).toBe(one.rowCount);
    one.columns.forEach(({ values }, at) => {
      const read = csv?.columns[at]?.map((cell) => (cell === '' || cell === '[x]' ? 'null' : cell));
      expect(read).toEqual(values.map(String));
    });
  }
});
