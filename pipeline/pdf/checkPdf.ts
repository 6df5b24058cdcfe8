/** Turns a finished PDF into the list of rules of PDF/A-3a and PDF/UA-1 that its structure breaks. */

import type { Shelf } from '../memo/Shelf.ts';
import type { ContentFacts } from './contentFacts.ts';
import { readPdf } from './readPdf.ts';
import { readStructure } from './readStructure.ts';
import { checkDocument } from './rules/documentRules.ts';
import { checkFonts } from './rules/fontRules.ts';
import { checkImages } from './rules/imageRules.ts';
import { checkNavigation } from './rules/navigationRules.ts';
import type { PdfFault } from './rules/PdfFault.ts';
import { checkPages } from './rules/pageRules.ts';
import { checkStructure } from './rules/structureRules.ts';

/**
 * Runs on npm alone and looks at what a book can get wrong; veraPDF, which looks at everything, runs where Java is.
 * An empty list means that no rule is broken. Pages may have been read before.
 */
export function checkPdf(bytes: Uint8Array, pages?: Shelf<ContentFacts>): readonly PdfFault[] {
  const file = readPdf(bytes, pages);
  const structure = readStructure(file);
  return [
    ...checkDocument(file, structure),
    ...checkFonts(file),
    ...checkImages(file),
    ...checkPages(file, structure),
    ...checkStructure(file, structure),
    ...checkNavigation(file),
  ];
}
