/** Turns an imported table into the files of a book: its CSV file, and its place in a `datapackage.json`. */
import { applyEdits, type JSONPath, modify } from 'jsonc-parser';
import { capitalized } from '../language/capitalized.ts';
import { csvRecord } from '../load/csvRecord.ts';
import { packageProfile } from '../validate/descriptorSchema.ts';
import type { ImportedColumn, ImportedTable } from './ImportedTable.ts';
import { numberFormatOf } from './numberFormatOf.ts';

/** What the command line says of a table; what it leaves out is left out, so that a build names it. */
export interface TableWords {
  readonly name: string;
  readonly title: string;
  readonly asOf: string | undefined;
  readonly source: SourceWords | undefined;
}

export interface SourceWords {
  /** Undefined where the one source of a table is meant that is there. */
  readonly title: string | undefined;
  readonly publisher: string | undefined;
  readonly address: string | undefined;
  readonly grade: string | undefined;
  readonly retrieved: string | undefined;
}

export function csvOf(table: ImportedTable): string {
  const records = [table.columns.map(({ name }) => name)];
  for (let row = 0; row < table.rowCount; row += 1) {
    records.push(table.columns.map(({ texts }) => texts[row] ?? ''));
  }
  return records.map((cells) => csvRecord(cells, '\n')).join('');
}

/** `before` is the text of the topic's descriptor, where there is one; everything else in it stays as it is. */
export function descriptorWith(
  topic: string,
  before: string | undefined,
  table: ImportedTable,
  words: TableWords,
): string {
  const source = words.source === undefined ? undefined : sourceOf(words.source);
  const resource = resourceOf(table, words, source?.name);
  if (before === undefined) {
    const descriptor = {
      $schema: packageProfile,
      name: topic,
      title: titleOf(topic),
      ...(source === undefined ? {} : { sources: [source] }),
      resources: [resource],
    };
    return `${JSON.stringify(descriptor, null, 2)}\n`;
  }
  const withResource = descriptorInsert(before, 'resources', resource);
  const isKnown = source === undefined || before.includes(JSON.stringify(source.name));
  return isKnown ? withResource : descriptorInsert(withResource, 'sources', source);
}

/** At the end of a list of the text, which is begun where there is none. */
export function descriptorInsert(text: string, list: 'resources' | 'sources', value: object): string {
  const path: JSONPath = [list, -1];
  return applyEdits(
    text,
    modify(text, path, value, { formattingOptions: formattingOf(text), isArrayInsertion: true }),
  );
}

/** A property that is there or not; everything else stays as it is. */
export function descriptorSet(text: string, path: JSONPath, value: unknown): string {
  return applyEdits(text, modify(text, path, value, { formattingOptions: formattingOf(text) }));
}

function formattingOf(text: string) {
  const indent = /\n(\t| +)"/.exec(text)?.[1] ?? '  ';
  return {
    insertSpaces: indent !== '\t',
    tabSize: indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

function resourceOf(table: ImportedTable, words: TableWords, source: string | undefined): object {
  return {
    name: words.name,
    type: 'table',
    path: `${words.name}.csv`,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    title: words.title,
    ...(source === undefined ? {} : { sources: [{ name: source }] }),
    ...(words.asOf === undefined ? {} : { asOf: words.asOf }),
    schema: {
      fields: table.columns.map((column) => fieldOf(column, table)),
      ...(table.key.length === 0 ? {} : { primaryKey: table.key }),
    },
  };
}

/** Columns with so few different texts, each many times, are of a list of words. */
const MOST_CATEGORIES = 12;
const ROWS_PER_CATEGORY = 4;

function fieldOf(column: ImportedColumn, { key, rowCount }: ImportedTable): object {
  const { name, type, title, unit, missing, texts } = column;
  const isNumeric = type === 'number' || type === 'integer';
  const numberFormat = numberFormatOf(column);
  const words = type === 'string' ? [...new Set(texts)].filter((text) => text !== '') : [];
  const isList =
    words.length > 1 && words.length <= MOST_CATEGORIES && rowCount >= words.length * ROWS_PER_CATEGORY;
  const isListed = isList && !(key.length === 1 && key[0] === name);
  return {
    name,
    type,
    ...(title === name ? {} : { title }),
    ...(isNumeric && unit !== undefined ? { unit } : {}),
    ...(numberFormat === undefined || key.includes(name) ? {} : { numberFormat }),
    ...(isListed ? { categories: words } : {}),
    ...(missing.length === 0
      ? {}
      : { missingValues: [{ value: '', label: '' }, ...missing.map((value) => ({ value, label: '' }))] }),
  };
}

/** An entry of a package's sources. */
export function sourceOf({ title = '', publisher, address, grade, retrieved }: SourceWords) {
  return {
    name: idOf(title) || 'source',
    title,
    ...(address === undefined ? {} : { path: address }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(retrieved === undefined ? {} : { retrieved }),
    ...(grade === undefined ? {} : { grade }),
  };
}

/** Small letters, digits and hyphens. */
export function idOf(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
}

/** A name as words: `iowa-electricity` as `Iowa electricity`, with the hyphen of `2020-21`. */
export function titleOf(id: string): string {
  return capitalized(id.replace(/_+|(?<!\d)-+|-+(?!\d)/g, ' ').trim());
}
