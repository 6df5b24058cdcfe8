/** Bounds how much of a font's tables is read at a time, to shape one word say: damaged ones may point at each other, and be read without end. */
import type * as fontkit from 'fontkit';

/** Each word of a sound font reads less than its file holds. */
const READS_PER_BYTE = 8;

/** Of small files. */
const LEAST_READS = 1_000_000;

type Bounded = <Value>(read: () => Value) => Value;
const bounds = new WeakMap<fontkit.Font, Bounded>();

const READERS = ['readUInt8', 'readInt8', 'readUInt16BE', 'readInt16BE', 'readUInt32BE', 'readInt32BE'];

/** Makes `layout` throw where it would read too much of a file of so many bytes. */
export function boundReads(font: fontkit.Font, size: number): void {
  const stream: unknown = Reflect.get(font, 'stream');
  if (typeof stream !== 'object' || stream === null) return;
  const most = READS_PER_BYTE * size + LEAST_READS;
  let left = Number.POSITIVE_INFINITY;
  for (const name of READERS) {
    const read: unknown = Reflect.get(stream, name);
    if (typeof read !== 'function') continue;
    Reflect.set(stream, name, () => {
      left -= 1;
      if (left < 0) throw new Error('tables of a font that point at each other without end');
      return Reflect.apply(read, stream, []);
    });
  }
  const bounded: Bounded = (read) => {
    left = most;
    try {
      return read();
    } finally {
      left = Number.POSITIVE_INFINITY;
    }
  };
  const layout = font.layout.bind(font);
  font.layout = (...word) => bounded(() => layout(...word));
  bounds.set(font, bounded);
}

/** Throws where the glyph's outline is damaged, or made of others without end. */
export function readOutline(font: fontkit.Font, glyph: number): void {
  const read = () => font.getGlyph(glyph).path;
  (bounds.get(font) ?? ((unbounded) => unbounded()))(read);
}
