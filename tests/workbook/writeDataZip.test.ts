import { expect, test } from 'vitest';
import { parseCsv } from '../../pipeline/load/parseCsv.ts';
import { licenceId } from '../../pipeline/workbook/licenceId.ts';
import { writeDataZip, zipDataBy } from '../../pipeline/workbook/writeDataZip.ts';
import { chartSpecs, column, dataset, datasetOf, field, input, manuscript, table } from './fixture.ts';
import { unpack } from './partsOf.ts';

/** What stands in every zip. */
const companions = ['all', 'checks', 'columns', 'figures', 'notes', 'sources'].map((name) => ({ name }));

const files = unpack(writeDataZip(dataset, manuscript));

test('each-table-but-no-register-is-a-csv-file', () => {
  expect([...files.keys()]).toEqual([
    'datapackage.json',
    'README.txt',
    'all-facts.csv',
    'all.csv',
    ...[...chartSpecs.keys()].map((id) => `charts/${id}.svg`).toSorted(),
    'checks.csv',
    'columns.csv',
    'figures.csv',
    'goods-monthly.csv',
    'notes.csv',
    'polls.csv',
    'sources.csv',
    'top-partners.csv',
    'us-mexico-goods.csv',
  ]);
});

test('a-gap-is-an-empty-cell-and-its-code-stands-beside-it', () => {
  expect(files.get('top-partners.csv')).toBe(
    [
      'partner,exports,exports_status,imports,share',
      'Mexico,323.2,,475.6,15.7',
      'Canada,353.2,,421.1,15.2',
      'China,,O,427.2,11.3',
      'World,2019.5,,3084.1,100',
      '',
    ].join('\r\n'),
  );
});

test('text-is-quoted-where-it-must-be-and-never-changed', () => {
  expect(files.get('polls.csv')?.split('\r\n').slice(1, 4)).toEqual([
    '2024-02-29,=1+1,22,true,,007,,0.125,',
    '2024-03-04,"@home & <b>""away""</b>",-3,false,,1E5,,-0.005,',
    '1999-12-31," _x000D_ +5 ",0,,O,,O,,O',
  ]);
});

test('a-record-of-one-empty-text-is-no-empty-line-and-no-gap', () => {
  const one = table('one', 'One', [column(field('a', 'string'), ['x', ''])]);
  const own = unpack(writeDataZip(datasetOf([one]), manuscript));
  expect(own.get('one.csv')).toBe('a\r\nx\r\n""\r\n');
  expect(JSON.parse(own.get('datapackage.json') ?? '')).toMatchObject({
    resources: [{ schema: { fields: [{ name: 'a', missingValues: [] }] } }, {}, ...companions],
  });
});

test('a-gap-beside-an-empty-text-of-the-column-keeps-its-sign', () => {
  const one = table('one', 'One', [column(field('a', 'string'), ['x', '', null])]);
  const own = unpack(writeDataZip(datasetOf([one]), manuscript));
  expect(own.get('one.csv')).toBe('a,a_status\r\nx,\r\n,\r\n[x],O\r\n');
  expect(JSON.parse(own.get('datapackage.json') ?? '')).toMatchObject({
    resources: [
      { schema: { fields: [{ missingValues: [{ value: '[x]', label: 'not available' }] }, {}] } },
      {},
      ...companions,
    ],
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
          fields: [
            { name: 'partner' },
            { name: 'exports', unit: 'US$ billion', numberFormat: ',.1f' },
            {
              name: 'exports_status',
              title: 'US exports: status',
              type: 'string',
              statusOf: 'exports',
              categories: [{ value: 'O', label: 'not available' }],
            },
            {},
            {},
          ],
        },
      },
      {},
      {},
      { name: 'all-facts' },
      ...companions,
    ],
  });
});

const statused = (codes: readonly (string | null)[]) => {
  const provisional = { name: 'provisional', sign: '', label: '' } as const;
  const low = { name: 'notAvailable', sign: '[low]', label: 'too few answers' } as const;
  const notComputed = { name: 'notComputed', sign: '', label: '' } as const;
  return table('one', 'One', [
    column(field('year', 'year'), [2020, 2021, 2022, 2023]),
    column(field('a', 'number'), [1.5, null, null, null], [provisional, low, notComputed, null]),
    ...(codes.length === 0 ? [] : [column(field('flag', 'string', { statusOf: 'a' }), codes)]),
  ]);
};

test('a-sign-without-a-code-is-a-code-without-its-brackets', () => {
  const own = unpack(writeDataZip(datasetOf([statused([])]), manuscript));
  expect(own.get('one.csv')).toBe('year,a,a_status\r\n2020,1.5,P\r\n2021,,low\r\n2022,,nc\r\n2023,,O\r\n');
});

test('the-statuses-that-a-table-has-itself-are-kept-and-gaps-added', () => {
  const own = unpack(writeDataZip(datasetOf([statused(['P', 'O', null, null])]), manuscript));
  expect(own.get('one.csv')).toBe('year,a,flag\r\n2020,1.5,P\r\n2021,,O\r\n2022,,nc\r\n2023,,O\r\n');
});

