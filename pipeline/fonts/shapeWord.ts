/** Turns a word into glyphs: substitution, kerning and ligatures of one font, for measuring and for drawing alike. */
import type { Font, Glyph } from 'fontkit';
import type { FontBytes } from './FontBytes.ts';
import type { Features } from './Measurer.ts';
import { type PlainAlphabet, type PlainGlyph, plainAlphabet } from './plainAlphabet.ts';

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
  /** Of a word whose letters come from several faces; the glyphs and the rest are then said there. */
  readonly parts?: readonly ShapedPart[];
}

/** A stretch of a word that one face of its font has the letters of. */
export interface ShapedPart {
  /** Its place among the faces of the font. */
  readonly face: number;
  readonly text: string;
  readonly shaped: ShapedWord;
}

/** Shapes each word once. `word` is a space or holds none; letters that stand apart form no ligatures. */
export type WordShaper = (word: string, features: Features, apart: boolean) => ShapedWord;

/** Figures as they stand in tables. Fonts kern them in pairs at most, so that a word of them is the sum of its pairs. */
const numeric = /^[0-9.,+\-−–%$€£]{3,}$/;

/** Text without one is of no script, and other rules may hold for it. */
const latinLetter = /\p{Script=Latin}/u;

/** What is known of text in one set of features. */
interface Setting {
  readonly words: Map<string, ShapedWord>;
  readonly latin: PlainText;
  readonly scriptless: PlainText;
}

/** Letters that nothing but kerning touches. */
interface PlainText {
  /** Found out with the first word. */
  readonly alphabet: () => PlainAlphabet | undefined;
  /** As far as they were met; undefined those that are not plain. */
  readonly letters: Map<number, PlainGlyph | undefined>;
}

/** `bytes` are those of the font's file. */
export function wordShaper(font: Font, bytes: FontBytes): WordShaper {
  const { unitsPerEm } = font;
  let plain: Setting | undefined;
  const featured = new Map<string, Setting>();
  // A font's glyph remembers the first character that asked for it, and fontkit hides whatever a soft hyphen asked for.
  for (const character of '- ') askFor(font, character);

  const shape: WordShaper = (word, features, apart) => {
    const setting = settingWith(features, apart);
    let shaped = setting.words.get(word);
    if (shaped === undefined) {
      const shapePart = (part: string) => shape(part, features, apart);
      shaped = numeric.test(word)
        ? (shapeFigures(font, unitsPerEm, word, setting) ?? shapeByPairs(word, unitsPerEm, shapePart))
        : (shapePlain(font, unitsPerEm, word, setting) ?? shapeWhole(font, word, features, apart));
      setting.words.set(word, shaped);
    }
    return shaped;
  };

  const settingWith = (features: Features, apart: boolean): Setting => {
    if (features.length === 0 && !apart) {
      plain ??= settingOf(bytes, features, apart);
      return plain;
    }
    const key = `${features.join(' ')}${apart ? ' apart' : ''}`;
    let known = featured.get(key);
    if (known === undefined) {
      known = settingOf(bytes, features, apart);
      featured.set(key, known);
    }
    return known;
  };

  return shape;
}

function settingOf(bytes: FontBytes, features: Features, apart: boolean): Setting {
  const textOf = (script: 'latn' | 'DFLT'): PlainText => {
    let found: { readonly alphabet: PlainAlphabet | undefined } | undefined;
    const alphabet = () => {
      found ??= { alphabet: plainAlphabet(bytes, { features, apart, script }) };
      return found.alphabet;
    };
    return { alphabet, letters: new Map() };
  };
  return { words: new Map(), latin: textOf('latn'), scriptless: textOf('DFLT') };
}

/** A word of plain letters is the letters, their ligatures and their kerning; undefined for all other words. */
function shapePlain(font: Font, unitsPerEm: number, word: string, setting: Setting): ShapedWord | undefined {
  const text = latinLetter.test(word) ? setting.latin : setting.scriptless;
  const alphabet = text.alphabet();
  if (alphabet === undefined) return undefined;
  const letters: PlainGlyph[] = [];
  let isJoined = false;
  for (const character of word) {
    const letter = plainLetter(font, character, alphabet, text.letters);
    if (letter === undefined) return undefined;
    const before = letters.at(-1);
    isJoined ||= before !== undefined && mayJoin(alphabet, before, letter);
    letters.push(letter);
  }
  const joined = isJoined ? joinLetters(font, [...word], letters, alphabet) : undefined;
  if (isJoined && joined === undefined) return undefined;
  const glyphs = joined?.glyphs ?? letters.map(({ form }) => form);

  const kerning = glyphs.map((glyph, at) => {
    const next = glyphs[at + 1];
    return next === undefined ? 0 : alphabet.kerning(glyph, next);
  });
  let advance = 0;
  for (const glyph of glyphs) advance += alphabet.advanceOf(glyph);
  for (const kern of kerning) advance += kern;
  return {
    glyphs,
    advance: advance / unitsPerEm,
    ...(kerning.some((kern) => kern !== 0) ? { kerning } : {}),
    ...(joined === undefined ? {} : { clusters: joined.clusters }),
  };
}

