/** Makes PNG files from colors, for tests, of all depths and color types, in one pass or seven. */
import { crc32, deflateSync } from 'node:zlib';

/** Samples of one pixel, as large as the depth allows: gray, RGB or an index, and an alpha where the type has one. */
export type PixelAt = (x: number, y: number) => readonly number[];

export interface PngKind {
  readonly width: number;
  readonly height: number;
  readonly depth: 1 | 2 | 4 | 8 | 16;
  readonly colourType: 0 | 2 | 3 | 4 | 6;
  readonly interlaced?: boolean;
  /** Chunks between header and pixels, e.g. a palette. */
  readonly chunks?: readonly (readonly [type: string, data: Uint8Array])[];
}

const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

export function makePng(kind: PngKind, pixelAt: PixelAt): Uint8Array {
  const { width, height, interlaced = false } = kind;
  const passes = interlaced ? PASSES : ([[0, 0, 1, 1]] as const);
  const rows = passes.flatMap(([x, y, stepX, stepY]) => {
    const across = count(width, x, stepX);
    const down = across === 0 ? 0 : count(height, y, stepY);
    return Array.from({ length: down }, (_, row) =>
      packRow(
        kind.depth,
        Array.from({ length: across }, (_, column) => pixelAt(x + column * stepX, y + row * stepY)),
      ),
    );
  });
  return pngOf(kind, deflateSync(Buffer.concat(rows)));
}

/** A file whose pixels are packed already, as they may be of a file that lies. */
export function pngOf(
  { width, height, depth, colourType, interlaced = false, chunks = [] }: PngKind,
  packed: Uint8Array,
): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colourType, 0, 0, interlaced ? 1 : 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...chunks.map(([type, data]) => chunk(type, data)),
    chunk('IDAT', packed),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

function count(size: number, from: number, step: number): number {
  return Math.max(0, Math.ceil((size - from) / step));
}

/** Unfiltered, each row filled up to whole bytes. */
function packRow(depth: number, pixels: readonly (readonly number[])[]): Uint8Array {
  const bits = pixels.flat().map((sample) => sample.toString(2).padStart(depth, '0'));
  const text = bits.join('');
  const bytes = Array.from({ length: Math.ceil(text.length / 8) }, (_, at) =>
    Number.parseInt(text.slice(at * 8, at * 8 + 8).padEnd(8, '0'), 2),
  );
  return Uint8Array.of(0, ...bytes);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
