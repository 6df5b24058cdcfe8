/** What `compose` hands on: the book as a typed tree that knows every figure's origin and no page. */

import type { Chart, ChartSize } from '../charts/Chart.ts';
import type { Formula } from '../formulas/Formula.ts';
import type { BookImage } from '../images/BookImage.ts';
import type { Language } from '../language/Language.ts';
import type { LinkTarget } from '../links/parseLink.ts';
import type { NumberFormat } from '../numbers/NumberFormat.ts';
import type { Place } from '../problems/Problem.ts';
import type { CheckResult, FigureOrigin, Scalar, SourceGrade } from '../validate/Dataset.ts';
import type { Sign } from '../validate/Signs.ts';
import type { ChangesSince } from './listChanges.ts';

// ---------------------------------------------------------------- inline

export type Inline =
  | TextInline
  | FigureInline
  | { readonly type: 'emphasis'; readonly children: readonly Inline[] }
  | { readonly type: 'strong'; readonly children: readonly Inline[] }
  | { readonly type: 'smallCaps'; readonly children: readonly Inline[] }
  | { readonly type: 'superscript'; readonly children: readonly Inline[] }
  | { readonly type: 'subscript'; readonly children: readonly Inline[] }
  /** Beside the matter, in grey: where an entry of a list is found and used. */
  | { readonly type: 'quiet'; readonly children: readonly Inline[] }
  | { readonly type: 'link'; readonly to: LinkTarget; readonly children: readonly Inline[] }
  | RefInline
  | NoteRefInline
  | ClaimInline
  | ImageInline
  | FormulaInline
  | CodeInline
  | OpenPointInline
  | ChangeInline
  | { readonly type: 'lineBreak' };

export interface TextInline {
  readonly type: 'text';
  readonly text: string;
  readonly place?: Place;
}

/** A printed figure: its text is never typed, only formatted from its origin. */
export interface FigureInline {
  readonly type: 'figure';
  /** Id of its entry in the ledger. */
  readonly ledger: string;
  readonly text: string;
}

/** A cross-reference: `text` is e.g. `Figure 3.2`; with `page`, layout adds the page number. */
export interface RefInline {
  readonly type: 'ref';
  /** Anchor such as `fig:top-partners`, `tbl:state-exports`, `sec:trade/balance`, `ch:trade`. */
  readonly target: string;
  readonly text: string;
  readonly page: boolean;
}

/** The mark of a footnote; its body is in `Chapter.footnotes`. */
export interface NoteRefInline {
  readonly type: 'noteRef';
  readonly note: string;
  /** e.g. `3`, numbered by chapter. */
  readonly mark: string;
}

/** A small image in a line of text. */
export interface ImageInline {
  readonly type: 'image';
  readonly image: BookImage;
  /** Empty where it only decorates. */
  readonly alt: string;
  /** Points; the height follows, and is that of a line at most. */
  readonly width?: number;
}

/** A formula: outlines among the letters of a line, or a picture on lines of its own. */
export interface FormulaInline {
  readonly type: 'formula';
  readonly formula: Formula;
  /** Ids of the ledger's entries of the figures in it. */
  readonly figures: readonly string[];
}

/** A word or two of a program, as they are typed. */
export interface CodeInline {
  readonly type: 'code';
  readonly text: string;
}

/** A statement that rests on a check. */
export interface ClaimInline {
  readonly type: 'claim';
  readonly check: string;
  readonly place: Place;
  readonly children: readonly Inline[];
}

/** The number of an open point of a draft: where it is marked, or at the head of its entry in the list. */
export interface OpenPointInline {
  readonly type: 'openPoint';
  readonly number: number;
  readonly at: 'place' | 'list';
}

/** Words that an earlier edition has otherwise, or has not. */
export interface ChangeInline {
  readonly type: 'change';
  /** What is said of them in the margin, such as what they were before; empty for a bar alone. */
  readonly note: string;
  readonly children: readonly Inline[];
}

/** Definitions that are repeated beside the text, so many in a chapter at most. */
export interface TermNotes {
  /** The chapter that defines them: in order by itself, so that no index leads to it. */
  readonly chapter: string;
  readonly entries: readonly DefinitionEntry[];
  readonly most: number;
}

