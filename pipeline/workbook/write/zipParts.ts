/** Turns named parts into a zip whose bytes depend on the parts alone. */
import { strToU8, Zip, ZipDeflate, zipSync } from 'fflate';

/** A whole part, or one that is made in chunks. */
export type PartContent = string | Uint8Array | Iterable<string>;

/** Parts that can be copied to another thread: whole, or all their chunks. */
export type PlainParts = ReadonlyMap<string, string | Uint8Array | readonly string[]>;

/** The earliest that a zip can say; without a zone, since a zip's times have none. */
const FIXED_TIME = '1980-01-01T00:00:00';
const LEVEL = 6;

/** `first` is the part that readers look for at the start; the others follow by name. */
export function zipParts(parts: ReadonlyMap<string, PartContent>, first?: string): Uint8Array {
  const names = [...parts.keys()].sort((a, b) =>
    a === first ? -1 : b === first ? 1 : a < b ? -1 : a > b ? 1 : 0,
  );
  const whole: Record<string, Uint8Array> = {};
  for (const name of names) {
    const content = parts.get(name) ?? '';
    if (typeof content === 'string') whole[name] = strToU8(content);
    else if (content instanceof Uint8Array) whole[name] = content;
    else return zipStream(parts, names);
  }
  return zipSync(whole, { mtime: FIXED_TIME, level: LEVEL });
}

function zipStream(parts: ReadonlyMap<string, PartContent>, names: readonly string[]): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
    length += chunk.length;
  });
  for (const name of names) {
    const entry = new ZipDeflate(name, { level: LEVEL });
    entry.mtime = FIXED_TIME;
    zip.add(entry);
    const content = parts.get(name) ?? '';
    if (typeof content === 'string') entry.push(strToU8(content), true);
    else if (content instanceof Uint8Array) entry.push(content, true);
    else {
      for (const text of content) entry.push(strToU8(text));
      entry.push(new Uint8Array(0), true);
    }
  }
  zip.end();
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
