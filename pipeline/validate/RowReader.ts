/** Turns the text rows of a table into columns of typed values, and reports each cell that breaks its field's rules. */

import type { CsvText } from '../load/BookSource.ts';
import * as catalogue from '../problems/catalogue/validate.ts';
import { nearest } from '../problems/nearest.ts';
import type { Place, Problem } from '../problems/Problem.ts';
import type { Spot } from '../problems/spot.ts';
import { unreachable } from '../problems/unreachable.ts';
import { controlCharacter, trimSpaces } from './CellFault.ts';
import type { Column, Scalar } from './Dataset.ts';
import { fieldTypes } from './descriptorSchema.ts';
import { explainCell, isSpreadsheetError } from './explainCell.ts';
import {
  type CellStatus,
  observationStatuses,
  statusCodes,
  statusOfCode,
  statusOfMark,
} from './observationStatus.ts';
import { cellParserOf, fault } from './parseCell.ts';
import type { FieldSchema, TableSchema, ValueRule } from './TableSchema.ts';

/** A column that has the same fault in every row is reported this often; the rest is counted. */
const reportedOfAKind = 20;

interface Counted {
  count: number;
  /** Row of the last that is shown, or of the first that is not. */
  last: number;
}

/** After so many faulty cells a column's further ones are counted without asking what each of them is. */
const explainedOfAColumn = 1000;

