import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupBy } from '../../pipeline/lists/groupBy.ts';
import { lastThat } from '../../pipeline/lists/lastThat.ts';

test('groups-hold-every-item-once-in-order', () => {
  const groups = groupBy([3, 1, 4, 1, 5, 9, 2, 6], (item) => item % 3);
  expect([...groups]).toEqual([
    [0, [3, 9, 6]],
    [1, [1, 4, 1]],
    [2, [5, 2]],
  ]);
});

test('the-last-number-that-holds-is-found-as-by-counting', () => {
  fc.assert(
    fc.property(fc.integer({ min: -2, max: 60 }), fc.integer({ min: -2, max: 60 }), (most, bound) => {
      const counted = Math.max(0, Math.min(most, bound));
      expect(lastThat(most, (number) => number <= bound)).toBe(counted);
    }),
  );
});
