/** Turns the problems of all stages into those that are reported: each once, without what the book waives, with its line. */
import { waiverUnused } from './catalogue/compose.ts';
import type { Place, Problem } from './Problem.ts';
import { severityOf } from './severity.ts';
import { withinBounds } from './withinBounds.ts';

/** A warning that the book's makers accept, with their reason. */
export interface Waiver {
  readonly code: string;
  /** A page or anchor, a file with or without its line, or words of the message; each whole. */
  readonly where: string;
  readonly reason: string;
  readonly place: Place;
}

export interface Settlement {
  readonly waivers: readonly Waiver[];
  /** The text of a line (from 1) of one of the book's files; undefined where the file has none. */
  readonly lineOf: (file: string, line: number) => string | undefined;
  /** Whether the stages that ran would have found a problem of this code, so that a waiver of it is idle. */
  readonly sought: (code: string) => boolean;
}

export function settleProblems(problems: readonly Problem[], settlement: Settlement): readonly Problem[] {
  const { waivers, sought } = settlement;
  const used = new Set<Waiver>();
  const left = distinct(problems.map((problem) => withExcerpt(problem, settlement))).filter((problem) => {
    const accepted = waivers.filter((waiver) => accepts(waiver, problem));
    for (const waiver of accepted) used.add(waiver);
    return accepted.length === 0;
  });
  const idle = waivers.filter((waiver) => !used.has(waiver) && sought(waiver.code));
  return [...left, ...idle.map(({ place, code, where }) => waiverUnused(place, code, where))].map((problem) =>
    withinBounds(withExcerpt(problem, settlement)),
  );
}

/** A partial that is included twice, or a loop, reports the same thing again. */
function distinct(problems: readonly Problem[]): readonly Problem[] {
  // The line is told by its number.
  const keyOf = (problem: Problem) => JSON.stringify({ ...problem, excerpt: undefined });
  return [...new Map(problems.map((problem) => [keyOf(problem), problem])).values()];
}

/** `page 1` is not `page 12`, and `fig:a` is not `fig:a-b`: whatever a waiver names, it names whole. */
function accepts({ code, where }: Waiver, problem: Problem): boolean {
  // In a draft, what stops a final build is as open as what only warns there.
  const isWarning =
    problem.severity === 'warning' || (problem.severity === 'open' && severityOf(code) === 'warning');
  if (!isWarning || problem.code !== code) return false;
  const { place, names = [], message } = problem;
  if (names.includes(where)) return true;
  if (/^(?:page |(?:ch|sec|fig|tbl|part):)/.test(where)) return false;
  const file = place?.file ?? '';
  const files = [file, `${file}:${place?.line}`].map((path) => `/${path}`);
  return files.some((path) => path.endsWith(`/${where}`)) || hasWords(message, where);
}

function hasWords(text: string, words: string): boolean {
  if (words.trim() === '') return false;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const [before, after] = [text.slice(0, at), text.slice(at + words.length)];
    if (!/(?:[\p{L}\p{N}_-]|\d\.)$/u.test(before) && !/^(?:[\p{L}\p{N}_-]|\.\d)/u.test(after)) return true;
  }
  return false;
}

function withExcerpt(problem: Problem, { lineOf }: Settlement): Problem {
  const { excerpt: given, ...rest } = problem;
  const { place } = problem;
  const line = given ?? (place?.line === undefined ? undefined : lineOf(place.file, place.line));
  return line === undefined ? rest : { ...rest, excerpt: line };
}
