/** Turns the bytes of an XLSX file into its parts, without trusting the sizes that a zip claims. */
import { inflateRawSync } from 'node:zlib';
import { Inflate, unzipSync } from 'fflate';

/** A workbook may unpack to so many bytes; a bomb of a few kilobytes unpacks to gigabytes. */
export const MAX_UNPACKED = 400 * 1024 * 1024;
/** Names alone can be a bomb too. */
const MAX_PARTS = 20_000;

export interface Package {
  /** Names of all parts, in the order of the zip. */
  readonly names: readonly string[];
  readonly has: (name: string) => boolean;
  /** A part as it is packed, and by which method; undefined where there is no such part. */
  readonly packed: (name: string) => readonly [method: number, bytes: Uint8Array] | undefined;
  /** The text of a part in pieces; nothing where there is no such part. */
  readonly read: (name: string) => Generator<string, void, undefined>;
}

export type OpenedPackage =
  | { readonly type: 'open'; readonly package: Package }
  | { readonly type: 'unreadable'; readonly reason: string }
  | { readonly type: 'encrypted'; readonly reason: string }
  | { readonly type: 'tooLarge'; readonly size: number };

interface Entry {
  readonly name: string;
  readonly compression: number;
  readonly encrypted: boolean;
  /** Packed bytes. */
  readonly data: Uint8Array;
}

export function openPackage(bytes: Uint8Array): OpenedPackage {
  if (startsWith(bytes, COMPOUND_FILE)) return openCompoundFile(bytes);
  const entries = new Map<string, Entry>();
  const names: string[] = [];
  let claimed = 0;
  try {
    // The filter is asked before anything is inflated, and refusing each part leaves only the directory.
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.push(name);
        claimed += originalSize;
        return false;
      },
    });
  } catch (error) {
    return { type: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
  }
  if (claimed > MAX_UNPACKED || names.length > MAX_PARTS) return { type: 'tooLarge', size: claimed };
  for (const entry of readDirectory(bytes)) entries.set(entry.name, entry);
  const locked = [...entries.values()].find(({ encrypted }) => encrypted);
  if (locked !== undefined)
    return { type: 'encrypted', reason: `a zip whose part ${locked.name} is encrypted` };
  let unpacked = 0;
  return {
    type: 'open',
    package: {
      names,
      has: (name) => entries.has(name),
      packed: (name) => {
        const entry = entries.get(name);
        return entry && [entry.compression, entry.data];
      },
      read: function* (name) {
        const entry = entries.get(name);
        if (entry === undefined) return;
        const decoder = new TextDecoder();
        for (const chunk of inflate(entry)) {
          unpacked += chunk.length;
          if (unpacked > MAX_UNPACKED) throw new RangeError('more bytes than the zip claims');
          yield decoder.decode(chunk, { stream: true });
        }
        yield decoder.decode();
      },
    },
  };
}

/** The frame of files before the zip (MS-CFB 2.2): workbooks of Excel 97, and what Excel encrypts with a password. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

function openCompoundFile(bytes: Uint8Array): OpenedPackage {
  // Names of its streams are UTF-16 (MS-CFB 2.6.1); that of an encrypted zip is fixed by MS-OFFCRYPTO 2.3.4.4.
  const isEncrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
  return isEncrypted
    ? { type: 'encrypted', reason: 'a workbook that is encrypted with a password' }
    : { type: 'unreadable', reason: 'a file of Excel 97 to 2003 (.xls) or of another old program' };
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

const PACKED_CHUNK = 1 << 15;
/** So much is unpacked at once, in a quarter of the time, and read in pieces all the same. */
const AT_ONCE = 1 << 24;
const CHUNK = 1 << 16;

function* inflate(entry: Entry): Generator<Uint8Array, void, undefined> {
  if (entry.compression === 0) {
    yield entry.data;
    return;
  }
  // A part of one chunk is small whatever it unpacks to, and most parts are: no need to go piece by piece.
  if (entry.data.length > 0 && entry.data.length <= PACKED_CHUNK) {
    yield inflateRawSync(entry.data, { maxOutputLength: MAX_UNPACKED });
    return;
  }
  const whole = inflatedAtOnce(entry.data);
  if (whole !== undefined) {
    for (let start = 0; start < whole.length; start += CHUNK) yield whole.subarray(start, start + CHUNK);
    return;
  }
  let ready: Uint8Array[] = [];
  const inflater = new Inflate((chunk) => {
    ready.push(chunk);
  });
  for (let start = 0; start < entry.data.length; start += PACKED_CHUNK) {
    const end = Math.min(start + PACKED_CHUNK, entry.data.length);
    inflater.push(entry.data.subarray(start, end), end === entry.data.length);
    yield* ready;
    ready = [];
  }
}

/** Undefined of a part that is large, or damaged, of which more can be said piece by piece. */
function inflatedAtOnce(packed: Uint8Array): Uint8Array | undefined {
  if (packed.length > AT_ONCE / 8) return undefined;
  try {
    return inflateRawSync(packed, { maxOutputLength: AT_ONCE });
  } catch {
    return undefined;
  }
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

/** The zip's central directory (APPNOTE 4.3.12); zip64 is not needed for what is small enough to be read. */
function readDirectory(bytes: Uint8Array): readonly Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END_OF_DIRECTORY) end--;
  if (end < 0) return [];
  const entries: Entry[] = [];
  const decoder = new TextDecoder();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0 && at + 46 <= bytes.length; left--) {
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY) break;
    const packed = view.getUint32(at + 20, true);
    const nameLength = view.getUint16(at + 28, true);
    const name = decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const local = view.getUint32(at + 42, true);
    if (local + 30 <= bytes.length) {
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      const compression = view.getUint16(at + 10, true);
      // Bit 0 of the flags (APPNOTE 4.4.4).
      const encrypted = (view.getUint16(at + 8, true) & 1) === 1;
      entries.push({ name, compression, encrypted, data: bytes.subarray(start, start + packed) });
    }
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}
