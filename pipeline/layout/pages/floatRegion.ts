/** Stacks figures at the top of a page, some space below each, so that text begins on the grid. */
import { toGrid } from '../grid.ts';

/** Lines of space around a figure, of which the grid makes a little more. */
export const spaceAroundFigures = 0.6;

export interface FloatRegion {
  readonly tops: readonly number[];
  /** Where the last of them ends, and where text begins. */
  readonly foot: number;
  readonly start: number;
}

export function floatRegion(heights: readonly number[], baseline: number): FloatRegion {
  const tops: number[] = [];
  let start = 0;
  let foot = 0;
  for (const height of heights) {
    tops.push(start);
    foot = start + height;
    start = toGrid(foot + spaceAroundFigures * baseline, baseline);
  }
  return { tops, foot, start };
}
