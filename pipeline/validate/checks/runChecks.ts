/** Turns declarations of checks into their results, and failures into problems. */

import type { Language } from '../../language/Language.ts';
import { type Phrase, phraseText } from '../../language/Phrase.ts';
import { checkFailed, checkNotBoolean, checkWaiverIdle } from '../../problems/catalogue/checks.ts';
import type { Problem, RelatedPlace } from '../../problems/Problem.ts';
import { unreachable } from '../../problems/unreachable.ts';
import type { CheckResult, FigureOrigin } from '../Dataset.ts';
import { addressOf } from '../figureAddress.ts';
import { placeOfCell } from '../lineage.ts';
import { type Evaluation, evaluateExpression } from './evaluate.ts';
import { cellOf, type Figures } from './Figures.ts';
import type { CheckDeclaration } from './parseChecks.ts';
import { showScalar } from './rowExpression.ts';
import { inEnglish } from './workedText.ts';

export interface CheckRun {
  /** By id. A check that could not be evaluated has no result. */
  readonly results: ReadonlyMap<string, CheckResult>;
  readonly problems: readonly Problem[];
}

/** So many figures are shown with a failure; a sum over fifty states needs no list. */
const MOST_SHOWN = 12;

/**
 * `figuresFor` gives what a check is to look at; with stated figures put in, each correction looks at its own.
 * A waiver that is no longer needed is a problem only where the book's own figures are checked.
 */
export function runChecks(
  checks: readonly CheckDeclaration[],
  figuresFor: (check: CheckDeclaration) => Figures,
  options: { readonly asStated: boolean; readonly language: Language },
): CheckRun {
  const results = new Map<string, CheckResult>();
  const problems: Problem[] = [];
  for (const check of checks) {
    const figures = figuresFor(check);
    const evaluation = evaluateExpression(check.expression, figures, check.locate);
    // Named after the check, so that the sentences that rest on it can be found.
    problems.push(...evaluation.problems.map((problem) => ({ ...problem, check: check.id })));
    const judged = judgeCheck(check, evaluation, figures, options);
    problems.push(...judged.problems);
    if (judged.result !== undefined) results.set(check.id, judged.result);
  }
  return { results, problems };
}

/** What an evaluation says of its check; nothing where it has no value, whose problems are its own. */
export function judgeCheck(
  check: CheckDeclaration,
  evaluation: Evaluation,
  figures: Figures,
  options: { readonly asStated: boolean; readonly language: Language },
): { readonly result: CheckResult | undefined; readonly problems: readonly Problem[] } {
  const { value, computed } = evaluation;
  const spot = () => check.locate({ start: 0, end: check.expression.length });
  if (value === undefined) return { result: undefined, problems: [] };
  if (typeof value !== 'boolean')
    return { result: undefined, problems: [checkNotBoolean(spot(), check.id, inEnglish(computed))] };
  const result = resultOf(check, value, evaluation, options.language);
  if (result.outcome === 'failed') {
    const shown = evaluation.figures.slice(0, MOST_SHOWN).map((origin) => figureLine(origin, figures));
    const rest = evaluation.figures.length - shown.length;
    if (rest > 0) shown.push({ message: `and ${rest} more figures` });
    return { result, problems: [checkFailed(spot(), { ...result, computed: inEnglish(computed) }, shown)] };
  }
  const isIdle = result.outcome === 'held' && check.waiver !== undefined && !options.asStated;
  return { result, problems: isIdle ? [checkWaiverIdle(check.waiverSpot, check.id)] : [] };
}

function resultOf(
  check: CheckDeclaration,
  holds: boolean,
  { computed, figures }: { readonly computed: Phrase; readonly figures: readonly FigureOrigin[] },
  language: Language,
): CheckResult {
  const waived = !holds && check.waiver !== undefined && check.waiver.trim() !== '';
  return {
    id: check.id,
    topic: check.topic,
    statement: check.statement,
    expression: check.expression,
    severity: check.severity,
    outcome: holds ? 'held' : waived ? 'waived' : 'failed',
    computed: phraseText(computed, language),
    figures,
    place: check.spot.place,
    ...(check.waiver === undefined ? {} : { waiver: check.waiver }),
    ...(check.correction === undefined ? {} : { correction: check.correction }),
  };
}

/** `trade[2023].exports is 322.2`, with its place. */
function figureLine(origin: FigureOrigin, figures: Figures): RelatedPlace {
  switch (origin.type) {
    case 'cell': {
      const table = figures.tables.get(origin.table);
      if (table === undefined) return { message: `${origin.field} of ${origin.table}` };
      const value = showScalar(cellOf(table, origin.row, origin.field));
      const message = `${addressOf(origin, figures)} is ${value}`;
      return { message, place: placeOfCell(table, origin.row, origin.field, figures.tables) };
    }
    case 'fact': {
      const fact = figures.facts.get(origin.fact);
      if (fact === undefined) return { message: `fact ${origin.fact}` };
      return { message: `${addressOf(origin, figures)} is ${showScalar(fact.value)}`, place: fact.place };
    }
    case 'computed':
      return { message: `computed: ${origin.expression}` };
    default:
      return unreachable(origin);
  }
}
