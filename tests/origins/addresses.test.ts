/** Tables are read anew from addresses: sound answers become figures, all others a problem at the origin and no change. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultLimits } from '../../pipeline/limits/Limits.ts';
import { fetchAddress } from '../../pipeline/origins/fetchAddress.ts';
import { isOwnAddress, localWeb } from '../../pipeline/world/Web.ts';
import { bookWithOrigin, DESCRIPTOR, EXPORTS, refresh, textOf } from './bookWithOrigin.ts';

const FRESH =
  'state,year,exports\nOhio,2022,7.5\nOhio,2023,8.4\nTexas,2022,140.1\nTexas,2023,144.3\nGuam,2022,[x]\nGuam,2023,0.1\n';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const answers = new Map<string, Answer>();
let server: Server;
let host = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    const answer = answers.get(request.url ?? '');
    if (answer === undefined) response.writeHead(404).end('gone');
    else answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `http://127.0.0.1:${portOf(server)}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function portOf(listening: Server): number {
  const address = listening.address();
  return isPort(address) ? address.port : 0;
}

function isPort(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

function served(path: string, body: string | Uint8Array, headers: Record<string, string> = {}): string {
  answers.set(path, (_, response) => response.writeHead(200, headers).end(body));
  return `${host}${path}`;
}

test('new-figures-are-shown-with-what-they-change-and-written-with-dates-and-digest', async () => {
  const address = served('/a.csv', FRESH, { 'last-modified': 'Sun, 30 Jun 2024 10:00:00 GMT' });
  const book = bookWithOrigin({ address, asOf: 'modified' });
  const before = textOf(book, EXPORTS);
  const shown = await refresh(book);
  expect(shown).toMatchObject({ end: 'done', err: '' });
  expect(shown.out).toContain(`state-exports: from ${address}`);
  expect(shown.out).toContain(`changed  state-exports[Ohio, 2023].exports  ${book}/${EXPORTS}:3  8.2 → 8.4`);
  expect(shown.out).toContain('8.2 → 8.4 (state-exports[Ohio, 2023].exports)');
  expect(shown.out).toContain('write it with --apply');
  expect(textOf(book, EXPORTS)).toBe(before);
  const written = await refresh(book, { tables: ['state-exports'], apply: true });
  expect(written).toMatchObject({ end: 'done', err: '' });
  expect(textOf(book, EXPORTS)).toBe(before.replace('8.2', '8.4'));
  const described = textOf(book, DESCRIPTOR);
  expect(described).toContain('"asOf": "2024-06-30"');
  expect(described).toContain('"retrieved": "2024-07-01"');
  expect(described).toMatch(/"digest": ?"sha256:[0-9a-f]{64}"/);
  // What is the same again changes nothing, whatever day it is.
  const again = await refresh(book, { apply: true, retrieved: '2024-08-01' });
  expect(again.out).toContain('nothing to change');
  expect(textOf(book, DESCRIPTOR)).toBe(described);
});

test('the-date-is-asked-where-the-origin-does-not-say-it', async () => {
  const book = bookWithOrigin({ address: served('/dateless.csv', FRESH) });
  const undated = await refresh(book, { apply: true });
  expect(undated.end).toBe('problems');
  expect(undated.err).toContain('origin-date-needed');
  expect((await refresh(book, { apply: true, asOf: '2024-06-30' })).end).toBe('done');
  expect(textOf(book, DESCRIPTOR)).toContain('"asOf": "2024-06-30"');
  const unsaid = bookWithOrigin({ address: `${host}/dateless.csv`, asOf: 'modified' });
  expect((await refresh(unsaid, { apply: true })).err).toContain('expected the date of the last change');
});

test('a-publisher-s-own-heads-marks-and-packing-are-read', async () => {
  const european =
    'Land;Jahr;Wert\nOhio;2022;7,5\nOhio;2023;8,4\nTexas;2022;140,1\nTexas;2023;144,3\nGuam;2022;e\nGuam;2023;0,1\n';
  const address = served('/e', gzipSync(european), { 'content-encoding': 'gzip' });
  const columns = { state: 'Land', year: 'Jahr', exports: 'Wert' };
  const book = bookWithOrigin({ address, columns, read: { missing: ['e'] } });
  const shown = await refresh(book);
  expect(shown.err).toBe('');
  expect(shown.out).toContain('1 cell changed');
});

test('sdmx-csv-json-and-parquet-are-read', async () => {
  const sdmx =
    'DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS\nX:Y(1.0),Ohio,2022,7.5,A\nX:Y(1.0),Ohio,2023,8.4,P\nX:Y(1.0),Texas,2022,140.1,A\nX:Y(1.0),Texas,2023,144.3,A\nX:Y(1.0),Guam,2022,,M\nX:Y(1.0),Guam,2023,0.1,A\n';
  const columns = { state: 'REF_AREA', year: 'TIME_PERIOD', exports: 'OBS_VALUE' };
  const rows = FRESH.trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const json = rows.map(([state, year, value]) => ({
    state,
    year: Number(year),
    exports: value === '[x]' ? null : Number(value),
  }));
  const parquet = new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'state', data: json.map(({ state }) => state ?? '') },
        { name: 'year', data: json.map(({ year }) => year), type: 'INT32' },
        { name: 'exports', data: json.map(({ exports: value }) => value), type: 'DOUBLE' },
      ],
    }),
  );
  const origins = [
    { address: served('/data?format=csvdata', sdmx), columns },
    { address: served('/a.json', JSON.stringify({ value: json }), { 'content-type': 'text/html' }) },
    { address: served('/a.parquet', parquet) },
  ];
  for (const origin of origins) {
    const shown = await refresh(bookWithOrigin(origin));
    expect(shown.err).toBe('');
    expect(shown.out).toContain('8.2 → 8.4');
    expect(shown.out).toContain('1 cell changed');
  }
});

const html = '<!DOCTYPE html>\n<html><head><title>Moved</title></head><body>a,b</body></html>';

/** What is wrong with an answer, the end of the run, and what is said. */
const FAULTS: readonly (readonly [name: string, end: string, said: string, answer: Answer])[] = [
  ['html', 'problems', 'a web page', (_, response) => response.end(html)],
  [
    'gone',
    'problems',
    'origin-answer: expected a file at the address, found 410',
    (_, response) => response.writeHead(410).end(),
  ],
  ['down', 'machine', 'origin-unreachable', (_, response) => response.writeHead(503).end()],
  ['busy', 'machine', 'it answered 429', (_, response) => response.writeHead(429).end()],
  [
    'cut',
    'machine',
    'origin-unreachable',
    (_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('state,year');
      setTimeout(() => response.destroy(), 20);
    },
  ],
  ['silent', 'machine', 'no whole answer within 1 s', () => {}],
  [
    'slow',
    'machine',
    'no whole answer within 1 s',
    (_, response) => {
      const drip = setInterval(() => response.write('a'), 50);
      response.on('close', () => clearInterval(drip));
    },
  ],
  [
    'huge',
    'problems',
    'over-limit',
    (_, response) => {
      const chunk = Buffer.alloc(1 << 20, 'a');
      const more = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', more);
      more();
    },
  ],
  [
    'bomb',
    'problems',
    'over-limit',
    (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(30 << 20))),
  ],
  [
    'no gzip',
    'machine',
    'origin-unreachable',
    (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('state,year,exports'),
  ],
  [
    'loop',
    'problems',
    'more than 5',
    (request, response) => response.writeHead(302, { location: request.url ?? '' }).end(),
  ],
  [
    'elsewhere',
    'problems',
    'origin-redirect',
    (_, response) => response.writeHead(301, { location: 'file:///etc/passwd' }).end(),
  ],
  [
    'nowhere',
    'problems',
    'origin-redirect',
    (_, response) => response.writeHead(301, { location: 'http://[' }).end(),
  ],
  ['empty', 'problems', 'intake-unreadable', (_, response) => response.end()],
  ['other columns', 'problems', 'intake-missing-column', (_, response) => response.end('a,b\n1,2\n3,4\n')],
  [
    'texts',
    'problems',
    'intake-mixed-column',
    (_, response) => response.end(FRESH.replace('8.4', 'about 8')),
  ],
  ['out of range', 'problems', 'out-of-range', (_, response) => response.end(FRESH.replace('8.4', '-8.4'))],
  [
    'twice',
    'problems',
    'intake-repeated-key',
    (_, response) => response.end(FRESH.replace('2023,8.4', '2022,8.4')),
  ],
];

