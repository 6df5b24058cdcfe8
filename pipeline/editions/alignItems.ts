/** Lays two lists beside each other: what stayed, what became something else, what is new and what is gone, in order. */

export type Pair<Item> =
  | { readonly before: Item; readonly after: Item }
  | { readonly before: Item; readonly after?: undefined }
  | { readonly before?: undefined; readonly after: Item };

/** Beyond so many pairs to be weighed, only items that are alike at both ends are told to be the same. */
const MOST_PAIRS = 1_000_000;

/**
 * `likeness` says how much speaks for the later item being what has become of the earlier; 0 that it cannot be. Of all
 * ways to lay the lists beside each other that keep their orders, the one with the greatest sum is taken
 * (Needleman and Wunsch, 1970).
 */
export function alignItems<Item>(
  before: readonly Item[],
  after: readonly Item[],
  isSame: (before: Item, after: Item) => boolean,
  likeness: (before: Item, after: Item) => number,
): readonly Pair<Item>[] {
  let start = 0;
  const least = Math.min(before.length, after.length);
  while (start < least && sameAt(before, start, after, start, isSame)) start += 1;
  let end = 0;
  while (
    end < least - start &&
    sameAt(before, before.length - 1 - end, after, after.length - 1 - end, isSame)
  ) {
    end += 1;
  }
  const middle = alignMiddle(
    before.slice(start, before.length - end),
    after.slice(start, after.length - end),
    likeness,
  );
  return [
    ...pairsOf(before.slice(0, start), after.slice(0, start)),
    ...middle,
    ...pairsOf(before.slice(before.length - end), after.slice(after.length - end)),
  ];
}

function sameAt<Item>(
  before: readonly Item[],
  at: number,
  after: readonly Item[],
  there: number,
  isSame: (before: Item, after: Item) => boolean,
): boolean {
  const [one, other] = [before[at], after[there]];
  return one !== undefined && other !== undefined && isSame(one, other);
}

function pairsOf<Item>(before: readonly Item[], after: readonly Item[]): readonly Pair<Item>[] {
  return before.flatMap((one, index) => {
    const other = after[index];
    return other === undefined ? [] : [{ before: one, after: other }];
  });
}

function alignMiddle<Item>(
  before: readonly Item[],
  after: readonly Item[],
  likeness: (before: Item, after: Item) => number,
): readonly Pair<Item>[] {
  if (before.length === 0 || after.length === 0 || before.length * after.length > MOST_PAIRS) {
    return [...before.map((one) => ({ before: one })), ...after.map((one) => ({ after: one }))];
  }
  const width = after.length + 1;
  // best[i * width + j]: the greatest sum for what follows item i and item j.
  const best = new Float64Array((before.length + 1) * width);
  const likenesses = new Float64Array(before.length * after.length);
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const [one, other] = [before[i], after[j]];
      const alike = one === undefined || other === undefined ? 0 : likeness(one, other);
      likenesses[i * after.length + j] = alike;
      const paired = alike > 0 ? alike + (best[(i + 1) * width + j + 1] ?? 0) : 0;
      best[i * width + j] = Math.max(paired, best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
    }
  }
  const pairs: Pair<Item>[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const [one, other] = [before[i], after[j]];
    const here = best[i * width + j] ?? 0;
    const alike = likenesses[i * after.length + j] ?? 0;
    if (
      one !== undefined &&
      other !== undefined &&
      alike > 0 &&
      here === alike + (best[(i + 1) * width + j + 1] ?? 0)
    ) {
      pairs.push({ before: one, after: other });
      i += 1;
      j += 1;
    } else if (one !== undefined && (other === undefined || here === (best[(i + 1) * width + j] ?? 0))) {
      pairs.push({ before: one });
      i += 1;
    } else if (other !== undefined) {
      pairs.push({ after: other });
      j += 1;
    }
  }
  return pairs;
}
