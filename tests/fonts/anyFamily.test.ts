/** Fonts of any make are measured and embedded as fontkit shapes them, whichever file holds them. */

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FontBytes } from '../../pipeline/fonts/FontBytes.ts';
import { createdFont, readFace } from '../../pipeline/fonts/readFace.ts';
import { wordShaper } from '../../pipeline/fonts/shapeWord.ts';
import { unpackWoff } from '../../pipeline/fonts/unpackWoff.ts';

const require = createRequire(import.meta.url);
const packaged = (path: string) => readFileSync(require.resolve(path));
const lora = dirname(require.resolve('@fontsource/lora/files/lora-latin-400-normal.woff'));

/** OpenType with cubic outlines, TrueType packed as WOFF, of two makers. */
const files: readonly string[] = [
  require.resolve('source-sans/OTF/SourceSans3-Regular.otf'),
  require.resolve('source-serif/OTF/SourceSerif4-It.otf'),
  ...readdirSync(lora)
    .filter((name) => /-(latin|cyrillic)-(400|700)-(normal|italic)\.woff$/.test(name))
    .map((name) => join(lora, name)),
];

const letters = [...'aefijlLotTAVW019.,-·’“(«¿áñÉőłŁ дЖя'];
const words = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 9 });

test.each(files.map((file) => [file.slice(file.lastIndexOf('/') + 1), file]))(
  'words-are-shaped-as-fontkit-shapes-them: %s',
  (_, file) => {
    const bytes = unpackWoff(readFileSync(file));
    const font = bytes && createdFont(bytes);
    if (bytes === undefined || font === undefined) throw new Error(`${file} is no font`);
    const shape = wordShaper(font, new FontBytes(bytes));
    const other = createdFont(bytes);
    for (const features of [[], ['tnum'], ['smcp']]) {
      fc.assert(
        fc.property(words, (word) => {
          const fresh = other?.layout(word, features);
          const kerning = fresh?.positions.map(
            ({ xAdvance }, at) => xAdvance - (fresh.glyphs[at]?.advanceWidth ?? 0),
          );
          const shaped = shape(word, features, false);
          expect(shaped.glyphs).toEqual(fresh?.glyphs.map(({ id }) => id));
          expect(shaped.kerning ?? kerning?.map(() => 0)).toEqual(kerning);
          expect(shaped.advance).toBeCloseTo((fresh?.advanceWidth ?? Number.NaN) / font.unitsPerEm, 9);
        }),
        { numRuns: 20, seed: 3 },
      );
    }
  },
);

test('woff-is-unpacked-to-the-font-that-is-in-it', () => {
  const bytes = packaged('@fontsource/lora/files/lora-latin-400-normal.woff');
  const unpacked = unpackWoff(bytes);
  expect([...(unpacked?.subarray(0, 4) ?? [])]).toEqual([0, 1, 0, 0]);
  expect(readFace('lora.woff', bytes)).toMatchObject({
    family: 'Lora',
    weight: 400,
    italic: false,
    embeddable: true,
  });
});

test('damaged-font-files-are-refused-and-never-met-with-an-exception', () => {
  const sound = packaged('@fontsource/lora/files/lora-symbols-400-normal.woff');
  const damage = fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { maxLength: 30 });
  fc.assert(
    fc.property(damage, fc.nat(sound.length), (changes, length) => {
      const damaged = Uint8Array.from(sound.subarray(0, Math.max(length, 60)));
      for (const [at, value] of changes) damaged[at % damaged.length] = value;
      readFace('a.woff', damaged);
    }),
    { numRuns: 150, seed: 5 },
  );
});

test('tables-that-are-packed-in-one-place-are-unpacked-no-further-than-a-font-is-large', () => {
  const packed = deflateSync(Buffer.alloc(1024 * 1024));
  const bomb = (count: number) => {
    const head = Buffer.alloc(44 + 20 * count);
    head.write('wOFF', 0, 'latin1');
    head.writeUInt16BE(count, 12);
    for (let at = 44; at < head.length; at += 20) {
      head.writeUInt32BE(head.length, at + 4);
      head.writeUInt32BE(packed.length, at + 8);
      head.writeUInt32BE(1024 * 1024, at + 12);
    }
    return Buffer.concat([head, packed]);
  };
  expect(unpackWoff(bomb(2))?.length).toBeGreaterThan(2 * 1024 * 1024);
  expect(unpackWoff(bomb(65_000))).toBeUndefined();
});

test.each(['OS/2', 'post', 'name', 'head', 'cmap'])(
  'a-font-whose-table-cannot-be-found-is-refused-or-read: %s',
  (tag) => {
    const bytes = Buffer.from(packaged('source-code-pro/TTF/SourceCodePro-Regular.ttf'));
    const record = bytes.indexOf(tag, 12, 'latin1');
    bytes.writeUInt32BE(0xffffffff, record + 8);
    const read = readFace('a.ttf', bytes);
    expect('found' in read ? read.found : read.file).toMatch(/damaged|a\.ttf/);
  },
);
