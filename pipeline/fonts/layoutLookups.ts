/** Finds the rules by which a font substitutes and places glyphs: the lookups of its GSUB or GPOS table (OpenType 1.9). */
import type { FontBytes } from './FontBytes.ts';

/** One rule in its several forms; each of `subtables` is an offset, extensions already followed. */
export interface LayoutLookup {
  readonly index: number;
  readonly type: number;
  readonly subtables: readonly number[];
}

/** The lookups of the given features for text of a script in its default language; undefined without table or script. */
export function lookupsOf(
  font: FontBytes,
  table: 'GSUB' | 'GPOS',
  script: string,
  features: ReadonlySet<string>,
): readonly LayoutLookup[] | undefined {
  const start = font.table(table);
  const language = start === undefined ? undefined : defaultLanguage(font, start, script);
  if (start === undefined || language === undefined) return undefined;
  const list = start + font.u16(start + 6);
  const indexes = new Set<number>();
  for (let at = 0; at < font.u16(language + 4); at += 1) {
    const record = list + 2 + 6 * font.u16(language + 6 + 2 * at);
    if (!features.has(font.tag(record))) continue;
    const feature = list + font.u16(record + 4);
    for (const index of u16List(font, feature + 2)) indexes.add(index);
  }
  const extension = table === 'GSUB' ? 7 : 9;
  return [...indexes].sort((a, b) => a - b).map((index) => readLookup(font, start, index, extension));
}

function defaultLanguage(font: FontBytes, start: number, script: string): number | undefined {
  const list = start + font.u16(start + 4);
  for (let at = 0; at < font.u16(list); at += 1) {
    const record = list + 2 + 6 * at;
    if (font.tag(record) !== script) continue;
    const found = list + font.u16(record + 4);
    const language = font.u16(found);
    return language === 0 ? undefined : found + language;
  }
  return undefined;
}

function readLookup(font: FontBytes, start: number, index: number, extension: number): LayoutLookup {
  const list = start + font.u16(start + 8);
  const lookup = list + font.u16(list + 2 + 2 * index);
  const type = font.u16(lookup);
  const subtables = u16List(font, lookup + 4).map((offset) => lookup + offset);
  const [first] = subtables;
  if (type !== extension || first === undefined) return { index, type, subtables };
  return {
    index,
    type: font.u16(first + 2),
    subtables: subtables.map((subtable) => subtable + font.u32(subtable + 4)),
  };
}

/** A count and as many numbers. */
export function u16List(font: FontBytes, at: number): readonly number[] {
  return Array.from({ length: font.u16(at) }, (_, index) => font.u16(at + 2 + 2 * index));
}

/** Where a glyph stands in a coverage table; -1 where it is not covered. */
export function coverageIndex(font: FontBytes, coverage: number, glyph: number): number {
  const isList = font.u16(coverage) === 1;
  const size = isList ? 2 : 6;
  let low = 0;
  let high = font.u16(coverage + 2);
  while (low < high) {
    const middle = (low + high) >>> 1;
    const record = coverage + 4 + size * middle;
    const first = font.u16(record);
    if (glyph < first) high = middle;
    else if (glyph > (isList ? first : font.u16(record + 2))) low = middle + 1;
    else return isList ? middle : font.u16(record + 4) + glyph - first;
  }
  return -1;
}

/** All glyphs of a coverage table, in the order of their indexes. */
export function coveredGlyphs(font: FontBytes, coverage: number): readonly number[] {
  if (font.u16(coverage) === 1) return u16List(font, coverage + 2);
  const glyphs: number[] = [];
  for (let range = 0; range < font.u16(coverage + 2); range += 1) {
    const record = coverage + 4 + 6 * range;
    for (let glyph = font.u16(record); glyph <= font.u16(record + 2); glyph += 1) glyphs.push(glyph);
  }
  return glyphs;
}

/** Class of a glyph in a class definition; 0 where it has none. */
export function classOf(font: FontBytes, definition: number, glyph: number): number {
  if (font.u16(definition) === 1) {
    const index = glyph - font.u16(definition + 2);
    return index >= 0 && index < font.u16(definition + 4) ? font.u16(definition + 6 + 2 * index) : 0;
  }
  let low = 0;
  let high = font.u16(definition + 2);
  while (low < high) {
    const middle = (low + high) >>> 1;
    const record = definition + 4 + 6 * middle;
    if (glyph < font.u16(record)) high = middle;
    else if (glyph > font.u16(record + 2)) low = middle + 1;
    else return font.u16(record + 4);
  }
  return 0;
}
