/** The one file that knows the disk outputs are put on; tests hand in others that fail, or behave as other systems do. */
import {
  closeSync,
  copyFileSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

export type EntryKind = 'file' | 'folder' | 'link' | 'other';

/** Every method throws the system's error, which has `code` and `syscall`, unless it says otherwise. */
export interface Disk {
  /** What stands at a path, a link not followed; undefined where nothing does. */
  readonly kindOf: (path: string) => EntryKind | undefined;
  /** Undefined where there is no regular file, or a link to somewhere. */
  readonly read: (path: string) => Uint8Array | undefined;
  /** Names in a folder; none where there is no folder. */
  readonly list: (folder: string) => readonly string[];
  readonly makeFolder: (path: string) => void;
  /** Writes a new file and waits until it is on the disk; fails where there is one. */
  readonly writeNew: (path: string, bytes: Uint8Array) => void;
  /** A second name for a file, or a copy where the file system has no hard links; fails where there is one. */
  readonly keepCopy: (file: string, copy: string) => void;
  /** In one step; a file at the new name is replaced. */
  readonly rename: (from: string, to: string) => void;
  /** Nothing there is no error. */
  readonly remove: (path: string) => void;
  readonly flushFolder: (folder: string) => void;
  /** Number of this process, and whether another one runs. */
  readonly process: number;
  readonly isRunning: (process: number) => boolean;
}

export const localDisk: Disk = {
  kindOf: (path) => {
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found === undefined) return undefined;
    if (found.isSymbolicLink()) return 'link';
    if (found.isDirectory()) return 'folder';
    return found.isFile() ? 'file' : 'other';
  },
  read: (path) =>
    lstatSync(path, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(path) : undefined,
  list: (folder) =>
    lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === true ? readdirSync(folder) : [],
  makeFolder: (path) => {
    makeFolder(path);
  },
  writeNew: (path, bytes) => {
    const file = openSync(path, 'wx');
    try {
      let written = 0;
      while (written < bytes.length) written += writeSync(file, bytes, written);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  },
  keepCopy: (file, copy) => {
    try {
      linkSync(file, copy);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') throw error;
      copyFileSync(file, copy);
    }
  },
  rename: (from, to) => {
    renameSync(from, to);
  },
  remove: (path) => {
    rmSync(path, { recursive: true, force: true });
  },
  flushFolder: (folder) => {
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
  },
  process: process.pid,
  isRunning: (number) => {
    try {
      process.kill(number, 0);
      return true;
    } catch (error) {
      // A process of another owner may not be sent a signal, but it runs.
      return codeOf(error) === 'EPERM';
    }
  },
};

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** With the folders above it; `mode` is of those that are made. Node's own recursion never ends where a folder is there but takes no folders, as `/proc` does. */
export function makeFolder(path: string, mode?: number): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
  if (dirname(path) !== path) makeFolder(dirname(path), mode);
  try {
    mkdirSync(path, mode);
  } catch (error) {
    // Another process may have been faster.
    if (codeOf(error) !== 'EEXIST' || statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true)
      throw error;
  }
}

/** Whether a folder, which need not exist yet, is another one or lies within it: by what stands on the disk, not by how it is spelled. */
export function isWithin(inner: string, outer: string): boolean {
  const wanted = exists(outer) ? statSync(outer, { bigint: true }) : undefined;
  if (wanted === undefined) return false;
  for (let path = existing(inner); ; path = dirname(path)) {
    const found = statSync(path, { bigint: true });
    if (found.dev === wanted.dev && found.ino === wanted.ino) return true;
    if (dirname(path) === path) return false;
  }
}

/** Whether a path is a link that leads out of a folder, or to nothing. */
export function isLinkOutOf(path: string, folder: string): boolean {
  return localDisk.kindOf(path) === 'link' && !(exists(path) && isWithin(path, folder));
}

/** The nearest folder above a path that exists, its links followed. */
function existing(path: string): string {
  for (let at = path; ; at = dirname(at)) {
    if (exists(at)) return realpathSync(at);
    if (dirname(at) === at) return at;
  }
}

function exists(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    // A link that leads back to itself leads nowhere, and nothing lies within a file.
    if (codeOf(error) === 'ELOOP' || codeOf(error) === 'ENOTDIR') return false;
    throw error;
  }
}
