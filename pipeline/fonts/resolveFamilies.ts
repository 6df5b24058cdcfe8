/** Turns the families that a theme names into the files of each font, and what a family lacks into problems. */
import {
  fontEmbeddingRefused,
  fontFamilyMissing,
  fontFileMissing,
  fontItalicMissing,
  fontPackageMissing,
  fontUnreadable,
  fontWeightMissing,
} from '../problems/catalogue/fonts.ts';
import type { Problem } from '../problems/Problem.ts';
import type { Spot } from '../problems/spot.ts';
import { builtInFamilies, fontFiles } from './fontFiles.ts';
import type { FontFamilyKey, FontId } from './Measurer.ts';
import { type FontFace, type ReadFace, readFace } from './readFace.ts';

/** A family as a theme asks for it. */
export interface FamilyRequest {
  /** For what; `fallback` stands in for characters that the others lack. */
  readonly role: FontFamilyKey | 'fallback';
  readonly family: string;
  readonly spot: Spot;
}

/** A package or file where the theme names it. */
export interface NamedAt {
  readonly name: string;
  readonly spot: Spot;
}

/** A font that the book is set in, and where it is asked for. */
export interface NeededFont {
  readonly id: FontId;
  readonly weight: number;
  readonly italic: boolean;
  readonly spot: Spot;
}

export interface FontResolution {
  readonly requests: readonly FamilyRequest[];
  /** The fonts that the theme's roles of text name. */
  readonly needed: readonly NeededFont[];
  /** Every id of the families asked for, with its parts. */
  readonly ids: readonly (Omit<NeededFont, 'spot'> & { readonly family: FontFamilyKey })[];
  /** Families of which text is set, with emphasis. */
  readonly emphasized: ReadonlySet<FontFamilyKey>;
  /** npm packages laid out as those of Fontsource, and single files of any package. */
  readonly packages: readonly NamedAt[];
  readonly files: readonly NamedAt[];
  /** Bytes by file of `templates/fonts/`. */
  readonly bookFonts: ReadonlyMap<string, Uint8Array>;
  /** Bytes of a path in an npm package; undefined where there is no such file. */
  readonly readPackaged: (path: string) => Uint8Array | undefined;
}

/** The files of each font, the first for the letters that it has, the others for those that the ones before lack. */
export type FontFaces = ReadonlyMap<FontId, readonly FontFace[]>;

export function resolveFamilies(input: FontResolution): {
  readonly faces: FontFaces;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const resolver = new Resolver(input, (problem) => problems.push(problem));
  const families = input.requests.map((request) => ({ request, faces: resolver.facesOf(request) }));
  const fallbacks = families.filter(({ request }) => request.role === 'fallback').map(({ faces }) => faces);
  const faces = new Map<FontId, readonly FontFace[]>();
  for (const { request, faces: own } of families) {
    if (own.length === 0) continue;
    for (const { id, family, weight, italic } of input.ids) {
      if (family !== request.role) continue;
      const first = nearest(own, weight, italic);
      const others = fallbacks.flatMap((fallback) => nearest(fallback, weight, italic));
      faces.set(id, [...first, ...others]);
    }
    checkNeeded(request, own, input, problems);
  }
  return { faces, problems };
}

/** A weight that the theme names has to be there; emphasis needs an italic. */
function checkNeeded(
  request: FamilyRequest,
  own: readonly ReadFace[],
  { needed, emphasized }: FontResolution,
  problems: Problem[],
): void {
  const role = request.role;
  const name = request.family;
  const said = new Set<string>();
  for (const { id, weight, italic, spot } of needed) {
    if (!id.startsWith(`${role}-`) || said.has(id)) continue;
    if (own.some((face) => isWeight(face, weight) && face.italic === italic)) continue;
    said.add(id);
    const has = [...new Set(own.map((face) => `${face.weight}${face.italic ? ' italic' : ''}`))].sort();
    problems.push(fontWeightMissing(spot, name, `${weight}${italic ? ' italic' : ''}`, has));
  }
  if (role !== 'fallback' && emphasized.has(role) && !own.some(({ italic }) => italic))
    problems.push(fontItalicMissing(request.spot, name));
}

/** Makers call a light weight 250 or 300, a half-bold one 600 or 500. */
function isWeight(face: ReadFace, weight: number): boolean {
  return Math.abs(face.weight - weight) <= (weight === 300 ? 50 : 0);
}

