/** Turns a run of text in one style into PDF's text-showing operators, glyph by glyph as it was measured. */
import type { FontSet } from '../fonts/loadFonts.ts';
import type { Features, FontId } from '../fonts/Measurer.ts';
import type { ShapedPart, ShapedWord } from '../fonts/shapeWord.ts';
import type { PdfDocument, PdfFont, TakenGlyph } from './pdfkitDocument.ts';
import { pdfNumber, pdfString } from './pdfSyntax.ts';

export interface TextState {
  readonly font: FontId;
  readonly size: number;
  readonly features: Features;
  /** Set by `Tc`, which the page says. */
  readonly tracking: number;
  /** `Tw` has no effect on codes of two bytes, so that it goes into the adjustments of `TJ`. */
  readonly wordSpace: number;
}

export interface TextOperators {
  /** Of the first face, or of another. */
  readonly font: (id: FontId, face?: number) => PdfFont;
  /** One that was asked for, by its name in the resources. */
  readonly named: (name: string) => PdfFont;
  /** e.g. `[<00010002>30<0003>]TJ`; empty for an empty text. */
  readonly show: (text: string, style: TextState, use: UseFont) => string;
}

/** Told of each font beside that of the style. */
export type UseFont = (font: PdfFont) => void;

/** What goes between the brackets of `[<…>]TJ` for a word; by size where a mark is lifted off the baseline or the font changes. */
type SetWord = string | ((size: number, use: UseFont) => string);

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

const figure = /^[−-]?[\d.,]{4,}$/;

/** What a document takes in on behalf of the texts that are shown, in this order. */
export interface TakenForText {
  readonly font: (id: FontId, face: number, font: PdfFont) => void;
  readonly glyph: TakenGlyph;
}

export function textOperators(document: PdfDocument, fonts: FontSet, taken?: TakenForText): TextOperators {
  const opened = new Map<string, PdfFont>();
  const faceOf = (id: FontId, face: number): PdfFont => {
    const key = `${id} ${face}`;
    let known = opened.get(key);
    if (known === undefined) {
      known = document.embedFont(fonts.font(id, face), taken?.glyph);
      opened.set(key, known);
      taken?.font(id, face, known);
    }
    return known;
  };
  const font = (id: FontId, face = 0): PdfFont => faceOf(id, face);

  // The same words come again thousands of times.
  const words = new Map<string, Map<string, SetWord>>();
  const wordsOf = ({ font: id, features, tracking }: TextState): Map<string, SetWord> => {
    const plain = features.length === 0 && tracking === 0;
    const key = plain ? id : `${id} ${features.join(' ')}${tracking === 0 ? '' : ' apart'}`;
    let known = words.get(key);
    if (known === undefined) {
      known = new Map();
      words.set(key, known);
    }
    return known;
  };

  return {
    font,
    named: (name) => {
      const found = [...opened.values()].find((each) => each.name === name);
      if (found === undefined) throw new Error(`no font is named ${name}`);
      return found;
    },
    show: (text, style, use) => {
      const known = wordsOf(style);
      const codesOf = (word: string): string => {
        if (word === '') return '';
        let set = known.get(word);
        if (set === undefined) {
          const shaped = fonts.shape(word, style);
          set =
            shaped.parts === undefined
              ? setWord(word, shaped, font(style.font))
              : setMixed(shaped.parts, (face) => faceOf(style.font, face));
          // Figures hardly come again, and there can be a hundred thousand of them.
          if (!figure.test(word)) known.set(word, set);
        }
        return typeof set === 'string' ? set : set(style.size, use);
      };
      const space = codesOf(' ');
      const gap =
        style.wordSpace === 0 ? space : `${space}>${pdfNumber((-style.wordSpace / style.size) * 1000)}<`;
      const codes = text.includes(' ') ? text.split(' ').map(codesOf).join(gap) : codesOf(text);
      return codes === '' ? '' : tidy(`[<${codes}>]TJ`);
    },
  };
}

/** Each stretch in its own font, and then the first one again. */
function setMixed(parts: readonly ShapedPart[], faceOf: (face: number) => PdfFont): SetWord {
  const set = parts.map(({ face, text, shaped }) => ({
    font: faceOf(face),
    word: setWord(text, shaped, faceOf(face)),
  }));
  const first = faceOf(0);
  return (size, use) =>
    set
      .map(({ font, word }) => {
        use(font);
        const shown = typeof word === 'string' ? word : word(size, use);
        const choose = ({ name }: PdfFont) => `/${name} ${pdfNumber(size)} Tf`;
        return font === first ? shown : `>]TJ ${choose(font)} [<${shown}>]TJ ${choose(first)} [<`;
      })
      .join('');
}

function setWord(word: string, shaped: ShapedWord, font: PdfFont): SetWord {
  const { codes, sameText } = spell(word, shaped, font);
  const readable = (inside: string): string =>
    sameText ? inside : `>]TJ /Span <</ActualText ${pdfString(word)}>> BDC [<${inside}>]TJ EMC [<`;
  const perMille = (units: number): string => pdfNumber((units * 1000) / font.unitsPerEm);
  const { kerning, offsets } = shaped;
  if (kerning === undefined && offsets === undefined) return readable(codes.join(''));

  const glyphs = codes.map((code, at) => {
    const { x, y } = offsets?.[at] ?? { x: 0, y: 0 };
    const after = x - (kerning?.[at] ?? 0);
    const shown = `${x === 0 ? '' : `>${perMille(-x)}<`}${code}${after === 0 ? '' : `>${perMille(after)}<`}`;
    return { shown, rise: y / font.unitsPerEm };
  });
  if (glyphs.every(({ rise }) => rise === 0)) return readable(glyphs.map(({ shown }) => shown).join(''));
  return (size) =>
    readable(
      glyphs
        .map(({ shown, rise }) =>
          rise === 0 ? shown : `>]TJ ${pdfNumber(rise * size)} Ts [<${shown}>]TJ 0 Ts [<`,
        )
        .join(''),
    );
}

/** Finds which characters of the word each glyph stands for, and takes it into the subset. */
function spell(
  word: string,
  shaped: ShapedWord,
  font: PdfFont,
): { readonly codes: readonly string[]; readonly sameText: boolean } {
  const { glyphs, clusters, decomposed } = shaped;
  if (clusters === undefined && decomposed === undefined && glyphs.length === word.length) {
    return spellByCharacters(word, glyphs, font);
  }
  const points = Array.from(word, (character) => {
    const point = character.codePointAt(0) ?? 0;
    return readAs.get(point) ?? point;
  });
  let at = 0;
  let sameText = decomposed === undefined;
  const codes = glyphs.map((glyph, index) => {
    const length = clusters?.[index] ?? 1;
    const included = font.include(glyph, decomposed?.[index] ?? points.slice(at, at + length));
    at += length;
    sameText &&= included.sameText;
    return included.code;
  });
  return { codes, sameText };
}

/** A glyph for each character, as in most words and in all figures. */
function spellByCharacters(
  word: string,
  glyphs: readonly number[],
  font: PdfFont,
): { readonly codes: readonly string[]; readonly sameText: boolean } {
  let sameText = true;
  const codes = glyphs.map((glyph, at) => {
    const unit = word.charCodeAt(at);
    const included = font.includeOne(glyph, readAs.get(unit) ?? unit);
    sameText &&= included.sameText;
    return included.code;
  });
  return { codes, sameText };
}

/** Drops the empty strings and arrays that come of joining. */
function tidy(operators: string): string {
  if (!operators.includes('<>')) return operators;
  return operators.replaceAll('<>', '').replaceAll('[]TJ', '');
}
