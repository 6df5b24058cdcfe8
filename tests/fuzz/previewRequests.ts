/** Requests to the preview as no browser sends them, each to a server of its own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as fc from 'fast-check';
import { Preview } from '../../pipeline/preview/Preview.ts';
import { servePreview } from '../../pipeline/preview/servePreview.ts';

const TOKEN = 'a-token-of-the-fuzzer';

const method = fc.constantFrom('GET', 'POST', 'HEAD', 'PUT', 'OPTIONS', 'CONNECT', 'TRACE', 'get', '');

const path = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(`/${TOKEN}/`, '/', `//${TOKEN}/`, `/${TOKEN}%2f`, `http://127.0.0.1/${TOKEN}/`, `*`),
      fc.constantFrom(
        ...['', 'preview.js', '../manifest.json', '..%2f..%2fetc/passwd', 'open', 'state.json', '__proto__'],
        ...['book.pdf?build=1', 'book.pdf?build=-1e9', 'marks.json?build=0&page=99999999999', 'constructor'],
        ...['trace.json?build=1&figure=__proto__%5B1%5D', `trace.json?build=0&figure=${'%5B'.repeat(2000)}`],
      ),
    )
    .map((parts) => parts.join('')),
  fc.string({ maxLength: 60 }),
);

const header = fc.oneof(
  fc.constantFrom(
    ...[
      'host: 127.0.0.1',
      'host: localhost:99999',
      'host: example.org',
      'host:',
      'host: 127.0.0.1.example.org',
    ],
    ...['host: [::1]', 'origin: http://127.0.0.1', 'origin: null', 'content-type: application/json'],
    ...[
      'content-length: 13',
      'content-length: 99999999999',
      'content-length: -1',
      'transfer-encoding: chunked',
    ],
    ...['sec-fetch-site: cross-site', 'expect: 100-continue', 'connection: upgrade', 'upgrade: websocket'],
    ...['__proto__: x', `x: ${'a'.repeat(20_000)}`, 'range: bytes=0-1', 'no header at all', ' folded: x'],
  ),
  fc.string({ maxLength: 40 }),
);

const body = fc.oneof(
  fc.constantFrom(
    '',
    '{"place":1}',
    '{"place":999999999}',
    '{"place":-1}',
    '{"__proto__":1}',
    '5\r\nhello\r\n',
  ),
  fc.string({ maxLength: 40 }),
  fc.constant('a'.repeat(5000)),
);

/** What is sent, in the order of HTTP but with anything in each place. */
export const previewRequests: fc.Arbitrary<string> = fc
  .tuple(
    method,
    path,
    fc.constantFrom('HTTP/1.1', 'HTTP/1.0', 'HTTP/9.9', ''),
    fc.array(header, { maxLength: 6 }),
    body,
  )
  .map(([method, path, version, headers, body]) =>
    [`${method} ${path} ${version}`, ...headers, '', body].join('\r\n'),
  );

/** Throws where the server answers with a fault of its own, or answers no sound question after it. */
export async function askPreview(sent: string): Promise<void> {
  const assets = mkdtempSync(join(tmpdir(), 'briefing-'));
  for (const name of ['preview.html', 'preview.css', 'preview.js', 'pdf.worker.js'])
    writeFileSync(join(assets, name), name);
  const opened: unknown[] = [];
  const preview = new Preview({
    open: async (place) => {
      opened.push(place);
      return undefined;
    },
    linkOf: () => undefined,
  });
  const { address, end } = await servePreview(preview, {
    port: 0,
    token: TOKEN,
    assets: pathToFileURL(`${assets}/`),
  });
  try {
    const port = Number(new URL(address).port);
    const answer = await answerTo(port, sent, 100);
    if (/^HTTP\/1\.1 500/.test(answer)) throw new Error(`answered ${answer.slice(0, 200)}`);
    if (/root:|"inputs"/.test(answer)) throw new Error('answered with a file of the machine');
    if (opened.length > 0) throw new Error('opened a place of no book');
    const sound = await answerTo(
      port,
      `GET /${TOKEN}/ HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n`,
      15_000,
    );
    if (!sound.startsWith('HTTP/1.1 200')) throw new Error(`then answered ${sound.slice(0, 200)}`);
  } finally {
    await end();
    rmSync(assets, { recursive: true, force: true });
  }
}

/** What came back until the server closed the connection, or has said nothing for long enough. */
function answerTo(port: number, sent: string, patience: number): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(sent, 'latin1'));
    socket.setTimeout(patience, () => socket.destroy());
    socket.setEncoding('latin1').on('data', (text) => {
      answer += String(text);
    });
    socket.on('error', () => {});
    socket.on('end', () => socket.end());
    socket.on('close', () => resolve(answer));
  });
}
