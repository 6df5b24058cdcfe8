/** Turns a PDF's bytes into problems: which rules of PDF/A-3a and PDF/UA-1 it breaks, or why it cannot be read. */
import type { Shelf } from '../memo/Shelf.ts';
import { pdfRuleBroken, pdfUnreadable } from '../problems/catalogue/pdf.ts';
import type { Problem } from '../problems/Problem.ts';
import { checkPdf } from './checkPdf.ts';
import type { ContentFacts } from './contentFacts.ts';
import { PdfUnreadable } from './PdfUnreadable.ts';

/** `file` is the name that problems bear; pages may have been read before. */
export function lintPdf(bytes: Uint8Array, file: string, pages?: Shelf<ContentFacts>): readonly Problem[] {
  try {
    return checkPdf(bytes, pages).map(({ rule, message }) => pdfRuleBroken(file, rule, message));
  } catch (error) {
    if (error instanceof PdfUnreadable) return [pdfUnreadable(file, error.message)];
    throw error;
  }
}
