/** Turns the untyped values of `theme.json` into typed ones, noting each that is missing, unknown or of the wrong kind. */
import {
  choice,
  DocumentReader,
  type Faults,
  flag,
  type JsonRecord,
  type Kind,
  mapping,
  type Path,
} from '../documents/DocumentReader.ts';
import type { SourceDocument } from '../load/BookSource.ts';
import {
  themeKeyMissing,
  themeKeyUnknown,
  themeLengthOutside,
  themeListTooLong,
  themeValueExpected,
} from '../problems/catalogue/theme.ts';
import type { Problem } from '../problems/Problem.ts';
import type { Spot } from '../problems/spot.ts';

export type { Path } from '../documents/DocumentReader.ts';

/** The least and the greatest length, in points, with which pages can be made. */
export type LengthBounds = readonly [least: number, most: number];

/** Points in a millimetre. */
const POINTS_PER_MM = 72 / 25.4;

const keyOf = (path: Path) => (path.length === 0 ? 'the top of the file' : path.join('.'));

const FAULTS: Faults = {
  missing: (spot, path, expected) => themeKeyMissing(spot, path.join('.'), expected),
  wrong: (spot, path, { expected }, found) =>
    themeValueExpected(spot, keyOf(path), expected, JSON.stringify(found)),
  unknown: (spot, path, known) =>
    themeKeyUnknown(spot, path.slice(0, -1).join('.'), String(path.at(-1)), known),
};

/** Whatever is read is required. */
export class ThemeReader {
  readonly problems: Problem[] = [];
  readonly #reader: DocumentReader;

  constructor(document: SourceDocument) {
    this.#reader = new DocumentReader(document, FAULTS, (problem) => this.problems.push(problem));
  }

  spot(path: Path): Spot {
    return this.#reader.spot(path);
  }

  has(path: Path): boolean {
    return this.#reader.has(path);
  }

  /** The object at `path`, whose keys must be among `known`; undefined where it is none. */
  object(path: Path, known?: readonly string[]): JsonRecord | undefined {
    const value = this.#reader.required(path, mapping('an object'));
    if (known !== undefined) this.#reader.known(path, known);
    return value;
  }

  /** Points from `"22 mm"` or `"13.5 pt"`; one out of bounds is reported, and given as the nearest within. */
  length(path: Path, [least, most]: LengthBounds): number | undefined {
    const accept = (value: unknown) => (typeof value === 'string' ? parseLength(value) : undefined);
    const schema = { type: 'string', pattern: LENGTH.source, examples: ['22 mm'] };
    const expected = 'a length such as "22 mm" or "13.5 pt"';
    const points = this.#reader.required(path, { expected, schema, accept });
    if (points === undefined) return undefined;
    if (points < least || points > most) {
      this.problems.push(themeLengthOutside(this.spot(path), path.join('.'), least, most, points));
    }
    return Math.min(Math.max(points, least), most);
  }

  flag(path: Path): boolean | undefined {
    return this.#reader.required(path, flag('true or false'));
  }

  text(path: Path, expected: string): string | undefined {
    const accept = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
    return this.#reader.required(path, { expected, schema: { type: 'string', minLength: 1 }, accept });
  }

  /** One of a few words, e.g. `page` or `panel`. */
  choice<Choice extends string>(path: Path, choices: readonly Choice[]): Choice | undefined {
    return this.#reader.required(path, choice(choices, choices.map((word) => `"${word}"`).join(' or ')));
  }

  texts(path: Path, expected: string, most: number): readonly string[] | undefined {
    const texts: Kind<readonly string[]> = {
      expected,
      schema: { type: 'array', items: { type: 'string' } },
      accept: (value) =>
        Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined,
    };
    const found = this.#reader.required(path, texts);
    if (found === undefined || found.length <= most) return found;
    this.problems.push(themeListTooLong(this.spot(path), path.join('.'), most, found.length));
    return [];
  }
}

const LENGTH = /^(\d+(?:\.\d+)?) ?(mm|pt)$/;

/** Points, to a hundredth, from a number and its unit: `22 mm` gives 62.36. */
export function parseLength(text: string): number | undefined {
  const [, digits, unit] = LENGTH.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const points = Number(digits) * (unit === 'mm' ? POINTS_PER_MM : 1);
  return Math.round(points * 100) / 100;
}
