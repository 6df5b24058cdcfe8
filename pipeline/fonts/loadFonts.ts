/** Turns font files from npm into shaped, measured fonts: one parsed copy for measuring and for the PDF. */
import * as fontkit from 'fontkit';
import { FontBytes } from './FontBytes.ts';
import type { Features, FontId, FontMetrics, Measurer, TextStyle } from './Measurer.ts';
import { type ShapedWord, type WordShaper, wordShaper } from './shapeWord.ts';

export interface FontSet {
  /** In a fixed order, which is the order of registration in the PDF. */
  readonly ids: readonly FontId[];
  readonly font: (id: FontId) => fontkit.Font;
  readonly measurer: Measurer;
  /** Shapes a word, or a single space, once for measurer and PDF. */
  readonly shape: (word: string, style: Omit<TextStyle, 'size'>) => ShapedWord;
}

/** Files of Source Serif 4 and Source Sans 3 (SIL Open Font License 1.1), by package and path within it. */
export const fontFiles: Readonly<Record<FontId, string>> = {
  'serif-300': 'source-serif/TTF/SourceSerif4-Light.ttf',
  'serif-300-italic': 'source-serif/TTF/SourceSerif4-LightIt.ttf',
  'serif-400': 'source-serif/TTF/SourceSerif4-Regular.ttf',
  'serif-400-italic': 'source-serif/TTF/SourceSerif4-It.ttf',
  'serif-600': 'source-serif/TTF/SourceSerif4-Semibold.ttf',
  'serif-600-italic': 'source-serif/TTF/SourceSerif4-SemiboldIt.ttf',
  'serif-700': 'source-serif/TTF/SourceSerif4-Bold.ttf',
  'serif-700-italic': 'source-serif/TTF/SourceSerif4-BoldIt.ttf',
  'sans-300': 'source-sans/TTF/SourceSans3-Light.ttf',
  'sans-300-italic': 'source-sans/TTF/SourceSans3-LightIt.ttf',
  'sans-400': 'source-sans/TTF/SourceSans3-Regular.ttf',
  'sans-400-italic': 'source-sans/TTF/SourceSans3-It.ttf',
  'sans-600': 'source-sans/TTF/SourceSans3-Semibold.ttf',
  'sans-600-italic': 'source-sans/TTF/SourceSans3-SemiboldIt.ttf',
  'sans-700': 'source-sans/TTF/SourceSans3-Bold.ttf',
  'sans-700-italic': 'source-sans/TTF/SourceSans3-BoldIt.ttf',
};

/** `readFont` gives the bytes of a path such as `source-sans/TTF/SourceSans3-Regular.ttf`. Fonts are parsed on first use. */
export function loadFonts(readFont: (packagePath: string) => Uint8Array): FontSet {
  const parsed = new Map<FontId, ParsedFont>();
  const parse = (id: FontId): ParsedFont => {
    const known = parsed.get(id);
    if (known !== undefined) return known;
    const bytes = readFont(fontFiles[id]);
    const font = fontkit.create(Buffer.from(bytes));
    if (!('layout' in font)) throw new Error(`${fontFiles[id]} is a font collection`);
    const created = { font, bytes: new FontBytes(bytes) };
    parsed.set(id, created);
    return created;
  };
  const font = (id: FontId): fontkit.Font => parse(id).font;
  const shapers = new Map<FontId, WordShaper>();
  const shape: FontSet['shape'] = (word, { font: id, features, tracking }) => {
    let shaper = shapers.get(id);
    if (shaper === undefined) {
      const { font, bytes } = parse(id);
      shaper = wordShaper(font, bytes);
      shapers.set(id, shaper);
    }
    return shaper(word, features, tracking !== 0);
  };
  return { ids: Object.keys(fontFiles).filter(isFontId), font, measurer: fontMeasurer(font, shape), shape };
}

interface ParsedFont {
  readonly font: fontkit.Font;
  readonly bytes: FontBytes;
}

export function isFontId(text: string): text is FontId {
  return Object.hasOwn(fontFiles, text);
}

/** Measures word by word, as the PDF draws: kerning and ligatures within words, none across spaces. */
function fontMeasurer(font: FontSet['font'], shape: FontSet['shape']): Measurer {
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
        const { ascent, descent, capHeight, xHeight, unitsPerEm } = font(id);
        known = {
          ascender: ascent / unitsPerEm,
          descender: descent / unitsPerEm,
          capHeight: capHeight / unitsPerEm,
          xHeight: xHeight / unitsPerEm,
        };
        metrics.set(id, known);
      }
      return known;
    },
    has: (id, codePoint) => font(id).hasGlyphForCodePoint(codePoint),
    hasForm: (id, character, feature) => {
      const formed = (features: Features) => shape(character, { font: id, features, tracking: 0 }).glyphs;
      return formed([feature]).join() !== formed([]).join();
    },
  };
}
