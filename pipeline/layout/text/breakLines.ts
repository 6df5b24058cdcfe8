/**
 * Turns boxes, glue and penalties into the breaks that make the best paragraph.
 *
 * The optimum-fit method of D. E. Knuth and M. F. Plass, "Breaking paragraphs into lines", Software: Practice and
 * Experience 11 (1981), with the demerits of TeX82.
 */

export type BreakItem = Box | Glue | Penalty;

export interface Box {
  readonly type: 'box';
  readonly width: number;
  /** How far it may stand out beyond the left edge at a line's start, and the right edge at its end. */
  readonly hangStart: number;
  readonly hangEnd: number;
}

/** A space; a line may end at it if a box precedes it. */
export interface Glue {
  readonly type: 'glue';
  readonly width: number;
  readonly stretch: number;
  readonly shrink: number;
}

export interface Penalty {
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
const shortLastDemerits = 8_000;
/** Badness of a line that cannot be stretched at all. */
const hopeless = 1_000_000;
const overfullDemerits = 1e13;

/** Lines differ visibly where their classes differ by more than one. */
type Fitness = 0 | 1 | 2 | 3;

interface Node {
  readonly item: number;
  /** First item of the line that follows. */
  readonly start: number;
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
  const sums = sumItems(items);
  const { lineWidth, tolerance, lineStretch, shortestLast } = options;
  const fixedWidth = typeof lineWidth === 'number' ? lineWidth : undefined;
  const widthOfLine = (line: number): number => (typeof lineWidth === 'number' ? lineWidth : lineWidth(line));

  let active: Node[] = [
    {
      item: -1,
      start: sums.nextStart[0] ?? 0,
      line: 0,
      fitness: 1,
      hyphens: 0,
      demerits: 0,
      previous: undefined,
    },
  ];

  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    if (item === undefined || !isBreak(items, index, item)) continue;
    const cost = item.type === 'penalty' ? item.cost : 0;
    const flagged = item.type === 'penalty' && item.flagged;
    const mustBreak = cost <= forced;
    const isLast = index === items.length - 1;
    const nextStart = sums.nextStart[index + 1] ?? items.length;
    const staying: Node[] = [];
    const created: Node[] = [];
    let overfullBest: Node | undefined;
    let overfullLeast = Infinity;

    for (const node of active) {
      const measure = fixedWidth ?? widthOfLine(node.line);
      const width = lineNaturalWidth(items, sums, node.start, index);
      const ratio = lineRatio(sums, node.start, index, width, measure, lineStretch, mustBreak);

      if (ratio >= -1 && !mustBreak) staying.push(node);
      if (ratio < -1) {
        if (width - measure < overfullLeast) {
          overfullLeast = width - measure;
          overfullBest = node;
        }
        continue;
      }
      if (ratio > tolerance) continue;

      const badness = Math.min(100 * Math.abs(ratio) ** 3, hopeless);
      const fitness = fitnessOf(ratio);
      const hyphens = flagged ? node.hyphens + 1 : 0;
      let demerits = (linePenalty + badness) ** 2;
      if (cost > 0) demerits += cost * cost;
      else if (cost > forced) demerits -= cost * cost;
      if (hyphens >= 3) demerits += tripleHyphenDemerits;
      else if (hyphens === 2) demerits += doubleHyphenDemerits;
      if (Math.abs(fitness - node.fitness) > 1) demerits += adjacentDemerits;
      if (isLast && node.previous !== undefined) {
        if (node.hyphens > 0) demerits += finalHyphenDemerits;
        if (width < shortestLast) demerits += shortLastDemerits;
      }
      keepBest(
        created,
        {
          item: index,
          start: nextStart,
          line: node.line + 1,
          fitness,
          hyphens,
          demerits: node.demerits + demerits,
          previous: node,
        },
        fixedWidth === undefined,
      );
    }

