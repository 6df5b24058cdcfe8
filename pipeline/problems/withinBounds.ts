/** Cuts the words of a problem to what can be read: what it quotes, and the line that it shows, may be megabytes long. */
import type { Problem } from './Problem.ts';

/** Characters of a message or hint. */
const LONGEST_MESSAGE = 2_000;

/** Characters of a line that is shown. */
const LONGEST_EXCERPT = 1_000;

export function withinBounds(problem: Problem): Problem {
  const { excerpt, ...rest } = problem;
  const { message, hints, place } = rest;
  const words = { ...rest, message: shortened(message), hints: hints.map(shortened) };
  if (excerpt === undefined || (place?.column ?? 1) > LONGEST_EXCERPT) return words;
  return { ...words, excerpt: excerpt.slice(0, LONGEST_EXCERPT) };
}

/** Beginning and end stay, which say what was expected and what to do. */
function shortened(text: string): string {
  const half = LONGEST_MESSAGE / 2;
  return text.length <= LONGEST_MESSAGE ? text : `${text.slice(0, half)} … ${text.slice(-half)}`;
}
