/** Turns font files into shaped, measured fonts: one parsed copy for measuring and for the PDF. */
import type * as fontkit from 'fontkit';
import { readOutline } from './boundReads.ts';
import { FontBytes } from './FontBytes.ts';
import { type BuiltInId, builtInFile, fontFiles, isBuiltIn } from './fontFiles.ts';
import type { Features, FontId, FontMetrics, Measurer, TextStyle } from './Measurer.ts';
import { createdFont, type FontFace } from './readFace.ts';
import type { FontFaces } from './resolveFamilies.ts';
import { facesOfText, isSetAsWritten } from './scripts.ts';
import { type ShapedPart, type ShapedWord, type WordShaper, wordShaper } from './shapeWord.ts';

export interface FontSet {
  /** Those that come with the pipeline, in a fixed order. */
  readonly ids: readonly BuiltInId[];
  /** The first face of a font, or one that stands in for characters that it lacks. */
  readonly font: (id: FontId, face?: number) => fontkit.Font;
  readonly measurer: Measurer;
  /** Shapes a word, or a single space, once for measurer and PDF. */
  readonly shape: (word: string, style: Omit<TextStyle, 'size'>) => ShapedWord;
}

interface ParsedFace {
  readonly font: fontkit.Font;
  readonly shape: WordShaper;
  readonly has: (codePoint: number) => boolean;
  readonly metrics: () => FontMetrics;
}

/**
 * `readFont` gives the bytes of a path such as `source-sans/TTF/SourceSans3-Regular.ttf`. Fonts are parsed on first use. `faces`
 * are the files of fonts other than those that come with the pipeline.
 */
export function loadFonts(readFont: (packagePath: string) => Uint8Array, faces?: FontFaces): FontSet {
  const parsed = new Map<string, ParsedFace>();
  const damaged = new Set<string>();
  const parse = (face: FontFace | string): ParsedFace => {
    const file = typeof face === 'string' ? face : face.file;
    const known = parsed.get(file);
    if (known !== undefined) return known;
    const bytes = typeof face === 'string' ? readFont(face) : face.bytes;
    const font = createdFont(bytes);
    if (font === undefined) throw new Error(`${file} is no font that can be read`);
    const sound: ParsedFace = {
      font,
      shape: wordShaper(font, new FontBytes(bytes)),
      has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
      metrics: () => metricsOf(font),
    };
    // One of those that come with the pipeline cannot be mended in a book.
    const created = typeof face === 'string' ? sound : tolerant(sound, () => damaged.add(file));
    parsed.set(file, created);
    return created;
  };
  const byId = new Map<FontId, readonly ParsedFace[]>();
  const facesOf = (id: FontId): readonly ParsedFace[] => {
    let known = byId.get(id);
    if (known === undefined) {
      known = (faces?.get(id) ?? [builtInFile(id)]).map(parse);
      byId.set(id, known);
    }
    return known;
  };
  const font: FontSet['font'] = (id, face = 0) => {
    const found = facesOf(id)[face];
    if (found === undefined) throw new Error(`the font ${id} has no face ${face}`);
    return found.font;
  };
  const mixed = new Map<string, ShapedWord>();
  const shape: FontSet['shape'] = (word, { font: id, features, tracking }) => {
    const [first, ...others] = facesOf(id);
    if (first === undefined) throw new Error(`the font ${id} has no file`);
    const apart = tracking !== 0;
    if (others.length === 0 || isAllOf(word, first)) return first.shape(word, features, apart);
    const key = `${id} ${features.join(' ')} ${apart} ${word}`;
    let shaped = mixed.get(key);
    if (shaped === undefined) {
      shaped = shapeMixed(word, facesOf(id), features, apart);
      mixed.set(key, shaped);
    }
    return shaped;
  };
  const has = (id: FontId, codePoint: number) =>
    isSetAsWritten(codePoint) && facesOf(id).some((face) => face.has(codePoint));
  const ids = Object.keys(fontFiles).filter(isBuiltIn);
  const metrics = (id: FontId) => {
    const [first] = facesOf(id);
    if (first === undefined) throw new Error(`the font ${id} has no file`);
    return first.metrics();
  };
  return { ids, font, measurer: { ...fontMeasurer(metrics, shape, has), damaged }, shape };
}

