/** Turns a JPEG file (ITU-T T.81) into pixels for a PDF: its own code without what cameras note, turned as it was held. */
import { decode } from 'jpeg-js';
import type { Matrix, Raster } from '../charts/Chart.ts';
import type { ImageFile } from '../load/BookSource.ts';
import { digestOf } from '../world/digestOf.ts';
import { ImageFault, saveAgain } from './ImageFault.ts';
import { profileOf } from './iccProfile.ts';
import { pngRows } from './pngRows.ts';
import type { AdmitPixels, RasterFile } from './RasterFile.ts';

const SPACES: ReadonlyMap<number, Raster['space']> = new Map([
  [1, 'gray'],
  [3, 'rgb'],
  [4, 'cmyk'],
]);

/** Undefined where it holds too many pixels, which has been reported. */
export function readJpeg({ path, bytes }: ImageFile, admit: AdmitPixels): RasterFile | undefined {
  const file = readSegments(bytes);
  const { width, height, components, adobe } = file;
  const space = SPACES.get(components);
  if (space === undefined) throw new ImageFault(`a JPEG of ${components} color components`, saveAgain);
  if (!admit(width * height)) return undefined;
  const profile = file.profile === undefined ? undefined : profileOf(file.profile, space);
  const common = { digest: digestOf(bytes), file: path, width, height };
  const turned = file.orientation >= 5;
  const placed = {
    placement: ORIENTATIONS[file.orientation - 1] ?? upright,
    width: turned ? height : width,
    height: turned ? width : height,
  };
  if (space === 'cmyk' && profile === undefined) {
    const bytesOfRgb = pngRows(rgbOfJpeg(bytes), common, 3);
    return {
      ...placed,
      raster: { ...common, space: 'rgb', pixels: { coding: 'png-rows', bytes: bytesOfRgb } },
      doubt: 'CMYK without a profile, which is taken for the complement of sRGB',
    };
  }
  const isMismatched = file.profile !== undefined && profile === undefined;
  return {
    ...placed,
    raster: {
      ...common,
      space,
      ...(profile === undefined ? {} : { profile }),
      ...(space === 'cmyk' && adobe ? { inverted: true } : {}),
      pixels: { coding: 'jpeg', bytes: file.bare },
    },
    ...(isMismatched ? { doubt: 'a profile that is none of its colors, which are taken for sRGB' } : {}),
  };
}

// ---------------------------------------------------------------- segments

interface JpegFile {
  readonly width: number;
  readonly height: number;
  readonly components: number;
  /** Written by Adobe's rules, by which CMYK is inverted. */
  readonly adobe: boolean;
  /** From 1 to 8, as EXIF numbers them. */
  readonly orientation: number;
  readonly profile: Uint8Array | undefined;
  /** The file without notes, previews and places. */
  readonly bare: Uint8Array;
}

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const COMMENT = 0xfe;
const ADOBE = 0xee;

/** Frames that PDF takes: baseline, extended, progressive (ISO 32000-1, 7.4.8). */
const FRAMES: readonly number[] = [0xc0, 0xc1, 0xc2];

