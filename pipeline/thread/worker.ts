/** The second thread: takes tasks from the first one and answers them in their order. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadVega } from '../dataflow/loadVega.ts';
import { type FontSet, loadFonts } from '../fonts/loadFonts.ts';
import { readFontFile } from '../fonts/readFontFile.ts';
import type { FontFaces } from '../fonts/resolveFamilies.ts';
import { languageOf } from '../language/languages.ts';
import type { SentDivisions } from '../layout/SentDivisions.ts';
import { openStore } from '../memo/openStore.ts';
import type { Memo } from '../memo/Shelf.ts';
import { Shelves } from '../memo/Shelves.ts';
import { unreachable } from '../problems/unreachable.ts';
import { openPackMemo } from '../workbook/PackMemo.ts';
import { type PaintedPictures, paintPictures } from '../workbook/write/paintPictures.ts';
import type { Answer, Given, Task, ThreadInput } from './SecondThread.ts';

const charts = () => import('../charts/drawCharts.ts');
const setter = () => import('../layout/SentDivisions.ts');
const zipper = () => import('../workbook/write/zipParts.ts');
const writer = () => import('../workbook/writeWorkbook.ts');
const linter = () => import('../workbook/lint/lintWorkbook.ts');

const input: ThreadInput = workerData;
const memo: Memo = {
  code: input.code,
  owner: input.owner,
  log: [],
  ...(input.cache === undefined ? {} : { store: openStore(input.cache, () => Date.now()) }),
};
const shelves = new Shelves(memo, input.isForOneRun);
const pack = openPackMemo(shelves);
const painted: PaintedPictures = new Map();
/** Those that come with the pipeline, with the words that they have shaped. */
let ownFonts: FontSet | undefined;

function fontsOf(faces: FontFaces | undefined): FontSet {
  if (faces !== undefined) return loadFonts(readFontFile, faces);
  ownFonts ??= loadFonts(readFontFile);
  return ownFonts;
}
/** Of the book whose pages are laid out. */
let divisions: SentDivisions | undefined;

async function answerTo(task: Exclude<Task, { readonly type: 'paint' | 'rest' | 'end' }>): Promise<Given> {
  switch (task.type) {
    case 'charts': {
      const [{ drawInTurn }, { inputOfRequest }] = await Promise.all([charts(), import('./chartRequest.ts')]);
      const { measurer } = fontsOf(task.request.faces);
      return { type: 'charts', drawn: await drawInTurn(inputOfRequest(task.request, measurer), task.turns) };
    }
    case 'divisions': {
      const { request, turns, faces } = task;
      const { SentDivisions } = await setter();
      const language = languageOf(request.language);
      if (language === undefined) throw new Error(`no language ${request.language}`);
      const { measurer } = fontsOf(faces);
      divisions = new SentDivisions(request, language, measurer, await language.hyphenation());
      return { type: 'divisions', set: divisions.setInTurn(turns) };
    }
    case 'divisions again':
      return { type: 'divisions', set: divisions?.setAgain(task.which, task.known) ?? [] };
    case 'zip': {
      const { zipParts } = await zipper();
      return { type: 'bytes', bytes: zipParts(task.parts, task.first, pack.parts) };
    }
    case 'workbook': {
      // The pages are laid out.
      divisions = undefined;
      const { writeWorkbook } = await writer();
      return { type: 'bytes', bytes: await writeWorkbook(task.plan, pack, painted) };
    }
    case 'lint-workbook': {
      const { lintWorkbook } = await linter();
      return { type: 'problems', problems: lintWorkbook(task.bytes, task.file, pack.proofs) };
    }
    default:
      return unreachable(task);
  }
}

function failure(thrown: unknown): Pick<Extract<Answer, { readonly type: 'failed' }>, 'type' | 'error'> {
  return { type: 'failed', error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
}

// Nothing is asked yet while the first thread reads the book: time to load what takes long.
let done: Promise<unknown> = input.drawsCharts
  ? Promise.all([loadVega(), charts()])
  : Promise.all([setter(), writer(), linter()]);

parentPort?.on('message', (task: Task) => {
  if (task.type === 'end') {
    shelves.putAway();
    process.exit();
  }
  if (task.type === 'rest') {
    shelves.rest();
    painted.clear();
    divisions = undefined;
    return;
  }
  if (task.type === 'paint') {
    // What goes wrong here goes wrong again where the pictures are asked for, and is told there.
    done = done.then(() => paintPictures(task.pictures, painted, pack).catch(() => undefined));
    return;
  }
  done = done.then(async () => {
    const answer = await answerTo(task).catch(failure);
    parentPort?.postMessage({ ...answer, log: memo.log.splice(0) } satisfies Answer);
    if (task.type === 'charts') await Promise.all([setter(), writer(), linter()]);
  });
});
