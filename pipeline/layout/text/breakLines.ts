/**
 * Turns boxes, glue and penalties into the breaks that make the best paragraph.
 *
 * The optimum-fit method of D. E. Knuth and M. F. Plass, "Breaking paragraphs into lines", Software: Practice and
 * Experience 11 (1981), with the demerits of TeX82. Not the package tex-linebreak: it stretches no line of its own
 * accord, so ragged text needs glue of negative stretch, with which it cannot drop a beginning of a line and takes ten
 * times as long; it also has no hanging marks and nothing against a last line of one short word.
 */

export type BreakItem = LineBox | LineGlue | LinePenalty;

export interface LineBox {
  readonly type: 'box';
  readonly width: number;
  /** How far it may stand out beyond the left edge at a line's start, and the right edge at its end. */
  readonly hangStart: number;
  readonly hangEnd: number;
}

/** A space; a line may end at it if a box precedes it. */
export interface LineGlue {
  readonly type: 'glue';
  readonly width: number;
  readonly stretch: number;
  readonly shrink: number;
}

export interface LinePenalty {
  readonly type: 'penalty';
  /** Of what is added if the line ends here, e.g. a hyphen. */
  readonly width: number;
  /** 1000 and more forbid a break, -1000 and less force one. */
  readonly cost: number;
  /** A hyphen, which should not end successive lines. */
  readonly flagged: boolean;
}

export interface BreakOptions {
  readonly lineWidth: number | ((line: number) => number);
  /** Number of the line from which all are of one width, e.g. 1 after an indent; unknown if absent. */
  readonly steadyFrom?: number;
  /** Greatest ratio of a line's stretch; `Infinity` in the last attempt, which always succeeds. */
  readonly tolerance: number;
  /** Points added to the stretch of every line: ragged setting, or an emergency. */
  readonly lineStretch: number;
  /** A last line shorter than this (points) has demerits. */
  readonly shortestLast: number;
}

const forced = -1000;
const forbidden = 1000;

const linePenalty = 10;
const doubleHyphenDemerits = 10_000;
const tripleHyphenDemerits = 400_000;
const finalHyphenDemerits = 5_000;
const adjacentDemerits = 10_000;
const shortLastDemerits = 40_000;
/** Badness of a line that cannot be stretched at all. */
const hopeless = 1_000_000;
const overfullDemerits = 1e13;

/** Lines differ visibly where their classes differ by more than one. */
type Fitness = 0 | 1 | 2 | 3;

/** A place where a line may end, with all that the lines before and after it need to know of it. */
interface Candidate {
  readonly item: number;
  readonly cost: number;
  readonly flagged: boolean;
  /** Sums of all items before the line's end, with what is added there and without what hangs out. */
  readonly endWidth: number;
  readonly endStretch: number;
  readonly endShrink: number;
  /** First item of the line that follows, and sums of all items before it. */
  readonly start: number;
  readonly startWidth: number;
  readonly startStretch: number;
  readonly startShrink: number;
}

interface Node {
  readonly place: Candidate;
  readonly line: number;
  readonly fitness: Fitness;
  /** Lines in a row, up to this one, that end in a hyphen. */
  readonly hyphens: number;
  readonly demerits: number;
  readonly previous: Node | undefined;
}

