/** Walks down a page or column and says where each item stands; used both to try breaks and to paint. */
import type { Box, Glue } from '../blocks/Galley.ts';
import { toGrid } from '../grid.ts';
import { spaceAroundFigures } from './floatRegion.ts';

/** Lines of white that a page would leave at its foot, put where space is already: around figures, and above headings. */
export interface Stretch {
  readonly lines: number;
  /** Over which the lines are spread; none has more than one. */
  readonly places: number;
}

export const unstretched: Stretch = { lines: 0, places: 0 };

export class Pen {
  readonly #baseline: number;
  readonly #stretch: Stretch;
  /** Where a line could be added so far. */
  places = 0;
  /** Where the next item stands. */
  y: number;
  /** Foot of the last thing that is not space. */
  bottom: number;
  /** Space counts only after the first box. */
  #started = false;
  /** Foot of a figure that was just set in place; the space after it and the next glue are not added up. */
  #figureFoot: number | undefined;

  constructor(baseline: number, stretch = unstretched) {
    this.#baseline = baseline;
    this.#stretch = stretch;
    this.y = 0;
    this.bottom = 0;
  }

  /** Returns the box's top; a heading `opens` a section. */
  box(height: number, opens = false): number {
    if (this.#started && (opens || this.#figureFoot !== undefined)) this.#addPlace();
    const top = this.y;
    this.y = top + height;
    this.bottom = this.y;
    this.#started = true;
    this.#figureFoot = undefined;
    return top;
  }

  /** What opens a page after a break; space after it is dropped as at any page's top. */
  resume(height: number): number {
    const top = this.y;
    this.y = top + height;
    this.bottom = this.y;
    this.#started = false;
    this.#figureFoot = undefined;
    return top;
  }

  glue({ height, snap }: Glue): void {
    if (!this.#started) return;
    const from = this.#figureFoot ?? this.y;
    // A line is not added for the sake of a few points.
    const least = from + height - Math.min(this.#baseline / 2, height / 4);
    const to = snap ? toGrid(least, this.#baseline) : from + height;
    if (to > this.y) this.y = to;
  }

  /** A figure in its place in the text, with some space around it. Returns its top. */
  figure(height: number): number {
    const gap = spaceAroundFigures * this.#baseline;
    if (this.#started && this.#figureFoot === undefined) this.y = toGrid(this.y + gap, this.#baseline);
    const top = this.box(height, true);
    this.#figureFoot = this.bottom;
    this.y = toGrid(this.bottom + gap, this.#baseline);
    return top;
  }

  #addPlace(): void {
    const { lines, places } = this.#stretch;
    const before = this.places;
    this.places += 1;
    if (lines > 0)
      this.y +=
        (Math.floor((this.places * lines) / places) - Math.floor((before * lines) / places)) * this.#baseline;
  }
}

/** Space stands above it already. */
export function opensSection({ marks }: Box): boolean {
  return marks?.heading !== undefined;
}
