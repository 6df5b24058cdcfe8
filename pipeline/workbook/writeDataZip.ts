/** Turns a dataset into a zip of CSV files and the Data Package v2 descriptor that explains them. */
import type { Manuscript } from '../compose/Manuscript.ts';
import { printedSvg } from '../compose/printedSvg.ts';
import { titleOfDocument } from '../compose/titleOfDocument.ts';
import type { Language } from '../language/Language.ts';
import { csvRecord } from '../load/csvRecord.ts';
import type { Shelf } from '../memo/Shelf.ts';
import { countRows } from '../validate/countRows.ts';
import type { Dataset, Fact, Licence, Source, Table } from '../validate/Dataset.ts';
import { formatCell } from '../validate/formatCell.ts';
import { Signs } from '../validate/Signs.ts';
import { describeField } from './describeField.ts';
import { licenceId } from './licenceId.ts';
import { type PackedPart, type PartContent, type PlainParts, zipParts } from './write/zipParts.ts';
import { type ZipColumn, zipColumns } from './zipColumns.ts';
import { companionLines, type ZipCompanion, zipCompanions } from './zipCompanions.ts';
import { zipReadme } from './zipReadme.ts';

/** Larger tables are written in chunks, and so is what stands around them where all together are larger. */
const STREAM_FROM = 20_000;
/** The end of a record in RFC 4180, which is the default of a table dialect. */
const END = '\r\n';

/** Every table of the dataset, however large, but no registers; the same input gives the same bytes. */
export function writeDataZip(
  dataset: Dataset,
  manuscript: Manuscript,
  packed?: Shelf<PackedPart>,
): Uint8Array {
  return zipParts(dataZipParts(dataset, manuscript), DESCRIPTOR, packed);
}

/** The same by other means, another thread's above all; undefined of tables so large that their text is better made while it is zipped. */
export function zipDataBy(
  zip: (parts: PlainParts, first: string) => Promise<Uint8Array>,
  dataset: Dataset,
  manuscript: Manuscript,
): Promise<Uint8Array> | undefined {
  if (isLarge(dataset)) return undefined;
  const parts = [...dataZipParts(dataset, manuscript)].map(
    ([name, content]) =>
      [
        name,
        typeof content === 'string' || content instanceof Uint8Array ? content : joined(content),
      ] as const,
  );
  return zip(new Map(parts), DESCRIPTOR);
}

function isLarge({ tables }: Dataset): boolean {
  return countRows(tables.values()) > STREAM_FROM;
}

const joined = (chunks: Iterable<string>) => [...chunks].join('');

function dataZipParts(dataset: Dataset, manuscript: Manuscript): ReadonlyMap<string, PartContent> {
  const tables = [...dataset.tables.values()].filter((table) => table.role !== 'register');
  const { words, pack } = manuscript.book.language;
  const parts = new Map<string, PartContent>();
  const columns = new Map(
    tables.map((table) => [table.id, zipColumns(table, new Signs(table, words.statuses), pack)]),
  );
  for (const table of tables) {
    const lines = csvLines(table, columns.get(table.id) ?? []);
    parts.set(`${table.id}.csv`, table.rowCount > STREAM_FROM ? lines : joined(lines));
  }
  const facts = [...dataset.facts.values()];
  if (facts.length > 0) parts.set(FACTS_FILE, factLines(facts));
  for (const block of manuscript.charts) parts.set(`charts/${block.chart.id}.svg`, printedSvg(block));
  const fileOf = companionFile(tables);
  const companions = zipCompanions(dataset, manuscript, tables, columns);
  for (const companion of companions) {
    const lines = companionLines(companion, END);
    parts.set(fileOf(companion.name), isLarge(dataset) ? lines : joined(lines));
  }
  const [first] = tables;
  if (first !== undefined) parts.set(README, zipReadme(manuscript, first, fileOf));
  const resources = tables.map((table) =>
    describeTable(table, columns.get(table.id) ?? [], dataset, manuscript.book.language),
  );
  const descriptor = describePackage(dataset, manuscript, resources, facts, companions, fileOf);
  parts.set(DESCRIPTOR, `${JSON.stringify(descriptor, null, 2)}\n`);
  return parts;
}

const DESCRIPTOR = 'datapackage.json';
const FACTS_FILE = 'all-facts.csv';
const README = 'README.txt';
const CHUNK_ROWS = 2_000;

function* csvLines({ rowCount }: Table, columns: readonly ZipColumn[]): Generator<string, void, undefined> {
  let chunk = record(columns.map(({ field }) => field.name));
  for (let row = 0; row < rowCount; row++) {
    chunk += record(columns.map(({ textOf }) => textOf(row)));
    if (row % CHUNK_ROWS === CHUNK_ROWS - 1) {
      yield chunk;
      chunk = '';
    }
  }
  yield chunk;
}

const record = (cells: readonly string[]) => csvRecord(cells, END);

type Described = Readonly<Record<string, unknown>>;