test.each(FAULTS)('an-answer-that-is-none-is-told-at-its-origin: %s', async (name, end, said, answer) => {
  const path = `/${encodeURIComponent(name)}`;
  answers.set(path, answer);
  const book = bookWithOrigin({ address: `${host}${path}` });
  const before = [textOf(book, EXPORTS), textOf(book, DESCRIPTOR)];
  const limit = { ...defaultLimits, fileBytes: 8 << 20 };
  const timeout = said.includes('within 1 s') ? 1 : 20;
  const ran = await refresh(book, { apply: true, asOf: '2024-06-30', timeout, limit });
  expect(ran).toMatchObject({ end, out: '' });
  expect(ran.err).toContain(said);
  if (name !== 'out of range') expect(ran.err).toMatch(/data\/trade\/datapackage\.json:28/);
  expect([textOf(book, EXPORTS), textOf(book, DESCRIPTOR)]).toEqual(before);
});

test('nobody-there-is-the-network-s-failure', async () => {
  const free = createServer();
  await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
  const port = portOf(free);
  await new Promise((resolve) => free.close(resolve));
  const ran = await refresh(bookWithOrigin({ address: `http://127.0.0.1:${port}/a.csv` }));
  expect(ran.end).toBe('machine');
  expect(ran.err).toContain('ECONNREFUSED');
});

