/** Turns the log of a build into what was used again and what was not, for `--explain`. */
import type { MemoEntry } from '../memo/Shelf.ts';

/** Lines: results that were made, each with what had changed, and how many of each kind were used again. */
export function explainMemo(log: readonly MemoEntry[]): readonly string[] {
  const made = log.filter(({ reused }) => !reused);
  const kinds = [...new Set(log.map(({ kind }) => kind))];
  return [
    ...made.map(({ kind, id, changed }) => {
      const why = changed.length === 0 ? 'nothing like it is kept' : `changed: ${changed.join(', ')}`;
      return `made  ${kind} ${id}  (${why})`;
    }),
    ...kinds.map((kind) => {
      const all = log.filter((entry) => entry.kind === kind);
      return `${kind}: ${all.filter(({ reused }) => reused).length} of ${all.length} used again`;
    }),
  ];
}
