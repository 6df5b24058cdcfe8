/** Says whether a build would make what is there already, by the digests of all that goes in and all that came out. */
import { join } from 'node:path';
import type { BuildWorld } from '../build.ts';
import { editionAt, namedInBook } from '../load/recordedEditions.ts';
import type { MemoParts, Shelf } from '../memo/Shelf.ts';
import type { Problem } from '../problems/Problem.ts';
import type { Disk } from '../world/Disk.ts';
import { digestOf } from '../world/digestOf.ts';
import type { BookFiles } from '../world/World.ts';

export interface PublishedFile {
  readonly bytes: number;
  readonly digest: string;
}

/** What a build came to. */
export interface BuildRecord {
  readonly problems: readonly Problem[];
  readonly pageCount: number;
  readonly sheetCount: number;
  /** By path in the output folder. */
  readonly outputs: ReadonlyMap<string, PublishedFile>;
  /** What was read beside the sources: fonts of packages. */
  readonly reads: readonly OutsideRead[];
}

/** A build, asked for before it is made. */
export interface RememberedBuild {
  readonly value: BuildRecord | undefined;
  /**
   * `inputs` are the digests of the files that were read. A file that was saved while the build ran makes a record of neither
   * the state before nor the one after; it is not kept.
   */
  readonly keep: (record: BuildRecord, inputs: ReadonlyMap<string, string> | undefined) => void;
}

/** `request` is all of the command line that a build obeys. */
export function rememberedBuild(
  builds: Shelf<BuildRecord>,
  { files, limits }: BuildWorld,
  folder: string,
  request: MemoParts,
): RememberedBuild {
  // Of the editions kept, only the one that the book names is an input: to record another must not set off a build.
  const previous = namedInBook(files, 'previousEdition');
  const isInput = (path: string) => {
    const edition = editionAt(path);
    return edition === undefined || edition === previous;
  };
  const readSources = () => digestsBelow(files, ['data', 'templates'], isInput);
  const sources = readSources();
  const { value, keep } = builds.ask(folder, {
    ...request,
    folder,
    limits,
    // Each a part of its own, so that the one that has changed can be named.
    ...Object.fromEntries(sources),
  });
  return {
    value,
    keep: (record, inputs = new Map()) => {
      const wereRead = [...inputs].every(([path, digest]) => sources.get(path) === digest);
      if (wereRead && isSame(sources, readSources())) keep(record);
    },
  };
}

function isSame(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  return one.size === other.size && [...one].every(([path, digest]) => other.get(path) === digest);
}

/** A file outside of `data/` and `templates/`, with its digest; none where nothing was there. */
interface OutsideRead {
  readonly door: 'own' | 'packaged' | 'book';
  readonly path: string;
  readonly digest: string | undefined;
}

/** The same world, whose reads of fonts are noted; each file is read once, however often a build asks for it. */
export function noteReads(world: BuildWorld, reads: OutsideRead[]): BuildWorld {
  const known = new Map<string, Uint8Array | undefined>();
  const note = (door: OutsideRead['door'], path: string): Uint8Array | undefined => {
    const name = `${door} ${path}`;
    if (!known.has(name)) {
      const bytes = readThrough(world, door, path);
      known.set(name, bytes);
      reads.push({ door, path, digest: bytes && digestOf(bytes) });
    }
    return known.get(name);
  };
  return {
    ...world,
    readFont: (path) => note('own', path) ?? world.readFont(path),
    readPackagedFont: (path) => note('packaged', path),
    files: {
      ...world.files,
      read: (path) => (path.startsWith('node_modules/') ? note('book', path) : world.files.read(path)),
    },
  };
}

function readThrough(world: BuildWorld, door: OutsideRead['door'], path: string): Uint8Array | undefined {
  switch (door) {
    case 'own':
      return world.readFont(path);
    case 'packaged':
      return world.readPackagedFont?.(path);
    case 'book':
      return world.files.read(path);
    default:
      return door satisfies never;
  }
}

/** Whether every output is as the build left it, and every font as it read it. */
export function isInPlace(record: BuildRecord, disk: Disk, folder: string, world: BuildWorld): boolean {
  const outputs = [...record.outputs].every(([path, { bytes, digest }]) => {
    const found = disk.read(join(folder, path));
    return found !== undefined && found.length === bytes && digestOf(found) === digest;
  });
  return (
    outputs &&
    record.reads.every(({ door, path, digest }) => {
      const bytes = readThrough(world, door, path);
      return (bytes && digestOf(bytes)) === digest;
    })
  );
}

/** Of all files, whether a build reads them or not: what may not be there is reported, too. */
function digestsBelow(
  files: BookFiles,
  folders: readonly string[],
  isInput: (path: string) => boolean,
): ReadonlyMap<string, string> {
  const digests = new Map<string, string>();
  const visit = (folder: string): void => {
    for (const name of files.list(folder)) {
      const path = `${folder}/${name}`;
      if (name.endsWith('/')) {
        visit(path.slice(0, -1));
        continue;
      }
      if (!isInput(path)) continue;
      const bytes = files.read(path);
      digests.set(path, bytes === undefined ? JSON.stringify(files.refusal(path)) : digestOf(bytes));
    }
  };
  for (const folder of folders) visit(folder);
  return digests;
}
