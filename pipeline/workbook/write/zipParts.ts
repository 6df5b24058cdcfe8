/** Turns named parts into a zip whose bytes depend on the parts alone. */
import { crc32 } from 'node:zlib';
import { strToU8, Zip, type ZipInputFile } from 'fflate';
import { deflate } from '../../deflate/deflate.ts';

/** A whole part, or one that is made in chunks. */
export type PartContent = string | Uint8Array | Iterable<string>;

/** Parts that can be copied to another thread: whole, or all their chunks. */
export type PlainParts = ReadonlyMap<string, string | Uint8Array | readonly string[]>;

/** The earliest that a zip can say; without a zone, since a zip's times have none. */
const FIXED_TIME = '1980-01-01T00:00:00';

/** The method of APPNOTE 4.4.5. */
const DEFLATED = 8;

/** `first` is the part that readers look for at the start; the others follow by name. */
export function zipParts(parts: ReadonlyMap<string, PartContent>, first?: string): Uint8Array {
  const names = [...parts.keys()].sort((a, b) =>
    a === first ? -1 : b === first ? 1 : a < b ? -1 : a > b ? 1 : 0,
  );
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
  });
  for (const name of names) {
    const { packed, ...told } = deflated(parts.get(name) ?? '');
    const entry: ZipInputFile = { filename: name, mtime: FIXED_TIME, compression: DEFLATED, ...told };
    zip.add(entry);
    entry.ondata?.(null, packed, true);
  }
  zip.end();
  return Buffer.concat(chunks);
}

/** With what a zip tells of it. */
function deflated(content: PartContent): {
  readonly packed: Uint8Array<ArrayBuffer>;
  readonly crc: number;
  readonly size: number;
} {
  let [crc, size] = [0, 0];
  const counted = function* () {
    for (const bytes of bytesOf(content)) {
      crc = crc32(bytes, crc);
      size += bytes.length;
      yield bytes;
    }
  };
  const packed = deflate(counted(), 'none');
  return { packed, crc, size };
}

function* bytesOf(content: PartContent): Generator<Uint8Array, void, undefined> {
  if (content instanceof Uint8Array) yield content;
  else if (typeof content === 'string') yield strToU8(content);
  else for (const text of content) yield strToU8(text);
}
