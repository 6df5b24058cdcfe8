/** What each kind of block becomes: boxes, and the space that it asks for around them. */
import type { GalleyItem, Glue } from './Galley.ts';
import { glue } from './Galley.ts';

/** The larger of two neighbours' spaces is set. */
export interface Space {
  readonly height: number;
  /** Comes back to the baseline grid. */
  readonly snap: boolean;
}

export interface Piece {
  readonly items: readonly GalleyItem[];
  readonly before: Space;
  readonly after: Space;
  /** No page ends between it and what follows. */
  readonly keepWithNext: boolean;
  /** It brings the space below it along: what follows asks for none. */
  readonly closesUp: boolean;
  /** Cost of a page that ends just before it. */
  readonly costBefore: number;
}

export const noSpace: Space = { height: 0, snap: false };

export function between(last: Piece, next: Piece): Glue {
  const height = last.closesUp ? last.after.height : Math.max(last.after.height, next.before.height);
  return glue(height, last.after.snap || next.before.snap);
}

export function piece(
  items: readonly GalleyItem[],
  options: {
    readonly before?: Space;
    readonly after?: Space;
    readonly keepWithNext?: boolean;
    readonly closesUp?: boolean;
    readonly costBefore?: number;
  } = {},
): Piece {
  return {
    items,
    before: options.before ?? noSpace,
    after: options.after ?? noSpace,
    keepWithNext: options.keepWithNext ?? false,
    closesUp: options.closesUp ?? false,
    costBefore: options.costBefore ?? 0,
  };
}
