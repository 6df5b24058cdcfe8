/** Turns a word into glyphs: substitution, kerning and ligatures of one font, for measuring and for drawing alike. */
import type { Font } from 'fontkit';
import type { Features } from './Measurer.ts';

/** Glyph ids are those of the whole font, not of its subset in the PDF. */
export interface ShapedWord {
  readonly glyphs: readonly number[];
  /** Advance of the whole word in ems, kerning included. */
  readonly advance: number;
  /** What kerning adds to each glyph's own advance, in font units; absent where nothing does. */
  readonly kerning?: readonly number[];
  /** How many code points each glyph stands for, e.g. `[1, 3, 1]`; absent where each stands for one. */
  readonly clusters?: readonly number[];
  /** Shift of each glyph from its place (x to the right, y upwards), in font units; absent where there is none. */
  readonly offsets?: readonly { readonly x: number; readonly y: number }[];
}

/** Shapes each word once. `word` is a space or holds none. */
export type WordShaper = (word: string, features: Features) => ShapedWord;

/** Figures as they stand in tables. Fonts kern them in pairs at most, so that a word of them is the sum of its pairs. */
const numeric = /^[0-9.,+\-−–%$€£]{3,}$/;

export function wordShaper(font: Font): WordShaper {
  const words = new Map<string, ShapedWord>();
  const byFeatures = new Map<string, Map<string, ShapedWord>>();
  // A font's glyph remembers the first character that asked for it, and fontkit hides whatever a soft hyphen asked for.
  font.layout('- ');

  const shape: WordShaper = (word, features) => {
    const known = wordsWith(features);
    let shaped = known.get(word);
    if (shaped === undefined) {
      shaped = numeric.test(word)
        ? shapeByPairs(word, features, font.unitsPerEm, shape)
        : shapeWhole(font, word, features);
      known.set(word, shaped);
    }
    return shaped;
  };

  const wordsWith = (features: Features): Map<string, ShapedWord> => {
    if (features.length === 0) return words;
    const key = features.join(' ');
    let known = byFeatures.get(key);
    if (known === undefined) {
      known = new Map();
      byFeatures.set(key, known);
    }
    return known;
  };

  return shape;
}

function shapeWhole(font: Font, word: string, features: Features): ShapedWord {
  const run = features.length === 0 ? font.layout(word) : font.layout(word, [...features]);
  const glyphs = run.glyphs.map((glyph) => glyph.id);
  const kerning = run.positions.map(({ xAdvance }, at) => xAdvance - (run.glyphs[at]?.advanceWidth ?? 0));
  const offsets = run.positions.map(({ xOffset, yOffset }) => ({ x: xOffset, y: yOffset }));
  const clusters = clusterLengths(
    word,
    run.glyphs.map((glyph) => glyph.codePoints.length),
  );
  return {
    glyphs,
    advance: run.advanceWidth / font.unitsPerEm,
    ...(kerning.some((kern) => kern !== 0) ? { kerning } : {}),
    ...(clusters.some((length) => length !== 1) ? { clusters } : {}),
    ...(offsets.some(({ x, y }) => x !== 0 || y !== 0) ? { offsets } : {}),
  };
}

/** `claimed` is what the glyphs say of themselves; where that does not add up, the first glyph stands for the whole word. */
function clusterLengths(word: string, claimed: readonly number[]): readonly number[] {
  const characters = [...word].length;
  if (claimed.length === characters) return claimed.map(() => 1);
  if (claimed.reduce((sum, length) => sum + length, 0) === characters) return claimed;
  return claimed.map((_, at) => (at === 0 ? characters : 0));
}

function shapeByPairs(word: string, features: Features, unitsPerEm: number, shape: WordShaper): ShapedWord {
  const glyphs: number[] = [];
  const kerning: number[] = [];
  let advance = 0;
  for (let at = 0; at < word.length; at++) {
    const single = shape(word.charAt(at), features);
    const pair = at + 1 < word.length ? shape(word.slice(at, at + 2), features) : undefined;
    const kern = pair?.kerning?.reduce((sum, part) => sum + part, 0) ?? 0;
    glyphs.push(...single.glyphs);
    kerning.push(kern);
    advance += single.advance + kern / unitsPerEm;
  }
  return { glyphs, advance, ...(kerning.some((kern) => kern !== 0) ? { kerning } : {}) };
}
