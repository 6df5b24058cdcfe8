/** Turns the schema of a table, in a descriptor or a declaration, into what reads and judges its cells. */

import type { SourceDocument } from '../load/BookSource.ts';
import type { NumberFormat } from '../numbers/NumberFormat.ts';
import * as catalogue from '../problems/catalogue/validate.ts';
import { nearest } from '../problems/nearest.ts';
import type { Problem, StageResult } from '../problems/Problem.ts';
import { spotOf } from '../problems/spot.ts';
import { companionProblems } from './companionFields.ts';
import type { Field } from './Dataset.ts';
import type {
  FieldDescriptor,
  MissingValuesDescriptor,
  NumberMarks,
  SchemaDescriptor,
} from './Descriptor.ts';
import type { DocumentPath } from './descriptorRules.ts';
import { numberFormatOfField } from './numberFormat.ts';
import { type CellStatus, statusOfMark } from './observationStatus.ts';
import { type CellFormat, cellParserOf } from './parseCell.ts';
import type { FieldSchema, ForeignKey, TableSchema } from './TableSchema.ts';
import { valueRulesOf } from './valueRules.ts';

export interface SchemaContext {
  /** Ids of the table's notes, which fields may name. */
  readonly noteIds: ReadonlySet<string>;
  /** Whether numbers need a unit: not in registers and facts, whose rows name their own. */
  readonly needsUnits: boolean;
  /** Of the whole file, for fields that name none of their own. */
  readonly marks?: NumberMarks;
}

/** Reads the schema that stands at `path` of a document, whose form is known to be right. */
export function readSchema(
  schema: SchemaDescriptor,
  document: SourceDocument,
  path: DocumentPath,
  context: SchemaContext,
): StageResult<TableSchema> {
  const problems: Problem[] = [];
  const at = (...steps: DocumentPath) => spotOf(document, [...path, ...steps]);
  const names = schema.fields.map((field) => field.name);
  const known = (list: readonly string[], ...steps: DocumentPath): boolean => {
    const unknown = list.filter((name) => !names.includes(name));
    for (const name of unknown) {
      const step = list.indexOf(name);
      problems.push(catalogue.unknownField(at(...steps, step), name, nearest(name, names)));
    }
    return unknown.length === 0;
  };
  const key = namesOf(schema.primaryKey);
  let isSound = known(key, 'primaryKey');
  const fields: FieldSchema[] = [];
  schema.fields.forEach((descriptor, index) => {
    if (names.indexOf(descriptor.name) < index) {
      problems.push(catalogue.duplicateField(at('fields', index, 'name'), descriptor.name));
      isSound = false;
    }
    const read = readField(descriptor, {
      document,
      path: [...path, 'fields', index],
      missingValues: schema.missingValues ?? [''],
      isKey: key.includes(descriptor.name),
      context,
    });
    problems.push(...read.problems);
    if (read.value === undefined) isSound = false;
    else fields.push(read.value);
  });
  problems.push(...companionProblems(schema.fields, (index, name) => at('fields', index, name)));
  const uniqueKeys = schema.uniqueKeys ?? [];
  uniqueKeys.forEach((list, index) => {
    isSound = known(list, 'uniqueKeys', index) && isSound;
  });
  const foreignKeys = (schema.foreignKeys ?? []).map((foreign, index): ForeignKey => {
    const own = namesOf(foreign.fields);
    const theirs = namesOf(foreign.reference.fields);
    isSound = known(own, 'foreignKeys', index, 'fields') && isSound;
    if (own.length !== theirs.length) {
      problems.push(catalogue.unequalKeys(at('foreignKeys', index), own.length, theirs.length));
      isSound = false;
    }
    const { resource } = foreign.reference;
    return { fields: own, table: resource === '' ? undefined : resource, tableFields: theirs };
  });
  if (!isSound) return { value: undefined, problems };
  const fieldsMatch =
    typeof schema.fieldsMatch === 'string' ? schema.fieldsMatch : (schema.fieldsMatch?.[0] ?? 'exact');
  return { value: { fields, fieldsMatch, key, uniqueKeys, foreignKeys }, problems };
}

interface FieldContext {
  readonly document: SourceDocument;
  readonly path: DocumentPath;
  readonly missingValues: MissingValuesDescriptor;
  readonly isKey: boolean;
  readonly context: SchemaContext;
}

