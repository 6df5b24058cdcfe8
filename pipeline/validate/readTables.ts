/** Turns a book's source into typed tables, facts and sources: the reading half of `validate`. */

import { defaultLanguage } from '../language/languages.ts';
import { defaultLimits, type Limits } from '../limits/Limits.ts';
import { webAddress } from '../links/parseLink.ts';
import type { BookSource, TopicSource } from '../load/BookSource.ts';
import * as catalogue from '../problems/catalogue/validate.ts';
import { nearest } from '../problems/nearest.ts';
import type { Place, Problem, StageResult } from '../problems/Problem.ts';
import { spotOf } from '../problems/spot.ts';
import { lineOfText } from '../problems/TextLines.ts';
import { checkReferences } from './checkReferences.ts';
import type { Fact, Source, Table } from './Dataset.ts';
import type { PackageDescriptor } from './Descriptor.ts';
import { type DescriptorRules, descriptorRules, propertyOf } from './descriptorRules.ts';
import { type FactRow, readFacts } from './readFacts.ts';
import { type ReadTable, readTable } from './readTable.ts';
import { readShapes } from './shapes/readShapes.ts';
import type { Shapes } from './shapes/Shapes.ts';
import type { TypedBook } from './TypedBook.ts';

/** The value is there even where problems were found: what could be read, so that later checks can go on. */
export function readTables(
  book: BookSource,
  rules: DescriptorRules = descriptorRules(),
  /** BCP 47, of the labels of facts. */
  language: string = defaultLanguage.tag,
  limits: Limits = defaultLimits,
): StageResult<TypedBook> {
  const problems: Problem[] = [];
  const packages = book.topics.map((source) => {
    const { value, problems: found } = rules.package(source.descriptor, []);
    problems.push(...found);
    return { source, descriptor: value ?? withResourcesOnly(source), isWhole: value !== undefined };
  });
  const sources = new Map<string, Source>();
  for (const { source, descriptor } of packages) {
    for (const entry of sourcesOf(source, descriptor)) {
      const earlier = sources.get(entry.id);
      if (earlier === undefined) sources.set(entry.id, entry);
      else problems.push(duplicate(source, entry.place, 'source', entry.id, earlier.place));
    }
  }
  const knownSources = packages.every(({ isWhole }) => isWhole) ? sources : undefined;
  const tables = new Map<string, Table>();
  const facts = new Map<string, FactRow>();
  const shapes = new Map<string, Shapes>();
  // A chart and a template name outlines as they name tables.
  const placeOfName = (id: string) => tables.get(id)?.placeOf() ?? shapes.get(id)?.place;
  const faulty = new Set<string>();
  for (const { source, descriptor } of packages) {
    const topic = readTopic(source, descriptor, rules, knownSources, language, limits);
    problems.push(...topic.problems);
    for (const name of topic.faulty) faulty.add(name);
    for (const table of topic.tables) {
      const earlier = placeOfName(table.id);
      if (earlier === undefined) tables.set(table.id, table);
      else problems.push(duplicate(source, table.placeOf(), 'table', table.id, earlier));
    }
    for (const entry of topic.shapes) {
      const earlier = placeOfName(entry.id);
      if (earlier === undefined) shapes.set(entry.id, entry);
      else problems.push(duplicate(source, entry.place, 'table', entry.id, earlier));
    }
    for (const row of topic.facts) {
      const { id } = row.fact;
      const earlier = facts.get(id);
      if (earlier === undefined) facts.set(id, row);
      // Within one file the primary key has reported it already.
      else if (earlier.idPlace.file !== row.idPlace.file) {
        problems.push(duplicate(source, row.idPlace, 'fact', id, earlier.idPlace));
      }
    }
  }
  const value: TypedBook = {
    book: book.book,
    tables,
    faulty,
    facts: new Map([...facts].map(([id, { fact }]): [string, Fact] => [id, fact])),
    sources,
    shapes,
    topics: new Map(packages.map(({ source, descriptor }) => [source.topic, descriptor.title])),
    declarations: book.topics
      .filter((source) => source.derived !== undefined || source.checks !== undefined)
      .map(({ topic, derived, checks }) => ({ topic, derived, checks })),
  };
  return { value, problems };
}

/** What remains of a package whose own properties are at fault, so that those of its tables are found as well. */
function withResourcesOnly(source: TopicSource): PackageDescriptor {
  const resources = propertyOf(source.descriptor.data, 'resources');
  return {
    $schema: '',
    name: source.topic,
    title: source.topic,
    resources: Array.isArray(resources) ? resources : [],
  };
}

