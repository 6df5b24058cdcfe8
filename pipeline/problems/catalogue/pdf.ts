/** Messages about finished PDF files. */
import type { Problem } from '../Problem.ts';
import { severityOf } from '../severity.ts';

/** A rule of PDF/A-3a or PDF/UA-1, e.g. `figure-alt`, that a file breaks. */
export function pdfRuleBroken(file: string, rule: string, message: string): Problem {
  return {
    code: 'pdf-rule-broken',
    severity: severityOf('pdf-rule-broken'),
    message: `expected an accessible and archival PDF, found that ${message} (${rule})`,
    place: { file },
    hints: [],
  };
}

export function pdfUnreadable(file: string, reason: string): Problem {
  return {
    code: 'pdf-unreadable',
    severity: severityOf('pdf-unreadable'),
    message: `expected a PDF that can be read: ${reason}`,
    place: { file },
    hints: ['encrypted files, and files of other programs with filters other than Flate, are not read'],
  };
}
