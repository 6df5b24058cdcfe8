import { expect, test } from 'vitest';
import { loadFonts } from '../../pipeline/fonts/loadFonts.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';

const { measurer, ids, font } = loadFonts(readFontFile);
const plain = {
  font: 'serif-400',
  size: 10,
  features: [],
  tracking: 0,
} as const;

test('a-text-is-as-wide-as-its-words-and-spaces', () => {
  const parts =
    measurer.width('trade', plain) + measurer.width(' ', plain) + measurer.width('figures', plain);
  expect(measurer.width('trade figures', plain)).toBeCloseTo(parts, 10);
});

test('width-grows-with-size-and-tracking', () => {
  const once = measurer.width('Mexico', plain);
  expect(measurer.width('Mexico', { ...plain, size: 20 })).toBeCloseTo(2 * once, 10);
  expect(measurer.width('Mexico', { ...plain, tracking: 1 })).toBeCloseTo(once + 6, 10);
});

test('tabular-figures-are-equally-wide', () => {
  const tabular = { ...plain, font: 'sans-400', features: ['tnum'] } as const;
  const widths = [...'0123456789'].map((digit) => measurer.width(digit, tabular));
  expect(new Set(widths.map((width) => width.toFixed(6))).size).toBe(1);
});

test('kerning-brings-letters-together', () => {
  const apart = measurer.width('A', plain) + measurer.width('V', plain);
  expect(measurer.width('AV', plain)).toBeLessThan(apart);
});

test('every-font-opens-and-carries-spanish-french-and-the-true-minus', () => {
  for (const id of ids) {
    expect(font(id).unitsPerEm).toBe(1000);
    for (const character of 'ñáÉçœ¿«»–—−’“”…  ') {
      expect(measurer.has(id, character.codePointAt(0) ?? 0), `${id} ${character}`).toBe(true);
    }
  }
});

test('a-form-is-told-by-its-glyph-and-not-by-its-width', () => {
  // Some small capitals of the semibold are just as wide as their letters.
  for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
    expect(measurer.hasForm('sans-600', letter, 'smcp'), letter).toBe(true);
  }
  expect(measurer.hasForm('sans-600', 'a', 'tnum')).toBe(false);
});
