/** Messages about figures that were asked for and not found. */
import type { Problem } from '../Problem.ts';
import { severityOf } from '../severity.ts';

export function nothingTraced(what: string, hints: readonly string[]): Problem {
  return {
    code: 'nothing-traced',
    severity: severityOf('nothing-traced'),
    message: `expected a fact's id, a cell such as table[key].field, check:id, fig:id, tbl:id, or a number as printed, found "${what}"`,
    hints,
  };
}
