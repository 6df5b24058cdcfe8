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
  /** Only where glyphs do not follow from the characters one way: the characters that each glyph was made for. */
  readonly decomposed?: readonly (readonly number[])[];
  /** Shift of each glyph from its place (x to the right, y upwards), in font units; absent where there is none. */
  readonly offsets?: readonly { readonly x: number; readonly y: number }[];
}

/** Shapes each word once. `word` is a space or holds none; letters that stand apart form no ligatures. */
export type WordShaper = (word: string, features: Features, apart: boolean) => ShapedWord;

/** Figures as they stand in tables. Fonts kern them in pairs at most, so that a word of them is the sum of its pairs. */
const numeric = /^[0-9.,+\-−–%$€£]{3,}$/;

export function wordShaper(font: Font): WordShaper {
  const plain = new Map<string, ShapedWord>();
  const featured = new Map<string, Map<string, ShapedWord>>();
  // A font's glyph remembers the first character that asked for it, and fontkit hides whatever a soft hyphen asked for.
  font.layout('- ');

  const shape: WordShaper = (word, features, apart) => {
    const known = wordsWith(features, apart);
    let shaped = known.get(word);
    if (shaped === undefined) {
      shaped = numeric.test(word)
        ? shapeByPairs(word, font.unitsPerEm, (part) => shape(part, features, apart))
        : shapeWhole(font, word, features, apart);
      known.set(word, shaped);
    }
    return shaped;
  };

  const wordsWith = (features: Features, apart: boolean): Map<string, ShapedWord> => {
    if (features.length === 0 && !apart) return plain;
    const key = `${features.join(' ')}${apart ? ' apart' : ''}`;
    let known = featured.get(key);
    if (known === undefined) {
      known = new Map();
      featured.set(key, known);
    }
    return known;
  };

  return shape;
}

function shapeWhole(font: Font, word: string, features: Features, apart: boolean): ShapedWord {
  const wanted = Object.fromEntries(features.map((feature) => [feature, true]));
  const run = font.layout(word, apart ? { ...wanted, liga: false, clig: false } : wanted);
  const glyphs = run.glyphs.map((glyph) => glyph.id);
  const kerning = run.positions.map(({ xAdvance }, at) => xAdvance - (run.glyphs[at]?.advanceWidth ?? 0));
  const offsets = run.positions.map(({ xOffset, yOffset }) => ({ x: xOffset, y: yOffset }));
  const points = run.glyphs.map((glyph) => glyph.codePoints);
  const clusters = clusterLengths([...word].length, points);
  return {
    glyphs,
    advance: run.advanceWidth / font.unitsPerEm,
    ...(kerning.some((kern) => kern !== 0) ? { kerning } : {}),
    ...(clusters === undefined ? { decomposed: points } : {}),
    ...(clusters?.some((length) => length !== 1) ? { clusters } : {}),
    ...(offsets.some(({ x, y }) => x !== 0 || y !== 0) ? { offsets } : {}),
  };
}

/** Undefined where a character was taken apart, e.g. a letter with its accent under a further mark. */
function clusterLengths(
  characters: number,
  points: readonly (readonly number[])[],
): readonly number[] | undefined {
  if (points.length === characters) return points.map(() => 1);
  const claimed = points.map(({ length }) => length);
  return claimed.reduce((sum, length) => sum + length, 0) === characters ? claimed : undefined;
}

function shapeByPairs(word: string, unitsPerEm: number, shape: (part: string) => ShapedWord): ShapedWord {
  const glyphs: number[] = [];
  const kerning: number[] = [];
  let advance = 0;
  for (let at = 0; at < word.length; at++) {
    const single = shape(word.charAt(at));
    const pair = at + 1 < word.length ? shape(word.slice(at, at + 2)) : undefined;
    const kern = pair?.kerning?.reduce((sum, part) => sum + part, 0) ?? 0;
    glyphs.push(...single.glyphs);
    kerning.push(kern);
    advance += single.advance + kern / unitsPerEm;
  }
  return { glyphs, advance, ...(kerning.some((kern) => kern !== 0) ? { kerning } : {}) };
}
