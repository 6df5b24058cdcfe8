/** Finds where a value of a CSV text is written, by walking the fields of its record. */
import type { TextLines, TextPosition } from '../problems/TextLines.ts';

/** Of field `column` (from 0) of the record that begins on `line`, quotes included. */
export function fieldPosition(text: string, lines: TextLines, line: number, column: number): TextPosition {
  let from = lines.startOf(line);
  let to = fieldEnd(text, from);
  for (let passed = 0; passed < column && text[to] === ','; passed += 1) {
    from = to + 1;
    to = fieldEnd(text, from);
  }
  return lines.positionOf(from, to);
}

function fieldEnd(text: string, from: number): number {
  let search = from;
  if (text[from] === '"') {
    let close = text.indexOf('"', from + 1);
    while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
    search = close < 0 ? text.length : close + 1;
  }
  const comma = text.indexOf(',', search);
  const lineEnd = text.indexOf('\n', search);
  return Math.min(comma < 0 ? text.length : comma, lineEnd < 0 ? text.length : lineEnd);
}
