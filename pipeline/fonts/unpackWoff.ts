/** Turns a WOFF file (W3C Recommendation 1.0) into the OpenType font that is packed in it. */
import { inflateSync } from 'node:zlib';

/** Bytes of all tables; a font of letters has fewer. Tables may be packed in the same place, so that their count alone is no bound. */
const MOST = 128 * 1024 * 1024;

/** Undefined where the file is damaged. Any other file is given as it is. */
export function unpackWoff(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 44 || view.getUint32(0) !== 0x774f4646) return bytes;
  const count = view.getUint16(12);
  const tables: { readonly record: DataView; readonly data: Uint8Array }[] = [];
  let left = MOST;
  for (let at = 44; at < 44 + count * 20; at += 20) {
    if (at + 20 > bytes.length) return undefined;
    const record = new DataView(bytes.buffer, bytes.byteOffset + at, 20);
    const packed = bytes.subarray(record.getUint32(4), record.getUint32(4) + record.getUint32(8));
    const length = record.getUint32(12);
    left -= length;
    const data = left < 0 ? undefined : inflated(packed, length);
    if (data === undefined) return undefined;
    tables.push({ record, data });
  }
  return sfntOf(view.getUint32(4), tables);
}

function inflated(packed: Uint8Array, length: number): Uint8Array | undefined {
  if (packed.length === length) return packed;
  try {
    const data = inflateSync(packed, { maxOutputLength: Math.max(1, length) });
    return data.length === length ? data : undefined;
  } catch {
    return undefined;
  }
}

/** A directory and the tables, each from a multiple of four on. */
function sfntOf(
  flavour: number,
  tables: readonly { readonly record: DataView; readonly data: Uint8Array }[],
): Uint8Array {
  const head = 12 + 16 * tables.length;
  const padded = (length: number) => (length + 3) & ~3;
  const size = tables.reduce((sum, { data }) => sum + padded(data.length), head);
  const font = Buffer.alloc(size);
  font.writeUInt32BE(flavour, 0);
  font.writeUInt16BE(tables.length, 4);
  let offset = head;
  for (const [index, { record, data }] of tables.entries()) {
    const at = 12 + 16 * index;
    font.writeUInt32BE(record.getUint32(0), at);
    font.writeUInt32BE(record.getUint32(16), at + 4);
    font.writeUInt32BE(offset, at + 8);
    font.writeUInt32BE(data.length, at + 12);
    font.set(data, offset);
    offset += padded(data.length);
  }
  return font;
}
