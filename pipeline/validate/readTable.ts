/** Turns one resource of a package and its CSV text into a typed table. */
import type { CsvText, SourceDocument, TopicSource } from '../load/BookSource.ts';
import * as catalogue from '../problems/catalogue/validate.ts';
import { nearest } from '../problems/nearest.ts';
import type { Problem, StageResult } from '../problems/Problem.ts';
import { spotOf } from '../problems/spot.ts';
import type { Licence, Source, Table } from './Dataset.ts';
import type { LicenceDescriptor, NumberMarks, ResourceDescriptor } from './Descriptor.ts';
import { asOfProblems } from './dataPeriod.ts';
import type { DocumentPath } from './descriptorRules.ts';
import { RowReader } from './RowReader.ts';
import { schemaOfFacts } from './readFacts.ts';
import { readSchema } from './readSchema.ts';
import type { TableSchema } from './TableSchema.ts';

/** A table beside what is needed to check its references to other tables and to sources. */
export interface ReadTable {
  readonly table: Table;
  readonly resource: ResourceDescriptor;
  readonly csv: CsvText;
  readonly schema: TableSchema;
  readonly reader: RowReader;
  /** Where the resource stands in the descriptor. */
  readonly path: DocumentPath;
}

/** `sources` is undefined where not all of them could be read, so that none can be called unknown. */
export function readTable(
  source: TopicSource,
  index: number,
  resource: ResourceDescriptor,
  packageLicences: readonly LicenceDescriptor[],
  sources: ReadonlyMap<string, Source> | undefined,
): StageResult<ReadTable> {
  const { descriptor } = source;
  const path = ['resources', index];
  const role = resource.role ?? 'table';
  const noteIds = new Set((resource.notes ?? []).map((note) => note.id));
  const read = readSchema(resource.schema, descriptor, [...path, 'schema'], {
    noteIds,
    needsUnits: role === 'table',
    ...(resource.dialect === undefined ? {} : { marks: numberMarks(resource.dialect) }),
  });
  const problems: Problem[] = [...read.problems];
  problems.push(...missingParts(descriptor, path, resource), ...duplicateNotes(descriptor, path, resource));
  const sourceIds = (resource.sources ?? []).map((entry) => entry.name);
  sourceIds.forEach((id, position) => {
    if (sources === undefined || sources.has(id)) return;
    const spot = spotOf(descriptor, [...path, 'sources', position, 'name']);
    problems.push(catalogue.unknownSource(spot, id, nearest(id, sources.keys())));
  });
  const csv = source.csv.get(resource.path);
  if (read.value === undefined || csv === undefined) return { value: undefined, problems };
  const schema = role === 'facts' ? schemaOfFacts(read.value) : read.value;
  const reader = new RowReader(schema, csv, problems);
  const columns = reader.read();
  const licences = (resource.licenses ?? packageLicences).map(licenceOf);
  const table: Table = {
    id: resource.name,
    topic: source.topic,
    title: resource.title,
    ...(resource.shortTitle === undefined ? {} : { shortTitle: resource.shortTitle }),
    description: resource.description ?? '',
    columns,
    rowCount: csv.rowCount,
    key: schema.key,
    notes: resource.notes ?? [],
    sources: sourceIds,
    asOf: resource.asOf ?? '',
    derivedFrom: [],
    ...(licences.length === 0 ? {} : { licences }),
    ...(resource.updateFrequency === undefined ? {} : { updateFrequency: resource.updateFrequency }),
    ...(resource.totalsWhere === undefined ? {} : { totalsWhere: resource.totalsWhere }),
    ...(role === 'register' ? { role } : {}),
    placeOf: (row, field) =>
      row === undefined
        ? { file: descriptor.path, ...descriptor.positionOf([...path, 'name']) }
        : reader.placeOf(row, field),
  };
  if (role === 'table' && resource.asOf !== undefined) {
    problems.push(...asOfProblems(table, () => spotOf(descriptor, [...path, 'asOf'])));
  }
  return { value: { table, resource, csv, schema, reader, path }, problems };
}

/** A dialect says more than how numbers are written. */
function numberMarks({ decimalChar, groupChar }: NumberMarks): NumberMarks {
  return {
    ...(decimalChar === undefined ? {} : { decimalChar }),
    ...(groupChar === undefined ? {} : { groupChar }),
  };
}

/** What a table of figures must say of itself, and a register need not. */
function missingParts(
  descriptor: SourceDocument,
  path: DocumentPath,
  resource: ResourceDescriptor,
): Problem[] {
  const problems: Problem[] = [];
  const lacks = (name: string, ...steps: DocumentPath) => {
    problems.push(catalogue.missingProperty(spotOf(descriptor, [...path, ...steps]), name));
  };
  const role = resource.role ?? 'table';
  if (resource.schema.primaryKey === undefined) lacks('primaryKey', 'schema');
  if (role === 'table' && (resource.sources ?? []).length === 0) lacks('sources');
  if (role !== 'register' && resource.asOf === undefined) lacks('asOf');
  return problems;
}

function duplicateNotes(
  descriptor: SourceDocument,
  path: DocumentPath,
  resource: ResourceDescriptor,
): Problem[] {
  const notes = resource.notes ?? [];
  return notes.flatMap((note, index) => {
    const earlier = notes.findIndex((other) => other.id === note.id);
    if (earlier === index) return [];
    const place = { file: descriptor.path, ...descriptor.positionOf([...path, 'notes', earlier, 'id']) };
    const spot = spotOf(descriptor, [...path, 'notes', index, 'id']);
    return [catalogue.duplicateId(spot, 'note', note.id, { message: 'first here', place })];
  });
}

function licenceOf(licence: LicenceDescriptor): Licence {
  return { ...licence, title: licence.title ?? licence.name ?? licence.path ?? '' };
}
