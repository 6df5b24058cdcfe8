/** Turns the figures that a check looked at around, in each of the ways that would make what it says untrue. */
import { columnOf, Figures } from '../../pipeline/validate/checks/Figures.ts';
import type { FigureOrigin, Scalar, Table } from '../../pipeline/validate/Dataset.ts';

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
export function inReverse(origins: readonly FigureOrigin[], figures: Figures): readonly Turn[] {
  const all = lookedAt(origins, figures).filter(({ key }) => !key);
  const groupings: readonly [string, (figure: LookedAt) => string][] = [
    [
      'each column in reverse',
      ({ origin }) => (origin.type === 'fact' ? '' : `${origin.table} ${origin.field}`),
    ],
    ['each row in reverse', ({ origin }) => (origin.type === 'fact' ? '' : `${origin.table} ${origin.row}`)],
    ['all figures in reverse', () => ''],
  ];
  return groupings.map(([name, groupOf]) => turn(name, grouped(all, groupOf).flatMap(reversed), figures));
}

/** Each figure alone mirrored at a number that it is held against, so that what was above it is below. */
export function mirrored(
  origins: readonly FigureOrigin[],
  figures: Figures,
  thresholds: readonly number[],
): readonly Turn[] {
  return numbers(origins, figures).flatMap(({ origin, value }) =>
    thresholds.map((threshold) =>
      turn(`a figure mirrored at ${threshold}`, [{ origin, value: 2 * threshold - value }], figures),
    ),
  );
}

/** Each figure alone multiplied by each factor. */
export function multiplied(
  origins: readonly FigureOrigin[],
  figures: Figures,
  factors: readonly number[],
): readonly Turn[] {
  return numbers(origins, figures).flatMap(({ origin, value }) =>
    factors.map((factor) => turn(`a figure times ${factor}`, [{ origin, value: value * factor }], figures)),
  );
}

/** Each text alone replaced by one that the book does not have, and each date by the same day ten years off. */
export function inOtherWords(origins: readonly FigureOrigin[], figures: Figures): readonly Turn[] {
  return lookedAt(origins, figures).flatMap(({ origin, value }) => {
    if (typeof value !== 'string') return [];
    const date = /^(\d{4})((?:-\d{2}){0,2})$/.exec(value);
    if (date === null) return [turn('another text', [{ origin, value: 'another text' }], figures)];
    const [, year, rest = ''] = date;
    return [10, -10].map((years) =>
      turn(`a date ${years} years later`, [{ origin, value: `${Number(year) + years}${rest}` }], figures),
    );
  });
}

/** Each table without each of its rows in turn, and with its first row alone. */
export function withoutRows(tables: readonly string[], figures: Figures): readonly Turn[] {
  return tables.flatMap((id) => {
    const table = figures.tables.get(id);
    if (table === undefined) return [];
    const only = (name: string, keep: (row: number) => boolean): Turn => {
      const all = new Map(figures.tables).set(id, withRows(table, keep));
      return { name, figures: new Figures({ tables: all, facts: figures.facts, broken: figures.broken }) };
    };
    return [
      only(`${id} with one row`, (row) => row === 0),
      ...Array.from({ length: table.rowCount }, (_, dropped) =>
        only(`${id} without row ${dropped + 1}`, (row) => row !== dropped),
      ),
    ];
  });
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
  return grouped(group, ({ value }) => typeof value).flatMap((alike) => {
    const sorted = alike.toSorted((a, b) => order(a.value, b.value));
    return sorted.map(({ origin }, index) => ({ origin, value: sorted.at(-1 - index)?.value ?? null }));
  });
}

function order(a: Scalar, b: Scalar): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

function grouped(
  figures: readonly LookedAt[],
  nameOf: (figure: LookedAt) => string,
): readonly (readonly LookedAt[])[] {
  const groups = new Map<string, LookedAt[]>();
  for (const figure of figures) {
    const name = nameOf(figure);
    groups.set(name, [...(groups.get(name) ?? []), figure]);
  }
  return [...groups.values()];
}

function turn(name: string, changes: readonly Change[], figures: Figures): Turn {
  const tables = new Map(figures.tables);
  const facts = new Map(figures.facts);
  for (const { origin, value } of changes) {
    if (origin.type === 'fact') {
      const fact = facts.get(origin.fact);
      if (fact !== undefined) facts.set(fact.id, { ...fact, value });
    } else {
      const table = tables.get(origin.table);
      if (table !== undefined) tables.set(table.id, withCell(table, origin, value));
    }
  }
  return { name, figures: new Figures({ tables, facts, broken: figures.broken }) };
}

function withCell(table: Table, origin: Extract<FigureOrigin, { type: 'cell' }>, value: Scalar): Table {
  const columns = table.columns.map((column) =>
    column.field.name === origin.field
      ? { ...column, values: column.values.with(origin.row, value) }
      : column,
  );
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

function unreachable(value: never): never {
  throw new Error(`unknown origin ${JSON.stringify(value)}`);
}
