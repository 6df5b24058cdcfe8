/** Says where editions are recorded: of the records in that folder only the one that `book.yaml` names is an input of a build. */
import type { BookFiles } from '../world/World.ts';
import { decodeText } from './decodeText.ts';
import { parseYaml } from './parseYaml.ts';

export const EDITIONS = 'data/editions';
export const EDITION_ENDING = '.jsonl';

export function pathOfEdition(name: string): string {
  return `${EDITIONS}/${name}${EDITION_ENDING}`;
}

/** The name of the edition that is recorded at a path; undefined where none can be. */
export function editionAt(path: string): string | undefined {
  const isRecord = path.startsWith(`${EDITIONS}/`) && path.endsWith(EDITION_ENDING);
  const name = path.slice(EDITIONS.length + 1, -EDITION_ENDING.length);
  return isRecord && !name.includes('/') ? name : undefined;
}

export function recordedEditions(files: BookFiles): readonly string[] {
  return files
    .list(EDITIONS)
    .filter((name) => name.endsWith(EDITION_ENDING))
    .map((name) => name.slice(0, -EDITION_ENDING.length));
}

/** A name that the settings of a book give; whether it is a text at all is for the reader of the settings to say. */
export function namedIn(
  settings: unknown,
  key: 'previousEdition' | 'asStated' | 'citationStyle',
): string | undefined {
  const name = typeof settings === 'object' && settings !== null ? Reflect.get(settings, key) : undefined;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

export function namedInBook(files: BookFiles, key: 'previousEdition' | 'asStated'): string | undefined {
  const path = 'templates/book.yaml';
  const bytes = files.read(path);
  const source = bytes === undefined ? undefined : decodeText(path, bytes).source;
  if (source === undefined) return undefined;
  // Few books name one, and a name can be written otherwise only by a backslash.
  const isPerhaps = source.text.includes(key) || source.text.includes('\\');
  return isPerhaps ? namedIn(parseYaml(source).document?.data, key) : undefined;
}
