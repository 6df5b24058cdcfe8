/** Turns the log of a build into what was used again and what was not, for `--explain`. */
import { groupBy } from '../lists/groupBy.ts';
import type { MemoEntry } from '../memo/Shelf.ts';

/** Results of a kind that are named; a first build makes a thousand of some. */
const NAMED = 20;

/** Lines: results that were made, each with what had changed, and how many of each kind were used again. */
export function explainMemo(log: readonly MemoEntry[]): readonly string[] {
  const kinds = [...groupBy(log, ({ kind }) => kind)];
  return [
    ...kinds.flatMap(([kind, all]) => {
      const made = all.filter(({ reused }) => !reused);
      const named = made.slice(0, NAMED).map(({ id, changed }) => {
        const why = changed.length === 0 ? 'nothing like it is kept' : `changed: ${changed.join(', ')}`;
        return `made  ${kind} ${id}  (${why})`;
      });
      return made.length > NAMED ? [...named, `made  ${made.length - NAMED} more of ${kind}`] : named;
    }),
    ...kinds.map(
      ([kind, all]) => `${kind}: ${all.filter(({ reused }) => reused).length} of ${all.length} used again`,
    ),
  ];
}
