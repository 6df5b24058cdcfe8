/** Collects every printed figure, with an id by chapter in the order of printing. */
import type { Place } from '../problems/Problem.ts';
import type { Figure } from './Figure.ts';
import type { LedgerEntry } from './Manuscript.ts';

/** Filled while one book is composed. */
export class Ledger {
  readonly #entries = new Map<string, LedgerEntry>();
  readonly #counts = new Map<string, number>();

  /** Returns the id of the new entry, e.g. `trade-0012`. */
  enter(figure: Figure, chapter: string, within: string, place: Place): string {
    const count = (this.#counts.get(chapter) ?? 0) + 1;
    this.#counts.set(chapter, count);
    const id = `${chapter}-${String(count).padStart(4, '0')}`;
    const { text, ...rest } = figure;
    this.#entries.set(id, { id, displayed: text, ...rest, chapter, within, place });
    return id;
  }

  entry(id: string): LedgerEntry | undefined {
    return this.#entries.get(id);
  }

  get entries(): readonly LedgerEntry[] {
    return [...this.#entries.values()];
  }
}
