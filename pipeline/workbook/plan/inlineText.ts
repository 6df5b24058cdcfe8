/** Turns inline nodes into one line of plain text for a cell. */
import type { Inline } from '../../compose/Manuscript.ts';
import { plainText } from '../../compose/plainText.ts';

export function inlineText(inlines: readonly Inline[]): string {
  return plainText(inlines).replace(/\s+/g, ' ').trim();
}
