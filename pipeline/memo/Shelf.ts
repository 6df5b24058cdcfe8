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
  /** Whose results they are, such as the book's folder: those of one kind and owner lie together in the store. */
  readonly owner?: string;
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

/** A shelf as its owner has it. */
export interface OwnShelf<Value> extends Shelf<Value> {
  /** Ends a run: what it did not ask for is let go, since a workspace of a whole day must not hold every state that the book went through. */
  readonly rest: () => void;
  /** Puts what is new into the store. */
  readonly putAway: () => void;
}

/** All of a kind and owner that the store keeps. */
interface Drawer {
  /** By id, the digests of the parts with which it was last asked for. */
  readonly asked: ReadonlyMap<string, Digests>;
  /** By key, serialized; what was used last stands first. */
  readonly entries: ReadonlyMap<string, Uint8Array>;
}

/** Objects in a result that are noted as wholes: what is known of their digests is kept beside it. */
export type WholesIn<Value> = (value: Value) => readonly object[];

/** What the store keeps of a result. */
type Kept<Value> = readonly [value: Value, digests: readonly (string | undefined)[]];

/** An entry of the store that cannot be read is as good as none. */
export function createShelf<Value>(
  kind: string,
  { code, owner = '', store, log }: Memo,
  wholesIn: WholesIn<Value> = () => [],
): OwnShelf<Value> {
  const place = digestOfParts(['drawer', kind, code, owner]);
  let drawer: Drawer | undefined;
  // Read when it is first of use: many commands ask for no result of this kind.
  const kept = (): Drawer => {
    const read = () => readEntry<Partial<Drawer> | null>(store?.read(place));
    drawer ??= { asked: new Map(), entries: new Map(), ...read() };
    return drawer;
  };
  const askedWith = new Map<string, Digests>();
  const values = new Map<string, Value>();
  const wanted = new Set<string>();
  const added = new Set<string>();
  const partsBefore = (id: string) => askedWith.get(id) ?? kept().asked.get(id);
  const takenOut = (key: string): Value | undefined => {
    const entry = readEntry<Kept<Value>>(kept().entries.get(key));
    if (entry === undefined) return undefined;
    const [value, digests] = entry;
    for (const [at, whole] of wholesIn(value).entries()) noteDigest(whole, digests[at]);
    return value;
  };
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
      askedWith.set(id, parts);
      wanted.add(key);
      const value = values.get(key) ?? takenOut(key);
      if (value !== undefined) values.set(key, value);
      log.push({ kind, id, reused: value !== undefined, changed });
      return {
        value,
        keep: (made) => {
          values.set(key, made);
          added.add(key);
        },
      };
    },
    rest: () => {
      // A run that came to its end before this kind has wanted nothing of it, and says nothing about it.
      if (wanted.size > 0) for (const key of values.keys()) if (!wanted.has(key)) values.delete(key);
      wanted.clear();
    },
    putAway: () => {
      if (store === undefined || added.size === 0) return;
      const { asked, entries: before } = kept();
      const entries = new Map<string, Uint8Array>();
      let room = 0;
      for (const [key, value] of values) {
        const entry: Kept<Value> = [value, wholesIn(value).map(digestNoted)];
        const bytes = (added.has(key) ? undefined : before.get(key)) ?? serialize(entry);
        entries.set(key, bytes);
        room += bytes.length;
      }
      // As much again is left of what was of no use this time: books go back to earlier states.
      for (const [key, bytes] of before) {
        if (entries.has(key)) continue;
        room -= bytes.length;
        if (room < 0) break;
        entries.set(key, bytes);
      }
      drawer = { asked: new Map([...asked, ...askedWith]), entries };
      store.write(place, serialize(drawer));
      added.clear();
    },
  };
}

/** Keeps nothing, and reckons no digests for it. */
export function forgetfulShelf<Value>(kind: string, { log }: Pick<Memo, 'log'>): OwnShelf<Value> {
  return {
    hasHeardOf: () => false,
    ask: (id) => {
      log.push({ kind, id, reused: false, changed: [] });
      return { value: undefined, keep: () => undefined };
    },
    rest: () => undefined,
    putAway: () => undefined,
  };
}

/** The result under these parts, made where it is not kept. */
export function remembered<Value>(
  shelf: Shelf<Value> | undefined,
  id: string,
  parts: MemoParts,
  make: () => Value,
): Value {
  const asked = shelf?.ask(id, parts);
  if (asked?.value !== undefined) return asked.value;
  const made = make();
  asked?.keep(made);
  return made;
}

const wholes = new WeakMap<object, { digest?: string }>();

/**
 * Of objects that are parts of several results and dear to look through: the digest of each is reckoned once, so that nobody
 * may change it. All objects of a kind are noted before anybody asks for a result with them, or none is.
 */
export function noteWholes(values: Iterable<object>): void {
  for (const value of values) if (!wholes.has(value)) wholes.set(value, {});
}

/** Of an object that equals one whose digest was reckoned. */
function noteDigest(whole: object, digest: string | undefined): void {
  if (digest !== undefined && !wholes.has(whole)) wholes.set(whole, { digest });
}

function digestNoted(whole: object): string | undefined {
  return wholes.get(whole)?.digest;
}

/** SHA-256 by the name of the part. */
type Digests = Record<string, string>;

/** Of plain data as text: the bytes of `serialize` differ with how the engine happens to hold a number or a text. */
export function digestOfParts(value: unknown): string {
  if (value instanceof Uint8Array) return digestOf(value);
  return digestOf(Buffer.from(JSON.stringify(value, asPlain) ?? ''));
}

function asPlain(this: Readonly<Record<string, unknown>>, name: string, value: unknown): unknown {
  // As it is, not as its `toJSON` gives it: Vega-Lite gives every set of the process one, and a `Buffer` has its own.
  const itself = this[name];
  if (itself instanceof Map) return ['map', ...itself];
  if (itself instanceof Set) return ['set', ...itself];
  if (itself instanceof Uint8Array) return ['bytes', digestOf(itself)];
  if (typeof value === 'object' && value !== null) {
    const whole = wholes.get(value);
    if (whole !== undefined) {
      whole.digest ??= digestOfParts({ ...value });
      return ['whole', whole.digest];
    }
  }
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
