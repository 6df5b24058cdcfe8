/** Turns offsets into a template into places. */
import type { Place } from '../problems/Problem.ts';
import type { TextLines } from '../problems/TextLines.ts';

/** The end is cut where the line ends; a span without characters is one wide. */
export function placeAt(file: string, lines: TextLines, start: number, end?: number): Place {
  const { line, column } = lines.positionAt(start);
  const place = { file, line, column };
  if (end === undefined) return place;
  return { ...place, endColumn: column + Math.max(1, Math.min(end, lines.endOf(line)) - start) };
}