function readTopic(
  source: TopicSource,
  descriptor: PackageDescriptor,
  rules: DescriptorRules,
  sources: ReadonlyMap<string, Source> | undefined,
  language: string,
  limits: Limits,
): {
  readonly tables: readonly Table[];
  readonly faulty: ReadonlySet<string>;
  readonly facts: readonly FactRow[];
  readonly shapes: readonly Shapes[];
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const read: ReadTable[] = [];
  const shapes: Shapes[] = [];
  const faulty = new Set<string>();
  descriptor.resources.forEach((entry, index) => {
    if (propertyOf(entry, 'role') === 'shapes') {
      const outlines = readShapesResource(source, index, rules, sources, limits);
      problems.push(...outlines.problems);
      if (outlines.value !== undefined) shapes.push(outlines.value);
      return;
    }
    const resource = rules.resource(source.descriptor, ['resources', index]);
    problems.push(...resource.problems);
    const table =
      resource.value && readTable(source, index, resource.value, descriptor.licenses ?? [], sources);
    problems.push(...(table?.problems ?? []));
    const name = propertyOf(entry, 'name');
    if (table?.value !== undefined) read.push(table.value);
    else if (typeof name === 'string') faulty.add(name);
  });
  const byName = new Map([...read].reverse().map((entry) => [entry.table.id, entry]));
  const facts: FactRow[] = [];
  for (const entry of read) {
    if (entry.resource.role === 'facts') {
      const found = readFacts(entry, source.descriptor, language);
      facts.push(...found.facts);
      problems.push(...found.problems);
    }
    problems.push(...checkReferences(entry, byName, source.descriptor, sources, faulty));
  }
  const tables = read.filter(({ resource }) => resource.role !== 'facts').map(({ table }) => table);
  return { tables, faulty, facts, shapes, problems };
}

function readShapesResource(
  source: TopicSource,
  index: number,
  rules: DescriptorRules,
  sources: ReadonlyMap<string, Source> | undefined,
  limits: Limits,
): StageResult<Shapes> {
  const path = ['resources', index];
  const { value: resource, problems: found } = rules.shapes(source.descriptor, path);
  const problems = [...found];
  const document = resource && source.shapes.get(resource.path);
  // Why a file could not be read has been reported.
  if (resource === undefined || document === undefined) return { value: undefined, problems };
  const named = (resource.sources ?? []).map(({ name }) => name);
  named.forEach((name, at) => {
    if (sources === undefined || sources.has(name)) return;
    const spot = spotOf(source.descriptor, [...path, 'sources', at, 'name']);
    problems.push(catalogue.unknownSource(spot, name, nearest(name, sources.keys())));
  });
  const shapes = readShapes(document, resource, limits);
  problems.push(...shapes.problems);
  if (shapes.value === undefined) return { value: undefined, problems };
  const value = {
    id: resource.name,
    topic: source.topic,
    title: resource.title,
    shapes: shapes.value,
    projected: resource.projected ?? false,
    sources: named,
    place: spotOf(source.descriptor, [...path, 'name']).place,
  };
  return { value, problems };
}

function sourcesOf(source: TopicSource, descriptor: PackageDescriptor): Source[] {
  return (descriptor.sources ?? []).map((entry, index) => {
    const address = entry.path === undefined ? undefined : webAddress(entry.path);
    return {
      id: entry.name,
      topic: source.topic,
      publisher: entry.publisher,
      title: entry.title,
      grade: entry.grade,
      // Few ask, and to find it the whole text is read again.
      get place() {
        return { file: source.descriptor.path, ...source.descriptor.positionOf(['sources', index, 'name']) };
      },
      ...(address === undefined ? {} : { address }),
      ...(entry.retrieved === undefined ? {} : { read: entry.retrieved }),
      ...(entry.licence === undefined ? {} : { licence: entry.licence }),
      ...(entry.series === undefined ? {} : { series: entry.series }),
      ...(entry.period === undefined ? {} : { period: entry.period }),
    };
  });
}

function duplicate(source: TopicSource, place: Place, kind: string, id: string, earlier: Place): Problem {
  const line = place.line ?? 1;
  const csv = [...source.csv.values()].find((file) => file.path === place.file);
  const excerpt = csv === undefined ? lineOfText(source.descriptor.text, line) : csv.lineText(line);
  return catalogue.duplicateId({ place, excerpt }, kind, id, { message: 'first here', place: earlier });
}
