/** Turns a folder on disk, or a record in memory, into the files of a book that the stages may read. */
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** The files of one book. Paths are relative to the book's folder, with forward slashes. */
export interface BookFiles {
  /** The bytes of a file; undefined where there is no such file. */
  readonly read: (path: string) => Uint8Array | undefined;
  /** The bytes of a file piece by piece, for files too large to be held; undefined where there is no such file. */
  readonly readPieces: (path: string) => Iterable<Uint8Array> | undefined;
  /** Names of the files and folders in a folder, sorted; folders end with `/`. Empty where there is no such folder. */
  readonly list: (folder: string) => readonly string[];
}

/** Large enough that the cost of a call vanishes, small enough to stay in the cache. */
const pieceSize = 1 << 18; // bytes

export function openBookFolder(folder: string): BookFiles {
  const inFolder = (path: string) => join(folder, ...path.split('/'));
  return {
    read: (path) => undefinedIfAbsent(() => readFileSync(inFolder(path))),
    readPieces: (path) => {
      const file = undefinedIfAbsent(() => openSync(inFolder(path), 'r'));
      return file === undefined ? undefined : piecesOf(file);
    },
    list: (path) => {
      const entries = undefinedIfAbsent(() => readdirSync(inFolder(path), { withFileTypes: true })) ?? [];
      return entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).sort(byCodeUnits);
    },
  };
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
    readPieces: (path) => {
      const bytes = files.get(path);
      return bytes === undefined ? undefined : [bytes];
    },
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
  return {
    read: (path) => upper.read(path) ?? lower.read(path),
    readPieces: (path) => upper.readPieces(path) ?? lower.readPieces(path),
    list: (folder) => [...new Set([...lower.list(folder), ...upper.list(folder)])].sort(byCodeUnits),
  };
}

function* piecesOf(file: number): Generator<Uint8Array> {
  try {
    for (;;) {
      const piece = new Uint8Array(pieceSize);
      const length = readSync(file, piece, 0, pieceSize, null);
      if (length === 0) return;
      yield piece.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
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
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
    throw error;
  }
}
