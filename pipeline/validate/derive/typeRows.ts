/** Turns the rows that Vega computed into a typed table, by the schema that was declared for it. */

import { printRowKey } from '../../address/Address.ts';
import { computedNumber } from '../../numbers/roundDecimal.ts';
import {
  derivedDuplicateKey,
  derivedEmpty,
  derivedMissingColumn,
  derivedNotFinite,
  derivedUndeclaredColumn,
  derivedValueType,
} from '../../problems/catalogue/derive.ts';
import { missingProperty, missingUnit } from '../../problems/catalogue/validate.ts';
import { unreachable } from '../../problems/unreachable.ts';
import { columnOf } from '../checks/Figures.ts';
import { showNumber } from '../checks/scalarFunctions.ts';
import { orderedBy } from '../checks/series.ts';
import type { Column, Field, FieldType, Scalar, Table, TableDerivation, TableNote } from '../Dataset.ts';
import { asOfProblems } from '../dataPeriod.ts';
import { inheritedNote } from '../noteRows.ts';
import type { CellStatus } from '../observationStatus.ts';
import { cellParserOf, fault } from '../parseCell.ts';
import type { StepOutput, TableField } from './checkSteps.ts';
import { type DerivedDeclaration, type DerivedField, tablesNeeded } from './DerivedDeclaration.ts';
import type { DerivedRow } from './runTransforms.ts';

/** Undefined where the schema and the rows do not agree; why has been reported. */
export function typeRows(
  declaration: DerivedDeclaration,
  rows: readonly DerivedRow[],
  steps: StepOutput,
  tables: ReadonlyMap<string, Table>,
): Table | undefined {
  const { reader, path } = declaration;
  const sources = sourceTables(declaration, tables);
  let sound = true;
  const report: typeof reader.report = (problem) => {
    sound = false;
    reader.report(problem);
  };
  if (rows.length === 0) report(derivedEmpty(reader.spot(path), declaration.id));
  for (const [name, stepPath] of steps.made) {
    if (name.startsWith('_') || declaration.fields.some((field) => field.name === name)) continue;
    report(derivedUndeclaredColumn(reader.spot(stepPath), name));
  }
  const typed = declaration.fields.flatMap((declared, index) => {
    const fieldPath = [...path, 'schema', 'fields', index];
    const known = steps.open
      ? rows.some((row) => declared.name in row.values)
      : steps.fields.has(declared.name);
    if (!known) {
      const spot = reader.spot([...fieldPath, 'name']);
      report(derivedMissingColumn(spot, declared.name, steps.fields));
      return [];
    }
    const source = steps.inherited.get(declared.name);
    const field = completeField(declared, source);
    if (field === undefined) {
      report(missingProperty(reader.spot(fieldPath), 'type'));
      return [];
    }
    if (lacksUnit(field, declared, source)) {
      report(
        missingUnit(reader.spot(fieldPath), field.name, field.type === 'integer' ? 'integer' : 'number'),
      );
    }
    return [{ field, values: typeColumn(field, rows, steps, declaration, reader.spot(fieldPath), report) }];
  });
  if (!sound) return undefined;
  const order = sortedRows(declaration, typed, rows.length);
  const columns = typed.map(({ field, values }): Column => {
    const ordered = order.map((row) => values[row] ?? null);
    const isTakenOver = !steps.made.has(field.name) || steps.inherited.has(field.name);
    const statuses = order.map((row, at): CellStatus | null => {
      const value = ordered[at] ?? null;
      // A value that is worked out has no status; a gap has the reason of the gap that it was worked out from.
      if (value !== null && !isTakenOver) return null;
      const behind = steps.behind.get(field.name) ?? [];
      const origin = rows[row]?.origins ?? [];
      const found = statusBehind(behind, origin, value, tables);
      if (found !== null || value !== null || isTakenOver || !isMeasured(field)) return found;
      return isGapBehind(behind, origin, tables) ? null : notComputed;
    });
    const hasStatuses = statuses.some((status) => status !== null);
    return {
      field: withoutLostOwner(field, typed, steps),
      values: ordered,
      ...(hasStatuses && { statuses }),
    };
  });
  const origins = order.map((row) => rows[row]?.origins ?? []);
  const table = describedTable(declaration, columns, origins, sources);
  if (declaration.asOf !== undefined) {
    for (const problem of asOfProblems(table, () => reader.spot([...path, 'asOf']))) reader.report(problem);
  }
  return uniqueKeys(table, declaration) ? table : undefined;
}

