/** Turns a view's transforms into the rows and fields that it draws, or gives up where only Vega can tell. */
import { isJsonArray, isJsonObject, type Json, type JsonObject, jsonTexts } from '../../json/Json.ts';
import { rowsWhere } from '../../validate/checks/rowExpression.ts';
import type { Scalar, Table } from '../../validate/Dataset.ts';

export interface Fold {
  /** The key as the spec writes it, and the field whose cells it stands for. */
  readonly members: readonly { readonly key: string; readonly field: string }[];
  /** Names of the two fields that come of it. */
  readonly key: string;
  readonly value: string;
}

export interface Selection {
  /** Numbers of the rows that are drawn, in the table's order. */
  readonly rows: readonly number[];
  /** Where columns are folded: the fields, and the names of the key and of the value. */
  readonly fold?: Fold;
  /** Fields that a transform makes; a channel that draws one cannot be bound to a cell. */
  readonly made: ReadonlySet<string>;
  /** Fields that are another field in a larger unit, e.g. `datum.people / 1e6`: the cells draw the same shape. */
  readonly scaled: ReadonlyMap<string, string>;
}

/** `datum.people / 1e6` or `datum['people'] * 0.001`. */
const SCALED = /^\s*datum(?:\.(\w+)|\['([^']+)'\])\s*[*/]\s*[\d.]+(?:e[-+]?\d+)?\s*$/i;

export function selectRows(table: Table, transforms: readonly JsonObject[]): Selection | undefined {
  let rows: readonly number[] = Array.from({ length: table.rowCount }, (_, row) => row);
  let fold: Fold | undefined;
  const made = new Set<string>();
  const scaled = new Map<string, string>();
  for (const transform of transforms) {
    if ('filter' in transform) {
      const holds = filterOf(table, transform['filter']);
      if (holds === undefined) return undefined;
      rows = rows.filter(holds);
    } else if ('fold' in transform) {
      const [key = 'key', value = 'value'] = jsonTexts(transform['as']);
      const members = jsonTexts(transform['fold']).map((name) => ({
        key: name,
        field: scaled.get(name) ?? name,
      }));
      if (fold !== undefined || members.some(({ field }) => columnOf(table, field) === undefined)) {
        return undefined;
      }
      fold = { members, key, value };
    } else if (typeof transform['calculate'] === 'string' && SCALED.test(transform['calculate'])) {
      const [, plain, quoted] = SCALED.exec(transform['calculate']) ?? [];
      const source = plain ?? quoted ?? '';
      for (const name of jsonTexts(transform['as'])) scaled.set(name, scaled.get(source) ?? source);
    } else if (keepsRows(transform)) {
      for (const name of madeBy(transform)) made.add(name);
    } else {
      return undefined;
    }
  }
  return { rows, ...(fold === undefined ? {} : { fold }), made, scaled };
}

export function columnOf(table: Table, field: string): Table['columns'][number] | undefined {
  return table.columns.find((column) => column.field.name === field);
}

/** Transforms that add fields but neither add nor drop rows. */
function keepsRows(transform: JsonObject): boolean {
  return ['calculate', 'window', 'joinaggregate', 'stack', 'timeUnit', 'lookup', 'bin'].some(
    (key) => key in transform,
  );
}

function madeBy(transform: JsonObject): readonly string[] {
  const nested = ['window', 'joinaggregate'].flatMap((key) => {
    const list = transform[key];
    return isJsonArray(list) ? list.filter(isJsonObject).flatMap((item) => jsonTexts(item['as'])) : [];
  });
  return [...jsonTexts(transform['as']), ...nested];
}

type Holds = (row: number) => boolean;

/**
 * In a chart a date is a point in time and `utc(2024, 2, 1)` is 1 March; in the table both are ISO texts,
 * which have the same order.
 */
function withIsoDates(expression: string, table: Table): string {
  const types = new Set(table.columns.map(({ field }) => field.type));
  const monthly = types.has('yearmonth') && !types.has('date');
  return expression.replace(
    /\butc\(\s*(\d{4})\s*,\s*(\d{1,2})(?:\s*,\s*(\d{1,2}))?\s*\)/g,
    (_, year: string, month: string, day = '1') => {
      const text = `${year}-${String(Number(month) + 1).padStart(2, '0')}`;
      return monthly && day === '1' ? `'${text}'` : `'${text}-${day.padStart(2, '0')}'`;
    },
  );
}

export function filterOf(table: Table, filter: Json | undefined): Holds | undefined {
  if (typeof filter === 'string') {
    const where = rowsWhere(withIsoDates(filter, table), {
      table,
      locate: () => ({ place: { file: '' } }),
      // What is wrong with the expression has been reported when the chart was drawn.
      report: () => undefined,
    });
    return where === undefined ? undefined : (row) => where[row] === true;
  }
  if (!isJsonObject(filter)) return undefined;
  if (isJsonArray(filter['and'])) return combine(table, filter['and'], (holds) => holds.every(Boolean));
  if (isJsonArray(filter['or'])) return combine(table, filter['or'], (holds) => holds.some(Boolean));
  if ('not' in filter) {
    const inner = filterOf(table, filter['not']);
    return inner === undefined ? undefined : (row) => !inner(row);
  }
  return fieldPredicate(table, filter);
}

function combine(
  table: Table,
  parts: readonly Json[],
  join: (holds: readonly boolean[]) => boolean,
): Holds | undefined {
  const compiled = parts.map((part) => filterOf(table, part));
  if (compiled.includes(undefined)) return undefined;
  return (row) => join(compiled.map((holds) => holds?.(row) === true));
}

function fieldPredicate(table: Table, predicate: JsonObject): Holds | undefined {
  const { field } = predicate;
  if (typeof field !== 'string' || 'timeUnit' in predicate) return undefined;
  const values = columnOf(table, field)?.values;
  if (values === undefined) return undefined;
  const compare = (key: string, holds: (value: Scalar, with_: Json) => boolean): Holds | undefined => {
    const operand = predicate[key];
    return operand === undefined ? undefined : (row) => holds(values[row] ?? null, operand);
  };
  return (
    compare('equal', (value, other) => value === other) ??
    compare('oneOf', (value, list) => isJsonArray(list) && list.some((item) => item === value)) ??
    compare('lt', (value, other) => ordered(value, other, (order) => order < 0)) ??
    compare('lte', (value, other) => ordered(value, other, (order) => order <= 0)) ??
    compare('gt', (value, other) => ordered(value, other, (order) => order > 0)) ??
    compare('gte', (value, other) => ordered(value, other, (order) => order >= 0)) ??
    compare('range', (value, range) => isJsonArray(range) && isWithin(value, range)) ??
    compare('valid', (value, wanted) => (value !== null) === (wanted === true))
  );
}

function isWithin(value: Scalar, [low = null, high = null]: readonly Json[]): boolean {
  return (
    (low === null || ordered(value, low, (order) => order >= 0)) &&
    (high === null || ordered(value, high, (order) => order <= 0))
  );
}

/** Numbers with numbers, texts with texts by code unit (ISO dates among them); nothing else has an order. */
function ordered(value: Scalar, other: Json, holds: (order: number) => boolean): boolean {
  if (typeof value === 'number' && typeof other === 'number') return holds(value - other);
  if (typeof value === 'string' && typeof other === 'string') {
    return holds(value < other ? -1 : value > other ? 1 : 0);
  }
  return false;
}
