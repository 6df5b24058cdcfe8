/** Queries over declared files by DuckDB, where it is installed: they see those files and nothing else. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { beforeAll, describe, expect, test } from 'vitest';
import { defaultLimits } from '../../pipeline/limits/Limits.ts';
import { bookWithOrigin, EXPORTS, refresh, textOf } from './bookWithOrigin.ts';

const isInstalled = await import('@duckdb/node-api').then(
  () => true,
  () => false,
);
if (!isInstalled)
  process.stdout.write('skipped: queries over files, since @duckdb/node-api is not installed\n');

const ROWS = [
  { state: 'Ohio', year: 2022, part: 7 },
  { state: 'Ohio', year: 2022, part: 0.5 },
  { state: 'Ohio', year: 2023, part: 8.25 },
  { state: 'Ohio', year: 2023, part: 0.15 },
  { state: 'Texas', year: 2022, part: 140.1 },
  { state: 'Texas', year: 2023, part: 144.3 },
  { state: 'Guam', year: 2022, part: null },
  { state: 'Guam', year: 2023, part: 0.1 },
];
const SUMS = 'SELECT state, year, SUM(part) AS exports FROM parts GROUP BY state, year ORDER BY state, year';

/** A book with a folder `raw` beside `data`, in which the parts lie in each form. */
function bookOf(origin: object): string {
  const book = bookWithOrigin(origin);
  mkdirSync(join(book, 'raw'));
  const csv = ROWS.map(({ state, year, part }) => `${state},${year},${part ?? ''}\n`).join('');
  writeFileSync(join(book, 'raw/parts.csv'), `state,year,part\n${csv}`);
  writeFileSync(join(book, 'raw/parts.json'), JSON.stringify(ROWS));
  const parquet = parquetWriteBuffer({
    columnData: [
      { name: 'state', data: ROWS.map(({ state }) => state) },
      { name: 'year', data: ROWS.map(({ year }) => year), type: 'INT32' },
      { name: 'part', data: ROWS.map(({ part }) => part), type: 'DOUBLE' },
    ],
  });
  writeFileSync(join(book, 'raw/parts.parquet'), new Uint8Array(parquet));
  writeFileSync(join(book, 'secret.csv'), 'a\n1\n');
  return book;
}

test('a-declared-file-is-one-of-the-book-that-an-engine-reads', async () => {
  for (const path of ['raw/none.csv', 'raw/parts.xlsx', 'raw/*.csv']) {
    const ran = await refresh(bookOf({ sql: SUMS, files: { parts: path } }));
    expect(ran.end).toBe('problems');
    expect(ran.err).toContain('origin-file');
  }
});

test.skipIf(isInstalled)('who-has-no-engine-is-told-how-to-install-it', async () => {
  const ran = await refresh(bookOf({ sql: SUMS, files: { parts: 'raw/parts.csv' } }));
  expect(ran.end).toBe('machine');
  expect(ran.err).toContain('origin-engine');
  expect(ran.err).toContain('npm install @duckdb/node-api@');
});

describe.skipIf(!isInstalled)('with-the-engine', () => {
  beforeAll(() => import('@duckdb/node-api'));

  test.each(['csv', 'json', 'parquet'])('a-file-is-summed-up: %s', async (kind) => {
    const book = bookOf({ sql: SUMS, files: { parts: `raw/parts.${kind}` }, asOf: 'retrieved' });
    const ran = await refresh(book, { apply: true });
    expect(ran).toMatchObject({ end: 'done', err: '' });
    expect(ran.out).toContain('state-exports: from a query over files');
    expect(ran.out).toContain('changed  state-exports[Ohio, 2023].exports');
    expect(textOf(book, EXPORTS)).toContain('Ohio,2023,8.4\n');
  });

  test('what-lies-at-an-address-is-fetched-for-the-engine', async () => {
    const server = createServer((_, response) => response.end(JSON.stringify(ROWS)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const book = bookOf({ sql: SUMS, files: { parts: `http://127.0.0.1:${port}/parts` } });
    const ran = await refresh(book);
    server.closeAllConnections();
    server.close();
    expect(ran.err).toBe('');
    expect(ran.out).toContain('8.2 → 8.4');
  });

  const ONE = "SELECT 'Ohio' AS state, 2023 AS year,";
  /** Queries of a hostile book, or of one that is wrong. */
  const REFUSED: readonly (readonly [name: string, sql: (book: string) => string, said: string])[] = [
    ['another file', (book) => `SELECT * FROM read_csv('${book}/secret.csv')`, 'origin-query'],
    ['a file of the system', () => `${ONE} content AS exports FROM read_text('/etc/passwd')`, 'origin-query'],
    ['a list of files', () => `${ONE} file AS exports FROM glob('/etc/*')`, 'origin-query'],
    ['the network', () => "SELECT * FROM read_csv('https://example.org/a.csv')", 'origin-query'],
    ['a setting', () => 'SET enable_external_access = true', 'origin-query'],
    ['writing', (book) => `COPY (SELECT 1) TO '${book}/raw/parts.csv'`, 'origin-query'],
    ['an extension', () => 'INSTALL httpfs', 'origin-query'],
    ['another database', (book) => `ATTACH '${book}/x.db'`, 'origin-query'],
    ['two statements', () => 'SELECT 1; SELECT 2', '2 statements'],
    ['no statement', () => '-- nothing', 'origin-query'],
    ['a slip', () => 'SELEC state FROM parts', 'origin-query'],
    ['no such column', () => 'SELECT nothing FROM parts', 'origin-query'],
    ['a list', () => `${ONE} [1] AS exports`, 'origin-value'],
    ['too many digits', () => `${ONE} 12345678901234567890::HUGEINT AS exports`, 'intake-digits'],
    ['no number', () => `${ONE} 'NaN'::DOUBLE / 1 AS exports UNION ALL ${ONE} 1e999`, 'intake-mixed-column'],
    [
      'too many rows',
      () => 'SELECT range AS state, 2023 AS year, 1 AS exports FROM range(5000)',
      'over-limit',
    ],
    ['too much memory', () => 'SELECT list(range) FROM range(100000000)', 'Out of Memory'],
  ];

  test.each(REFUSED)('a-query-sees-what-is-declared-and-is-bounded: %s', async (_, sql, said) => {
    const book = bookOf({ sql: '', files: { parts: 'raw/parts.csv' } });
    const path = join(book, 'data/trade/datapackage.json');
    const text = textOf(book, 'data/trade/datapackage.json');
    writeFileSync(path, text.replace('"sql":""', `"sql":${JSON.stringify(sql(book))}`));
    const limit = { ...defaultLimits, rows: 4000, engineBytes: 64 << 20 };
    const ran = await refresh(book, { limit });
    expect(ran).toMatchObject({ end: 'problems', out: '' });
    expect(ran.err).toContain(said);
    expect(ran.err).toContain('datapackage.json:28');
    expect(textOf(book, 'raw/parts.csv')).toContain('Ohio,2022,7');
  });

  test('a-query-that-does-not-end-is-ended', async () => {
    const sql = 'SELECT COUNT(*) FROM range(10000000000) a, range(1000) b';
    const ran = await refresh(bookOf({ sql, files: { parts: 'raw/parts.csv' } }), { timeout: 1 });
    expect(ran.end).toBe('machine');
    expect(ran.err).toContain('it took longer than 1 s');
  });
});
