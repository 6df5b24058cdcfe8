/** Runs one input after another in a thread of its own, which whoever watches can end. */
import { parentPort, workerData } from 'node:worker_threads';
import { targetsOf } from './targets.ts';

const targets = targetsOf(workerData.book, workerData.outputs);

parentPort?.on('message', async ({ target, input }: { readonly target: number; readonly input: unknown }) => {
  try {
    parentPort?.postMessage({ ending: await targets[target]?.run(input) });
  } catch (error) {
    parentPort?.postMessage({
      failure: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});
