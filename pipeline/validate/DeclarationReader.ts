/** Reads the values of a YAML or JSON document by their path, and reports those of the wrong type. */
import type { SourceDocument } from '../load/BookSource.ts';
import {
  missingProperty,
  unknownProperty,
  wrongPropertyType,
  wrongPropertyValue,
} from '../problems/catalogue/validate.ts';
import { nearest } from '../problems/nearest.ts';
import type { Problem } from '../problems/Problem.ts';
import { quoted, type Spot, spotOf, spotOfKey } from '../problems/spot.ts';

export type Path = readonly (string | number)[];
export type JsonRecord = Readonly<Record<string, unknown>>;

/** Each method gives undefined where the value is absent, or of another type, which is then reported. */
export class DeclarationReader {
  readonly document: SourceDocument;
  readonly #report: (problem: Problem) => void;

  constructor(document: SourceDocument, report: (problem: Problem) => void) {
    this.document = document;
    this.#report = report;
  }

  /** The same document, with its problems going elsewhere. */
  reportingTo(report: (problem: Problem) => void): DeclarationReader {
    return new DeclarationReader(this.document, report);
  }

  report(problem: Problem): void {
    this.#report(problem);
  }

  spot(path: Path): Spot {
    return spotOf(this.document, path);
  }

  spotOfKey(path: Path): Spot {
    return spotOfKey(this.document, path);
  }

  at(path: Path): unknown {
    let value = this.document.data;
    for (const step of path) {
      value = isRecord(value) || Array.isArray(value) ? Reflect.get(value, step) : undefined;
    }
    return value;
  }

  /** An object with known properties only; names that begin with `_` are the author's own. */
  record(path: Path, known: readonly string[]): JsonRecord | undefined {
    const value = this.at(path);
    if (!isRecord(value)) return this.#wrong(path, 'an object', value);
    for (const name of Object.keys(value)) {
      if (known.includes(name) || name.startsWith('_')) continue;
      this.#report(unknownProperty(this.spotOfKey([...path, name]), name, nearest(name, known)));
    }
    return value;
  }

  list(path: Path): readonly unknown[] | undefined {
    const value = this.at(path);
    if (value === undefined || value === null) return undefined;
    return Array.isArray(value) ? value : this.#wrong(path, 'a list', value);
  }

  text(path: Path): string | undefined {
    const value = this.at(path);
    if (value === undefined || value === null) return undefined;
    return typeof value === 'string' ? value : this.#wrong(path, 'a text', value);
  }

  number(path: Path): number | undefined {
    const value = this.at(path);
    if (value === undefined || value === null) return undefined;
    return typeof value === 'number' ? value : this.#wrong(path, 'a number', value);
  }

  requiredText(path: Path): string | undefined {
    const value = this.at(path);
    if (value === undefined || value === null || value === '') return this.#missing(path);
    return this.text(path);
  }

  requiredList(path: Path): readonly unknown[] | undefined {
    const value = this.at(path);
    return value === undefined || value === null ? this.#missing(path) : this.list(path);
  }

  /** A list of texts; entries of another type are reported and left out. */
  texts(path: Path): readonly string[] | undefined {
    const entries = this.list(path);
    return entries?.flatMap((_, index) => this.text([...path, index]) ?? []);
  }

  choice<Choice extends string>(path: Path, choices: readonly Choice[]): Choice | undefined {
    const value = this.text(path);
    if (value === undefined) return undefined;
    const choice = choices.find((candidate) => candidate === value);
    if (choice !== undefined) return choice;
    const expected = choices.length > 1 ? `one of ${choices.join(', ')}` : String(choices[0]);
    const near = nearest(value, choices);
    this.#report(wrongPropertyValue(this.spot(path), lastName(path), expected, quoted(value), near));
    return undefined;
  }

  #missing(path: Path): undefined {
    this.#report(missingProperty(this.spot(path.slice(0, -1)), lastName(path)));
    return undefined;
  }

  #wrong(path: Path, expected: string, found: unknown): undefined {
    this.#report(wrongPropertyType(this.spot(path), lastName(path), expected, kindOf(found)));
    return undefined;
  }
}

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function lastName(path: Path): string {
  const last = path.at(-1);
  if (typeof last === 'number')
    return `entry ${last + 1}${path.length > 1 ? ` of ${String(path.at(-2))}` : ''}`;
  return last ?? 'the file';
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return `the text ${quoted(value)}`;
    case 'number':
      return `the number ${value}`;
    case 'boolean':
      return String(value);
    default:
      return 'an object';
  }
}
