/** Turns the text of a recorded edition back into the edition: data from outside, each line judged by itself. */
import {
  choice,
  DocumentReader,
  type Faults,
  flag,
  inWords,
  isRecord,
  type Kind,
  type Path,
  text,
} from '../documents/DocumentReader.ts';
import { defaultLimits, type Limits } from '../limits/Limits.ts';
import type { SourceText } from '../load/BookSource.ts';
import { editionAt } from '../load/recordedEditions.ts';
import { editionEdited, editionFormNewer, editionLine } from '../problems/catalogue/editions.ts';
import { overLimit } from '../problems/catalogue/limits.ts';
import type { Problem, StageResult } from '../problems/Problem.ts';
import { quoted, type Spot } from '../problems/spot.ts';
import { unreachable } from '../problems/unreachable.ts';
import type { Scalar } from '../validate/Dataset.ts';
import type {
  Edition,
  RecordedCheck,
  RecordedFact,
  RecordedField,
  RecordedFigure,
  RecordedRow,
  RecordedSource,
  RecordedStatement,
  RecordedTable,
  RecordedText,
} from './Edition.ts';
import { digestOfLines, EDITION_FORM } from './printEdition.ts';

const LINE_KINDS = [
  'edition',
  'parameter',
  'input',
  'output',
  'source',
  'fact',
  'table',
  'row',
  'check',
  'chart',
  'figure',
  'statement',
  'text',
  'end',
] as const;
type LineKind = (typeof LINE_KINDS)[number];

/** So many faults of a file are told; the rest of a file that is none of ours would say the same. */
const MOST_FAULTS = 20;

/** Every fault is told with its line; an edition of which a line is wrong is not used. */
export function readEdition(source: SourceText, limits: Limits = defaultLimits): StageResult<Edition> {
  const reader = new EditionReader(source, limits);
  const edition = reader.read();
  return { value: reader.problems.length === 0 ? edition : undefined, problems: reader.problems };
}

const FAULTS: Faults = {
  missing: (spot, path, expected) => editionLine(spot, `${nameOf(path)}${expected}`, 'nothing'),
  wrong: (spot, path, { expected }, found) =>
    editionLine(spot, `${nameOf(path)}${expected}`, inWords(found, 'an object')),
  unknown: (spot, path, known) => editionLine(spot, known.join(', '), String(path.at(-1))),
};

function nameOf(path: Path): string {
  return path.length === 0 ? '' : `${path.join('.')}: `;
}

const TEXT = text('a text');
const SCALAR: Kind<readonly [Scalar]> = {
  expected: 'a number, a text, true, false or null',
  // In a list, since null is a value here and not the absence of one.
  accept: (value) => (isScalar(value) ? [value] : undefined),
};
const TEXTS: Kind<readonly string[]> = {
  expected: 'a list of texts',
  accept: (value) =>
    Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined,
};
const SCALARS: Kind<readonly Scalar[]> = {
  expected: 'a list of values',
  accept: (value) => (Array.isArray(value) && value.every(isScalar) ? value : undefined),
};
const FIELDS: Kind<readonly RecordedField[]> = {
  expected: 'a list of fields, each with a name',
  accept: (value) => (Array.isArray(value) && value.every(isField) ? value : undefined),
};
const STATUSES: Kind<ReadonlyMap<string, string>> = {
  expected: 'texts by field',
  accept: (value) => {
    if (!isRecord(value)) return undefined;
    const entries = Object.entries(value);
    const texts = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    return texts.length === entries.length ? new Map(texts) : undefined;
  },
};

function isScalar(value: unknown): value is Scalar {
  if (typeof value === 'number') return Number.isFinite(value);
  return value === null || typeof value === 'string' || typeof value === 'boolean';
}

function isField(value: unknown): value is RecordedField {
  return (
    isRecord(value) &&
    typeof value['name'] === 'string' &&
    typeof value['isPeriod'] === 'boolean' &&
    (value['unit'] === undefined || typeof value['unit'] === 'string')
  );
}

/** A table whose rows are still being read. */
interface OpenTable extends Omit<RecordedTable, 'rows'> {
  readonly rows: RecordedRow[];
}

