/** Turns named parts into a zip whose bytes depend on the parts alone. */
import { crc32 } from 'node:zlib';
import { strToU8, Zip, type ZipInputFile } from 'fflate';
import { deflate } from '../../deflate/deflate.ts';
import { remembered, type Shelf } from '../../memo/Shelf.ts';

/** A whole part, or one that is made in chunks. */
export type PartContent = string | Uint8Array | Iterable<string>;

/** Parts that can be copied to another thread: whole ones. */
export type PlainParts = ReadonlyMap<string, string | Uint8Array>;

export interface PackedPart {
  readonly packed: Uint8Array<ArrayBuffer>;
  /** Of the part before it was packed. */
  readonly crc: number;
  readonly size: number;
}

/** The earliest that a zip can say; without a zone, since a zip's times have none. */
const FIXED_TIME = '1980-01-01T00:00:00';

/** The method of APPNOTE 4.4.5. */
const DEFLATED = 8;

/** `first` is the part that readers look for at the start; the others follow by name. Whole parts may have been packed before. */
export function zipParts(
  parts: ReadonlyMap<string, PartContent>,
  first: string,
  before?: Shelf<PackedPart>,
): Uint8Array {
  const names = [...parts.keys()].sort((a, b) =>
    a === first ? -1 : b === first ? 1 : a < b ? -1 : a > b ? 1 : 0,
  );
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
  });
  for (const name of names) {
    const { packed, ...told } = packedPart(name, parts.get(name) ?? '', before);
    const entry: ZipInputFile = { filename: name, mtime: FIXED_TIME, compression: DEFLATED, ...told };
    zip.add(entry);
    entry.ondata?.(null, packed, true);
  }
  zip.end();
  return Buffer.concat(chunks);
}

function packedPart(name: string, content: PartContent, before: Shelf<PackedPart> | undefined): PackedPart {
  // One that is made in chunks is too large to be held whole.
  if (typeof content !== 'string' && !(content instanceof Uint8Array)) return deflated(content);
  const bytes = typeof content === 'string' ? strToU8(content) : content;
  return remembered(before, name, { bytes }, () => deflated(bytes));
}

function deflated(content: PartContent): PackedPart {
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
