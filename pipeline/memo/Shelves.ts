/** Makes the shelves of one owner, and looks after them together. */
import { createShelf, forgetfulShelf, type Memo, type OwnShelf } from './Shelf.ts';

export class Shelves {
  readonly #memo: Memo;
  readonly #isOfUse: boolean;
  readonly #isForOneRun: boolean;
  readonly #all: Pick<OwnShelf<unknown>, 'rest' | 'putAway'>[] = [];

  /** Where the owner ends with its one run, what no store keeps is not kept at all. */
  constructor(memo: Memo, isForOneRun: boolean) {
    this.#memo = memo;
    this.#isForOneRun = isForOneRun;
    this.#isOfUse = !isForOneRun || memo.store !== undefined;
  }

  make<Value>(kind: string): OwnShelf<Value> {
    return this.#add((this.#isOfUse ? createShelf : forgetfulShelf)<Value>(kind, this.#memo));
  }

  /** For values that are no plain data, or dearer to read than to make: they are kept from run to run alone. */
  makeInMemory<Value>(kind: string): OwnShelf<Value> {
    const { code, log } = this.#memo;
    // That one run keeps nothing from the one before is not worth a word.
    if (this.#isForOneRun) return forgetfulShelf(kind, { log: [] });
    return this.#add(createShelf<Value>(kind, { code, log }));
  }

  #add<Value>(shelf: OwnShelf<Value>): OwnShelf<Value> {
    this.#all.push(shelf);
    return shelf;
  }

  /** Ends a run. */
  rest(): void {
    for (const shelf of this.#all) shelf.rest();
  }

  /** Puts what is new into the store. */
  putAway(): void {
    for (const shelf of this.#all) shelf.putAway();
  }
}
