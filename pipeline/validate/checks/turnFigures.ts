/** Turns the figures that a check looked at around, in each of the ways that would make what it says untrue; one after the other, as they are asked for. */

import { groupBy } from '../../lists/groupBy.ts';
import { unreachable } from '../../problems/unreachable.ts';
import type { Fact, FigureOrigin, Scalar, Table } from '../Dataset.ts';
import { columnOf, type Figures } from './Figures.ts';

export interface Turn {
  /** What was done, e.g. `each column in reverse`. */
  readonly name: string;
  readonly figures: Figures;
}

interface LookedAt {
  readonly origin: Exclude<FigureOrigin, { type: 'computed' }>;
  readonly value: Exclude<Scalar, null>;
  /** Whether it is part of its row's key, which says what the figures beside it are figures of. */
  readonly key: boolean;
}

interface Change {
  readonly origin: LookedAt['origin'];
  readonly value: Scalar;
}

/**
 * The highest changes places with the lowest, the second with the last but one and so on: within each column, so that
 * a rise becomes a fall; within each row, so that the side that led falls behind; and among all figures together.
 */
export function* inReverse(origins: readonly FigureOrigin[], figures: Figures): Iterable<Turn> {
  const all = lookedAt(origins, figures).filter(({ key }) => !key);
  const groupings: readonly [string, (figure: LookedAt) => string][] = [
    [
      'each column in reverse',
      ({ origin }) => (origin.type === 'fact' ? '' : `${origin.table} ${origin.field}`),
    ],
    ['each row in reverse', ({ origin }) => (origin.type === 'fact' ? '' : `${origin.table} ${origin.row}`)],
    ['all figures in reverse', () => ''],
  ];
  for (const [name, groupOf] of groupings)
    yield turn(name, [...groupBy(all, groupOf).values()].flatMap(reversed), figures);
}

/** Each figure alone mirrored at a number that it is held against, so that what was above it is below. */
export function* mirrored(
  origins: readonly FigureOrigin[],
  figures: Figures,
  thresholds: readonly number[],
): Iterable<Turn> {
  for (const { origin, value } of numbers(origins, figures)) {
    for (const threshold of thresholds)
      yield turn(`a figure mirrored at ${threshold}`, [{ origin, value: 2 * threshold - value }], figures);
  }
}

/** Each figure alone multiplied by each factor. */
export function* multiplied(
  origins: readonly FigureOrigin[],
  figures: Figures,
  factors: readonly number[],
): Iterable<Turn> {
  for (const { origin, value } of numbers(origins, figures)) {
    for (const factor of factors)
      yield turn(`a figure times ${factor}`, [{ origin, value: value * factor }], figures);
  }
}

/** Each text alone replaced by one that the book does not have, and each date by the same day ten years off. */
export function* inOtherWords(origins: readonly FigureOrigin[], figures: Figures): Iterable<Turn> {
  for (const { origin, value } of lookedAt(origins, figures)) {
    if (typeof value !== 'string') continue;
    const date = /^(\d{4})((?:-\d{2}){0,2})$/.exec(value);
    if (date === null) yield turn('another text', [{ origin, value: 'another text' }], figures);
    else {
      const [, year, rest = ''] = date;
      for (const years of [10, -10])
        yield turn(
          `a date ${years} years later`,
          [{ origin, value: `${Number(year) + years}${rest}` }],
          figures,
        );
    }
  }
}

/** Each table with its first row alone, and without rows in turn: all of them, or so many over the whole table. */
export function* withoutRows(tables: readonly string[], figures: Figures, most: number): Iterable<Turn> {
  for (const id of tables) {
    const table = figures.tables.get(id);
    if (table === undefined) continue;
    const only = (name: string, keep: (row: number) => boolean): Turn => ({
      name,
      figures: figures.changed({ tables: new Map(figures.tables).set(id, withRows(table, keep)) }),
    });
    yield only(`${id} with one row`, (row) => row === 0);
    const rows = Array.from({ length: table.rowCount }, (_, row) => row);
    for (const dropped of spread(rows, most))
      yield only(`${id} without row ${dropped + 1}`, (row) => row !== dropped);
  }
}

