/** How often a random property is tried. */
import { expect } from 'vitest';

/** All of its runs in `tests/long`, which imports it; a fifth of them in the suite, which takes no more than two minutes. */
export function runs(all: number): number {
  return expect.getState().testPath?.includes('/long/') === true ? all : Math.ceil(all / 5);
}
