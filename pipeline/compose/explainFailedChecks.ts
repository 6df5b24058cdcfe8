/** Adds to each failed check the sentences and titles that rest on it. */
import { restsOnCheck } from '../problems/catalogue/compose.ts';
import type { Problem } from '../problems/Problem.ts';
import type { Claim } from './Manuscript.ts';

/**
 * `claims` are the manuscript's, which is composed even where checks fail. `pageOf` gives the page on which a claim
 * was printed last, e.g. from the manifest of the build before; the pages of a book that does not hold are not known.
 */
export function explainFailedChecks(
  problems: readonly Problem[],
  claims: readonly Claim[],
  pageOf: (claim: Claim) => string | undefined = () => undefined,
): readonly Problem[] {
  return problems.map((problem) => {
    const resting = problem.check === undefined ? [] : claims.filter(({ check }) => check === problem.check);
    if (resting.length === 0) return problem;
    const places = resting.map((claim) =>
      restsOnCheck(claim.place, claim.text, claim.within !== 'prose', pageOf(claim)),
    );
    return { ...problem, related: [...(problem.related ?? []), ...places] };
  });
}
