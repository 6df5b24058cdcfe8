/** Turns a table and Vega-Lite transforms into rows, computed by the Vega runtime without clock, network or locale. */
import type { Spec } from 'vega';
import type { TopLevelSpec } from 'vega-lite';
import { closedLoader, type VegaDataflow } from '../../dataflow/loadVega.ts';
import type { Scalar, Table } from '../Dataset.ts';
import { isRecord } from '../DeclarationReader.ts';
import type { DerivedDeclaration } from './DerivedDeclaration.ts';

/** A row of the result beside the rows that it was made from. */
export interface DerivedRow {
  readonly values: Readonly<Record<string, unknown>>;
  readonly origins: readonly RowOrigin[];
}

export interface RowOrigin {
  readonly table: string;
  readonly row: number;
}

export type TransformOutcome =
  | { readonly type: 'rows'; readonly rows: readonly DerivedRow[] }
  | { readonly type: 'refused'; readonly messages: readonly string[] };

/** Names that the pipeline adds to rows to follow them; authors' names never begin with two underscores. */
const ROW = '__row';
const ROWS = '__rows';
const LOOKED_UP = '__lookup';
/** A field that no row has: in an expression its value is `undefined`. */
const NOTHING = '__nothing';

export async function runTransforms(
  declaration: DerivedDeclaration,
  tables: ReadonlyMap<string, Table>,
  { vega, vegaLite, expressionInterpreter }: VegaDataflow,
): Promise<TransformOutcome> {
  const messages: string[] = [];
  // Level 2 lets errors and warnings through: Vega only warns of what makes a wrong table.
  const logger = vega.logger(2, 'warn', (_method, _level, input: readonly unknown[]) => {
    messages.push(input.map((part) => (part instanceof Error ? part.message : String(part))).join(' '));
  });
  try {
    const compiled: unknown = vegaLite.compile(dataOnlySpec(declaration), { logger }).spec;
    const lookups: string[] = [];
    const { data, result } = followRows(compiled, lookups);
    const runtime = vega.parse(vegaSpec(data), {}, { ast: true });
    const view = new vega.View(runtime, {
      expr: expressionInterpreter,
      renderer: 'none',
      loader: closedLoader,
      logLevel: 2,
      logger,
    });
    try {
      for (const set of data) {
        const name = String(set['name']);
        const table = set['source'] === undefined ? tables.get(name) : undefined;
        if (table !== undefined) view.insert(name, rowsOf(table));
      }
      await view.runAsync();
      if (messages.length > 0) return { type: 'refused', messages };
      const computed: readonly unknown[] = view.data(result);
      const rows = computed.flatMap((row) => {
        return isRecord(row) ? [{ values: row, origins: originsOf(row, declaration.from, lookups) }] : [];
      });
      return { type: 'rows', rows };
    } finally {
      view.finalize();
    }
  } catch (error) {
    // What Vega throws on a transform is a fault of the transform; its message is all there is to show.
    const message = error instanceof Error ? error.message : String(error);
    return {
      type: 'refused',
      messages: [...messages, `${message.charAt(0).toLowerCase()}${message.slice(1)}`],
    };
  }
}

/**
 * A missing number goes in as `undefined`, not as null: in a Vega expression null counts as zero, so that a gap
 * would become a figure, while arithmetic with `undefined` gives NaN, and comparisons with it are false.
 */
function rowsOf(table: Table): Record<string, Scalar | undefined>[] {
  return Array.from({ length: table.rowCount }, (_, row) => {
    const datum: Record<string, Scalar | undefined> = { [ROW]: row };
    for (const column of table.columns) datum[column.field.name] = column.values[row] ?? undefined;
    return datum;
  });
}

interface VegaData {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly result: string;
}

/**
 * Adds to the compiled transforms what is needed to follow rows: an aggregate keeps the rows that it is made of, a
 * look-up the number of the row found. And wherever a step can give null, null becomes `undefined` again.
 */
function followRows(compiled: unknown, lookups: string[]): VegaData {
  const spec = isRecord(compiled) ? compiled : {};
  const sets = Array.isArray(spec['data']) ? spec['data'].filter(isRecord) : [];
  const [mark] = Array.isArray(spec['marks']) ? spec['marks'].filter(isRecord) : [];
  const from = mark !== undefined && isRecord(mark['from']) ? mark['from']['data'] : undefined;
  const data = sets.map((set) => {
    const steps = Array.isArray(set['transform']) ? set['transform'].filter(isRecord) : [];
    return { ...set, transform: steps.flatMap((step) => followStep(step, lookups)) };
  });
  return { data, result: typeof from === 'string' ? from : String(sets.at(-1)?.['name']) };
}

function followStep(step: Readonly<Record<string, unknown>>, lookups: string[]): readonly object[] {
  switch (step['type']) {
    case 'aggregate':
      return [
        {
          ...step,
          ops: [...list(step['ops']), 'values'],
          fields: [...list(step['fields']), ROW],
          as: [...list(step['as']), ROWS],
        },
      ];
    case 'lookup': {
      const field = `${LOOKED_UP}${lookups.length}`;
      lookups.push(String(step['from']));
      const outputs = list(step['as'] ?? step['values']);
      const followed = {
        ...step,
        values: [...list(step['values']), ROW],
        as: [...outputs, field],
      };
      return step['default'] === undefined ? [followed, ...outputs.map(withoutNull)] : [followed];
    }
    case 'formula':
      return [step, withoutNull(step['as'])];
    case 'window':
      return [step, ...list(step['as']).map(withoutNull)];
    default:
      return [step];
  }
}

function withoutNull(field: unknown): object {
  const value = `datum[${JSON.stringify(field)}]`;
  return { type: 'formula', expr: `${value} === null ? datum.${NOTHING} : ${value}`, as: field };
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Follows a row back to the rows of tables, through any number of aggregates. */
function originsOf(
  row: Readonly<Record<string, unknown>>,
  from: string,
  lookups: readonly string[],
): readonly RowOrigin[] {
  const found = new Map<string, RowOrigin>();
  const add = (table: string, number: unknown) => {
    if (typeof number === 'number') found.set(`${table} ${number}`, { table, row: number });
  };
  const follow = (datum: Readonly<Record<string, unknown>>) => {
    add(from, datum[ROW]);
    for (const [index, table] of lookups.entries()) add(table, datum[`${LOOKED_UP}${index}`]);
    for (const part of list(datum[ROWS])) if (isRecord(part)) follow(part);
  };
  follow(row);
  return [...found.values()];
}

/**
 * Vega-Lite compiles charts; a mark without encodings leaves the data as it is. The steps have been checked, and go
 * in as a copy in JSON, which the compiler may change and whose type is its own affair.
 */
function dataOnlySpec({ from, transform }: DerivedDeclaration): TopLevelSpec {
  return JSON.parse(JSON.stringify({ data: { name: from }, transform, mark: 'point' }));
}

function vegaSpec(data: VegaData['data']): Spec {
  return JSON.parse(JSON.stringify({ data }));
}
