/** Messages about the file of data that a new book is made of. */
import type { Problem } from '../Problem.ts';
import { problemAt, type Spot } from '../spot.ts';

export function starterFewRows(spot: Spot, rows: number): Problem {
  return problemAt('starter-few-rows', spot, `expected at least two rows of figures, found ${rows}`, [
    'make the book without --data, and put the single figures into a facts.csv, as data/README.md says',
  ]);
}

export function starterNoNumbers(spot: Spot, heads: readonly string[]): Problem {
  return problemAt(
    'starter-no-numbers',
    spot,
    `expected a column of numbers beside those that tell the rows apart, found only ${heads.join(', ')}`,
    [
      'numbers are plain, such as 1234.5: no signs of groups, currency or percent; a point is the decimal mark',
    ],
  );
}

export function starterNoKey(spot: Spot, heads: readonly string[]): Problem {
  return problemAt(
    'starter-no-key',
    spot,
    `expected up to three columns of names or dates that tell the rows apart, found no such ones among ${heads.join(', ')}`,
    ['a row is one observation: add the column that says which, or take out the rows that stand there twice'],
  );
}
