/** Who may ask the preview for what: a table of names, for this machine and whoever holds the address. */
import { readFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { compiled } from '../../pipeline/compile.js';
import { PortTaken } from '../../pipeline/preview/PortTaken.ts';
import { type PlaceOpener, Preview } from '../../pipeline/preview/Preview.ts';
import type { PreviewState } from '../../pipeline/preview/PreviewState.ts';
import { PATIENCE, type PreviewOptions, servePreview } from '../../pipeline/preview/servePreview.ts';
import type { Place } from '../../pipeline/problems/Problem.ts';
import { builtBook } from './builtBook.ts';

const token = 'a-token-of-the-test';

interface Served {
  readonly preview: Preview;
  readonly port: number;
  readonly opened: readonly Place[];
  readonly end: () => Promise<void>;
}

/** Ends with the test. */
async function served(
  opener: Partial<PlaceOpener> = {},
  patience: PreviewOptions['patience'] = {},
): Promise<Served> {
  const opened: Place[] = [];
  const open = async (place: Place) => {
    opened.push(place);
    return undefined;
  };
  const preview = new Preview({ open, linkOf: () => undefined, ...opener });
  const assets = pathToFileURL(`${await compiled()}/preview/`);
  const { address, end } = await servePreview(preview, { port: 0, token, assets, patience });
  onTestFinished(end);
  return { preview, port: Number(new URL(address).port), opened, end };
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Asked {
  readonly method?: string;
  readonly host?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly to?: string;
}

/** The path is sent as it stands. */
function ask({ port }: Served, path: string, asked: Asked = {}): Promise<Answer> {
  const { method = 'GET', host = `127.0.0.1:${port}`, headers = {}, body, to = '127.0.0.1' } = asked;
  return new Promise((resolve, reject) => {
    const sent = request({ host: to, port, path, method, headers: { host, ...headers } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const problem = {
  code: 'number-expected',
  severity: 'error',
  message: 'expected a number, found "8,2"',
  hints: ['write 8.2'],
  place: { file: 'data/trade/state-exports.csv', line: 3, column: 11 },
} as const;

const inPath = (name: string) => `/${token}/${name}`;

async function stateOf(server: Served): Promise<PreviewState> {
  return JSON.parse((await ask(server, inPath('state.json'))).body);
}

test('a-connection-serves-one-answer-after-another', async () => {
  const server = await served();
  const text = `GET ${inPath('state.json')} HTTP/1.1\r\nHost: localhost\r\n`;
  // The second asks for the end, so that no time need be guessed.
  const both = `${text}\r\n${text}Connection: close\r\n\r\n`;
  expect((await raw(server, both, 20_000)).match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
});

test('the-page-its-files-and-the-pages-of-the-book-are-served', async () => {
  const server = await served();
  expect(await stateOf(server)).toMatchObject({ build: 0, pages: [], status: { type: 'building' } });
  const book = await builtBook();
  server.preview.show({ type: 'done', text: 'no problems' }, [], book);
  const page = await ask(server, inPath(''));
  expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
  // What the page names is in the table, and it says nothing to be run by itself.
  const named = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, name = '']) => name);
  for (const name of named.filter((each) => !/^data:|^book\.pdf$/.test(each)))
    expect((await ask(server, inPath(name))).status, name).toBe(200);
  expect(page.body).not.toMatch(/<script(?![^>]*src=)|<style|\son\w+=|style=/);
  expect((await ask(server, inPath('pdf.worker.js'))).body.length).toBeGreaterThan(100_000);

  const { build, pages } = await stateOf(server);
  expect(build).toBe(1);
  expect(pages).toHaveLength(book.layout.pages.length);
  const pdf = await ask(server, inPath('book.pdf?build=1'));
  expect(pdf).toMatchObject({ status: 200, headers: { 'content-length': String(book.pdf.length) } });
  const { page: at = 0 } = { page: book.layout.ledgerPages.get('trade-0001') };
  const marks = JSON.parse((await ask(server, inPath(`marks.json?build=1&page=${at}`))).body);
  expect(marks.figures).toContainEqual(expect.objectContaining({ name: 'ch:trade#1', label: '8.2' }));
  const trace = JSON.parse((await ask(server, inPath('trace.json?build=1&figure=ch%3Atrade%231'))).body);
  expect(trace).toMatchObject({
    label: '8.2',
    figures: [
      {
        address: 'state-exports[Ohio, 2023].exports',
        value: '8.2 US$ billion',
        place: { text: 'data/trade/state-exports.csv:3' },
        checks: [{ id: 'rose', outcome: 'held', place: { text: 'data/trade/checks.yaml:3' } }],
        sources: [{ address: 'https://example.org/trade' }],
      },
    ],
  });
  expect(trace.figures[0].uses.map(({ title }: { readonly title: string }) => title)).toEqual([
    '8.2',
    expect.stringMatching(/^Figure.1\.2 states$/),
  ]);
});

test.each([
  ['without the token', '/state.json'],
  ['with another one of its length', '/b-token-of-the-test/state.json'],
  ['with a part of it', `/${token.slice(1)}/state.json`],
  ['the root', '/'],
  ['up', inPath('../state.json')],
  ['up, encoded', inPath('%2e%2e/state.json')],
  ['up, with backslashes', inPath('..\\state.json')],
  ['up, encoded twice', inPath('%252e%252e%252fstate.json')],
  ['within', inPath('x/state.json')],
  ['a name of every object', inPath('constructor')],
  ['a file beside', inPath('LICENSES.txt')],
  ['a source', inPath('preview.ts')],
  ['absolute', '//etc/passwd'],
  ['a file by its address', 'file:///etc/passwd'],
  ['an address', 'http://127.0.0.1/state.json'],
  ['a name with a zero', inPath('state.json%00')],
  ['a name of many letters', inPath('x'.repeat(8000))],
])('a-path-that-is-no-name-of-the-table-gives-nothing: %s', async (_, path) => {
  const server = await served();
  expect(await ask(server, path)).toMatchObject({ status: 404 });
});

test.each([
  ['trace.json?build=2&figure=ch%3Atrade%231'],
  ['trace.json?build=1&figure=none'],
  ['trace.json?build=1&figure=__proto__'],
  ['trace.json'],
  ['marks.json?build=1&page=999'],
  ['marks.json?build=1&page=-1'],
  ['marks.json?build=1&page=1e0'],
  ['book.pdf'],
  ['book.pdf?build=2'],
])('what-another-build-or-none-has-is-told-to-be-gone: %s', async (name) => {
  const server = await served();
  server.preview.show({ type: 'done', text: '' }, [], await builtBook());
  expect((await ask(server, inPath(name))).status).toBe(409);
});

test.each([
  ['localhost', 200],
  ['localhost:9000', 200],
  ['127.0.0.1', 200],
  ['[::1]:8417', 200],
  ['example.org', 403],
  ['127.0.0.1.example.org', 403],
  ['localhost.example.org:8417', 403],
  ['evil@127.0.0.1', 403],
  ['127.0.0.1:8417/x', 403],
  ['0.0.0.0', 403],
])('a-name-that-a-stranger-may-have-made-lead-here-is-refused: "%s"', async (host, status) => {
  const server = await served();
  expect((await ask(server, inPath('state.json'), { host })).status).toBe(status);
});

test('what-a-page-of-another-site-asks-for-is-refused-but-a-click-may-lead-here', async () => {
  const server = await served();
  const from = (site: string, mode: string) =>
    ask(server, inPath('state.json'), { headers: { 'sec-fetch-site': site, 'sec-fetch-mode': mode } });
  expect((await from('cross-site', 'no-cors')).status).toBe(403);
  expect((await from('same-site', 'cors')).status).toBe(403);
  expect((await from('cross-site', 'navigate')).status).toBe(200);
  expect((await from('same-origin', 'cors')).status).toBe(200);
});

test('every-answer-forbids-to-be-kept-framed-read-by-others-or-to-run-what-is-not-its-own', async () => {
  const server = await served();
  for (const path of [inPath(''), inPath('state.json'), '/none', inPath('open'), inPath('events')]) {
    const { headers } = await (path.endsWith('events') ? firstOfStream(server) : ask(server, path));
    expect(headers, path).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    });
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toMatch(/default-src 'none'; script-src 'self';.*frame-ancestors 'none'/);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  }
});

test('a-problem-stands-with-a-part-of-its-line-that-the-panel-has-room-for', async () => {
  const server = await served();
  const excerpt = `${'a'.repeat(300)},"8,2",${'b'.repeat(300)}`;
  const place = { ...problem.place, column: 302, endColumn: 307 };
  server.preview.show({ type: 'failed', text: '' }, [{ ...problem, excerpt, place }], undefined);
  const { problems, problemsInWords } = await stateOf(server);
  expect(problemsInWords).toBe('1 error');
  const [line = '', carets = ''] = problems[0]?.excerpt?.split('\n') ?? [];
  expect(line).toMatch(/^…a+,"8,2",b+…$/);
  expect(line).toHaveLength(44);
  expect(line.slice(carets.indexOf('^'), carets.length)).toBe('"8,2"');
});

test('a-place-is-opened-where-the-page-itself-asks-for-one-that-it-was-told', async () => {
  const server = await served();
  server.preview.show({ type: 'failed', text: '1 error' }, [problem], undefined);
  const { problems } = await stateOf(server);
  const place = problems[0]?.place?.id ?? -1;
  const own = { origin: `http://127.0.0.1:${server.port}`, 'content-type': 'application/json' };
  const open = (asked: Asked, id: number | string = place) =>
    ask(server, inPath('open'), { method: 'POST', headers: own, body: `{"place":${id}}`, ...asked });

  for (const origin of [
    'http://example.org',
    'null',
    'http://localhost:5555',
    `https://127.0.0.1:${server.port}`,
  ])
    expect((await open({ headers: { ...own, origin } })).status, origin).toBe(403);
  expect((await open({ headers: { 'content-type': 'application/json' } })).status).toBe(403);
  expect((await open({ headers: { ...own, 'content-type': 'text/plain' } })).status).toBe(415);
  for (const id of ['"/etc/passwd"', '1, "file": "x"', '-1', '1.5', '99999999999'])
    expect((await open({}, id)).status, id).toBe(400);
  expect(await open({}, 999)).toMatchObject({ status: 422, body: expect.stringContaining('not named') });
  expect((await ask(server, inPath('open'), { headers: own })).status).toBe(405);
  expect(server.opened).toEqual([]);

  expect((await open({})).status).toBe(200);
  expect(server.opened).toEqual([problem.place]);
});

test.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PATCH'])(
  'a-method-that-is-not-for-reading-is-refused: %s',
  async (method) => {
    const server = await served();
    for (const name of ['', 'state.json', 'events', 'book.pdf'])
      expect(await ask(server, inPath(name), { method })).toMatchObject({
        status: 405,
        headers: { allow: 'GET' },
      });
  },
);

test('a-body-that-is-too-long-is-not-read-to-its-end', async () => {
  const server = await served();
  const own = {
    origin: `http://127.0.0.1:${server.port}`,
    'content-type': 'application/json',
    // Without it, what follows a GET is the next question, and none.
    'transfer-encoding': 'chunked',
  };
  for (const [name, method] of [
    ['open', 'POST'],
    ['state.json', 'GET'],
  ] as const) {
    let sent = 0;
    const status = await new Promise((resolve) => {
      const asked = request(
        { host: '127.0.0.1', port: server.port, path: inPath(name), method, headers: { ...own } },
        (answer) => resolve(answer.statusCode),
      );
      asked.on('error', () => undefined);
      const more = () => {
        if (asked.destroyed) return;
        sent += 100_000;
        asked.write('x'.repeat(100_000), () => setTimeout(more, 1));
      };
      asked.on('close', () => resolve('closed'));
      more();
    });
    expect([413, 200, 'closed'], name).toContain(status);
    expect(sent).toBeLessThan(20_000_000);
  }
  expect((await ask(server, inPath('state.json'))).status).toBe(200);
});

/** Everything that a connection answers to some bytes, until it ends or is quiet for a while. */
function raw({ port }: Served, bytes: string | Uint8Array, patience: number): Promise<string> {
  return new Promise((resolve) => {
    let told = '';
    const socket = connect(port, '127.0.0.1');
    const over = setTimeout(() => socket.destroy(), patience);
    socket.on('data', (chunk) => {
      told += chunk.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(over);
      resolve(told);
    });
    socket.write(bytes);
  });
}

test('a-client-that-never-comes-to-an-end-is-given-up', async () => {
  expect(PATIENCE.headers).toBe(5000);
  expect(PATIENCE.look).toBe(1000);
  const server = await served({}, { headers: 250, look: 50 });
  const began = performance.now();
  const told = await raw(server, `GET ${inPath('')} HTTP/1.1\r\nHost: localhost\r\nX-Slow: `, 20_000);
  expect(told).toMatch(/^HTTP\/1\.1 408 /);
  // The server ends it, long before the client would.
  expect(performance.now() - began).toBeLessThan(15_000);
}, 60_000);

test('whatever-bytes-are-sent-nothing-is-told-without-the-token-and-the-server-goes-on', async () => {
  const server = await served();
  server.preview.show({ type: 'done', text: 'secret status' }, [problem], await builtBook());
  const word = fc.constantFrom(
    'GET',
    'POST',
    ' ',
    '/',
    '..',
    '%2e',
    '\\',
    '\r\n',
    'HTTP/1.1',
    'Host: localhost',
    'Host: x',
    ':',
    '\0',
    'Content-Length: 5',
    'Transfer-Encoding: chunked',
    'state.json',
    'open',
    'Connection: close',
    'é',
    '?',
    '#',
  );
  const message = fc.array(word, { maxLength: 20 }).map((words) => `${words.join('')}\r\n\r\n`);
  await fc.assert(
    fc.asyncProperty(message, async (text) => {
      const told = await raw(server, text, 60);
      expect(told).not.toContain('secret');
      if (told !== '') expect(told).toMatch(/^HTTP\/1\.1 [45]\d\d /);
    }),
    { numRuns: 60 },
  );
  expect((await ask(server, inPath('state.json'))).status).toBe(200);
}, 60_000);

// ------------------------------------------------------------------ streams

interface Stream {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** What has been told so far. */
  readonly told: () => string;
  readonly close: () => void;
}

function firstOfStream({ port }: Served, to = '127.0.0.1'): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: to, port, path: inPath('events'), headers: { host: 'localhost' }, agent: false },
      (answer) => {
        let told = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => {
          told += chunk;
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            told: () => told,
            close: () => asked.destroy(),
          });
        });
        answer.on('error', () => undefined);
      },
    );
    asked.on('error', reject);
    asked.end();
    onTestFinished(() => void asked.destroy());
  });
}