/** All kinds of frames; between them stand the tables of Huffman and arithmetic codes. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const cutShort = () => new ImageFault('a JPEG that is cut short', saveAgain);

function readSegments(bytes: Uint8Array): JpegFile {
  if (bytes[0] !== 0xff || bytes[1] !== START) throw new ImageFault('a file that is no JPEG', saveAgain);
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let frame: DataView | undefined;
  let adobe = false;
  let orientation = 1;
  const profile = new Map<number, Uint8Array>();
  for (let at = 2; ; ) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined) throw cutShort();
    if (marker === END) break;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const data = bytes.subarray(at + 4, at + 2 + length);
    if (length < 2 || data.length < length - 2) throw cutShort();
    const end = marker === SCAN ? endOfScan(bytes, at + 2 + length) : at + 2 + length;
    if (isFrame(marker)) {
      if (!FRAMES.includes(marker) || data.length < 6)
        throw new ImageFault('a JPEG of a rare kind', saveAgain);
      if (data[0] !== 8) throw new ImageFault(`a JPEG of ${data[0]} bits`, 'save it with 8 bits a color');
      frame = new DataView(data.buffer, data.byteOffset, data.length);
    }
    if (marker === ADOBE && startsWith(data, 'Adobe')) adobe = true;
    if (marker === 0xe1 && startsWith(data, 'Exif\0\0')) orientation = orientationOf(data.subarray(6));
    if (marker === 0xe2 && startsWith(data, 'ICC_PROFILE\0')) profile.set(data[12] ?? 0, data.subarray(14));
    const isNote = marker === COMMENT || (marker > 0xe0 && marker <= 0xef && marker !== ADOBE);
    if (!isNote) kept.push(bytes.subarray(at, end));
    at = end;
  }
  if (frame === undefined) throw cutShort();
  const [height, width] = [frame.getUint16(1), frame.getUint16(3)];
  if (height === 0 || width === 0) throw new ImageFault('a JPEG that does not say its size', saveAgain);
  const parts = [...profile].sort(([a], [b]) => a - b).map(([, part]) => part);
  return {
    width,
    height,
    components: frame.getUint8(5),
    adobe,
    orientation,
    profile: parts.length === 0 ? undefined : Buffer.concat(parts),
    bare: Buffer.concat([...kept, Uint8Array.of(0xff, END)]),
  };
}

/** Where the next marker stands that is none of a scan's own. */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw cutShort();
}

function startsWith(data: Uint8Array, text: string): boolean {
  return [...text].every((character, at) => data[at] === character.charCodeAt(0));
}

// ---------------------------------------------------------------- how the camera was held

const ORIENTATION = 0x0112;

/** From the first directory of EXIF (EXIF 2.32, 4.6.2); upright where it says nothing that can be read. */
function orientationOf(exif: Uint8Array): number {
  const view = new DataView(exif.buffer, exif.byteOffset, exif.length);
  const isLittle = exif[0] === 0x49;
  if (exif.length < 8) return 1;
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > exif.length) return 1;
  const count = view.getUint16(directory, isLittle);
  for (let entry = directory + 2; entry < directory + 2 + count * 12; entry += 12) {
    if (entry + 12 > exif.length) return 1;
    if (view.getUint16(entry, isLittle) !== ORIENTATION) continue;
    const value = view.getUint16(entry + 8, isLittle);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

const upright: Matrix = [1, 0, 0, 1, 0, 0];

/** Where each orientation puts the pixels' unit square, in its order; y runs downwards. */
const ORIENTATIONS: readonly Matrix[] = [
  upright,
  [-1, 0, 0, 1, 1, 0],
  [-1, 0, 0, -1, 1, 1],
  [1, 0, 0, -1, 0, 1],
  [0, 1, 1, 0, 0, 0],
  [0, 1, -1, 0, 1, 0],
  [0, -1, -1, 0, 1, 1],
  [0, -1, 1, 0, 0, 1],
];

// ---------------------------------------------------------------- inks

/** The memory that the largest admitted image may take while it is decoded. */
const MOST_MEGABYTES = 2048;

/** Red, green and blue of each pixel, of whichever components the file has. */
export function rgbOfJpeg(bytes: Uint8Array): Uint8Array {
  let data: Uint8Array;
  try {
    ({ data } = decode(bytes, {
      useTArray: true,
      formatAsRGBA: false,
      tolerantDecoding: false,
      maxResolutionInMP: Number.MAX_SAFE_INTEGER / 1e6,
      maxMemoryUsageInMB: MOST_MEGABYTES,
    }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ImageFault(`a JPEG whose pixels cannot be read (${reason})`, 'save it again, in RGB');
  }
  return data;
}
