/** Turns the untyped values of `theme.json` into typed ones, noting each that is missing, unknown or of the wrong kind. */
import type { SourceDocument } from '../load/BookSource.ts';
import { themeKeyMissing, themeKeyUnknown, themeValueExpected } from '../problems/catalogue/theme.ts';
import type { Problem } from '../problems/Problem.ts';
import { type Spot, spotOf, spotOfKey } from '../problems/spot.ts';

export type Path = readonly (string | number)[];
export type JsonObject = Readonly<Record<string, unknown>>;

/** Points in a millimetre. */
const POINTS_PER_MM = 72 / 25.4;

export class ThemeReader {
  readonly problems: Problem[] = [];
  readonly #document: SourceDocument;

  constructor(document: SourceDocument) {
    this.#document = document;
  }

  spot(path: Path): Spot {
    return spotOf(this.#document, path);
  }

  /** The object at `path`, whose keys must be among `known`; undefined where it is none. */
  object(path: Path, known?: readonly string[]): JsonObject | undefined {
    const value = this.#value(path, 'an object');
    if (value === undefined) return undefined;
    if (!isObject(value)) {
      this.#expected(path, 'an object', value);
      return undefined;
    }
    if (known !== undefined) {
      for (const name of Object.keys(value)) {
        if (known.includes(name)) continue;
        this.problems.push(
          themeKeyUnknown(spotOfKey(this.#document, [...path, name]), path.join('.'), name, known),
        );
      }
    }
    return value;
  }

  /** Points from `"22 mm"` or `"13.5 pt"`; lengths are never negative. */
  length(path: Path, expected = 'a length such as "22 mm" or "13.5 pt"'): number | undefined {
    const value = this.#value(path, expected);
    if (value === undefined) return undefined;
    const points = typeof value === 'string' ? parseLength(value) : undefined;
    if (points === undefined) this.#expected(path, expected, value);
    return points;
  }

  flag(path: Path): boolean | undefined {
    const value = this.#value(path, 'true or false');
    if (value === undefined || typeof value === 'boolean') return value;
    this.#expected(path, 'true or false', value);
    return undefined;
  }

  text(path: Path, expected: string): string | undefined {
    const value = this.#value(path, expected);
    if (value === undefined) return undefined;
    if (typeof value === 'string' && value !== '') return value;
    this.#expected(path, expected, value);
    return undefined;
  }

  /** One of a few words, e.g. `page` or `panel`. */
  choice<Choice extends string>(path: Path, choices: readonly Choice[]): Choice | undefined {
    const expected = choices.map((choice) => `"${choice}"`).join(' or ');
    const value = this.#value(path, expected);
    if (value === undefined) return undefined;
    const chosen = choices.find((choice) => choice === value);
    if (chosen === undefined) this.#expected(path, expected, value);
    return chosen;
  }

  texts(path: Path, expected: string): readonly string[] | undefined {
    const value = this.#value(path, expected);
    if (value === undefined) return undefined;
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    this.#expected(path, expected, value);
    return undefined;
  }

  has(path: Path): boolean {
    return this.#find(path) !== undefined;
  }

  #value(path: Path, expected: string): unknown {
    const value = this.#find(path);
    if (value === undefined) {
      // A missing parent was reported where it was read.
      const parent = path.length === 0 ? undefined : this.#find(path.slice(0, -1));
      if (path.length === 0 || isObject(parent)) {
        this.problems.push(themeKeyMissing(this.spot(path), path.join('.'), expected));
      }
    }
    return value;
  }

  #expected(path: Path, expected: string, found: unknown): void {
    const key = path.length === 0 ? 'the top of the file' : path.join('.');
    this.problems.push(themeValueExpected(this.spot(path), key, expected, JSON.stringify(found)));
  }

  #find(path: Path): unknown {
    let value: unknown = this.#document.data;
    for (const step of path) {
      if (!isObject(value) || !Object.hasOwn(value, step)) return undefined;
      value = value[step];
    }
    return value;
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Points, to a hundredth, from a number and its unit: `22 mm` gives 62.36. */
export function parseLength(text: string): number | undefined {
  const [, digits, unit] = /^(\d+(?:\.\d+)?) ?(mm|pt)$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const points = Number(digits) * (unit === 'mm' ? POINTS_PER_MM : 1);
  return Math.round(points * 100) / 100;
}
