/** Turns the mappings of `book.yaml` into typed settings, and what is wrong with them into problems. */
import {
  choice,
  DocumentReader,
  type Faults,
  flag,
  inWords,
  isRecord,
  type Kind,
  list,
  mapping,
  number,
  type Path,
  text,
} from '../documents/DocumentReader.ts';
import type { SourceDocument } from '../load/BookSource.ts';
import {
  settingExpected,
  settingMissing,
  settingOutOfSet,
  unknownSetting,
} from '../problems/catalogue/compose.ts';
import type { Place, Problem } from '../problems/Problem.ts';
import { fault, parseDate } from '../validate/parseCell.ts';

const MAPPING = mapping('keys with values');
const DATE: Kind<string> = {
  expected: 'a date such as 2024-03-31',
  schema: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', examples: ['2024-03-31'] },
  // YAML leaves a date a text.
  accept: (value) => (typeof value === 'string' && parseDate(value) !== fault ? value : undefined),
};

const nameOf = (path: Path) => (path.length === 0 ? 'the file' : path.join('.'));

/** The key that a value stands under, also where it is an item of a list. */
const keyOf = (path: Path) => String(path.findLast((step) => typeof step === 'string') ?? 'the file');

const FAULTS: Faults = {
  missing: ({ place }, path) => settingMissing(place, keyOf(path)),
  wrong: ({ place }, path, { choices, expected }, found) =>
    choices !== undefined && typeof found === 'string'
      ? settingOutOfSet(place, keyOf(path), found, choices)
      : settingExpected(
          place,
          expected === MAPPING.expected ? nameOf(path) : keyOf(path),
          expected,
          inWords(found, MAPPING.expected),
        ),
  unknown: ({ place }, path, known) => unknownSetting(place, keyOf(path), known),
};

/** What is printed on a page or in a cell: a workbook has no room for more. */
const LONGEST = 10_000; // characters
const shortText: Kind<string> = {
  expected: `text of at most ${LONGEST.toLocaleString('en-US')} characters`,
  schema: { type: 'string', maxLength: LONGEST },
  accept: (value) => (typeof value === 'string' && value.length <= LONGEST ? value : undefined),
};

const someText: Kind<string> = {
  ...shortText,
  schema: { ...shortText.schema, pattern: '\\S' },
  accept: (value) => {
    const short = shortText.accept(value);
    return short?.trim() === '' ? undefined : short;
  },
};

/** One mapping of a document, read key by key; `finish` reports the keys that nobody asked for. */
export class Settings {
  readonly #reader: DocumentReader;
  readonly #path: Path;
  readonly #asked = new Set<string>();

  private constructor(reader: DocumentReader, path: Path) {
    this.#reader = reader;
    this.#path = path;
  }

  /** A document that is no mapping is reported, as is each mapping within it that is none. */
  static of(document: SourceDocument, problems: Problem[]): Settings {
    const reader = new DocumentReader(document, FAULTS, (problem) => problems.push(problem));
    if (!isRecord(document.data)) reader.report(FAULTS.wrong(reader.spot([]), [], MAPPING, document.data));
    return new Settings(reader, []);
  }

  place(...path: Path): Place {
    return this.#reader.spot([...this.#path, ...path]).place;
  }

  placeOfKey(key: string): Place {
    return this.#reader.spotOfKey([...this.#path, key]).place;
  }

  report(problem: Problem): void {
    this.#reader.report(problem);
  }

  has(key: string): boolean {
    return this.#reader.has([...this.#path, key]);
  }

  text(key: string): string {
    return this.#reader.required(this.#ask(key), someText) ?? '';
  }

  optionalText(key: string): string | undefined {
    return this.#reader.optional(this.#ask(key), shortText);
  }

  optionalNumber(key: string): number | undefined {
    return this.#reader.optional(this.#ask(key), number('a number'));
  }

  date(key: string): string {
    return this.#reader.required(this.#ask(key), DATE) ?? '';
  }

  flag(key: string, otherwise: boolean): boolean {
    return this.#reader.optional(this.#ask(key), flag('true or false')) ?? otherwise;
  }

  choice<Choice extends string>(key: string, choices: readonly Choice[], otherwise: Choice): Choice {
    return this.#reader.optional(this.#ask(key), choice(choices, 'text')) ?? otherwise;
  }

  texts(key: string): readonly string[] {
    return this.#reader.items(this.#ask(key), list('a list'), text('text')) ?? [];
  }

  /** A list of words, each one of a few. */
  choices<Choice extends string>(key: string, choices: readonly Choice[]): readonly Choice[] {
    return this.#reader.items(this.#ask(key), list('a list'), choice(choices, 'text')) ?? [];
  }

  /** The mappings in the list under `key`, each as `read` makes it. */
  list<Item>(key: string, read: (item: Settings) => Item): readonly Item[] {
    const path = this.#ask(key);
    this.#reader.items(path, list('a list'), MAPPING);
    const items = this.#reader.at(path);
    return (Array.isArray(items) ? items : []).flatMap((item, index) =>
      isRecord(item) ? [read(new Settings(this.#reader, [...path, index]))] : [],
    );
  }

  /** The mapping under `key`; an empty one where the key is absent. */
  mapping(key: string): Settings {
    const path = this.#ask(key);
    this.#reader.optional(path, MAPPING);
    return new Settings(this.#reader, path);
  }

  /** The keys of a mapping whose names are the book's own; none are left over then. */
  get keys(): readonly string[] {
    const value = this.#reader.at(this.#path);
    return isRecord(value) ? Object.keys(value) : [];
  }

  isMapping(key: string): boolean {
    return isRecord(this.#reader.at([...this.#path, key]));
  }

  /** Keys that somebody else reads. */
  leave(...keys: readonly string[]): void {
    for (const key of keys) this.#asked.add(key);
  }

  finish(): void {
    this.#reader.known(this.#path, [...this.#asked]);
  }

  #ask(key: string): Path {
    this.#asked.add(key);
    return [...this.#path, key];
  }
}
