/** Adds to each problem the text of the line that it stands on. */
import type { BookSource } from '../load/BookSource.ts';
import type { Problem } from '../problems/Problem.ts';
import { lineOfText } from '../problems/spot.ts';

export function withExcerpts(problems: readonly Problem[], source: BookSource): readonly Problem[] {
  const texts = new Map(
    [source.book, ...source.chapters.values(), ...source.partials.values(), ...source.charts.values()].map(
      ({ path, text }) => [path, text],
    ),
  );
  return problems.map((problem) => {
    const { place } = problem;
    const text = place === undefined ? undefined : texts.get(place.file);
    if (problem.excerpt !== undefined || text === undefined || place?.line === undefined) return problem;
    return { ...problem, excerpt: lineOfText(text, place.line) };
  });
}
