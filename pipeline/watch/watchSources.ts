/** Turns what happens in folders of a book into rounds of changes, however an editor saves and whatever becomes of a folder. */
import { statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { watch } from 'chokidar';

export type SourceEvent =
  /** Paths relative to the book, sorted. */
  | { readonly type: 'changed'; readonly paths: readonly string[] }
  /** A folder is not there; once all are back, that is a change. */
  | { readonly type: 'gone'; readonly folder: string };

export interface SourceWatch {
  /** The next round, with all that happened since the one before was given; undefined once the watch has ended. */
  readonly next: () => Promise<SourceEvent | undefined>;
  readonly end: () => Promise<void>;
}

/** Milliseconds without a change after which a round is over: an editor that saves by renaming takes a few. */
const QUIET = 60;

/** Milliseconds after which a round is over although changes go on. */
const LONGEST_ROUND = 2000;

/** Milliseconds between two looks at whether the folders are still the same ones. */
const LOOK = 250;

/** What editors and systems lay beside the files that they work on: nobody makes a book of it. */
const ASIDE =
  /(?:^|[\\/])\.(?:[^\\/]*\.sw[a-z]|#[^\\/]*|~lock\.[^\\/]*#|DS_Store|git|publish[^\\/]*)(?:[\\/]|$)/;

/** `names` are folders of the book, such as `data`. What happens from the moment on that this resolves is heard of. */
export async function watchSources(book: string, names: readonly string[]): Promise<SourceWatch> {
  const folders = names.map((name) => join(book, name));
  const changed = new Set<string>();
  let roundBegan = 0;
  let lastChange = 0;
  let hasEnded = false;
  let wake = (): void => undefined;
  const hear = (path: string): void => {
    lastChange = performance.now();
    if (changed.size === 0) roundBegan = lastChange;
    changed.add(relative(book, path).replaceAll('\\', '/'));
    wake();
  };

  const identities = folders.map(identityOf);
  /** The next look finds another folder, or none. */
  const forget = (folder: string): void => {
    const index = folders.indexOf(folder);
    if (index >= 0) identities[index] = undefined;
  };
  const open = () => {
    const watcher = watch(folders, {
      ignoreInitial: true,
      ignored: (path) => ASIDE.test(relative(book, path)),
    });
    watcher.on('all', (event, path) => {
      if (event === 'unlinkDir') forget(path);
      hear(path);
    });
    // A folder that goes while it is listed, or that may not be: what follows from it, the build says.
    watcher.on('error', () => hear(book));
    const opened = { watcher, isReady: false };
    watcher.once('ready', () => {
      opened.isReady = true;
      wake();
    });
    return opened;
  };
  const wakeAfter = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const late = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(late);
        resolve();
      };
    });
  let current = open();
  while (!current.isReady) await wakeAfter(LOOK);

  // Who watches a folder that was removed hears nothing of another one in its place.
  const looking = setInterval(() => {
    const found = folders.map(identityOf);
    const others = folders.filter((_, index) => found[index] !== identities[index]);
    if (others.length === 0) return;
    identities.splice(0, found.length, ...found);
    void current.watcher.close();
    current = open();
    for (const folder of others) hear(folder);
  }, LOOK);

  let missing: string | undefined;
  return {
    next: async () => {
      while (!hasEnded) {
        const now = performance.now();
        const left = Math.min(lastChange + QUIET - now, roundBegan + LONGEST_ROUND - now);
        if (changed.size === 0 || left > 0) {
          await wakeAfter(changed.size === 0 ? LOOK : left);
          continue;
        }
        const gone = folders.findIndex((folder) => identityOf(folder) === undefined);
        if (gone >= 0) {
          changed.clear();
          forget(folders[gone] ?? '');
          const folder = names[gone] ?? '';
          if (folder === missing) continue;
          missing = folder;
          return { type: 'gone', folder };
        }
        missing = undefined;
        // What comes after the round that is given must be heard of, also in a folder that has only just come back.
        if (!current.isReady || identities.includes(undefined)) {
          await wakeAfter(LOOK);
          continue;
        }
        const paths = [...changed].sort();
        changed.clear();
        return { type: 'changed', paths };
      }
      return undefined;
    },
    end: async () => {
      hasEnded = true;
      clearInterval(looking);
      wake();
      await current.watcher.close();
    },
  };
}

/** Tells a folder from another one of its name; undefined where there is none. */
function identityOf(folder: string): string | undefined {
  try {
    const { dev, ino, birthtimeNs } = statSync(folder, { bigint: true });
    return `${dev} ${ino} ${birthtimeNs}`;
  } catch {
    return undefined;
  }
}
