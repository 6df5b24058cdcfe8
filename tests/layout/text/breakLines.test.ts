import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BreakItem, breakLines } from '../../../pipeline/layout/text/breakLines.ts';

const box = (width: number): BreakItem => ({ type: 'box', width, hangStart: 0, hangEnd: 0 });
const space: BreakItem = { type: 'glue', width: 6, stretch: 3, shrink: 2 };
const end: BreakItem = { type: 'penalty', width: 0, cost: -1000, flagged: false };

function words(widths: readonly number[]): readonly BreakItem[] {
  return [...widths.flatMap((width, index) => (index === 0 ? [box(width)] : [space, box(width)])), end];
}

const plain = { tolerance: Infinity, lineStretch: 0, shortestLast: 0 };

/** Demerits of lines of the given numbers of words, by the book and with no short cuts. */
function demeritsOf(widths: readonly number[], counts: readonly number[], measure: number): number {
  let first = 0;
  let total = 0;
  let previousClass = 1;
  counts.forEach((count, line) => {
    const line0 = widths.slice(first, first + count);
    first += count;
    const spaces = count - 1;
    const missing = measure - line0.reduce((sum, width) => sum + width, 0) - spaces * 6;
    const isLast = line === counts.length - 1;
    let ratio = 0;
    if (missing > 0 && !isLast) ratio = missing / (spaces * 3);
    if (missing < 0) ratio = missing / (spaces * 2);
    if (ratio < -1 || Number.isNaN(ratio)) {
      total = Infinity;
      return;
    }
    const badness = Math.min(100 * Math.abs(ratio) ** 3, 1_000_000);
    const fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
    total += (10 + badness) ** 2 + (Math.abs(fitness - previousClass) > 1 ? 10_000 : 0);
    previousClass = fitness;
  });
  return total;
}

function waysToBreak(words: number): readonly (readonly number[])[] {
  if (words === 0) return [[]];
  return Array.from({ length: words }, (_, index) => index + 1).flatMap((count) =>
    waysToBreak(words - count).map((rest) => [count, ...rest]),
  );
}

function wordCounts(ranges: readonly { start: number; end: number }[]): readonly number[] {
  return ranges.map(({ start, end: last }) => (last - start + 1) / 2);
}

test('no-other-way-of-breaking-has-fewer-demerits', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 5, max: 40 }), { minLength: 1, maxLength: 10 }),
      fc.integer({ min: 45, max: 120 }),
      (widths, measure) => {
        const ranges = breakLines(words(widths), { ...plain, lineWidth: measure });
        const ways = waysToBreak(widths.length).map((counts) => demeritsOf(widths, counts, measure));
        const least = Math.min(...ways);
        expect(demeritsOf(widths, wordCounts(ranges ?? []), measure)).toBeCloseTo(least, 3);
      },
    ),
    { numRuns: 60 },
  );
});

test('optimum-leaves-a-word-for-the-next-line-where-first-fit-would-take-it', () => {
  // First fit takes the 10 into the first line (ratio 0) and leaves 60 alone in 76 with nothing to stretch.
  const widths = [27, 27, 10, 60, 35, 35];
  const ranges = breakLines(words(widths), { ...plain, lineWidth: 76 }) ?? [];
  expect(wordCounts(ranges)).toEqual([2, 2, 2]);
  expect(demeritsOf(widths, [3, 1, 2], 76)).toBeGreaterThan(demeritsOf(widths, [2, 2, 2], 76));
});

test('gives-up-where-no-way-is-tolerable', () => {
  expect(breakLines(words([50, 50, 50]), { ...plain, tolerance: 1, lineWidth: 80 })).toBeUndefined();
});

test('last-attempt-lets-only-what-is-too-long-stand-out', () => {
  const ranges = breakLines(words([20, 200, 20, 20]), { ...plain, lineWidth: 50 });
  expect(wordCounts(ranges ?? [])).toEqual([1, 1, 2]);
});

test('lines-may-have-widths-of-their-own', () => {
  const ranges = breakLines(words([20, 20, 20, 20, 20]), {
    ...plain,
    lineWidth: (line) => (line === 0 ? 20 : 72),
  });
  expect(wordCounts(ranges ?? [])).toEqual([1, 3, 1]);
});

test('successive-hyphens-are-avoided-where-successive-slashes-are-not', () => {
  const successive = (flagged: boolean): number => {
    const mark: BreakItem = { type: 'penalty', width: 0, cost: 50, flagged };
    // Lines are full at the marks, and a little loose at the spaces.
    const unit = [box(60), space, box(18), mark, space];
    const items = [...unit, ...unit, ...unit, ...unit, box(60), end];
    const ranges = breakLines(items, { ...plain, lineStretch: 20, lineWidth: 84 }) ?? [];
    const marked = ranges.map((range) => items[range.end] === mark);
    return marked.filter((each, index) => each && marked[index + 1] === true).length;
  };
  expect(successive(false)).toBe(3);
  expect(successive(true)).toBe(0);
});

test.each([
  ['two-hyphens-in-a-row-are-avoided', 2, [box(60), space, box(18), space], 2],
  ['a-hyphen-before-the-last-line-is-avoided', 1, [], 1],
] as const)('%s', (_, count, rest, unflagged) => {
  const marks = (flagged: boolean): number => {
    const mark: BreakItem = { type: 'penalty', width: 0, cost: 50, flagged };
    const unit = [box(60), space, box(18), mark, space];
    const items = [...Array.from({ length: count }, () => unit).flat(), ...rest, box(60), end];
    const ranges = breakLines(items, { ...plain, lineStretch: 28, lineWidth: 84 }) ?? [];
    return ranges.filter((range) => items[range.end] === mark).length;
  };
  // Lines are full at the marks; those that end at spaces are loose, and dearer than marks that are no hyphens.
  expect(marks(false)).toBe(unflagged);
  expect(marks(true)).toBeLessThan(unflagged);
});
