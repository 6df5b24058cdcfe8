/** Turns a run of text in one style into PDF's text-showing operators, glyph by glyph as it was measured. */
import type { FontSet } from '../fonts/loadFonts.ts';
import type { Features, FontId } from '../fonts/Measurer.ts';
import type { ShapedWord } from '../fonts/shapeWord.ts';
import type { PdfDocument, PdfFont } from './pdfkitDocument.ts';
import { hex4, pdfNumber, pdfString } from './pdfSyntax.ts';

export interface RunStyle {
  readonly font: FontId;
  readonly size: number;
  readonly features: Features;
  /** Set by `Tc`; here only for the characters that a ligature swallows. */
  readonly tracking: number;
  /** `Tw` has no effect on codes of two bytes, so that it goes into the adjustments of `TJ`. */
  readonly wordSpace: number;
}

export interface TextOperators {
  readonly font: (id: FontId) => PdfFont;
  /** e.g. `[<00010002>30<0003>]TJ`; empty for an empty text. */
  readonly show: (text: string, style: RunStyle) => string;
}

/** One way of setting a word: in most words a string of codes with adjustments, ready to be put into `[<…>]TJ`. */
interface SetWord {
  readonly codes: string;
  /** Set anew each time, since what it needs depends on size or tracking. */
  readonly irregular?: ShapedWord;
}

/** Characters that share a glyph, and the one that a reader who copies or searches is to find. */
const readAs: ReadonlyMap<number, number> = new Map([
  [0xa0, 0x20],
  [0x2009, 0x20],
  [0x202f, 0x20],
  [0xad, 0x2d],
  [0x2010, 0x2d],
  [0x2011, 0x2d],
  [0x2bc, 0x2019],
]);

export function textOperators(document: PdfDocument, fonts: FontSet): TextOperators {
  const opened = new Map<FontId, PdfFont>();
  const font = (id: FontId): PdfFont => {
    let known = opened.get(id);
    if (known === undefined) {
      known = document.embedFont(fonts.font(id));
      opened.set(id, known);
    }
    return known;
  };

  // The same words come again thousands of times.
  const words = new Map<string, Map<string, SetWord>>();
  const wordsOf = (id: FontId, features: Features): Map<string, SetWord> => {
    const key = features.length === 0 ? id : `${id} ${features.join(' ')}`;
    let known = words.get(key);
    if (known === undefined) {
      known = new Map();
      words.set(key, known);
    }
    return known;
  };

  const setWord = (word: string, style: RunStyle): SetWord => {
    const shaped = fonts.shape(word, style.font, style.features);
    const glyphs = spell(word, shaped, font(style.font));
    const irregular =
      shaped.offsets !== undefined ||
      shaped.clusters !== undefined ||
      glyphs.some(({ sameText }) => !sameText);
    const codes = codesOf(glyphs, shaped.kerning, font(style.font).unitsPerEm);
    return irregular ? { codes, irregular: shaped } : { codes };
  };

  return {
    font,
    show: (text, style) => {
      const known = wordsOf(style.font, style.features);
      const codesFor = (word: string): string => {
        if (word === '') return '';
        let set = known.get(word);
        if (set === undefined) {
          set = setWord(word, style);
          known.set(word, set);
        }
        return set.irregular === undefined
          ? set.codes
          : irregularCodes(word, set.irregular, style, font(style.font));
      };
      const space = codesFor(' ');
      const gap =
        style.wordSpace === 0 ? space : `${space}>${pdfNumber((-style.wordSpace / style.size) * 1000)}<`;
      const codes = text.split(' ').map(codesFor).join(gap);
      return codes === '' ? '' : tidy(`[<${codes}>]TJ`);
    },
  };
}

interface SpeltGlyph {
  readonly code: string;
  readonly sameText: boolean;
}

/** Finds which characters of the word each glyph stands for, and takes it into the subset. */
function spell(word: string, shaped: ShapedWord, font: PdfFont): readonly SpeltGlyph[] {
  const points = [...word].map((character) => {
    const point = character.codePointAt(0) ?? 0;
    return readAs.get(point) ?? point;
  });
  let at = 0;
  return shaped.glyphs.map((glyph, index) => {
    const length = shaped.clusters?.[index] ?? 1;
    const { code, sameText } = font.include(glyph, points.slice(at, at + length));
    at += length;
    return { code: hex4(code), sameText };
  });
}

function codesOf(
  glyphs: readonly SpeltGlyph[],
  kerning: readonly number[] | undefined,
  unitsPerEm: number,
): string {
  if (kerning === undefined) return glyphs.map(({ code }) => code).join('');
  return glyphs
    .map(({ code }, at) => {
      const kern = kerning[at] ?? 0;
      return kern === 0 ? code : `${code}>${pdfNumber((-kern * 1000) / unitsPerEm)}<`;
    })
    .join('');
}

/** A word with ligatures, with marks set off their place, or with a glyph that elsewhere stands for other characters. */
function irregularCodes(word: string, shaped: ShapedWord, style: RunStyle, font: PdfFont): string {
  const perMille = 1000 / font.unitsPerEm;
  const glyphs = spell(word, shaped, font);
  let codes = '';
  for (const [at, { code }] of glyphs.entries()) {
    const offset = shaped.offsets?.[at] ?? { x: 0, y: 0 };
    const swallowed = Math.max(0, (shaped.clusters?.[at] ?? 1) - 1);
    const before = -offset.x * perMille;
    const after =
      (offset.x - (shaped.kerning?.[at] ?? 0)) * perMille -
      ((swallowed * style.tracking) / style.size) * 1000;
    if (offset.y !== 0) codes += `>]TJ ${pdfNumber((offset.y / font.unitsPerEm) * style.size)} Ts [<`;
    codes += before === 0 ? code : `>${pdfNumber(before)}<${code}`;
    if (after !== 0) codes += `>${pdfNumber(after)}<`;
    if (offset.y !== 0) codes += '>]TJ 0 Ts [<';
  }
  if (glyphs.every(({ sameText }) => sameText)) return codes;
  return `>]TJ ${beginActualText(word)} [<${codes}>]TJ EMC [<`;
}

export function beginActualText(text: string): string {
  return `/Span <</ActualText ${pdfString(text)}>> BDC`;
}

/** Drops the empty strings and arrays that come of joining. */
function tidy(operators: string): string {
  return operators.replaceAll('<>', '').replaceAll('[]TJ', '');
}
