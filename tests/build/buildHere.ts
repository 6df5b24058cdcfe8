/** Runs `build` as a user does, short of the process: what it is asked for on the command line is handed in. */
import { buildCommand } from '../../pipeline/commands/buildCommand.ts';
import type { Terminal } from '../../pipeline/commands/terminal.ts';
import type { OutputName } from '../../pipeline/publish/outputPaths.ts';

type Options = Partial<Parameters<typeof buildCommand>[0]> & { readonly book: string };

const everything: readonly OutputName[] = ['pdf', 'xlsx'];

/** What every command is asked for where a test says nothing else. */
export const inTests = { json: false, quiet: true, format: 'text', limit: undefined, cache: false } as const;

/** What is said on both streams. */
export function listener(): { readonly terminal: Terminal; readonly said: () => string } {
  const lines: string[] = [];
  const say = (text: string) => lines.push(text);
  const terminal = { result: say, error: say, progress: () => {}, live: false, colour: false };
  return { terminal, said: () => lines.join('\n') };
}

export async function buildHere(
  options: Options,
): Promise<{ readonly done: boolean; readonly said: string }> {
  const { terminal, said } = listener();
  const done = await buildCommand(
    {
      ...inTests,
      ...{ out: undefined, only: everything, page: undefined, set: [], explain: false },
      ...options,
    },
    terminal,
  );
  return { done, said: said() };
}
