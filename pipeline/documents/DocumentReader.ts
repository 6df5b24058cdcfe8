/** Turns the untyped values of a JSON or YAML document into typed ones, and whatever does not fit into problems. */
import type { SourceDocument } from '../load/BookSource.ts';
import type { Problem } from '../problems/Problem.ts';
import { quoted, type Spot, spotOf, spotOfKey } from '../problems/spot.ts';

export type Path = readonly (string | number)[];
export type JsonRecord = Readonly<Record<string, unknown>>;

/** What a value must be, as data, so that a document's form can be told as well as read. */
export interface Kind<Value> {
  /** In the words of a message, e.g. `a text`. */
  readonly expected: string;
  readonly accept: (value: unknown) => Value | undefined;
  /** The words of which it must be one. */
  readonly choices?: readonly string[];
}

/** The messages of one kind of document. */
export interface Faults {
  readonly missing: (spot: Spot, path: Path, expected: string) => Problem;
  readonly wrong: (spot: Spot, path: Path, kind: Kind<unknown>, found: unknown) => Problem;
  readonly unknown: (spot: Spot, path: Path, known: readonly string[]) => Problem;
}

/** Undefined is given for what is absent or wrong, once it has been reported. */
export class DocumentReader {
  readonly document: SourceDocument;
  readonly #faults: Faults;
  readonly #report: (problem: Problem) => void;

  constructor(document: SourceDocument, faults: Faults, report: (problem: Problem) => void) {
    this.document = document;
    this.#faults = faults;
    this.#report = report;
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
      const holds = (isRecord(value) || Array.isArray(value)) && Object.hasOwn(value, step);
      value = holds ? Reflect.get(Object(value), step) : undefined;
    }
    return value;
  }

  has(path: Path): boolean {
    return this.at(path) !== undefined && this.at(path) !== null;
  }

  optional<Value>(path: Path, kind: Kind<Value>): Value | undefined {
    return this.has(path) ? this.#accepted(path, kind) : undefined;
  }

  /** An empty place is reported, unless what it would stand in is none, which is reported where that is read. */
  required<Value>(path: Path, kind: Kind<Value>): Value | undefined {
    if (this.has(path)) return this.#accepted(path, kind);
    if (path.length === 0 || isRecord(this.at(path.slice(0, -1)))) {
      this.#report(this.#faults.missing(this.spot(path), path, kind.expected));
    }
    return undefined;
  }

  /** Each item that is of the kind; others are reported one by one. */
  items<Item>(path: Path, list: Kind<readonly unknown[]>, item: Kind<Item>): readonly Item[] | undefined {
    return this.optional(path, list)?.flatMap((_, index) => this.#accepted([...path, index], item) ?? []);
  }

  /** Reports the keys of the mapping at `path` that are not among `known`. */
  known(path: Path, known: readonly string[]): void {
    const value = this.at(path);
    for (const key of isRecord(value) ? Object.keys(value) : []) {
      const place = [...path, key];
      if (!known.includes(key)) this.#report(this.#faults.unknown(this.spotOfKey(place), place, known));
    }
  }

  #accepted<Value>(path: Path, kind: Kind<Value>): Value | undefined {
    const value = this.at(path);
    const accepted = kind.accept(value);
    if (accepted === undefined) this.#report(this.#faults.wrong(this.spot(path), path, kind, value));
    return accepted;
  }
}

// ----------------------------------------------------------------- kinds

export function text(expected: string): Kind<string> {
  return { expected, accept: (value) => (typeof value === 'string' ? value : undefined) };
}

/** A text with more than white space. */
export function words(expected: string): Kind<string> {
  return {
    expected,
    accept: (value) => (typeof value === 'string' && value.trim() !== '' ? value : undefined),
  };
}

export function number(expected: string): Kind<number> {
  return { expected, accept: (value) => (typeof value === 'number' ? value : undefined) };
}

export function flag(expected: string): Kind<boolean> {
  return { expected, accept: (value) => (typeof value === 'boolean' ? value : undefined) };
}

export function list(expected: string): Kind<readonly unknown[]> {
  return { expected, accept: (value) => (Array.isArray(value) ? value : undefined) };
}

export function mapping(expected: string): Kind<JsonRecord> {
  return { expected, accept: (value) => (isRecord(value) ? value : undefined) };
}

export function choice<Choice extends string>(choices: readonly Choice[], expected: string): Kind<Choice> {
  return { expected, choices, accept: (value) => choices.find((candidate) => candidate === value) };
}

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value in the words of a message. */
export function inWords(value: unknown, mappingWord: string): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return mappingWord;
  return typeof value === 'string' ? quoted(value) : String(value);
}