/** A subject or name of the index: the pages on which its words stand are known when pages are. */
export interface IndexEntry {
  /** Tells it from all others: `3`, and `3.1` of the second entry within it. */
  readonly id: string;
  readonly heading: string;
  /** What stands for it in the text; none of an entry that only leads to others, or holds them. */
  readonly words: readonly string[];
  /** Other entries that it leads to, by heading. */
  readonly also: readonly IndexLink[];
  readonly entries: readonly IndexEntry[];
}

export interface IndexLink {
  readonly heading: string;
  readonly id: string;
}

// ---------------------------------------------------------------- blocks

export type Block =
  | HeadingBlock
  | ParagraphBlock
  | ListBlock
  | {
      readonly type: 'quote';
      readonly children: readonly Block[];
      readonly attribution?: readonly Inline[];
      readonly place?: Place;
    }
  | DefinitionListBlock
  | CalloutBlock
  | KeyFiguresBlock
  | FindingsBlock
  | TimelineBlock
  | {
      readonly type: 'columns';
      readonly columns: readonly (readonly Block[])[];
      /** Spans text block and side column. */
      readonly wide?: boolean;
      readonly place?: Place;
    }
  | SideNoteBlock
  | ChartBlock
  | PlateBlock
  | ImageBlock
  | EquationBlock
  | ListingBlock
  | TableBlock
  | BibliographyBlock
  | { readonly type: 'pageBreak'; readonly place?: Place };

export interface HeadingBlock {
  readonly type: 'heading';
  /** 1 is the chapter's title, 2 a section, 3 a sub-section; no gaps. */
  readonly level: 1 | 2 | 3 | 4;
  readonly id: string;
  readonly children: readonly Inline[];
  readonly place?: Place;
}

export interface ParagraphBlock {
  readonly type: 'paragraph';
  /** `lead` is the larger first paragraph of an opener. */
  readonly role: 'body' | 'lead' | 'source' | 'entry';
  readonly children: readonly Inline[];
  readonly place?: Place;
}

export interface ListBlock {
  readonly type: 'list';
  readonly ordered: boolean;
  readonly start: number;
  /** No space between items. */
  readonly tight: boolean;
  /** Spans text block and side column. */
  readonly wide?: boolean;
  readonly items: readonly (readonly Block[])[];
  readonly place?: Place;
}

export interface DefinitionListBlock {
  readonly type: 'definitionList';
  readonly entries: readonly DefinitionEntry[];
  /** A list that the pipeline makes: documents beside their publishers, over text block and side column. */
  readonly of?: 'sources';
  readonly place?: Place;
}

export interface DefinitionEntry {
  readonly term: readonly Inline[];
  readonly definition: readonly Block[];
}

export interface CalloutBlock {
  readonly type: 'callout';
  /** `difference` says where another document differs; `watch` what to watch. */
  readonly kind: 'note' | 'warning' | 'keyPoint' | 'difference' | 'watch' | 'howToRead';
  readonly title: readonly Inline[];
  readonly children: readonly Block[];
  readonly place?: Place;
}

/** Tiles with one large figure each. */
export interface KeyFiguresBlock {
  readonly type: 'keyFigures';
  readonly tiles: readonly KeyFigureTile[];
  /** Spans text block and side column. */
  readonly wide?: boolean;
  readonly place?: Place;
}

export interface KeyFigureTile {
  readonly figure: readonly Inline[];
  readonly label: readonly Inline[];
  /** A small line beneath, e.g. the change on the year before. */
  readonly detail?: readonly Inline[];
  /** Anchor that the tile leads to. */
  readonly target?: string;
  /** Of the figure. */
  readonly place?: Place;
}

/** The three to five findings that open a chapter. */
export interface FindingsBlock {
  readonly type: 'findings';
  readonly items: readonly (readonly Inline[])[];
  readonly place?: Place;
}

/** The works that the book cites, in the order of its style. */
export interface BibliographyBlock {
  readonly type: 'bibliography';
  /** Lines after the first are set in. */
  readonly hanging: boolean;
  readonly entries: readonly BibliographyEntry[];
  readonly place: Place;
}

export interface BibliographyEntry {
  /** Anchor that citations lead to, e.g. `ref:smith2019`. */
  readonly id: string;
  /** The number of the work, where the style has numbers. */
  readonly label?: readonly Inline[];
  readonly text: readonly Inline[];
}

export interface TimelineBlock {
  readonly type: 'timeline';
  readonly events: readonly { readonly date: readonly Inline[]; readonly children: readonly Inline[] }[];
  readonly place?: Place;
}

