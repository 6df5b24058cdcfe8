/** Finds the footnotes that a box brings with it: each note once, with the notes that its own text marks. */
import type { Box } from '../blocks/Galley.ts';

export interface RunLine {
  readonly box: Box;
  /** First of its note. */
  readonly first: boolean;
  /** Place of its note among all of the chapter, in the order of their marks. */
  readonly rank: number;
}

export class NoteRun {
  readonly #notes: ReadonlyMap<string, readonly Box[]>;
  readonly #ranks: ReadonlyMap<string, number>;
  readonly #seen = new Set<string>();

  constructor(notes: ReadonlyMap<string, readonly Box[]>) {
    this.#notes = notes;
    this.#ranks = new Map([...notes.keys()].map((note, rank) => [note, rank]));
  }

  /** Of marks in the box and in the side notes that begin beside it. */
  linesOf({ marks }: Box): readonly RunLine[] {
    if (marks?.notes === undefined && marks?.sides === undefined) return [];
    const sides = (marks.sides ?? []).flatMap(({ lines }) => lines);
    return [...sides.flatMap((line) => line.marks?.notes ?? []), ...(marks.notes ?? [])]
      .toSorted((a, b) => this.#rankOf(a) - this.#rankOf(b))
      .flatMap((note) => this.#linesOfNote(note));
  }

  #linesOfNote(note: string): readonly RunLine[] {
    const boxes = this.#notes.get(note);
    if (boxes === undefined || this.#seen.has(note)) return [];
    this.#seen.add(note);
    const rank = this.#rankOf(note);
    const lines = boxes.map((box, index): RunLine => ({ box, first: index === 0, rank }));
    return [...lines, ...boxes.flatMap((box) => this.linesOf(box))];
  }

  #rankOf(note: string): number {
    return this.#ranks.get(note) ?? this.#ranks.size;
  }
}
