/** Makes the shelves of one owner, and looks after them together. */
import { createShelf, forgetfulShelf, type Memo, type OwnShelf, type WholesIn } from './Shelf.ts';

export class Shelves {
  readonly #memo: Memo;
  readonly #isOfUse: boolean;
  readonly #all: Pick<OwnShelf<unknown>, 'rest' | 'putAway'>[] = [];

  /** Where the owner ends with its one run, what no store keeps is not kept at all. */
  constructor(memo: Memo, isForOneRun: boolean) {
    this.#memo = memo;
    this.#isOfUse = !isForOneRun || memo.store !== undefined;
  }

  make<Value>(kind: string, wholesIn?: WholesIn<Value>): OwnShelf<Value> {
    return this.#add((this.#isOfUse ? createShelf : forgetfulShelf)<Value>(kind, this.#memo, wholesIn));
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
