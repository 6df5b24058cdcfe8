/** Turns what is said of a table's new figures (their date, their source, when it was read) into new texts of descriptors. */
import { type JSONPath, parse } from 'jsonc-parser';
import { isRecord } from '../documents/DocumentReader.ts';
import type { BookSource } from '../load/BookSource.ts';
import * as catalogue from '../problems/catalogue/intake.ts';
import type { StageResult } from '../problems/Problem.ts';
import type { BookTable } from './BookTable.ts';
import { descriptorInsert, descriptorSet, idOf, type SourceWords, sourceOf } from './composeTable.ts';

export interface FigureWords {
  /** ISO date up to which the figures are current. */
  readonly asOf: string | undefined;
  readonly source?: SourceWords | undefined;
  /** ISO date on which all sources of the table were read. */
  readonly retrieved?: string;
}

interface KnownSource {
  /** Path of the descriptor that declares it, and its place in the list there. */
  readonly file: string;
  readonly index: number;
  readonly name: string;
  readonly titles: readonly string[];
}

/** Texts of descriptors by path, of those that change. `textOf` gives a descriptor as it stands. */
export function describeFigures(
  book: BookSource,
  table: BookTable,
  { asOf, source, retrieved }: FigureWords,
  textOf: (path: string) => string,
): StageResult<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const edit = (file: string, change: (text: string) => string) => {
    texts.set(file, change(texts.get(file) ?? textOf(file)));
  };
  const own = table.descriptor.path;
  const of: JSONPath = ['resources', table.index];
  if (asOf !== undefined) edit(own, (text) => descriptorSet(text, [...of, 'asOf'], asOf));
  const known = book.topics.flatMap(({ descriptor: { path } }) => sourcesIn(path, textOf(path)));
  const names = (table.resource.sources ?? []).map(({ name }) => name);
  for (const { file, index, name } of retrieved === undefined ? [] : known) {
    if (names.includes(name))
      edit(file, (text) => descriptorSet(text, ['sources', index, 'retrieved'], retrieved));
  }
  if (source === undefined) return { value: texts, problems: [] };
  const title = source.title;
  const named =
    title === undefined
      ? known.filter(({ name }) => names.includes(name))
      : known.filter(({ name, titles }) => titles.includes(title) || name === idOf(title)).slice(0, 1);
  const [found] = named;
  if (title === undefined && (found === undefined || named.length > 1)) {
    return { value: undefined, problems: [catalogue.intakeSourceOpen(own, table.resource.name, names)] };
  }
  const name = found?.name ?? (idOf(title ?? '') || 'source');
  if (found === undefined) edit(own, (text) => descriptorInsert(text, 'sources', sourceOf(source)));
  else {
    const { title: _, name: __, ...said } = sourceOf(source);
    for (const [property, value] of Object.entries(said)) {
      edit(found.file, (text) => descriptorSet(text, ['sources', found.index, property], value));
    }
  }
  // Every row is from the file, so that what the earlier ones were from is no source of the table any longer.
  if (!names.includes(name)) edit(own, (text) => descriptorSet(text, [...of, 'sources'], [{ name }]));
  return { value: texts, problems: [] };
}

function sourcesIn(file: string, text: string): readonly KnownSource[] {
  const data: unknown = parse(text);
  const sources = isRecord(data) ? data['sources'] : undefined;
  if (!Array.isArray(sources)) return [];
  return sources.flatMap((entry: unknown, index) => {
    if (!isRecord(entry) || typeof entry['name'] !== 'string') return [];
    const { name, title } = entry;
    const titles = (isRecord(title) ? Object.values(title) : [title]).filter(
      (each) => typeof each === 'string',
    );
    return [{ file, index, name, titles }];
  });
}
