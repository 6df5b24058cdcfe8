/** Reads the values of a YAML or JSON declaration of the data by their path, and reports those of the wrong type. */
import {
  choice,
  DocumentReader,
  type Faults,
  inWords,
  type JsonRecord,
  list,
  mapping,
  number,
  type Path,
  text,
} from '../documents/DocumentReader.ts';
import type { SourceDocument } from '../load/BookSource.ts';
import {
  missingProperty,
  unknownProperty,
  wrongPropertyType,
  wrongPropertyValue,
} from '../problems/catalogue/validate.ts';
import { nearest } from '../problems/nearest.ts';
import type { Problem } from '../problems/Problem.ts';
import { quoted } from '../problems/spot.ts';

export { isRecord, type JsonRecord, type Path } from '../documents/DocumentReader.ts';

const FAULTS: Faults = {
  missing: (spot, path) => missingProperty(spot, lastName(path)),
  wrong: (spot, path, { choices, expected }, found) =>
    choices !== undefined && typeof found === 'string'
      ? wrongPropertyValue(spot, lastName(path), expected, quoted(found), nearest(found, choices))
      : wrongPropertyType(spot, lastName(path), choices === undefined ? expected : 'a text', kindOf(found)),
  unknown: (spot, path, known) => unknownProperty(spot, lastName(path), nearest(lastName(path), known)),
};

/** Each method gives undefined where the value is absent, or of another type, which is then reported. */
export class DeclarationReader extends DocumentReader {
  constructor(document: SourceDocument, report: (problem: Problem) => void) {
    super(document, FAULTS, report);
  }

  /** The same document, with its problems going elsewhere. */
  reportingTo(report: (problem: Problem) => void): DeclarationReader {
    return new DeclarationReader(this.document, report);
  }

  /** An object with known properties only; names that begin with `_` are the author's own. */
  record(path: Path, known: readonly string[]): JsonRecord | undefined {
    const kind = mapping('an object');
    const value = this.at(path);
    this.hear({ type: 'value', path, kind });
    const record = kind.accept(value);
    if (record === undefined) this.report(FAULTS.wrong(this.spot(path), path, kind, value));
    else this.known(path, [...known, ...Object.keys(record).filter((name) => name.startsWith('_'))]);
    return record;
  }

  list(path: Path): readonly unknown[] | undefined {
    return this.optional(path, list('a list'));
  }

  text(path: Path): string | undefined {
    return this.optional(path, text('a text'));
  }

  number(path: Path): number | undefined {
    return this.optional(path, number('a number'));
  }

  requiredText(path: Path): string | undefined {
    this.hear({ type: 'need', path });
    return this.at(path) === '' ? this.#missing(path) : (this.text(path) ?? this.#missingUnlessThere(path));
  }

  requiredList(path: Path): readonly unknown[] | undefined {
    this.hear({ type: 'need', path });
    return this.list(path) ?? this.#missingUnlessThere(path);
  }

  /** A list of texts; entries of another type are reported and left out. */
  texts(path: Path): readonly string[] | undefined {
    return this.list(path)?.flatMap((_, index) => this.text([...path, index]) ?? []);
  }

  choice<Choice extends string>(path: Path, choices: readonly Choice[]): Choice | undefined {
    const expected = choices.length > 1 ? `one of ${choices.join(', ')}` : String(choices[0]);
    return this.optional(path, choice(choices, expected));
  }

  #missingUnlessThere(path: Path): undefined {
    return this.has(path) ? undefined : this.#missing(path);
  }

  #missing(path: Path): undefined {
    this.report(FAULTS.missing(this.spot(path.slice(0, -1)), path, ''));
    return undefined;
  }
}

function lastName(path: Path): string {
  const last = path.at(-1);
  if (typeof last === 'number')
    return `entry ${last + 1}${path.length > 1 ? ` of ${String(path.at(-2))}` : ''}`;
  return last ?? 'the file';
}

function kindOf(value: unknown): string {
  const kind = typeof value === 'string' ? 'the text ' : typeof value === 'number' ? 'the number ' : '';
  return `${kind}${inWords(value, 'an object')}`;
}
