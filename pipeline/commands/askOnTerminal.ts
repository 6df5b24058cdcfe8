/** Asks the person at the terminal for what the command line left open. */
import { createInterface } from 'node:readline/promises';
import { UsageError } from './UsageError.ts';

export interface Questions {
  /** The answer, or `otherwise` where it is empty. `fault` says what is wrong with an answer, and it is asked again. */
  readonly ask: (
    question: string,
    otherwise: string,
    fault?: (answer: string) => string | undefined,
  ) => Promise<string>;
  readonly end: () => void;
}

export function askOnTerminal(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Questions {
  const lines = createInterface({ input, output });
  // An input that ends, or Ctrl-C, would else leave the question open for ever.
  const closed = new Promise<never>((_, reject) => {
    lines.once('close', () => reject(new UsageError('the questions were not answered; nothing was made')));
  });
  // Nobody may be waiting for an answer when the questions are over.
  closed.catch(() => {});
  return {
    ask: async (question, otherwise, fault = () => undefined) => {
      for (;;) {
        const shown = otherwise === '' ? '' : ` [${otherwise}]`;
        const answer =
          (await Promise.race([lines.question(`${question}${shown}: `), closed])).trim() || otherwise;
        const wrong = fault(answer);
        if (wrong === undefined) return answer;
        output.write(`${wrong}\n`);
      }
    },
    end: () => lines.close(),
  };
}