/** At most so many items, at even distances over the whole: the same each time. */
export function spread<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  return items.filter(
    (_, index) =>
      Math.floor((index * most) / items.length) !== Math.floor(((index - 1) * most) / items.length),
  );
}

function lookedAt(origins: readonly FigureOrigin[], figures: Figures): readonly LookedAt[] {
  return origins.flatMap((origin): readonly LookedAt[] => {
    switch (origin.type) {
      case 'fact': {
        const value = figures.facts.get(origin.fact)?.value ?? null;
        return value === null ? [] : [{ origin, value, key: false }];
      }
      case 'cell': {
        const table = figures.tables.get(origin.table);
        const value = (table && columnOf(table, origin.field)?.values[origin.row]) ?? null;
        return value === null ? [] : [{ origin, value, key: table?.key.includes(origin.field) === true }];
      }
      case 'computed':
        return lookedAt(origin.figures, figures);
      default:
        return unreachable(origin);
    }
  });
}

function numbers(
  origins: readonly FigureOrigin[],
  figures: Figures,
): readonly { readonly origin: LookedAt['origin']; readonly value: number }[] {
  return lookedAt(origins, figures).flatMap(({ origin, value, key }) =>
    typeof value === 'number' && !key ? [{ origin, value }] : [],
  );
}

/** Numbers change places with numbers, and texts (dates are texts) with texts. */
function reversed(group: readonly LookedAt[]): readonly Change[] {
  return [...groupBy(group, ({ value }) => typeof value).values()].flatMap((alike) => {
    const sorted = alike.toSorted((a, b) => order(a.value, b.value));
    return sorted.map(({ origin }, index) => ({ origin, value: sorted.at(-1 - index)?.value ?? null }));
  });
}

function order(a: Scalar, b: Scalar): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

function turn(name: string, changes: readonly Change[], figures: Figures): Turn {
  const changed = new Map<string, Fact>();
  const cells = new Map<string, Map<string, Map<number, Scalar>>>();
  for (const { origin, value } of changes) {
    if (origin.type === 'fact') {
      const fact = figures.facts.get(origin.fact);
      if (fact !== undefined) changed.set(fact.id, { ...fact, value });
    } else {
      const columns = cells.get(origin.table) ?? new Map<string, Map<number, Scalar>>();
      cells.set(origin.table, columns);
      const column = columns.get(origin.field) ?? new Map<number, Scalar>();
      columns.set(origin.field, column.set(origin.row, value));
    }
  }
  const tables = new Map(figures.tables);
  for (const [id, columns] of cells) {
    const table = tables.get(id);
    if (table !== undefined) tables.set(id, withCells(table, columns));
  }
  // A book has many facts, and a check is turned around many times.
  const facts = changed.size === 0 ? figures.facts : new Map([...figures.facts, ...changed]);
  return { name, figures: figures.changed({ tables, facts }) };
}

function withCells(table: Table, changed: ReadonlyMap<string, ReadonlyMap<number, Scalar>>): Table {
  const columns = table.columns.map((column) => {
    const cells = changed.get(column.field.name);
    if (cells === undefined) return column;
    const values = [...column.values];
    for (const [row, value] of cells) values[row] = value;
    return { ...column, values };
  });
  return { ...table, columns };
}

function withRows(table: Table, keep: (row: number) => boolean): Table {
  const kept = <T>(values: readonly T[]): readonly T[] => values.filter((_, row) => keep(row));
  const columns = table.columns.map((column) => ({ ...column, values: kept(column.values) }));
  return {
    ...table,
    columns,
    rowCount: columns[0]?.values.length ?? 0,
    ...(table.totals === undefined ? {} : { totals: kept(table.totals) }),
  };
}
