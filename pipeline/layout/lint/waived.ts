/** Leaves out the warnings that the book accepts, and names acceptances that accept nothing. */
import { waiverUnused } from '../../problems/catalogue/layout.ts';
import type { Problem } from '../../problems/Problem.ts';

/** A warning that the book accepts, with its reason. */
export interface Waiver {
  readonly code: string;
  /** A file or a part of its name, `file:line`, an anchor such as `fig:top-partners`, or `page 12`. */
  readonly where: string;
  readonly reason: string;
}

/** A problem with all the names of where it is by which it may be waived. */
export interface Finding {
  readonly problem: Problem;
  /** e.g. `['page 12', 'fig:top-partners']`; file and line are taken from the problem. */
  readonly wheres: readonly string[];
}

export const layoutLintCodes: readonly string[] = [
  'line-overfull',
  'line-loose',
  'hyphens-in-a-row',
  'word-broken',
  'page-underfilled',
  'float-far',
  'table-type-small',
  'chart-type-small',
  'never-mentioned',
];

export function waived(findings: readonly Finding[], waivers: readonly Waiver[]): readonly Problem[] {
  const used = new Set<Waiver>();
  const left = findings.filter((finding) => {
    const accepted = waivers.filter((waiver) => accepts(waiver, finding));
    for (const waiver of accepted) used.add(waiver);
    return accepted.length === 0;
  });
  const idle = waivers.filter((waiver) => layoutLintCodes.includes(waiver.code) && !used.has(waiver));
  return [...left.map(({ problem }) => problem), ...idle.map(({ code, where }) => waiverUnused(code, where))];
}

/** `page 1` is not `page 12`; of a file or anchor a part is enough. */
function accepts({ code, where }: Waiver, { problem, wheres }: Finding): boolean {
  if (problem.code !== code) return false;
  const { place, message } = problem;
  if (wheres.includes(where) || where === `${place?.file ?? ''}:${place?.line ?? 0}`) return true;
  if (where.startsWith('page ')) return false;
  return (place?.file.includes(where) ?? false) || message.includes(where);
}
