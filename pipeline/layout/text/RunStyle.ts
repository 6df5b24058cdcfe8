/** What all text of one run has in common, and the spans of text that have it. */
import type { Features, FontId } from '../../fonts/Measurer.ts';
import type { LinkTarget } from '../../links/parseLink.ts';
import type { Place } from '../../problems/Problem.ts';
import type { Semantic } from './Line.ts';
import type { Ruler } from './TypeMeasurer.ts';

/** Everything that text of one run has in common; runs are merged where it is the same object. */
export interface RunStyle {
  readonly font: FontId;
  readonly size: number;
  readonly features: Features;
  readonly tracking: number;
  readonly rise: number;
  readonly colour: string;
  readonly link?: LinkTarget;
  readonly ledger?: string;
  readonly noteRef?: string;
  readonly anchorPageOf?: string;
  readonly semantics: readonly Semantic[];
  readonly inlineIndex: number;
  readonly ruler: Ruler;
}

export interface Span {
  readonly text: string;
  readonly style: RunStyle;
  readonly place?: Place;
}

/** Stands in a span's text for a forced line break. */
export const forcedBreak = '\u2028';
