/** `briefing lint-pdf`: checks any PDF against the rules of PDF/A-3a and PDF/UA-1 that a book can break. */
import { basename } from 'node:path';
import { defaultLimits } from '../limits/Limits.ts';
import { lintPdf } from '../pdf/lintPdf.ts';
import { readGivenFile } from './readGivenFile.ts';
import { type LintOptions, reportLint } from './reportLint.ts';
import type { Terminal } from './terminal.ts';

export async function lintPdfCommand(options: LintOptions, terminal: Terminal): Promise<boolean> {
  return reportLint(
    lintPdf(readGivenFile(options.file, options.limit ?? defaultLimits), basename(options.file)),
    options,
    terminal,
  );
}
