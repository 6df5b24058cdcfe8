/** Says where a text holds more characters than a limit. */
import type { LimitName } from '../limits/Limits.ts';
import { overLimit } from '../problems/catalogue/limits.ts';
import type { Problem } from '../problems/Problem.ts';
import { positionAt } from '../problems/TextLines.ts';
import type { SourceText } from './BookSource.ts';

/** `before` are characters of other texts that count with it; undefined where it is within the limit. */
export function textOver(
  { path, text }: SourceText,
  limit: LimitName,
  most: number,
  before = 0,
): Problem | undefined {
  const found = before + text.length;
  if (found <= most) return undefined;
  const place = { file: path, ...positionAt(text, Math.max(0, most - before)) };
  return overLimit({ place }, limit, most, found);
}