/** Stands in the outer column beside the block that follows it. */
export interface SideNoteBlock {
  readonly type: 'sideNote';
  readonly title?: readonly Inline[];
  readonly children: readonly Block[];
  /** Stands only where there is room beside its line. */
  readonly optional?: boolean;
  readonly place?: Place;
}

export interface ChartBlock {
  readonly type: 'chart';
  readonly chart: Chart;
  /** Anchor, `fig:` and the chart's id. */
  readonly id: string;
  /** e.g. `Figure 3.2`. */
  readonly number: string;
  readonly title: readonly Inline[];
  readonly subtitle: readonly Inline[];
  readonly source: readonly Inline[];
  /** Its own note and those on the data that it draws, each marked at the title by its number. */
  readonly notes: readonly ChartNote[];
  /** Plain text for readers who cannot see the picture; never empty. */
  readonly alt: string;
  /** An earlier edition has another picture. */
  readonly isChanged?: true;
  readonly place: Place;
}

/** An image with a number, a title and a source, listed among the figures. */
export interface PlateBlock {
  readonly type: 'plate';
  readonly image: BookImage;
  readonly size: ChartSize;
  /** Anchor, `fig:` and the image's id. */
  readonly id: string;
  /** e.g. `Figure 3.2`. */
  readonly number: string;
  readonly title: readonly Inline[];
  /** Empty where none is named. */
  readonly source: readonly Inline[];
  /** Never empty. */
  readonly alt: string;
  readonly place: Place;
}

/** An image that stands in the text without words of its own. */
export interface ImageBlock {
  readonly type: 'image';
  readonly image: BookImage;
  /** Empty where it only decorates. */
  readonly alt: string;
  /** A place on the grid, or points; at its own size where absent. */
  readonly width?: ChartSize | number;
  readonly place: Place;
}

/** A formula on lines of its own. */
export interface EquationBlock {
  readonly type: 'equation';
  readonly formula: FormulaInline;
  /** Anchor, `eq:` and its id; empty of one without a number. */
  readonly id: string;
  /** e.g. `Equation 2.1`; in the margin stands what follows the word, in brackets. */
  readonly number: string;
  readonly place: Place;
}

/** Lines of a program, as they are typed. */
export interface ListingBlock {
  readonly type: 'listing';
  /** Without tabs. */
  readonly lines: readonly string[];
  /** Anchor, `lst:` and its id; empty of one without title. */
  readonly id: string;
  /** e.g. `Listing 2.1`; empty of one without title. */
  readonly number: string;
  readonly title: readonly Inline[];
  readonly place: Place;
}

export interface ChartNote {
  readonly number: number;
  readonly children: readonly Inline[];
}

export interface TableBlock {
  readonly type: 'table';
  /** Id of the table in the dataset; the list's own where `list` says that it is one. */
  readonly table: string;
  /** Of what the table is a list, where it stands in no dataset; its columns are named after theirs. */
  readonly list?: 'register' | 'facts' | 'corrections' | 'changes' | 'checks';
  /** Anchor, `tbl:` and the table's id. */
  readonly id: string;
  /** e.g. `Table 3.1`. */
  readonly number: string;
  readonly title: readonly Inline[];
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** The notes that are marked in it, by number. */
  readonly notes: readonly DataNote[];
  /** Numbers of the notes on the whole table, marked at its title. */
  readonly titleNotes: readonly number[];
  /** Signs printed in the cells, e.g. `[x]` for `not available`; explained before the notes. */
  readonly signs: readonly Sign[];
  /** What is to be known of the table as printed: that it is cut, that sums differ for rounding. */
  readonly remarks: readonly string[];
  readonly source: readonly Inline[];
  readonly width: 'text' | 'wide';
  readonly place: Place;
}

export interface TableColumn {
  readonly field: string;
  readonly heading: string;
  readonly unit?: string;
  /** Numbers stand on their decimal mark, text at the start, years and codes at the end. */
  readonly align: 'start' | 'decimal' | 'end';
  /** Stub columns name the row and are row headers. */
  readonly stub: boolean;
  /** Numbers of the data notes at the heading, e.g. `[3]`. */
  readonly notes: readonly number[];
  /** Columns that the heading stands above, where these are several. */
  readonly span?: { readonly columns: number };
  /** The heading before stands above it, too. */
  readonly isTaken?: true;
}

