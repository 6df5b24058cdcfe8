/** Puts two cells of a column in order: numbers by size, texts (ISO dates among them) by their characters. */
import type { Scalar } from '../Dataset.ts';
import { sameNumber } from './operators.ts';

/** Negative where `a` comes first, zero where they are equal; missing values come last. */
export function orderedBy(a: Scalar, b: Scalar): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return sameNumber(a, b) ? 0 : a - b;
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
