/** Opens an output folder for a change, or mends it: locked against other builds, and with what was cut short undone first. */
import { basename } from 'node:path';
import { journalRefused } from '../problems/catalogue/publish.ts';
import type { Problem } from '../problems/Problem.ts';
import type { Disk } from '../world/Disk.ts';
import { hasRemains, undoInterrupted } from './journal.ts';
import { type Patience, withLock } from './lockFolder.ts';

/** Makes the folder where there is none, and gives the problems of mending it and of `change`. */
export function changeOutputFolder(
  disk: Disk,
  folder: string,
  patience: Patience,
  change: () => readonly Problem[],
): readonly Problem[] {
  disk.makeFolder(folder);
  return withLock(disk, folder, patience, () => [...mend(disk, folder), ...change()]);
}

/** For commands that only read: undoes what an earlier build left half done, and touches nothing where there is nothing. */
export function mendOutputFolder(disk: Disk, folder: string, patience: Patience): readonly Problem[] {
  if (!hasRemains(disk, folder)) return [];
  return withLock(disk, folder, patience, () => mend(disk, folder));
}

function mend(disk: Disk, folder: string): readonly Problem[] {
  return undoInterrupted(disk, folder) ? [] : [journalRefused(`${basename(folder)}/.publish.json`)];
}
