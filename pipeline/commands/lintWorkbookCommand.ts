/** `briefing lint-workbook`: checks any Excel workbook against the rules for statistical workbooks. */
import { basename } from 'node:path';
import { defaultLimits } from '../limits/Limits.ts';
import { lintWorkbook } from '../workbook/lint/lintWorkbook.ts';
import { readGivenFile } from './readGivenFile.ts';
import { type LintOptions, reportLint } from './reportLint.ts';
import type { Terminal } from './terminal.ts';

export async function lintWorkbookCommand(options: LintOptions, terminal: Terminal): Promise<boolean> {
  return reportLint(
    lintWorkbook(readGivenFile(options.file, options.limit ?? defaultLimits), basename(options.file)),
    options,
    terminal,
  );
}
