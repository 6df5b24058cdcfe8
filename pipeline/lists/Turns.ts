/** Shares the items of a list among threads that work on it at the same time: each item is begun by one of them. */

/** One number, shared by all of them: how many items have been begun. */
export type Turns = Int32Array;

export function turnsFromStart(): Turns {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

/** Begins the next of so many items, and gives how many were begun before it; undefined where all are. */
export function takeTurn(turns: Turns, of: number): number | undefined {
  const turn = Atomics.add(turns, 0, 1);
  return turn < of ? turn : undefined;
}

/** Ends the sharing: nobody begins what is left. Gives how many of so many items had been begun. */
export function endTurns(turns: Turns, of: number): number {
  return Math.min(Atomics.exchange(turns, 0, of), of);
}
