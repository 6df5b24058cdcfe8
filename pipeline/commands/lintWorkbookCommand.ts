/** `briefing lint-workbook`: checks any Excel workbook against the rules for statistical workbooks. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { lintWorkbook } from '../workbook/lint/lintWorkbook.ts';
import { type LintOptions, reportLint } from './reportLint.ts';
import type { Terminal } from './terminal.ts';

export async function lintWorkbookCommand(options: LintOptions, terminal: Terminal): Promise<boolean> {
  return reportLint(lintWorkbook(readFileSync(options.file), basename(options.file)), options, terminal);
}
