/** What a build tells while it runs. */
import type { Terminal } from './terminal.ts';

export interface Progress {
  /** A stage begins, e.g. `charts`. */
  readonly stage: (name: string) => void;
  /** Within a stage: `done` of `total`, e.g. charts drawn. */
  readonly step: (done: number, total: number) => void;
  /** The last stage is over; gives the stages' times in milliseconds. */
  readonly end: () => readonly { readonly stage: string; readonly milliseconds: number }[];
}

/** `clock` gives milliseconds from any origin; it times the stages and goes into no output. */
export function progressOf(terminal: Terminal, quiet: boolean, clock: () => number): Progress {
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
