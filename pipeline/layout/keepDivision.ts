/** Turns a division that was set into plain data that can be kept, and what was kept into a division of the same source again. */
import type { Picture } from '../charts/Chart.ts';
import { type Asked, digestOfParts, type Shelf } from '../memo/Shelf.ts';
import { type DivisionSource, plainOf } from './divisions.ts';
import type { Division } from './pages/Division.ts';
import type { DivisionInput, OutlinedDivision } from './setDivision.ts';

/** As it was set with one set of page numbers. Whole only where its pages may be printed again: of others the outline is enough to come to the same numbers. */
export interface KeptDivision {
  readonly outline: OutlinedDivision;
  readonly whole?: {
    readonly division: Omit<Division, 'pictures'>;
    readonly pictures: readonly KeptPicture[];
  };
}

/** A picture that stands in the source, large as it may be, is kept as the way to it. */
type KeptPicture =
  | { readonly type: 'of the source'; readonly way: readonly string[] }
  | { readonly type: 'of its own'; readonly picture: Picture };

/** Divisions that were set before, and a digest of the files of fonts. */
export interface KeptDivisions {
  readonly shelf: Shelf<readonly KeptDivision[]>;
  readonly fonts: string;
}

/** Asks for each division by what it is set from; page numbers are looked at apart, and what is no plain data is always set anew. */
export function askForDivisions(
  sources: readonly DivisionSource[],
  { language, theme, sheets, index }: DivisionInput,
  { shelf, fonts }: KeptDivisions,
): readonly (Asked<readonly KeptDivision[]> | undefined)[] {
  // What all have in common is looked through once.
  const common = {
    index: index && digestOfParts(index),
    theme: digestOfParts(theme),
    fonts,
    sheets: sheets && digestOfParts(sheets),
  };
  return sources.map((source) => {
    const plain = plainOf(source);
    return plain && shelf.ask(plain.id, { source: [plain, language.tag], ...common });
  });
}

export function keepDivision(
  outline: OutlinedDivision,
  { pictures, ...division }: Division,
  source: DivisionSource,
): KeptDivision {
  const ways = waysTo(new Set(pictures), source.of);
  const kept = pictures.map((picture): KeptPicture => {
    const way = ways.get(picture);
    return way === undefined ? { type: 'of its own', picture } : { type: 'of the source', way };
  });
  return { outline, whole: { division, pictures: kept } };
}

/** Undefined where nothing but its outline was kept. */
export function keptDivision({ whole }: KeptDivision, source: DivisionSource): Division | undefined {
  if (whole === undefined) return undefined;
  const pictures = whole.pictures.flatMap((kept) =>
    kept.type === 'of its own' ? kept.picture : (pictureAt(kept.way, source.of) ?? []),
  );
  return pictures.length === whole.pictures.length ? { ...whole.division, pictures } : undefined;
}

/** Where each picture stands in plain data: names of members from the outermost on. */
function waysTo(pictures: ReadonlySet<unknown>, plain: unknown): ReadonlyMap<unknown, readonly string[]> {
  const ways = new Map<unknown, readonly string[]>();
  const look = (within: unknown, way: readonly string[]): void => {
    if (ways.size === pictures.size) return;
    const members = [...membersOf(within)];
    const wanted = members.filter(([, member]) => pictures.has(member));
    for (const [name, picture] of wanted) if (!ways.has(picture)) ways.set(picture, [...way, name]);
    // What stands beside a picture, such as all that a chart drew, is long and holds no other.
    if (wanted.length === 0) for (const [name, member] of members) look(member, [...way, name]);
  };
  look(plain, []);
  return ways;
}

function membersOf(value: unknown): Iterable<readonly [string, unknown]> {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  return value instanceof Map ? value : Object.entries(value);
}

function pictureAt(way: readonly string[], plain: unknown): Picture | undefined {
  const found = way.reduce((within, name) => new Map(membersOf(within)).get(name), plain);
  return isPicture(found) ? found : undefined;
}

function isPicture(value: unknown): value is Picture {
  return typeof value === 'object' && value !== null && 'marks' in value && 'width' in value;
}
