/** `briefing watch`: builds a book, and again whenever one of its files is saved, until it is interrupted. */
import { relative } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { BuildOutcome } from '../build.ts';
import { createShelf, type Memo } from '../memo/Shelf.ts';
import type { BuiltBook } from '../preview/BuiltBook.ts';
import type { Preview } from '../preview/Preview.ts';
import type { PreviewStatus } from '../preview/PreviewState.ts';
import type { Manifest } from '../publish/Manifest.ts';
import { readManifest } from '../publish/readManifest.ts';
import { Workspace } from '../Workspace.ts';
import { watchSources } from '../watch/watchSources.ts';
import { type BuildOptions, type BuildReport, buildAndPublish } from './buildAndPublish.ts';
import { explainMemo } from './explainMemo.ts';
import { machineFailure } from './machineFailure.ts';
import { openPreview, type ServeOptions } from './openPreview.ts';
import { openWorld, problemSummary, reportProblems } from './openWorld.ts';
import { showProgress } from './showProgress.ts';
import type { Terminal } from './terminal.ts';
import type { BuildRecord } from './unchangedBuild.ts';

export interface WatchOptions extends BuildOptions {
  readonly explain: boolean;
  /** Undefined where nobody looks on. */
  readonly serve: ServeOptions | undefined;
}

/** Changed files that are named; of the others, the number is told. */
const NAMED = 3;

/** Always gives true: what was wrong with the book was told when it was. Nobody waits for a build that is under way. */
export async function watchCommand(
  options: WatchOptions,
  terminal: Terminal,
  interrupted: Promise<void>,
): Promise<boolean> {
  /** One line of JSON for each thing that happens, or one for people. */
  const tell = (record: object, text: string): void => {
    terminal.result(options.json ? JSON.stringify(record) : text);
  };
  const opened = openWorld(options, terminal);
  const { startThread, memo = { code: '', log: [] } } = opened;
  const workspace = new Workspace({ memo, ...(startThread === undefined ? {} : { startThread }) });
  const serving = options.serve === undefined ? undefined : await openPreview(options.book, options.serve);
  if (serving !== undefined) tell({ serving: serving.address }, `the preview is at ${serving.address}`);
  const build = builderOf(options, { ...opened, memo, workspace }, memo, terminal, serving?.preview);
  // Before the first build: what is saved while that one runs is built next.
  const sources = await watchSources(options.book, ['data', 'templates']);
  const watching = async (): Promise<void> => {
    await build();
    for (let event = await sources.next(); event !== undefined; event = await sources.next()) {
      if (event.type === 'changed') {
        tell({ changed: event.paths }, `changed: ${namesOf(event.paths)}`);
        await build();
      } else {
        const text = `${event.folder} is gone; waiting until it is back`;
        tell({ gone: event.folder }, text);
        serving?.preview.tell({ type: 'waiting', text });
      }
    }
  };
  await Promise.race([watching(), interrupted]);
  await Promise.all([sources.end(), serving?.end(), workspace.end()]);
  return true;
}

/** Turns of the event loop in which a browser is let in, heard and answered. */
const BREATH = 3;

async function breathe(): Promise<void> {
  for (let turn = 0; turn < BREATH; turn += 1) await setImmediate();
}

/** One build after another in a workspace that stays warm. */
function builderOf(
  options: WatchOptions,
  world: Parameters<typeof buildAndPublish>[1],
  memo: Memo,
  terminal: Terminal,
  preview: Preview | undefined,
): () => Promise<void> {
  // Who looks on sees what this process has made: a build that another one remembers has no pages here.
  const ofThisWatch: Memo = { code: memo.code, log: memo.log };
  const builds = createShelf<BuildRecord>('build', preview === undefined ? memo : ofThisWatch);
  const now = () => performance.now();
  return async () => {
    const began = now();
    memo.log.splice(0);
    // Only who looks on wants to see a line that comes and goes.
    const shown = showProgress(terminal, true, now);
    const progress = preview === undefined ? shown : { ...shown, breathe };
    if (terminal.live && !options.quiet && !options.json) terminal.progress('building …', true);
    if (preview !== undefined) {
      preview.tell({ type: 'building', text: 'building …' });
      // Said before the build takes the processor.
      await setImmediate();
    }
    try {
      let built: BuildOutcome | undefined;
      const look = (outcome: BuildOutcome) => {
        built = outcome;
      };
      const report = await buildAndPublish(options, { ...world, progress }, builds, terminal, look);
      const milliseconds = Math.round(now() - began);
      reportProblems(report.problems, options, terminal);
      if (options.explain && !report.unchanged)
        for (const line of explainMemo(memo.log)) terminal.error(line);
      const outcome = outcomeOf(report, milliseconds);
      terminal.result(options.json ? JSON.stringify({ ...report, milliseconds }) : outcome);
      const manifest = preview === undefined ? undefined : readManifest(report.folder, options.copy);
      const book = report.done ? await builtBook(built, manifest) : undefined;
      preview?.show(statusOf(report, milliseconds), report.problems, book);
    } catch (error) {
      // A full disk, or a folder that may not be written to, can be mended while the watch goes on.
      const failure = machineFailure(error);
      if (failure === undefined) throw error;
      terminal.error(failure);
      preview?.tell({ type: 'failed', text: failure });
    }
  };
}

/** What a preview shows of a build; undefined where it made no pages. */
async function builtBook(
  built: BuildOutcome | undefined,
  manifest: Manifest | undefined,
): Promise<BuiltBook | undefined> {
  const { book, layout, outputs, record } = built ?? {};
  const pdf = outputs?.get(`${book?.manuscript.book.fileName}.pdf`);
  if (book === undefined || layout === undefined || pdf === undefined) return undefined;
  if (manifest === undefined || record === undefined) return undefined;
  const { manuscript, dataset } = book;
  return { pdf, layout, manuscript, dataset, manifest, record: await record(manuscript.book.title) };
}

function outcomeOf(report: BuildReport, milliseconds: number): string {
  const { done, unchanged, folder, pageCount, sheetCount, problems } = report;
  const shown = relative('.', folder) || folder;
  const time = `${(milliseconds / 1000).toFixed(2)} s`;
  if (!done) return `${problemSummary(problems)}; nothing in ${shown} has changed (${time})`;
  if (unchanged) return `nothing has changed since the last build, ${problemSummary(problems)} (${time})`;
  return `${shown} is made: ${pageCount} pages, ${sheetCount} worksheets, ${problemSummary(problems)} (${time})`;
}

/** For who sees the pages and the problems beside them. */
function statusOf({ done, problems }: BuildReport, milliseconds: number): PreviewStatus {
  const text = `${problemSummary(problems)} (${(milliseconds / 1000).toFixed(1)} s)`;
  return { type: done ? 'done' : 'failed', text };
}

function namesOf(paths: readonly string[]): string {
  const named = paths.slice(0, NAMED).join(', ');
  return paths.length > NAMED ? `${named} and ${paths.length - NAMED} more` : named;
}
