/** Turns a table's references to sources and to other tables into the problems of those that lead nowhere. */
import type { SourceDocument } from '../load/BookSource.ts';
import * as catalogue from '../problems/catalogue/validate.ts';
import { nearest } from '../problems/nearest.ts';
import type { Problem } from '../problems/Problem.ts';
import { spotOf } from '../problems/spot.ts';
import type { Source, Table } from './Dataset.ts';
import type { ReadTable } from './readTable.ts';
import type { ForeignKey } from './TableSchema.ts';

/** A column whose references all lead nowhere is reported this often; the rest is counted. */
const reportedOfAKind = 20;

/**
 * Values of `reference: "source"` fields must be ids of sources, and foreign keys must be keys of their tables.
 * `sources` is undefined where not all of them could be read, so that none can be called unknown.
 */
export function checkReferences(
  read: ReadTable,
  others: ReadonlyMap<string, ReadTable>,
  descriptor: SourceDocument,
  sources: ReadonlyMap<string, Source> | undefined,
  /** Tables that could not be read, whose keys are not known. */
  faulty: ReadonlySet<string>,
): Problem[] {
  const problems: Problem[] = [];
  for (const { field, values } of read.table.columns) {
    if (field.reference !== 'source' || sources === undefined) continue;
    const broken = values.flatMap((value, row) =>
      value === null || sources.has(String(value)) ? [] : [{ row, value: String(value) }],
    );
    const found = broken.slice(0, reportedOfAKind).map(({ row, value }) => {
      const spot = read.reader.spotOf(row, field.name);
      return catalogue.unknownSource(spot, value, nearest(value, sources.keys()));
    });
    problems.push(...found, ...theRest(read, field.name, 'unknown-source', broken));
  }
  read.schema.foreignKeys.forEach((foreign, index) => {
    if (foreign.table !== undefined && faulty.has(foreign.table)) return;
    problems.push(...checkForeignKey(read, foreign, index, others, descriptor));
  });
  return problems;
}

function checkForeignKey(
  read: ReadTable,
  foreign: ForeignKey,
  index: number,
  others: ReadonlyMap<string, ReadTable>,
  descriptor: SourceDocument,
): Problem[] {
  const steps = [...read.path, 'schema', 'foreignKeys', index, 'reference'];
  const target = foreign.table === undefined ? read : others.get(foreign.table);
  if (target === undefined) {
    const id = foreign.table ?? '';
    const spot = spotOf(descriptor, [...steps, 'resource']);
    return [catalogue.unknownTable(spot, id, nearest(id, others.keys()))];
  }
  const names = target.table.columns.map((column) => column.field.name);
  const unknown = foreign.tableFields.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    const spot = spotOf(descriptor, [...steps, 'fields']);
    return unknown.map((name) => catalogue.unknownField(spot, name, nearest(name, names)));
  }
  const known = new Set(keysOf(target.table, foreign.tableFields).filter((key) => key !== null));
  const broken = keysOf(read.table, foreign.fields).flatMap((key, row) =>
    key === null || known.has(key) ? [] : [{ row, key }],
  );
  const targetWords = foreign.tableFields.map((name) => `${target.table.id}.${name}`).join(', ');
  const [field = ''] = foreign.fields;
  const found = broken.slice(0, reportedOfAKind).map(({ row, key }) => {
    const near = foreign.fields.length === 1 ? nearest(key, known) : undefined;
    const spot = read.reader.spotOf(row, field);
    const words = JSON.stringify(key.replaceAll(keySeparator, ', '));
    return catalogue.brokenForeignKey(spot, targetWords, words, near);
  });
  return [...found, ...theRest(read, field, 'broken-foreign-key', broken)];
}

/** How many were not shown, at the first of them. */
function theRest(
  read: ReadTable,
  field: string,
  code: string,
  broken: readonly { readonly row: number }[],
): Problem[] {
  const first = broken[reportedOfAKind];
  if (first === undefined) return [];
  const spot = read.reader.spotOf(first.row, field);
  return [catalogue.moreOfTheKind(spot, code, broken.length - reportedOfAKind)];
}

/** ASCII's unit separator, which no text of a table holds. */
const keySeparator = '\u001f';

/** The values of some fields as one text for each row; null where one of them is missing. */
function keysOf(table: Table, names: readonly string[]): (string | null)[] {
  const columns = names.map(
    (name) => table.columns.find((column) => column.field.name === name)?.values ?? [],
  );
  return Array.from({ length: table.rowCount }, (_, row) => {
    const parts = columns.map((values) => values[row] ?? null);
    return parts.includes(null) ? null : parts.map(String).join(keySeparator);
  });
}
