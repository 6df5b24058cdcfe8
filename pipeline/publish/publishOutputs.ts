/** Puts a build's files into the output folder, or new figures into `data/`: all of them or none. */
import { dirname, join } from 'node:path';
import { outputLinked, outputNotAFile } from '../problems/catalogue/publish.ts';
import type { Problem } from '../problems/Problem.ts';
import type { Disk } from '../world/Disk.ts';
import { digestOf } from '../world/digestOf.ts';
import {
  explained,
  hasJournal,
  type Journal,
  removeJournal,
  stagingOf,
  undoInterrupted,
  writeJournal,
} from './journal.ts';
import { isOutputPath, linkedPart } from './outputPaths.ts';

/**
 * Writes `files` (path relative to `folder`, forward slashes) and removes `obsolete` ones; a file that is there already, byte
 * for byte, is left alone. The folder is there, locked,
 * and what an earlier publication left behind has been undone (`changeOutputFolder`).
 *
 * Each file is written into a staging folder beside the outputs and flushed; only when all are on the disk are
 * they renamed into place, one system call each. A journal with hard links to the earlier files stands while
 * that happens, so that a process killed in between is undone by the next command (`undoInterrupted`).
 *
 * Gives problems, and changes nothing, where something that is no file stands in the way. Throws the file system's
 * error (disk full, permission) after putting back whatever was there before.
 */
export function publishOutputs(
  disk: Disk,
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  obsolete: readonly string[],
  isOurs: (path: string) => boolean = isOutputPath,
): readonly Problem[] {
  const kept = new Set([...files.keys()].map((path) => path.toLowerCase()));
  // On a disk that is blind to case, `Book.pdf` is `book.pdf`, which has just been written.
  const removed = obsolete.filter(
    (path) => !kept.has(path.toLowerCase()) && disk.kindOf(join(folder, path)) === 'file',
  );
  const problems = [...files.keys(), ...removed].flatMap((path) => inTheWay(disk, folder, path));
  if (problems.length > 0) return problems;
  const changed = new Map([...files].filter(([path, bytes]) => !isThere(disk, join(folder, path), bytes)));
  const targets = [...changed.keys()];
  const moves = [...targets, ...removed].map((path) => {
    const bytes = changed.get(path);
    const existed = disk.kindOf(join(folder, path)) === 'file';
    return { path, existed, ...(bytes === undefined ? {} : { digest: digestOf(bytes) }) };
  });
  const staging = stagingOf(disk);
  const stagingPath = join(folder, staging);
  const journal: Journal = { staging, moves };
  try {
    disk.makeFolder(stagingPath);
    [...changed.values()].forEach((bytes, index) => {
      disk.writeNew(join(stagingPath, `new-${index}`), bytes);
    });
    moves.forEach(({ path, existed }, index) => {
      if (existed) disk.keepCopy(join(folder, path), join(stagingPath, `old-${index}`));
    });
    for (const path of targets) disk.makeFolder(dirname(join(folder, path)));
    writeJournal(disk, folder, journal);
    targets.forEach((path, index) => {
      try {
        disk.rename(join(stagingPath, `new-${index}`), join(folder, path));
      } catch (error) {
        throw explained(error, path);
      }
    });
    for (const path of removed) disk.remove(join(folder, path));
    disk.flushFolder(folder);
  } catch (error) {
    if (hasJournal(disk, folder)) undoInterrupted(disk, folder, isOurs);
    else disk.remove(stagingPath);
    throw error;
  }
  // From here on the new files count.
  removeJournal(disk, folder);
  disk.remove(stagingPath);
  return [];
}

function isThere(disk: Disk, path: string, bytes: Uint8Array): boolean {
  const found = disk.read(path);
  return found !== undefined && Buffer.compare(found, bytes) === 0;
}

function inTheWay(disk: Disk, folder: string, path: string): readonly Problem[] {
  const link = linkedPart(disk, folder, path);
  if (link !== undefined) return [outputLinked(link)];
  const kind = disk.kindOf(join(folder, path));
  return kind === undefined || kind === 'file' ? [] : [outputNotAFile(path)];
}
