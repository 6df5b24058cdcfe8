/** Turns a font into its italic or a bolder weight of the same family. */
import type { FontId } from '../../fonts/Measurer.ts';
import { type FontWeight, fontId, partsOfFont } from '../../theme/fontIds.ts';

const BOLDER: Readonly<Record<FontWeight, FontWeight>> = { 300: 600, 400: 600, 600: 700, 700: 700 };

/** Emphasis within emphasis stands upright. */
export function withItalic(font: FontId): FontId {
  const { family, weight, italic } = partsOfFont(font);
  return fontId(family, weight, !italic);
}

export function bolder(font: FontId): FontId {
  const { family, weight, italic } = partsOfFont(font);
  return fontId(family, BOLDER[weight], italic);
}
