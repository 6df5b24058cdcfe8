/** Turns offsets into a template into places. */
import type { Place } from '../problems/Problem.ts';
import type { TextLines } from '../problems/TextLines.ts';

/** The end is cut where the line ends; a span without characters is one wide. */
export function placeAt(file: string, lines: TextLines, start: number, end?: number): Place {
  const { line, column } = lines.positionAt(start);
  // A copy with one member more would have a shape of its own in V8 of Node 20, and a book has thousands of places.
  if (end === undefined) return { file, line, column };
  return { file, line, column, endColumn: column + Math.max(1, Math.min(end, lines.endOf(line)) - start) };
}
