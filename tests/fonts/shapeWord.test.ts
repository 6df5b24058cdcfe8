import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadFonts } from '../../pipeline/fonts/loadFonts.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';

const fonts = loadFonts(readFontFile);
const plain = { font: 'serif-400', features: [], tracking: 0 } as const;

test('figures-added-up-in-pairs-are-as-wide-as-fontkit-sets-them', () => {
  const figures = fc.string({
    unit: fc.constantFrom(...'0123456789.,+-−–%$€£'),
    minLength: 3,
    maxLength: 12,
  });
  for (const id of fonts.ids) {
    for (const features of [[], ['tnum'], ['tnum', 'lnum'], ['onum']]) {
      fc.assert(
        fc.property(figures, (word) => {
          const run = fonts.font(id).layout(word, features);
          const shaped = fonts.shape(word, { font: id, features, tracking: 0 });
          expect(shaped.glyphs).toEqual(run.glyphs.map((glyph) => glyph.id));
          expect(shaped.advance).toBeCloseTo(run.advanceWidth / 1000, 9);
          const kerning = run.positions.map(
            ({ xAdvance }, at) => xAdvance - (run.glyphs[at]?.advanceWidth ?? 0),
          );
          expect(shaped.kerning ?? kerning.map(() => 0)).toEqual(kerning);
        }),
        { numRuns: 25, seed: 1 },
      );
    }
  }
});

test('ligatures-say-how-many-characters-they-stand-for', () => {
  expect(fonts.shape('office', plain).clusters).toEqual([1, 3, 1, 1]);
});

test('tracked-text-has-no-ligatures', () => {
  expect(fonts.shape('office', { ...plain, tracking: 0.2 }).glyphs).toHaveLength(6);
});

test('a-letter-taken-apart-under-a-further-mark-says-what-its-glyphs-were-made-for', () => {
  const { decomposed, clusters } = fonts.shape('\u00e9\u0301', plain);
  expect(clusters).toBeUndefined();
  expect(decomposed).toEqual([[0x65], [0x301], [0x301]]);
});

test('a-hyphen-is-drawn-even-after-a-soft-hyphen-was-shaped', () => {
  const fresh = loadFonts(readFontFile);
  fresh.shape('\u00ad', plain);
  expect(fresh.shape('-', plain).advance).toBeGreaterThan(0.2);
});
