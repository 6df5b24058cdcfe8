/** Turns a topic's `derived.yaml` into declarations of derived tables. */
import { flag } from '../../documents/DocumentReader.ts';
import type { SourceDocument } from '../../load/BookSource.ts';
import { parseNumberFormat } from '../../numbers/NumberFormat.ts';
import { derivedNoKey } from '../../problems/catalogue/derive.ts';
import {
  badNumberFormat,
  duplicateField,
  unknownField,
  unknownNote,
  unknownSource,
  wrongPropertyValue,
} from '../../problems/catalogue/validate.ts';
import { nearest } from '../../problems/nearest.ts';
import type { Problem } from '../../problems/Problem.ts';
import { quoted } from '../../problems/spot.ts';
import type { FieldType, Source, TableNote } from '../Dataset.ts';
import { DeclarationReader, isRecord, type Path } from '../DeclarationReader.ts';
import { fault, parseDate } from '../parseCell.ts';
import type { DerivedDeclaration, DerivedField, SortField } from './DerivedDeclaration.ts';

const TABLE_PROPERTIES = [
  'name',
  'title',
  'shortTitle',
  'description',
  'from',
  'transform',
  'sort',
  'schema',
  'notes',
  'sources',
  'asOf',
  'totalsWhere',
] as const;
const FIELD_PROPERTIES = [
  'name',
  'title',
  'type',
  'description',
  'unit',
  'numberFormat',
  'notes',
  'print',
] as const;
const FIELD_TYPES: readonly FieldType[] = [
  'integer',
  'number',
  'string',
  'boolean',
  'date',
  'yearmonth',
  'year',
];

export interface ParsedDerived {
  readonly declarations: readonly DerivedDeclaration[];
  /** Also of declarations that cannot be used. */
  readonly names: readonly string[];
}

export function parseDerived(
  document: SourceDocument,
  topic: string,
  sources: ReadonlyMap<string, Source>,
  report: (problem: Problem) => void,
): ParsedDerived {
  const reader = new DeclarationReader(document, report);
  if (reader.record([], ['tables']) === undefined) return { declarations: [], names: [] };
  const tables = reader.requiredList(['tables']) ?? [];
  return {
    declarations: tables.flatMap((_, index) => parseTable(reader, ['tables', index], topic, sources) ?? []),
    names: tables.flatMap((table) =>
      isRecord(table) && typeof table['name'] === 'string' ? [table['name']] : [],
    ),
  };
}

function parseTable(
  reader: DeclarationReader,
  path: Path,
  topic: string,
  sources: ReadonlyMap<string, Source>,
): DerivedDeclaration | undefined {
  if (reader.record(path, TABLE_PROPERTIES) === undefined) return undefined;
  const id = reader.requiredText([...path, 'name']);
  const title = reader.requiredText([...path, 'title']);
  const from = reader.requiredText([...path, 'from']);
  if (id !== undefined && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    const expected = 'small letters, digits and single hyphens';
    reader.report(
      wrongPropertyValue(reader.spot([...path, 'name']), 'name', expected, quoted(id), undefined),
    );
  }
  const steps = reader.list([...path, 'transform']) ?? [];
  const transform = steps.flatMap((step, index) => {
    if (isRecord(step)) return [step];
    reader.record([...path, 'transform', index], []);
    return [];
  });
  const shortTitle = reader.text([...path, 'shortTitle']);
  if (shortTitle !== undefined && shortTitle.length > 31) {
    const spot = reader.spot([...path, 'shortTitle']);
    reader.report(
      wrongPropertyValue(spot, 'shortTitle', 'at most 31 characters', quoted(shortTitle), undefined),
    );
  }
  const notes = parseNotes(reader, [...path, 'notes']);
  const schema = parseSchema(reader, [...path, 'schema'], notes);
  if (id === undefined || title === undefined || from === undefined || schema === undefined) return undefined;
  return {
    id,
    topic,
    title,
    ...(shortTitle === undefined ? {} : { shortTitle }),
    description: reader.text([...path, 'description']) ?? '',
    from,
    transform,
    sort: parseSort(reader, [...path, 'sort'], schema.fields),
    fields: schema.fields,
    key: schema.key,
    notes,
    sources: parseSources(reader, [...path, 'sources'], sources),
    asOf: parseAsOf(reader, [...path, 'asOf']),
    totalsWhere: reader.text([...path, 'totalsWhere']),
    reader,
    path,
  };
}

