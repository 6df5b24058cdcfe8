/** Turns a PNG file (PNG 3) into pixels for a PDF: gray or RGB of eight bits, with its profile and its transparency. */
import { inflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { IDENTITY } from '../charts/matrix.ts';
import type { ImageFile } from '../load/BookSource.ts';
import { digestOf } from '../world/digestOf.ts';
import { ImageFault, saveAgain } from './ImageFault.ts';
import { profileOf } from './iccProfile.ts';
import { pngRows } from './pngRows.ts';
import type { AdmitPixels, RasterFile } from './RasterFile.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Profiles of cameras and presses take up to 3 MB; a larger one is a bomb. */
const LARGEST_PROFILE = 8 * 1024 * 1024;

/** Components of a pixel by color type: gray, RGB, palette, gray and alpha, RGB and alpha. */
const COMPONENTS: ReadonlyMap<number, number> = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
]);

/** Undefined where it holds too many pixels, which has been reported. */
export function readPng({ path, bytes }: ImageFile, admit: AdmitPixels): RasterFile | undefined {
  const { width, height, depth, colourType, packed, profile } = readChunks(bytes);
  if (!admit(width * height)) return undefined;
  const components = COMPONENTS.get(colourType);
  if (components === undefined || width === 0 || height === 0)
    throw new ImageFault('a PNG whose header is wrong', saveAgain);
  // What the rows of all passes can be at most: pixels that pour out beyond it are a bomb.
  const most = 2 * height * (Math.ceil((width * components * depth) / 8) + 8) + 64;
  const rows = inflated(
    packed,
    most,
    'a PNG whose pixels cannot be unpacked, or are more than its header says',
  );
  if (rows.length < (width * height * components * depth) / 8)
    throw new ImageFault('a PNG whose pixels are fewer than its header says', saveAgain);
  const { data } = decoded(bytes);
  const isGray = colourType === 0 || colourType === 4;
  const space = isGray ? 'gray' : 'rgb';
  const usable = profile === undefined ? undefined : profileOf(profile, space);
  const alpha = alphaOf(data);
  return {
    raster: {
      digest: digestOf(bytes),
      file: path,
      width,
      height,
      space,
      ...(usable === undefined ? {} : { profile: usable }),
      pixels: {
        coding: 'png-rows',
        bytes: pngRows(coloursOf(data, isGray ? 1 : 3), { width, height }, isGray ? 1 : 3),
      },
      ...(alpha === undefined ? {} : { alpha: pngRows(alpha, { width, height }, 1) }),
    },
    placement: IDENTITY,
    width,
    height,
    ...(profile !== undefined && usable === undefined
      ? { doubt: 'a profile that is none of its colors, which are taken for sRGB' }
      : {}),
  };
}

interface PngChunks {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colourType: number;
  /** The deflated rows. */
  readonly packed: Uint8Array;
  /** ICC profile, unpacked. */
  readonly profile: Uint8Array | undefined;
}

function readChunks(bytes: Uint8Array): PngChunks {
  if (SIGNATURE.some((byte, at) => bytes[at] !== byte))
    throw new ImageFault('a file that is no PNG', saveAgain);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let header: DataView | undefined;
  let profile: Uint8Array | undefined;
  let isEnded = false;
  const packed: Uint8Array[] = [];
  for (let at = SIGNATURE.length; at + 12 <= bytes.length && !isEnded; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (data.length < length) break;
    if (type === 'IHDR' && length === 13) header = new DataView(data.buffer, data.byteOffset, 13);
    else if (type === 'IDAT') packed.push(data);
    else if (type === 'iCCP') profile = unpackedProfile(data);
    else if (type === 'acTL') throw new ImageFault('a PNG that moves', 'save one of its frames as PNG');
    isEnded = type === 'IEND';
    at += length + 12;
  }
  if (header === undefined || !isEnded) throw new ImageFault('a PNG that is cut short', saveAgain);
  return {
    width: header.getUint32(0),
    height: header.getUint32(4),
    depth: header.getUint8(8),
    colourType: header.getUint8(9),
    packed: Buffer.concat(packed),
    profile,
  };
}

/** After the profile's name, a zero, and the number of the only way to pack. */
function unpackedProfile(data: Uint8Array): Uint8Array {
  const end = data.indexOf(0);
  return inflated(data.subarray(end + 2), LARGEST_PROFILE, 'a PNG whose color profile cannot be unpacked');
}

function inflated(packed: Uint8Array, most: number, found: string): Uint8Array {
  try {
    return inflateSync(packed, { maxOutputLength: most });
  } catch {
    throw new ImageFault(found, saveAgain);
  }
}

/** Red, green, blue and opacity of each pixel, whichever depth, palette and passes the file has. */
function decoded(bytes: Uint8Array): { readonly data: Uint8Array } {
  try {
    return PNG.sync.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ImageFault(`a PNG that cannot be read (${reason})`, saveAgain);
  }
}

function coloursOf(data: Uint8Array, channels: 1 | 3): Uint8Array {
  const pixels = data.length / 4;
  const colours = new Uint8Array(pixels * channels);
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    for (let channel = 0; channel < channels; channel += 1)
      colours[pixel * channels + channel] = data[pixel * 4 + channel] ?? 0;
  }
  return colours;
}

/** Undefined where no pixel lets anything through. */
function alphaOf(data: Uint8Array): Uint8Array | undefined {
  const alpha = new Uint8Array(data.length / 4);
  let isOpaque = true;
  for (let pixel = 0; pixel < alpha.length; pixel += 1) {
    const opacity = data[pixel * 4 + 3] ?? 255;
    alpha[pixel] = opacity;
    isOpaque &&= opacity === 255;
  }
  return isOpaque ? undefined : alpha;
}
