/** Positions that say nothing about the data: the ends of a share, and years with their parts (2020.5 is July 2020). */
export function isPlainPosition(value: number): boolean {
  return value === 0 || value === 1 || value === 100 || (value >= 1800 && value < 2200);
}
