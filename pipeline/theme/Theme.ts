/** The look of a book: colours, type and spacing, one place for PDF, charts and workbook. */
import type { FontId } from '../fonts/Measurer.ts';

/** A named role of text. Sizes and leading in points. */
export interface TypeRole {
  readonly font: FontId;
  readonly size: number;
  readonly leading: number;
  readonly colour: string;
  readonly features: readonly string[];
  /** In points per character. */
  readonly tracking: number;
}

export type TypeRoleName =
  | 'text'
  | 'lead'
  | 'sideNote'
  | 'chapterTitle'
  | 'chapterNumber'
  | 'section'
  | 'subSection'
  | 'minorSection'
  | 'finding'
  | 'keyFigure'
  | 'keyFigureLabel'
  | 'keyFigureDetail'
  | 'captionNumber'
  | 'captionTitle'
  | 'captionSubtitle'
  | 'tableHead'
  | 'tableCell'
  | 'tableTotal'
  | 'source'
  | 'footnote'
  | 'runningHead'
  | 'folio'
  | 'calloutTitle'
  | 'calloutText'
  | 'timelineDate'
  | 'contentsPart'
  | 'contentsChapter'
  | 'contentsEntry'
  | 'coverTitle'
  | 'coverSubtitle'
  | 'coverLine'
  | 'partNumber'
  | 'partTitle';

export interface Theme {
  readonly page: {
    /** Points; `A4` is 595.28 by 841.89, `Letter` 612 by 792. */
    readonly width: number;
    readonly height: number;
    readonly marginInner: number;
    readonly marginTop: number;
    readonly marginBottom: number;
    /** Width of the text block. */
    readonly textWidth: number;
    /** Gap between text block and side column, and the side column's width. */
    readonly sideGap: number;
    readonly sideWidth: number;
    readonly baseline: number;
    readonly bleed: number;
    readonly cropMarks: boolean;
    readonly facing: boolean;
    readonly chaptersStartRecto: boolean;
  };
  readonly text: {
    readonly justify: boolean;
    readonly hyphenate: boolean;
    readonly hangingPunctuation: boolean;
  };
  readonly type: Readonly<Record<TypeRoleName, TypeRole>>;
  readonly colours: {
    readonly ink: string;
    readonly paper: string;
    readonly accent: string;
    readonly accentTint: string;
    readonly grey: string;
    readonly rule: string;
    readonly grid: string;
    /** Countries, parties and others that keep one colour through the book, by name: `Mexico`. */
    readonly named: Readonly<Record<string, string>>;
  };
  readonly charts: {
    /** Plot heights in points by name. */
    readonly heights: Readonly<Record<'short' | 'medium' | 'tall', number>>;
    readonly labelSize: number;
  };
}
