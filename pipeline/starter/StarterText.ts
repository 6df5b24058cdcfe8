/** How the cells of a new book's table stand in its templates and in the words of its chart. */
import type { Finding, StarterRow } from './findFinding.ts';
import type { StarterColumn } from './StarterTable.ts';

export interface StarterText {
  /** The helper that prints a cell. */
  readonly value: (row: StarterRow, column: StarterColumn) => string;
  /** The time that a finding is of, and what else is held fast; empty where it is of all times. */
  readonly when: (finding: Finding) => string;
}