test('each-page-that-looks-on-is-told-of-each-build-and-one-too-many-is-refused', async () => {
  const server = await served();
  const streams = await Promise.all(Array.from({ length: 20 }, () => firstOfStream(server)));
  expect(streams.map(({ status }) => status)).toEqual(Array(20).fill(200));
  expect(streams[0]?.told()).toBe('data: {"type":"building","text":"building …"}\n\n');
  expect((await firstOfStream(server)).status).toBe(503);
  server.preview.tell({ type: 'waiting', text: 'data is gone' });
  const heard = () => streams.every(({ told }) => told().includes('data is gone'));
  await expect.poll(heard).toBe(true);
  // Who goes makes room for another.
  streams[3]?.close();
  await expect.poll(async () => (await firstOfStream(server)).status).toBe(200);
});

test('the-end-closes-every-connection-also-of-those-who-look-on', async () => {
  const server = await served();
  await firstOfStream(server);
  const began = performance.now();
  await server.end();
  expect(performance.now() - began).toBeLessThan(2000);
  await expect(ask(server, inPath('state.json'))).rejects.toThrow(/ECONNREFUSED/);
});

test('both-addresses-of-this-machine-answer-and-a-port-that-is-taken-is-told', async () => {
  const server = await served();
  const isV6 = await ask(server, inPath('state.json'), { to: '::1', host: `[::1]:${server.port}` }).then(
    ({ status }) => status,
    () => 'no such addresses here',
  );
  expect([200, 'no such addresses here']).toContain(isV6);
  const assets = pathToFileURL(`${await compiled()}/preview/`);
  const again = servePreview(server.preview, { port: server.port, token, assets });
  await expect(again).rejects.toThrow(PortTaken);
  await expect(again).rejects.toThrow(
    `port ${server.port} is taken by another program; --port takes another one, 0 any that is free`,
  );
});

test('the-page-asks-nobody-but-the-watch', async () => {
  const folder = await compiled();
  const page =
    readFileSync(`${folder}/preview/preview.html`, 'utf8') +
    readFileSync(`${folder}/preview/preview.css`, 'utf8');
  expect(page).not.toMatch(/https?:|\/\/[a-z]/);
});
