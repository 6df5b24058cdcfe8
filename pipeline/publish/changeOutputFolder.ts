/** Opens a folder of outputs or of data for a change, or mends it: locked against others, and with what was cut short undone first. */
import { basename } from 'node:path';
import { journalRefused } from '../problems/catalogue/publish.ts';
import type { Problem } from '../problems/Problem.ts';
import type { Disk } from '../world/Disk.ts';
import { hasRemains, undoInterrupted } from './journal.ts';
import { type Patience, withLock } from './lockFolder.ts';
import { isOutputPath } from './outputPaths.ts';

/** Makes the folder where there is none, and gives the problems of mending it and of `change`. */
export function changeOutputFolder(
  disk: Disk,
  folder: string,
  patience: Patience,
  change: () => readonly Problem[],
  isOurs: (path: string) => boolean = isOutputPath,
): readonly Problem[] {
  disk.makeFolder(folder);
  return withLock(disk, folder, patience, () => [...mend(disk, folder, isOurs), ...change()]);
}

/** For commands that only read: undoes what an earlier build left half done, and touches nothing where there is nothing. */
export function mendOutputFolder(
  disk: Disk,
  folder: string,
  patience: Patience,
  isOurs: (path: string) => boolean = isOutputPath,
): readonly Problem[] {
  if (!hasRemains(disk, folder)) return [];
  return withLock(disk, folder, patience, () => mend(disk, folder, isOurs));
}

function mend(disk: Disk, folder: string, isOurs: (path: string) => boolean): readonly Problem[] {
  return undoInterrupted(disk, folder, isOurs) ? [] : [journalRefused(`${basename(folder)}/.publish.json`)];
}
