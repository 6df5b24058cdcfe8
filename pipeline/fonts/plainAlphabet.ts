/** Tells what a font's letters become beside each other, where that is so simple that a word needs no general shaping. */
import { advanceOf, type FontBytes, glyphOf } from './FontBytes.ts';
import { classOf, coveredGlyphs, type LayoutLookup, lookupsOf, u16List } from './layoutLookups.ts';
import { isPairLookup, type PairKerning, pairKerning } from './pairKerning.ts';

export interface PlainAlphabet {
  /** The glyph that a character becomes whatever its neighbours are; undefined where it depends on them. */
  readonly glyphOf: (codePoint: number) => PlainGlyph | undefined;
  /** Font units. */
  readonly advanceOf: (glyph: number) => number;
  readonly kerning: PairKerning;
  /** Whether two neighbours may become one glyph, alone or with those that follow. */
  readonly joins: (left: number, right: number) => boolean;
  /** Into what the glyphs from one on are joined; undefined where they are not, or where it is not that simple. */
  readonly ligatureAt: (glyphs: readonly number[], at: number) => Ligature | undefined;
}

export interface Ligature {
  readonly glyph: number;
  /** The glyphs that follow the first one. */
  readonly others: readonly number[];
}

export interface PlainGlyph {
  /** The character's own glyph. */
  readonly base: number;
  /** The glyph that is drawn: another one where the features ask for small capitals, figures of equal width and such. */
  readonly form: number;
}

/** Letters, figures and signs of Latin text, none of which belongs to another script or is a mark. */
const characters: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0xac],
  [0xae, 0x17f],
  [0x2010, 0x2015],
  [0x2018, 0x201e],
  [0x2020, 0x2022],
  [0x2026, 0x2026],
  [0x2030, 0x2030],
  [0x2039, 0x203a],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2212, 0x2212],
];

/** What fontkit applies unasked to text that is neither vertical nor a fraction. */
const defaultFeatures = [
  'rvrn',
  'ltra',
  'ltrm',
  'ccmp',
  'locl',
  'rlig',
  'mark',
  'mkmk',
  'calt',
  'clig',
  'liga',
  'rclt',
  'curs',
  'kern',
];

/** Type of a lookup that gives a glyph another form wherever it stands. */
const SINGLE = 1;
/** Type of a lookup that makes one glyph of several. */
const LIGATURE = 4;

/** Class of marks in the table of glyph classes. */
const MARK = 3;

/** Letters that stand apart are not joined. */
const joiningFeatures = ['clig', 'liga'];

export interface PlainSetting {
  /** Beside those that are applied unasked. */
  readonly features: readonly string[];
  readonly apart: boolean;
  /** `DFLT` for words without letters. */
  readonly script: 'latn' | 'DFLT';
}

/** Undefined for a font whose rules are not of the kinds that are understood here. */
export function plainAlphabet(
  font: FontBytes,
  { features, apart, script }: PlainSetting,
): PlainAlphabet | undefined {
  // Tables by which fontkit shapes instead of those of OpenType.
  if (font.table('morx') !== undefined) return undefined;
  const wanted = new Set([...defaultFeatures, ...features]);
  if (apart) for (const feature of joiningFeatures) wanted.delete(feature);
  const substitutions = lookupsOf(font, 'GSUB', script, wanted);
  const positions = lookupsOf(font, 'GPOS', script, wanted);
  const pairs = positions?.filter(isPairLookup) ?? [];
  const kerning = pairKerning(font, pairs);
  if (substitutions === undefined || positions === undefined || pairs.length === 0) return undefined;
  if (kerning === undefined) return undefined;

  const letters = new PlainLetters(font);
  for (const lookup of substitutions) if (lookup.type === SINGLE) letters.giveForms(lookup);
  for (const lookup of substitutions) if (lookup.type === LIGATURE) letters.join(lookup);
  const understood =
    substitutions.every((lookup) => letters.withoutSubstitutions(lookup)) &&
    positions.every((lookup) => isPairLookup(lookup) || letters.withoutPositions(lookup));
  if (!understood) return undefined;
  return {
    glyphOf: (codePoint) => letters.glyphOf(codePoint),
    advanceOf: (glyph) => advanceOf(font, glyph),
    kerning,
    joins: (left, right) => letters.joins(left, right),
    ligatureAt: (glyphs, at) => letters.ligatureAt(glyphs, at),
  };
}

