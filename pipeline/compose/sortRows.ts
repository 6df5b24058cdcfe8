/** Puts the rows of a table into the order that a template asks for, and gives them their ranks in it. */
import { compareNames } from '../language/compareNames.ts';
import type { Language } from '../language/Language.ts';
import { listedFieldUnknown, rankOfNothing } from '../problems/catalogue/compose.ts';
import { cellOf, columnOf, fieldNames } from '../validate/checks/Figures.ts';
import type { Column, Scalar, Table } from '../validate/Dataset.ts';
import type { Arguments } from './Arguments.ts';

export interface SortKey {
  readonly column: Column;
  /** The greatest first. */
  readonly down: boolean;
}

/** `sort="-total partner"`; none where nothing is asked for, and without the fields that the table has not (reported). */
export function readSort(given: Arguments, table: Table): readonly SortKey[] {
  const sort = given.namedText('sort');
  const names = sort?.value.split(/[\s,]+/).filter((name) => name !== '') ?? [];
  return names.flatMap((name) => {
    const down = name.startsWith('-');
    const field = down ? name.slice(1) : name;
    const column = columnOf(table, field);
    if (column !== undefined) return [{ column, down }];
    if (sort !== undefined) given.report(listedFieldUnknown(sort.place, field, table.id, fieldNames(table)));
    return [];
  });
}

/** Rows that are equal keep their order; gaps come last, whichever way the others go. */
export function sortRows(
  rows: readonly number[],
  keys: readonly SortKey[],
  language: Language,
): readonly number[] {
  if (keys.length === 0) return rows;
  return [...rows].sort((one, other) => {
    for (const { column, down } of keys) {
      const [a, b] = [column.values[one] ?? null, column.values[other] ?? null];
      if (a === null || b === null) {
        if (a !== b) return Number(a === null) - Number(b === null);
        continue;
      }
      const difference = compareCells(a, b, column, language);
      if (difference !== 0) return down ? -difference : difference;
    }
    return 0;
  });
}

/** Categories in the order in which the data declare them, texts as readers look for them. */
function compareCells(
  a: Exclude<Scalar, null>,
  b: Exclude<Scalar, null>,
  { field }: Column,
  language: Language,
): number {
  const codes = field.categories === undefined ? [] : [...field.categories.keys()];
  const [first, second] = [codes.indexOf(String(a)), codes.indexOf(String(b))];
  if (first >= 0 && second >= 0) return first - second;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return compareTexts(String(a), String(b), language);
}

/** `A2` before `A10`. */
function compareTexts(a: string, b: string, language: Language): number {
  const [, wordA, numberA, restA = ''] = /^(\D*)(\d+)(.*)$/s.exec(a) ?? [];
  const [, wordB, numberB, restB = ''] = /^(\D*)(\d+)(.*)$/s.exec(b) ?? [];
  const isBeforeNumber = wordA !== undefined && wordA === wordB && numberA !== numberB;
  if (isBeforeNumber) return Number(numberA) - Number(numberB) || compareTexts(restA, restB, language);
  return compareNames(a, b, language);
}

/** The place of a row in the order of the first key, and the expression of the checks' language that gives it. */
export interface Rank {
  readonly rank: number;
  readonly expression: string;
  readonly field: string;
}

const RANKED: readonly string[] = ['integer', 'number', 'year', 'date', 'yearmonth'];

export function canBeRanked(keys: readonly SortKey[], table: Table): boolean {
  const type = keys[0]?.column.field.type;
  return type !== undefined && RANKED.includes(type) && table.key.length > 0;
}

/** Equals share a rank, which leaves out as many after it: 1, 2, 2, 4. A gap and a total have none. */
export function ranksOf(
  rows: readonly number[],
  [key]: readonly SortKey[],
  table: Table,
  where: string | undefined,
): ReadonlyMap<number, Rank> {
  const ranks = new Map<number, Rank>();
  if (key === undefined) return ranks;
  const { column, down } = key;
  const counted = rows.filter((row) => table.totals?.[row] !== true && (column.values[row] ?? null) !== null);
  const ordered = [...counted].sort((one, other) => {
    const [a, b] = [column.values[one] ?? 0, column.values[other] ?? 0];
    return a === b ? 0 : a < b === down ? 1 : -1;
  });
  let rank = 0;
  let before: Scalar = null;
  for (const [index, row] of ordered.entries()) {
    const value = column.values[row] ?? null;
    if (value !== before) rank = index + 1;
    before = value;
    const expression = rankExpression(table, column.field.name, row, down, where);
    ranks.set(row, { rank, expression, field: column.field.name });
  }
  return ranks;
}

/** `rank('partners', 'total', {year: 2023, partner: 'Norway'}, 'datum.year == 2023')` */
function rankExpression(
  table: Table,
  field: string,
  row: number,
  down: boolean,
  where: string | undefined,
): string {
  const key = table.key.map((name) => `${name}: ${literal(cellOf(table, row, name))}`).join(', ');
  const more = [...(down ? [] : [literal('ascending')]), ...(where === undefined ? [] : [literal(where)])];
  return `rank(${[literal(table.id), literal(field), `{${key}}`, ...more].join(', ')})`;
}

function literal(value: Scalar): string {
  return typeof value === 'string' ? `'${value.replace(/['\\]/g, String.raw`\$&`)}'` : String(value);
}

/** Whether a cut of the rows says something: a field of numbers or dates runs one way through them. */
export function areInOrder(rows: readonly number[], table: Table): boolean {
  return table.columns.some(({ field, values }) => {
    if (!RANKED.includes(field.type)) return false;
    const found = rows.map((row) => values[row] ?? null).filter((value) => value !== null);
    const pairs = found.slice(1).map((value, index) => [found[index] ?? value, value] as const);
    const isRising = pairs.every(([a, b]) => a <= b);
    const isFalling = pairs.every(([a, b]) => a >= b);
    return found.length > 1 && isRising !== isFalling;
  });
}

/** `rank=true`; reported where the rows are in no order that has ranks. */
export function asksForRanks(given: Arguments, keys: readonly SortKey[], table: Table): boolean {
  if (!given.namedFlag('rank')) return false;
  if (canBeRanked(keys, table)) return true;
  given.report(rankOfNothing(given.place, table.id, table.key.length > 0));
  return false;
}
