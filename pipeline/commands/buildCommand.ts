/** `briefing build`: checks a book and puts its outputs in place. */
import { join, relative } from 'node:path';
import { buildBook } from '../build.ts';
import { hasErrors } from '../problems/Problem.ts';
import { changeOutputFolder } from '../publish/changeOutputFolder.ts';
import type { Manifest } from '../publish/Manifest.ts';
import { linkedPart, type OutputName, outputOf } from '../publish/outputPaths.ts';
import { publishOutputs } from '../publish/publishOutputs.ts';
import { pageOfClaim, readManifest } from '../publish/readManifest.ts';
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

export interface BuildOptions extends CommonOptions {
  readonly out: string | undefined;
  readonly only: readonly OutputName[];
  readonly page: 'A4' | 'Letter' | undefined;
  readonly set: readonly string[];
}

/** Gives false where the book has errors; then nothing in the output folder has changed. */
export async function buildCommand(options: BuildOptions, terminal: Terminal): Promise<boolean> {
  const world = openWorld(options, terminal);
  refuseSourceFolders(options, outputFolder(options));
  const { folder, manifest, problems: mended } = earlierOutputs(options, terminal);
  const patience = patienceOf(terminal);
  const built = await buildBook(
    {
      asStated: false,
      page: options.page,
      only: options.only,
      set: options.set,
      earlier: new Map(outputsIn(manifest).filter(([path]) => !isRemade(path, options.only))),
    },
    { ...world, pageOf: (claim) => pageOfClaim(manifest, claim) },
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
  const stages = world.progress.end();
  reportProblems(problems, options, terminal);
  const written = done ? [...outputs].map(([path, bytes]) => ({ path, bytes: bytes.length })) : [];
  if (options.json) {
    const { pageCount, sheetCount } = built;
    terminal.result(
      JSON.stringify({ done, folder, pageCount, sheetCount, written, stages, problems }, null, 2),
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