function sourceTables(declaration: DerivedDeclaration, tables: ReadonlyMap<string, Table>): readonly Table[] {
  const names = new Set(tablesNeeded(declaration).map(({ name }) => name));
  return [...names].flatMap((name) => tables.get(name) ?? []);
}

/** What a field leaves out comes from the field that it was taken over from. */
function completeField(declared: DerivedField, source: Field | undefined): Field | undefined {
  const type = declared.type ?? source?.type;
  if (type === undefined) return undefined;
  // Where the declared type differs, the field means something else now, and nothing else is taken over either.
  const inherited = source !== undefined && type === source.type ? source : { notes: [] };
  const { unit, ...rest } = { title: declared.name, ...inherited, ...declared };
  const given = unit === undefined || unit.trim() === '' ? {} : { unit };
  return { ...rest, ...given, type, notes: declared.notes ?? inherited.notes };
}

/** As for tables read from files: a number has a unit, and a count says by an empty one that it has none. */
function lacksUnit(field: Field, declared: DerivedField, source: Field | undefined): boolean {
  if (field.type !== 'number' && field.type !== 'integer') return false;
  if (field.unit !== undefined && field.unit.trim() !== '') return false;
  if (source !== undefined && declared.unit === undefined) return false;
  return field.type === 'number' || declared.unit === undefined;
}

function typeColumn(
  field: Field,
  rows: readonly DerivedRow[],
  steps: StepOutput,
  declaration: DerivedDeclaration,
  spot: Parameters<typeof derivedValueType>[0],
  report: DerivedDeclaration['reader']['report'],
): readonly Scalar[] {
  const wrong: { type: 'infinite' | 'mismatch'; found: string; row: number }[] = [];
  const values = rows.map((row, index): Scalar => {
    const raw = row.values[field.name];
    if (raw === undefined || raw === null) return null;
    if (typeof raw === 'number' && !Number.isFinite(raw)) {
      if (Number.isNaN(raw) && gapExplained(field.name, row.values, steps)) return null;
      wrong.push({ type: 'infinite', found: Number.isNaN(raw) ? 'no number (NaN)' : 'infinity', row: index });
      return null;
    }
    const value = typeValue(field.type, raw);
    if (value === undefined) wrong.push({ type: 'mismatch', found: showRaw(raw), row: index });
    return value ?? null;
  });
  for (const type of ['infinite', 'mismatch'] as const) {
    const [first, ...rest] = wrong.filter((fault) => fault.type === type);
    if (first === undefined) continue;
    const row = rowWords(declaration.key, rows[first.row]?.values ?? {}, first.row);
    const where =
      rest.length === 0 ? row : `${row} and in ${rest.length} more ${rest.length === 1 ? 'row' : 'rows'}`;
    report(
      type === 'infinite'
        ? derivedNotFinite(spot, field.name, first.found, where)
        : derivedValueType(spot, field.name, EXPECTED[field.type], first.found, where),
    );
  }
  return values;
}

/** Whether NaN stands for a gap: something that the value was calculated from is missing in this row. */
function gapExplained(field: string, values: Readonly<Record<string, unknown>>, steps: StepOutput): boolean {
  const parts = steps.calculatedFrom.get(field);
  if (parts === undefined) return true;
  return parts.some((part) => {
    const value = values[part];
    return value === undefined || value === null || Number.isNaN(value);
  });
}

