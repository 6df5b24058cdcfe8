/** Turns the address of a cell (`trade[2023].exports`) or fact (`fact:id`) into what it points at, and back. */

import {
  type Address,
  type AddressKey,
  type AddressText,
  type CellAddress,
  plainAddressText,
  printAddress,
  printPlaceholder,
  printRowAddress,
  printRowKey,
} from '../address/Address.ts';
import { type Filled, fillText, type LookUp } from '../address/fillText.ts';
import type { BookParameters } from '../address/Parameters.ts';
import type { AddressSpan, AddressSpans } from '../address/parseAddress.ts';
import { shiftPeriod } from '../address/shiftPeriod.ts';
import * as catalogue from '../problems/catalogue/address.ts';
import { nearest } from '../problems/nearest.ts';
import type { Problem } from '../problems/Problem.ts';
import type { Spot } from '../problems/spot.ts';
import { unreachable } from '../problems/unreachable.ts';
import { cellOf, columnOf, type Figures, fieldNames, type RowKey } from './checks/Figures.ts';
import type { Column, Fact, FieldType, FigureOrigin, Scalar, Table } from './Dataset.ts';

export type ResolvedCell = {
  readonly type: 'cell';
  readonly table: Table;
  readonly column: Column;
  readonly row: number;
  readonly value: Scalar;
  readonly origin: FigureOrigin;
};
export type ResolvedFact = {
  readonly type: 'fact';
  readonly fact: Fact;
  readonly value: Scalar;
  readonly origin: FigureOrigin;
};
export type Resolved =
  | ResolvedCell
  | ResolvedFact
  /** The table is declared but could not be made, which has been reported. */
  | { readonly type: 'broken' }
  /** It cannot be known where a text is only checked: a name in braces has no value there. */
  | { readonly type: 'open' }
  | { readonly type: 'wrong'; readonly problem: Problem };

export interface AddressPlace {
  /** Gives the place of a part of the address's text. */
  readonly locate: (span: AddressSpan) => Spot;
  /** What names in braces stand for; the book's parameters where absent. */
  readonly lookUp?: LookUp;
}

export function resolveAddress(text: string, figures: Figures, place: AddressPlace): Resolved {
  const named = figures.named(text);
  return named === undefined
    ? resolveWritten(text, figures, place)
    : resolveWritten(named.address, figures, { ...place, locate: named.locate });
}

function resolveWritten(text: string, figures: Figures, place: AddressPlace): Resolved {
  const parsed = figures.address(text);
  if (parsed.type === 'malformed') {
    return wrong(catalogue.addressSyntax(place.locate(parsed.span), parsed.expected, parsed.found));
  }
  return new Resolver(figures, place, parsed.spans).resolve(parsed.address);
}

export function lookUpIn(parameters: BookParameters): LookUp {
  return (name) => {
    const value = parameters.get(name);
    return value === undefined ? { type: 'unknown', names: parameters.keys() } : { type: 'value', value };
  };
}

/** What is wrong with a name in braces. */
export function problemOfFilled(
  filled: Exclude<Filled, { readonly type: 'filled' | 'open' }>,
  spot: Spot,
): Problem {
  switch (filled.type) {
    case 'unknown':
      return catalogue.unknownParameter(spot, filled.name, filled.names);
    case 'gap':
      return catalogue.parameterGap(spot, filled.name);
    case 'noPeriod':
      return catalogue.parameterNoPeriod(spot, printPlaceholder(filled.placeholder), String(filled.value));
    default:
      return unreachable(filled);
  }
}

class Resolver {
  readonly #figures: Figures;
  readonly #place: AddressPlace;
  readonly #spans: AddressSpans;

  constructor(figures: Figures, place: AddressPlace, spans: AddressSpans) {
    this.#figures = figures;
    this.#place = place;
    this.#spans = spans;
  }

  resolve(address: Address): Resolved {
    if (address.type === 'cell') return this.#cell(address);
    const spot = () => this.#place.locate(this.#spans.name);
    const id = this.#fill(address.id, spot);
    if (typeof id !== 'string') return id;
    if (address.type !== 'fact') {
      return wrong(catalogue.addressSyntax(spot(), 'a cell or a fact', `${address.type}:${id}`));
    }
    const { facts, tables, names } = this.#figures;
    const fact = facts.get(id);
    if (fact !== undefined)
      return { type: 'fact', fact, value: fact.value, origin: { type: 'fact', fact: id } };
    const table = tables.get(id);
    if (table !== undefined)
      return wrong(catalogue.addressSyntax(spot(), `a cell, as ${exampleCell(table)}`, id));
    return wrong(catalogue.addressUnknown(spot(), 'fact', id, [...names.keys(), ...facts.keys()]));
  }

