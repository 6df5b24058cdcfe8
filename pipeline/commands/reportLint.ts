/** Prints what the proof-reader of one file found. */
import { hasErrors, type Problem } from '../problems/Problem.ts';
import { type CommonOptions, problemSummary, reportProblems } from './openWorld.ts';
import type { Terminal } from './terminal.ts';

export interface LintOptions extends CommonOptions {
  readonly file: string;
}

/** Gives false where the file has errors. */
export function reportLint(problems: readonly Problem[], options: LintOptions, terminal: Terminal): boolean {
  reportProblems(problems, { ...options, book: '.' }, terminal);
  if (options.json) terminal.result(JSON.stringify({ file: options.file, problems }, null, 2));
  else terminal.result(`${options.file}: ${problemSummary(problems)}`);
  return !hasErrors(problems);
}
