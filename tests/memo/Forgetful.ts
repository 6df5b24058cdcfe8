/** Shelves that forget to look at one part of what results depend on, and see which parts there are. */
import { createShelf, type MemoParts, type OwnShelf } from '../../pipeline/memo/Shelf.ts';
import { Shelves } from '../../pipeline/memo/Shelves.ts';

export const memo = { code: 'test', log: [] };

export class Forgetful extends Shelves {
  /** Such as `chart: theme`. */
  readonly seen = new Set<string>();
  readonly #forgotten: string | undefined;

  constructor(forgotten?: string) {
    super(memo, false);
    this.#forgotten = forgotten;
  }

  override make<Value>(kind: string): OwnShelf<Value> {
    const shelf = createShelf<Value>(kind, memo);
    return { ...shelf, ask: (id, parts) => shelf.ask(id, this.#without(kind, parts)) };
  }

  #without(kind: string, parts: MemoParts): MemoParts {
    const named = Object.entries(parts).map(([name, value]) => [`${kind}: ${name}`, value] as const);
    for (const [name] of named) this.seen.add(name);
    return Object.fromEntries(named.filter(([name]) => name !== this.#forgotten));
  }
}
