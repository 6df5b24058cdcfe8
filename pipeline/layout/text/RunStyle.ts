/** What all text of one run has in common, and the spans of text that have it. */
import type { Picture } from '../../charts/Chart.ts';
import type { ChangeInline, FormulaInline, OpenPointInline } from '../../compose/Manuscript.ts';
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
  readonly openPoint?: OpenPointInline;
  readonly change?: ChangeInline;
  readonly anchorPageOf?: string;
  readonly semantics: readonly Semantic[];
  readonly inlineIndex: number;
  readonly ruler: Ruler;
  /** Drawn in the place of the text, which is `inlinePicture` alone. */
  readonly picture?: InlinePicture;
}

/** A picture that stands in a line as a letter does. Points. */
export interface InlinePicture {
  readonly picture: Picture;
  readonly width: number;
  readonly height: number;
  /** The part of its height that hangs below the baseline. */
  readonly depth: number;
  /** Empty where it only decorates. */
  readonly alt: string;
  /** The formula that it is. */
  readonly formula?: FormulaInline;
}

export interface Span {
  readonly text: string;
  readonly style: RunStyle;
  readonly place?: Place;
}

/** Stands in a span's text for a picture. */
export const inlinePicture = '\ufffc';

/** Stands in a span's text for a forced line break. */
export const forcedBreak = '\u2028';