/** A line's items: from its first box up to, not with, the item at which it is broken. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** The lines; the last item must be a forced break. Undefined if no way is tolerable. */
export function breakLines(
  items: readonly BreakItem[],
  options: BreakOptions,
): readonly LineRange[] | undefined {
  const { lineWidth, tolerance, lineStretch, shortestLast } = options;
  const steadyFrom = options.steadyFrom ?? (typeof lineWidth === 'number' ? 0 : Infinity);
  const fixedWidth = typeof lineWidth === 'number' ? lineWidth : undefined;
  const widthOfLine = (line: number): number => (typeof lineWidth === 'number' ? lineWidth : lineWidth(line));
  const [beginning, ...places] = candidates(items);
  const last = places.at(-1);
  if (beginning === undefined || last === undefined) return [];

  let active: Node[] = [
    { place: beginning, line: 0, fitness: 1, hyphens: 0, demerits: 0, previous: undefined },
  ];
  for (const place of places) {
    const { cost, flagged } = place;
    const mustBreak = cost <= forced;
    const staying: Node[] = [];
    const created: Node[] = [];
    let overfullBest: Node | undefined;
    let overfullLeast = Infinity;

    for (const node of active) {
      const from = node.place;
      const isEmpty = from.start >= place.item;
      const width = isEmpty ? 0 : place.endWidth - from.startWidth;
      const missing = (fixedWidth ?? widthOfLine(node.line)) - width;
      let ratio = 0;
      if (missing > 1e-6) {
        // A line before a forced break is filled with blank.
        if (!mustBreak) ratio = missing / (place.endStretch - from.startStretch + lineStretch);
      } else if (missing < -1e-6) {
        ratio = isEmpty ? -Infinity : missing / (place.endShrink - from.startShrink);
      }
      if (ratio < -1) {
        if (-missing < overfullLeast) {
          overfullLeast = -missing;
          overfullBest = node;
        }
        continue;
      }
      if (!mustBreak) staying.push(node);
      if (ratio > tolerance) continue;

      const badness = Math.min(100 * Math.abs(ratio) ** 3, hopeless);
      const fitness = fitnessOf(ratio);
      const hyphens = flagged ? node.hyphens + 1 : 0;
      let demerits = node.demerits + (linePenalty + badness) ** 2;
      if (cost > 0) demerits += cost * cost;
      else if (!mustBreak) demerits -= cost * cost;
      if (hyphens >= 3) demerits += tripleHyphenDemerits;
      else if (hyphens === 2) demerits += doubleHyphenDemerits;
      if (Math.abs(fitness - node.fitness) > 1) demerits += adjacentDemerits;
      if (place === last && node.previous !== undefined) {
        if (node.hyphens > 0) demerits += finalHyphenDemerits;
        if (width < shortestLast) demerits += shortLastDemerits;
      }
      const node2 = { place, line: node.line + 1, fitness, hyphens, demerits, previous: node };
      keepBest(created, node2, steadyFrom);
    }

    active = created.length === 0 ? staying : staying.length === 0 ? created : staying.concat(created);
    if (active.length === 0) {
      // Something too long for any line: only the last attempt puts up with it.
      if (tolerance !== Infinity || overfullBest === undefined) return undefined;
      const { line, demerits } = overfullBest;
      active = [
        {
          place,
          line: line + 1,
          fitness: 1,
          hyphens: 0,
          demerits: demerits + overfullDemerits,
          previous: overfullBest,
        },
      ];
    }
  }
  return rangesTo(active);
}

function rangesTo(active: readonly Node[]): readonly LineRange[] {
  let best: Node | undefined;
  for (const node of active) if (best === undefined || node.demerits < best.demerits) best = node;
  const ranges: LineRange[] = [];
  for (let node = best; node?.previous !== undefined; node = node.previous) {
    const end = node.place.item;
    ranges.push({ start: Math.min(node.previous.place.start, end), end });
  }
  return ranges.reverse();
}

/** One node for each fitness is enough, and for each line before those that are all of one width. */
function keepBest(created: Node[], node: Node, steadyFrom: number): void {
  const line = Math.min(node.line, steadyFrom);
  for (let at = 0; at < created.length; at += 1) {
    const other = created[at];
    if (other?.fitness === node.fitness && Math.min(other.line, steadyFrom) === line) {
      if (node.demerits < other.demerits) created[at] = node;
      return;
    }
  }
  created.push(node);
}

function fitnessOf(ratio: number): Fitness {
  if (ratio < -0.5) return 0;
  if (ratio <= 0.5) return 1;
  return ratio <= 1 ? 2 : 3;
}

/** The paragraph's beginning, and every place where a line may end. */
function candidates(items: readonly BreakItem[]): readonly Candidate[] {
  const places: Candidate[] = [];
  let width = 0;
  let stretch = 0;
  let shrink = 0;
  let before: BreakItem | undefined;
  // Places whose following line has not begun yet: what is dropped at its start is not known.
  let waiting: Mutable<Candidate>[] = [];
  const add = (item: number, cost: number, flagged: boolean, endWidth: number) => {
    const place = {
      item,
      cost,
      flagged,
      endWidth,
      endStretch: stretch,
      endShrink: shrink,
      start: items.length,
      startWidth: width,
      startStretch: stretch,
      startShrink: shrink,
    };
    places.push(place);
    waiting.push(place);
  };
  const begin = (start: number, hang: number) => {
    for (const place of waiting) {
      place.start = start;
      place.startWidth = width + hang;
      place.startStretch = stretch;
      place.startShrink = shrink;
    }
    waiting = [];
  };

  add(-1, 0, false, 0);
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    if (item === undefined) continue;
    const hang = before?.type === 'box' ? before.hangEnd : 0;
    switch (item.type) {
      case 'box':
        if (waiting.length > 0) begin(index, item.hangStart);
        width += item.width;
        break;
      case 'glue':
        if (before?.type === 'box') add(index, 0, false, width - hang);
        width += item.width;
        stretch += item.stretch;
        shrink += item.shrink;
        break;
      case 'penalty':
        if (item.cost >= forbidden) break;
        if (item.cost <= forced) begin(index, 0);
        // Where something is added, its own hanging is in its width.
        add(index, item.cost, item.flagged, item.width === 0 ? width - hang : width + item.width);
        break;
      default:
        never(item);
    }
    before = item;
  }
  return places;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

function never(item: never): never {
  throw new Error(`no such item: ${JSON.stringify(item)}`);
}
