/** A table of a book with the file that it is written in, so that its cells can be written anew. */
import { isRecord } from '../documents/DocumentReader.ts';
import { defaultLanguage } from '../language/languages.ts';
import type { BookSource, CsvText, SourceDocument } from '../load/BookSource.ts';
import { chooseLabels } from '../validate/chooseLabels.ts';
import type { FieldDescriptor, ResourceDescriptor } from '../validate/Descriptor.ts';
import { descriptorRules } from '../validate/descriptorRules.ts';
import { formatCell } from '../validate/formatCell.ts';
import type { CellFormat } from '../validate/parseCell.ts';

export interface BookTable {
  readonly resource: ResourceDescriptor;
  readonly descriptor: SourceDocument;
  /** Position among the resources of the descriptor. */
  readonly index: number;
  readonly csv: CsvText;
}

/** The tables that are read from files, by id. Those at fault are left out: a build says what is wrong with them. */
export function tablesOfBook(source: BookSource): ReadonlyMap<string, BookTable> {
  const rules = descriptorRules();
  const found = new Map<string, BookTable>();
  const language: unknown = isRecord(source.book.data) ? source.book.data['language'] : undefined;
  const tag = typeof language === 'string' ? language : defaultLanguage.tag;
  for (const { descriptor: asWritten, csv } of source.topics) {
    const descriptor = chooseLabels(asWritten, tag, () => {});
    const list = Reflect.get(Object(descriptor.data), 'resources');
    const count = Array.isArray(list) ? list.length : 0;
    for (let index = 0; index < count; index += 1) {
      const resource = rules.resource(descriptor, ['resources', index]).value;
      const file = resource === undefined ? undefined : csv.get(resource.path);
      if (resource === undefined || file === undefined) continue;
      found.set(resource.name, { resource, descriptor, index, csv: file });
    }
  }
  return found;
}

/** How the cells of a field are written in its file. */
export function cellFormatOf({ resource }: BookTable, field: string): CellFormat | undefined {
  const own: FieldDescriptor | undefined = resource.schema.fields.find(({ name }) => name === field);
  if (own === undefined) return undefined;
  return { ...resource.dialect, ...own };
}

/** Whether a text is one of those that stand for a gap in the field. */
export function gapTexts({ resource }: BookTable, field: string): readonly string[] {
  const own = resource.schema.fields.find(({ name }) => name === field);
  const missing = own?.missingValues ?? resource.schema.missingValues ?? [''];
  return missing.map((entry) => (typeof entry === 'string' ? entry : entry.value));
}

/** A value as the file writes it. */
export function writtenValue(table: BookTable, field: string, value: number | string | boolean): string {
  const format = cellFormatOf(table, field);
  return format === undefined ? String(value) : formatCell(format, value);
}
