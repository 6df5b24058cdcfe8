/** Turns the process's two streams into the places where results, progress and errors are written. */
import { printable, printableLines } from '../problems/printable.ts';
import { ResultLost } from './ResultLost.ts';

export interface Terminal {
  /** Results, on standard output. */
  readonly result: (text: string) => void;
  /** Errors, on standard error. */
  readonly error: (text: string) => void;
  /** Progress, on standard error: a line that replaces the one before on a terminal, else a line of its own. */
  readonly progress: (line: string, replace: boolean) => void;
  /** Whether a person is watching. */
  readonly live: boolean;
  /** Whether problems may be coloured. */
  readonly colour: boolean;
}

export function terminalOf(out: NodeJS.WriteStream, err: NodeJS.WriteStream): Terminal {
  // Whoever reads may have seen enough, as `| head` has; what is written after that is for nobody.
  for (const stream of [out, err]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw new ResultLost(error);
    });
  }
  const live = err.isTTY === true;
  let open = false;
  const endLine = () => {
    if (open) err.write('\n');
    open = false;
  };
  return {
    live,
    colour: err.isTTY === true && err.hasColors(),
    result: (text) => {
      endLine();
      out.write(`${printableLines(text)}\n`);
    },
    error: (text) => {
      endLine();
      err.write(`${text}\n`);
    },
    progress: (line, replace) => {
      if (!live) {
        if (!replace) err.write(`${printable(line)}\n`);
        return;
      }
      // Erase the line before; a carriage return alone would leave the tail of a longer one.
      err.write(`\r\u001b[2K${printable(line)}`);
      open = true;
      if (!replace) endLine();
    },
  };
}
