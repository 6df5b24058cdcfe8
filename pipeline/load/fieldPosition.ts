/** Finds where a value of a CSV text is written, by walking the fields of its record. */
import type { TextLines, TextPosition } from '../problems/TextLines.ts';
import type { CsvDialect } from './CsvDialect.ts';

/** Of field `column` (from 0) of the record that begins on `line`, quotes included. */
export function fieldPosition(
  text: string,
  lines: TextLines,
  [line, column]: readonly [number, number],
  dialect: CsvDialect,
): TextPosition {
  let from = lines.startOf(line);
  let to = fieldEnd(text, from, dialect);
  for (let passed = 0; passed < column && text[to] === dialect.delimiter; passed += 1) {
    from = to + 1;
    to = fieldEnd(text, from, dialect);
  }
  return lines.positionOf(from, to);
}

/** Offset after the field that begins at `from`, whose quotes are part of it. */
export function fieldEnd(text: string, from: number, { delimiter, quoteChar }: CsvDialect): number {
  let search = from;
  if (text[from] === quoteChar) {
    let close = text.indexOf(quoteChar, from + 1);
    while (close >= 0 && text[close + 1] === quoteChar) close = text.indexOf(quoteChar, close + 2);
    search = close < 0 ? text.length : close + 1;
  }
  const mark = text.indexOf(delimiter, search);
  const feed = text.indexOf('\n', search);
  // A text as it stands in its file may end lines by CR LF.
  const lineEnd = feed < 0 ? text.length : text[feed - 1] === '\r' && feed > search ? feed - 1 : feed;
  return Math.min(mark < 0 ? text.length : mark, lineEnd);
}
