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
  /** The same as JSON Schema, as far as that can say it; of documents that people write. */
  readonly schema?: JsonRecord;
}

/** What a reader asks of its document. */
export type Question =
  | { readonly type: 'value'; readonly path: Path; readonly kind: Kind<unknown> }
  /** It cannot do without. */
  | { readonly type: 'need'; readonly path: Path }
  /** Whether it is there, so that it can do without. */
  | { readonly type: 'presence'; readonly path: Path }
  | { readonly type: 'keys'; readonly path: Path; readonly known: readonly string[] };

const HEAR = Symbol('hear');

/** A document that hears what its reader asks, so that the form of such documents can be told; copies of it do, too. */
interface HearingDocument extends SourceDocument {
  readonly [HEAR]: (question: Question) => void;
}

export function hearingDocument(data: unknown, hear: (question: Question) => void): SourceDocument {
  const start = { line: 1, column: 1 };
  const document: HearingDocument = { path: '', text: '', data, positionOf: () => start, [HEAR]: hear };
  return document;
}

function isHearing(document: SourceDocument): document is HearingDocument {
  return HEAR in document;
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
    this.hear({ type: 'presence', path });
    return this.#holds(path);
  }

  optional<Value>(path: Path, kind: Kind<Value>): Value | undefined {
    this.hear({ type: 'value', path, kind });
    return this.#holds(path) ? this.#accepted(path, kind) : undefined;
  }

  /** An empty place is reported, unless what it would stand in is none, which is reported where that is read. */
  required<Value>(path: Path, kind: Kind<Value>): Value | undefined {
    this.hear({ type: 'value', path, kind });
    this.hear({ type: 'need', path });
    if (this.#holds(path)) return this.#accepted(path, kind);
    if (path.length === 0 || isRecord(this.at(path.slice(0, -1)))) {
      this.#report(this.#faults.missing(this.spot(path), path, kind.expected));
    }
    return undefined;
  }

  /** Each item that is of the kind; others are reported one by one. */
  items<Item>(path: Path, list: Kind<readonly unknown[]>, item: Kind<Item>): readonly Item[] | undefined {
    this.hear({ type: 'value', path: [...path, 0], kind: item });
    return this.optional(path, list)?.flatMap((_, index) => this.#accepted([...path, index], item) ?? []);
  }

  /** Reports the keys of the mapping at `path` that are not among `known`. */
  known(path: Path, known: readonly string[]): void {
    this.hear({ type: 'keys', path, known });
    const value = this.at(path);
    for (const key of isRecord(value) ? Object.keys(value) : []) {
      const place = [...path, key];
      if (!known.includes(key)) this.#report(this.#faults.unknown(this.spotOfKey(place), place, known));
    }
  }

  /** Tells the form of a document that a question was asked; of most documents nobody wants to know. */
  protected hear(question: Question): void {
    if (isHearing(this.document)) this.document[HEAR](question);
  }

  #holds(path: Path): boolean {
    const value = this.at(path);
    return value !== undefined && value !== null;
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
  const schema = { type: 'string' };
  return { expected, schema, accept: (value) => (typeof value === 'string' ? value : undefined) };
}

/** A text with more than white space. */
export function words(expected: string): Kind<string> {
  return {
    expected,
    schema: { type: 'string', pattern: '\\S' },
    accept: (value) => (typeof value === 'string' && value.trim() !== '' ? value : undefined),
  };
}

export function number(expected: string): Kind<number> {
  const schema = { type: 'number' };
  return { expected, schema, accept: (value) => (typeof value === 'number' ? value : undefined) };
}

export function flag(expected: string): Kind<boolean> {
  const schema = { type: 'boolean' };
  return { expected, schema, accept: (value) => (typeof value === 'boolean' ? value : undefined) };
}

export function list(expected: string): Kind<readonly unknown[]> {
  return {
    expected,
    schema: { type: 'array' },
    accept: (value) => (Array.isArray(value) ? value : undefined),
  };
}

export function mapping(expected: string): Kind<JsonRecord> {
  return { expected, schema: { type: 'object' }, accept: (value) => (isRecord(value) ? value : undefined) };
}

export function choice<Choice extends string>(choices: readonly Choice[], expected: string): Kind<Choice> {
  const accept = (value: unknown) => choices.find((candidate) => candidate === value);
  return { expected, choices, schema: { enum: choices }, accept };
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
