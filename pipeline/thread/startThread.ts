/** Starts the second thread; the only file that knows how the first one speaks with it. */
import { Worker } from 'node:worker_threads';
import type { SetElsewhere } from '../layout/OtherSetter.ts';
import type { MemoEntry } from '../memo/Shelf.ts';
import type { Problem } from '../problems/Problem.ts';
import type { Answer, SecondThread, Task, ThreadInput } from './SecondThread.ts';

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/**
 * It takes one task after another until it is ended. Its errors are those of the task that is waited for. `heard` is told
 * what was asked of its memory; `script` is the bundled `worker.ts`.
 */
export function startThread(
  input: ThreadInput,
  heard: (log: readonly MemoEntry[]) => void = () => undefined,
  script = new URL('./worker.js', import.meta.url),
): SecondThread {
  const worker = new Worker(script, { workerData: input });
  const waiting: Waiting[] = [];
  let failure: Error | undefined;
  let isEnding = false;
  const fail = (error: Error): void => {
    failure ??= error;
    for (const { reject } of waiting.splice(0)) reject(failure);
  };
  worker.on('message', (answer: Answer) => {
    const asked = waiting.shift();
    heard(answer.log);
    if (answer.type === 'failed') asked?.reject(answer.error);
    else asked?.resolve(answer);
    // An answer may still come while the thread is stopped, which is waited for.
    if (waiting.length === 0 && !isEnding) worker.unref();
  });
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`the second thread ended by itself, with code ${code}`)));
  // A process with nothing else to do does not stay for its sake, unless it waits for an answer.
  worker.unref();
  const ask = (task: Task): Promise<Answer> =>
    new Promise((resolve, reject) => {
      if (failure !== undefined) {
        reject(failure);
        return;
      }
      waiting.push({ resolve, reject });
      worker.ref();
      worker.postMessage(task);
    });
  const tell = (task: Task): void => worker.postMessage(task);
  return {
    drawCharts: async (request, turns) => {
      const answer = await ask({ type: 'charts', request, turns });
      return answer.type === 'charts' ? answer.drawn : confused(answer);
    },
    setDivisions: (request, turns, faces) =>
      ask({ type: 'divisions', request, turns, faces }).then(divisionsOf),
    setDivisionsAgain: (which, known) => ask({ type: 'divisions again', which, known }).then(divisionsOf),
    // A function that waits holds what it was given, of which the other thread has a copy.
    zip: (parts, first) => ask({ type: 'zip', parts, first }).then(bytesOf),
    writeWorkbook: (plan) => ask({ type: 'workbook', plan }).then(bytesOf),
    lintWorkbook: (bytes, file) => ask({ type: 'lint-workbook', bytes, file }).then(problemsOf),
    paint: (pictures) => tell({ type: 'paint', pictures }),
    rest: () => tell({ type: 'rest' }),
    end: async () => {
      isEnding = true;
      failure ??= new Error('the second thread was ended');
      // One that has nothing to do ends by itself, and keeps what V8 compiled for the next.
      if (waiting.length > 0) await worker.terminate();
      else await endedBy(worker);
    },
  };
}

async function endedBy(worker: Worker): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => resolve());
  });
  worker.ref();
  const end: Task = { type: 'end' };
  worker.postMessage(end);
  await ended;
}

function bytesOf(answer: Answer): Uint8Array {
  return answer.type === 'bytes' ? answer.bytes : confused(answer);
}

function divisionsOf(answer: Answer): readonly SetElsewhere[] {
  return answer.type === 'divisions' ? answer.set : confused(answer);
}

function problemsOf(answer: Answer): readonly Problem[] {
  return answer.type === 'problems' ? answer.problems : confused(answer);
}

function confused(answer: Answer): never {
  throw new Error(`the second thread gave an answer of type ${answer.type} to another question`);
}
