/** Paths of SVG as segments; figures by hand, and of circles by their equation. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Matrix, Segment } from '../../pipeline/charts/Chart.ts';
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

test.each([
  ['0,1', 'c 10 5.523 5.523 10 0 10'],
  ['0,0', 'c 4.477 0 0 4.477 0 10'],
  ['1,1', 'c 15.523 0 20 4.477 20 10 c 20 15.523 15.523 20 10 20 c 4.477 20 0 15.523 0 10'],
  ['1,0', 'c 10 -5.523 5.523 -10 0 -10 c -5.523 -10 -10 -5.523 -10 0 c -10 5.523 -5.523 10 0 10'],
])('the-flags-of-an-arc-choose-circle-and-side: %s', (flags, curves) => {
  expect(told(`M10,0A10,10,0,${flags},0,10`)).toBe(`m 10 0 ${curves}`);
});

test('an-arc-to-where-it-begins-is-none', () => {
  expect(told('M5,5A1,1,0,0,1,5,5L6,6')).toBe('m 5 5 l 6 6');
  expect(told('M5,5A1,1,0,0,1,5,6').match(/c/g)).not.toBeNull();
  expect(told('M0,0A5,0,0,0,1,10,0')).toBe('m 0 0 l 10 0');
});

test('a-tilted-arc-is-the-upright-one-turned', () => {
  const coordinate = fc.integer({ min: -50, max: 50 });
  const flag = fc.constantFrom(0, 1);
  const arcs = fc.tuple(
    coordinate,
    coordinate,
    fc.integer({ min: 1, max: 60 }),
    fc.integer({ min: 1, max: 60 }),
    flag,
    flag,
  );
  fc.assert(
    fc.property(arcs, fc.integer({ min: -180, max: 180 }), ([x, y, rx, ry, large, sweep], degrees) => {
      // On half an ellipse either center will do.
      fc.pre((x / rx) ** 2 + (y / ry) ** 2 < 3.99);
      const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
      const end = `${(cos * x - sin * y).toFixed(12)},${(sin * x + cos * y).toFixed(12)}`;
      const upright = parsePath(`M0,0A${rx},${ry},0,${large},${sweep},${x},${y}`) ?? [];
      const tilted = parsePath(`M0,0A${rx},${ry},${degrees},${large},${sweep},${end}`) ?? [];
      const numbersOf = (path: readonly Segment[], matrix: Matrix) =>
        placePath(path, matrix).segments.flatMap((segment) =>
          segment.type === 'close' ? [] : Object.values(segment).filter((value) => typeof value === 'number'),
        );
      const turned = numbersOf(upright, [cos, sin, -sin, cos, 0, 0]);
      const found = numbersOf(tilted, [1, 0, 0, 1, 0, 0]);
      expect(found).toHaveLength(turned.length);
      for (const [index, value] of found.entries())
        expect(Math.abs(value - (turned[index] ?? Number.NaN))).toBeLessThan(0.0021);
    }),
  );
});

test('points-of-an-arc-lie-on-its-ellipse', () => {
  // Center (0, 0), a quarter and more of an ellipse of 20 by 10.
  const ends = (parsePath('M20,0A20,10,0,1,1,0,-10') ?? []).flatMap((segment) =>
    segment.type === 'curve' ? [[segment.x, segment.y]] : [],
  );
  expect(ends.map((end) => end.map(Math.round))).toEqual([
    [0, 10],
    [-20, 0],
    [0, -10],
  ]);
});

test('a-handle-is-mirrored-from-a-curve-of-its-own-kind-alone', () => {
  expect(told('M0,0C0,10,10,10,10,0L20,0S30,10,30,0')).toBe(
    'm 0 0 c 0 10 10 10 10 0 l 20 0 c 20 0 30 10 30 0',
  );
  expect(told('M0,0Q3,3,6,0L9,0T12,0')).toBe('m 0 0 c 2 2 4 2 6 0 l 9 0 c 9 0 10 0 12 0');
  expect(told('M0,0Q3,3,6,0S9,3,12,0')).toBe('m 0 0 c 2 2 4 2 6 0 c 6 0 9 3 12 0');
  expect(told('M0,0C0,3,6,3,6,0T12,0')).toBe('m 0 0 c 0 3 6 3 6 0 c 6 0 8 0 12 0');
  expect(told('M1,1s2,3,4,5')).toBe('m 1 1 c 1 1 3 4 5 6');
});

test('points-behind-a-move-are-lines-to-them', () => {
  expect(told('m1,1 2,2 3,3')).toBe('m 1 1 l 3 3 l 6 6');
  expect(told('M1,1 2,2 l1,0 1,0 ')).toBe('m 1 1 l 2 2 l 3 2 l 4 2');
});

test('the-box-of-a-path-holds-its-points-and-handles', () => {
  expect(placePath(parsePath('M1,2C-5,30,40,-6,7,8Z') ?? [], [1, 0, 0, 1, 0, 0]).box).toEqual({
    x1: -5,
    y1: -6,
    x2: 40,
    y2: 30,
  });
  expect(placePath(parsePath('M1,2') ?? [], [1, 0, 0, 1, 0, 0])).toEqual({
    segments: [],
    box: { x1: 0, y1: 0, x2: 0, y2: 0 },
    isRectangle: false,
  });
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
  expect(isRectangle('M0,0h10v5h-10v-5')).toBe(false);
  expect(isRectangle('M0,0h10v5h-10v-5Z')).toBe(false);
  expect(isRectangle('M0,0h10v5Z')).toBe(false);
  expect(isRectangle('M0,0h10C10,0,10,5,10,5h-10Z')).toBe(false);
  expect(isRectangle('M0,0h10v5ZZ')).toBe(false);
  expect(isRectangle('M0,0H10V5L0,2Z')).toBe(false);
});
