/** Turns a table and Vega-Lite transforms into rows, computed by the Vega runtime without clock, network or locale. */

import type { Spec } from 'vega';
import type { TopLevelSpec } from 'vega-lite';
import { type BookParameters, NO_PARAMETERS } from '../../address/Parameters.ts';
import type { Budget } from '../../dataflow/Budget.ts';
import { followRows, ROW, RowNumbers, type RowOrigin } from '../../dataflow/followRows.ts';
import type { VegaDataflow } from '../../dataflow/loadVega.ts';
import { isJsonObject, type JsonObject, jsonItems, toJson } from '../../json/Json.ts';
import type { Scalar, Table } from '../Dataset.ts';
import { isRecord } from '../DeclarationReader.ts';
import type { DerivedDeclaration } from './DerivedDeclaration.ts';

/** A row of the result beside the rows that it was made from. */
export interface DerivedRow {
  readonly values: Readonly<Record<string, unknown>>;
  readonly origins: readonly RowOrigin[];
}

export type TransformOutcome =
  | { readonly type: 'rows'; readonly rows: readonly DerivedRow[] }
  | { readonly type: 'refused'; readonly messages: readonly string[] };

export async function runTransforms(
  declaration: DerivedDeclaration,
  tables: ReadonlyMap<string, Table>,
  { vega, vegaLite, openView }: VegaDataflow,
  budget: Budget,
  parameters: BookParameters = NO_PARAMETERS,
): Promise<TransformOutcome> {
  const messages: string[] = [];
  // Level 2 lets errors and warnings through: Vega only warns of what makes a wrong table.
  const logger = vega.logger(2, 'warn', (_method, _level, input: readonly unknown[]) => {
    messages.push(input.map((part) => (part instanceof Error ? part.message : String(part))).join(' '));
  });
  try {
    const compiled = toJson(vegaLite.compile(dataOnlySpec(declaration), { logger }).spec);
    const spec = followRows(isJsonObject(compiled) ? compiled : {});
    const data = jsonItems(spec['data']).filter(isJsonObject);
    const runtime = vega.parse(vegaSpec(data, parameters), {}, { ast: true });
    const numbers = new RowNumbers();
    const view = openView(runtime, { logLevel: 2, logger }, budget);
    try {
      for (const set of data) {
        const name = String(set['name']);
        const table = set['source'] === undefined ? tables.get(name) : undefined;
        if (table !== undefined) view.insert(name, rowsOf(table, numbers));
      }
      await view.runAsync();
      if (messages.length > 0) return { type: 'refused', messages };
      const computed: readonly unknown[] = view.data(resultOf(spec));
      const rows = computed.flatMap((row) => {
        return isRecord(row) ? [{ values: ownFields(row), origins: numbers.originsOf(row) }] : [];
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

/** Without what the engine added to follow the rows. */
function ownFields(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !name.startsWith('__')));
}

function rowsOf(table: Table, numbers: RowNumbers): Record<string, Scalar | undefined>[] {
  const first = numbers.firstOf(table.id, table.rowCount);
  return Array.from({ length: table.rowCount }, (_, row) => {
    const datum: Record<string, Scalar | undefined> = { [ROW]: first + row };
    for (const column of table.columns) datum[column.field.name] = column.values[row] ?? undefined;
    return datum;
  });
}

/** The data set that the one mark draws. */
function resultOf(spec: JsonObject): string {
  const [mark] = jsonItems(spec['marks']);
  const from = isJsonObject(mark) ? mark['from'] : undefined;
  return String(isJsonObject(from) ? from['data'] : undefined);
}

/**
 * Vega-Lite compiles charts; a mark without encodings leaves the data as it is. The steps have been checked, and go
 * in as a copy in JSON, which the compiler may change and whose type is its own affair.
 */
function dataOnlySpec({ from, transform }: DerivedDeclaration): TopLevelSpec {
  return JSON.parse(JSON.stringify({ data: { name: from }, transform, mark: 'point' }));
}

/** The book's parameters are signals, which expressions name as they stand. */
function vegaSpec(data: readonly JsonObject[], parameters: BookParameters): Spec {
  const signals = [...parameters].map(([name, value]) => ({ name, value }));
  return JSON.parse(JSON.stringify({ signals, data }));
}
