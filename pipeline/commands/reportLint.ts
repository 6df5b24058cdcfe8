/** Prints what the proof-reader of one file found. */
import { groupBy } from '../lists/groupBy.ts';
import { hasErrors, type Problem } from '../problems/Problem.ts';
import { countProblems } from '../problems/printProblems.ts';
import { type CommonOptions, problemSummary, reportProblems } from './openWorld.ts';
import type { Terminal } from './terminal.ts';

export interface LintOptions extends CommonOptions {
  readonly file: string;
  /** Whether a warning ends the command as an error does. */
  readonly strict: boolean;
}

/** Gives false where the file has errors, or is to have no warnings either. */
export function reportLint(problems: readonly Problem[], options: LintOptions, terminal: Terminal): boolean {
  reportProblems(problems, { ...options, book: '.' }, terminal);
  const { file, strict } = options;
  const rules = countByRule(problems);
  if (options.json) {
    const counts = { ...countProblems(problems), rules: Object.fromEntries(rules) };
    terminal.result(JSON.stringify({ file, ...counts, problems }, null, 2));
  } else {
    const widest = String(rules[0]?.[1] ?? '').length;
    const lines = rules.map(([code, count]) => `  ${String(count).padStart(widest)}  ${code}`);
    terminal.result([`${file}: ${problemSummary(problems)}`, ...lines].join('\n'));
  }
  return strict ? problems.length === 0 : !hasErrors(problems);
}

/** The rules that were broken, the most often first. */
function countByRule(problems: readonly Problem[]): readonly (readonly [code: string, count: number])[] {
  return [...groupBy(problems, ({ code }) => code)]
    .map(([code, found]) => [code, found.length] as const)
    .toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
}
