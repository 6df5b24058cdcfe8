/** `briefing build`: checks a book and puts its outputs in place. */
import { join, relative } from 'node:path';
import { buildBook } from '../build.ts';
import type { OutputName } from '../outputs.ts';
import { hasErrors } from '../problems/Problem.ts';
import type { Manifest } from '../publish/Manifest.ts';
import { publishOutputs } from '../publish/publishOutputs.ts';
import { pageOfClaim, readManifest } from '../publish/readManifest.ts';
import { type CommonOptions, openWorld, outputFolder, problemSummary, reportProblems } from './openWorld.ts';
import type { Terminal } from './terminal.ts';

export interface BuildOptions extends CommonOptions {
  readonly out: string | undefined;
  readonly only: readonly OutputName[];
  readonly page: 'A4' | 'Letter' | undefined;
}

/** Gives false where the book has errors; then nothing in the output folder has changed. */
export async function buildCommand(options: BuildOptions, terminal: Terminal): Promise<boolean> {
  const world = openWorld(options, terminal);
  const folder = outputFolder(options);
  const manifest = readManifest(folder);
  const built = await buildBook(
    { asStated: false, page: options.page, only: options.only },
    { ...world, pageOf: (claim) => pageOfClaim(manifest, claim) },
  );
  const { problems, outputs } = built;
  const done = outputs !== undefined && !hasErrors(problems);
  if (done) {
    world.progress.stage('publish');
    publishOutputs(folder, outputs, options.only.includes('charts') ? earlierCharts(manifest) : []);
  }
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

/** Charts of the last build, so that those which the book has dropped do not stay behind. */
function earlierCharts(manifest: Manifest | undefined): readonly string[] {
  return Object.keys(manifest?.outputs ?? {}).filter((name) => /^charts\/[a-z0-9-]+\.svg$/.test(name));
}

function sizeInWords(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
