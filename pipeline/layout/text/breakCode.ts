/** Breaks a line of code that is longer than its measure into pieces, of which the line can be put together again. */

export interface CodeMeasure {
  /** Of the first piece, and of those that follow. */
  readonly first: number;
  readonly next: number;
  readonly widthOf: (character: string) => number;
}

/** After these a line of a program is better broken than within a word. */
const STOPS = /[\s,;(){}[\]=+*/|&<>-]/;
/** Part of a piece that is filled at least where it is broken after a stop. */
const leastFilled = 0.5;

/** No piece is wider than its measure, but for one of a single character and the spaces at a piece's end. */
export function breakCode(line: string, { first, next, widthOf }: CodeMeasure): readonly string[] {
  const characters = [...line];
  const pieces: string[] = [];
  let from = 0;
  while (from < characters.length) {
    const room = pieces.length === 0 ? first : next;
    const to = endOfPiece(characters, from, room, widthOf);
    pieces.push(characters.slice(from, to).join(''));
    from = to;
  }
  return pieces.length === 0 ? [''] : pieces;
}

function endOfPiece(
  characters: readonly string[],
  from: number,
  room: number,
  widthOf: (character: string) => number,
): number {
  let width = 0;
  let stop = from;
  let at = from;
  for (; at < characters.length; at += 1) {
    const character = characters[at] ?? '';
    const own = widthOf(character);
    // Spaces at the end hang beyond the edge, unseen.
    if (width + own > room && at > from && character !== ' ') break;
    width += own;
    if (STOPS.test(character) && width > room * leastFilled) stop = at + 1;
  }
  return at === characters.length || stop === from ? at : stop;
}
