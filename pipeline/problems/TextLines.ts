/** Turns offsets in a text into lines and columns, and back. */

/** Counted from 1; columns in UTF-16 code units. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
  /** Column after the last character, where the text ends on the same line. */
  readonly endColumn?: number;
}

/** Offsets of the first character and of the one after the last. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** Where the line after the one that holds `from` begins; -1 where there is none. LF, CR LF and CR all end a line. */
function nextStart(text: string, from: number): number {
  const lineEnd = /\r\n?|\n/g;
  lineEnd.lastIndex = from;
  return lineEnd.test(text) ? lineEnd.lastIndex : -1;
}

/** Line `line` (from 1) of a text, without its line end; empty where the text has fewer lines. */
export function lineOfText(text: string, line: number): string {
  if (known.text !== text) known = { text, lines: new TextLines(text) };
  return known.lines.text(line);
}

/** Line and column of the character at `offset` of a text, for one look; many are cheaper by `TextLines`. */
export function positionAt(text: string, offset: number): TextPosition {
  let line = 1;
  let start = 0;
  for (let next = nextStart(text, 0); next >= 0 && next <= offset; next = nextStart(text, next)) {
    line += 1;
    start = next;
  }
  return { line, column: offset - start + 1 };
}

const linesBySource = new WeakMap<object, TextLines>();

/** The lines of a file, found once however many problems it has. */
export function linesOf(source: { readonly text: string }): TextLines {
  const lines = linesBySource.get(source) ?? new TextLines(source.text);
  linesBySource.set(source, lines);
  return lines;
}

/** The lines of a text, found when the first of them is asked for. */
export class TextLines {
  readonly #text: string;
  #starts: Uint32Array | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text of a line, without its line end; empty where the text has fewer lines. */
  text(line: number): string {
    if (line > this.#all().length) return '';
    return this.#text.slice(this.startOf(line), this.endOf(line)).replace(/\r?\n$|\r$/, '');
  }

  /** Offset at which a line begins; of the first or the last for lines that the text has not. */
  startOf(line: number): number {
    const starts = this.#all();
    return starts[Math.max(0, Math.min(line, starts.length) - 1)] ?? 0;
  }

  /** Offset at which the line after this one begins; the text's end after the last. */
  endOf(line: number): number {
    return this.#all()[line] ?? this.#text.length;
  }

  positionAt(offset: number): TextPosition {
    const starts = this.#all();
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  }

  /** Of the text between two offsets; no end column where it spans lines. */
  positionOf(from: number, to: number): TextPosition {
    const start = this.positionAt(from);
    const next = this.#all()[start.line] ?? Number.POSITIVE_INFINITY;
    return to > from && to < next ? { ...start, endColumn: start.column + to - from } : start;
  }

  #all(): Uint32Array {
    if (this.#starts === undefined) {
      const starts = [0];
      for (let next = nextStart(this.#text, 0); next >= 0; next = nextStart(this.#text, next))
        starts.push(next);
      this.#starts = Uint32Array.from(starts);
    }
    return this.#starts;
  }
}

/** The text that was asked about last: a file with many faults is asked about as often. */
let known = { text: '', lines: new TextLines('') };
