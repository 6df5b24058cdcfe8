/** Makes baseline JPEG files of blocks of one color each, for tests: gray, RGB and CMYK, with what cameras note. */

export interface JpegKind {
  /** Blocks of eight by eight pixels. */
  readonly across: number;
  readonly down: number;
  /** Three are taken for YCbCr, four for CMYK. */
  readonly components: 1 | 3 | 4;
  /** Adobe's mark, by which CMYK is inverted. */
  readonly adobe?: boolean;
  /** As EXIF numbers it. */
  readonly orientation?: number;
  readonly profile?: Uint8Array;
}

/** Values from 0 to 255 of each component of a block. */
export type BlockAt = (x: number, y: number) => readonly number[];

export function makeJpeg(kind: JpegKind, blockAt: BlockAt): Uint8Array {
  const { across, down, components, adobe = false, orientation, profile } = kind;
  const ids = Array.from({ length: components }, (_, at) => at + 1);
  const size = Buffer.alloc(4);
  size.writeUInt16BE(down * 8, 0);
  size.writeUInt16BE(across * 8, 2);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...(orientation === undefined ? [] : [segment(0xe1, exif(orientation))]),
    ...(profile === undefined
      ? []
      : [segment(0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), profile]))]),
    ...(adobe ? [segment(0xee, Buffer.from('Adobe\0\x64\0\0\0\0\0', 'latin1'))] : []),
    segment(0xdb, Uint8Array.of(0, ...Array<number>(64).fill(1))),
    segment(0xc0, Uint8Array.of(8, ...size, components, ...ids.flatMap((id) => [id, 0x11, 0]))),
    segment(0xc4, Uint8Array.of(0x00, ...huffmanCounts, ...huffmanSizes)),
    // Of the other coefficients there is none: one code, which ends the block.
    segment(0xc4, Uint8Array.of(0x10, 1, ...Array<number>(15).fill(0), 0)),
    segment(0xda, Uint8Array.of(components, ...ids.flatMap((id) => [id, 0]), 0, 63, 0)),
    scan(across, down, components, blockAt),
    Buffer.from([0xff, 0xd9]),
  ]);
}

function segment(marker: number, data: Uint8Array): Uint8Array {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** One directory of one entry. */
function exif(orientation: number): Uint8Array {
  const data = Buffer.alloc(6 + 8 + 2 + 12 + 4);
  data.write('Exif\0\0MM\0*', 'latin1');
  data.writeUInt32BE(8, 10);
  data.writeUInt16BE(1, 14);
  data.writeUInt16BE(0x0112, 16);
  data.writeUInt16BE(3, 18);
  data.writeUInt32BE(1, 20);
  data.writeUInt16BE(orientation, 24);
  return data;
}

/** Sizes of 0 to 11 bits, all in codes of four bits. */
const huffmanCounts = [0, 0, 0, 12, ...Array<number>(12).fill(0)];
const huffmanSizes = Array.from({ length: 12 }, (_, size) => size);

function scan(across: number, down: number, components: number, blockAt: BlockAt): Uint8Array {
  const before = Array<number>(components).fill(0);
  const bits: string[] = [];
  for (let y = 0; y < down; y += 1) {
    for (let x = 0; x < across; x += 1) {
      const block = blockAt(x, y);
      for (let component = 0; component < components; component += 1) {
        // The mean of a block, times eight, is its first coefficient.
        const value = ((block[component] ?? 0) - 128) * 8;
        const difference = value - (before[component] ?? 0);
        before[component] = value;
        const size = difference === 0 ? 0 : Math.floor(Math.log2(Math.abs(difference))) + 1;
        const code = difference >= 0 ? difference : difference + (1 << size) - 1;
        bits.push(size.toString(2).padStart(4, '0'));
        if (size > 0) bits.push(code.toString(2).padStart(size, '0'));
        bits.push('0');
      }
    }
  }
  const text = bits.join('');
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 8) {
    const byte = Number.parseInt(text.slice(at, at + 8).padEnd(8, '1'), 2);
    bytes.push(byte, ...(byte === 0xff ? [0] : []));
  }
  return Uint8Array.from(bytes);
}
