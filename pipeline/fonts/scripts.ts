/** Tells which script a character belongs to, which scripts are set letter by letter, and which face sets what of a text. */

/** Scripts that run from right to left, or whose letters change with their neighbors and need a shaping of their own. */
const SHAPED = [
  'Arabic',
  'Hebrew',
  'Syriac',
  'Thaana',
  'Nko',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Thai',
  'Lao',
  'Tibetan',
  'Mymr',
  'Khmer',
  'Mongolian',
  'Javanese',
  'Balinese',
] as const;

const OTHERS = [
  'Latin',
  'Greek',
  'Cyrillic',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Georgian',
  'Armenian',
  'Ethiopic',
  'Cherokee',
] as const;

const PATTERNS: readonly (readonly [name: string, pattern: RegExp])[] = [...OTHERS, ...SHAPED].map((name) => [
  name,
  new RegExp(`\\p{Script=${name}}`, 'u'),
]);

const shaped = new RegExp(`[${SHAPED.map((name) => `\\p{Script=${name}}`).join('')}]`, 'u');

/** False for scripts with a direction or shaping of their own, which are not set here whatever a font has. */
export function isSetAsWritten(codePoint: number): boolean {
  // The scripts concerned begin with Hebrew.
  return codePoint < 0x590 || !shaped.test(String.fromCodePoint(codePoint));
}

/** e.g. `Cyrillic`; `other signs` for what belongs to none of the larger scripts. */
export function scriptOf(codePoint: number): string {
  const character = String.fromCodePoint(codePoint);
  return PATTERNS.find(([, pattern]) => pattern.test(character))?.[0] ?? 'other signs';
}

/** The text in stretches of one face each: the first that has a character, with the marks upon it. */
export function facesOfText(
  text: string,
  has: (face: number, codePoint: number) => boolean,
  count: number,
): readonly { readonly face: number; readonly text: string }[] {
  const stretches: { face: number; text: string }[] = [];
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const last = stretches.at(-1);
    const isMark = /^\p{M}$/u.test(character);
    const keeps = last !== undefined && isMark && has(last.face, codePoint);
    const first = Array.from({ length: count }, (_, face) => face).find((face) => has(face, codePoint)) ?? 0;
    const face = keeps ? last.face : first;
    if (last?.face === face) last.text += character;
    else stretches.push({ face, text: character });
  }
  return stretches;
}
