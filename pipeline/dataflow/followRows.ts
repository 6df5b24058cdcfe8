/** Turns a compiled Vega specification into one whose rows can be followed and whose gaps stay gaps, and follows them. */
import { isJsonObject, type Json, type JsonObject, jsonItems } from '../json/Json.ts';

export interface RowOrigin {
  readonly table: string;
  readonly row: number;
}

/** Names that the pipeline adds to rows to follow them; authors' names never begin with two underscores. */
export const ROW = '__row';
const ROWS = '__rows';
const LOOKED_UP = '__lookup';
const GROUP = '__group';
export const GROUP_ROWS = '__groupRows';
const FIRST = '__first';
const TOLD = '__told';
const NUMBERS = `join(pluck(datum.${GROUP_ROWS}, '${ROW}'), ',')`;
const STACKED = '__stacked';
/** A field that no row has: in an expression its value is `undefined`. */
const NOTHING = '__nothing';

/** Numbers the rows of several tables in one run, so that one number says table and row. */
export class RowNumbers {
  readonly #tables: { readonly table: string; readonly first: number }[] = [];
  readonly #origins: RowOrigin[] = [];

  /** The number of the table's first row; the others follow. */
  firstOf(table: string, rowCount: number): number {
    const known = this.#tables.find((each) => each.table === table);
    if (known !== undefined) return known.first;
    const first = this.#origins.length;
    this.#tables.push({ table, first });
    for (let row = 0; row < rowCount; row += 1) this.#origins.push({ table, row });
    return first;
  }

  /** The rows that a row of Vega was made from, through any number of sums, look-ups and fits. */
  originsOf(datum: unknown): readonly RowOrigin[] {
    const numbers = new Set<number>();
    collect(datum, numbers);
    return [...numbers].flatMap((number) => this.#origins[number] ?? []);
  }
}

function collect(datum: unknown, numbers: Set<number>): void {
  if (typeof datum !== 'object' || datum === null) return;
  for (const [key, value] of Object.entries(datum)) {
    if (!key.startsWith('__')) continue;
    if (typeof value === 'number' && (key === ROW || key.startsWith(LOOKED_UP))) numbers.add(value);
    else if (key === ROWS && Array.isArray(value)) for (const part of value) collect(part, numbers);
    else if (key === GROUP && typeof value === 'string') {
      for (const number of value.split(',')) if (number !== '') numbers.add(Number(number));
    }
  }
}

/**
 * Adds what is needed to follow rows: a sum keeps the rows that it is made of, a look-up the number of the row found, a
 * fit those of its group. And wherever a step can give null, null becomes `undefined`: in a Vega expression null counts as
 * zero, so that a gap would become a figure, while arithmetic with `undefined` gives NaN, and comparisons are false.
 * Rows go in with their number as `__row`, and with `undefined` for what is missing.
 */
export function followRows(compiled: JsonObject): JsonObject {
  const counter = { lookups: 0 };
  return followGroup(compiled, counter);
}

interface Counter {
  lookups: number;
}

function followGroup(group: JsonObject, counter: Counter): JsonObject {
  const { data, marks } = group;
  return {
    ...group,
    ...(data === undefined ? {} : { data: jsonItems(data).map((set) => followSet(set, counter)) }),
    ...(marks === undefined
      ? {}
      : { marks: jsonItems(marks).map((mark) => (isJsonObject(mark) ? followGroup(mark, counter) : mark)) }),
  };
}

function followSet(set: Json, counter: Counter): Json {
  if (!isJsonObject(set)) return set;
  const { format, transform } = set;
  const parse = isJsonObject(format) ? format['parse'] : undefined;
  const parsed = isJsonObject(parse) ? Object.keys(parse).map(withoutNull) : [];
  if (transform === undefined && parsed.length === 0) return set;
  const steps = jsonItems(transform).filter(isJsonObject);
  return { ...set, transform: [...parsed, ...steps.flatMap((step) => followStep(step, counter))] };
}

function followStep(step: JsonObject, counter: Counter): readonly JsonObject[] {
  switch (step['type']) {
    case 'aggregate': {
      // Without operations Vega counts.
      const isPlain = step['ops'] === undefined;
      return [
        {
          ...step,
          ops: [...(isPlain ? ['count'] : jsonItems(step['ops'])), 'values'],
          fields: [...(isPlain ? [null] : fieldsOf(step['fields'])), ROW],
          as: [...(isPlain ? ['count'] : jsonItems(step['as'])), ROWS],
        },
      ];
    }
    case 'lookup': {
      const field = `${LOOKED_UP}${counter.lookups}`;
      counter.lookups += 1;
      const outputs = jsonItems(step['as'] ?? step['values']);
      if (step['values'] === undefined) return [step, ...outputs.map(withoutNull)];
      const followed = { ...step, values: [...jsonItems(step['values']), ROW], as: [...outputs, field] };
      return step['default'] === undefined ? [followed, ...outputs.map(withoutNull)] : [followed];
    }
    case 'formula':
      return [step, withoutNull(step['as'])];
    case 'window':
    case 'timeunit':
    case 'bin':
    case 'flatten': {
      const outputs = jsonItems(step['as'] ?? (step['type'] === 'flatten' ? step['fields'] : []));
      return [step, ...outputs.filter((name) => name !== null).map(withoutNull)];
    }
    case 'stack': {
      // A missing part is as high as nothing, and is not drawn; as NaN it would take all parts above it along.
      const { field } = step;
      // A member of a member, as `a.b`, stays as it is; an escaped dot belongs to the name.
      if (typeof field !== 'string' || /(?<!\\)[.[]/.test(field)) return [step];
      const value = datumOf(field.replaceAll(/\\(.)/g, '$1'));
      const height = { type: 'formula', expr: `isValid(${value}) ? ${value} : 0`, as: STACKED };
      return [height, { ...step, field: STACKED }];
    }
    case 'pivot':
    case 'kde':
    case 'density':
    case 'quantile':
    case 'loess':
    case 'regression': {
      const groupby = jsonItems(step['groupby']);
      return [
        ...withoutGaps(step),
        {
          type: 'joinaggregate',
          groupby,
          ops: ['values', 'min'],
          fields: [ROW, ROW],
          as: [GROUP_ROWS, FIRST],
        },
        // Told by one row of each group, and by the others taken over: a text of all rows in each would grow with their square.
        { type: 'formula', expr: `datum.${ROW} === datum.${FIRST} ? ${NUMBERS} : ''`, as: TOLD },
        { type: 'joinaggregate', groupby, ops: ['max'], fields: [TOLD], as: [GROUP] },
        { ...step, groupby: [...groupby, GROUP] },
      ];
    }
    default:
      return [step];
  }
}

/** A density and quantiles would take a gap for a value, and have none at all then. */
function withoutGaps({ type, field }: JsonObject): readonly JsonObject[] {
  if (type !== 'kde' && type !== 'density' && type !== 'quantile') return [];
  if (typeof field !== 'string' || /(?<!\\)[.[]/.test(field)) return [];
  return [{ type: 'filter', expr: `isValid(${datumOf(field.replaceAll(/\\(.)/g, '$1'))})` }];
}

/** As a list in which null stands for "no field", as in a count. */
function fieldsOf(fields: Json | undefined): readonly Json[] {
  return Array.isArray(fields) ? fields : [];
}

function withoutNull(field: Json | undefined): JsonObject {
  const value = datumOf(String(field));
  return { type: 'formula', expr: `${value} === null ? datum.${NOTHING} : ${value}`, as: String(field) };
}

function datumOf(field: string): string {
  return `datum[${JSON.stringify(field)}]`;
}