function describePackage(
  dataset: Dataset,
  manuscript: Manuscript,
  tables: readonly Described[],
  facts: readonly Fact[],
  companions: readonly ZipCompanion[],
  fileOf: (name: ZipCompanion['name']) => string,
): Described {
  const { book } = manuscript;
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: book.fileName,
    title: titleOfDocument(manuscript),
    ...(book.subtitle === '' ? {} : { description: book.subtitle }),
    version: book.edition,
    created: `${book.edition}T00:00:00Z`,
    keywords: book.keywords,
    contributors: [
      ...book.authors.map((title) => ({ title, roles: ['author'] })),
      ...(book.publisher === '' ? [] : [{ title: book.publisher, roles: ['publisher'] }]),
    ],
    ...(book.licence === '' ? {} : { licenses: [licenceOf({ title: book.licence })] }),
    sources: [...dataset.sources.values()].map(describeSource),
    resources: [
      ...tables,
      ...(facts.length === 0 ? [] : [describeFacts(book.language.pack.titles.facts)]),
      ...companions.map((companion) =>
        describeCompanion(companion, fileOf(companion.name), book.language.pack.zip.files[companion.name]),
      ),
    ],
  };
}

/** An id that the descriptor of the data gives is one already; of words alone it is made. */
function licenceOf(licence: Licence): Described {
  return { name: licenceId(licence.title), ...licence };
}

function describeSource(source: Source): Described {
  return {
    name: source.id,
    title: source.title,
    ...(source.address === undefined ? {} : { path: source.address }),
    publisher: source.publisher,
    ...(source.read === undefined ? {} : { retrieved: source.read }),
    grade: source.grade,
    ...(source.licence === undefined ? {} : { licence: source.licence }),
  };
}

function describeTable(
  table: Table,
  columns: readonly ZipColumn[],
  dataset: Dataset,
  { pack }: Language,
): Described {
  return {
    name: table.id,
    type: 'table',
    path: `${table.id}.csv`,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    title: table.title,
    ...(table.shortTitle === undefined ? {} : { shortTitle: table.shortTitle }),
    ...(table.description === '' ? {} : { description: table.description }),
    ...(table.licences === undefined ? {} : { licenses: table.licences.map(licenceOf) }),
    sources: table.sources.map((id) => ({ name: id, title: dataset.sources.get(id)?.title ?? id })),
    asOf: table.asOf,
    ...(table.updateFrequency === undefined ? {} : { updateFrequency: table.updateFrequency }),
    ...(table.notes.length === 0 ? {} : { notes: table.notes.map(({ rows, ...note }) => note) }),
    ...(table.derivedFrom.length === 0 ? {} : { derivedFrom: table.derivedFrom }),
    schema: {
      fields: columns.map((column) =>
        fieldDescriptor(column, describeField(table, column.field, dataset, pack)),
      ),
      ...(table.key.length === 0 ? {} : { primaryKey: table.key }),
    },
  };
}

/** An empty cell is a gap by default. */
function fieldDescriptor({ field, missing }: ZipColumn, description: string | undefined): Described {
  return {
    name: field.name,
    type: field.type,
    title: field.title,
    ...(description === undefined ? {} : { description }),
    ...(field.unit === undefined ? {} : { unit: field.unit }),
    ...(field.numberFormat === undefined ? {} : { numberFormat: field.numberFormat.text }),
    ...(field.categories === undefined
      ? {}
      : {
          categories: [...field.categories].map(([value, label]) => ({
            value: field.type === 'integer' ? Number(value) : value,
            label,
          })),
        }),
    ...(field.statusOf === undefined ? {} : { statusOf: field.statusOf }),
    ...(field.errorOf === undefined ? {} : { errorOf: field.errorOf }),
    ...(field.notes.length === 0 ? {} : { notes: field.notes }),
    ...(missing === undefined
      ? {}
      : { missingValues: missing.map(({ sign, meaning }) => ({ value: sign, label: meaning })) }),
  };
}

const factFields = [
  'id',
  'label',
  'type',
  'value',
  'unit',
  'number_format',
  'as_of',
  'source',
  'status',
  'note',
];

function factLines(facts: readonly Fact[]): string {
  return [
    record(factFields),
    ...facts.map((fact) =>
      record(
        [
          fact.id,
          fact.label,
          fact.type,
          fact.value === null ? '' : formatCell(fact, fact.value),
          fact.unit,
          fact.numberFormat?.text,
          fact.asOf,
          fact.source,
          fact.status,
          fact.note,
        ].map((cell) => cell ?? ''),
      ),
    ),
  ].join('');
}

/** A table that has the name of a companion keeps it. */
function companionFile(tables: readonly Table[]): (name: ZipCompanion['name']) => string {
  const taken = new Set(tables.map(({ id }) => id));
  return (name) => `${taken.has(name) ? `pack-${name}` : name}.csv`;
}

function describeCompanion({ fields, key }: ZipCompanion, file: string, title: string): Described {
  return {
    name: file.replace('.csv', ''),
    type: 'table',
    path: file,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    title,
    schema: { fields: fields.map((name) => ({ name, type: 'string' })), primaryKey: key },
  };
}

function describeFacts(title: string): Described {
  return {
    name: FACTS_FILE.replace('.csv', ''),
    type: 'table',
    path: FACTS_FILE,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    title,
    schema: { fields: factFields.map((name) => ({ name, type: 'string' })), primaryKey: ['id'] },
  };
}