/** All files of the nearest weight, the bolder of two as near; upright where there is no italic. */
function nearest(faces: readonly ReadFace[], weight: number, italic: boolean): readonly ReadFace[] {
  const styled = faces.filter((face) => face.italic === italic);
  const among = styled.length > 0 ? styled : faces;
  const distance = (face: ReadFace) => Math.abs(face.weight - weight) - (face.weight > weight ? 0.5 : 0);
  const least = Math.min(...among.map(distance));
  return among.filter((face) => distance(face) === least);
}

class Resolver {
  readonly #input: FontResolution;
  readonly #report: (problem: Problem) => void;
  readonly #read = new Map<string, ReadFace | undefined>();
  readonly #told = new Set<string>();

  constructor(input: FontResolution, report: (problem: Problem) => void) {
    this.#input = input;
    this.#report = report;
  }

  facesOf({ family, spot }: FamilyRequest): readonly ReadFace[] {
    const isOfFamily = (face: ReadFace) => face.family.toLowerCase() === family.toLowerCase();
    const builtIn = builtInFamilies[family];
    const own = this.#own();
    const faces = [...own.filter(isOfFamily), ...(builtIn === undefined ? [] : this.#builtIn(builtIn))];
    const refused = faces.find(({ embeddable }) => !embeddable);
    if (refused !== undefined) this.#report(fontEmbeddingRefused(spot, refused.file, refused.family));
    if (faces.length === 0) {
      const known = [...Object.keys(builtInFamilies), ...new Set(own.map((face) => face.family))];
      this.#report(fontFamilyMissing(spot, family, known));
    }
    return faces;
  }

  /** All that the book and the packages that it names have, each read once. */
  #own(): readonly ReadFace[] {
    const { bookFonts, readPackaged, packages, files } = this.#input;
    return [
      ...[...bookFonts].flatMap(([path, bytes]) => this.#face(path, bytes, { place: { file: path } }) ?? []),
      ...packages.flatMap(({ name, spot }) => {
        const faces = packagedFiles(name).flatMap((path) => {
          const bytes = readPackaged(path);
          return bytes === undefined ? [] : (this.#face(path, bytes, spot) ?? []);
        });
        if (faces.length === 0) this.#reportOnce(name, fontPackageMissing(spot, name));
        return faces;
      }),
      ...files.flatMap(({ name, spot }) => {
        const bytes = readPackaged(name);
        if (bytes === undefined) this.#reportOnce(name, fontFileMissing(spot, name));
        return bytes === undefined ? [] : (this.#face(name, bytes, spot) ?? []);
      }),
    ];
  }

  #builtIn(family: 'serif' | 'sans' | 'mono'): readonly ReadFace[] {
    const files = Object.entries(fontFiles).filter(([id]) => id.startsWith(family));
    return files.flatMap(([, path]) => {
      const bytes = this.#input.readPackaged(path);
      return bytes === undefined ? [] : (this.#face(path, bytes, { place: { file: path } }) ?? []);
    });
  }

  #reportOnce(name: string, problem: Problem): void {
    if (!this.#told.has(name)) this.#report(problem);
    this.#told.add(name);
  }

  #face(file: string, bytes: Uint8Array, spot: Spot): ReadFace | undefined {
    if (this.#read.has(file)) return this.#read.get(file);
    const read = readFace(file, bytes);
    const face = 'found' in read ? undefined : read;
    if ('found' in read) this.#report(fontUnreadable(spot, file, read.found, read.hint));
    this.#read.set(file, face);
    return face;
  }
}

/** Of Fontsource's packages: a file for each script, weight and style, in the order in which scripts are looked for. */
const SCRIPTS = [
  'latin',
  'latin-ext',
  'vietnamese',
  'greek',
  'greek-ext',
  'cyrillic',
  'cyrillic-ext',
  'japanese',
  'chinese-simplified',
  'chinese-traditional',
  'korean',
  'symbols',
  'math',
];
const WEIGHTS = [300, 400, 600, 700];

function packagedFiles(name: string): readonly string[] {
  const id = name.slice(name.lastIndexOf('/') + 1);
  return SCRIPTS.flatMap((script) =>
    WEIGHTS.flatMap((weight) =>
      ['normal', 'italic'].map((style) => `${name}/files/${id}-${script}-${weight}-${style}.woff`),
    ),
  );
}
