/** Builds a book and puts its outputs in place, where they are not there already: what every command that builds does. */
import { join } from 'node:path';
import { type BuildOutcome, type BuildWorld, buildBook } from '../build.ts';
import type { OwnShelf } from '../memo/Shelf.ts';
import { hasErrors, type Problem } from '../problems/Problem.ts';
import type { Purpose } from '../problems/severity.ts';
import type { BookCopy } from '../publish/BookCopy.ts';
import { changeOutputFolder } from '../publish/changeOutputFolder.ts';
import { linkedPart, type OutputName, outputOf } from '../publish/outputPaths.ts';
import { publishOutputs } from '../publish/publishOutputs.ts';
import { type ManifestHead, pageOfClaim, readManifestHead } from '../publish/readManifest.ts';
import type { PageName } from '../theme/papers.ts';
import { isWithin, localDisk } from '../world/Disk.ts';
import { digestOf } from '../world/digestOf.ts';
import type { StageTime } from '../world/Progress.ts';
import { type CommonOptions, earlierOutputs, outputFolder, patienceOf } from './openWorld.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './UsageError.ts';
import {
  type BuildRecord,
  isInPlace,
  noteReads,
  type PublishedFile,
  rememberedBuild,
} from './unchangedBuild.ts';

export interface BuildOptions extends CommonOptions {
  readonly out: string | undefined;
  readonly only: readonly OutputName[];
  readonly page: PageName | undefined;
  readonly set: readonly string[];
  /** The whole book where it is left out. */
  readonly copy?: BookCopy;
  /** `final` where it is left out. */
  readonly purpose?: Purpose;
}

export interface BuildReport {
  /** False where the book has errors; then nothing in the output folder has changed. */
  readonly done: boolean;
  /** Whether everything was in place already. */
  readonly unchanged: boolean;
  readonly folder: string;
  readonly pageCount: number;
  readonly sheetCount: number;
  readonly written: readonly { readonly path: string; readonly bytes: number }[];
  readonly stages: readonly StageTime[];
  readonly problems: readonly Problem[];
}

/** `builds` remembers what was built, where anybody will ask; `look` is shown what was made, where anything had to be. */
export async function buildAndPublish(
  options: BuildOptions,
  world: BuildWorld,
  builds: OwnShelf<BuildRecord> | undefined,
  terminal: Terminal,
  look?: (built: BuildOutcome) => void,
): Promise<BuildReport> {
  refuseSourceFolders(options, outputFolder(options));
  const { folder, manifest, problems: mended } = earlierOutputs(options, terminal);
  const earlier = new Map(outputsIn(manifest).filter(([path]) => !isRemade(path, options.only)));
  const { page, only, set, copy = {}, purpose = 'final' } = options;
  const parts = { page, only, set, copy, purpose, earlier };
  const remembered = builds && rememberedBuild(builds, world, folder, parts);
  const record = hasErrors(mended) ? undefined : remembered?.value;
  if (record !== undefined && isInPlace(record, localDisk, folder, world)) {
    const { pageCount, sheetCount, problems } = record;
    const counts = { folder, pageCount, sheetCount };
    return {
      done: true,
      unchanged: true,
      ...counts,
      written: [],
      stages: [],
      problems: [...mended, ...problems],
    };
  }
  const reads: BuildRecord['reads'][number][] = [];
  const built = await buildBook(
    { asStated: false, page, only, set, copy, purpose, earlier, holdsPages: look !== undefined },
    { ...noteReads(world, reads), pageOf: (claim) => pageOfClaim(manifest, claim) },
  );
  look?.(built);
  const { outputs, inputs, pageCount, sheetCount } = built;
  const problems = [...mended, ...built.problems];
  if (outputs !== undefined && !hasErrors(problems)) {
    world.progress.stage('publish');
    const published = changeOutputFolder(localDisk, folder, patienceOf(terminal), () =>
      publishOutputs(localDisk, folder, outputs, obsoleteOutputs(folder, options)),
    );
    problems.push(...published);
  }
  const done = outputs !== undefined && !hasErrors(problems);
  if (done) {
    const digests = [...outputs].map(([path, bytes]): [string, PublishedFile] => [
      path,
      { bytes: bytes.length, digest: digestOf(bytes) },
    ]);
    remembered?.keep(
      { problems: built.problems, pageCount, sheetCount, outputs: new Map(digests), reads },
      inputs,
    );
    builds?.rest();
    builds?.putAway();
  }
  const written = done ? [...outputs].map(([path, bytes]) => ({ path, bytes: bytes.length })) : [];
  const stages = world.progress.end();
  return { done, unchanged: false, folder, pageCount, sheetCount, written, stages, problems };
}

/**
 * What earlier builds left and this one does not make again, as they left it: a chart that the book has dropped, all
 * outputs under an earlier file name. A file that somebody has changed since is theirs.
 */
function obsoleteOutputs(folder: string, { only, copy }: BuildOptions): readonly string[] {
  return outputsIn(readManifestHead(folder, copy)).flatMap(([path, digest]) => {
    if (!isRemade(path, only) || linkedPart(localDisk, folder, path) !== undefined) return [];
    const bytes = localDisk.read(join(folder, path));
    const found = bytes === undefined ? undefined : digestOf(bytes);
    return found === digest ? [path] : [];
  });
}

/** Paths and digests; names that no build writes are passed over. */
function outputsIn(manifest: ManifestHead | undefined): readonly (readonly [string, string])[] {
  const all = { ...manifest?.earlierOutputs, ...manifest?.outputs };
  return Object.entries(all).filter(([path]) => outputOf(path) !== undefined);
}

function isRemade(path: string, only: readonly OutputName[]): boolean {
  return only.some((name) => name === outputOf(path));
}

/** Outputs among the sources would be read as sources, or replace them. */
function refuseSourceFolders(options: BuildOptions, folder: string): void {
  for (const name of ['data', 'templates']) {
    const source = join(options.book, name);
    if (isWithin(folder, source) || isWithin(source, folder)) {
      throw new UsageError(
        `--out takes a folder apart from the sources; found ${folder}, which is, holds or lies in ${source}`,
      );
    }
  }
}
