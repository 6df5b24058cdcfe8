/** Finds the name that a misspelt one was meant to be, for "did you mean …?". */

/**
 * The candidate with the fewest edits from `name` (Damerau-Levenshtein, without regard to case, hyphens and
 * underscores), or undefined where none is near: more than a third of the longer name would have to change.
 * Of equally near candidates the first is taken.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = plain(name);
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const offered = plain(candidate);
    const limit = Math.max(1, Math.floor(Math.max(wanted.length, offered.length) / 3));
    if (Math.abs(wanted.length - offered.length) > limit) continue;
    const distance = editDistance(wanted, offered);
    if (distance <= limit && distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** The hint to show with an unknown name: the nearest name, else the names there are (at most `shown` of them). */
export function nameHints(name: string, candidates: Iterable<string>, noun: string, shown = 8): string[] {
  const names = [...candidates];
  const nearest = nearestName(name, names);
  if (nearest !== undefined) return [`did you mean ${nearest}?`];
  if (names.length === 0) return [`there is no ${noun}`];
  const listed = names.slice(0, shown).join(', ');
  const rest = names.length > shown ? ` and ${names.length - shown} more` : '';
  return [`${noun} here: ${listed}${rest}`];
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/g, '');
}

/** Number of insertions, deletions, changes and swaps of neighbours that turn `a` into `b`. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