test('a-redirect-to-the-file-is-followed', async () => {
  served('/moved.csv', FRESH);
  answers.set('/old', (_, response) => response.writeHead(302, { location: '/moved.csv' }).end());
  expect((await refresh(bookWithOrigin({ address: `${host}/old` }))).out).toContain('8.2 → 8.4');
});

test('hosts-of-this-machine-and-of-private-networks-are-asked-only-where-it-is-allowed', async () => {
  const ran = await refresh(bookWithOrigin({ address: served('/own.csv', FRESH) }), { allowPrivate: false });
  expect(ran.end).toBe('problems');
  expect(ran.err).toContain('origin-private');
  const own = [
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
  ];
  for (const ip of [...own, '::1', '::', 'fe80::1', 'fd00::1', '::ffff:10.0.0.1', '::ffff:7f00:1'])
    expect([ip, isOwnAddress(ip)]).toEqual([ip, true]);
  for (const ip of ['93.184.216.34', '172.32.0.1', '2606:2800:220:1::1', '::ffff:93.184.216.34'])
    expect([ip, isOwnAddress(ip)]).toEqual([ip, false]);
});

test('own-addresses-within-ipv6-are-seen-through', () => {
  for (const ip of ['::10.0.0.1', '64:ff9b::192.168.1.1', '2002:7f00:1::1', '2002:a9fe:a9fe::', 'fec0::1'])
    expect([ip, isOwnAddress(ip)]).toEqual([ip, true]);
  for (const ip of ['64:ff9b::93.184.216.34', '2002:5db8:d822::1'])
    expect([ip, isOwnAddress(ip)]).toEqual([ip, false]);
});

