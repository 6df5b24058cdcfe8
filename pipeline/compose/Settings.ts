/** Turns a parsed YAML or JSON mapping into typed settings, and what is wrong with it into problems. */
import type { SourceDocument } from '../load/BookSource.ts';
import {
  settingExpected,
  settingMissing,
  settingOutOfSet,
  unknownSetting,
} from '../problems/catalogue/compose.ts';
import type { Place, Problem } from '../problems/Problem.ts';

type Path = readonly (string | number)[];

/** One mapping of a document, read key by key; `finish` reports the keys that nobody asked for. */
export class Settings {
  readonly #document: SourceDocument;
  readonly #path: Path;
  readonly #entries: ReadonlyMap<string, unknown>;
  readonly #problems: Problem[];
  readonly #asked = new Set<string>();

  private constructor(
    document: SourceDocument,
    path: Path,
    entries: ReadonlyMap<string, unknown>,
    problems: Problem[],
  ) {
    this.#document = document;
    this.#path = path;
    this.#entries = entries;
    this.#problems = problems;
  }

  /** A value that is no mapping is reported and read as an empty one. */
  static of(document: SourceDocument, path: Path, value: unknown, problems: Problem[]): Settings {
    const settings = (entries: ReadonlyMap<string, unknown>) =>
      new Settings(document, path, entries, problems);
    if (isMapping(value)) return settings(new Map(Object.entries(value)));
    problems.push(
      settingExpected(placeIn(document, path), keyName(path), 'keys with values', describe(value)),
    );
    return settings(new Map());
  }

  place(...path: Path): Place {
    return placeIn(this.#document, [...this.#path, ...path]);
  }

  report(problem: Problem): void {
    this.#problems.push(problem);
  }

  has(key: string): boolean {
    return this.#entries.get(key) !== undefined && this.#entries.get(key) !== null;
  }

  text(key: string): string {
    const found = this.optionalText(key);
    if (found === undefined && !this.has(key)) this.#problems.push(settingMissing(this.place(), key));
    return found ?? '';
  }

  optionalText(key: string): string | undefined {
    return this.#value(key, 'text', (value) => (typeof value === 'string' ? value : undefined));
  }

  /** An ISO date. YAML leaves `2024-03-31` a text. */
  date(key: string): string {
    const text = this.text(key);
    if (text === '' || isCalendarDate(text)) return text;
    this.#problems.push(settingExpected(this.place(key), key, 'a date such as 2024-03-31', `"${text}"`));
    return '';
  }

  flag(key: string, otherwise: boolean): boolean {
    return (
      this.#value(key, 'true or false', (value) => (typeof value === 'boolean' ? value : undefined)) ??
      otherwise
    );
  }

  choice<Choice extends string>(key: string, choices: readonly Choice[], otherwise: Choice): Choice {
    const text = this.optionalText(key);
    if (text === undefined) return otherwise;
    const found = choices.find((choice) => choice === text);
    if (found === undefined) this.#problems.push(settingOutOfSet(this.place(key), key, text, choices));
    return found ?? otherwise;
  }

  texts(key: string): readonly string[] {
    return this.list(key, (item, index) => {
      if (typeof item === 'string') return item;
      this.#problems.push(settingExpected(this.place(key, index), key, 'text', describe(item)));
      return undefined;
    });
  }

  list<Item>(key: string, read: (item: unknown, index: number) => Item | undefined): readonly Item[] {
    const items =
      this.#value(key, 'a list', (value) => (Array.isArray(value) ? [...value] : undefined)) ?? [];
    return items.map(read).filter((item) => item !== undefined);
  }

  /** The mapping under `key`; an empty one where the key is absent. */
  mapping(key: string): Settings {
    this.#asked.add(key);
    return Settings.of(
      this.#document,
      [...this.#path, key],
      this.has(key) ? this.#entries.get(key) : {},
      this.#problems,
    );
  }

  /** The mapping that is item `index` of the list under `key`. */
  item(key: string, index: number, value: unknown): Settings {
    return Settings.of(this.#document, [...this.#path, key, index], value, this.#problems);
  }

  /** Keys that somebody else reads. */
  leave(...keys: readonly string[]): void {
    for (const key of keys) this.#asked.add(key);
  }

  finish(): void {
    for (const key of this.#entries.keys()) {
      if (!this.#asked.has(key))
        this.#problems.push(unknownSetting(this.#placeOfKey(key), key, [...this.#asked]));
    }
  }

  #placeOfKey(key: string): Place {
    const { positionOfKey, positionOf, path } = this.#document;
    return { file: path, ...(positionOfKey ?? positionOf)([...this.#path, key]) };
  }

  #value<Value>(
    key: string,
    expected: string,
    read: (value: unknown) => Value | undefined,
  ): Value | undefined {
    this.#asked.add(key);
    if (!this.has(key)) return undefined;
    const value = this.#entries.get(key);
    const found = read(value);
    if (found === undefined) {
      this.#problems.push(settingExpected(this.place(key), key, expected, describe(value)));
    }
    return found;
  }
}

function isMapping(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function placeIn(document: SourceDocument, path: Path): Place {
  return { file: document.path, ...document.positionOf(path) };
}

function keyName(path: Path): string {
  return path.length === 0 ? 'the file' : path.join('.');
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'object') return 'keys with values';
  return typeof value === 'string' ? `"${value}"` : String(value);
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isCalendarDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && !leap ? 28 : (DAYS[month - 1] ?? 0);
  return day >= 1 && day <= days;
}
