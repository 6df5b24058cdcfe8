/** Turns an address into the bytes of the file there: bounded in size, in time and in redirects, whatever the server says. */
import type { Limits } from '../limits/Limits.ts';
import { overLimit } from '../problems/catalogue/limits.ts';
import * as catalogue from '../problems/catalogue/origins.ts';
import type { StageResult } from '../problems/Problem.ts';
import type { Spot } from '../problems/spot.ts';
import { isOwnAddress, type Web, type WebAnswer } from '../world/Web.ts';

export interface FetchedFile {
  readonly bytes: Uint8Array;
  /** By the end of the address that answered at last, for its ending. */
  readonly name: string;
  /** ISO date of the server's last change of it. */
  readonly modified: string | undefined;
}

export interface FetchBounds {
  readonly limits: Limits;
  /** Of the whole answer. */
  readonly milliseconds: number;
  /** Whether hosts of this machine and of private networks may be asked. */
  readonly allowPrivate: boolean;
}

const MOST_REDIRECTS = 5;

export async function fetchAddress(
  web: Web,
  address: string,
  spot: Spot,
  bounds: FetchBounds,
): Promise<StageResult<FetchedFile>> {
  const none = (problem: StageResult<never>['problems'][number]) => ({
    value: undefined,
    problems: [problem],
  });
  const signal = AbortSignal.timeout(bounds.milliseconds);
  let url = new URL(address);
  try {
    for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
      const host = url.hostname.replace(/^\[|\]$/g, '');
      // Looked up once: asked for again, the name might lead elsewhere.
      const addresses = await within(web.addressesOf(host), signal);
      if (!bounds.allowPrivate && addresses.some(isOwnAddress)) {
        return none(catalogue.originPrivate(spot, url.host));
      }
      const answer = await web.ask(url, addresses, signal);
      const next = answer.status >= 300 && answer.status < 400 ? answer.header('location') : undefined;
      if (next === undefined) return await readAnswer(answer, url, spot, bounds);
      answer.body.destroy();
      const target = targetOf(next, url);
      const isWeb =
        target?.protocol === 'https:' || (target?.protocol === 'http:' && url.protocol === 'http:');
      if (target === undefined || !isWeb || target.username !== '' || target.password !== '') {
        return none(
          catalogue.originRedirect(
            spot,
            `one to ${target === undefined ? 'nowhere' : `${target.protocol}//${target.host}`}`,
          ),
        );
      }
      url = target;
    }
    return none(catalogue.originRedirect(spot, `more than ${MOST_REDIRECTS}`));
  } catch (error) {
    const cause = causeOf(signal.aborted ? signal.reason : error, bounds.milliseconds);
    return none(catalogue.originUnreachable(spot, url.host, cause));
  }
}

function targetOf(location: string, from: URL): URL | undefined {
  try {
    return new URL(location, from);
  } catch {
    return undefined;
  }
}

async function readAnswer(
  { status, statusText, header, body }: WebAnswer,
  url: URL,
  spot: Spot,
  { limits }: FetchBounds,
): Promise<StageResult<FetchedFile>> {
  const none = (problem: StageResult<never>['problems'][number]) => ({
    value: undefined,
    problems: [problem],
  });
  if (status !== 200) {
    body.destroy();
    const words = `${status} ${statusText}`.trim();
    // What a server may do better the next time is no fault of the book.
    const mayPass = status >= 500 || status === 408 || status === 429;
    return none(
      mayPass
        ? catalogue.originUnreachable(spot, url.host, `it answered ${words}`)
        : catalogue.originAnswer(spot, words),
    );
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > limits.fileBytes) return none(overLimit(spot, 'fileBytes', limits.fileBytes, size));
    chunks.push(bytes);
  }
  const name = url.pathname.split('/').at(-1) ?? '';
  return {
    value: {
      bytes: Buffer.concat(chunks),
      name: name === '' ? 'data' : name,
      modified: dayOf(header('last-modified')),
    },
    problems: [],
  };
}

function dayOf(stamp: string | undefined): string | undefined {
  const time = stamp === undefined ? Number.NaN : Date.parse(stamp);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}

/** A look-up of names knows no signal. */
function within<Value>(task: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    task.then(resolve, reject);
  });
}

/** In the system's words; where several addresses were tried in vain, in those of the first. */
function causeOf(error: unknown, milliseconds: number): string {
  if (!(error instanceof Error)) throw error;
  if (error.name === 'TimeoutError') return `no whole answer within ${Math.round(milliseconds / 1000)} s`;
  const [first = error]: readonly unknown[] = error instanceof AggregateError ? error.errors : [];
  const { message } = first instanceof Error ? first : error;
  const code = 'code' in error ? String(error.code) : '';
  return message.includes(code) ? message : `${message} (${code})`;
}
