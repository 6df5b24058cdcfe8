/** Turns a piece of text into the lines and the places of its values, found only once they are asked for. */
import type { Position } from './BookSource.ts';

/** The lines of a piece of text whose first line is line `#first` of its file. */
export class TextLines {
  readonly #text: string;
  readonly #first: number;
  #starts: Uint32Array | undefined;

  constructor(text: string, first: number) {
    this.#text = text;
    this.#first = first;
  }

  text(line: number): string {
    const start = this.#start(line);
    const end = this.#text.indexOf('\n', start);
    return this.#text.slice(start, end < 0 ? this.#text.length : end);
  }

  positionAt(offset: number): Position {
    const starts = this.#all();
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: this.#first + low, column: offset - (starts[low] ?? 0) + 1 };
  }

  /** Where field `column` of the record that begins on `line` stands, by walking the record's fields. */
  fieldPosition(line: number, column: number): Position {
    let from = this.#start(line);
    let to = this.#fieldEnd(from);
    for (let passed = 0; passed < column && this.#text[to] === ','; passed += 1) {
      from = to + 1;
      to = this.#fieldEnd(from);
    }
    const start = this.positionAt(from);
    const lineEnd = this.#text.indexOf('\n', from);
    const isOnOneLine = to > from && (lineEnd < 0 || to <= lineEnd);
    return isOnOneLine ? { ...start, endColumn: start.column + to - from } : start;
  }

  #fieldEnd(from: number): number {
    let search = from;
    if (this.#text[from] === '"') {
      let close = this.#text.indexOf('"', from + 1);
      while (close >= 0 && this.#text[close + 1] === '"') close = this.#text.indexOf('"', close + 2);
      search = close < 0 ? this.#text.length : close + 1;
    }
    const comma = this.#text.indexOf(',', search);
    const lineEnd = this.#text.indexOf('\n', search);
    return Math.min(comma < 0 ? this.#text.length : comma, lineEnd < 0 ? this.#text.length : lineEnd);
  }

  #start(line: number): number {
    const starts = this.#all();
    return starts[Math.max(0, Math.min(line - this.#first, starts.length - 1))] ?? 0;
  }

  #all(): Uint32Array {
    if (this.#starts === undefined) {
      const starts = [0];
      for (let end = this.#text.indexOf('\n'); end >= 0; end = this.#text.indexOf('\n', end + 1)) {
        if (end + 1 < this.#text.length) starts.push(end + 1);
      }
      this.#starts = Uint32Array.from(starts);
    }
    return this.#starts;
  }
}