/** The letters of a font, from which one rule after another takes those that it could change. */
class PlainLetters {
  readonly #font: FontBytes;
  /** Pairs of glyphs, as one number each, with which a ligature begins. */
  readonly #joined = new Set<number>();
  /** By their first glyph. */
  readonly #ligatures = new Map<number, readonly Ligature[]>();
  /** All glyphs of those, and what they are joined to. */
  readonly #joining = new Set<number>();
  readonly #glyphs = new Map<number, number>();
  readonly #plain: Set<number>;
  readonly #forms = new Map<number, number>();
  /** Without these, hardly a word would be left. */
  readonly #common = new Set<number>();

  constructor(font: FontBytes) {
    this.#font = font;
    for (const [first, last] of characters) {
      for (let codePoint = first; codePoint <= last; codePoint += 1) {
        const glyph = glyphOf(font, codePoint);
        if (glyph === 0 || isMark(font, glyph)) continue;
        this.#glyphs.set(codePoint, glyph);
        if (/[0-9A-Za-z]/.test(String.fromCodePoint(codePoint))) this.#common.add(glyph);
      }
    }
    this.#plain = new Set(this.#glyphs.values());
  }

  glyphOf(codePoint: number): PlainGlyph | undefined {
    const base = this.#glyphs.get(codePoint);
    if (base === undefined) return undefined;
    const form = this.#forms.get(base) ?? base;
    return this.#plain.has(base) && this.#plain.has(form) ? { base, form } : undefined;
  }

