/** Answers a browser on this machine: a fixed table of names, for whoever holds the address that the watch has printed. */
import { timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { codeOf } from '../world/Disk.ts';
import { PortTaken } from './PortTaken.ts';
import type { Preview } from './Preview.ts';

export interface PreviewOptions {
  /** 0 for any that is free. */
  readonly port: number;
  /** Part of each path: the port is open to all users of the machine, the book may not be. */
  readonly token: string;
  /** Folder of the page's own files; ends with a slash. */
  readonly assets: URL;
  /** As long as `PATIENCE` says where it is left out. */
  readonly patience?: Partial<Patience>;
}

export interface PreviewServer {
  readonly address: string;
  readonly end: () => Promise<void>;
}

/** Pages of a browser that hear of each build; one more is refused. */
const MOST_STREAMS = 20;

const MOST_CONNECTIONS = 100;

/** Bytes of what a page may send. */
const MOST_BODY = 1000;

/** Bytes that a stream may lag behind before it is given up. */
const MOST_LAG = 64_000;

/**
 * Milliseconds. A connection is given up that is slow to ask, or to take an answer; one without a question is kept for longer
 * than a build takes the processor, or a click after it would find it closed. A stream shows that it lives.
 */
export const PATIENCE = {
  headers: 5000,
  request: 10_000,
  idle: 60_000,
  silence: 120_000,
  heartbeat: 10_000,
  look: 1000,
} as const;

type Patience = Readonly<Record<keyof typeof PATIENCE, number>>;

/** No name but these is one of this machine alone: a name of a stranger may be made to lead here. */
const HOST = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/;

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data: blob:; " +
    "font-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Names that are files, with the kind that they are of. */
const FILES: ReadonlyMap<string, readonly [file: string, type: string]> = new Map([
  ['', ['preview.html', 'text/html; charset=utf-8']],
  ['preview.css', ['preview.css', 'text/css; charset=utf-8']],
  ['preview.js', ['preview.js', 'text/javascript; charset=utf-8']],
  ['pdf.worker.js', ['pdf.worker.js', 'text/javascript; charset=utf-8']],
]);

/** Rejects where the port cannot be had. */
export async function servePreview(preview: Preview, options: PreviewOptions): Promise<PreviewServer> {
  const files = new Map(
    [...FILES].map(([name, [file, type]]) => [
      name,
      { status: 200, type, body: new Uint8Array(readFileSync(new URL(file, options.assets))) },
    ]),
  );
  const streams = new Set<ServerResponse>();
  const patience = { ...PATIENCE, ...options.patience };
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    void answerRequest(request, { preview, files, token: options.token }).then((given) => {
      if (given === 'stream') openStream(response, streams, status());
      else send(request, response, given);
    });
  };
  const status = () => `data: ${JSON.stringify(preview.status)}\n\n`;
  const deaf = preview.listen(() => {
    for (const stream of streams) writeTo(stream, status());
  });
  const alive = setInterval(() => {
    for (const stream of streams) writeTo(stream, ': \n\n');
  }, patience.heartbeat);
  alive.unref();

  const first = await listening(answer, patience, { port: options.port, host: '127.0.0.1' });
  const servers = [first];
  const port = portOf(first);
  try {
    servers.push(await listening(answer, patience, { port, host: '::1' }));
  } catch (error) {
    // A machine may know the older addresses alone.
    if (!['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(codeOf(error) ?? '')) {
      await closed(first);
      throw error;
    }
  }
  return {
    address: `http://127.0.0.1:${port}/${options.token}/`,
    end: async () => {
      clearInterval(alive);
      deaf();
      await Promise.all(servers.map(closed));
    },
  };
}

type Answering = (request: IncomingMessage, response: ServerResponse) => void;

interface Door {
  readonly port: number;
  readonly host: string;
}

function listening(answer: Answering, patience: Patience, { port, host }: Door): Promise<Server> {
  const server = createServer(
    {
      connectionsCheckingInterval: patience.look,
      headersTimeout: patience.headers,
      requestTimeout: patience.request,
      keepAliveTimeout: patience.idle,
    },
    answer,
  );
  server.maxConnections = MOST_CONNECTIONS;
  server.timeout = patience.silence;
  return new Promise((resolve, reject) => {
    server.on('error', (error) => {
      reject(codeOf(error) === 'EADDRINUSE' ? new PortTaken(port) : error);
    });
    server.listen({ port, host, ipv6Only: true }, () => resolve(server));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function closed(server: Server): Promise<void> {
  const over = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await over;
}

// --------------------------------------------------------------- answers

interface Service {
  readonly preview: Preview;
  readonly files: ReadonlyMap<string, Answer>;
  readonly token: string;
}

async function answerRequest(
  request: IncomingMessage,
  { preview, files, token }: Service,
): Promise<Answer | 'stream'> {
  const { method = '', url = '', headers } = request;
  if (!HOST.test(headers.host ?? '')) return refusal(403, 'this address is for this machine alone');
  // A page of another site may lead here, but may ask for nothing.
  const site = headers['sec-fetch-site'];
  const isAsked = site === undefined || site === 'same-origin' || site === 'none';
  if (!isAsked && headers['sec-fetch-mode'] !== 'navigate') return refusal(403, 'for pages of its own alone');
  const [path = '', query = ''] = url.split('?', 2);
  const name = nameIn(path, token);
  if (name === undefined) return refusal(404, 'open the address that the watch has printed');
  if (name === 'open') {
    if (method !== 'POST') return { ...refusal(405, 'POST alone'), headers: { allow: 'POST' } };
    return openPlace(request, preview);
  }
  if (method !== 'GET') return { ...refusal(405, 'GET alone'), headers: { allow: 'GET' } };
  if (name === 'events') return 'stream';
  if (name === 'state.json') return jsonOf(preview.state());
  const parameters = new URLSearchParams(query);
  const number = (of: string) => wholeNumber(parameters.get(of));
  switch (name) {
    case 'book.pdf': {
      const pdf = preview.pdf(number('build'));
      return pdf === undefined ? GONE : { status: 200, type: 'application/pdf', body: pdf };
    }
    case 'marks.json':
      return jsonOf(preview.marks(number('build'), number('page')));
    case 'trace.json':
      return jsonOf(preview.trace(number('build'), parameters.get('figure') ?? ''));
    default:
      return files.get(name) ?? refusal(404, 'there is nothing of this name');
  }
}

/** What follows the token, as it was sent: nothing is decoded, so nothing can be spelled in another way. */
function nameIn(path: string, token: string): string | undefined {
  const [first, found = '', name, ...more] = path.split('/');
  const [given, wanted] = [Buffer.from(found), Buffer.from(token)];
  const isOurs = given.length === wanted.length && timingSafeEqual(given, wanted);
  return first === '' && isOurs && more.length === 0 ? name : undefined;
}

/** −1 for what is none. */
function wholeNumber(text: string | null): number {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : -1;
}

/** Of a build that is no longer shown; whoever asks has been told of the next. */
const GONE: Answer = refusal(409, 'another build is shown by now');

function refusal(status: number, text: string): Answer {
  return { status, type: 'text/plain; charset=utf-8', body: `${text}\n` };
}

function jsonOf(value: unknown): Answer {
  return value === undefined
    ? GONE
    : { status: 200, type: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}

async function openPlace(request: IncomingMessage, preview: Preview): Promise<Answer> {
  const { headers } = request;
  if (headers.origin !== `http://${headers.host}`) return refusal(403, 'for pages of its own alone');
  if (headers['content-type'] !== 'application/json') return refusal(415, 'JSON alone');
  const body = await bodyOf(request);
  if (body === undefined) return refusal(413, 'too long');
  const [, place] = /^\{"place":(\d{1,9})\}$/.exec(body) ?? [];
  if (place === undefined) return refusal(400, 'expected {"place":1}');
  const failure = await preview.open(Number(place));
  return failure === undefined ? jsonOf({ opened: true }) : refusal(422, failure);
}

/** Undefined where it is too long, or was broken off. */
function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > MOST_BODY) resolve(undefined);
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.on('error', () => resolve(undefined));
  });
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, type, body, headers }: Answer,
): void {
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.length;
  // What was sent along and not read is not waited for.
  const isRead = request.complete;
  response.writeHead(status, {
    ...HEADERS,
    ...headers,
    ...(isRead ? {} : { connection: 'close' }),
    'content-type': type,
    'content-length': length,
  });
  response.end(body, () => {
    if (!isRead) request.destroy();
  });
}

// --------------------------------------------------------------- streams

/** `first` is what is told at once. */
function openStream(response: ServerResponse, streams: Set<ServerResponse>, first: string): void {
  if (streams.size >= MOST_STREAMS) {
    response.writeHead(503, { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' });
    response.end('too many pages look on\n');
    return;
  }
  response.writeHead(200, { ...HEADERS, 'content-type': 'text/event-stream; charset=utf-8' });
  response.socket?.setTimeout(0);
  streams.add(response);
  response.on('close', () => streams.delete(response));
  writeTo(response, first);
}

/** Whoever does not read is given up. */
function writeTo(stream: ServerResponse, text: string): void {
  stream.write(text);
  if (stream.writableLength > MOST_LAG) stream.destroy();
}