test('a-column-of-statuses-takes-no-name-that-the-table-has', () => {
  const one = table('one', 'One', [
    column(field('a', 'number'), [1, null]),
    column(field('a_status', 'string'), ['x', 'y']),
  ]);
  expect(unpack(writeDataZip(datasetOf([one]), manuscript)).get('one.csv')).toBe(
    'a,a_status_2,a_status\r\n1,,x\r\n,O,y\r\n',
  );
});

test('a-large-table-is-the-same-file-in-chunks', () => {
  const values = Array.from({ length: 20_001 }, (_, row) => row);
  const large = table('large', 'Large', [column(field('a', 'integer'), values)]);
  const text = unpack(writeDataZip(datasetOf([large]), manuscript)).get('large.csv');
  expect(text).toBe(`a\r\n${values.join('\r\n')}\r\n`);
});

test('large-tables-are-not-handed-over-to-be-zipped', () => {
  const nobody = () => Promise.reject(new Error('asked'));
  const large = table('large', 'Large', [column(field('a', 'integer'), new Array(20_001).fill(1))]);
  expect(zipDataBy(nobody, datasetOf([large]), manuscript)).toBeUndefined();
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
    expect(csv?.header.filter((name) => !name.endsWith('_status'))).toEqual(
      one.columns.map(({ field: head }) => head.name),
    );
    expect(csv?.rowCount).toBe(one.rowCount);
    for (const { field: head, values } of one.columns) {
      const read = csv?.columns[csv.header.indexOf(head.name)]?.map((cell) => (cell === '' ? 'null' : cell));
      expect(read).toEqual(values.map(String));
    }
  }
});

test('all-values-stand-in-one-file-with-their-status-beside-them', () => {
  const lines = (files.get('all.csv') ?? '').split('\r\n');
  expect(lines[0]).toBe('table,key,field,value,unit,status,as_of,source');
  expect(lines.filter((line) => line.startsWith('top-partners,partner=China,'))).toEqual([
    expect.stringMatching(/^top-partners,partner=China,exports,,US\$ billion,not available,/),
    expect.stringMatching(/^top-partners,partner=China,imports,427\.2,US\$ billion,,/),
    expect.stringMatching(/^top-partners,partner=China,share,11\.3,percent,,/),
  ]);
  expect(files.get('all.csv')).not.toContain('[x]');
});

test('what-stands-around-the-tables-has-a-file-each', () => {
  const records = (name: string) => (files.get(name) ?? '').trimEnd().split('\r\n').length - 1;
  expect(records('sources.csv')).toBe(dataset.sources.size);
  expect(records('figures.csv')).toBe(manuscript.ledger.length);
  expect(records('checks.csv')).toBe(manuscript.checks.size);
  const printed = [...dataset.tables.values()].filter(({ role }) => role !== 'register');
  const heads = printed.flatMap(
    ({ id }) => (files.get(`${id}.csv`) ?? '').split('\r\n')[0]?.split(',') ?? [],
  );
  expect(records('columns.csv')).toBe(heads.length);
  expect(files.get('columns.csv')).toContain(
    'top-partners,exports_status,US exports: status,string,,false,"Code for why a value of “US exports” is missing, or how far it is to be relied on.",O: not available,',
  );
  expect(records('notes.csv')).toBe(printed.reduce((sum, { notes }) => sum + notes.length, 0));
});

test('a-table-keeps-its-name-and-the-companion-takes-another', () => {
  const own = unpack(
    writeDataZip(datasetOf([table('sources', 'S', [column(field('a', 'string'), ['x'])])]), manuscript),
  );
  expect(own.get('sources.csv')).toBe('a\r\nx\r\n');
  expect(own.get('pack-sources.csv')).toMatch(/^id,publisher,title,/);
});

test('the-readme-says-how-r-python-and-excel-read-the-files', () => {
  const readme = files.get('README.txt') ?? '';
  const after = (head: string) => {
    const lines = readme.split('\r\n');
    return lines.slice(lines.indexOf(head) + 1, lines.indexOf(head) + 4);
  };
  for (const head of ['R', 'Python', 'Excel']) {
    expect(after(head).every((line) => /^ {2}\S/.test(line))).toBe(true);
  }
  for (const name of readme.match(/[\w-]+\.csv(?!\()/g) ?? []) expect(files.has(name)).toBe(true);
});

test('a-licence-keeps-the-id-that-its-descriptor-gives', () => {
  const words = { title: 'Figures of the named publishers', path: 'https://example.org/terms' };
  const licences = [{ name: 'other-open', ...words }, { title: 'CC BY 4.0' }, words];
  const one = table('one', 'One', [column(field('a', 'integer'), [1])], { licences });
  const own = unpack(writeDataZip(datasetOf([one]), manuscript));
  expect(JSON.parse(own.get('datapackage.json') ?? '').resources[0].licenses).toEqual([
    { name: 'other-open', ...words },
    { name: 'CC-BY-4.0', title: 'CC BY 4.0' },
    { name: 'notspecified', ...words },
  ]);
});

test.each([
  ['CC BY 4.0', 'CC-BY-4.0'],
  ['cc by-sa 3.0', 'CC-BY-SA-3.0'],
  ['ODbL-1.0', 'ODbL-1.0'],
  ['US federal government work, public domain', 'other-pd'],
  ['Facts and figures of the named publishers', 'notspecified'],
])('the-licence-%s-has-the-id-%s', (text, id) => {
  expect(licenceId(text)).toBe(id);
});
