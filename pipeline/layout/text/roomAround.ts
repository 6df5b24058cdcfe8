/** Finds what a line needs beside its leading, for formulas that are higher or deeper than it. */
import type { SetLine } from './Line.ts';

/** Part of the leading that is left clear above and below a formula: two of successive lines must not touch. */
const clear = 0.04;

/** `baseline` is from the top of a line without formulas. Points. */
export function roomAround(
  { runs }: SetLine,
  baseline: number,
  leading: number,
): { readonly above: number; readonly below: number } {
  let above = 0;
  let below = 0;
  for (const { picture } of runs) {
    if (picture?.formula === undefined) continue;
    above = Math.max(above, picture.height - picture.depth + clear * leading - baseline);
    below = Math.max(below, picture.depth + clear * leading - (leading - baseline));
  }
  return { above, below };
}