function parseSchema(
  reader: DeclarationReader,
  path: Path,
  notes: readonly TableNote[],
): { fields: readonly DerivedField[]; key: readonly string[] } | undefined {
  if (reader.at(path) === undefined) {
    reader.requiredText(path);
    return undefined;
  }
  if (reader.record(path, ['fields', 'primaryKey', 'missingValues']) === undefined) return undefined;
  const declared = reader.requiredList([...path, 'fields']) ?? [];
  const fields = declared.flatMap((_, index) => parseField(reader, [...path, 'fields', index], notes) ?? []);
  for (const [index, field] of fields.entries()) {
    if (fields.findIndex((other) => other.name === field.name) < index) {
      reader.report(duplicateField(reader.spot([...path, 'fields', index, 'name']), field.name));
    }
  }
  const keyPath = [...path, 'primaryKey'];
  const single = typeof reader.at(keyPath) === 'string' ? reader.text(keyPath) : undefined;
  const key = single === undefined ? (reader.texts(keyPath) ?? []) : [single];
  if (key.length === 0) reader.report(derivedNoKey(reader.spotOfKey(path)));
  const names = fields.map((field) => field.name);
  for (const [index, name] of key.entries()) {
    if (names.includes(name)) continue;
    const spot = reader.spot(single === undefined ? [...keyPath, index] : keyPath);
    reader.report(unknownField(spot, name, nearest(name, names)));
  }
  return { fields, key };
}

function parseField(
  reader: DeclarationReader,
  path: Path,
  notes: readonly TableNote[],
): DerivedField | undefined {
  if (reader.record(path, FIELD_PROPERTIES) === undefined) return undefined;
  const name = reader.requiredText([...path, 'name']);
  if (name === undefined) return undefined;
  const type = reader.choice([...path, 'type'], FIELD_TYPES);
  const title = reader.text([...path, 'title']);
  const description = reader.text([...path, 'description']);
  const unit = reader.text([...path, 'unit']);
  const format = reader.text([...path, 'numberFormat']);
  const parsed = format === undefined ? undefined : parseNumberFormat(format, unit);
  if (format !== undefined && parsed !== undefined && 'reason' in parsed) {
    reader.report(badNumberFormat(reader.spot([...path, 'numberFormat']), format, parsed.reason));
  }
  const noteIds = reader.texts([...path, 'notes']);
  for (const [index, id] of (noteIds ?? []).entries()) {
    if (notes.some((note) => note.id === id)) continue;
    const near = nearest(
      id,
      notes.map((note) => note.id),
    );
    reader.report(unknownNote(reader.spot([...path, 'notes', index]), id, near));
  }
  const print = reader.optional([...path, 'print'], flag('true or false'));
  return {
    name,
    ...(type === undefined ? {} : { type }),
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(unit === undefined ? {} : { unit }),
    ...(parsed !== undefined && 'format' in parsed ? { numberFormat: parsed.format } : {}),
    ...(noteIds === undefined ? {} : { notes: noteIds }),
    ...(print === undefined ? {} : { print }),
  };
}

function parseNotes(reader: DeclarationReader, path: Path): readonly TableNote[] {
  return (reader.list(path) ?? []).flatMap((_, index) => {
    if (reader.record([...path, index], ['id', 'text', 'where']) === undefined) return [];
    const id = reader.requiredText([...path, index, 'id']);
    const text = reader.requiredText([...path, index, 'text']);
    const where = reader.text([...path, index, 'where']);
    if (id === undefined || text === undefined) return [];
    return [{ id, text, ...(where === undefined ? {} : { where }) }];
  });
}

function parseSort(
  reader: DeclarationReader,
  path: Path,
  fields: readonly DerivedField[],
): readonly SortField[] {
  const names = fields.map((field) => field.name);
  return (reader.list(path) ?? []).flatMap((_, index) => {
    const entry = [...path, index];
    if (reader.record(entry, ['field', 'order']) === undefined) return [];
    const field = reader.requiredText([...entry, 'field']);
    const order = reader.choice([...entry, 'order'], ['ascending', 'descending'] as const) ?? 'ascending';
    if (field === undefined) return [];
    if (!names.includes(field)) {
      reader.report(unknownField(reader.spot([...entry, 'field']), field, nearest(field, names)));
      return [];
    }
    return [{ field, order }];
  });
}

/** `[{ name: census }]` as in a data package, or plainly `[census]`. */
function parseSources(
  reader: DeclarationReader,
  path: Path,
  known: ReadonlyMap<string, Source>,
): readonly string[] | undefined {
  const entries = reader.list(path);
  return entries?.flatMap((entry, index) => {
    const at = isRecord(entry) ? [...path, index, 'name'] : [...path, index];
    const id = reader.requiredText(at);
    if (id === undefined) return [];
    if (known.has(id)) return [id];
    reader.report(unknownSource(reader.spot(at), id, nearest(id, known.keys())));
    return [];
  });
}

function parseAsOf(reader: DeclarationReader, path: Path): string | undefined {
  const text = reader.text(path);
  if (text === undefined || parseDate(text) !== fault) return text;
  reader.report(
    wrongPropertyValue(reader.spot(path), 'asOf', 'a date such as 2024-02-07', quoted(text), undefined),
  );
  return undefined;
}
