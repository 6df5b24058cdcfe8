/** Finds what a Markdown text holds too much of, before it is parsed: parsers take long, or run out of stack, over the rest. */

import type { Place } from '../problems/Problem.ts';
import type { Meter } from './Meter.ts';

/** What opens a quotation or an item of a list. */
const CONTAINERS = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)))*/;
const INDENT = /^[ \t>]*/;
const MARKS = /[*_~`[\]!<&\\:]/g;
/** A line that begins a block of its own, wherever it stands. */
const OPENS = /^[ \t>]*(?:[-+*>|#]|\d{1,9}[.)]|\[\^|:::)/;

/** False where it is too much; what, and where, has been reported. */
export function isMarkdownBounded(
  text: string,
  placeOf: (start: number, end?: number) => Place,
  meter: Meter,
): boolean {
  const paragraph = { characters: 0, marks: 0 };
  let fences = 0;
  let afterBlank = true;
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    const at = start;
    const line = text.slice(start, end);
    start = end + 1;
    const spot = () => ({ place: placeOf(at, end) });
    if (line.trim() === '') {
      afterBlank = true;
      continue;
    }
    const opens = OPENS.test(line);
    if (afterBlank || opens) {
      paragraph.characters = 0;
      paragraph.marks = 0;
      if (!meter.add('blocks', 1, spot)) return false;
    }
    afterBlank = false;
    paragraph.characters += line.length;
    paragraph.marks += line.match(MARKS)?.length ?? 0;
    if (/^[ \t>]*:::+[ \t]*$/.test(line)) fences = Math.max(0, fences - 1);
    else if (/^[ \t>]*:::/.test(line)) fences += 1;
    const cells = /^[ \t>]*\|/.test(line) ? (line.match(/\|/g)?.length ?? 0) : 0;
    const isWithin =
      meter.add('printedCells', cells, spot) &&
      meter.holds('nesting', Math.max(fences, depthOf(line)), spot) &&
      meter.holds('paragraphCharacters', paragraph.characters, spot) &&
      meter.holds('paragraphMarks', paragraph.marks, spot);
    if (!isWithin) return false;
  }
  return true;
}

/** Levels of quotations and lists in which a line stands, by its signs and how far it is indented. */
function depthOf(line: string): number {
  const [opened = ''] = CONTAINERS.exec(line) ?? [];
  const signs = opened.match(/[>*+]|-|[.)]/g)?.length ?? 0;
  const [indent = ''] = INDENT.exec(line) ?? [];
  return Math.max(signs, Math.floor(indent.replaceAll('>', '').length / 2));
}
