/** Rounds heights to lines of the baseline grid. */

/** A thousandth of a point is no line: sums of decimals must not open a new one. */
const tolerance = 0.001;

export function toGrid(height: number, baseline: number): number {
  return Math.ceil((height - tolerance) / baseline) * baseline;
}

/** Lines of the grid that fit into a height. */
export function linesIn(height: number, baseline: number): number {
  return Math.floor((height + tolerance) / baseline);
}
