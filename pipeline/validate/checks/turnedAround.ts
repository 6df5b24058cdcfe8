/** Finds a way of turning a check's figures around that makes it fail: a check that nothing makes fail shows nothing. */
import type { FigureOrigin } from '../Dataset.ts';
import { evaluateExpression } from './evaluate.ts';
import type { Figures } from './Figures.ts';
import { partsOfCheck } from './partsOfCheck.ts';
import type { Locate } from './rowExpression.ts';
import {
  inOtherWords,
  inReverse,
  mirrored,
  multiplied,
  spread,
  type Turn,
  withoutRows,
} from './turnFigures.ts';

/** A statement that two amounts are the same is turned around when one of them is a tenth off. */
const A_TENTH = [1.1, 0.9];
/** From a tenth of the figure to ten times, for statements about a margin, a sum or what is not reached. */
const MANY_FACTORS = Array.from({ length: 41 }, (_, index) => 10 ** ((index - 20) / 20));
/** So many figures and rows are changed one at a time, at even distances where there are more. */
const MOST_ALONE = 24;

const NOWHERE: Locate = () => ({ place: { file: '' } });

/** The first way of turning its figures around that makes the expression false, as far as one does. */
export function turnedAround(
  expression: string,
  figures: Figures,
  seen: readonly FigureOrigin[] = figuresSeen(expression, figures),
): string | undefined {
  // Most checks fail in reverse, and need not be taken apart.
  const reversed = failing(expression, inReverse(seen, figures));
  if (reversed !== undefined) return reversed;
  const parts = partsOfCheck(expression);
  const alone = spread(seen, MOST_ALONE);
  const thresholds = parts.flatMap((part) => part.thresholds);
  const names = parts.flatMap((part) => part.names);
  const same = parts.every(({ kind }) => kind === 'equality');
  return (
    failing(expression, mirrored(alone, figures, thresholds)) ??
    failing(expression, inOtherWords(alone, figures)) ??
    failing(expression, withoutRows(names, figures, MOST_ALONE)) ??
    (same ? failing(expression, multiplied(alone, figures, A_TENTH)) : undefined)
  );
}

/** The same, or any change of one figure: where not even that makes it false, the expression holds whatever the figures are. */
export function broken(
  expression: string,
  figures: Figures,
  seen: readonly FigureOrigin[] = figuresSeen(expression, figures),
): string | undefined {
  return (
    turnedAround(expression, figures, seen) ??
    failing(expression, multiplied(spread(seen, MOST_ALONE), figures, MANY_FACTORS))
  );
}

function figuresSeen(expression: string, figures: Figures): readonly FigureOrigin[] {
  return evaluateExpression(expression, figures, NOWHERE).figures;
}

function failing(expression: string, turns: Iterable<Turn>): string | undefined {
  for (const { name, figures } of turns) {
    if (evaluateExpression(expression, figures, NOWHERE).value === false) return name;
  }
  return undefined;
}