function readField(descriptor: FieldDescriptor, where: FieldContext): StageResult<FieldSchema> {
  const problems: Problem[] = [];
  const at = (...steps: DocumentPath) => spotOf(where.document, [...where.path, ...steps]);
  const { name, type, unit, numberFormat } = descriptor;
  const isNumeric = type === 'number' || type === 'integer';
  if (isNumeric && where.context.needsUnits) {
    const lacks = type === 'number' ? unit === undefined || unit.trim() === '' : unit === undefined;
    if (lacks) problems.push(catalogue.missingUnit(at(), name, type));
  }
  const parsed = numberFormat === undefined ? undefined : numberFormatOfField(type, numberFormat, unit);
  if (numberFormat !== undefined && parsed !== undefined && 'reason' in parsed) {
    problems.push(catalogue.badNumberFormat(at('numberFormat'), numberFormat, parsed.reason));
  }
  (descriptor.notes ?? []).forEach((id, index) => {
    if (where.context.noteIds.has(id)) return;
    problems.push(catalogue.unknownNote(at('notes', index), id, nearest(id, where.context.noteIds)));
  });
  const format = cellFormatOf({ ...where.context.marks, ...descriptor });
  const parse = cellParserOf(format);
  if (parse === undefined) {
    problems.push(catalogue.badFieldFormat(at('format'), type, descriptor.format ?? ''));
    return { value: undefined, problems };
  }
  const { rules, problems: ruleProblems } = valueRulesOf(descriptor, format, parse, at);
  problems.push(...ruleProblems);
  const value: FieldSchema = {
    field: fieldOf(descriptor, parsed !== undefined && 'format' in parsed ? parsed.format : undefined),
    format,
    parse,
    missing: missingMapOf(descriptor.missingValues ?? where.missingValues),
    required: where.isKey || descriptor.constraints?.required === true,
    unique: descriptor.constraints?.unique === true,
    rules,
  };
  return { value, problems };
}

function fieldOf(descriptor: FieldDescriptor, numberFormat: NumberFormat | undefined): Field {
  const { name, type, description, unit, print, reference, statusOf, errorOf, periodEnds } = descriptor;
  const categories = categoryLabelsOf(descriptor);
  return {
    name,
    title: descriptor.title ?? name,
    type,
    notes: descriptor.notes ?? [],
    ...(description === undefined ? {} : { description }),
    ...(unit === undefined || unit.trim() === '' ? {} : { unit }),
    ...(numberFormat === undefined ? {} : { numberFormat }),
    ...(categories === undefined ? {} : { categories }),
    ...(print === undefined ? {} : { print }),
    ...(reference === undefined ? {} : { reference }),
    ...(statusOf === undefined ? {} : { statusOf }),
    ...(errorOf === undefined ? {} : { errorOf }),
    ...(periodEnds === undefined ? {} : { periodEnds }),
  };
}

function cellFormatOf(descriptor: FieldDescriptor): CellFormat {
  const { type, format, decimalChar, groupChar, bareNumber, trueValues, falseValues } = descriptor;
  return {
    type,
    ...(format === undefined ? {} : { format }),
    ...(decimalChar === undefined ? {} : { decimalChar }),
    ...(groupChar === undefined ? {} : { groupChar }),
    ...(bareNumber === undefined ? {} : { bareNumber }),
    ...(trueValues === undefined ? {} : { trueValues }),
    ...(falseValues === undefined ? {} : { falseValues }),
  };
}

function categoryLabelsOf(descriptor: FieldDescriptor): ReadonlyMap<string, string> | undefined {
  if (descriptor.categories === undefined) return undefined;
  return new Map(
    descriptor.categories.map((category) =>
      typeof category === 'object'
        ? [String(category.value), category.label ?? String(category.value)]
        : [String(category), String(category)],
    ),
  );
}

function missingMapOf(missing: MissingValuesDescriptor): ReadonlyMap<string, CellStatus | null> {
  return new Map(
    missing.map((entry) => {
      const { value, label = '' } = typeof entry === 'string' ? { value: entry } : entry;
      const name = statusOfMark(value);
      // Of an empty cell nothing is said; a sign of the data's own stands for "not available" unless it says more.
      if (label === '' && name === undefined && value === '') return [value, null];
      return [value, { ...(name === undefined ? {} : { name }), sign: value, label }];
    }),
  );
}

function namesOf(names: string | readonly string[] | undefined): readonly string[] {
  if (names === undefined) return [];
  return typeof names === 'string' ? [names] : names;
}
