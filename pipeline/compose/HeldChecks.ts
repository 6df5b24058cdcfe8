/** Turns the claims that bring their own expression into checks, whose statement is the sentence that they stand in. */
import type { Language } from '../language/Language.ts';
import { checkId, heldTwice } from '../problems/catalogue/checks.ts';
import type { Place, Problem } from '../problems/Problem.ts';
import { unreachable } from '../problems/unreachable.ts';
import type { Evaluation } from '../validate/checks/evaluate.ts';
import type { Figures } from '../validate/checks/Figures.ts';
import type { Locate } from '../validate/checks/rowExpression.ts';
import { judgeCheck } from '../validate/checks/runChecks.ts';
import type { CheckResult, FigureOrigin, Scalar } from '../validate/Dataset.ts';
import { digestOf } from '../world/digestOf.ts';
import { slug } from './outline.ts';

/** `{{#holds "…"}}`, evaluated where it stands. */
export interface HeldClaim {
  /** As it is typed, with the chapter's names. */
  readonly expression: string;
  readonly evaluation: Evaluation;
  readonly figures: Figures;
  /** What a partial or a loop made the expression say: names and their values. */
  readonly names: readonly (readonly [string, Scalar])[];
  readonly id: { readonly text: string; readonly place: Place } | undefined;
  readonly locate: Locate;
}

/** Fills while the book is composed, in the order of printing. */
export class HeldChecks {
  readonly #checks: ReadonlyMap<string, CheckResult>;
  readonly #language: Language;
  readonly #report: (problem: Problem) => void;
  readonly #entered = new Map<string, HeldClaim>();
  readonly #results = new Map<string, CheckResult>();

  /** Whether the book has checks at all. */
  readonly areAny: boolean;

  /** `checks` are those that the data declare; `brings` says whether the text has some of its own. */
  constructor(
    checks: ReadonlyMap<string, CheckResult>,
    brings: boolean,
    language: Language,
    report: (problem: Problem) => void,
  ) {
    this.#checks = checks;
    this.areAny = brings || checks.size > 0;
    this.#language = language;
    this.#report = report;
  }

  /** Gives the check its id: the one that is written, or one of the section and the expression. */
  enter(held: HeldClaim, section: string): string {
    const id = held.id?.text ?? madeId(held, section);
    const spot = this.#spotOf(held);
    if (held.id !== undefined && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) this.#report(checkId(spot, id));
    const earlier = this.#entered.get(id);
    const place = earlier === undefined ? this.#checks.get(id)?.place : this.#spotOf(earlier).place;
    if (place !== undefined) this.#report(heldTwice(spot, id, place));
    this.#entered.set(id, held);
    return id;
  }

  /** The sentence is known once its figures are set. Of an id that no claim entered nothing is to be judged. */
  judge(id: string, statement: string): void {
    const held = this.#entered.get(id);
    if (held === undefined) return;
    const { evaluation, figures, locate } = held;
    const check = {
      id,
      topic: topicOf(evaluation.figures[0], figures),
      statement,
      expression: evaluation.text,
      severity: 'error' as const,
      waiver: undefined,
      correction: undefined,
      spot: this.#spotOf(held),
      // The text that is located has the chapter's names in it, so that places are found by what is typed.
      locate: () => locate({ start: 0, end: held.expression.length }),
      figureSpots: [],
      waiverSpot: this.#spotOf(held),
    };
    const options = { asStated: false, language: this.#language };
    const { result, problems } = judgeCheck(check, evaluation, figures, options);
    for (const problem of problems) this.#report(problem);
    if (result !== undefined) this.#results.set(id, result);
  }

  /** Those of the data, then those of the text. */
  all(): ReadonlyMap<string, CheckResult> {
    return new Map([...this.#checks, ...this.#results]);
  }

  #spotOf({ id, locate, expression }: HeldClaim) {
    return id === undefined ? locate({ start: 0, end: expression.length }) : { place: id.place };
  }
}

/** e.g. `trade-growth-3f9a2c`: the same as long as section and expression are. */
function madeId({ expression, names }: HeldClaim, section: string): string {
  const where = slug(section.replace(/^[a-z]+:/, '').replaceAll('/', ' '));
  const said = JSON.stringify([expression.replace(/\s+/g, ' ').trim(), ...names]);
  return `${where}-${digestOf(new TextEncoder().encode(said)).slice(0, 6)}`;
}

function topicOf(origin: FigureOrigin | undefined, figures: Pick<Figures, 'tables' | 'facts'>): string {
  switch (origin?.type) {
    case undefined:
      return '';
    case 'cell':
      return figures.tables.get(origin.table)?.topic ?? '';
    case 'fact':
      return figures.facts.get(origin.fact)?.topic ?? '';
    case 'computed':
      return topicOf(origin.figures[0], figures);
    default:
      return unreachable(origin);
  }
}
