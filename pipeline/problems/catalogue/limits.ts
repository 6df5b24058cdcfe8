/** The message for whatever is more than a book may hold. */
import { type LimitName, limitTable } from '../../limits/Limits.ts';
import type { Problem } from '../Problem.ts';
import { problemAt, type Spot } from '../spot.ts';

/** `found` may be the first count that is over the limit, where counting on would cost too much. */
export function overLimit(spot: Spot, name: LimitName, most: number, found: number): Problem {
  return problemAt(
    'over-limit',
    spot,
    `expected at most ${most.toLocaleString('en-US')} ${limitTable[name].counts}, found ${found.toLocaleString('en-US')}`,
    [`if that is meant, raise the limit with --limit ${name}=${found}`],
  );
}
