/** Messages about the form in which a book is written. */
import type { Place, Problem } from '../Problem.ts';
import { severityOf } from '../severity.ts';
import { problemAt, type Spot } from '../spot.ts';

export function formExpected(spot: Spot, newest: number, found: string): Problem {
  return problemAt('form-expected', spot, `briefing: expected a form from 1 to ${newest}, found ${found}`);
}

export function formNewer(spot: Spot, newest: number, found: number): Problem {
  return problemAt('form-newer', spot, `expected a book of form ${newest} or older, found form ${found}`, [
    'a newer briefing is needed to build this book',
  ]);
}

/** `changes` are sentences without a beginning, e.g. `figures are named by one address`. */
export function formOlder(spot: Spot, newest: number, changes: readonly string[]): Problem {
  return problemAt(
    'form-older',
    spot,
    `expected briefing: ${newest}, found a book of an older form, which was read as if rewritten`,
    [...changes.map((change) => `now ${change}`), 'briefing migrate rewrites the files'],
  );
}

export function leftByHand(place: Place, what: string): Problem {
  return {
    code: 'left-by-hand',
    severity: severityOf('left-by-hand'),
    message: `expected an address that can be written by machine, found ${what}`,
    place,
    hints: ['write it as templates/README.md says under "Addresses"'],
  };
}

export function listInEnglish(place: Place): Problem {
  return {
    code: 'left-by-hand',
    severity: severityOf('left-by-hand'),
    message: "expected a list in the book's language, found one whose title and heads became English",
    place,
    hints: ['write its title and heads, as templates/README.md says'],
  };
}