const EXPECTED: Readonly<Record<FieldType, string>> = {
  integer: 'a whole number',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  date: 'a date',
  yearmonth: 'a month such as 2023-12',
  year: 'a year',
};

/** Undefined where the value is not of the type. Vega's time units give dates as Date objects, in UTC. */
function typeValue(type: FieldType, raw: unknown): Scalar | undefined {
  const date = raw instanceof Date && !Number.isNaN(raw.getTime()) ? raw.toISOString() : undefined;
  switch (type) {
    case 'number':
      return typeof raw === 'number' ? computedNumber(raw) : undefined;
    case 'integer': {
      if (typeof raw !== 'number') return undefined;
      const whole = Math.round(raw);
      return Math.abs(raw - whole) <= Math.abs(raw) * Number.EPSILON * 16 ? whole : undefined;
    }
    case 'year': {
      const year = date === undefined ? raw : Number(date.slice(0, 4));
      return typeof year === 'number' && Number.isInteger(year) ? year : undefined;
    }
    case 'string':
      return typeof raw === 'string' ? raw : undefined;
    case 'boolean':
      return typeof raw === 'boolean' ? raw : undefined;
    case 'date':
    case 'yearmonth': {
      const text = date?.slice(0, type === 'date' ? 10 : 7) ?? raw;
      return typeof text === 'string' && cellParserOf({ type })?.(text) !== fault ? text : undefined;
    }
    default:
      return unreachable(type);
  }
}

function showRaw(raw: unknown): string {
  if (typeof raw === 'number') return showNumber(raw);
  if (typeof raw === 'string') return JSON.stringify(raw);
  return typeof raw === 'boolean' ? String(raw) : 'a value of another kind';
}

function rowWords(key: readonly string[], values: Readonly<Record<string, unknown>>, row: number): string {
  return key.length === 0
    ? `row ${row + 1}`
    : printRowKey(
        key,
        key.map((field) => values[field]),
      );
}

function sortedRows(
  declaration: DerivedDeclaration,
  columns: readonly { field: Field; values: readonly Scalar[] }[],
  count: number,
): readonly number[] {
  const rows = Array.from({ length: count }, (_, row) => row);
  const criteria = declaration.sort.flatMap(({ field, order }) => {
    const column = columns.find((candidate) => candidate.field.name === field);
    return column === undefined ? [] : [{ values: column.values, sign: order === 'ascending' ? 1 : -1 }];
  });
  return rows.sort((a, b) => {
    for (const { values, sign } of criteria) {
      const [left, right] = [values[a] ?? null, values[b] ?? null];
      // Gaps stand last in either order.
      const gap = left === null || right === null;
      const order = orderedBy(left, right) * (gap ? 1 : sign);
      if (order !== 0) return order;
    }
    return a - b;
  });
}

/** What a step leaves empty where no cell behind it is: growth in the first year of a series. */
const notComputed: CellStatus = { name: 'notComputed', sign: '', label: '' };

function isMeasured({ type }: Field): boolean {
  return type === 'number' || type === 'integer';
}

function isGapBehind(
  parts: readonly TableField[],
  origins: DerivedRow['origins'],
  tables: ReadonlyMap<string, Table>,
): boolean {
  return parts.some(({ table, field }) => {
    const source = tables.get(table);
    const column = source && columnOf(source, field);
    return origins.some(
      (origin) =>
        origin.table === table && column !== undefined && (column.values[origin.row] ?? null) === null,
    );
  });
}

/** The first status of the cells that a value or a gap goes back to, as far as they are what it is. */
function statusBehind(
  parts: readonly TableField[],
  origins: DerivedRow['origins'],
  value: Scalar,
  tables: ReadonlyMap<string, Table>,
): CellStatus | null {
  for (const { table, field } of parts) {
    const source = tables.get(table);
    const column = source && columnOf(source, field);
    if (column?.statuses === undefined) continue;
    const own = origins.filter((origin) => origin.table === table);
    // Of several rows a value is no longer that of one of them.
    if (value !== null && own.length !== 1) continue;
    for (const { row } of own) {
      const isSame = value === null ? (column.values[row] ?? null) === null : column.values[row] === value;
      const status = column.statuses[row] ?? null;
      if (isSame && status !== null) return status;
    }
  }
  return null;
}