export interface TableRow {
  readonly kind: 'body' | 'total';
  /** An earlier edition has it otherwise, or has no such row. */
  readonly isChanged?: true;
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  /** As printed: `798.8`, `North`, or the sign `[x]` of a missing value. */
  readonly text: string;
  /** What is printed beside it: its margin of error `± 0.4`, the sign of its status `[p]`, the marks of notes `[1]`. */
  readonly beside?: readonly string[];
  /** Where it holds more than letters, such as a formula: what is set in the place of `text`. */
  readonly words?: readonly Inline[];
  readonly value: Scalar;
  readonly origin: FigureOrigin;
  /** Id of its entry in the ledger; absent in stub cells and in tables of the dataset itself. */
  readonly ledger?: string;
  /** Columns and rows that it takes, where these are several. */
  readonly span?: { readonly columns: number; readonly rows: number };
  /** Another cell has taken its place; it prints nothing. */
  readonly isTaken?: true;
  /** The cell says the label of this anchor's page, which is known only when pages are. */
  readonly pageOf?: string;
}

/** A note on data, with its number in its table or chart. */
export interface DataNote {
  readonly number: number;
  readonly text: string;
}

// ---------------------------------------------------------------- book

export interface Footnote {
  readonly id: string;
  readonly mark: string;
  readonly children: readonly Block[];
}

/** Of a source: an A is not marked. */
export type MarkedGrade = Exclude<SourceGrade, 'A'>;

export interface Chapter {
  /** Template name, e.g. `trade`; anchor is `ch:trade`. */
  readonly id: string;
  /** Number within the body (1, 2, …), absent in front and back matter. */
  /** e.g. `3`, or `B` of an annex. */
  readonly number?: string;
  /** `Annex A`, of what `book.yaml` calls an annex: it bears its whole name at its head, in contents and running heads. */
  readonly label?: string;
  readonly title: readonly Inline[];
  /** For running heads and bookmarks where the title is long. */
  readonly shortTitle: string;
  /** The opener's blocks and the text, in order; the chapter title itself is not among them. */
  readonly blocks: readonly Block[];
  readonly footnotes: ReadonlyMap<string, Footnote>;
  /** Letters that stand after its findings and tiles, in their order; absent where none does. */
  readonly grades?: readonly MarkedGrade[];
  readonly place: Place;
}

/** A part groups chapters and has an opener page of its own. */
export interface Part {
  readonly id: string;
  /** e.g. `I`; absent where the book has no parts. */
  readonly number?: string;
  readonly title: readonly Inline[];
  readonly introduction: readonly Block[];
  readonly chapters: readonly Chapter[];
}

/** Sections that layout fills by itself, since they need page numbers. */
export type GeneratedMatter = 'contents' | 'listOfFigures' | 'listOfTables' | 'sheetIndex' | 'index';

export type Matter =
  | ({ readonly type: 'cover' } & Cover)
  | { readonly type: 'imprint'; readonly blocks: readonly Block[] }
  | {
      readonly type: 'generated';
      readonly matter: GeneratedMatter;
      readonly title: string;
      readonly id: string;
      /** Titles of sections that the contents leave out. */
      readonly unlisted?: readonly string[];
    }
  | { readonly type: 'chapter'; readonly chapter: Chapter };

/** The lines of the cover, in their order. */
export const coverParts = ['title', 'subtitle', 'authors', 'credit', 'publisher', 'edition'] as const;

export type CoverPart = (typeof coverParts)[number];

export interface Cover {
  /** The chart across the page; where there is a ground, it reaches the edges of the page. */
  readonly picture?: Chart;
  /** Of that chart, for a cover that alone prints it. */
  readonly words?: CoverWords;
  /** What fills the page in place of paper. */
  readonly ground?: CoverGround;
  readonly logo?: BookImage;
  /** Those that are printed; all of them where absent. */
  readonly parts?: readonly CoverPart[];
}

export interface CoverWords {
  readonly alt: string;
  /** What is drawn, and its source. */
  readonly caption: readonly Inline[];
}

/** Colours are `#rrggbb`; the words can be read on the colour, on which they stand before an image as well. */
export interface CoverGround {
  readonly colour: string;
  readonly textColour: string;
  readonly image?: BookImage;
  /** Empty where the image only decorates. */
  readonly alt: string;
}

