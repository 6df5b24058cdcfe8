/** What a stage reports when the book, not the pipeline, is at fault. */

/** An `open` point is marked at its place in a draft, and stops no draft. */
export type Severity = 'error' | 'warning' | 'open';

/** Where a problem stands. Lines and columns count from 1; columns count UTF-16 code units. */
export interface Place {
  /** Path relative to the book's folder, with forward slashes: `data/trade/state-exports.csv`. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** Column after the last character concerned, on the same line. */
  readonly endColumn?: number;
  /** The key of a table's row, e.g. `state=Ohio`. */
  readonly row?: string;
  /** The field of a table, e.g. `exports`. */
  readonly field?: string;
  /** The field's title, where it says more than the name, e.g. `Goods exports`. */
  readonly fieldTitle?: string;
}

/**
 * One thing that the user can mend. Made only by the functions of `catalogue/`.
 * `message` is lower case without a full stop, "expected …, found …"; advice stands in `hints`.
 */
export interface Problem {
  /** Stable code in kebab-case, e.g. `number-expected`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly place?: Place;
  readonly hints: readonly string[];
  /** The text of the offending line, where the stage had it at hand. */
  readonly excerpt?: string;
  /** Id of the check that the problem is about, where it is about one. */
  readonly check?: string;
  /** Other names of where it is, by which a waiver may call it, e.g. `page 12`, `fig:top-partners`. */
  readonly names?: readonly string[];
  /** Further places that the problem touches, e.g. each sentence that rests on a failed check. */
  readonly related?: readonly RelatedPlace[];
}

export interface RelatedPlace {
  readonly message: string;
  readonly place?: Place;
}

/** What each stage returns: the value where it could be made, and every problem found on the way. */
export interface StageResult<Value> {
  /** Undefined only where a problem of severity `error` kept the value from being made. */
  readonly value: Value | undefined;
  readonly problems: readonly Problem[];
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}
