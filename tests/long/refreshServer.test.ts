/** Tables are read anew from a real PostgreSQL server, which is started for it where the machine has one. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultLimits } from '../../pipeline/limits/Limits.ts';
import { bookWithOrigin, EXPORTS, refresh, textOf } from '../origins/bookWithOrigin.ts';

const folder = ['/usr/lib/postgresql', ...(process.env['PATH'] ?? '').split(':')]
  .flatMap((place) =>
    place.endsWith('postgresql') && existsSync(place)
      ? readdirSync(place).map((version) => join(place, version, 'bin'))
      : [place],
  )
  .find((place) => existsSync(join(place, 'initdb')));
if (folder === undefined)
  process.stdout.write('skipped: queries to a server, since PostgreSQL is not on this machine\n');

/** The server refuses to run for the superuser. */
const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
const bin = (name: string) => join(folder ?? '', name);

describe.skipIf(folder === undefined)('with-a-server', () => {
  let data = '';
  let server: ChildProcess;
  let port = 0;
  let environment: Record<string, string> = {};

  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'briefing-postgres-'));
    chmodSync(data, 0o777);
    const cluster = join(data, 'cluster');
    const made = spawnSync(bin('initdb'), ['-D', cluster, '-U', 'tester', '-A', 'trust', '-N'], {
      ...user,
      encoding: 'utf8',
    });
    expect(made.status, made.stderr).toBe(0);
    port = await freePort();
    const settings = ['-p', String(port), '-h', '127.0.0.1', '-k', data, '-c', 'fsync=off'];
    server = spawn(bin('postgres'), ['-D', cluster, ...settings], { ...user, stdio: 'ignore' });
    environment = { TRADE_DATABASE: `postgresql://tester:secret@127.0.0.1:${port}/postgres` };
    for (let look = 0; look < 300 && (await ask('SELECT 1')) !== 'ok'; look += 1) await setTimeout(100);
    await ask(`CREATE TABLE parts (state text, year integer, part numeric, day date);
      INSERT INTO parts VALUES ('Ohio', 2022, 7.5, '2022-12-31'), ('Ohio', 2023, 8.25, '2023-06-30'),
        ('Ohio', 2023, 0.15, '2023-12-31'), ('Texas', 2022, 140.1, '2022-12-31'),
        ('Texas', 2023, 144.3, '2023-12-31'), ('Guam', 2022, NULL, NULL), ('Guam', 2023, 0.1, '2023-12-31');`);
  }, 120_000);

  afterAll(async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGINT');
    await ended;
    rmSync(data, { recursive: true, force: true });
  });

  async function ask(sql: string): Promise<string> {
    const { default: pg } = await import('pg');
    const client = new pg.Client(environment['TRADE_DATABASE']);
    return client
      .connect()
      .then(() => client.query(sql))
      .then(() => client.end())
      .then(
        () => 'ok',
        (error: Error) => error.message,
      );
  }

  const SUMS =
    'SELECT state, year, SUM(part) AS exports FROM parts GROUP BY state, year ORDER BY state, year;';
  const bookOf = (sql: string) => bookWithOrigin({ sql, server: 'TRADE_DATABASE', asOf: 'retrieved' });

  test('what-lies-on-the-server-is-summed-up-there', async () => {
    const book = bookOf(SUMS);
    const ran = await refresh(book, { apply: true }, environment);
    expect(ran).toMatchObject({ end: 'done', err: '' });
    expect(ran.out).toContain('changed  state-exports[Ohio, 2023].exports');
    expect(textOf(book, EXPORTS)).toContain('Ohio,2023,8.4\n');
  });

  test('a-year-may-come-as-its-first-day', async () => {
    const sql = SUMS.replace('SELECT state, year', 'SELECT state, make_date(year, 1, 1) AS year');
    expect((await refresh(bookOf(sql), {}, environment)).out).toContain('1 cell changed');
  });

  const one = (value: string) => `SELECT 'Ohio' AS state, 2023 AS year, ${value} AS exports`;
  const REFUSED: readonly (readonly [name: string, sql: string, end: string, said: string])[] = [
    ['writing', 'DELETE FROM parts', 'problems', 'origin-query'],
    [
      'writing within',
      'WITH gone AS (DELETE FROM parts RETURNING *) SELECT * FROM gone',
      'problems',
      'origin-query',
    ],
    ['two statements', 'SELECT 1; DROP TABLE parts', 'problems', 'origin-query'],
    ['ending the transaction', 'SELECT 1; COMMIT; DROP TABLE parts', 'problems', 'origin-query'],
    ['a program', "COPY (SELECT 1) TO PROGRAM 'touch made-by-a-query'", 'problems', 'origin-query'],
    ['a slip', 'SELEC 1', 'problems', 'syntax error'],
    ['no such table', 'SELECT * FROM nowhere', 'problems', 'does not exist'],
    ['division by zero', 'SELECT 1/0', 'problems', 'division by zero'],
    ['json', one(`'{}'::jsonb`), 'problems', 'origin-value'],
    ['a list', one('ARRAY[1, 2]'), 'problems', 'origin-value'],
    ['too many digits', one('1234567890123456789012'), 'problems', 'intake-digits'],
    [
      'no number',
      `${one("'Infinity'::float8")} UNION ALL SELECT 'Iowa', 2023, 1`,
      'problems',
      'intake-mixed',
    ],
    [
      'too many rows',
      'SELECT generate_series::text AS state, 2023 AS year, 1 AS exports FROM generate_series(1, 9000)',
      'problems',
      'over-limit',
    ],
    [
      'huge values',
      "SELECT generate_series::text AS state, 2023 AS year, repeat('x', 900000) AS exports FROM generate_series(1, 900)",
      'problems',
      'over-limit',
    ],
    ['slow', one('pg_sleep(30)::text'), 'machine', 'origin-unreachable'],
  ];

  test.each(REFUSED)('a-query-only-reads-and-is-bounded: %s', async (_, sql, end, said) => {
    const limit = { ...defaultLimits, rows: 4000, fileBytes: 32 << 20 };
    const book = bookOf(sql);
    const before = textOf(book, EXPORTS);
    const ran = await refresh(book, { limit, timeout: 3, apply: true }, environment);
    expect(ran).toMatchObject({ end, out: '' });
    expect(ran.err).toContain(said);
    expect(ran.err).not.toContain('secret');
    expect(textOf(book, EXPORTS)).toBe(before);
    expect(await ask('SELECT 1 FROM parts LIMIT 1')).toBe('ok');
  });

  test('a-database-that-is-not-there-is-told-without-its-password', async () => {
    const [address = ''] = Object.values(environment);
    const ran = await refresh(bookOf(SUMS), {}, { TRADE_DATABASE: address.replace(/postgres$/, 'other') });
    expect(ran.end).toBe('machine');
    expect(ran.err).toContain('database "other" does not exist');
    expect(ran.err).not.toContain('secret');
  });
});

