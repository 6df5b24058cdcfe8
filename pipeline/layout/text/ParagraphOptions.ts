/** How a paragraph is to be set. */
import type { Language } from '../../language/Language.ts';
import type { Place, Problem } from '../../problems/Problem.ts';
import type { TypeRole } from '../../theme/Theme.ts';
import type { LineLint, SetLine } from './Line.ts';

export interface ParagraphOptions {
  readonly style: TypeRole;
  /** Points; a function of the line's number from 0 where text runs around something. */
  readonly width: number | ((line: number) => number);
  /** Of the first line, points; 0 if absent. */
  readonly indent?: number;
  readonly align: 'justify' | 'start' | 'centre' | 'end';
  readonly language: Language;
  readonly hyphenate: boolean;
  /** Punctuation hangs a little beyond the edges. */
  readonly hanging?: boolean;
  /** Lines of even width, as few as the width allows: headings. Not with `justify`. */
  readonly balance?: boolean;
  /** Colour of links and references; the style's own if absent. */
  readonly linkColour?: string;
  /** Colour of what is said beside the matter; the style's own if absent. */
  readonly quietColour?: string;
  /** The page number of an anchor as printed; `00` stands for it while it is not known. */
  readonly pageOf?: (anchor: string) => string;
  /** Where the paragraph is written, for inlines that do not know it themselves. */
  readonly place?: Place;
}

export interface SetParagraph {
  readonly lines: readonly SetLine[];
  /** What the user can mend: characters that the font lacks. */
  readonly problems: readonly Problem[];
  readonly lint: readonly LineLint[];
}
