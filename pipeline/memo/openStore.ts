/** Turns a folder of the user's into a store of results: bounded, shared by builds at once, and never needed. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../world/Disk.ts';
import type { MemoStore } from './Shelf.ts';

/** Bytes that the store may take; what was not used for longest goes first. */
const MOST_BYTES = 512 * 1024 * 1024;

/** It may have grown by such a part of its bound before it is tidied again. */
const SHARE = 8;

/** Bytes of the SHA-256 digest before each entry, by which a damaged one is known. */
const DIGEST_BYTES = 32;

/** `now` gives the time in milliseconds. Whatever goes wrong with the disk, a result is made anew: no method throws. */
export function openStore(folder: string, now: () => number, mostBytes = MOST_BYTES): MemoStore {
  /** Written since it was last tidied; at first there may be anything. */
  let added = Number.POSITIVE_INFINITY;
  const pathOf = (key: string) => join(folder, key.slice(0, 2), key);
  return {
    read: (key) => {
      try {
        const bytes = readFileSync(pathOf(key));
        const content = bytes.subarray(DIGEST_BYTES);
        if (!checksum(content).equals(bytes.subarray(0, DIGEST_BYTES))) return undefined;
        // The time of use is what `tidy` goes by.
        const seconds = now() / 1000;
        utimesSync(pathOf(key), seconds, seconds);
        return content;
      } catch {
        return undefined;
      }
    },
    write: (key, content) => {
      // Once a run that makes anything, and again where that goes on for a day.
      if (added > mostBytes / SHARE) {
        tidy(folder, mostBytes);
        added = 0;
      }
      added += content.length;
      const path = pathOf(key);
      const unfinished = `${path}.${process.pid}`;
      try {
        makeFolder(join(folder, key.slice(0, 2)), 0o700);
        // Under another name first: a reader meets a whole entry or none.
        writeFileSync(unfinished, Buffer.concat([checksum(content), content]), { mode: 0o600 });
        renameSync(unfinished, path);
      } catch {
        remove(unfinished);
      }
    },
  };
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Where nothing can be written, nothing is there.
  }
}

function checksum(content: Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}

/** An entry, or one that was not finished: whatever else lies in the folder is not ours. */
const ENTRY = /^[0-9a-f]{64}(?:\.\d+)?$/;
const FOLDER = /^[0-9a-f]{2}$/;

function tidy(folder: string, mostBytes: number): void {
  try {
    const folders = readdirSync(folder).filter((name) => FOLDER.test(name));
    const paths = folders.flatMap((name) =>
      readdirSync(join(folder, name))
        .filter((entry) => ENTRY.test(entry))
        .map((entry) => join(folder, name, entry)),
    );
    const entries = paths.flatMap((path) => {
      const found = statSync(path, { throwIfNoEntry: false });
      return found?.isFile() === true ? [{ path, bytes: found.size, used: found.mtimeMs }] : [];
    });
    let bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
    for (const entry of entries.sort((one, other) => one.used - other.used)) {
      if (bytes <= mostBytes) return;
      rmSync(entry.path, { force: true });
      bytes -= entry.bytes;
    }
  } catch {
    // Another process tidies, or the folder is gone.
  }
}
