/** Derives the tables of a `derived.yaml` for a test, and shows its problems a line each. */

import type { SourceDocument } from '../../pipeline/load/BookSource.ts';
import { parseYaml } from '../../pipeline/load/parseYaml.ts';
import type { Problem } from '../../pipeline/problems/Problem.ts';
import type { Table } from '../../pipeline/validate/Dataset.ts';
import {
  type DeriveOptions,
  deriveTables,
  planDerivation,
} from '../../pipeline/validate/derive/deriveTables.ts';

export async function derive(yaml: string, tables: readonly Table[], options: DeriveOptions = {}) {
  const document = documentOf(yaml);
  const given = new Map(tables.map((table) => [table.id, table]));
  const plan = planDerivation({
    book: document,
    tables: given,
    faulty: new Set(),
    facts: new Map(),
    sources: new Map(),
    shapes: new Map(),
    topics: new Map([['example', 'Example']]),
    declarations: [{ topic: 'example', derived: document, checks: undefined }],
  });
  const result = await deriveTables(plan.declarations, given, options);
  const problems = [...plan.problems, ...result.problems].map(shown);
  return { tables: result.tables, problems };
}

export function documentOf(yaml: string): SourceDocument {
  const { document, problems } = parseYaml({ path: 'data/example/derived.yaml', text: yaml });
  if (document === undefined) throw new Error(JSON.stringify(problems));
  return document;
}

/** e.g. `3:9 derived-no-key: expected … | hint`, with further places behind `>`. */
export function shown({ code, place, message, hints, related = [] }: Problem): string {
  const further = related.map((other) => ` > ${other.place?.line}:${other.place?.column} ${other.message}`);
  return [
    `${place?.line}:${place?.column} ${code}: ${message}`,
    ...hints.map((hint) => ` | ${hint}`),
    ...further,
  ].join('');
}

/** The warning of a property that nothing reads, as `shown`. */
export const unknown = (place: string, name: string) =>
  `${place} unknown-property: expected a property of the Data Package standard or of this pipeline, found "${name}"` +
  ' | it is not used; begin its name with _ to keep it for yourself';

export const rowsOf = (table: Table | undefined) =>
  Array.from({ length: table?.rowCount ?? 0 }, (_, row) =>
    table?.columns.map((column) => column.values[row]),
  );
