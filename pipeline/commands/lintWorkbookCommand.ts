/** `briefing lint-workbook`: checks any Excel workbook against the rules for statistical workbooks. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { hasErrors } from '../problems/Problem.ts';
import { lintWorkbook } from '../workbook/lint/lintWorkbook.ts';
import { type CommonOptions, problemSummary, reportProblems } from './openWorld.ts';
import type { Terminal } from './terminal.ts';

export async function lintWorkbookCommand(
  options: CommonOptions & { readonly file: string },
  terminal: Terminal,
): Promise<boolean> {
  const problems = lintWorkbook(readFileSync(options.file), basename(options.file));
  reportProblems(problems, { ...options, book: '.' }, terminal);
  if (options.json) terminal.result(JSON.stringify({ file: options.file, problems }, null, 2));
  else terminal.result(`${options.file}: ${problemSummary(problems)}`);
  return !hasErrors(problems);
}
