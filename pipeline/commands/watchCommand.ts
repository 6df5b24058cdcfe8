/** `briefing watch`: builds a book, and again whenever one of its files is saved, until it is interrupted. */
import { relative } from 'node:path';
import { createShelf, type Memo } from '../memo/Shelf.ts';
import { Workspace } from '../Workspace.ts';
import { watchSources } from '../watch/watchSources.ts';
import { type BuildOptions, type BuildReport, buildAndPublish } from './buildAndPublish.ts';
import { machineFailure } from './machineFailure.ts';
import { openWorld, problemSummary, reportProblems } from './openWorld.ts';
import { showProgress } from './showProgress.ts';
import type { Terminal } from './terminal.ts';
import type { BuildRecord } from './unchangedBuild.ts';

/** Changed files that are named; of the others, the number is told. */
const NAMED = 3;

/** Always gives true: what was wrong with the book was told when it was. Nobody waits for a build that is under way. */
export async function watchCommand(
  options: BuildOptions,
  terminal: Terminal,
  interrupted: Promise<void>,
): Promise<boolean> {
  const opened = openWorld(options, terminal);
  const { startThread, memo = { code: '', log: [] } } = opened;
  const workspace = new Workspace({ memo, ...(startThread === undefined ? {} : { startThread }) });
  const build = builderOf(options, { ...opened, memo, workspace }, memo, terminal);
  // Before the first build: what is saved while that one runs is built next.
  const sources = await watchSources(options.book, ['data', 'templates']);
  const watching = async (): Promise<void> => {
    await build();
    for (let event = await sources.next(); event !== undefined; event = await sources.next()) {
      if (event.type === 'changed') {
        tell({ changed: event.paths }, `changed: ${namesOf(event.paths)}`);
        await build();
      } else {
        tell({ gone: event.folder }, `${event.folder} is gone; waiting until it is back`);
      }
    }
  };
  /** One line of JSON for each thing that happens, or one for people. */
  const tell = (record: object, text: string): void => {
    terminal.result(options.json ? JSON.stringify(record) : text);
  };
  await Promise.race([watching(), interrupted]);
  await sources.end();
  return true;
}

/** One build after another in a workspace that stays warm. */
function builderOf(
  options: BuildOptions,
  world: Parameters<typeof buildAndPublish>[1],
  memo: Memo,
  terminal: Terminal,
): () => Promise<void> {
  const builds = createShelf<BuildRecord>('build', memo);
  const now = () => performance.now();
  return async () => {
    const began = now();
    memo.log.splice(0);
    // Only who looks on wants to see a line that comes and goes.
    const progress = showProgress(terminal, true, now);
    if (terminal.live && !options.quiet && !options.json) terminal.progress('building …', true);
    try {
      const report = await buildAndPublish(options, { ...world, progress }, builds, terminal);
      const milliseconds = Math.round(now() - began);
      reportProblems(report.problems, options, terminal);
      terminal.result(
        options.json ? JSON.stringify({ ...report, milliseconds }) : outcomeOf(report, milliseconds),
      );
    } catch (error) {
      // A full disk, or a folder that may not be written to, can be mended while the watch goes on.
      const failure = machineFailure(error);
      if (failure === undefined) throw error;
      terminal.error(failure);
    }
  };
}

function outcomeOf(report: BuildReport, milliseconds: number): string {
  const { done, unchanged, folder, pageCount, sheetCount, problems } = report;
  const shown = relative('.', folder) || folder;
  const time = `${(milliseconds / 1000).toFixed(2)} s`;
  if (!done) return `${problemSummary(problems)}; nothing in ${shown} has changed (${time})`;
  if (unchanged) return `nothing has changed since the last build, ${problemSummary(problems)} (${time})`;
  return `${shown} is made: ${pageCount} pages, ${sheetCount} worksheets, ${problemSummary(problems)} (${time})`;
}

function namesOf(paths: readonly string[]): string {
  const named = paths.slice(0, NAMED).join(', ');
  return paths.length > NAMED ? `${named} and ${paths.length - NAMED} more` : named;
}
