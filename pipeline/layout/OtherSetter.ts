/** What another thread needs to set divisions of a book, as plain data, and what it gives back. */
import type { Turns } from '../lists/Turns.ts';
import type { PlainInput } from './divisionInput.ts';
import type { PlainDivision } from './divisions.ts';
import type { KeptDivision } from './keepDivision.ts';
import type { KnownPages, TooLong } from './setDivision.ts';

export interface DivisionsRequest {
  /** In the order of the book; their charts are so light that no more than words can be read of them. */
  readonly divisions: readonly PlainDivision[];
  readonly input: PlainInput;
  /** BCP 47. */
  readonly language: string;
  /** Pages that one of them may have. */
  readonly mostPages: number;
}

/** A division by its place among those that were sent. */
export interface SetElsewhere {
  readonly at: number;
  readonly set: KeptDivision | TooLong;
}

/** Whatever it cannot set for certain, such as with a damaged font, it leaves out. */
export interface OtherSetter {
  /** Sets divisions from the last on, as long as there are any that nobody has begun. */
  readonly setInTurn: (request: DivisionsRequest, turns: Turns) => Promise<readonly SetElsewhere[]>;
  /** Sets some of these again, for other page numbers. */
  readonly setAgain: (which: readonly number[], known: KnownPages) => Promise<readonly SetElsewhere[]>;
}
