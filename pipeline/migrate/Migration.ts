/** What a step of migration is: it finds what is written in an older form, and says how it is written now. */
import type { BookSource } from '../load/BookSource.ts';
import type { CellEdit } from '../load/editCells.ts';
import type { Problem } from '../problems/Problem.ts';

/** Puts `text` in place of the characters from `start` to `end` of a file. */
export interface TextEdit {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a step found in one book. */
export interface StepResult {
  readonly edits: readonly TextEdit[];
  readonly cells?: readonly CellEdit[];
  /** What must be done by hand. */
  readonly left: readonly Problem[];
}

/** A new file in `steps/`, listed in `migrateBook.ts`. Lines stay where they are: an edit keeps its line ends. */
export interface MigrationStep {
  /** The form that the step leads to. */
  readonly form: number;
  /** What changed, to follow "now", e.g. `figures are named by one address`. */
  readonly says: string;
  readonly find: (book: BookSource) => StepResult;
}
