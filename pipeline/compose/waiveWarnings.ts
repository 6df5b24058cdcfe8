/** Takes out the warnings that the book's makers accept, and reports waivers that have nothing to accept. */
import { waiverNotUsed } from '../problems/catalogue/compose.ts';
import type { Problem } from '../problems/Problem.ts';
import type { Waiver } from './readBookConfig.ts';

/** Warnings of this stage that a book may waive. */
const WAIVABLE = ['never-mentioned', 'unused-footnote'];

/** A waiver names a warning's code and part of its file, message or hint, e.g. `fig:top-partners`. */
export function waiveWarnings(problems: readonly Problem[], waivers: readonly Waiver[]): readonly Problem[] {
  const used = new Set<Waiver>();
  const left = problems.filter((problem) => {
    const accepted = waivers.filter((waiver) => accepts(waiver, problem));
    for (const waiver of accepted) used.add(waiver);
    return accepted.length === 0;
  });
  const idle = waivers.filter((waiver) => WAIVABLE.includes(waiver.code) && !used.has(waiver));
  return [...left, ...idle.map((waiver) => waiverNotUsed(waiver.place, waiver.code))];
}

function accepts(waiver: Waiver, problem: Problem): boolean {
  const { code, severity, place, message, hints } = problem;
  if (severity !== 'warning' || code !== waiver.code || !WAIVABLE.includes(code)) return false;
  return [place?.file ?? '', message, ...hints].some((text) => text.includes(waiver.where));
}
