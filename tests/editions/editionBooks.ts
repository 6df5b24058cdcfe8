/** Two editions of one small book: a year on, with figures revised, rows new and gone, and sentences reworded. */
import { join } from 'node:path';
import { type BuildWorld, recordBook } from '../../pipeline/build.ts';
import type { Edition } from '../../pipeline/editions/Edition.ts';
import { printEdition } from '../../pipeline/editions/printEdition.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import { type BookFiles, bookFilesOf, openBookFolder, overlayBookFiles } from '../../pipeline/world/World.ts';
import { minimalBook } from '../build/runBriefing.ts';

const fixtures = join(import.meta.dirname, '../fixtures');

const common = overlayBookFiles(
  openBookFolder(minimalBook),
  onlyFiles(openBookFolder(join(fixtures, 'parameter-book')), /^(?!.*(?:derived\.yaml|partials))/),
);

export const firstFiles = overlayBookFiles(common, openBookFolder(join(fixtures, 'edition-book/first')));
const laterFiles = overlayBookFiles(common, openBookFolder(join(fixtures, 'edition-book/second')));

export function worldOf(files: BookFiles): BuildWorld {
  return {
    files,
    readFont: readFontFile,
    version: '0.0.0',
    progress: { stage: () => {}, step: () => {}, end: () => [] },
  };
}

/** The book as it stands, under a name. */
export async function editionOf(
  files: BookFiles,
  name: string,
  set: readonly string[] = [],
): Promise<Edition> {
  const { edition, problems } = await recordBook(
    { asStated: false, page: undefined, set, name },
    worldOf(files),
  );
  if (edition === undefined) throw new Error(JSON.stringify(problems, null, 2));
  return edition;
}

let first: Promise<Edition> | undefined;

export function firstEdition(): Promise<Edition> {
  first ??= editionOf(firstFiles, '2024-03');
  return first;
}

/** The later book, with the record of the first. */
export async function secondFiles(more: Readonly<Record<string, string>> = {}): Promise<BookFiles> {
  const record = { 'data/editions/2024-03.jsonl': printEdition(await firstEdition()) };
  return overlayBookFiles(overlayBookFiles(laterFiles, bookFilesOf(record)), bookFilesOf(more));
}

function onlyFiles(files: BookFiles, path: RegExp): BookFiles {
  return {
    ...files,
    read: (name) => (path.test(name) ? files.read(name) : undefined),
    list: (folder) => files.list(folder).filter((name) => path.test(`${folder}/${name}`)),
  };
}
