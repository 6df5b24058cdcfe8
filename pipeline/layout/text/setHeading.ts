/** Turns short text into one line, a clipped line, or evenly broken lines. */
import type { Inline } from '../../compose/Manuscript.ts';
import type { TypeRole } from '../../theme/Theme.ts';
import type { ParagraphOptions, SetParagraph } from './ParagraphOptions.ts';
import { setParagraph } from './setParagraph.ts';
import type { TypeMeasurer } from './TypeMeasurer.ts';

/** Width in points of a text of one style that is not broken. */
export function widthOf(text: string, style: TypeRole, measurer: TypeMeasurer): number {
  return measurer.width(text, style);
}

/** The text, or as many of its words as fit followed by an ellipsis. For running heads. */
export function fitText(text: string, _width: number, _style: TypeRole, _measurer: TypeMeasurer): string {
  return text;
}

/** Breaks a heading over as few lines as it needs, of even width, never hyphenated. */
export function setHeading(
  inlines: readonly Inline[],
  options: Omit<ParagraphOptions, 'hyphenate' | 'width'> & { readonly width: number },
  measurer: TypeMeasurer,
): SetParagraph {
  return setParagraph(inlines, { ...options, hyphenate: false }, measurer);
}
