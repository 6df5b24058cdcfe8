/** Turns the parts of a font's name into the id of a font of the book. */
import type { FontFamilyKey, FontId } from '../fonts/Measurer.ts';

export type { FontFamilyKey } from '../fonts/Measurer.ts';
export type FontWeight = 300 | 400 | 600 | 700;

export const fontFamilyKeys: readonly FontFamilyKey[] = ['serif', 'sans', 'figures', 'mono'];
export const fontWeights: readonly FontWeight[] = [300, 400, 600, 700];

export function fontId(family: FontFamilyKey, weight: FontWeight, italic: boolean): FontId {
  return `${family}-${weight}${italic ? '-italic' : ''}`;
}

/** Every font that a theme can name, e.g. `sans-600-italic`. */
export const fontIds: readonly FontId[] = fontFamilyKeys.flatMap((family) =>
  fontWeights.flatMap((weight) => [fontId(family, weight, false), fontId(family, weight, true)]),
);

/** Family names as written in SVG, e.g. `Source Sans 3`. Figures stand in `sans` where no family is named for them. */
export type FamilyNames = Readonly<Record<'serif' | 'sans', string>> &
  Readonly<Partial<Record<'figures' | 'mono', string>>>;

/** The family of a name; of two of one name `sans`, and so for a name of none. */
export function familyKeyOf(name: string, names: FamilyNames): FontFamilyKey {
  if (name === names.sans) return 'sans';
  return fontFamilyKeys.find((key) => names[key] === name) ?? 'sans';
}

export function figuresFamily({ sans, figures }: FamilyNames): string {
  return figures ?? sans;
}

export interface FontParts {
  readonly family: FontFamilyKey;
  readonly weight: FontWeight;
  readonly italic: boolean;
}

/** The parts of which an id is made. */
export function partsOfFont(id: FontId): FontParts {
  const [family, weight, style] = id.split('-');
  return {
    family: fontFamilyKeys.find((key) => key === family) ?? 'serif',
    weight: fontWeights.find((known) => String(known) === weight) ?? 400,
    italic: style === 'italic',
  };
}
