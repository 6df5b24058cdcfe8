/** Reads from a font's pair lookups by how much two glyphs stand closer or wider than their own advances say. */
import type { FontBytes } from './FontBytes.ts';
import { classOf, coverageIndex, type LayoutLookup } from './layoutLookups.ts';

/** Font units added to the advance of the first of two glyphs. */
export type PairKerning = (left: number, right: number) => number;

const PAIR = 2;
/** Value format of an advance alone. */
const ADVANCE = 4;

export function isPairLookup(lookup: LayoutLookup): boolean {
  return lookup.type === PAIR;
}

/** Undefined where a pair may also move its glyphs, or change the advance of the second one. */
export function pairKerning(font: FontBytes, lookups: readonly LayoutLookup[]): PairKerning | undefined {
  const isPlain = lookups.every(({ subtables }) =>
    subtables.every((subtable) => {
      const first = font.u16(subtable + 4);
      return (first === 0 || first === ADVANCE) && font.u16(subtable + 6) === 0;
    }),
  );
  if (!isPlain) return undefined;
  const known = new Map<number, number>();
  return (left, right) => {
    const key = left * 0x10000 + right;
    let kern = known.get(key);
    if (kern === undefined) {
      kern = 0;
      for (const lookup of lookups) kern += kernOf(font, lookup, left, right);
      known.set(key, kern);
    }
    return kern;
  };
}

/** Of the subtables of a lookup, the first that has the pair decides. */
function kernOf(font: FontBytes, { subtables }: LayoutLookup, left: number, right: number): number {
  for (const subtable of subtables) {
    const covered = coverageIndex(font, subtable + font.u16(subtable + 2), left);
    if (covered === -1) continue;
    const size = font.u16(subtable + 4) === 0 ? 0 : 2;
    const value =
      font.u16(subtable) === 1
        ? pairOf(font, subtable + font.u16(subtable + 10 + 2 * covered), right, size)
        : pairOfClasses(font, subtable, left, right, size);
    if (value !== undefined) return size === 0 ? 0 : font.i16(value);
  }
  return 0;
}

function pairOf(font: FontBytes, set: number, right: number, size: number): number | undefined {
  let low = 0;
  let high = font.u16(set);
  while (low < high) {
    const middle = (low + high) >>> 1;
    const record = set + 2 + (2 + size) * middle;
    const second = font.u16(record);
    if (second === right) return record + 2;
    if (second < right) low = middle + 1;
    else high = middle;
  }
  return undefined;
}

function pairOfClasses(font: FontBytes, subtable: number, left: number, right: number, size: number): number {
  const first = classOf(font, subtable + font.u16(subtable + 8), left);
  const second = classOf(font, subtable + font.u16(subtable + 10), right);
  return subtable + 16 + size * (first * font.u16(subtable + 14) + second);
}
