/** Collects every printed figure, with an id by chapter in the order of printing and the slot that it fills. */
import type { Place } from '../problems/Problem.ts';
import type { Figure } from './Figure.ts';
import type { LedgerEntry } from './Manuscript.ts';

/** Filled while one book is composed. */
export class Ledger {
  readonly #entries = new Map<string, LedgerEntry>();
  readonly #counts = new Map<string, number>();

  /** Returns the id of the new entry, e.g. `trade-0012`. */
  enter(
    figure: Figure,
    at: { readonly chapter: string; readonly within: string; readonly slot: string },
    place: Place,
  ): string {
    const { chapter, within, slot } = at;
    const id = `${chapter}-${String(this.#count(chapter)).padStart(4, '0')}`;
    const { text, ...rest } = figure;
    this.#entries.set(id, { id, displayed: text, ...rest, slot, chapter, within, place });
    return id;
  }

  /** The next slot of a section, title or note, e.g. `sec:trade/growth#3`: the third figure that stands there. */
  slotIn(where: string): string {
    return `${where}#${this.#count(`slot ${where}`)}`;
  }

  entry(id: string): LedgerEntry | undefined {
    return this.#entries.get(id);
  }

  get entries(): readonly LedgerEntry[] {
    return [...this.#entries.values()];
  }

  #count(what: string): number {
    const count = (this.#counts.get(what) ?? 0) + 1;
    this.#counts.set(what, count);
    return count;
  }
}
