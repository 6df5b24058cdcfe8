/** Turns the rows of a facts table into facts, each of the type that its row names. */

import type { SourceDocument } from '../load/BookSource.ts';
import * as catalogue from '../problems/catalogue/validate.ts';
import { nearest } from '../problems/nearest.ts';
import type { Place, Problem } from '../problems/Problem.ts';
import { spotOf } from '../problems/spot.ts';
import { languagePart } from './chooseLabels.ts';
import type { Fact, Scalar } from './Dataset.ts';
import { listOf } from './descriptorRules.ts';
import { fieldTypes } from './descriptorSchema.ts';
import { numberFormatOfField } from './numberFormat.ts';
import { cellParserOf, fault } from './parseCell.ts';
import type { ReadTable } from './readTable.ts';
import type { TableSchema } from './TableSchema.ts';

/** The columns of facts.csv that mean something here; those that may be left out are marked. Others are the book's own. */
const columns: readonly { readonly name: string; readonly optional?: true }[] = [
  { name: 'id' },
  { name: 'label' },
  { name: 'type' },
  { name: 'value' },
  { name: 'unit', optional: true },
  { name: 'number_format', optional: true },
  { name: 'as_of', optional: true },
  { name: 'source' },
  { name: 'status', optional: true },
  { name: 'stated_in', optional: true },
  { name: 'note', optional: true },
];

/** Columns with the words of another language: `label_es`, `note_es_MX`. */
const TRANSLATION = /^(?:label|unit|note)_[a-z]{2,3}(?:_[A-Za-z]{2})?$/;

/** Columns in which no fact may have a gap. */
const needed: readonly string[] = ['id', 'label', 'type', 'value', 'source'];

/** The schema of a table of facts with what holds for every such table: which cells must be filled, and what types the values. */
export function schemaOfFacts(schema: TableSchema): TableSchema {
  const fields = schema.fields.map((field) => ({
    ...field,
    required: field.required || needed.includes(field.field.name),
    ...(field.field.name === 'value' ? { typedBy: 'type' } : {}),
    ...(field.field.name === 'source' ? { field: { ...field.field, reference: 'source' as const } } : {}),
  }));
  return { ...schema, fields };
}

export interface ReadFacts {
  readonly facts: readonly FactRow[];
  readonly problems: readonly Problem[];
}

/** A fact beside the place of its id, where a second one of the same id is reported. */
export interface FactRow {
  readonly fact: Fact;
  readonly idPlace: Place;
}

export function readFacts(
  read: ReadTable,
  descriptor: SourceDocument,
  /** BCP 47; `label_es` stands for `label` in a book in Spanish. */
  language: string,
): ReadFacts {
  const problems: Problem[] = [];
  const { table } = read;
  const names = table.columns.map((column) => column.field.name);
  const fieldsSpot = () => spotOf(descriptor, [...read.path, 'schema', 'fields']);
  for (const { name, optional } of columns) {
    if (names.includes(name) || optional) continue;
    problems.push(catalogue.missingFactField(fieldsSpot(), name, nearest(name, names)));
  }
  const valueField = table.columns.find((column) => column.field.name === 'value');
  if (valueField !== undefined && valueField.field.type !== 'string') {
    problems.push(catalogue.factValueNotText(fieldsSpot(), valueField.field.type));
  }
  if (problems.length > 0) return { facts: [], problems };
  const facts: FactRow[] = [];
  for (let row = 0; row < table.rowCount; row += 1) {
    const fact = readFact(read, row, language, problems);
    if (fact !== undefined) facts.push({ fact, idPlace: read.reader.placeOf(row, 'id') });
  }
  return { facts, problems };
}

function readFact(read: ReadTable, row: number, language: string, problems: Problem[]): Fact | undefined {
  const { table } = read;
  const cell = (name: string): Scalar =>
    table.columns.find((column) => column.field.name === name)?.values[row] ?? null;
  const text = (name: string): string => String(cell(name) ?? '');
  const label = (name: string): string =>
    [language.replace('-', '_'), languagePart(language)]
      .map((tag) => text(`${name}_${tag}`))
      .find((words) => words !== '') ?? text(name);
  const spot = (name: string) => read.reader.spotOf(row, name);
  const before = problems.length;
  const id = text('id');
  if (id !== '' && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) problems.push(catalogue.badFactId(spot('id'), id));
  const type = wordOf(fieldTypes, text('type'));
  if (type === undefined && text('type') !== '') {
    problems.push(
      catalogue.notInList(spot('type'), listOf(fieldTypes), text('type'), nearest(text('type'), fieldTypes)),
    );
  }
  const unit = label('unit');
  const format = text('number_format');
  const parsed = format === '' ? undefined : numberFormatOfField(type, format, unit);
  if (parsed !== undefined && 'reason' in parsed) {
    problems.push(catalogue.badNumberFormat(spot('number_format'), format, parsed.reason));
  }
  if (type === 'number' && unit === '') problems.push(catalogue.missingFactUnit(spot('unit')));
  const asOf = text('as_of') === '' ? table.asOf : text('as_of');
  if (!isDateText(asOf)) {
    problems.push(catalogue.badFactDate(spot('as_of'), text('as_of')));
  }
  const value = cell('value');
  if (problems.length > before || id === '' || type === undefined || value === null) return undefined;
  const note = label('note');
  const statedIn = text('stated_in');
  const status = text('status');
  const statusField = table.columns.find(({ field }) => field.name === 'status')?.field;
  const statusLabel = statusField?.categories?.get(status);
  const ownColumns = table.columns
    .filter(({ field }) => !columns.some(({ name }) => name === field.name) && !TRANSLATION.test(field.name))
    .map(({ field, values }) => ({ field, value: values[row] ?? null }));
  return {
    id,
    topic: table.topic,
    label: label('label'),
    type,
    value,
    asOf,
    source: text('source'),
    place: read.reader.placeOf(row, 'value'),
    ...(unit === '' ? {} : { unit }),
    ...(parsed !== undefined && 'format' in parsed ? { numberFormat: parsed.format } : {}),
    ...(status === '' ? {} : { status }),
    ...(statusLabel === undefined ? {} : { statusLabel }),
    ...(statedIn === '' ? {} : { statedIn }),
    ...(note === '' ? {} : { note }),
    ...(ownColumns.length === 0 ? {} : { ownColumns }),
    ...(table.updateFrequency === undefined ? {} : { updateFrequency: table.updateFrequency }),
  };
}

/** A day, a month or a year of the calendar. */
function isDateText(text: string): boolean {
  return (['date', 'yearmonth', 'year'] as const).some((type) => cellParserOf({ type })?.(text) !== fault);
}

function wordOf<Word extends string>(words: readonly Word[], text: string): Word | undefined {
  return words.find((word) => word === text);
}