/** The same for figures, which are joined to nothing; added up as `shapeByPairs` does, to the last bit. */
function shapeFigures(
  font: Font,
  unitsPerEm: number,
  word: string,
  { scriptless }: Setting,
): ShapedWord | undefined {
  const alphabet = scriptless.alphabet();
  if (alphabet === undefined) return undefined;
  const glyphs: number[] = [];
  const kerning: number[] = [];
  let advance = 0;
  let isKerned = false;
  let letter = plainLetter(font, word.charAt(0), alphabet, scriptless.letters);
  for (let at = 0; at < word.length; at += 1) {
    const next =
      at + 1 < word.length ? plainLetter(font, word.charAt(at + 1), alphabet, scriptless.letters) : undefined;
    if (letter === undefined || (next !== undefined && mayJoin(alphabet, letter, next))) return undefined;
    const kern = next === undefined ? 0 : alphabet.kerning(letter.form, next.form);
    glyphs.push(letter.form);
    kerning.push(kern);
    isKerned ||= kern !== 0;
    advance += alphabet.advanceOf(letter.form) / unitsPerEm + kern / unitsPerEm;
    letter = next;
  }
  return { glyphs, advance, ...(isKerned ? { kerning } : {}) };
}

interface JoinedLetters {
  readonly glyphs: readonly number[];
  readonly clusters: readonly number[];
}

/** Undefined where letters are joined in a way that only the general shaping knows. */
function joinLetters(
  font: Font,
  characters: readonly string[],
  letters: readonly PlainGlyph[],
  alphabet: PlainAlphabet,
): JoinedLetters | undefined {
  if (letters.some(({ base, form }) => base !== form)) return undefined;
  const bases = letters.map(({ base }) => base);
  const glyphs: number[] = [];
  const clusters: number[] = [];
  for (let at = 0; at < bases.length; ) {
    const ligature = alphabet.ligatureAt(bases, at);
    const count = 1 + (ligature?.others.length ?? 0);
    const glyph = ligature?.glyph ?? bases[at] ?? 0;
    const codePoints = characters.slice(at, at + count).map((character) => character.codePointAt(0) ?? 0);
    if (font.getGlyph(glyph, codePoints).codePoints.length !== count) return undefined;
    glyphs.push(glyph);
    clusters.push(count);
    at += count;
  }
  // What is left to be joined, or was joined and may be again.
  const isOpen = glyphs.some((glyph, at) => alphabet.joins(glyph, glyphs[at + 1] ?? 0));
  return isOpen ? undefined : { glyphs, clusters };
}

function plainLetter(
  font: Font,
  character: string,
  alphabet: PlainAlphabet,
  letters: Map<number, PlainGlyph | undefined>,
): PlainGlyph | undefined {
  const codePoint = character.codePointAt(0) ?? 0;
  const known = letters.get(codePoint);
  if (known !== undefined || letters.has(codePoint)) return known;
  const glyph = alphabet.glyphOf(codePoint);
  const asked = askFor(font, character, glyph?.form);
  const isShown = alphabet.glyphOf(asked.codePoints[0] ?? codePoint) !== undefined;
  const letter = glyph !== undefined && asked.id === glyph.form && isShown ? glyph : undefined;
  letters.set(codePoint, letter);
  return letter;
}

/** The glyph of a character, or its other form, as fontkit remembers it. */
function askFor(font: Font, character: string, form?: number): Glyph {
  const codePoint = character.codePointAt(0) ?? 0;
  const base = font.glyphForCodePoint(codePoint);
  return form === undefined ? base : font.getGlyph(form, [codePoint]);
}

/** Rules may come before or after letters take their other form. */
function mayJoin({ joins }: PlainAlphabet, left: PlainGlyph, right: PlainGlyph): boolean {
  return (
    joins(left.form, right.form) ||
    joins(left.base, right.base) ||
    joins(left.base, right.form) ||
    joins(left.form, right.base)
  );
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
