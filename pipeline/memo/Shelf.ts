/** Keeps results of one kind under the digest of all that they depend on, and can say why one was or was not used again. */
import { deserialize, serialize } from 'node:v8';
import { digestOf } from '../world/digestOf.ts';

/** Where results outlive a run. What it gives is whole, or nothing. */
export interface MemoStore {
  readonly read: (key: string) => Uint8Array | undefined;
  readonly write: (key: string, bytes: Uint8Array) => void;
}

/** What the shelves of one workspace share. */
export interface Memo {
  /** Names the version of the code: nobody meets what another version left. */
  readonly code: string;
  readonly store?: MemoStore;
  /** Grows with each result that is asked for. */
  readonly log: MemoEntry[];
}

/** For `--explain`: a result that was used again, or made, and which of its parts had changed since it was last asked for. */
export interface MemoEntry {
  /** Such as `chart`. */
  readonly kind: string;
  readonly id: string;
  readonly reused: boolean;
  /** Names of parts; none where nothing is known of an earlier time. */
  readonly changed: readonly string[];
}

/** What a result depends on: plain data by name, e.g. `{ specification: '…', tables: […] }`. */
export type MemoParts = Readonly<Record<string, unknown>>;

/** One result, asked for before it is made. */
export interface Asked<Value> {
  /** Undefined where it has to be made. */
  readonly value: Value | undefined;
  readonly keep: (value: Value) => void;
}

/** `Value` is plain data, since it may be written to disk. */
export interface Shelf<Value> {
  readonly ask: (id: string, parts: MemoParts) => Asked<Value>;
  /** Whether it was ever asked for, with whatever parts. */
  readonly hasHeardOf: (id: string) => boolean;
}

/** An entry of the store that cannot be read is as good as none. */
export function createShelf<Value>(kind: string, { code, store, log }: Memo): Shelf<Value> {
  // The last of each id: a workspace of a whole day must not hold every state that the book went through.
  const values = new Map<string, { readonly key: string; readonly value: Value }>();
  const askedWith = new Map<string, Digests>();
  // The key of what is remembered of a result's own parts, whatever they were.
  const subjectOf = (id: string) => digestOfParts(['asked', kind, id]);
  const partsBefore = (id: string) => askedWith.get(id) ?? readEntry<Digests>(store?.read(subjectOf(id)));
  return {
    hasHeardOf: (id) => partsBefore(id) !== undefined,
    ask: (id, given) => {
      const parts: Digests = { code };
      for (const [name, value] of Object.entries(given)) parts[name] = digestOfParts(value);
      const key = digestOfParts([kind, Object.entries(parts).sort(byName)]);
      const before = partsBefore(id);
      const changed = Object.keys({ ...parts, ...before }).filter(
        (name) => before !== undefined && before[name] !== parts[name],
      );
      if (before === undefined || changed.length > 0) store?.write(subjectOf(id), serialize(parts));
      askedWith.set(id, parts);
      const last = values.get(id);
      const value = last?.key === key ? last.value : readEntry<Value>(store?.read(key));
      if (value !== undefined) values.set(id, { key, value });
      log.push({ kind, id, reused: value !== undefined, changed });
      return {
        value,
        keep: (made) => {
          values.set(id, { key, value: made });
          store?.write(key, serialize(made));
        },
      };
    },
  };
}

/** Keeps nothing, and reckons no digests for it. */
export function forgetfulShelf<Value>(kind: string, { log }: Memo): Shelf<Value> {
  return {
    hasHeardOf: () => false,
    ask: (id) => {
      log.push({ kind, id, reused: false, changed: [] });
      return { value: undefined, keep: () => undefined };
    },
  };
}

/** SHA-256 by the name of the part. */
type Digests = Record<string, string>;

/** Of plain data as text: the bytes of `serialize` differ with how the engine happens to hold a number or a text. */
function digestOfParts(value: unknown): string {
  return digestOf(Buffer.from(JSON.stringify(value, asPlain) ?? ''));
}

function asPlain(_: string, value: unknown): unknown {
  if (value instanceof Map) return ['map', ...value];
  if (value instanceof Set) return ['set', ...value];
  if (ArrayBuffer.isView(value))
    return ['bytes', Buffer.from(value.buffer, value.byteOffset, value.byteLength)];
  // JSON has no names for these.
  if (value === undefined || Object.is(value, -0) || (typeof value === 'number' && !Number.isFinite(value)))
    return ['number', Object.is(value, -0) ? '-0' : String(value)];
  return value;
}

function byName([one]: readonly [string, string], [other]: readonly [string, string]): number {
  return one < other ? -1 : 1;
}

/** What stands under a key was kept under that key by the same code, so it is of the shelf's type. */
function readEntry<Value>(bytes: Uint8Array | undefined): Value | undefined {
  if (bytes === undefined) return undefined;
  try {
    return deserialize(bytes);
  } catch {
    return undefined;
  }
}
