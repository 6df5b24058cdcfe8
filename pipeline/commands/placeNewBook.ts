/** Puts the files of a new book into a folder that is not there or empty: all of them, or nothing. */
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from '../world/Disk.ts';
import { UsageError } from './UsageError.ts';

/** Throws where the folder holds anything. */
export function refuseFullFolder(folder: string): void {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) throw new UsageError(`${folder} is a file; name a new folder`);
  if (readdirSync(folder).length > 0) throw new UsageError(`${folder} is not empty; name a new folder`);
}

/** The files are written beside their place and moved there when all are whole. */
export function placeNewBook(folder: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  refuseFullFolder(folder);
  const isThere = existsSync(folder);
  const parent = isThere ? folder : dirname(folder);
  makeFolder(parent);
  const aside = mkdtempSync(join(parent, '.briefing-new-'));
  const unfinished = join(aside, 'book');
  const moved: string[] = [];
  try {
    for (const [path, content] of files) {
      const file = join(unfinished, ...path.split('/'));
      makeFolder(dirname(file));
      writeFileSync(file, content);
    }
    if (!isThere) renameSync(unfinished, folder);
    else {
      // A folder that is there may be the one that somebody works in, so it stays itself.
      for (const name of readdirSync(unfinished)) {
        renameSync(join(unfinished, name), join(folder, name));
        moved.push(name);
      }
    }
  } catch (error) {
    for (const name of moved) rmSync(join(folder, name), { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
