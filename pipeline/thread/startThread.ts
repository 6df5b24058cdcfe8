/** Starts the second thread; the only file that knows how the first one speaks with it. */
import { Worker } from 'node:worker_threads';
import type { Answer, SecondThread, Task } from './SecondThread.ts';

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** It takes one task after another, and dies with the process. Its errors are those of the task that is waited for. `script` is the bundled `worker.ts`. */
export function startThread(script = new URL('./worker.js', import.meta.url)): SecondThread {
  const worker = new Worker(script);
  const waiting: Waiting[] = [];
  let failure: Error | undefined;
  worker.on('message', (answer: Answer) => {
    waiting.shift()?.resolve(answer);
    if (waiting.length === 0) worker.unref();
  });
  worker.on('error', (error: Error) => {
    failure = error;
    for (const { reject } of waiting.splice(0)) reject(error);
  });
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
  return {
    drawCharts: async (request, turns) => {
      const answer = await ask({ type: 'charts', request, turns });
      return answer.type === 'charts' ? answer.drawn : confused(answer);
    },
    writeWorkbook: async (plan) => {
      const answer = await ask({ type: 'workbook', plan });
      return answer.type === 'workbook' ? answer.bytes : confused(answer);
    },
    lintWorkbook: async (bytes, file) => {
      const answer = await ask({ type: 'lint', bytes, file });
      return answer.type === 'lint' ? answer.problems : confused(answer);
    },
  };
}

function confused(answer: Answer): never {
  throw new Error(`the second thread gave an answer of type ${answer.type} to another question`);
}
