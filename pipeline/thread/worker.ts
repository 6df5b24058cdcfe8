/** The second thread: takes tasks from the first one and answers them in their order. */
import { parentPort } from 'node:worker_threads';
import { loadVega } from '../dataflow/loadVega.ts';
import { loadFonts } from '../fonts/loadFonts.ts';
import { readFontFile } from '../fonts/readFontFile.ts';
import type { Answer, Task } from './SecondThread.ts';

const charts = () => import('../charts/drawCharts.ts');
const zipper = () => import('../workbook/write/zipParts.ts');
const writer = () => import('../workbook/writeWorkbook.ts');
const linter = () => import('../workbook/lint/lintWorkbook.ts');

async function answerTo(task: Exclude<Task, { readonly type: 'end' }>): Promise<Answer> {
  switch (task.type) {
    case 'charts': {
      const [{ drawInTurn }, { inputOfRequest }] = await Promise.all([charts(), import('./chartRequest.ts')]);
      const { measurer } = loadFonts(readFontFile, task.request.faces);
      return { type: 'charts', drawn: await drawInTurn(inputOfRequest(task.request, measurer), task.turns) };
    }
    case 'zip': {
      const { zipParts } = await zipper();
      return { type: 'bytes', bytes: zipParts(task.parts, task.first) };
    }
    case 'workbook': {
      const { writeWorkbook } = await writer();
      return { type: 'bytes', bytes: await writeWorkbook(task.plan) };
    }
    case 'lint-workbook': {
      const { lintWorkbook } = await linter();
      return { type: 'problems', problems: lintWorkbook(task.bytes, task.file) };
    }
    default:
      return unknown(task);
  }
}

function failure(thrown: unknown): Answer {
  return { type: 'failed', error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
}

function unknown(task: never): never {
  throw new Error(`no such task: ${JSON.stringify(task)}`);
}

// Nothing is asked yet while the first thread reads the book: time to load what takes long.
let done: Promise<unknown> = Promise.all([loadVega(), charts()]);

parentPort?.on('message', (task: Task) => {
  if (task.type === 'end') process.exit();
  done = done.then(async () => {
    parentPort?.postMessage(await answerTo(task).catch(failure));
    if (task.type === 'charts') await Promise.all([writer(), linter()]);
  });
});
