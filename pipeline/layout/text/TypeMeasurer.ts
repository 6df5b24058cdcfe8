/** Turns a measurer into one that remembers widths of words and their hyphenation, for one run of layout. */
import type { HyphenationPatterns } from 'hyphen';
import type { Measurer, TextStyle } from '../../fonts/Measurer.ts';
import type { InkStyle } from '../blocks/Galley.ts';
import { createHyphenate, type Hyphenate } from './hyphenate.ts';

/** Made once for each run of layout by `createTypeMeasurer`, and handed to everything that sets text. */
export interface TypeMeasurer extends Measurer {
  /** Places in a word (indexes of code units) where it may be broken with a hyphen, ascending. */
  readonly hyphenPoints: Hyphenate;
  /** One ruler serves all text of one style. */
  readonly ruler: (style: TextStyle) => Ruler;
}

/** Measures words of one style. Points. */
export interface Ruler {
  readonly space: number;
  /** Of a word without spaces. */
  readonly width: (word: string) => number;
  /** Of a word in tabular figures, all as wide as `0`; far fewer words have to be shaped. */
  readonly tabularWidth: (word: string) => number;
  /** Code points of a word that the font lacks. */
  readonly missing: (word: string) => readonly number[];
  /** One object for all of its text in a colour. */
  readonly inColour: (colour: string) => InkStyle;
}

export function createTypeMeasurer(measurer: Measurer, patterns?: HyphenationPatterns): TypeMeasurer {
  const rulers = new Map<string, Ruler>();
  const width = (text: string, style: TextStyle) => measurer.width(text, style);
  return {
    width,
    metrics: measurer.metrics,
    has: measurer.has,
    hasForm: measurer.hasForm,
    ...(measurer.damaged === undefined ? {} : { damaged: measurer.damaged }),
    hyphenPoints: createHyphenate(patterns),
    ruler: (style) => {
      const key = `${style.font} ${style.size} ${style.tracking} ${style.features.join(' ')}`;
      let ruler = rulers.get(key);
      if (ruler === undefined) {
        ruler = createRuler(measurer, style);
        rulers.set(key, ruler);
      }
      return ruler;
    },
  };
}

const none: readonly number[] = [];

function createRuler(measurer: Measurer, style: TextStyle): Ruler {
  const widths = new Map<string, number>();
  const missing = new Map<string, readonly number[]>();
  const width = (word: string): number => {
    let known = widths.get(word);
    if (known === undefined) {
      known = measurer.width(word, style);
      widths.set(word, known);
      const lacking = [...word]
        .map((character) => character.codePointAt(0) ?? 0)
        .filter((codePoint) => !measurer.has(style.font, codePoint));
      if (lacking.length > 0) missing.set(word, lacking);
    }
    return known;
  };
  const styles = new Map<string, InkStyle>();
  const inColour = (colour: string): InkStyle => {
    const known = styles.get(colour);
    if (known !== undefined) return known;
    const { font, size, features, tracking } = style;
    const made = { font, size, features, tracking, colour };
    styles.set(colour, made);
    return made;
  };
  return {
    space: measurer.width(' ', style),
    width,
    inColour,
    tabularWidth: (word) => width(word.replace(/\d/g, '0')),
    missing: (word) => (missing.size === 0 ? none : (missing.get(word) ?? none)),
  };
}
