/** Sets text in squares of 5 pt, for tests of paragraphs. */

import type { Inline } from '../../../pipeline/compose/Manuscript.ts';
import { american } from '../../../pipeline/language/english.ts';
import type { SetLine } from '../../../pipeline/layout/text/Line.ts';
import type { ParagraphOptions, SetParagraph } from '../../../pipeline/layout/text/ParagraphOptions.ts';
import { setParagraph } from '../../../pipeline/layout/text/setParagraph.ts';
import type { TypeRole } from '../../../pipeline/theme/Theme.ts';
import { squareMeasurer } from '../squareMeasurer.ts';

/** Each character is 5 pt wide. */
export const square: TypeRole = {
  font: 'serif-400',
  size: 10,
  leading: 14,
  colour: '#111111',
  features: [],
  tracking: 0,
};

export const text = (content: string): Inline => ({ type: 'text', text: content });

/** `columns` is the measure in characters. */
export function setText(
  content: string | readonly Inline[],
  columns: number,
  options: Partial<ParagraphOptions> = {},
): SetParagraph {
  return setParagraph(
    typeof content === 'string' ? [text(content)] : content,
    {
      style: square,
      width: columns * 5,
      align: 'start',
      language: american,
      hyphenate: false,
      ...options,
    },
    squareMeasurer(),
  );
}

export function lineText(line: SetLine): string {
  return line.runs.map((run) => run.text).join('');
}

export function linesOf(paragraph: SetParagraph): readonly string[] {
  return paragraph.lines.map((line) => lineText(line).trimEnd());
}
