/** Turns inline content into lines by optimum fit. */
import type { Inline } from '../../compose/Manuscript.ts';
import type { ParagraphOptions, SetParagraph } from './ParagraphOptions.ts';
import type { TypeMeasurer } from './TypeMeasurer.ts';

export function setParagraph(
  _inlines: readonly Inline[],
  _options: ParagraphOptions,
  _measurer: TypeMeasurer,
): SetParagraph {
  return { lines: [], problems: [], lint: [] };
}
