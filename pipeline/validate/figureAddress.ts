/** Turns the address of a cell (`trade[year=2023].exports`) or fact (`fact:id`) into what it points at. */

import { nameHints } from '../problems/nameHints.ts';
import { nearest } from '../problems/nearest.ts';
import {
  cellAddress,
  columnOf,
  type Figures,
  fieldNames,
  type RowKey,
  rowKeyText,
} from './checks/Figures.ts';
import type { Column, Fact, FigureOrigin, Scalar, Table } from './Dataset.ts';

export type Resolved =
  | {
      readonly type: 'cell';
      readonly table: Table;
      readonly column: Column;
      readonly row: number;
      readonly value: Scalar;
      readonly origin: FigureOrigin;
    }
  | { readonly type: 'fact'; readonly fact: Fact; readonly value: Scalar; readonly origin: FigureOrigin }
  | { readonly type: 'malformed' }
  /** The table is declared but could not be made. */
  | { readonly type: 'broken' }
  | {
      readonly type: 'unknown';
      /** What was expected, e.g. `a field of trade`. */
      readonly expected: string;
      readonly found: string;
      readonly hints: readonly string[];
    };

const CELL = /^([a-z0-9-]+)\[(.*)\]\.(.+)$/;

export function resolveAddress(address: string, figures: Figures): Resolved {
  const text = address.trim();
  if (text.startsWith('fact:')) return resolveFact(text.slice('fact:'.length).trim(), figures);
  const [, tableId, keyText, fieldName] = CELL.exec(text) ?? [];
  if (tableId === undefined || keyText === undefined || fieldName === undefined) return { type: 'malformed' };
  const table = figures.tables.get(tableId);
  if (table === undefined) {
    if (figures.broken.has(tableId)) return { type: 'broken' };
    return {
      type: 'unknown',
      expected: 'a table',
      found: tableId,
      hints: nameHints(tableId, figures.tables.keys(), 'tables'),
    };
  }
  const column = columnOf(table, fieldName);
  if (column === undefined) return unknownField(table, fieldName);
  const key = parseKey(keyText, table);
  if (key.type !== 'key') return key;
  const rows = figures.rowsWithKey(table, key.key);
  const [row] = rows;
  if (row === undefined || rows.length > 1) {
    const count = rows.length > 1 ? [`${rows.length} rows match; the key is ${table.key.join(', ')}`] : [];
    return {
      type: 'unknown',
      expected: rows.length > 1 ? `one row of ${table.id}` : `a row of ${table.id}`,
      found: keyText,
      hints: rows.length > 1 ? count : nearestKey(table, keyText),
    };
  }
  const origin = { type: 'cell', table: table.id, row, field: fieldName } as const;
  return { type: 'cell', table, column, row, value: column.values[row] ?? null, origin };
}

/** The address of a cell or fact, as `resolveAddress` reads it. */
export function addressOf(origin: FigureOrigin, figures: Figures): string {
  switch (origin.type) {
    case 'cell': {
      const table = figures.tables.get(origin.table);
      if (table === undefined) return `${origin.table}[row ${origin.row + 1}].${origin.field}`;
      return cellAddress(table, origin.row, origin.field);
    }
    case 'fact':
      return `fact:${origin.fact}`;
    case 'computed':
      return origin.expression;
    default:
      return unreachable(origin);
  }
}

function resolveFact(id: string, figures: Figures): Resolved {
  const fact = figures.facts.get(id);
  if (fact !== undefined)
    return { type: 'fact', fact, value: fact.value, origin: { type: 'fact', fact: id } };
  return {
    type: 'unknown',
    expected: 'a fact',
    found: id,
    hints: nameHints(id, figures.facts.keys(), 'facts'),
  };
}

function unknownField(table: Table, name: string): Resolved {
  const hints = nameHints(name, fieldNames(table), 'fields');
  return { type: 'unknown', expected: `a field of ${table.id}`, found: name, hints };
}

/** Commas separate only where a field's name and = follow, so that a value may hold one: `partner=Korea, South`. */
function parseKey(
  text: string,
  table: Table,
): { readonly type: 'key'; readonly key: RowKey } | Exclude<Resolved, { readonly type: 'cell' | 'fact' }> {
  const key = new Map<string, Scalar>();
  for (const part of text.split(/,\s*(?=\w+\s*=)/)) {
    const [, name, value] = /^\s*(\w+)\s*=\s*(.*?)\s*$/.exec(part) ?? [];
    if (name === undefined || value === undefined) return { type: 'malformed' };
    const column = columnOf(table, name);
    if (column === undefined) {
      const hints = nameHints(name, fieldNames(table), 'fields');
      return { type: 'unknown', expected: `a field of ${table.id}`, found: name, hints };
    }
    key.set(name, typedKey(value, column));
  }
  return { type: 'key', key };
}

function typedKey(text: string, column: Column): Scalar {
  switch (column.field.type) {
    case 'integer':
    case 'number':
    case 'year':
      return text === '' ? text : Number(text);
    case 'boolean':
      return text === 'true';
    case 'string':
    case 'date':
    case 'yearmonth':
      return text;
    default:
      return unreachable(column.field.type);
  }
}

function nearestKey(table: Table, found: string): readonly string[] {
  const keys = Array.from({ length: table.rowCount }, (_, row) => rowKeyText(table, row));
  const meant = nearest(found, keys);
  if (meant !== undefined) return [`did you mean ${meant}?`];
  const [first] = keys;
  return first === undefined ? [] : [`rows look like ${first}`];
}

function unreachable(value: never): never {
  throw new Error(`unknown kind ${JSON.stringify(value)}`);
}
