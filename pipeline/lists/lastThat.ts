/** The greatest number up to `most` of which something holds, by halving; 0 where it holds of none. What holds of a number holds of all below it. */
export function lastThat(most: number, holds: (number: number) => boolean): number {
  let [low, high] = [0, Math.max(most, 0)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
