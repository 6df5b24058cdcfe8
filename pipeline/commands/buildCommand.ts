/** `briefing build`: checks a book and puts its outputs in place. */
import { join, relative } from 'node:path';
import { buildBook } from '../build.ts';
import type { MemoEntry } from '../memo/Shelf.ts';
import { hasErrors, type Problem } from '../problems/Problem.ts';
import { changeOutputFolder } from '../publish/changeOutputFolder.ts';
import type { Manifest } from '../publish/Manifest.ts';
import { linkedPart, type OutputName, outputOf } from '../publish/outputPaths.ts';
import { publishOutputs } from '../publish/publishOutputs.ts';
import { pageOfClaim, readManifest } from '../publish/readManifest.ts';
import type { PageName } from '../theme/papers.ts';
import { isWithin, localDisk } from '../world/Disk.ts';
import { digestOf } from '../world/digestOf.ts';
import {
  type CommonOptions,
  earlierOutputs,
  openWorld,
  outputFolder,
  patienceOf,
  problemSummary,
  reportProblems,
} from './openWorld.ts';
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
  /** Says what was used again, and what not. */
  readonly explain: boolean;
}

/** Gives false where the book has errors; then nothing in the output folder has changed. */
export async function buildCommand(options: BuildOptions, terminal: Terminal): Promise<boolean> {
  const world = openWorld(options, terminal);
  refuseSourceFolders(options, outputFolder(options));
  const { folder, manifest, problems: mended } = earlierOutputs(options, terminal);
  const patience = patienceOf(terminal);
  const earlier = new Map(outputsIn(manifest).filter(([path]) => !isRemade(path, options.only)));
  const { page, only, set } = options;
  const remembered = rememberedBuild(world, folder, { page, only, set, earlier });
  if (
    !hasErrors(mended) &&
    remembered.value !== undefined &&
    isInPlace(remembered.value, localDisk, folder, world)
  )
    return tellUnchanged(remembered.value, [...mended, ...remembered.value.problems], options, terminal);
  const reads: BuildRecord['reads'][number][] = [];
  const built = await buildBook(
    { asStated: false, page, only, set, earlier },
    { ...noteReads(world, reads), pageOf: (claim) => pageOfClaim(manifest, claim) },
  );
  const { outputs } = built;
  const problems = [...mended, ...built.problems];
  if (outputs !== undefined && !hasErrors(problems)) {
    world.progress.stage('publish');
    const published = changeOutputFolder(localDisk, folder, patience, () =>
      publishOutputs(localDisk, folder, outputs, obsoleteOutputs(folder, options.only)),
    );
    problems.push(...published);
  }
  const done = outputs !== undefined && !hasErrors(problems);
  if (done) {
    const { problems: found, pageCount, sheetCount } = built;
    const digests = [...outputs].map(([path, bytes]): [string, PublishedFile] => [
      path,
      { bytes: bytes.length, digest: digestOf(bytes) },
    ]);
    remembered.keep({ problems: found, pageCount, sheetCount, outputs: new Map(digests), reads });
  }
  const stages = world.progress.end();
  reportProblems(problems, options, terminal);
  if (options.explain) for (const line of explain(world.memo?.log ?? [])) terminal.error(line);
  const written = done ? [...outputs].map(([path, bytes]) => ({ path, bytes: bytes.length })) : [];
  if (options.json) {
    const { pageCount, sheetCount } = built;
    terminal.result(
      JSON.stringify(
        { done, unchanged: false, folder, pageCount, sheetCount, written, stages, problems },
        null,
        2,
      ),
    );
  } else if (done) {
    for (const { path, bytes } of written.filter(({ path }) => !path.startsWith('charts/'))) {
      terminal.result(`${relative('.', join(folder, path)) || path}  ${sizeInWords(bytes)}`);
    }
    const charts = written.filter(({ path }) => path.startsWith('charts/')).length;
    if (charts > 0) terminal.result(`${relative('.', join(folder, 'charts'))}/  ${charts} charts`);
    terminal.result(`${built.pageCount} pages, ${built.sheetCount} worksheets, ${problemSummary(problems)}`);
  } else {
    terminal.error(`nothing in ${relative('.', folder) || folder} has changed`);
  }
  return done;
}

/** The same report, of files that stay as they are. */
function tellUnchanged(
  record: BuildRecord,
  problems: readonly Problem[],
  options: BuildOptions,
  terminal: Terminal,
): boolean {
  const { pageCount, sheetCount } = record;
  reportProblems(problems, options, terminal);
  const folder = outputFolder(options);
  if (options.json) {
    terminal.result(
      JSON.stringify(
        { done: true, unchanged: true, folder, pageCount, sheetCount, written: [], stages: [], problems },
        null,
        2,
      ),
    );
  } else {
    terminal.result(
      `nothing has changed since the last build; ${relative('.', folder) || folder} is as it was`,
    );
    terminal.result(`${pageCount} pages, ${sheetCount} worksheets, ${problemSummary(problems)}`);
  }
  return true;
}

/** Results that were made, each with what had changed, and how many of each kind were used again. */
function explain(log: readonly MemoEntry[]): readonly string[] {
  const made = log.filter(({ reused }) => !reused);
  const kinds = [...new Set(log.map(({ kind }) => kind))];
  return [
    ...made.map(({ kind, id, changed }) => {
      const why = changed.length === 0 ? 'nothing like it is kept' : `changed: ${changed.join(', ')}`;
      return `made  ${kind} ${id}  (${why})`;
    }),
    ...kinds.map((kind) => {
      const all = log.filter((entry) => entry.kind === kind);
      return `${kind}: ${all.filter(({ reused }) => reused).length} of ${all.length} used again`;
    }),
  ];
}

/**
 * What earlier builds left and this one does not make again, as they left it: a chart that the book has dropped, all
 * outputs under an earlier file name. A file that somebody has changed since is theirs.
 */
function obsoleteOutputs(folder: string, only: readonly OutputName[]): readonly string[] {
  return outputsIn(readManifest(folder)).flatMap(([path, digest]) => {
    if (!isRemade(path, only) || linkedPart(localDisk, folder, path) !== undefined) return [];
    const bytes = localDisk.read(join(folder, path));
    const found = bytes === undefined ? undefined : digestOf(bytes);
    return found === digest ? [path] : [];
  });
}

/** Paths and digests; names that no build writes are passed over. */
function outputsIn(manifest: Manifest | undefined): readonly (readonly [string, string])[] {
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

function sizeInWords(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
