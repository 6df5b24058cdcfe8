import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FontBytes } from '../../pipeline/fonts/FontBytes.ts';
import { fontFiles } from '../../pipeline/fonts/fontFiles.ts';
import { loadFonts } from '../../pipeline/fonts/loadFonts.ts';
import { plainAlphabet } from '../../pipeline/fonts/plainAlphabet.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import { runs } from '../runs.ts';

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
        { numRuns: runs(25), seed: 1 },
      );
    }
  }
});

test('words-of-plain-letters-are-shaped-as-fontkit-shapes-them', () => {
  const letters = [...'aefijlLotTAVW019.,-·’“(«¿áñÉőłŁıĳŉ\u00a0'];
  const others = ['\u0301', '\u0327', '\u2044', 'ﬁ', 'д', 'Ω', '😀'];
  const words = fc.string({
    unit: fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom(...letters) },
      { weight: 1, arbitrary: fc.constantFrom(...others) },
    ),
    minLength: 1,
    maxLength: 9,
  });
  for (const id of fonts.ids) {
    for (const features of [[], ['tnum'], ['smcp'], ['sups']]) {
      for (const tracking of [0, 0.5]) {
        const joining = tracking === 0 ? {} : { liga: false, clig: false };
        const wanted = { ...Object.fromEntries(features.map((feature) => [feature, true])), ...joining };
        fc.assert(
          fc.property(words, (word) => {
            const { glyphs, positions, advanceWidth } = fonts.font(id).layout(word, wanted);
            const kerning = positions.map(({ xAdvance }, at) => xAdvance - (glyphs[at]?.advanceWidth ?? 0));
            const shaped = fonts.shape(word, { font: id, features, tracking });
            expect(shaped.glyphs).toEqual(glyphs.map((glyph) => glyph.id));
            expect(shaped.kerning ?? kerning.map(() => 0)).toEqual(kerning);
            expect(shaped.advance).toBeCloseTo(advanceWidth / 1000, 9);
          }),
          { numRuns: runs(12), seed: 7 },
        );
      }
    }
  }
});

test('most-words-of-a-text-are-plain', () => {
  // Of code there is little: that it is shaped by fontkit costs no time that matters.
  for (const id of fonts.ids.filter((each) => !each.startsWith('mono-'))) {
    const bytes = new FontBytes(readFontFile(fontFiles[id]));
    for (const features of [[], ['tnum'], ['pnum']]) {
      const alphabet = plainAlphabet(bytes, { features, apart: false, script: 'latn' });
      for (const character of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,’éñ') {
        expect(alphabet?.glyphOf(character.codePointAt(0) ?? 0), `${character} of ${id}`).toBeDefined();
      }
    }
  }
});

test('ligatures-are-read-from-the-font-with-what-they-stand-for', () => {
  for (const word of ['office', 'after', 'fifth', 'differ']) {
    const fresh = loadFonts(readFontFile);
    const run = fresh.font('serif-400').layout(word);
    const clusters = run.glyphs.map((glyph) => glyph.codePoints.length);
    expect(loadFonts(readFontFile).shape(word, plain)).toMatchObject({ clusters });
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
