/** What the page breaker decides: which items, floats and lines of notes each page holds. */
import type { Box } from '../blocks/Galley.ts';
import type { Stretch } from './Pen.ts';

export type PagePlan = TextPage | TurnedPage;

export interface TextPage {
  readonly type: 'text';
  /** Indexes of the galley's items: from the first up to, but without, the last. */
  readonly from: number;
  readonly to: number;
  /** Painted at the top after a break within a table or call-out, and at the foot before one. */
  readonly resume: Box | undefined;
  readonly close: Box | undefined;
  /** Floats in their order: first those at the top, then those in their place in the text, then those at the foot. */
  readonly firstFloat: number;
  readonly top: number;
  /** The item before which those at the top stand. */
  readonly topAt: number;
  readonly here: number;
  readonly bottom: number;
  /** Lines of the chapter's notes, counted over all of them. */
  readonly noteFrom: number;
  readonly noteTo: number;
  /** Height used, of text, figures and notes. */
  readonly used: number;
  readonly stretch: Stretch;
}

/** A page of a table that is wider than the page is: set upright on a page that is turned. */
export interface TurnedPage {
  readonly type: 'turned';
  readonly float: number;
  readonly page: TextPage;
}

/** What a page holds, wherever its figures stand. */
export type PageHolding = Pick<TextPage, 'from' | 'to' | 'firstFloat' | 'top' | 'here' | 'bottom'>;

export function holdTheSame(one: PageHolding, other: PageHolding): boolean {
  return (
    one.from === other.from &&
    one.to === other.to &&
    one.firstFloat === other.firstFloat &&
    one.top === other.top &&
    one.here === other.here &&
    one.bottom === other.bottom
  );
}
