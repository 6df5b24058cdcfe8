/** The journal of a publication: which files change places, so that one that was cut short can be undone. */
import { join } from 'node:path';
import { codeOf, type Disk } from '../world/Disk.ts';
import { digestOf } from '../world/digestOf.ts';
import { isOutputPath, linkedPart } from './outputPaths.ts';

/** What stands in the journal while files change places. */
export interface Journal {
  /** Folder within the output folder that holds the earlier files under their numbers. */
  readonly staging: string;
  /**
   * Every path that is replaced or removed, relative to the output folder, whether a file stood there before, and the
   * SHA-256 of the file that is put there.
   */
  readonly moves: readonly { readonly path: string; readonly existed: boolean; readonly digest?: string }[];
}

const JOURNAL = '.publish.json';
const STAGING = /^\.publish-(\d+)$/;

export function stagingOf(disk: Disk): string {
  return `.publish-${disk.process}`;
}

/** Written beside and renamed, so that there is no journal that is cut short. */
export function writeJournal(disk: Disk, folder: string, journal: Journal): void {
  const unfinished = join(folder, journal.staging, 'journal');
  disk.remove(unfinished);
  disk.writeNew(unfinished, Buffer.from(JSON.stringify(journal)));
  disk.rename(unfinished, join(folder, JOURNAL));
}

export function removeJournal(disk: Disk, folder: string): void {
  disk.remove(join(folder, JOURNAL));
}

export function hasJournal(disk: Disk, folder: string): boolean {
  return disk.kindOf(join(folder, JOURNAL)) !== undefined;
}

/** What is left of publications that were cut short, other than by this process. */
export function hasRemains(disk: Disk, folder: string): boolean {
  return hasJournal(disk, folder) || staleStagings(disk, folder).length > 0;
}

/**
 * Puts the earlier files back where a publication was cut short, and clears what killed builds left behind.
 * A journal is data from outside: it is obeyed only where all that it names is `ours` to write, in this folder.
 * Gives false where it is not, and then leaves every file but the journal as it is.
 */
export function undoInterrupted(
  disk: Disk,
  folder: string,
  isOurs: (path: string) => boolean = isOutputPath,
): boolean {
  let obeyed = true;
  if (hasJournal(disk, folder)) {
    const journal = readJournal(disk, folder, isOurs);
    obeyed = journal !== undefined;
    journal?.moves.forEach((move, index) => {
      const old = join(folder, journal.staging, `old-${index}`);
      const path = join(folder, move.path);
      // Nothing gives way but what the publication itself put there: the rest has not been replaced yet, or is somebody's.
      if (disk.kindOf(path) !== undefined && !holds(disk, path, move.digest)) return;
      // An earlier file whose copy is gone has been put back by an undoing that was itself cut short.
      if (disk.kindOf(old) === 'file') disk.rename(old, path);
      else if (!move.existed) disk.remove(path);
    });
    disk.flushFolder(folder);
    removeJournal(disk, folder);
  }
  for (const name of [...staleStagings(disk, folder), ...staleLocks(disk, folder)]) {
    disk.remove(join(folder, name));
  }
  return obeyed;
}

function holds(disk: Disk, path: string, digest: string | undefined): boolean {
  const bytes = disk.read(path);
  return bytes !== undefined && digestOf(bytes) === digest;
}

function staleStagings(disk: Disk, folder: string): readonly string[] {
  return disk.list(folder).filter((name) => {
    const owner = STAGING.exec(name)?.[1];
    if (owner === undefined || disk.kindOf(join(folder, name)) !== 'folder') return false;
    return Number(owner) === disk.process || !disk.isRunning(Number(owner));
  });
}

/** Files by which a process that was killed tried for the lock. */
function staleLocks(disk: Disk, folder: string): readonly string[] {
  return disk.list(folder).filter((name) => {
    const owner = /^\.publish\.lock\.(?:stale-)?(\d+)$/.exec(name)?.[1];
    if (owner === undefined || disk.kindOf(join(folder, name)) !== 'file') return false;
    return !disk.isRunning(Number(owner));
  });
}

/** Undefined where it is none of ours. */
function readJournal(disk: Disk, folder: string, isOurs: (path: string) => boolean): Journal | undefined {
  const bytes = disk.read(join(folder, JOURNAL));
  if (bytes === undefined) return undefined;
  const value = parse(Buffer.from(bytes).toString('utf8'));
  if (!isJournal(value) || !STAGING.test(value.staging)) return undefined;
  // Of its own files, nothing but a folder can hold copies; there is none where undoing was cut short at its end.
  const staging = disk.kindOf(join(folder, value.staging));
  if (staging !== 'folder' && staging !== undefined) return undefined;
  const areOurs = value.moves.every(
    ({ path }) => isOurs(path) && linkedPart(disk, folder, path) === undefined,
  );
  return areOurs ? value : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isJournal(value: unknown): value is Journal {
  return (
    typeof value === 'object' &&
    value !== null &&
    'staging' in value &&
    typeof value.staging === 'string' &&
    'moves' in value &&
    Array.isArray(value.moves) &&
    value.moves.every(isMove)
  );
}

function isMove(move: unknown): boolean {
  return (
    typeof move === 'object' &&
    move !== null &&
    'path' in move &&
    typeof move.path === 'string' &&
    'existed' in move &&
    typeof move.existed === 'boolean' &&
    ('digest' in move ? typeof move.digest === 'string' : move.existed)
  );
}

/** The system's error, told in words where the cause is one that people meet: a file that another program holds open. */
export function explained(error: unknown, path: string): unknown {
  const code = codeOf(error);
  if (!(error instanceof Error) || code === undefined || !['EBUSY', 'EPERM', 'EACCES'].includes(code))
    return error;
  error.message = `${path} could not be replaced (${error.message}); is it open in another program, or may you not write it?`;
  return error;
}
