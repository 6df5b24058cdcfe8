/** What `layout` hands on: pages of positioned items and one structure tree, all plain data. */
import type { Picture } from '../charts/Chart.ts';
import type { Features, FontId } from '../fonts/Measurer.ts';
import type { LinkTarget } from '../links/parseLink.ts';

/** Points, origin at the top left of the page, y downwards. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Content that a structure element owns; an item without one is an artifact. Items that follow one another on a
 * page may share an id (the lines of a paragraph do) and make one marked content; an id never serves two pages,
 * nor two stretches of one page. A link item carries the id of the text that it lies on.
 */
export type ContentId = number;

export type Item = TextItem | LineItem | RectItem | PictureItem | LinkItem;

/** A run of text in one style on one baseline. */
export interface TextItem {
  readonly type: 'text';
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly text: string;
  readonly font: FontId;
  readonly size: number;
  readonly features: Features;
  readonly tracking: number;
  /** Added to each space (U+0020) of the run to justify the line; may be negative. */
  readonly wordSpace: number;
  /** Set width, with tracking and word space. */
  readonly width: number;
  /** `#rrggbb` */
  readonly colour: string;
  readonly content?: ContentId;
  /** Text that stands for the run where it differs, e.g. a word whose hyphen is only at the line's end. */
  readonly actualText?: string;
  /** Id of the ledger entry whose figure it prints. */
  readonly ledger?: string;
}

export interface LineItem {
  readonly type: 'line';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly width: number;
  readonly colour: string;
}

export interface RectItem extends Rect {
  readonly type: 'rect';
  readonly fill: string;
}

/** A chart's picture; text within it is drawn as text. */
export interface PictureItem extends Rect {
  readonly type: 'picture';
  readonly picture: Picture;
  readonly content?: ContentId;
}

/** The active area of a link; belongs to the Link element that owns `content`. */
export interface LinkItem extends Rect {
  readonly type: 'link';
  readonly target: LinkTarget;
  readonly content: ContentId;
  /** Text that stands for the annotation. */
  readonly contents: string;
}

export interface Page {
  /** From 0. */
  readonly index: number;
  /** As printed and as the PDF's page label: `iv`, `12`; empty on the cover. */
  readonly label: string;
  readonly side: 'recto' | 'verso';
  readonly width: number;
  readonly height: number;
  /** In reading order. */
  readonly items: readonly Item[];
  /** Part of the text block's height that is used, 0 to 1, for the proof-reader. */
  readonly fill: number;
}

export type TagRole =
  | 'Document'
  | 'Part'
  | 'Sect'
  | 'Div'
  | 'BlockQuote'
  | 'Aside'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'H5'
  | 'H6'
  | 'P'
  | 'Span'
  | 'Em'
  | 'Strong'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Caption'
  | 'Figure'
  | 'Formula'
  | 'Code'
  | 'TOC'
  | 'TOCI'
  | 'Index'
  | 'Reference'
  | 'BibEntry'
  | 'Note'
  | 'Link'
  | 'Quote';

export type TagChild = TagNode | ContentId;

/** A structure element; its kids are in the order in which they are to be read. */
export interface TagNode {
  readonly role: TagRole;
  readonly children: readonly TagChild[];
  /** Unique id; required on Note. */
  readonly id?: string;
  readonly title?: string;
  /** Required on Figure and Formula, and never empty. */
  readonly alt?: string;
  /** Formula only. */
  readonly mathml?: string;
  readonly actualText?: string;
  readonly language?: string;
  /** TH only. */
  readonly scope?: 'Row' | 'Column' | 'Both';
  readonly colSpan?: number;
  readonly rowSpan?: number;
  /** L only. */
  readonly listNumbering?: 'None' | 'Disc' | 'Decimal';
  /** Figure and Formula only: page index and box. */
  readonly bbox?: { readonly page: number; readonly rect: Rect };
}

export interface Bookmark {
  readonly title: string;
  readonly anchor: string;
  readonly children: readonly Bookmark[];
}

/** Where an anchor leads: page index and y from the top. */
export interface Destination {
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  readonly title: string;
  readonly language: string;
  readonly pages: readonly Page[];
  readonly tree: TagNode;
  readonly bookmarks: readonly Bookmark[];
  readonly destinations: ReadonlyMap<string, Destination>;
  /** Page index of each ledger entry (the first page on which it is printed). */
  readonly ledgerPages: ReadonlyMap<string, number>;
  /** Distance of the trim box from the media box on each side, in points; 0 without crop marks. */
  readonly bleed: number;
  /** The part of that distance outside the bleed, where crop marks stand; 0 where absent. */
  readonly markRoom?: number;
}