/** Spaces at the ends, non-breaking spaces and control characters anywhere, or the first sign of a spreadsheet's error value. */
const suspect = /^[\s#\ufeff\u200b]|[\s\ufeff\u200b]$|[\u00a0\u202f\u2007]|(?!\n)\p{Cc}|[\u2028\u2029]/u;

export class RowReader {
  readonly #csv: CsvText;
  readonly #schema: TableSchema;
  readonly #problems: Problem[];
  /** For each field of the schema the column of the file that holds it; -1 where there is none. */
  readonly #columns: readonly number[];
  readonly #keys: readonly KeyIndex[];
  readonly #keyFields: readonly { readonly name: string; readonly column: number }[];
  /** How often each kind of fault was met, by field and code. */
  readonly #counts = new Map<string, Counted>();
  readonly #faultyCells = new Map<string, number>();

  /** Compares the header with the schema; `problems` gathers what is found from then on. */
  constructor(schema: TableSchema, csv: CsvText, problems: Problem[]) {
    this.#csv = csv;
    this.#schema = schema;
    this.#problems = problems;
    this.#columns = matchColumns(schema, csv, problems);
    const position = (name: string) => schema.fields.findIndex((field) => field.field.name === name);
    this.#keys = [
      ...(schema.key.length > 0 ? [{ type: 'primary' as const, names: schema.key }] : []),
      ...schema.uniqueKeys.map((names) => ({ type: 'unique' as const, names })),
      ...schema.fields
        .filter((field) => field.unique)
        .map((field) => ({ type: 'field' as const, names: [field.field.name] })),
    ].map(({ type, names }) => ({ type, names, fields: names.map(position) }));
    this.#keyFields = schema.key.map((name) => ({ name, column: this.#columns[position(name)] ?? -1 }));
  }

  /** One column for each field of the schema. */
  read(): readonly Column[] {
    const columns = this.#schema.fields.map((field, index) =>
      this.#readColumn(field, this.#columns[index] ?? -1),
    );
    for (const key of this.#keys) this.#checkKey(key, columns);
    this.#checkErrors(columns);
    const read = columns.map((column) => this.#withStatuses(column, columns));
    this.#countTheRest();
    return read;
  }

  /** Reports how many faults were not shown one by one, at the first of them. */
  #countTheRest(): void {
    for (const [kind, { count, last }] of this.#counts) {
      if (count <= reportedOfAKind) continue;
      const [field = '', code = ''] = kind.split('\n');
      const spot = this.spotOf(last, field === '' ? undefined : field);
      this.#problems.push(catalogue.moreOfTheKind(spot, code, count - reportedOfAKind));
    }
  }

  /** `year=2023,state=Ohio`, from the texts of the row's key. */
  rowLabel(row: number): string | undefined {
    if (this.#keyFields.length === 0) return undefined;
    return this.#keyFields
      .map(({ name, column }) => `${name}=${this.#csv.columns[column]?.[row] ?? ''}`)
      .join(',');
  }

  placeOf(row: number, field?: string): Place {
    const index = this.#schema.fields.findIndex((candidate) => candidate.field.name === field);
    const column = this.#columns[index] ?? -1;
    const position =
      column < 0 ? { line: this.#csv.lines[row] ?? 1, column: 1 } : this.#csv.positionOf(row, column);
    const label = this.rowLabel(row);
    const title = this.#schema.fields[index]?.field.title;
    const saysMore = title !== undefined && folded(title) !== folded(field ?? '');
    return {
      file: this.#csv.path,
      ...position,
      ...(label === undefined ? {} : { row: label }),
      ...(field === undefined ? {} : { field }),
      ...(saysMore ? { fieldTitle: title } : {}),
    };
  }

  #readColumn(schema: FieldSchema, column: number): Column {
    const { field, missing, rules } = schema;
    const texts = this.#csv.columns[column];
    const values = new Array<Scalar>(this.#csv.rowCount);
    const schemaOfRow = this.#schemasOfRows(schema);
    let statuses: (CellStatus | null)[] | undefined;
    for (let row = 0; row < this.#csv.rowCount; row += 1) {
      const text = texts?.[row] ?? '';
      const reason = missing.get(text);
      if (reason !== undefined || texts === undefined) {
        values[row] = null;
        if (reason) {
          statuses ??= new Array<CellStatus | null>(this.#csv.rowCount).fill(null);
          statuses[row] = reason;
        }
        if (schema.required) this.#report('value-required', row, schema);
        continue;
      }
      const own = schemaOfRow?.(row) ?? schema;
      const value = own.parse(text);
      if (value === fault || (own.field.type === 'string' && suspect.test(text) && isFaultyText(text))) {
        values[row] = null;
        this.#report('cell', row, own, text);
        continue;
      }
      values[row] = value;
      for (const rule of rules) {
        // The constraints of a field whose rows have types of their own are those of its texts.
        if (!rule.holds(own === schema ? value : text)) this.#report(rule, row, own, text, value);
      }
    }
    return statuses === undefined ? { field, values } : { field, values, statuses };
  }

  /** The schema by which each row's cell is read, where another column names its type; a type that is none is reported there. */
  #schemasOfRows(schema: FieldSchema): ((row: number) => FieldSchema) | undefined {
    const position = this.#schema.fields.findIndex(({ field }) => field.name === schema.typedBy);
    const types = this.#csv.columns[this.#columns[position] ?? -1];
    if (types === undefined) return undefined;
    const byType = new Map<string, FieldSchema>(
      fieldTypes.flatMap((type) => {
        const parse = cellParserOf({ type });
        const isOther = parse !== undefined && type !== schema.field.type;
        return isOther
          ? [[type, { ...schema, field: { ...schema.field, type }, format: { type }, parse }]]
          : [];
      }),
    );
    return (row) => byType.get(types[row] ?? '') ?? schema;
  }

  #report(
    what: 'value-required' | 'cell' | ValueRule,
    row: number,
    schema: FieldSchema,
    text = '',
    value: Scalar = null,
  ): void {
    // The message is worked out only where it is shown: a column of a million faults must not cost a million messages.
    const { name, type } = schema.field;
    if (what === 'cell' && (this.#faultyCells.get(name) ?? 0) >= explainedOfAColumn) {
      this.#isCounted(`${name}\n${type}-expected`, row);
      return;
    }
    const explained = what === 'cell' ? explainCell(schema.format, text) : undefined;
    if (what === 'cell') this.#faultyCells.set(name, (this.#faultyCells.get(name) ?? 0) + 1);
    const kind = explained?.code ?? (typeof what === 'string' ? what : what.type);
    if (this.#isCounted(`${name}\n${kind}`, row)) return;
    const spot = this.spotOf(row, name);
    if (explained !== undefined) {
      const { code, expected, hints } = explained;
      this.#problems.push(catalogue.wrongCell(code, spot, expected, text, hints));
    } else if (what === 'value-required') {
      this.#problems.push(catalogue.valueRequired(spot, this.#schema.key.includes(name)));
    } else if (typeof what !== 'string') {
      this.#problems.push(ruleProblem(what, spot, text, value));
    }
  }

  /** Takes over what another column says of this one's values. */
  #withStatuses(column: Column, columns: readonly Column[]): Column {
    const codes = columns.find(({ field }) => field.statusOf === column.field.name);
    if (codes === undefined) return column;
    const { field } = codes;
    const known = new Map(
      statusCodes.map((code) => [code, statusOfColumn(code, field.categories?.get(code) ?? '')]),
    );
    const statuses = column.values.map((value, row): CellStatus | null => {
      const given = column.statuses?.[row] ?? null;
      const code = codes.values[row] ?? null;
      if (code === null) return given;
      const status = known.get(String(code));
      if (status === undefined) {
        if (this.#isCounted(`${field.name}\nnot-in-list`, row)) return given;
        const near = nearCode(String(code));
        const words = `one of ${statusCodes.join(', ')}`;
        this.#problems.push(catalogue.notInList(this.spotOf(row, field.name), words, String(code), near));
        return given;
      }
      if (status?.name !== undefined && observationStatuses[status.name].isGap && value !== null) {
        if (this.#isCounted(`${column.field.name}\nstatus-contradicts`, row)) return given;
        const spot = this.spotOf(row, column.field.name);
        this.#problems.push(catalogue.statusContradicts(spot, field.name, String(code), String(value)));
        return given;
      }
      if (value !== null) return status;
      // Of a value that is not there only a reason can be said. A sign in the cell is one; what is declared of empty
      // cells is that of all those of which their row says no other.
      const isReason = status?.name !== undefined && observationStatuses[status.name].isGap;
      return isReason && (given === null || given.sign === '') ? status : given;
    });
    return statuses.some((status) => status !== null) ? { ...column, statuses } : column;
  }

  #checkErrors(columns: readonly Column[]): void {
    for (const { field, values } of columns) {
      if (field.errorOf === undefined) continue;
      values.forEach((value, row) => {
        if (typeof value !== 'number' || value >= 0 || this.#isCounted(`${field.name}\nout-of-range`, row))
          return;
        const spot = this.spotOf(row, field.name);
        this.#problems.push(catalogue.outOfRange(spot, 'at least 0 for a margin of error', String(value)));
      });
    }
  }

  #isCounted(kind: string, row: number): boolean {
    const counted = this.#counts.get(kind) ?? { count: 0, last: row };
    counted.count += 1;
    if (counted.count <= reportedOfAKind + 1) counted.last = row;
    this.#counts.set(kind, counted);
    return counted.count > reportedOfAKind;
  }

  #checkKey(key: KeyIndex, columns: readonly Column[]): void {
    const parts = key.fields.map((index) => columns[index]?.values ?? []);
    /** The line of each key seen so far. */
    const lines = new Map<string, number>();
    for (let row = 0; row < this.#csv.rowCount; row += 1) {
      const value = joined(parts, row);
      // A key with a gap equals no other (as in SQL); in a primary key the gap itself is reported.
      if (value === null) continue;
      const line = this.#csv.lines[row] ?? 1;
      const earlier = lines.get(value);
      if (earlier === undefined) {
        lines.set(value, line);
        continue;
      }
      const [name = ''] = key.names;
      if (this.#isCounted(`${key.type === 'primary' ? '' : name}\nduplicate-key`, row)) continue;
      const label = key.names
        .map((field, index) => `${field}=${String(parts[index]?.[row] ?? '')}`)
        .join(',');
      const spot = this.spotOf(row, name);
      this.#problems.push(
        key.type === 'field'
          ? catalogue.duplicateValue(spot, name, value, earlier)
          : catalogue.duplicateKey(spot, label, earlier),
      );
    }
  }

  spotOf(row: number, field?: string): Spot {
    const place = this.placeOf(row, field);
    return { place, excerpt: this.#csv.lineText(place.line ?? 1) };
  }
}

/** Null for the code of a plain value. */
function statusOfColumn(code: string, label: string): CellStatus | null {
  const name = statusOfCode(code);
  if (name === undefined) return null;
  return { name, sign: '', label: label === code ? '' : label };
}

function nearCode(found: string): string | undefined {
  const plain = found.replace(/[[\]]/g, '');
  const name = statusOfMark(`[${plain.toLowerCase()}]`);
  return name === undefined
    ? statusCodes.find((code) => code === plain.toUpperCase())
    : observationStatuses[name].codes[0];
}

function folded(name: string): string {
  return name.toLowerCase().replaceAll('_', ' ');
}

interface KeyIndex {
  readonly type: 'primary' | 'unique' | 'field';
  readonly names: readonly string[];
  /** Positions in the schema's fields. */
  readonly fields: readonly number[];
}

/** The values of a row's key as one text; null where one of them is missing. */
function joined(parts: readonly (readonly Scalar[])[], row: number): string | null {
  let text = '';
  for (const values of parts) {
    const value = values[row] ?? null;
    if (value === null) return null;
    text = text === '' ? String(value) : `${text}\u001f${String(value)}`;
  }
  return text;
}

function isFaultyText(text: string): boolean {
  return (
    trimSpaces(text) !== text ||
    /[\u00a0\u202f\u2007]/.test(text) ||
    controlCharacter(text) !== undefined ||
    isSpreadsheetError(text)
  );
}

function ruleProblem(rule: ValueRule, spot: Spot, text: string, value: Scalar): Problem {
  switch (rule.type) {
    case 'range':
      return catalogue.outOfRange(spot, rule.expected, text);
    case 'length':
      return catalogue.wrongLength(spot, rule.expected, [...String(value)].length);
    case 'pattern':
      return catalogue.patternMismatch(spot, rule.pattern, text);
    case 'list': {
      const shown = rule.words.slice(0, 8).join(', ');
      const words =
        rule.words.length > 8 ? `one of ${rule.words.length} words (${shown}, …)` : `one of ${shown}`;
      return catalogue.notInList(spot, words, text, nearest(text, rule.words));
    }
    default:
      return unreachable(rule);
  }
}

/** Finds the column of each field, as `fieldsMatch` has it, and reports the columns that do not fit. */
function matchColumns(schema: TableSchema, csv: CsvText, problems: Problem[]): readonly number[] {
  const names = schema.fields.map((field) => field.field.name);
  const { header } = csv;
  const spotOf = (column: number): Spot => {
    const position = csv.positionOf(-1, Math.min(column, header.length - 1));
    return { place: { file: csv.path, ...position }, excerpt: csv.lineText(position.line) };
  };
  const mode = schema.fieldsMatch;
  const unknown = header.filter((name) => !names.includes(name));
  const absent = names.filter((name) => !header.includes(name));
  if (mode !== 'superset' && mode !== 'partial') {
    for (const name of absent) {
      problems.push(catalogue.missingColumn(spotOf(header.length - 1), name, nearest(name, unknown)));
    }
  }
  if (mode === 'partial' && absent.length === names.length) {
    problems.push(catalogue.missingColumn(spotOf(0), names[0] ?? '', undefined));
  }
  if (mode !== 'subset' && mode !== 'partial') {
    header.forEach((name, column) => {
      if (names.includes(name)) return;
      problems.push(catalogue.unexpectedColumn(spotOf(column), name, nearest(name, absent)));
    });
  }
  if (mode === 'exact' && unknown.length === 0 && absent.length === 0) {
    const column = names.findIndex((name, index) => header[index] !== name);
    if (column >= 0) {
      problems.push(catalogue.misplacedColumn(spotOf(column), names[column] ?? '', header[column] ?? ''));
    }
  }
  return names.map((name) => header.indexOf(name));
}