export interface BookTitle {
  readonly title: string;
  readonly subtitle: string;
  readonly authors: readonly string[];
  readonly publisher: string;
  /** Line on the cover that credits those whom the book follows. */
  readonly credit: string;
  /** ISO date of the edition: the only date in any output. */
  readonly edition: string;
  /** BCP 47, e.g. `en-US`. */
  readonly language: Language;
  readonly keywords: readonly string[];
  readonly licence: string;
  readonly contact: string;
  /** ISO day, or time of a day with its zone, until which nothing of it may be published. */
  readonly embargo?: string;
  readonly notForCitation?: true;
  /** File name without ending, e.g. `small-book`. */
  readonly fileName: string;
}

/** One printed figure. Page, sheet and cell are added by the stages that decide them. */
export interface LedgerEntry {
  /** e.g. `trade-0012`: chapter and running number. */
  readonly id: string;
  readonly displayed: string;
  /** In `unit`: what the data holds, times `scale`. */
  readonly value: Scalar;
  readonly unit?: string;
  readonly asOf: string;
  /** Which figure it is, e.g. `goods[2023].total`, `fact:border-length`; of a computed one its expression. */
  readonly address: string;
  /** Of a computed figure: the addresses of the figures that it was worked out from. */
  readonly from?: readonly string[];
  /**
   * Where it stands, whichever figure that is: `sec:trade/growth#3`, `ch:trade/title#1`, `note:trade/census#1`,
   * `fig:goods/subtitle#1`, and of a cell of a table `tbl:goods/[2023].total`.
   */
  readonly slot: string;
  readonly origin: FigureOrigin;
  /** Unit conversion from the cell to `value`, e.g. 0.001. */
  readonly scale?: number;
  /** For a cell: the key of its row, e.g. `year=2023`. */
  readonly rowKey?: string;
  readonly format?: NumberFormat;
  readonly sources: readonly string[];
  readonly chapter: string;
  /** `prose`, or the anchor of the chart or table in whose words it stands. */
  readonly within: string;
  readonly place: Place;
}

/** A sentence or chart title that rests on a check, with where it stands. */
export interface Claim {
  readonly check: string;
  /** The whole sentence or title. */
  readonly text: string;
  /** Ids of the ledger's entries of the figures that its statement prints: between the semicolons of a sentence. */
  readonly figures: readonly string[];
  readonly chapter: string;
  readonly within: string;
  readonly place: Place;
}

/** What of a book a handout holds. */
export interface HandoutTitle {
  /** Titles of its chapters and parts, e.g. `Goods and services`. */
  readonly title: string;
  /** What they are in the book, e.g. `Chapters 2 and 3`. */
  readonly of: string;
}

/** What a draft still lacks, and where it says so. */
export interface OpenPoint {
  readonly number: number;
  readonly code: string;
  readonly message: string;
  /** File and line, e.g. `templates/chapters/trade.md.hbs:12`; empty where it is about the book as a whole. */
  readonly where: string;
  /** Anchor of the place that it is marked at; absent where the book prints no such place. */
  readonly anchor?: string;
}

export interface Manuscript {
  /** Of a draft alone, in the order of their marks. */
  readonly openPoints?: readonly OpenPoint[];
  readonly book: BookTitle;
  /** Absent of a whole book. */
  readonly handout?: HandoutTitle;
  readonly front: readonly Matter[];
  readonly parts: readonly Part[];
  readonly back: readonly Matter[];
  readonly ledger: readonly LedgerEntry[];
  readonly claims: readonly Claim[];
  /** Every table printed, in order, for lists and the workbook: anchor, number, title, chapter. */
  readonly tables: readonly TableBlock[];
  readonly charts: readonly ChartBlock[];
  /** Every chart and plate printed, in order. */
  readonly figures: readonly (ChartBlock | PlateBlock)[];
  /** What stands in the side column where the book first uses a term; absent where the book asks for none. */
  readonly termNotes?: TermNotes;
  /** In the order of its language; absent where the book has none. */
  readonly index?: readonly IndexEntry[];
  /** Stands in the running heads of all pages that have one. */
  readonly headImage?: BookImage;
  readonly checks: ReadonlyMap<string, CheckResult>;
  /** Since the edition that the book names as the one before; absent where it names none. */
  readonly changes?: ChangesSince;
}
