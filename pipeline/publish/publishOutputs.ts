/** Puts a build's files into the output folder: all of them or none. */
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** What stands in the journal while files change places. */
interface Journal {
  /** Folder within the output folder that holds the earlier files under their numbers. */
  readonly staging: string;
  /** Every path that is replaced or removed, relative to the output folder, and whether a file stood there before. */
  readonly moves: readonly { readonly path: string; readonly existed: boolean }[];
}

const JOURNAL = '.publish.json';
const STAGING = '.publish-';

/**
 * Writes `files` (path relative to `folder`, forward slashes) and removes `obsolete` ones.
 *
 * Each file is written into a staging folder beside the outputs and flushed; only when all are on the disk are
 * they renamed into place, one system call each. A journal with hard links to the earlier files stands while
 * that happens, so that a process killed in between is undone by the next call (`undoInterrupted`).
 *
 * Throws the file system's error (disk full, permission) after putting back whatever was there before.
 */
export function publishOutputs(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  obsolete: readonly string[],
): void {
  mkdirSync(folder, { recursive: true });
  undoInterrupted(folder);
  const staging = `${STAGING}${process.pid}`;
  const stagingPath = join(folder, staging);
  mkdirSync(stagingPath);
  const targets = [...files.keys()];
  const removed = obsolete.filter((path) => !files.has(path) && existsSync(join(folder, path)));
  const moves = [...targets, ...removed].map((path) => ({ path, existed: existsSync(join(folder, path)) }));
  const journal: Journal = { staging, moves };
  try {
    [...files.values()].forEach((bytes, index) => {
      writeFlushed(join(stagingPath, `new-${index}`), bytes);
    });
    moves.forEach(({ path, existed }, index) => {
      if (existed) keepCopy(join(folder, path), join(stagingPath, `old-${index}`));
    });
    for (const path of targets) mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFlushed(join(folder, JOURNAL), Buffer.from(JSON.stringify(journal)));
    targets.forEach((path, index) => {
      renameSync(join(stagingPath, `new-${index}`), join(folder, path));
    });
    for (const path of removed) rmSync(join(folder, path));
    flushFolder(folder);
  } catch (error) {
    if (existsSync(join(folder, JOURNAL))) undoInterrupted(folder);
    else rmSync(stagingPath, { recursive: true, force: true });
    throw error;
  }
  // From here on the new files count.
  rmSync(join(folder, JOURNAL));
  rmSync(stagingPath, { recursive: true, force: true });
}

/** Puts the earlier files back where a publication was cut short, and clears what killed builds left behind. */
export function undoInterrupted(folder: string): void {
  const path = join(folder, JOURNAL);
  if (existsSync(path)) {
    const journal = readJournal(path);
    journal?.moves.forEach((move, index) => {
      const old = join(folder, journal.staging, `old-${index}`);
      // An earlier file whose copy is gone has been put back by an undoing that was itself cut short.
      if (existsSync(old)) renameSync(old, join(folder, move.path));
      else if (!move.existed) rmSync(join(folder, move.path), { force: true });
    });
    flushFolder(folder);
    rmSync(path);
  }
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (name.startsWith(STAGING) && !isRunning(Number(name.slice(STAGING.length)))) {
      rmSync(join(folder, name), { recursive: true, force: true });
    }
  }
}

/** Undefined where the journal itself was cut short: then no file had moved yet. */
function readJournal(path: string): Journal | undefined {
  try {
    const data: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof data !== 'object' || data === null || !('staging' in data) || !('moves' in data))
      return undefined;
    const { staging, moves } = data;
    if (typeof staging !== 'string' || !Array.isArray(moves)) return undefined;
    return { staging, moves: moves.filter(isMove) };
  } catch {
    return undefined;
  }
}

function isMove(entry: unknown): entry is Journal['moves'][number] {
  return (
    typeof entry === 'object' &&
    entry !== null &&
    'path' in entry &&
    typeof entry.path === 'string' &&
    'existed' in entry &&
    typeof entry.existed === 'boolean'
  );
}

/** A hard link costs nothing; file systems without them get a copy. */
function keepCopy(file: string, copy: string): void {
  try {
    linkSync(file, copy);
  } catch {
    copyFileSync(file, copy);
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function writeFlushed(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'w');
  try {
    let written = 0;
    while (written < bytes.length) written += writeSync(file, bytes, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Renames are durable once their folder is flushed; systems that cannot flush a folder go without. */
function flushFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Windows refuses to open a folder; its renames are journaled by the file system.
  }
}
