/** What `setParagraph` makes of inline content: lines of runs, placed from the line's left edge. */
import type { ChangeInline, OpenPointInline } from '../../compose/Manuscript.ts';
import type { LinkTarget } from '../../links/parseLink.ts';
import type { InkStyle } from '../blocks/Galley.ts';
import type { InlinePicture } from './RunStyle.ts';

/** Runs on one baseline. Lengths in points. */
export interface SetLine {
  /**
   * In reading order. Texts of all runs of all lines, joined (`actualText` where given), are the paragraph's
   * text: a line broken at a space keeps that space at the end of its last run, beyond the run's width.
   */
  readonly runs: readonly SetRun[];
  /** Natural width, before spaces were stretched or shrunk, without what hangs beyond the edges. */
  readonly width: number;
  /** The width it was set to. */
  readonly measure: number;
  /** Of the tallest run, above and below the baseline; both positive. */
  readonly ascent: number;
  readonly descent: number;
  /** A hyphen was added at its end. */
  readonly hyphenated: boolean;
  /** Part of the spaces' stretch (> 0) or shrink (< 0) that is used; 0 in ragged lines. */
  readonly ratio: number;
  /** Beyond the measure; 0 is good. */
  readonly overfull: number;
  /** Ids of the footnotes marked on this line, in order. */
  readonly noteRefs: readonly string[];
}

export interface SetRun {
  /** From the line's left edge, alignment and indent included; negative where punctuation hangs. */
  readonly x: number;
  /** Above the line's baseline. */
  readonly rise: number;
  readonly text: string;
  readonly style: InkStyle;
  /** Added to each U+0020 of the run. */
  readonly wordSpace: number;
  /** Set width, with tracking and word space, without a space at the line's end. */
  readonly width: number;
  /** One object for all runs of one link, so that links can be told apart by identity. */
  readonly link?: LinkTarget;
  /** Id of the ledger entry whose figure it prints. */
  readonly ledger?: string;
  /** Id of the footnote whose mark it is. */
  readonly noteRef?: string;
  /** The number of an open point of a draft. */
  readonly openPoint?: OpenPointInline;
  /** One object for all runs of what has changed. */
  readonly change?: ChangeInline;
  /** The run is the page number of this anchor. */
  readonly anchorPageOf?: string;
  /** Outermost first. */
  readonly semantics: readonly Semantic[];
  /**
   * Number, in reading order from 1, of the innermost element (emphasis, strong, link, ref, note mark, figure)
   * that it belongs to; 0 for plain text. Runs of one element broken over lines share it.
   */
  readonly inlineIndex: number;
  /** Text that stands for the run where it differs, e.g. `para` for `para-` at a line's end. */
  readonly actualText?: string;
  /** Drawn in the place of the text. */
  readonly picture?: InlinePicture;
}

export type Semantic = 'em' | 'strong' | 'code';

/** What a proof-reader would mark in a set paragraph; layout adds page and place. */
export type LineLint =
  | { readonly kind: 'overfull'; readonly line: number; readonly points: number; readonly text: string }
  | { readonly kind: 'loose'; readonly line: number; readonly ratio: number; readonly text: string }
  /** Three or more lines in a row end in a hyphen; `line` is the first of them. */
  | { readonly kind: 'hyphens'; readonly line: number; readonly count: number; readonly text: string }
  /** A word longer than the line was broken where no rule allows it. */
  | { readonly kind: 'forced-break'; readonly line: number; readonly text: string };
