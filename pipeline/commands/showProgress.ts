/** Shows on the terminal what a build tells while it runs. */
import type { Progress } from '../world/Progress.ts';
import type { Terminal } from './terminal.ts';

/** `clock` gives milliseconds from any origin; it times the stages and goes into no output. */
export function showProgress(terminal: Terminal, quiet: boolean, clock: () => number): Progress {
  const times: { stage: string; milliseconds: number }[] = [];
  let current: { name: string; start: number; steps: string } | undefined;

  const close = () => {
    if (current === undefined) return;
    const milliseconds = clock() - current.start;
    times.push({ stage: current.name, milliseconds });
    if (!quiet)
      terminal.progress(
        `${current.name.padEnd(10)} ${(milliseconds / 1000).toFixed(2)} s${current.steps}`,
        false,
      );
    current = undefined;
  };

  return {
    stage: (name) => {
      close();
      current = { name, start: clock(), steps: '' };
      if (!quiet) terminal.progress(`${name} …`, true);
    },
    step: (done, total) => {
      if (current === undefined) return;
      current.steps = `  ${done} of ${total}`;
      if (!quiet) terminal.progress(`${current.name} … ${done} of ${total}`, true);
    },
    end: () => {
      close();
      return times;
    },
  };
}
