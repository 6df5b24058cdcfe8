/** Turns short text into one line, a clipped line, or evenly broken lines. */
import type { Inline } from '../../compose/Manuscript.ts';
import type { TextStyle } from '../../fonts/Measurer.ts';
import type { ParagraphOptions, SetParagraph } from './ParagraphOptions.ts';
import { setParagraph } from './setParagraph.ts';
import type { TypeMeasurer } from './TypeMeasurer.ts';

const ellipsis = '…';

/** The text, or as many of its words as fit followed by an ellipsis. For running heads. */
export function fitText(text: string, width: number, style: TextStyle, measurer: TypeMeasurer): string {
  if (measurer.width(text, style) <= width) return text;
  const words = text.split(' ');
  for (let count = words.length - 1; count > 0; count -= 1) {
    const clipped =
      words
        .slice(0, count)
        .join(' ')
        .replace(/[\s.,;:–—-]+$/u, '') + ellipsis;
    if (measurer.width(clipped, style) <= width) return clipped;
  }
  const characters = [...(words[0] ?? '')];
  for (let count = characters.length - 1; count > 0; count -= 1) {
    const clipped = characters.slice(0, count).join('') + ellipsis;
    if (measurer.width(clipped, style) <= width) return clipped;
  }
  return ellipsis;
}

/** Breaks a heading over as few lines as it needs, of even width, never hyphenated. */
export function setHeading(
  inlines: readonly Inline[],
  options: Omit<ParagraphOptions, 'hyphenate' | 'balance' | 'width'> & { readonly width: number },
  measurer: TypeMeasurer,
): SetParagraph {
  return setParagraph(inlines, { ...options, hyphenate: false, balance: true }, measurer);
}