/** A field that speaks of another stays so only where that one was taken over with it. */
function withoutLostOwner(
  field: Field,
  typed: readonly { readonly field: Field }[],
  steps: StepOutput,
): Field {
  const { statusOf, errorOf, ...rest } = field;
  const owner = statusOf ?? errorOf;
  if (owner === undefined) return field;
  const kept = !steps.made.has(owner) && typed.some((other) => other.field.name === owner);
  return kept ? field : rest;
}

function describedTable(
  declaration: DerivedDeclaration,
  columns: readonly Column[],
  origins: NonNullable<Table['derivation']>['rows'],
  sources: readonly Table[],
): Table {
  const { reader, path } = declaration;
  const [first] = sources;
  const latest =
    sources
      .map((table) => table.asOf)
      .toSorted()
      .at(-1) ?? '';
  const rowCount = columns[0]?.values.length ?? 0;
  const table: Table = {
    id: declaration.id,
    topic: declaration.topic,
    title: declaration.title,
    ...(declaration.shortTitle === undefined ? {} : { shortTitle: declaration.shortTitle }),
    description: declaration.description,
    columns,
    rowCount,
    key: declaration.key,
    notes: notesOf(declaration, columns, sources, origins),
    sources: declaration.sources ?? [...new Set(sources.flatMap((source) => source.sources))],
    asOf: declaration.asOf ?? latest,
    derivedFrom: sources.map((source) => source.id),
    derivation: { from: declaration.from, transform: declaration.transform, rows: origins },
    ...(first?.licences === undefined ? {} : { licences: first.licences }),
    ...(declaration.totalsWhere === undefined ? {} : { totalsWhere: declaration.totalsWhere }),
    placeOf: (row, field) => {
      const index = declaration.fields.findIndex((candidate) => candidate.name === field);
      const at = index < 0 ? path : [...path, 'schema', 'fields', index];
      const values = Object.fromEntries(
        columns.map((column) => [column.field.name, column.values[row ?? 0]]),
      );
      return {
        ...reader.spot(at).place,
        ...(row === undefined ? {} : { row: rowWords(declaration.key, values, row) }),
        ...(field === undefined ? {} : { field }),
      };
    },
  };
  return table;
}

/** Its own notes, and those that came with fields taken over. */
function notesOf(
  declaration: DerivedDeclaration,
  columns: readonly Column[],
  sources: readonly Table[],
  origins: TableDerivation['rows'],
): readonly TableNote[] {
  const notes = new Map(declaration.notes.map((note) => [note.id, note]));
  const used = new Set(columns.flatMap((column) => column.field.notes));
  for (const source of sources) {
    for (const note of source.notes) {
      if (used.has(note.id) && !notes.has(note.id)) notes.set(note.id, inheritedNote(note, source, origins));
    }
  }
  return [...notes.values()];
}

function uniqueKeys(table: Table, { reader, path }: DerivedDeclaration): boolean {
  if (table.key.length === 0) return false;
  const counts = new Map<string, number>();
  const columns = table.key.flatMap((field) => columnOf(table, field) ?? []);
  for (let row = 0; row < table.rowCount; row++) {
    const key = printRowKey(
      columns.map(({ field }) => field.name),
      columns.map(({ values }) => values[row]),
    );
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [repeated] = [...counts].filter(([, count]) => count > 1);
  if (repeated === undefined) return true;
  const [key, count] = repeated;
  reader.report(derivedDuplicateKey(reader.spot([...path, 'schema', 'primaryKey']), key, count));
  return false;
}