test('a-request-goes-to-the-address-that-was-judged-and-no-name-is-looked-up-again', async () => {
  answers.set('/pinned.csv', ({ headers }, response) => response.end(headers.host));
  const url = new URL(`http://rebound.invalid:${portOf(server)}/pinned.csv`);
  const { status, body } = await localWeb.ask(url, ['127.0.0.1'], AbortSignal.timeout(30_000));
  expect(status).toBe(200);
  expect((await body.toArray()).join('')).toBe(url.host);
});

test('a-name-that-leads-elsewhere-the-next-time-is-judged-for-each-request', async () => {
  const leads = [['93.184.216.34'], ['127.0.0.1'], ['10.0.0.1']];
  const asked: (readonly string[])[] = [];
  const { problems } = await fetchAddress(
    {
      addressesOf: async () => leads.shift() ?? [],
      ask: async (_, addresses) => {
        asked.push(addresses);
        const header = (name: string) => (name === 'location' ? '/again' : undefined);
        return { status: 302, statusText: 'Found', header, body: Readable.from([]) };
      },
    },
    'https://rebound.invalid/a.csv',
    { place: { file: 'data/a/datapackage.json', line: 1 } },
    { limits: defaultLimits, milliseconds: 30_000, allowPrivate: false },
  );
  expect(problems.map(({ code }) => code)).toEqual(['origin-private']);
  expect(asked).toEqual([['93.184.216.34']]);
});

test('a-redirect-from-https-to-http-is-not-followed', async () => {
  const asked: string[] = [];
  const { problems } = await fetchAddress(
    {
      addressesOf: async () => ['93.184.216.34'],
      ask: async (url) => {
        asked.push(url.href);
        const header = (name: string) => (name === 'location' ? 'http://example.org/b.csv' : undefined);
        return { status: 302, statusText: 'Found', header, body: Readable.from([]) };
      },
    },
    'https://example.org/a.csv',
    { place: { file: 'data/a/datapackage.json', line: 1 } },
    { limits: defaultLimits, milliseconds: 30_000, allowPrivate: false },
  );
  expect(problems.map(({ code }) => code)).toEqual(['origin-redirect']);
  expect(asked).toEqual(['https://example.org/a.csv']);
});

test.each([
  ['br', brotliCompressSync(FRESH)],
  ['deflate', deflateSync(FRESH)],
  ['gzip', gzipSync(FRESH)],
])('an-answer-packed-by-%s-is-unpacked', async (encoding, packed) => {
  const address = served(`/${encoding}.csv`, packed, { 'content-encoding': encoding });
  expect((await refresh(bookWithOrigin({ address }))).out).toContain('8.2 → 8.4');
});

test('what-is-no-table-with-an-origin-is-said', async () => {
  const book = bookWithOrigin({ address: served('/b.csv', FRESH) });
  expect((await refresh(book, { tables: ['state-export'] })).err).toContain('intake-unknown-table');
  const { err } = await refresh(book, { tables: ['ports'] });
  expect(err).toContain('origin-missing');
  expect(err).toContain('tables with an origin: state-exports');
});

test('programs-are-told-the-same', async () => {
  const { out } = await refresh(bookWithOrigin({ address: served('/j.csv', FRESH) }), { json: true });
  expect(JSON.parse(out)).toMatchObject({
    applied: false,
    tables: [{ table: 'state-exports' }],
    differences: [{ table: 'state-exports', changed: [{ before: 8.2, after: 8.4 }] }],
    files: [EXPORTS, DESCRIPTOR],
  });
});

test('each-message-about-origins-is-produced-by-a-test', () => {
  const catalogue = readFileSync('pipeline/problems/catalogue/origins.ts', 'utf8');
  const codes = [...catalogue.matchAll(/problemAt\(\s*'([a-z-]+)'/g)].map(([, code = '']) => code);
  expect(codes.length).toBeGreaterThan(8);
  const tests = ['origins/addresses', 'origins/files', 'long/refreshServer']
    .map((name) => readFileSync(`tests/${name}.test.ts`, 'utf8'))
    .join('');
  expect(codes.filter((code) => !tests.includes(code))).toEqual([]);
});
