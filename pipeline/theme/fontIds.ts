/** Turns the parts of a font's name into the id of a font of the book. */
import type { FontId } from '../fonts/Measurer.ts';

export type FontFamilyKey = 'serif' | 'sans';
export type FontWeight = 300 | 400 | 600 | 700;

const families: readonly FontFamilyKey[] = ['serif', 'sans'];
export const fontWeights: readonly FontWeight[] = [300, 400, 600, 700];

export function fontId(family: FontFamilyKey, weight: FontWeight, italic: boolean): FontId {
  return `${family}-${weight}${italic ? '-italic' : ''}`;
}

/** Every font that a theme can name, e.g. `sans-600-italic`. */
export const fontIds: readonly FontId[] = families.flatMap((family) =>
  fontWeights.flatMap((weight) => [fontId(family, weight, false), fontId(family, weight, true)]),
);

export function findFontId(text: string): FontId | undefined {
  return fontIds.find((id) => id === text);
}
