/** Where figures may stand, and what each place costs. */
import { costs } from './costs.ts';
import type { MeasuredFloat } from './MeasuredGalley.ts';
import type { PageState, Placement } from './PageState.ts';

type Floats = readonly MeasuredFloat[];

const mostWaiting = 4;

/** No figure before the page of its first mention, and none at the foot below the text of the next section. */
export function mayStandThere(
  floats: Floats,
  first: number,
  { top, here, bottom }: Placement,
  to: number,
): boolean {
  for (let index = 0; index < top + here + bottom; index += 1) {
    const float = floats[first + index];
    if (float === undefined || float.earliest >= to) return false;
    if (index < top) continue;
    if (index < top + here ? float.mark >= to : float.sectionEnd < to) return false;
  }
  return true;
}

/** Figures wait for a later page of their own section only, and never many of them. */
export function mayWait(floats: Floats, next: number, to: number): boolean {
  const float = floats[next];
  if (float === undefined || float.float.type === 'pages') return true;
  const afterMost = floats[next + mostWaiting];
  return float.sectionEnd >= to && (afterMost === undefined || afterMost.mark >= to);
}

export function costOfFloats(
  floats: Floats,
  state: PageState,
  { top, here, bottom }: Placement,
  to: number,
): number {
  let cost = top > 0 && state.resume !== undefined && to > state.at ? costs.aboveRest : 0;
  const placed = state.float + top + here + bottom;
  for (let index = state.float; index < placed; index += 1) {
    const float = floats[index];
    if (float === undefined) continue;
    const place = index < state.float + top ? 'top' : index < state.float + top + here ? 'here' : 'bottom';
    cost += isTable(float) ? costs.table[place] : costs.figure[place];
    // At the top it would stand above the heading of its own section.
    const isAbove = place === 'top' && float.sectionStart > state.at && float.sectionStart < to;
    if (isAbove) cost += costs.aboveHeading;
  }
  for (let index = placed; index < floats.length; index += 1) {
    const float = floats[index];
    if (float === undefined || float.mark >= to) break;
    if (float.float.type === 'pages') continue;
    cost += float.mark < state.at ? costs.deferredAgain : costs.deferred;
    if (float.sectionEnd < to) cost += costs.pastSection;
  }
  return cost;
}

function isTable({ float }: MeasuredFloat): boolean {
  return float.type === 'figure' && float.isTable;
}
