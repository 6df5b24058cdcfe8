/** `briefing build`: checks a book and puts its outputs in place. */
import { join, relative } from 'node:path';
import { createShelf, type Memo } from '../memo/Shelf.ts';
import { type BuildOptions, type BuildReport, buildAndPublish } from './buildAndPublish.ts';
import { explainMemo } from './explainMemo.ts';
import { openWorld, problemSummary, reportProblems } from './openWorld.ts';
import type { Terminal } from './terminal.ts';
import type { BuildRecord } from './unchangedBuild.ts';

interface BuildCommandOptions extends BuildOptions {
  /** Says what was used again, and what not. */
  readonly explain: boolean;
}

/** Gives false where the book has errors; then nothing in the output folder has changed. */
export async function buildCommand(options: BuildCommandOptions, terminal: Terminal): Promise<boolean> {
  const world = openWorld(options, terminal);
  const memo: Memo = world.memo ?? { code: '', log: [] };
  // Without a store it would be forgotten with the process, and all sources were read twice more for it.
  const builds = memo.store === undefined ? undefined : createShelf<BuildRecord>('build', memo);
  const report = await buildAndPublish(options, world, builds, terminal);
  reportProblems(report.problems, options, terminal);
  if (options.explain && !report.unchanged) for (const line of explainMemo(memo.log)) terminal.error(line);
  if (options.json) terminal.result(JSON.stringify(report, null, 2));
  else tell(report, terminal);
  return report.done;
}

function tell(report: BuildReport, terminal: Terminal): void {
  const { done, unchanged, folder, pageCount, sheetCount, written, problems } = report;
  const shown = relative('.', folder) || folder;
  if (!done) {
    terminal.error(`nothing in ${shown} has changed`);
    return;
  }
  if (unchanged) terminal.result(`nothing has changed since the last build; ${shown} is as it was`);
  for (const { path, bytes } of written.filter(({ path }) => !path.startsWith('charts/'))) {
    terminal.result(`${relative('.', join(folder, path)) || path}  ${sizeInWords(bytes)}`);
  }
  const charts = written.filter(({ path }) => path.startsWith('charts/')).length;
  if (charts > 0) terminal.result(`${relative('.', join(folder, 'charts'))}/  ${charts} charts`);
  terminal.result(`${pageCount} pages, ${sheetCount} worksheets, ${problemSummary(problems)}`);
}

function sizeInWords(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
