/** Lets one process at a time change an output folder. */
import { join } from 'node:path';
import type { Disk } from '../world/Disk.ts';

const LOCK = '.publish.lock';

/** Thrown where another process goes on holding the folder. */
export class FolderLocked extends Error {}

export interface Patience {
  /** Milliseconds to wait for another process. */
  readonly most: number;
  /** Waits for some milliseconds. */
  readonly sleep: (milliseconds: number) => void;
  /** Called once, when waiting begins. */
  readonly say: (text: string) => void;
}

const STEP = 50; // milliseconds

/**
 * Runs `change` while no other process changes the folder. The lock holds the number of its process, and is taken
 * over where that one no longer runs. Throws `FolderLocked` where another process keeps it for longer than is waited.
 */
export function withLock<Result>(
  disk: Disk,
  folder: string,
  patience: Patience,
  change: () => Result,
): Result {
  const lock = join(folder, LOCK);
  let waited = 0;
  while (!take(disk, folder, lock)) {
    const owner = ownerOf(disk, lock);
    if (waited === 0)
      patience.say(`waiting for process ${owner ?? 'unknown'}, which is writing to ${folder}`);
    if (waited >= patience.most) {
      throw new FolderLocked(
        `process ${owner ?? 'unknown'} has been writing to ${folder} for more than ${Math.round(patience.most / 1000)} s; if it is no build, remove ${lock}`,
      );
    }
    patience.sleep(STEP);
    waited += STEP;
  }
  try {
    return change();
  } finally {
    disk.remove(lock);
  }
}

/** A second name for a file of our own is made in one step, or not at all where the lock is there. */
function take(disk: Disk, folder: string, lock: string): boolean {
  const mine = join(folder, `${LOCK}.${disk.process}`);
  disk.remove(mine);
  disk.writeNew(mine, Buffer.from(`${disk.process}\n`));
  try {
    if (linked(disk, mine, lock)) return true;
    const owner = ownerOf(disk, lock);
    // A file without a number was cut short by a crash of the machine, or is none of ours.
    if (owner !== undefined && owner !== disk.process && disk.isRunning(owner)) return false;
    const stale = join(folder, `${LOCK}.stale-${disk.process}`);
    disk.remove(stale);
    try {
      disk.rename(lock, stale);
    } catch {
      // Its owner has ended, or another process was faster.
      return linked(disk, mine, lock);
    }
    // Between the look and the rename, another process may have taken the lock over: then it gets it back.
    if (ownerOf(disk, stale) !== owner) linked(disk, stale, lock);
    disk.remove(stale);
    return linked(disk, mine, lock);
  } finally {
    disk.remove(mine);
  }
}

function linked(disk: Disk, from: string, to: string): boolean {
  try {
    disk.keepCopy(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function ownerOf(disk: Disk, lock: string): number | undefined {
  const bytes = disk.read(lock);
  const owner = bytes === undefined ? Number.NaN : Number.parseInt(Buffer.from(bytes).toString('utf8'), 10);
  // Numbers below 1 stand for groups of processes, of which one always runs.
  return Number.isInteger(owner) && owner > 0 ? owner : undefined;
}