/**
 * Tables that only some words reach may be damaged: these get a box for each letter, so that the stage comes to its end. Outlines
 * are read here as well, since the PDF would read them when all else is done.
 */
function tolerant(face: ParsedFace, tell: () => void): ParsedFace {
  const attempt = <Value>(read: () => Value, otherwise: () => Value): Value => {
    try {
      return read();
    } catch {
      tell();
      return otherwise();
    }
  };
  const { font } = face;
  const outlined = new Set<number>();
  let areSound = true;
  /** The first that is damaged is enough. */
  const outline = (glyph: number): void => {
    if (!areSound || outlined.has(glyph)) return;
    outlined.add(glyph);
    areSound = attempt(
      () => {
        readOutline(font, glyph);
        return true;
      },
      () => false,
    );
  };
  return {
    font,
    shape: (word, ...how) =>
      attempt(
        () => {
          const shaped = face.shape(word, ...how);
          shaped.glyphs.forEach(outline);
          return shaped;
        },
        () => boxes(word),
      ),
    has: (codePoint) =>
      attempt(
        () => face.has(codePoint),
        () => true,
      ),
    metrics: () => attempt(face.metrics, () => BOX),
  };
}

/** Half an em wide. */
function boxes(word: string): ShapedWord {
  const glyphs = [...word].map(() => 0);
  return { glyphs, advance: glyphs.length / 2 };
}

const BOX: FontMetrics = { ascender: 1, descender: -0.25, capHeight: 0.7, xHeight: 0.5 };

function metricsOf({ ascent, descent, capHeight, xHeight, unitsPerEm }: fontkit.Font): FontMetrics {
  return {
    ascender: ascent / unitsPerEm,
    descender: descent / unitsPerEm,
    capHeight: capHeight / unitsPerEm,
    xHeight: xHeight / unitsPerEm,
  };
}

function isAllOf(word: string, { has }: ParsedFace): boolean {
  for (const character of word) if (!has(character.codePointAt(0) ?? 0)) return false;
  return true;
}

/** A word whose letters come from several faces: each stretch is shaped in its own. */
function shapeMixed(
  word: string,
  faces: readonly ParsedFace[],
  features: Features,
  apart: boolean,
): ShapedWord {
  const parts = facesOfText(
    word,
    (face, codePoint) => faces[face]?.has(codePoint) ?? false,
    faces.length,
  ).flatMap(({ face, text }): readonly ShapedPart[] => {
    const shaped = faces[face]?.shape(text, features, apart);
    return shaped === undefined ? [] : [{ face, text, shaped }];
  });
  return {
    glyphs: parts.flatMap(({ shaped }) => shaped.glyphs),
    advance: parts.reduce((sum, { shaped }) => sum + shaped.advance, 0),
    parts,
  };
}

/** Measures word by word, as the PDF draws: kerning and ligatures within words, none across spaces. */
function fontMeasurer(
  metricsOfFont: Measurer['metrics'],
  shape: FontSet['shape'],
  has: Measurer['has'],
): Measurer {
  const metrics = new Map<FontId, FontMetrics>();
  return {
    width: (text, style) => {
      let ems = 0;
      let start = 0;
      while (start <= text.length) {
        const space = text.indexOf(' ', start);
        const end = space === -1 ? text.length : space;
        if (end > start) ems += shape(text.slice(start, end), style).advance;
        if (space === -1) break;
        ems += shape(' ', style).advance;
        start = space + 1;
      }
      // Tracking follows every character; code points stand for glyphs well enough, since tracked text has no ligatures.
      const tracked = style.tracking === 0 ? 0 : style.tracking * [...text].length;
      return ems * style.size + tracked;
    },
    metrics: (id) => {
      let known = metrics.get(id);
      if (known === undefined) {
        known = metricsOfFont(id);
        metrics.set(id, known);
      }
      return known;
    },
    has,
    hasForm: (id, character, feature) => {
      const formed = (features: Features) => shape(character, { font: id, features, tracking: 0 }).glyphs;
      return formed([feature]).join() !== formed([]).join();
    },
  };
}
