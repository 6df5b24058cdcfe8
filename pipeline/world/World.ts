/** Turns a folder on disk, or a record in memory, into the files of a book that the stages may read. */
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { codeOf } from './Disk.ts';

/** Why a file is not read although there is something of its name. */
export interface RefusedFile {
  readonly refused: 'a link out of the book' | 'no regular file' | 'too large';
  /** Size in bytes, of a file that is too large, and the most that is read. */
  readonly size?: number;
  readonly most?: number;
}

/** The files of one book. Paths are relative to the book's folder, with forward slashes. */
export interface BookFiles {
  /** The bytes of a regular file inside the book; undefined where there is no such file, or it is refused. */
  readonly read: (path: string) => Uint8Array | undefined;
  /** Why `read` or `list` gives nothing although something of that name is there. */
  readonly refusal: (path: string) => RefusedFile | undefined;
  /** Names of the files and folders in a folder, sorted; folders end with `/`. Empty where there is no such folder. */
  readonly list: (folder: string) => readonly string[];
}

/** `mostBytes` is the size of the largest file that is read at once. */
export function openBookFolder(folder: string, mostBytes = Number.POSITIVE_INFINITY): BookFiles {
  const inFolder = (path: string) => join(folder, ...path.split('/'));
  const refusal = (path: string) => refusalOf(inFolder(path), folder, mostBytes);
  return {
    read: (path) =>
      undefinedIfAbsent(() => (refusal(path) === undefined ? readFileSync(inFolder(path)) : undefined)),
    refusal,
    list: (path) => {
      if (refusal(path) !== undefined) return [];
      const entries = undefinedIfAbsent(() => readdirSync(inFolder(path), { withFileTypes: true })) ?? [];
      return entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).sort(byCodeUnits);
    },
  };
}

/** A pipe would never end, a device never stop, and a link may lead anywhere. */
function refusalOf(path: string, folder: string, most: number): RefusedFile | undefined {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return undefined;
    const within = relative(realpathSync(folder), realpathSync(path));
    if (within === '..' || within.startsWith(`..${sep}`) || isAbsolute(within)) {
      return { refused: 'a link out of the book' };
    }
    if (found.isDirectory()) return undefined;
    if (!found.isFile()) return { refused: 'no regular file' };
    return found.size > most ? { refused: 'too large', size: found.size, most } : undefined;
  } catch (error) {
    // A link that leads back to itself leads nowhere.
    if (codeOf(error) === 'ELOOP') return { refused: 'a link out of the book' };
    if (isNoName(error)) return undefined;
    throw error;
  }
}

/** A book in memory: text or bytes by path, e.g. `{ 'data/trade/a.csv': 'year\n2023\n' }`. */
export function bookFilesOf(record: Readonly<Record<string, string | Uint8Array>>): BookFiles {
  const files = new Map(
    Object.entries(record).map(([path, content]) => [
      path,
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    ]),
  );
  return {
    read: (path) => files.get(path),
    refusal: () => undefined,
    list: (folder) => {
      const prefix = folder === '' ? '' : `${folder}/`;
      const names = [...files.keys()]
        .filter((path) => path.startsWith(prefix))
        .map((path) => path.slice(prefix.length).replace(/\/.*$/s, '/'));
      return [...new Set(names)].sort(byCodeUnits);
    },
  };
}

/** Overlays one book on another: a file of `upper` hides the file of `lower` at the same path. */
export function overlayBookFiles(lower: BookFiles, upper: BookFiles): BookFiles {
  /** A file that is refused hides what is below it, too. */
  const below = <Value>(path: string, read: (files: BookFiles) => Value | undefined) =>
    read(upper) ?? (upper.refusal(path) === undefined ? read(lower) : undefined);
  return {
    read: (path) => below(path, (files) => files.read(path)),
    refusal: (path) =>
      upper.refusal(path) ?? (upper.read(path) === undefined ? lower.refusal(path) : undefined),
    list: (folder) => [...new Set([...lower.list(folder), ...upper.list(folder)])].sort(byCodeUnits),
  };
}

/** The order of code units, which no locale changes. */
function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Only absence is an answer; a disk that fails, or a folder that may not be read, is for the caller's caller. */
function undefinedIfAbsent<Value>(look: () => Value): Value | undefined {
  try {
    return look();
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'EISDIR' || isNoName(error)) return undefined;
    throw error;
  }
}

/** A path that leads through a file, is longer than the system takes, or holds a NUL, is nowhere a file could be. */
function isNoName(error: unknown): boolean {
  return ['ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'].includes(codeOf(error) ?? '');
}