  /** Takes note of other forms, with which the rules are then asked about too; a form of a form is one too many. */
  giveForms({ subtables }: LayoutLookup): void {
    const font = this.#font;
    for (const subtable of subtables) {
      const forms = new Set(this.#forms.values());
      const covered = coveredGlyphs(font, subtable + font.u16(subtable + 2));
      for (const [index, glyph] of covered.entries()) {
        if (!this.#plain.has(glyph)) continue;
        const isShift = font.u16(subtable) === 1;
        const form = isShift ? (glyph + font.u16(subtable + 4)) & 0xffff : font.u16(subtable + 6 + 2 * index);
        const isOneTooMany = forms.has(glyph) || this.#forms.has(glyph) || this.#plain.has(form);
        if (isOneTooMany || isMark(font, form)) this.#plain.delete(glyph);
        else this.#forms.set(glyph, form);
      }
      for (const form of this.#forms.values()) if (!forms.has(form)) this.#plain.add(form);
      for (const glyph of this.#common) {
        const form = this.#forms.get(glyph);
        if (form !== undefined) this.#common.add(form);
      }
    }
  }

  joins(left: number, right: number): boolean {
    return this.#joined.has(left * 0x10000 + right);
  }

  ligatureAt(glyphs: readonly number[], at: number): Ligature | undefined {
    const ligatures = this.#ligatures.get(glyphs[at] ?? 0) ?? [];
    // The font lists the longer ones before the shorter.
    const found = ligatures.find(({ others }) =>
      others.every((other, index) => glyphs[at + 1 + index] === other),
    );
    return found !== undefined && this.#plain.has(found.glyph) ? found : undefined;
  }

  /** Takes note of ligatures of plain letters; the rules are then asked about them too. */
  join({ subtables }: LayoutLookup): void {
    const found = subtables.flatMap((subtable) => this.#ligaturesOf(subtable));
    const glyphs = new Set<number>();
    for (const [first, ligatures] of found) {
      if (ligatures.some(({ others }) => others.length === 0)) this.#plain.delete(first);
      for (const { glyph, others } of ligatures) {
        this.#joined.add(first * 0x10000 + (others[0] ?? 0));
        for (const each of [first, glyph, ...others]) glyphs.add(each);
      }
    }
    // One rule after another goes over a word: together they may only be followed where they have nothing in common.
    const isApart = [...glyphs].every((glyph) => !this.#joining.has(glyph));
    const isSimple = new Set(found.map(([first]) => first)).size === found.length;
    if (!isApart || !isSimple) return;
    for (const [first, ligatures] of found) {
      this.#ligatures.set(first, ligatures);
      for (const { glyph } of ligatures) if (!isMark(this.#font, glyph)) this.#plain.add(glyph);
    }
    for (const glyph of glyphs) this.#joining.add(glyph);
  }

  #ligaturesOf(subtable: number): readonly (readonly [number, readonly Ligature[]])[] {
    const font = this.#font;
    const sets = u16List(font, subtable + 4);
    return coveredGlyphs(font, subtable + font.u16(subtable + 2)).flatMap((first, index) => {
      const set = subtable + (sets[index] ?? 0);
      if (set === subtable || !this.#plain.has(first)) return [];
      const ligatures = u16List(font, set).map((offset) => {
        const length = font.u16(set + offset + 2) - 1;
        const others = Array.from({ length }, (_, at) => font.u16(set + offset + 4 + 2 * at));
        return { glyph: font.u16(set + offset), others };
      });
      const plain = ligatures.filter(({ others }) => others.every((other) => this.#plain.has(other)));
      return plain.length === 0 ? [] : [[first, plain] as const];
    });
  }

  /** False for a kind of lookup that is not known. */
  withoutSubstitutions({ type, subtables }: LayoutLookup): boolean {
    if (type === SINGLE || type === LIGATURE) return true;
    for (const subtable of subtables) {
      if (type === 2 || type === 3 || type === 8) this.#withoutFirst(subtable);
      else if (type === 5) this.#withoutContext(subtable);
      else if (type === 6) this.#withoutChain(subtable);
      else return false;
    }
    return true;
  }

  withoutPositions({ type, subtables }: LayoutLookup): boolean {
    for (const subtable of subtables) {
      // From 4 to 6 marks are attached to letters, and the marks are covered first.
      if (type === 1 || (type >= 3 && type <= 6)) this.#withoutFirst(subtable);
      else if (type === 7) this.#withoutContext(subtable);
      else if (type === 8) this.#withoutChain(subtable);
      else return false;
    }
    return true;
  }

  /** What the subtable covers first. */
  #withoutFirst(subtable: number): void {
    this.#withoutRule([subtable + this.#font.u16(subtable + 2)]);
  }

  /** A rule needs a glyph of each of its coverages: without those that are missed least, it applies no more. */
  #withoutRule(coverages: readonly number[]): void {
    let least: readonly number[] = [];
    let leastMissed = Infinity;
    for (const coverage of coverages) {
      const covered = coveredGlyphs(this.#font, coverage).filter((glyph) => this.#plain.has(glyph));
      const missed = covered.reduce((sum, glyph) => sum + (this.#common.has(glyph) ? 100 : 1), 0);
      if (missed < leastMissed) [least, leastMissed] = [covered, missed];
    }
    for (const glyph of least) this.#plain.delete(glyph);
  }

  /** Where a rule's glyphs are not covered one by one but by classes, that of the first glyph has to do. */
  #withoutContext(subtable: number): void {
    const font = this.#font;
    const isSeparate = font.u16(subtable) === 3;
    const count = isSeparate ? font.u16(subtable + 2) : 1;
    const first = subtable + (isSeparate ? 6 : 2);
    this.#withoutRule(Array.from({ length: count }, (_, at) => subtable + font.u16(first + 2 * at)));
  }

  /** The same with glyphs before and after: three lists of coverages. */
  #withoutChain(subtable: number): void {
    if (this.#font.u16(subtable) !== 3) {
      this.#withoutFirst(subtable);
      return;
    }
    const coverages: number[] = [];
    let at = subtable + 2;
    for (let list = 0; list < 3; list += 1) {
      const offsets = u16List(this.#font, at);
      coverages.push(...offsets.map((offset) => subtable + offset));
      at += 2 + 2 * offsets.length;
    }
    this.#withoutRule(coverages);
  }
}

function isMark(font: FontBytes, glyph: number): boolean {
  const definitions = font.table('GDEF');
  const classes = definitions === undefined ? 0 : font.u16(definitions + 4);
  return definitions !== undefined && classes !== 0 && classOf(font, definitions + classes, glyph) === MARK;
}