class EditionReader {
  readonly problems: Problem[] = [];
  readonly #source: SourceText;
  readonly #limits: Limits;
  #line: DocumentReader;
  #form = 1;
  /** What its other lines say, nobody knows. */
  #isNewer = false;
  /** That the last line gives. */
  #digest: string | undefined;
  #head: Pick<Edition, 'name' | 'book' | 'date' | 'pipeline' | 'digest'> | undefined;
  readonly #parameters = new Map<string, Scalar>();
  readonly #inputs = new Map<string, string>();
  readonly #outputs = new Map<string, string>();
  readonly #sources = new Map<string, RecordedSource>();
  readonly #facts = new Map<string, RecordedFact>();
  readonly #tables = new Map<string, OpenTable>();
  readonly #checks = new Map<string, RecordedCheck>();
  readonly #charts = new Map<string, string>();
  readonly #figures: RecordedFigure[] = [];
  readonly #statements: RecordedStatement[] = [];
  readonly #texts: RecordedText[] = [];

  constructor(source: SourceText, limits: Limits) {
    this.#source = source;
    this.#limits = limits;
    this.#line = this.#readerOf(1, '', {});
  }

  read(): Edition | undefined {
    const { path, text: content } = this.#source;
    const lines = content.split(/\r\n|\r|\n/);
    const most = this.#limits.editionLines;
    if (lines.length > most) {
      const place = { file: path, line: most + 1, column: 1 };
      this.problems.push(overLimit({ place }, 'editionLines', most, lines.length));
      return undefined;
    }
    const read: string[] = [];
    for (const [index, line] of lines.entries()) {
      if (line.trim() === '') continue;
      if (this.#digest !== undefined) {
        this.problems.push(editionEdited(this.#spot(index + 1, line), 'lines behind it'));
        return undefined;
      }
      this.#readLine(index + 1, line);
      if (this.problems.length >= MOST_FAULTS || this.#isNewer) return undefined;
      if (this.#digest === undefined) read.push(line);
      else if (this.#digest !== digestOfLines(read)) {
        this.problems.push(editionEdited(this.#spot(index + 1, line), 'lines of another digest before it'));
        return undefined;
      }
    }
    // What is wrong with a line has been told; that the others are not what they were would be the same again.
    if (this.#form > 1 && this.#digest === undefined && this.problems.length === 0)
      this.problems.push(editionEdited(this.#spot(read.length, read.at(-1) ?? ''), 'no such line'));
    if (this.#head === undefined) {
      if (this.problems.length === 0)
        this.problems.push(editionLine(this.#spot(1, ''), 'a line of the edition itself', 'none'));
      return undefined;
    }
    return {
      ...this.#head,
      parameters: this.#parameters,
      inputs: this.#inputs,
      outputs: this.#outputs,
      sources: this.#sources,
      facts: this.#facts,
      tables: this.#tables,
      checks: this.#checks,
      charts: this.#charts,
      figures: this.#figures,
      statements: this.#statements,
      texts: this.#texts,
    };
  }

  #readLine(number: number, line: string): void {
    const data = parsed(line);
    if (!isRecord(data)) {
      const found = data === undefined ? quoted(line) : inWords(data, 'an object');
      this.problems.push(editionLine(this.#spot(number, line), 'an object of JSON', found));
      return;
    }
    const kind = LINE_KINDS.find((name) => name === Object.keys(data)[0]);
    if (kind === undefined) {
      const found = JSON.stringify(Object.keys(data)[0] ?? '');
      this.problems.push(
        editionLine(this.#spot(number, line), `a line that begins with ${LINE_KINDS.join(', ')}`, found),
      );
      return;
    }
    this.#line = this.#readerOf(number, line, data);
    if (this.#head === undefined && kind !== 'edition') {
      this.problems.push(editionLine(this.#spot(number, line), 'the line of the edition first', kind));
      // What the file is has been asked; the rest of it would be asked the same.
      this.#head = { name: '', book: '', date: '', pipeline: '', digest: '' };
      return;
    }
    this.#take(kind, number, line);
  }

  #take(kind: LineKind, number: number, line: string): void {
    const id = kind === 'edition' ? '' : this.#text(kind);
    switch (kind) {
      case 'edition': {
        const form = this.#line.at(['edition']);
        if (typeof form === 'number' && form > EDITION_FORM) {
          this.problems.push(editionFormNewer(this.#spot(number, line), EDITION_FORM, form));
          this.#isNewer = true;
          return;
        }
        if (form === 1 || form === EDITION_FORM) this.#form = form;
        else {
          const found = inWords(form, 'an object');
          this.problems.push(editionLine(this.#spot(number, line), `edition: ${EDITION_FORM}`, found));
        }
        this.#head = {
          // By its file it is called, also where that was given another name since.
          name: editionAt(this.#source.path) ?? this.#text('name'),
          book: this.#text('book'),
          date: this.#text('date'),
          pipeline: this.#text('pipeline'),
          digest: this.#text('digest'),
        };
        return;
      }
      case 'parameter':
        this.#parameters.set(id, this.#value());
        return;
      case 'input':
        this.#inputs.set(id, this.#text('digest'));
        return;
      case 'output':
        this.#outputs.set(id, this.#text('digest'));
        return;
      case 'source':
        this.#sources.set(id, {
          publisher: this.#text('publisher'),
          title: this.#text('title'),
          ...this.#optional('read'),
        });
        return;
      case 'fact':
        this.#facts.set(id, {
          label: this.#text('label'),
          value: this.#value(),
          ...this.#optional('unit'),
          asOf: this.#text('asOf'),
          source: this.#text('source'),
        });
        return;
      case 'table':
        this.#tables.set(id, {
          title: this.#text('title'),
          isDerived: this.#line.required(['isDerived'], flag('true or false')) ?? false,
          asOf: this.#text('asOf'),
          sources: this.#line.required(['sources'], TEXTS) ?? [],
          key: this.#line.required(['key'], TEXTS) ?? [],
          fields: this.#line.required(['fields'], FIELDS) ?? [],
          rows: [],
        });
        return;
      case 'row':
        this.#takeRow(id, number, line);
        return;
      case 'check':
        this.#checks.set(id, {
          outcome: this.#line.required(['outcome'], OUTCOME) ?? 'held',
          computed: this.#text('computed'),
          statement: this.#text('statement'),
        });
        return;
      case 'chart':
        this.#charts.set(id, this.#text('digest'));
        return;
      case 'figure':
        this.#figures.push({
          slot: id,
          address: this.#text('address'),
          printed: this.#text('printed'),
          value: this.#value(),
          ...this.#optional('unit'),
          ...this.#optional('asOf'),
          sources: this.#line.required(['sources'], TEXTS) ?? [],
          ...this.#optional('page'),
        });
        return;
      case 'statement':
        this.#statements.push({ check: id, text: this.#text('text') });
        return;
      case 'text':
        this.#texts.push({ where: id, text: this.#text('words') });
        return;
      case 'end':
        this.#digest = id;
        return;
      default:
        unreachable(kind);
    }
  }

  #takeRow(id: string, number: number, line: string): void {
    const table = this.#tables.get(id);
    const values = this.#line.required(['values'], SCALARS);
    if (values === undefined) return;
    if (table === undefined || values.length !== table.fields.length) {
      const expected =
        table === undefined ? `the line of the table ${id} first` : `${table.fields.length} values`;
      this.problems.push(
        editionLine(this.#spot(number, line), expected, table === undefined ? 'a row' : `${values.length}`),
      );
      return;
    }
    table.rows.push({ values, statuses: this.#line.optional(['statuses'], STATUSES) ?? new Map() });
  }

  #text(name: string): string {
    return this.#line.required([name], TEXT) ?? '';
  }

  #optional<Name extends string>(name: Name): { readonly [Key in Name]?: string } {
    const value = this.#line.optional([name], TEXT);
    const entry: { [Key in Name]?: string } = {};
    if (value !== undefined) entry[name] = value;
    return entry;
  }

  #value(): Scalar {
    const value = this.#line.at(['value']);
    return isScalar(value) ? value : (this.#line.required(['value'], SCALAR)?.[0] ?? null);
  }

  #spot(line: number, excerpt: string): Spot {
    return { place: { file: this.#source.path, line, column: 1 }, excerpt };
  }

  #readerOf(line: number, excerpt: string, data: unknown): DocumentReader {
    const positionOf = () => ({ line, column: 1 });
    const document = { path: this.#source.path, text: this.#source.text, data, positionOf };
    return new DocumentReader(document, FAULTS, (problem) => this.problems.push({ ...problem, excerpt }));
  }
}

const OUTCOME = choice(['held', 'failed', 'waived'], 'held, failed or waived');

/** Undefined for what is no JSON. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