async function freePort(): Promise<number> {
  const listening = createServer();
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const address = listening.address();
  await new Promise((resolve) => listening.close(resolve));
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

/** Servers that are none: what they answer is bounded as well. */
const HOSTILE: readonly (readonly [name: string, said: string, answer: (socket: Socket) => void])[] = [
  ['silent', 'it took longer than 1 s', () => {}],
  ['gone at once', 'origin-unreachable', (socket) => socket.destroy()],
  ['no such protocol', 'origin-unreachable', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
  [
    'a message without an end',
    'over-limit',
    (socket) => {
      const chunk = Buffer.alloc(1 << 16, 'a');
      socket.write(Buffer.from([0x52, 0x7f, 0xff, 0xff, 0xff]));
      const more = () => {
        while (!socket.destroyed && socket.write(chunk));
      };
      socket.on('drain', more);
      more();
    },
  ],
];

test.each(HOSTILE)(
  'a-server-that-is-none-is-left: %s',
  async (_, said, answer) => {
    const listening = createServer((socket) => {
      socket.on('error', () => {});
      answer(socket);
    });
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
    const address = listening.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const book = bookWithOrigin({ sql: 'SELECT 1', server: 'TRADE_DATABASE' });
    const limit = { ...defaultLimits, fileBytes: 8 << 20 };
    const secret = { TRADE_DATABASE: `postgresql://tester:secret@127.0.0.1:${port}/postgres` };
    const ran = await refresh(book, { timeout: 1, limit }, secret);
    listening.close();
    expect(ran.err).toContain(said);
    expect(ran.err).not.toContain('secret');
  },
  20_000,
);

test('an-address-is-taken-from-the-environment-alone', async () => {
  const book = bookWithOrigin({ sql: 'SELECT 1', server: 'TRADE_DATABASE' });
  const unset = await refresh(book);
  expect(unset.end).toBe('machine');
  expect(unset.err).toContain('origin-variable');
  const odd = await refresh(book, {}, { TRADE_DATABASE: 'mysql://secret@host' });
  expect(odd.err).toContain('origin-variable');
  expect(odd.err).not.toContain('secret');
});
