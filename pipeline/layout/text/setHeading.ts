/** Turns short text into one line, a clipped line, or evenly broken lines. */

import type { Inline } from '../../compose/Manuscript.ts';
import type { TextStyle } from '../../fonts/Measurer.ts';
import { lastThat } from '../../lists/lastThat.ts';
import type { ParagraphOptions, SetParagraph } from './ParagraphOptions.ts';
import { setParagraph } from './setParagraph.ts';
import type { TypeMeasurer } from './TypeMeasurer.ts';

const ellipsis = '…';

/** The text, or as many of its words as fit followed by an ellipsis. For running heads. */
export function fitText(text: string, width: number, style: TextStyle, measurer: TypeMeasurer): string {
  if (measurer.width(text, style) <= width) return text;
  const fits = (clipped: string) => measurer.width(clipped, style) <= width;
  const words = text.split(' ');
  const clippedTo = (count: number) =>
    words
      .slice(0, count)
      .join(' ')
      .replace(/[\s.,;:–—-]+$/u, '') + ellipsis;
  const count = lastThat(words.length - 1, (most) => fits(clippedTo(most)));
  if (count > 0) return clippedTo(count);
  const characters = [...(words[0] ?? '')];
  const startOf = (most: number) => characters.slice(0, most).join('') + ellipsis;
  return startOf(lastThat(characters.length - 1, (most) => fits(startOf(most))));
}

/** Breaks a heading over as few lines as it needs, of even width, never hyphenated. */
export function setHeading(
  inlines: readonly Inline[],
  options: Omit<ParagraphOptions, 'hyphenate' | 'balance' | 'width'> & { readonly width: number },
  measurer: TypeMeasurer,
): SetParagraph {
  return setParagraph(inlines, { ...options, hyphenate: false, balance: true }, measurer);
}
