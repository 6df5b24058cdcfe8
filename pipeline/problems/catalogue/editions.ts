/** Messages about the edition before: its record, and what of a book differs from it. */
import { nameHints } from '../nameHints.ts';
import type { Place, Problem } from '../Problem.ts';
import { problemAt, quoted, type Spot } from '../spot.ts';

export function editionLine(spot: Spot, expected: string, found: string): Problem {
  return problemAt('edition-line', spot, `expected ${expected}, found ${found}`, [
    'the file is written by briefing release; take it back from where it was kept',
  ]);
}

export function editionEdited(spot: Spot, found: string): Problem {
  return problemAt(
    'edition-edited',
    spot,
    `expected a last line with the digest of all others, found ${found}`,
    [
      'a record that was edited, cut short or put together of two tells of no edition; take it back from where it was kept',
    ],
  );
}

export function editionFormNewer(spot: Spot, known: number, found: number): Problem {
  return problemAt(
    'edition-form-newer',
    spot,
    `expected a record of form ${known} or older, found form ${found}`,
    ['a newer briefing is needed to read it'],
  );
}

export function editionUnknown(spot: Spot, name: string, known: Iterable<string>): Problem {
  return problemAt(
    'edition-unknown',
    spot,
    `expected the name of an edition in data/editions, found ${quoted(name)}`,
    nameHints(name, known, 'editions'),
  );
}

/** One cell or more of a table, or a fact; so many further places are named. */
const MOST_PLACES = 20;

export function changedUndated(
  cells: readonly { readonly place: Place; readonly before: string; readonly after: string }[],
  edition: string,
): Problem {
  const [first, ...others] = cells;
  const told = ({ before, after }: { readonly before: string; readonly after: string }) =>
    `${after} in place of ${before}`;
  const more = others.length > MOST_PLACES ? [{ message: `and ${others.length - MOST_PLACES} more` }] : [];
  return {
    ...problemAt(
      'changed-undated',
      { place: first?.place ?? { file: '' } },
      `expected another date or source beside a figure that has changed since the edition ${edition}, found ${first === undefined ? '' : told(first)} and nothing else changed`,
      ['change asOf, or the source and the date on which it was retrieved'],
    ),
    ...(others.length === 0
      ? {}
      : {
          related: [
            ...others.slice(0, MOST_PLACES).map((cell) => ({ message: told(cell), place: cell.place })),
            ...more,
          ],
        }),
  };
}