  #cell(address: CellAddress): Resolved {
    const { name, field: fieldSpan } = this.#spans;
    // Of a sound address nobody asks where its parts stand, and to find them takes longer than to follow it.
    const nameSpot = () => this.#place.locate(name);
    const id = this.#fill(address.table, nameSpot);
    if (typeof id !== 'string') return id;
    const { tables, broken } = this.#figures;
    const table = tables.get(id);
    if (table === undefined) {
      if (broken.has(id)) return { type: 'broken' };
      return wrong(catalogue.addressUnknown(nameSpot(), 'table', id, tables.keys()));
    }
    const fieldSpot = () => this.#place.locate(fieldSpan);
    const field = this.#fill(address.field, fieldSpot);
    if (typeof field !== 'string') return field;
    const column = columnOf(table, field);
    if (column === undefined) {
      return wrong(catalogue.addressUnknown(fieldSpot(), 'field', field, fieldNames(table), table.id));
    }
    const row = this.#row(address.keys, table, column);
    if (typeof row !== 'number') return row;
    const origin = { type: 'cell', table: table.id, row, field } as const;
    return { type: 'cell', table, column, row, value: column.values[row] ?? null, origin };
  }

  #row(keys: readonly AddressKey[], table: Table, of: Column): number | Resolved {
    const rowSpot = () => this.#place.locate(this.#spans.row);
    const named = keys[0]?.field !== undefined;
    if (keys.length === 0 && table.rowCount === 1) return 0;
    if (keys.length === 0 || (!named && keys.length !== table.key.length)) {
      const example = table.rowCount === 0 ? '' : `${table.id}[${rowKeyWords(table, 0)}]`;
      return wrong(catalogue.keyIncomplete(rowSpot(), table.id, table.key, keys.length, example));
    }
    const key = new Map<string, Scalar>();
    const latest: { readonly column: Column; readonly shift: number }[] = [];
    for (const [index, { field, value }] of keys.entries()) {
      const spot = () => this.#place.locate(this.#spans.keys[index] ?? this.#spans.row);
      const name = field ?? table.key[index] ?? '';
      const column = columnOf(table, name);
      if (column === undefined) {
        return wrong(catalogue.addressUnknown(spot(), 'field', name, fieldNames(table), table.id));
      }
      if (key.has(name)) return wrong(catalogue.keyRepeated(spot(), name));
      const shift = latestShift(value);
      if (shift !== undefined) {
        if (!PERIODS.includes(column.field.type)) {
          const expected = 'a field of years, months or dates for the latest period';
          return wrong(catalogue.keyType(spot(), name, expected, column.field.type));
        }
        latest.push({ column, shift });
        continue;
      }
      const text = this.#fill(value, spot);
      if (typeof text !== 'string') return text;
      const typed = typedKey(text, column);
      if (typed === undefined) {
        const expected = column.field.type === 'boolean' ? 'true or false' : 'a number';
        return wrong(catalogue.keyType(spot(), name, expected, text));
      }
      key.set(name, typed);
    }
    for (const { column, shift } of latest) {
      const period = latestPeriod(this.#figures.rowsWithKey(table, key), column, of);
      key.set(column.field.name, period === null ? null : (shiftPeriod(period, shift) ?? null));
    }
    const rows = this.#figures.rowsWithKey(table, key);
    const [row] = rows;
    if (row !== undefined && rows.length === 1) return row;
    const words = printRowKey(
      [...key.keys()],
      [...key.values()].map((value) => value ?? ''),
    );
    if (rows.length > 1) {
      return wrong(catalogue.ambiguousRow(rowSpot(), table.id, words, rows.length, table.key));
    }
    const stray = [...key].findIndex(
      ([name, value]) => columnOf(table, name)?.values.includes(value) === false,
    );
    const spot = this.#place.locate(this.#spans.keys[stray] ?? this.#spans.row);
    return wrong(catalogue.unknownRow(spot, table.id, words, unknownRowHints(table, key)));
  }

  #fill(text: CellAddress['table'], spot: () => Spot): string | Resolved {
    const filled = fillText(text, this.#place.lookUp ?? lookUpIn(this.#figures.parameters));
    if (filled.type === 'filled') return filled.text;
    return filled.type === 'open' ? filled : wrong(problemOfFilled(filled, spot()));
  }
}

