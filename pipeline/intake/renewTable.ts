/** Turns an imported table into new contents of the files in which a book keeps that table: rows, dates, source, digests. */
import type { BookSource } from '../load/BookSource.ts';
import { decodeBytes, encodeText } from '../load/encodings.ts';
import * as catalogue from '../problems/catalogue/intake.ts';
import type { Problem, StageResult } from '../problems/Problem.ts';
import type { Table } from '../validate/Dataset.ts';
import { digestOf } from '../world/digestOf.ts';
import { type BookTable, gapTexts } from './BookTable.ts';
import { descriptorSet } from './composeTable.ts';
import { describeFigures, type FigureWords } from './describeFigures.ts';
import type { ImportedTable } from './ImportedTable.ts';
import type { ExpectedField } from './ImportOptions.ts';
import { updateTable } from './updateTable.ts';

export interface RenewedTable {
  /** New contents by path in the book; none where nothing changes. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
  /** Whether a row or a cell is another. */
  readonly hasNewFigures: boolean;
  readonly said: readonly string[];
}

interface Renewal {
  /** Of the file, for problems in it. */
  readonly file: string;
  readonly imported: ImportedTable;
  readonly table: Table;
  readonly place: BookTable;
  readonly book: BookSource;
  /** A file of the book as it stands, other changes of the same run included. */
  readonly read: (path: string) => Uint8Array | undefined;
  readonly words: (hasNewFigures: boolean) => FigureWords;
  /** Of what the figures are from, to be kept with the origin. */
  readonly digest?: string;
}

export function renewTable(renewal: Renewal): StageResult<RenewedTable> {
  const { file, imported, table, place, book, read } = renewal;
  const none = (problems: readonly Problem[]) => ({ value: undefined, problems });
  const { csv, resource, descriptor, index } = place;
  const bytes = read(csv.path) ?? new Uint8Array();
  const text = decodeBytes(bytes, csv.encoding) ?? '';
  const updated = updateTable(file, imported, table, place, text);
  if (updated.value === undefined) return none(updated.problems);
  const hasNewFigures = updated.value.text !== text;
  const contents = new Map<string, Uint8Array>();
  const textOf = (path: string) =>
    decodeBytes(contents.get(path) ?? read(path) ?? new Uint8Array(), 'utf-8') ?? '';
  const put = (path: string, changed: string) => {
    if (changed !== textOf(path)) contents.set(path, new TextEncoder().encode(changed));
  };
  if (hasNewFigures) {
    const written = encodeText(updated.value.text, csv.encoding, bytes);
    if (written === undefined)
      return none([catalogue.intakeUnwritable(csv.path, csv.encoding, resource.name)]);
    contents.set(csv.path, written);
    put(descriptor.path, withDigests(textOf(descriptor.path), place, written));
    if (renewal.digest !== undefined)
      put(
        descriptor.path,
        descriptorSet(textOf(descriptor.path), ['resources', index, 'origin', 'digest'], renewal.digest),
      );
  }
  const described = describeFigures(book, place, renewal.words(hasNewFigures), textOf);
  if (described.value === undefined) return none(described.problems);
  for (const [path, changed] of described.value) put(path, changed);
  const said = updated.value.leftOut.map(
    (title) => `the column "${title}" is no field of the table and is left out`,
  );
  return { value: { contents, hasNewFigures, said }, problems: [] };
}

/** `bytes` and `hash` of the standard are those of the file, where a descriptor has them. */
export function withDigests(text: string, { resource, index }: BookTable, file: Uint8Array): string {
  const set = (before: string, property: string, value: string | number) =>
    descriptorSet(before, ['resources', index, property], value);
  const sized = resource.bytes === undefined ? text : set(text, 'bytes', file.length);
  return resource.hash === undefined ? sized : set(sized, 'hash', `sha256:${digestOf(file)}`);
}

/** What is known of the columns of a file that is read for a table of the book. */
export function expectedFields(place: BookTable): readonly ExpectedField[] {
  const { fields } = place.resource.schema;
  return fields.map(({ name, title = name, type }) => ({
    name,
    title,
    type,
    missing: gapTexts(place, name),
    head: place.resource.origin?.columns?.[name],
  }));
}
