/** Turns offsets into a text into lines and columns. */
import type { Place } from '../problems/Problem.ts';

/** Offsets at which the lines of a text begin, by the line ends that Handlebars and editors count. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
  return starts;
}

export function textOfLine(text: string, lines: readonly number[], line: number): string {
  return text.slice(lines[line - 1] ?? text.length, lines[line] ?? text.length).replace(/[\r\n]+$/, '');
}

export function placeAt(file: string, lines: readonly number[], start: number, end?: number): Place {
  let line = 0;
  let last = lines.length - 1;
  while (line < last) {
    const middle = Math.ceil((line + last) / 2);
    if ((lines[middle] ?? 0) <= start) line = middle;
    else last = middle - 1;
  }
  const column = start - (lines[line] ?? 0) + 1;
  const lineEnd = lines[line + 1];
  const place = { file, line: line + 1, column };
  if (end === undefined) return place;
  return { ...place, endColumn: column + Math.max(1, Math.min(end, lineEnd ?? end) - start) };
}