/** The name in braces that is no parameter: the latest period of a table, as `{latest}` or `{latest - 1}`. */
const LATEST = 'latest';

const PERIODS: readonly FieldType[] = ['year', 'yearmonth', 'date'];

function latestShift(value: AddressText): number | undefined {
  const [only, ...more] = value;
  if (only === undefined || typeof only === 'string' || more.length > 0) return undefined;
  return only.name === LATEST ? only.shift : undefined;
}

/** Of the rows in which the field has a value: a year that is announced and not yet reported is not the latest. */
function latestPeriod(rows: readonly number[], period: Column, of: Column): number | string | null {
  let latest: number | string | null = null;
  for (const row of rows) {
    const value = period.values[row] ?? null;
    if (value === null || typeof value === 'boolean' || (of.values[row] ?? null) === null) continue;
    if (latest === null || value > latest) latest = value;
  }
  return latest;
}

/** The empty text is a gap, unless the column holds empty texts. */
function typedKey(text: string, column: Column): Scalar | undefined {
  if (text === '') return column.values.includes('') ? '' : null;
  switch (column.field.type) {
    case 'integer':
    case 'number':
    case 'year':
      return /^[+-]?(\d+(\.\d+)?(e[+-]?\d+)?|Infinity)$/.test(text) ? Number(text) : undefined;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'string':
    case 'date':
    case 'yearmonth':
      return text;
    default:
      return unreachable(column.field.type);
  }
}

/** The address of a cell or fact, as `resolveAddress` reads it; of a computed figure its expression. */
export function addressOf(origin: FigureOrigin, { tables }: Pick<Figures, 'tables'>): string {
  switch (origin.type) {
    case 'cell': {
      const table = tables.get(origin.table);
      if (table === undefined) return `${origin.table}[row ${origin.row + 1}].${origin.field}`;
      return cellAddress(table, origin.row, origin.field);
    }
    case 'fact':
      return factAddress(origin.fact);
    case 'computed':
      return origin.expression;
    default:
      return unreachable(origin);
  }
}

export function factAddress(id: string): string {
  return printAddress({ type: 'fact', id: plainAddressText(id) });
}

/** The address of a cell in its one written form, e.g. `partners[2023, Norway].total`. */
export function cellAddress(table: Table, row: number, field: string): string {
  const key = table.key.map((name) => String(cellOf(table, row, name) ?? ''));
  return `${printRowAddress(table.id, key)}.${field}`;
}

/** The values of a row's key as its address holds them, e.g. `2023, Norway`. */
function rowKeyWords(table: Table, row: number): string {
  return /\[(.*)\]/s.exec(cellAddress(table, row, 'x'))?.[1] ?? '';
}

function exampleCell(table: Table): string {
  const field = table.columns.find((column) => !table.key.includes(column.field.name))?.field.name;
  return table.rowCount === 0 || field === undefined
    ? `${table.id}[key].${field ?? 'field'}`
    : cellAddress(table, 0, field);
}

/** The nearest value of a text, or the range of numbers and times, for the first key field that no row has so. */
export function unknownRowHints(table: Table, key: RowKey): readonly string[] {
  for (const [field, value] of key) {
    const column = columnOf(table, field);
    const values = (column?.values ?? []).filter((candidate) => candidate !== null);
    if (value === null || values.includes(value)) continue;
    const numbers = values.filter((candidate) => typeof candidate === 'number');
    if (typeof value === 'number' && numbers.length > 0) {
      const least = numbers.reduce((a, b) => Math.min(a, b));
      const most = numbers.reduce((a, b) => Math.max(a, b));
      return [`${field} runs from ${least} to ${most}`];
    }
    if (column?.field.type === 'date' || column?.field.type === 'yearmonth') {
      const [first = '', ...others] = values.map(String).sort();
      const last = others.at(-1) ?? first;
      if (String(value) < first || String(value) > last) return [`${field} runs from ${first} to ${last}`];
    }
    const meant = nearest(String(value), new Set(values.map(String)));
    if (meant !== undefined) return [`did you mean ${meant}?`];
  }
  return table.rowCount > 0 ? [`a row of it is ${table.id}[${rowKeyWords(table, 0)}]`] : [];
}

function wrong(problem: Problem): { readonly type: 'wrong'; readonly problem: Problem } {
  return { type: 'wrong', problem };
}
