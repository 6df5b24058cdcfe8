/** Files of every kind are read to the pixels and shapes that they hold, or refused before they cost anything. */
import { deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ImageMark, Raster } from '../../pipeline/charts/Chart.ts';
import { loadFonts } from '../../pipeline/fonts/loadFonts.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import { profileOf } from '../../pipeline/images/iccProfile.ts';
import { readImages } from '../../pipeline/images/readImages.ts';
import { defaultLimits, type Limits } from '../../pipeline/limits/Limits.ts';
import type { ImageFile } from '../../pipeline/load/BookSource.ts';
import { makeJpeg } from './makeJpeg.ts';
import { makePng, type PngKind, pngOf } from './makePng.ts';

const { measurer } = loadFonts(readFontFile);
const families = { serif: 'Source Serif 4', sans: 'Source Sans 3' };

function read(kind: ImageFile['kind'], bytes: Uint8Array, limits: Limits = defaultLimits) {
  const file: ImageFile = { path: `templates/images/a.${kind}`, kind, bytes };
  const { value, problems } = readImages({ files: new Map([['a', file]]), families, measurer, limits });
  return {
    picture: value?.get('a')?.picture,
    problems: problems.map(({ code, message }) => `${code}: ${message}`),
  };
}

const readSvg = (body: string, head = 'width="20" height="10"') =>
  read('svg', Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${head}>${body}</svg>`));

function imageOf(picture: { readonly marks: readonly unknown[] } | undefined): ImageMark {
  const [mark] = picture?.marks ?? [];
  if (!isImage(mark)) throw new Error('no image was read');
  return mark;
}

function isImage(mark: unknown): mark is ImageMark {
  return typeof mark === 'object' && mark !== null && 'raster' in mark;
}

/** The components that a PDF reader finds behind the predictors. */
function unpacked(rows: Uint8Array, { width, height }: Raster, channels: number): number[] {
  const packed = inflateSync(rows);
  const length = width * channels;
  const components: number[] = [];
  for (let y = 0; y < height; y += 1) {
    const kind = packed[y * (length + 1)];
    for (let x = 0; x < length; x += 1) {
      const at = y * length + x;
      const left = x < channels ? 0 : (components[at - channels] ?? 0);
      const up = y === 0 ? 0 : (components[at - length] ?? 0);
      const predicted = [0, left, up, (left + up) >> 1][kind ?? 0] ?? Number.NaN;
      components.push(((packed[y * (length + 1) + 1 + x] ?? 0) + predicted) & 0xff);
    }
  }
  return components;
}

const PALETTE = [10, 20, 30, 200, 100, 50, 7, 8, 9, 250, 240, 230];

const kinds: readonly (Pick<PngKind, 'depth' | 'colourType'> & { readonly samples: number })[] = [
  { depth: 1, colourType: 0, samples: 1 },
  { depth: 2, colourType: 0, samples: 1 },
  { depth: 4, colourType: 0, samples: 1 },
  { depth: 8, colourType: 0, samples: 1 },
  { depth: 16, colourType: 0, samples: 1 },
  { depth: 8, colourType: 2, samples: 3 },
  { depth: 16, colourType: 2, samples: 3 },
  { depth: 2, colourType: 3, samples: 1 },
  { depth: 8, colourType: 3, samples: 1 },
  { depth: 8, colourType: 4, samples: 2 },
  { depth: 8, colourType: 6, samples: 4 },
  { depth: 16, colourType: 6, samples: 4 },
];

test.each(kinds.flatMap((kind) => [false, true].map((interlaced) => ({ ...kind, interlaced }))))(
  'a-png-keeps-its-pixels (type $colourType, $depth bits, in passes: $interlaced)',
  ({ depth, colourType, samples, interlaced }) => {
    const [width, height] = [13, 9];
    const most = colourType === 3 ? 3 : 2 ** depth - 1;
    const sample = (x: number, y: number, at: number) => (x * 3 + y * 5 + at * 7) % (most + 1);
    const bytes = makePng(
      { width, height, depth, colourType, interlaced, chunks: [['PLTE', Uint8Array.from(PALETTE)]] },
      (x, y) => Array.from({ length: samples }, (_, at) => sample(x, y, at)),
    );
    const { picture, problems } = read('png', bytes);
    expect(problems).toEqual([]);
    const { raster } = imageOf(picture);
    const channels = raster.space === 'gray' ? 1 : 3;
    const eight = (value: number) =>
      depth === 16 ? Math.floor((value * 255) / 65535 + 0.5) : Math.round((value * 255) / most);
    const expected: number[] = [];
    const opacities: number[] = [];
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const values = Array.from({ length: samples }, (_, at) => sample(x, y, at));
        const [index = 0] = values;
        if (colourType === 3) expected.push(...PALETTE.slice(index * 3, index * 3 + 3));
        else expected.push(...values.slice(0, channels).map(eight));
        if (colourType >= 4) opacities.push(eight(values.at(-1) ?? 0));
      }
    }
    const found = unpacked(raster.pixels.bytes, raster, channels);
    // Of sixteen bits the upper eight count, to the last of which readers differ.
    expect(Math.max(...found.map((value, at) => Math.abs(value - (expected[at] ?? -9))))).toBeLessThan(2);
    if (raster.alpha === undefined) expect(opacities).toEqual([]);
    else {
      const alpha = unpacked(raster.alpha, raster, 1);
      expect(Math.max(...alpha.map((value, at) => Math.abs(value - (opacities[at] ?? -9))))).toBeLessThan(2);
    }
  },
);

test('a-png-bomb-is-refused-by-its-header', () => {
  const kind = { width: 60_000, height: 60_000, depth: 8, colourType: 2 } as const;
  expect(read('png', pngOf(kind, new Uint8Array(0))).problems).toEqual([
    'over-limit: expected at most 50,000,000 pixels of an image, found 3,600,000,000',
  ]);
});

test('pixels-that-pour-out-beyond-what-the-header-says-are-not-unpacked', () => {
  const kind = { width: 4, height: 4, depth: 8, colourType: 0 } as const;
  const bomb = pngOf(kind, deflateSync(new Uint8Array(50_000_000)));
  expect(read('png', bomb).problems).toEqual([
    'image-unreadable: expected an image that can be printed, found a PNG whose pixels cannot be unpacked, or are more than its header says',
  ]);
});

test('pixels-that-are-fewer-than-the-header-says-are-not-read', () => {
  const kind = { width: 50_000_000, height: 1, depth: 8, colourType: 2 } as const;
  expect(read('png', pngOf(kind, deflateSync(new Uint8Array(10)))).problems).toEqual([
    'image-unreadable: expected an image that can be printed, found a PNG whose pixels are fewer than its header says',
  ]);
});

test('a-profile-that-unpacks-without-end-is-refused', () => {
  const packed = deflateSync(new Uint8Array(60_000_000));
  const kind = { width: 1, height: 1, depth: 8, colourType: 2 } as const;
  const bytes = makePng(
    { ...kind, chunks: [['iCCP', Buffer.concat([Buffer.from('a\0\0'), packed])]] },
    () => [1, 2, 3],
  );
  expect(read('png', bytes).problems[0]).toContain('color profile cannot be unpacked');
});

/** The head of a profile, as far as PDF/A looks at it. */
function profile(space: string): Uint8Array {
  const bytes = Buffer.alloc(132);
  bytes.writeUInt32BE(132, 0);
  bytes[8] = 2;
  bytes.write('prtr', 12, 'latin1');
  bytes.write(space, 16, 'latin1');
  bytes.write('acsp', 36, 'latin1');
  return bytes;
}

test('a-profile-is-kept-where-it-is-one-of-the-pixels-colors', () => {
  expect(profileOf(profile('RGB '), 'rgb')).toHaveLength(132);
  expect(profileOf(profile('CMYK'), 'rgb')).toBeUndefined();
  const inks = makeJpeg({ across: 1, down: 1, components: 4, adobe: true, profile: profile('CMYK') }, () => [
    9, 9, 9, 9,
  ]);
  const { picture, problems } = read('jpeg', inks);
  expect(problems).toEqual([]);
  expect(imageOf(picture).raster).toMatchObject({ space: 'cmyk', inverted: true, profile: profile('CMYK') });
});

test('a-jpeg-is-embedded-as-it-is-without-what-the-camera-noted', () => {
  const bytes = makeJpeg({ across: 2, down: 1, components: 3, orientation: 1 }, () => [100, 128, 128]);
  const { pixels } = imageOf(read('jpeg', bytes).picture).raster;
  expect(pixels.coding).toBe('jpeg');
  const kept = Buffer.from(pixels.bytes).toString('latin1');
  expect(kept).not.toContain('Exif');
  expect(Buffer.from(bytes).toString('latin1')).toContain('Exif');
  expect(pixels.bytes.length).toBe(bytes.length - 36);
});

test('inks-without-a-profile-are-taken-for-the-complement-of-rgb-and-said-to-be', () => {
  // As Adobe writes it, no ink is 255: cyan and a fifth of black.
  const bytes = makeJpeg({ across: 1, down: 1, components: 4, adobe: true }, () => [0, 255, 255, 204]);
  const { picture, problems } = read('jpeg', bytes);
  expect(problems[0]).toContain('image-colors-unknown');
  const { raster } = imageOf(picture);
  expect(raster.space).toBe('rgb');
  expect(unpacked(raster.pixels.bytes, raster, 3).slice(0, 3)).toEqual([0, 204, 204]);
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])('a-jpeg-stands-as-the-camera-was-held (%i)', (orientation) => {
  const bytes = makeJpeg({ across: 4, down: 2, components: 1, orientation }, () => [0]);
  const { picture } = read('jpeg', bytes);
  const turned = orientation > 4;
  expect([picture?.width, picture?.height]).toEqual(turned ? [7.68, 15.36] : [15.36, 7.68]);
  const [a, b, c, d, e, f] = imageOf(picture).matrix;
  const corners = [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ].map(([u = 0, v = 0]) => [a * u + c * v + e, b * u + d * v + f]);
  const [width, height] = [picture?.width ?? 0, picture?.height ?? 0];
  expect(corners.toSorted(([x = 0, y = 0], [otherX = 0, otherY = 0]) => x - otherX || y - otherY)).toEqual([
    [0, 0],
    [0, height],
    [width, 0],
    [width, height],
  ]);
  // EXIF 2.32, 4.6.4: where the first pixel of the file is seen.
  const first = { 1: [0, 0], 2: [1, 0], 3: [1, 1], 4: [0, 1], 5: [0, 0], 6: [1, 0], 7: [1, 1], 8: [0, 1] }[
    orientation
  ];
  expect(corners[0]).toEqual([(first?.[0] ?? 0) * width, (first?.[1] ?? 0) * height]);
});

test('damaged-files-are-met-with-problems-and-never-with-an-exception', () => {
  const sound: readonly (readonly [ImageFile['kind'], Uint8Array])[] = [
    ['png', makePng({ width: 9, height: 7, depth: 8, colourType: 6 }, (x, y) => [x, y, 9, 200])],
    [
      'jpeg',
      makeJpeg({ across: 3, down: 2, components: 4, adobe: true, orientation: 6 }, (x, y) => [x, y, 9, 8]),
    ],
  ];
  for (const [kind, bytes] of sound) {
    const damage = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(damage, fc.nat(bytes.length), (changes, length) => {
        const damaged = Uint8Array.from(bytes);
        for (const [at, value] of changes) damaged[at] = value;
        read(kind, damaged);
        expect(read(kind, bytes.subarray(0, length)).picture === undefined).toBe(length < bytes.length);
      }),
      { numRuns: 60, seed: 7 },
    );
  }
});

// ---------------------------------------------------------------- SVG

test('shapes-styles-and-uses-become-paths-in-points', () => {
  const { picture, problems } = readSvg(
    `<style>.a{fill:#f00}</style><defs><circle id="dot" cx="2" cy="2" r="1"/></defs>
     <g transform="translate(4 2)"><use href="#dot" class="a"/></g><rect x="8" width="8" height="4" fill="currentColor"/>`,
  );
  expect(problems).toEqual([]);
  expect([picture?.width, picture?.height]).toEqual([15, 7.5]);
  const [circle, rectangle] = picture?.marks ?? [];
  expect(circle).toMatchObject({ type: 'path', fill: '#ff0000' });
  expect(rectangle).toMatchObject({
    fill: '#000000',
    segments: [
      { type: 'move', x: 6, y: 0 },
      { type: 'line', x: 12, y: 0 },
      { type: 'line', x: 12, y: 3 },
      { type: 'line', x: 6, y: 3 },
      { type: 'close' },
    ],
  });
});

test('a-view-box-is-laid-into-the-middle', () => {
  const { picture } = readSvg('<path d="M0 0H10V10H0z"/>', 'width="40pt" height="20pt" viewBox="0 0 10 10"');
  expect(picture?.marks[0]).toMatchObject({
    segments: [
      { type: 'move', x: 10, y: 0 },
      { type: 'line', x: 30, y: 0 },
      { type: 'line', x: 30, y: 20 },
      { type: 'line', x: 10, y: 20 },
      { type: 'close' },
    ],
  });
});

test('uses-that-multiply-stop-at-the-limit', () => {
  const levels = Array.from(
    { length: 8 },
    (_, at) => `<g id="l${at + 1}">${`<use href="#l${at}"/>`.repeat(10)}</g>`,
  );
  const { problems } = readSvg(
    `<defs><path id="l0" d="M0 0h1v1z"/>${levels.join('')}</defs><use href="#l8"/>`,
  );
  expect(problems).toEqual(['over-limit: expected at most 20,000 elements of an SVG image, found 20,001']);
});

test.each([
  ['<image href="a.png"/>', 'the element image'],
  ['<foreignObject/>', 'the element foreignObject'],
  ['<animate attributeName="x"/>', 'the element animate, which moves'],
  ['<rect width="9" height="9" mask="url(#m)"/>', 'mask="url(#m)"'],
  ['<rect width="50%" height="9"/>', 'width="50%"'],
  ['<path d="M0 0h9" stroke="url(#g)"/>', 'stroke="url(#g)"'],
  ['<text>a<tspan>b</tspan></text>', 'text of several pieces'],
  ['<text font-weight="900">a</text>', 'text in the weight 900 of the family Source Sans 3'],
  ['<style>g > path { fill: red }</style>', 'the selector "g > path"'],
])('what-cannot-be-drawn-is-told (%s)', (body, found) => {
  expect(readSvg(body).problems[0]).toContain(
    `image-element-refused: expected shapes of plain colors, found ${found}`,
  );
});