    active = created.length === 0 ? staying : staying.concat(created);
    if (active.length === 0) {
      // Something too long for any line: only the last attempt puts up with it.
      if (tolerance !== Infinity || overfullBest === undefined) return undefined;
      active = [
        {
          item: index,
          start: nextStart,
          line: overfullBest.line + 1,
          fitness: 1,
          hyphens: 0,
          demerits: overfullBest.demerits + overfullDemerits,
          previous: overfullBest,
        },
      ];
    }
  }
  return breaksTo(active);
}

function breaksTo(active: readonly Node[]): readonly LineRange[] {
  let best: Node | undefined;
  for (const node of active) if (best === undefined || node.demerits < best.demerits) best = node;
  const ranges: LineRange[] = [];
  for (let node = best; node?.previous !== undefined; node = node.previous) {
    ranges.push({ start: Math.min(node.previous.start, node.item), end: node.item });
  }
  return ranges.reverse();
}

/** One node for each fitness is enough, and for each line where their widths differ. */
function keepBest(created: Node[], node: Node, linesDiffer: boolean): void {
  for (const [at, other] of created.entries()) {
    if (other.fitness === node.fitness && (!linesDiffer || other.line === node.line)) {
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

function isBreak(items: readonly BreakItem[], index: number, item: BreakItem): boolean {
  if (item.type === 'glue') return index > 0 && items[index - 1]?.type === 'box';
  return item.type === 'penalty' && item.cost < forbidden;
}

/** Sums over all items before each index. */
export interface ItemSums {
  readonly width: Float64Array;
  readonly stretch: Float64Array;
  readonly shrink: Float64Array;
  /** First item at or after the index that is not dropped at a line's start. */
  readonly nextStart: Int32Array;
}

export function sumItems(items: readonly BreakItem[]): ItemSums {
  const count = items.length;
  const width = new Float64Array(count + 1);
  const stretch = new Float64Array(count + 1);
  const shrink = new Float64Array(count + 1);
  let widthSum = 0;
  let stretchSum = 0;
  let shrinkSum = 0;
  for (let index = 0; index < count; index += 1) {
    const item = items[index];
    if (item === undefined) continue;
    if (item.type === 'box') widthSum += item.width;
    else if (item.type === 'glue') {
      widthSum += item.width;
      stretchSum += item.stretch;
      shrinkSum += item.shrink;
    }
    width[index + 1] = widthSum;
    stretch[index + 1] = stretchSum;
    shrink[index + 1] = shrinkSum;
  }
  const nextStart = new Int32Array(count + 1);
  let next = count;
  nextStart[count] = count;
  for (let index = count - 1; index >= 0; index -= 1) {
    const item = items[index];
    if (item?.type === 'box' || (item?.type === 'penalty' && item.cost <= forced)) next = index;
    nextStart[index] = next;
  }
  return { width, stretch, shrink, nextStart };
}

/** Of the items from a line's first to its break, without what hangs out. */
function lineNaturalWidth(items: readonly BreakItem[], sums: ItemSums, start: number, end: number): number {
  if (start >= end) return 0;
  const first = items[start];
  const before = items[end - 1];
  const last = items[end];
  let width = at(sums.width, end) - at(sums.width, start);
  if (last?.type === 'penalty') width += last.width;
  if (first?.type === 'box') width -= first.hangStart;
  // Where something is added, its own hanging is in its width.
  if (before?.type === 'box' && !(last?.type === 'penalty' && last.width !== 0)) width -= before.hangEnd;
  return width;
}

function lineRatio(
  sums: ItemSums,
  start: number,
  end: number,
  width: number,
  measure: number,
  lineStretch: number,
  mustBreak: boolean,
): number {
  const missing = measure - width;
  if (Math.abs(missing) < 1e-6) return 0;
  if (missing > 0) {
    // The last line is filled with blank.
    if (mustBreak) return 0;
    const stretch = at(sums.stretch, end) - at(sums.stretch, start) + lineStretch;
    return stretch > 0 ? missing / stretch : Infinity;
  }
  const shrink = start >= end ? 0 : at(sums.shrink, end) - at(sums.shrink, start);
  return shrink > 0 ? missing / shrink : -Infinity;
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}
