/** Turns a book's source into typed tables, facts and sources: the reading half of `validate`. */
import type { BookSource, TopicSource } from '../load/BookSource.ts';
import * as catalogue from '../problems/catalogue/validate.ts';
import type { Place, Problem, StageResult } from '../problems/Problem.ts';
import { spotOf } from '../problems/spot.ts';
import type { Fact, Source, Table } from './Dataset.ts';
import type { PackageDescriptor } from './Descriptor.ts';
import { type DescriptorRules, descriptorRules } from './descriptorRules.ts';
import { readFacts } from './readFacts.ts';
import { checkReferences, type ReadTable, readTable } from './readTable.ts';
import type { TypedBook } from './TypedBook.ts';

/** The value is there even where problems were found: what could be read, so that later checks can go on. */
export function readTables(
  book: BookSource,
  rules: DescriptorRules = descriptorRules(),
): StageResult<TypedBook> {
  const problems: Problem[] = [];
  const packages = book.topics.flatMap((source) => {
    const { value, problems: found } = rules.package(source.descriptor, []);
    problems.push(...found);
    return value === undefined ? [] : [{ source, descriptor: value }];
  });
  const sources = new Map<string, Source>();
  for (const { source, descriptor } of packages) {
    for (const entry of sourcesOf(source, descriptor)) {
      const earlier = sources.get(entry.id);
      if (earlier === undefined) sources.set(entry.id, entry);
      else problems.push(duplicate(source, entry.place, 'source', entry.id, earlier.place));
    }
  }
  const tables = new Map<string, Table>();
  const facts = new Map<string, Fact>();
  for (const { source, descriptor } of packages) {
    const topic = readTopic(source, descriptor, rules, sources);
    problems.push(...topic.problems);
    for (const table of topic.tables) {
      const earlier = tables.get(table.id);
      if (earlier === undefined) tables.set(table.id, table);
      else problems.push(duplicate(source, table.placeOf(), 'table', table.id, earlier.placeOf()));
    }
    for (const fact of topic.facts) {
      const earlier = facts.get(fact.id);
      if (earlier === undefined) facts.set(fact.id, fact);
      // Within one topic the primary key has reported it already.
      else if (earlier.topic !== fact.topic) {
        problems.push(duplicate(source, fact.place, 'fact', fact.id, earlier.place));
      }
    }
  }
  const value: TypedBook = {
    book: book.book,
    tables,
    facts,
    sources,
    topics: new Map(packages.map(({ source, descriptor }) => [source.topic, descriptor.title])),
    declarations: book.topics
      .filter((source) => source.derived !== undefined || source.checks !== undefined)
      .map(({ topic, derived, checks }) => ({ topic, derived, checks })),
  };
  return { value, problems };
}

function readTopic(
  source: TopicSource,
  descriptor: PackageDescriptor,
  rules: DescriptorRules,
  sources: ReadonlyMap<string, Source>,
): {
  readonly tables: readonly Table[];
  readonly facts: readonly Fact[];
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const read = new Map<string, ReadTable>();
  const inOrder: ReadTable[] = [];
  descriptor.resources.forEach((_, index) => {
    const resource = rules.resource(source.descriptor, ['resources', index]);
    problems.push(...resource.problems);
    if (resource.value === undefined) return;
    const table = readTable(source, index, resource.value, descriptor.licenses ?? [], sources);
    problems.push(...table.problems);
    if (table.value === undefined) return;
    inOrder.push(table.value);
    if (!read.has(table.value.table.id)) read.set(table.value.table.id, table.value);
  });
  const facts: Fact[] = [];
  for (const table of inOrder) {
    if (table.resource.role === 'facts') {
      const found = readFacts(table, source.descriptor, sources);
      facts.push(...found.facts);
      problems.push(...found.problems);
    } else problems.push(...checkReferences(table, read, source.descriptor, sources));
  }
  const tables = inOrder.filter(({ resource }) => resource.role !== 'facts').map(({ table }) => table);
  return { tables, facts, problems };
}

function sourcesOf(source: TopicSource, descriptor: PackageDescriptor): Source[] {
  return (descriptor.sources ?? []).map((entry, index) => ({
    id: entry.name,
    topic: source.topic,
    publisher: entry.publisher,
    title: entry.title,
    grade: entry.grade,
    place: { file: source.descriptor.path, ...source.descriptor.positionOf(['sources', index, 'name']) },
    ...(entry.path === undefined ? {} : { address: entry.path }),
    ...(entry.retrieved === undefined ? {} : { read: entry.retrieved }),
    ...(entry.licence === undefined ? {} : { licence: entry.licence }),
  }));
}

function duplicate(source: TopicSource, place: Place, kind: string, id: string, earlier: Place): Problem {
  const isInDescriptor = place.file === source.descriptor.path;
  const csv = [...source.csv.values()].find((file) => file.path === place.file);
  const text = isInDescriptor ? spotOf(source.descriptor, []).excerpt : undefined;
  const excerpt =
    place.line === undefined
      ? text
      : isInDescriptor
        ? source.descriptor.text.split('\n')[place.line - 1]
        : csv?.lineText(place.line);
  const spot = excerpt === undefined ? { place } : { place, excerpt };
  return catalogue.duplicateId(spot, kind, id, { message: 'first here', place: earlier });
}
