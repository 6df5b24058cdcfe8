/** Adds to each failed check the sentences and titles that rest on it. */
import { restsOnCheck } from '../problems/catalogue/compose.ts';
import type { Problem } from '../problems/Problem.ts';
import type { Claim } from './Manuscript.ts';

/** How the checks came out before: in the edition before, or with the book's own parameters. */
export interface EarlierChecks {
  /** e.g. `in the edition 2024-03`, `with year=2023` */
  readonly when: string;
  readonly checks: ReadonlyMap<string, { readonly outcome: string; readonly computed: string }>;
}

function withEarlier(problem: Problem, earlier: EarlierChecks | undefined): Problem {
  const before = problem.check === undefined ? undefined : earlier?.checks.get(problem.check);
  if (before?.outcome !== 'held' || earlier === undefined) return problem;
  return { ...problem, hints: [...problem.hints, `${earlier.when} it held: ${before.computed}`] };
}

/**
 * `claims` are the manuscript's, which is composed even where checks fail. `pageOf` gives the page on which a claim
 * was printed last, e.g. from the manifest of the build before; the pages of a book that does not hold are not known.
 */
export function explainFailedChecks(
  problems: readonly Problem[],
  claims: readonly Claim[],
  pageOf: (claim: Claim) => string | undefined = () => undefined,
  earlier?: EarlierChecks,
): readonly Problem[] {
  return problems.map((found) => {
    const problem = withEarlier(found, earlier);
    const resting = problem.check === undefined ? [] : claims.filter(({ check }) => check === problem.check);
    if (resting.length === 0) return problem;
    const places = resting.map((claim) =>
      restsOnCheck(claim.place, claim.text, claim.within !== 'prose', pageOf(claim)),
    );
    return { ...problem, related: [...(problem.related ?? []), ...places] };
  });
}
