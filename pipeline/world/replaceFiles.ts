/** Puts new contents in the place of files of a folder: all of them, or none where one cannot be put there. */
import { dirname, join } from 'node:path';
import type { Disk } from './Disk.ts';

/** Paths are relative to the folder, with forward slashes. Throws the system's error once the earlier files are back. */
export function replaceFiles(disk: Disk, folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  const moves = [...files].map(([path, bytes]) => {
    const target = join(folder, ...path.split('/'));
    return { target, fresh: `${target}.new-${disk.process}`, old: `${target}.old-${disk.process}`, bytes };
  });
  const placed: (typeof moves)[number][] = [];
  try {
    for (const { target, fresh, old, bytes } of moves) {
      disk.makeFolder(dirname(target));
      disk.remove(fresh);
      disk.remove(old);
      disk.writeNew(fresh, bytes);
      if (disk.kindOf(target) !== undefined) disk.keepCopy(target, old);
    }
    for (const move of moves) {
      placed.push(move);
      disk.rename(move.fresh, move.target);
    }
  } catch (error) {
    for (const { target, old, fresh } of placed) {
      if (disk.kindOf(old) !== undefined) disk.rename(old, target);
      else if (disk.kindOf(fresh) === undefined) disk.remove(target);
    }
    throw error;
  } finally {
    for (const { fresh, old } of moves) {
      disk.remove(fresh);
      disk.remove(old);
    }
  }
  for (const parent of new Set(moves.map(({ target }) => dirname(target)))) disk.flushFolder(parent);
}
