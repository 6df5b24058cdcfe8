/** Paths of SVG as segments; figures by hand, and of circles by their equation. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePath, placePath } from '../../pipeline/charts/pathData.ts';

/** A path's segments in short, e.g. `m 1 2 l 3 4 z`. */
function told(path: string): string {
  const placed = placePath(parsePath(path) ?? [], [1, 0, 0, 1, 0, 0]);
  return placed.segments
    .map((segment) => {
      if (segment.type === 'close') return 'z';
      const handles =
        segment.type === 'curve' ? `${segment.x1} ${segment.y1} ${segment.x2} ${segment.y2} ` : '';
      return `${segment.type.charAt(0)} ${handles}${segment.x} ${segment.y}`;
    })
    .join(' ');
}

test('lines-go-from-point-to-point', () => {
  expect(told('M1,2L3,4H5V6Z')).toBe('m 1 2 l 3 4 l 5 4 l 5 6 z');
});

test('numbers-may-follow-each-other-without-commands-or-spaces', () => {
  expect(told('M1-2 3.5.5-1e1 0')).toBe('m 1 -2 l 3.5 0.5 l -10 0');
});

test('small-letters-go-on-from-the-last-point', () => {
  expect(told('m10,10h5v-5l-5,0zl1,1')).toBe('m 10 10 l 15 10 l 15 5 l 10 5 z l 11 11');
});

test('smooth-curves-mirror-the-handle-before', () => {
  expect(told('M0,0C0,10,10,10,10,0S20,-10,20,0')).toBe('m 0 0 c 0 10 10 10 10 0 c 10 -10 20 -10 20 0');
  expect(told('M0,0S10,10,20,0')).toBe('m 0 0 c 0 0 10 10 20 0');
});

test('quadratic-curves-become-cubic-ones', () => {
  expect(told('M0,0Q3,3,6,0T12,0')).toBe('m 0 0 c 2 2 4 2 6 0 c 8 -2 10 -2 12 0');
});

test('a-quarter-circle-is-one-curve-and-a-half-circle-two', () => {
  expect(told('M10,0A10,10,0,0,1,0,10')).toBe('m 10 0 c 10 5.523 5.523 10 0 10');
  expect(told('M10,0A10,10,0,0,1,-10,0').match(/c/g)).toHaveLength(2);
});

test('a-circle-of-two-arcs-comes-back-to-where-it-began', () => {
  const circle = told('M5,0A5,5,0,1,1,-5,0A5,5,0,1,1,5,0');
  expect(circle).toMatch(/ 5 0$/);
  expect(circle.match(/c/g)).toHaveLength(4);
});

test('an-arc-without-radius-is-a-line-and-one-too-small-is-widened', () => {
  expect(told('M0,0A0,5,0,0,1,10,0')).toBe('m 0 0 l 10 0');
  expect(told('M0,0A1,1,0,0,1,10,0')).toBe(told('M0,0A5,5,0,0,1,10,0'));
});

test('flags-of-an-arc-may-touch-what-follows', () => {
  expect(told('M10,0A10 10 0 010 10')).toBe(told('M10,0A10,10,0,0,1,0,10'));
});

test.each([
  'M0,0L1,x',
  'M0,NaN',
  'L1,1',
  'M0,0L1',
  'M0,0Z1',
  'M0,0LInfinity,0',
  'undefined',
  'M0,0A1,1,0,2,0,3,3',
])('what-is-no-path-is-none: %s', (path) => {
  expect(parsePath(path)).toBeUndefined();
});

test('each-end-of-an-arc-lies-on-its-circle-whatever-its-flags', () => {
  const angle = fc.double({ min: 0, max: 6.28, noNaN: true });
  const arc = fc.tuple(angle, angle, fc.integer({ min: 1, max: 500 }), fc.boolean(), fc.boolean());
  fc.assert(
    fc.property(arc, ([from, to, radius, large, sweep]) => {
      const at = (turn: number): string => `${radius * Math.cos(turn)},${radius * Math.sin(turn)}`;
      const path = `M${at(from)}A${radius},${radius},0,${Number(large)},${Number(sweep)},${at(to)}`;
      const segments = parsePath(path) ?? [];
      const ends = segments.flatMap((segment) => (segment.type === 'close' ? [] : [[segment.x, segment.y]]));
      // The circle may lie on the other side of the chord, with all ends as far from its own center.
      const [first = [0, 0]] = ends;
      const last = ends.at(-1) ?? [0, 0];
      expect(
        Math.hypot((first[0] ?? 0) - radius * Math.cos(from), (first[1] ?? 0) - radius * Math.sin(from)),
      ).toBeLessThan(1e-6);
      expect(
        Math.hypot((last[0] ?? 0) - radius * Math.cos(to), (last[1] ?? 0) - radius * Math.sin(to)),
      ).toBeLessThan(1e-6);
      expect(ends.length).toBeLessThanOrEqual(5);
    }),
  );
});

test('only-four-upright-sides-are-a-rectangle', () => {
  const isRectangle = (path: string): boolean =>
    placePath(parsePath(path) ?? [], [1, 0, 0, 1, 5, 5]).isRectangle;
  expect(isRectangle('M0,0h10v5h-10Z')).toBe(true);
  expect(isRectangle('M0,0h10l0,5L0,5Z')).toBe(true);
  expect(isRectangle('M0,0h10v5L1,5Z')).toBe(false);
  expect(isRectangle('M0,0h8a2,2,0,0,1,2,2v3h-10Z')).toBe(false);
  expect(isRectangle('M0,0h10v5h-10')).toBe(false);
});
