/** The look of a book: colours, type and spacing, one place for PDF, charts and workbook. */
import type { FontId } from '../fonts/Measurer.ts';
import type { FamilyRequest, NamedAt, NeededFont } from '../fonts/resolveFamilies.ts';
import type { FamilyNames, FontFamilyKey } from './fontIds.ts';

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

/** Charts stand at one of three outer widths; see `ChartSize`. */
export type ChartWidthName = 'half' | 'text' | 'wide';

/** A part opens on a page of its own, or with a panel across the head of its first chapter's opening page. */
export type PartOpeners = 'page' | 'panel';

/** Notes and source of a figure or table: beneath it, or in the side column beside it where they fit. */
export type NotesPlace = 'beneath' | 'beside';

/** `low` is for a few bars in a row of half charts. */
export type ChartHeightName = 'low' | 'short' | 'medium' | 'tall';

export interface FontRequest {
  readonly families: readonly FamilyRequest[];
  /** Fonts that roles of text name. */
  readonly needed: readonly NeededFont[];
  /** Families in which text is set with emphasis. */
  readonly emphasized: readonly FontFamilyKey[];
  /** Packages and files in packages in which families are sought, beside `templates/fonts/`. */
  readonly packages: readonly NamedAt[];
  readonly files: readonly NamedAt[];
}

export interface Theme {
  readonly fonts: FamilyNames;
  /** What has to be read for them; absent where they are those that come with the pipeline. */
  readonly fontRequest?: FontRequest;
  readonly page: {
    /** Points; see `papers.ts`. */
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
    readonly notes: NotesPlace;
    readonly bleed: number;
    readonly cropMarks: boolean;
    readonly facing: boolean;
    readonly chaptersStartRecto: boolean;
    readonly partOpeners: PartOpeners;
    /** The opener of a chapter lists its sections in the side column. */
    readonly chapterContents: boolean;
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
    /** Countries, parties and others that keep one colour through the book, by name: `North`. */
    readonly named: Readonly<Record<string, string>>;
    /** Colours of an ordered scale, light to dark, and of one with a middle. */
    readonly sequential: readonly string[];
    readonly diverging: readonly string[];
  };
  readonly charts: {
    /** Outer widths in points, axes and labels included; `wide` spans text block and side column. */
    readonly widths: Readonly<Record<ChartWidthName, number>>;
    /** Outer heights in points by name, axes and labels included. */
    readonly heights: Readonly<Record<ChartHeightName, number>>;
    /** Size of axis labels and direct labels, in points. */
    readonly labelSize: number;
  };
}
