/** A chapter's text set in one long column, before it is broken into pages: boxes, glue and places to break. */
import type { Features, FontId } from '../../fonts/Measurer.ts';
import type { LinkTarget } from '../../links/parseLink.ts';
import type { Place } from '../../problems/Problem.ts';
import type { Slot, TagDraft } from '../tags/TagDraft.ts';
import type { LineLint } from '../text/Line.ts';

// ---------------------------------------------------------------- ink

/** What is painted, in points from its box's top left corner. Ink without a slot is an artifact. */
export type Ink = TextInk | LineInk | RectInk | PictureInk | LinkInk | BarInk;

/** Shared by many pieces of ink, so that each carries only text and place. */
export interface InkStyle {
  readonly font: FontId;
  readonly size: number;
  readonly features: Features;
  readonly tracking: number;
  readonly colour: string;
}

export interface TextInk {
  readonly type: 'text';
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly text: string;
  readonly style: InkStyle;
  readonly wordSpace: number;
  readonly width: number;
  readonly slot: Slot | undefined;
  readonly actualText: string | undefined;
  readonly ledger: string | undefined;
}

export interface LineInk {
  readonly type: 'line';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly width: number;
  readonly colour: string;
}

export interface RectInk {
  readonly type: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
}

export interface PictureInk {
  readonly type: 'picture';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Index in the chapter's pictures. */
  readonly picture: number;
  readonly slot: Slot | undefined;
  /** The Figure or Formula whose bounding box it is. */
  readonly figure: TagDraft | undefined;
  /** Ids of the ledger's entries whose figures it shows. */
  readonly ledger?: readonly string[];
}

/** Follows the text that it lies on, and shares its slot. */
export interface LinkInk {
  readonly type: 'link';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly target: LinkTarget;
  readonly contents: string;
  readonly slot: Slot;
}

/** A bar in the outer margin of the page, wherever its box stands across it. */
export interface BarInk {
  readonly type: 'bar';
  readonly y: number;
  readonly height: number;
}

// ---------------------------------------------------------------- galley

export type GalleyItem = Box | Glue | Penalty | FloatMark;

/** Never broken. */
export interface Box {
  readonly type: 'box';
  readonly height: number;
  readonly ink: readonly Ink[];
  /** Spans text block and side column. */
  readonly wide: boolean;
  readonly frame: Frame | undefined;
  readonly marks: BoxMarks | undefined;
}

/** Space that is dropped at the top and at the foot of a page. */
export interface Glue {
  readonly type: 'glue';
  readonly height: number;
  /** Reaches on to the next line of the baseline grid. */
  readonly snap: boolean;
}

/** A place where a page may end. */
export interface Penalty {
  readonly type: 'penalty';
  /** 0 is neutral; `forced` must be taken. */
  readonly cost: number;
  readonly forced: boolean;
  /** Painted before the break, if it is taken. */
  readonly close: Box | undefined;
  /** Painted after the break, if it is taken, e.g. a table's repeated head. */
  readonly resume: Box | undefined;
}

/** Where a float stands in the text. */
export interface FloatMark {
  readonly type: 'float';
  /** Index in `Galley.floats`. */
  readonly float: number;
}

/** What a box carries beside its ink. */
export interface BoxMarks {
  /** Of a table: as high as that of the table in the column beside it. */
  readonly level?: 'caption' | 'head';
  /** A table too long to float begins here: none that stands before it in the text may float past it. */
  readonly isLongTable?: boolean;
  /** Destinations at its top. */
  readonly anchors?: readonly string[];
  /** Footnotes marked in it, in order. */
  readonly notes?: readonly string[];
  /** Side notes that begin beside it. */
  readonly sides?: readonly SideNote[];
  /** Figures and tables referred to in it. */
  readonly mentions?: readonly string[];
  readonly heading?: { readonly level: number; readonly title: string };
  /** Of the first baseline from the box's top, for side notes. */
  readonly baseline?: number;
  /** Its line ends in a hyphen. */
  readonly isHyphenated?: true;
  /** What a proof-reader would mark in its lines. */
  readonly lint?: readonly BoxLint[];
  readonly place?: Place;
}

export type BoxLint = LineLint | SmallText;

/** Type below what the theme allows, after a table or a picture was made to fit. */
export interface SmallText {
  readonly kind: 'small-table' | 'small-chart';
  /** Anchor of the table or chart. */
  readonly anchor: string;
  /** Points. */
  readonly size: number;
  readonly text: string;
}

export interface SideNote {
  /** Line boxes, none wider than the side column. */
  readonly lines: readonly Box[];
  readonly height: number;
  /** Of the first baseline from the note's top. */
  readonly baseline: number;
  readonly place: Place | undefined;
  /** Left out where the column of its page has no room beside its line. */
  readonly optional?: boolean;
}

/** A ground behind, and a rule at the left of, all items in a row that share it. */
export interface Frame {
  readonly x: number;
  readonly width: number;
  readonly ground: string;
  readonly rule: { readonly width: number; readonly colour: string } | undefined;
  /** The frame of the call-out that it stands in, painted beneath it. */
  readonly within?: Frame;
}

/** A figure that may stand away from its place in the text, or a table on turned pages of its own. */
export type Float = FigureFloat | PagesFloat;

export interface FigureFloat {
  readonly type: 'figure';
  /** A short table, which is better left in its place and does not pass a longer one that cannot float. */
  readonly isTable: boolean;
  /** Anchors of its figures: two for a pair. */
  readonly anchors: readonly string[];
  readonly box: Box;
  /** Its notes and source, where they stand in the side column, at its foot; no higher than it is. */
  readonly aside?: Box | undefined;
  readonly place: Place | undefined;
}

export interface PagesFloat {
  readonly type: 'pages';
  readonly anchors: readonly string[];
  /** A galley of its own, set to the turned page's width. */
  readonly items: readonly GalleyItem[];
  readonly place: Place | undefined;
}

export interface Galley {
  readonly items: readonly GalleyItem[];
  /** In the order of their marks. */
  readonly floats: readonly Float[];
  /** Footnotes in the order of their marks, as lines. */
  readonly notes: ReadonlyMap<string, readonly Box[]>;
}

// ---------------------------------------------------------------- makers

const noInk: readonly Ink[] = [];

export function box(
  height: number,
  ink: readonly Ink[] = noInk,
  options: {
    readonly wide?: boolean;
    readonly frame?: Frame | undefined;
    readonly marks?: BoxMarks | undefined;
  } = {},
): Box {
  return {
    type: 'box',
    height,
    ink,
    wide: options.wide ?? false,
    frame: options.frame,
    marks: options.marks,
  };
}

export function glue(height: number, snap = false): Glue {
  return { type: 'glue', height, snap };
}

export function penalty(cost: number, close?: Box, resume?: Box): Penalty {
  return { type: 'penalty', cost, forced: false, close, resume };
}

export const forcedBreak: Penalty = {
  type: 'penalty',
  cost: 0,
  forced: true,
  close: undefined,
  resume: undefined,
};
