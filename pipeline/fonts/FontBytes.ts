/** Reads the numbers and finds the tables of an OpenType font in its bytes. Offsets count from the file's start. */

export class FontBytes {
  readonly #view: DataView;
  readonly #tables = new Map<string, number>();
  /** Numbers that may be read yet: of a sound font a few for each byte, of tables that overlap without end. */
  #left: number;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#left = 64 * bytes.length + 4_000_000;
    const count = this.u16(4);
    for (let record = 12; record < 12 + count * 16; record += 16) {
      this.#tables.set(this.tag(record), this.u32(record + 8));
    }
  }

  /** Offset of a table, e.g. of `GPOS`. */
  table(tag: string): number | undefined {
    return this.#tables.get(tag);
  }

  u16(at: number): number {
    this.#left -= 1;
    if (this.#left < 0) throw new Error('tables of a font that overlap without end');
    return this.#view.getUint16(at);
  }

  i16(at: number): number {
    return this.#view.getInt16(at);
  }

  u32(at: number): number {
    return this.#view.getUint32(at);
  }

  tag(at: number): string {
    return String.fromCharCode(...[0, 1, 2, 3].map((index) => this.#view.getUint8(at + index)));
  }
}

/** Glyph of a character; 0 where the font has none. Reads subtables of format 4, which holds the characters up to U+FFFF. */
export function glyphOf(font: FontBytes, codePoint: number): number {
  const subtable = characterMap(font);
  if (subtable === undefined || codePoint > 0xffff) return 0;
  const doubled = font.u16(subtable + 6);
  const ends = subtable + 14;
  const starts = ends + doubled + 2;
  for (let segment = 0; segment < doubled; segment += 2) {
    if (font.u16(ends + segment) < codePoint) continue;
    const start = font.u16(starts + segment);
    if (start > codePoint) return 0;
    const delta = font.u16(starts + doubled + segment);
    const rangeAt = starts + 2 * doubled + segment;
    const range = font.u16(rangeAt);
    if (range === 0) return (codePoint + delta) & 0xffff;
    const glyph = font.u16(rangeAt + range + 2 * (codePoint - start));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}

function characterMap(font: FontBytes): number | undefined {
  const cmap = font.table('cmap');
  if (cmap === undefined) return undefined;
  for (let index = 0; index < font.u16(cmap + 2); index += 1) {
    const record = cmap + 4 + index * 8;
    const subtable = cmap + font.u32(record + 4);
    const isUnicode = font.u16(record) === 0 || (font.u16(record) === 3 && font.u16(record + 2) === 1);
    if (isUnicode && font.u16(subtable) === 4) return subtable;
  }
  return undefined;
}

/** A glyph's own advance, in font units. */
export function advanceOf(font: FontBytes, glyph: number): number {
  const [head, metrics] = [font.table('hhea'), font.table('hmtx')];
  if (head === undefined || metrics === undefined) return 0;
  const last = font.u16(head + 34) - 1;
  return font.u16(metrics + 4 * Math.min(glyph, last));
}
