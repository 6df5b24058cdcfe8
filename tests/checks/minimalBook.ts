/** The minimal book with files laid over it, validated. */
import { join } from 'node:path';
import { american } from '../../pipeline/language/english.ts';
import { loadBook } from '../../pipeline/load/loadBook.ts';
import { hasErrors } from '../../pipeline/problems/Problem.ts';
import type { Dataset } from '../../pipeline/validate/Dataset.ts';
import { validateBook } from '../../pipeline/validate/validateBook.ts';
import { bookFilesOf, openBookFolder, overlayBookFiles } from '../../pipeline/world/World.ts';

const minimalBook = openBookFolder(join(import.meta.dirname, '../fixtures/minimal-book'));

export interface ValidatedBook {
  readonly dataset: Dataset;
  /** `code: message` of each problem. */
  readonly problems: readonly string[];
}

export async function validated(
  files: Readonly<Record<string, string>>,
  options: { readonly asStated: boolean } = { asStated: false },
): Promise<ValidatedBook> {
  const loaded = loadBook(overlayBookFiles(minimalBook, bookFilesOf(files)));
  if (loaded.value === undefined || hasErrors(loaded.problems)) {
    throw new Error(JSON.stringify(loaded.problems, null, 2));
  }
  const { value, problems } = await validateBook(loaded.value, { ...options, language: american });
  if (value === undefined) throw new Error(JSON.stringify(problems, null, 2));
  return { dataset: value, problems: problems.map(({ code, message }) => `${code}: ${message}`) };
}

/** The files of a topic `deck` whose register has these rows: `id,slide,printed,stated,unit,binds_to,status,note`. */
export function registerOf(rows: readonly string[]): Readonly<Record<string, string>> {
  const names = ['id', 'slide', 'printed', 'stated', 'unit', 'binds_to', 'status', 'note'];
  const source = { name: 'test-deck', title: 'A deck', publisher: 'Test Author', grade: 'C' };
  const resource = {
    name: 'deck-numbers',
    type: 'table',
    path: 'numbers.csv',
    role: 'register',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    title: 'Numbers of the deck',
    description: 'Each with the figure that it is about.',
    sources: [{ name: 'test-deck', title: 'Test Author' }],
    asOf: '2024-01-15',
    schema: { fields: names.map((name) => ({ name, type: 'string' })), primaryKey: ['id'] },
  };
  const descriptor = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'deck',
    title: 'Deck',
    description: 'Figures as a deck states them.',
    licenses: [{ name: 'CC0-1.0', title: 'Public domain' }],
    sources: [{ ...source, retrieved: '2024-01-15', licence: 'Public domain' }],
    resources: [resource],
  };
  return {
    'data/deck/datapackage.json': JSON.stringify(descriptor, null, 2),
    'data/deck/numbers.csv': `${[names.join(','), ...rows].join('\n')}\n`,
    'templates/book.yaml': `title: A Minimal Book
edition: 2024-03-31
language: en-US
fileName: minimal-book
chapters: [trade]
asStated: deck-numbers
`,
  };
}
