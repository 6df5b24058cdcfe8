/** Finds tables, columns, rows and facts by name and key, for expressions. */
import { printRowKey } from '../../address/Address.ts';
import { type BookParameters, NO_PARAMETERS } from '../../address/Parameters.ts';
import { type AddressSpan, type ParsedAddress, parseAddress } from '../../address/parseAddress.ts';
import { defaultLimits, type Limits } from '../../limits/Limits.ts';
import type { Spot } from '../../problems/spot.ts';
import type { Column, Fact, Scalar, Table } from '../Dataset.ts';
import { type ParsedExpression, parseExpression } from './parseExpression.ts';

/** What expressions may look at: the tables and facts of a dataset, or of one still being made. */
export interface FigureSource {
  readonly tables: ReadonlyMap<string, Table>;
  readonly facts: ReadonlyMap<string, Fact>;
  /** Tables that are declared but could not be made; why has been reported, and what looks at them is passed over. */
  readonly broken?: ReadonlySet<string>;
  /** None where absent. */
  readonly parameters?: BookParameters;
  /** The defaults where they are left out. */
  readonly limits?: Limits;
}

/** An address that a chapter gives a name to. */
export interface FigureName {
  readonly address: string;
  /** Where parts of the address are written. */
  readonly locate: (span: AddressSpan) => Spot;
}

export type RowKey = ReadonlyMap<string, Scalar>;

/** What looking at figures fills, for those who look at the same ones and at others that differ from them in some. */
class Known {
  readonly expressions = new Map<string, ParsedExpression>();
  readonly addresses = new Map<string, ParsedAddress>();
  /** Rows by the names of key fields; of the first of their columns, which tables share that differ in others. */
  readonly indexes = new WeakMap<Column | Table, Map<string, RowIndex>>();
}

interface RowIndex {
  readonly columns: readonly (Column | undefined)[];
  readonly rows: ReadonlyMap<string, readonly number[]>;
}

/** What counts for all who look at the same figures. */
class Looking {
  rowsRead = 0;
}

/** Made once per run; keeps what was parsed, and an index of the rows by each set of key fields that was asked for. */
export class Figures {
  readonly tables: ReadonlyMap<string, Table>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly broken: ReadonlySet<string>;
  readonly parameters: BookParameters;
  /** Of the chapter that is read; the one who resolves an address knows them, and nobody else. */
  readonly names: ReadonlyMap<string, FigureName>;
  readonly #limits: Limits;
  readonly #known: Known;
  readonly #looking: Looking;
  readonly #usedNames = new Set<string>();

  constructor(
    source: FigureSource,
    names: Figures['names'] = new Map(),
    known = new Known(),
    looking = new Looking(),
  ) {
    this.tables = source.tables;
    this.facts = source.facts;
    this.broken = source.broken ?? new Set();
    this.parameters = source.parameters ?? NO_PARAMETERS;
    this.names = names;
    this.#limits = source.limits ?? defaultLimits;
    this.#known = known;
    this.#looking = looking;
  }

  /** The same figures, some of which have names. */
  withNames(names: Figures['names']): Figures {
    const { tables, facts, broken, parameters } = this;
    const same = { tables, facts, broken, parameters, limits: this.#limits };
    return new Figures(same, names, this.#known, this.#looking);
  }

  /** Others in the place of some; names are of the book's own. */
  changed({ tables = this.tables, facts = this.facts }: Partial<FigureSource>): Figures {
    const { broken, parameters } = this;
    const others = { tables, facts, broken, parameters, limits: this.#limits };
    return new Figures(others, undefined, this.#known);
  }

  /** An expression parsed once, however often it is evaluated. */
  expression(text: string): ParsedExpression {
    return parsedOnce(this.#known.expressions, text, parseExpression);
  }

  address(text: string): ParsedAddress {
    return parsedOnce(this.#known.addresses, text, parseAddress);
  }

  /** The figure of a name, which counts as used. */
  named(name: string): FigureName | undefined {
    const found = this.names.get(name);
    if (found !== undefined) this.#usedNames.add(name);
    return found;
  }

  unusedNames(): readonly string[] {
    return [...this.names.keys()].filter((name) => !this.#usedNames.has(name));
  }

  /** Counts rows that an expression goes through; how many there were where they are too many, else undefined. */
  readRows(count: number): { readonly most: number; readonly found: number } | undefined {
    this.#looking.rowsRead += count;
    const most = this.#limits.expressionRows;
    return this.#looking.rowsRead > most ? { most, found: this.#looking.rowsRead } : undefined;
  }

  /** The rows (totals too) whose fields equal the key's; fields that the table does not have match nothing. */
  rowsWithKey(table: Table, key: RowKey): readonly number[] {
    const fields = [...key.keys()].sort();
    const index = this.#index(table, fields);
    return index.get(keyText(fields.map((field) => key.get(field) ?? null))) ?? [];
  }

  #index(table: Table, fields: readonly string[]): RowIndex['rows'] {
    const columns = fields.map((field) => columnOf(table, field));
    const first = columns[0] ?? table;
    const ofFirst = this.#known.indexes.get(first) ?? new Map<string, RowIndex>();
    this.#known.indexes.set(first, ofFirst);
    const name = fields.join(' ');
    const known = ofFirst.get(name);
    if (known?.columns.every((column, at) => column === columns[at]) === true) return known.rows;
    const index = new Map<string, number[]>();
    for (let row = 0; row < table.rowCount; row++) {
      const text = keyText(columns.map((column) => column?.values[row] ?? null));
      const rows = index.get(text);
      if (rows === undefined) index.set(text, [row]);
      else rows.push(row);
    }
    ofFirst.set(name, { columns, rows: index });
    return index;
  }
}

function parsedOnce<Parsed>(
  known: Map<string, Parsed>,
  text: string,
  parse: (text: string) => Parsed,
): Parsed {
  const before = known.get(text);
  if (before !== undefined) return before;
  const parsed = parse(text);
  known.set(text, parsed);
  return parsed;
}

export function columnOf(table: Table, field: string): Column | undefined {
  return table.columns.find((column) => column.field.name === field);
}

export function fieldNames(table: Table): readonly string[] {
  return table.columns.map((column) => column.field.name);
}

export function cellOf(table: Table, row: number, field: string): Scalar {
  return columnOf(table, field)?.values[row] ?? null;
}

/** The key of a row as people read it: `year=2023, partner=Norway`; the row's number where the table has no key. */
export function rowKeyText(table: Table, row: number): string {
  if (table.key.length === 0) return `row ${row + 1}`;
  return printRowKey(
    table.key,
    table.key.map((field) => cellOf(table, row, field)),
  );
}

/** Every row that is no total, in the table's order. */
export function bodyRows(table: Table): readonly number[] {
  const rows: number[] = [];
  for (let row = 0; row < table.rowCount; row++) if (table.totals?.[row] !== true) rows.push(row);
  return rows;
}

function keyText(values: readonly Scalar[]): string {
  return JSON.stringify(values);
}
