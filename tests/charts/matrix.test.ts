/** Transforms of SVG as matrices; each by what it makes of the points (1, 0), (0, 1) and (0, 0). */
import { expect, test } from 'vitest';
import {
  applyMatrix,
  isTranslation,
  matrixScale,
  multiplyMatrices,
  parseTransform,
} from '../../pipeline/charts/matrix.ts';

test.each<[string, readonly number[]]>([
  ['', [1, 0, 0, 1, 0, 0]],
  ['translate(10,20)', [1, 0, 0, 1, 10, 20]],
  [' translate( 10 20 ) ', [1, 0, 0, 1, 10, 20]],
  ['translate(10)', [1, 0, 0, 1, 10, 0]],
  ['scale(2)', [2, 0, 0, 2, 0, 0]],
  ['scale(2, 3)', [2, 0, 0, 3, 0, 0]],
  ['rotate(90)', [0, 1, -1, 0, 0, 0]],
  ['rotate(-90)', [0, -1, 1, 0, 0, 0]],
  ['rotate(90, 10)', [0, 1, -1, 0, 10, -10]],
  ['rotate(90, 10, 20)', [0, 1, -1, 0, 30, 10]],
  ['rotate(30)', [Math.sqrt(3) / 2, 0.5, -0.5, Math.sqrt(3) / 2, 0, 0]],
  ['skewX(45)', [1, 0, 1, 1, 0, 0]],
  ['skewY(45)', [1, 1, 0, 1, 0, 0]],
  ['matrix(1 2 3 4 5 6)', [1, 2, 3, 4, 5, 6]],
  ['translate(10,20) scale(2)', [2, 0, 0, 2, 10, 20]],
  ['scale(2),translate(10,20)', [2, 0, 0, 2, 20, 40]],
  ['translate (1,2)\n scale(3)', [3, 0, 0, 3, 1, 2]],
])('%s is a matrix', (text, expected) => {
  const matrix = parseTransform(text) ?? [];
  expect(matrix).toHaveLength(6);
  for (const [index, value] of expected.entries()) expect(matrix[index]).toBeCloseTo(value, 9);
});

test.each([
  'translate',
  'translate(a)',
  'translate(1,NaN)',
  'scale(1) and more',
  'x scale(1)',
  'turn(90)',
  'matrix(1 2 3)',
  'matrix(1 2 3 4 5 6 7)',
  'rotate(1e999)',
])('%s is none', (text) => {
  expect(parseTransform(text)).toBeUndefined();
});

test('quarter-turns-are-exact', () => {
  expect(parseTransform('rotate(270)')?.map((value) => value + 0)).toEqual([0, -1, 1, 0, 0, 0]);
});

test('the-inner-of-two-matrices-is-applied-first', () => {
  const outer = [2, 3, 5, 7, 11, 13] as const;
  const inner = [17, 19, 23, 29, 31, 37] as const;
  const [x, y] = applyMatrix(inner, 3, 4);
  expect([x, y]).toEqual([174, 210]);
  expect(applyMatrix(multiplyMatrices(outer, inner), 3, 4)).toEqual(applyMatrix(outer, x, y));
  expect(multiplyMatrices(outer, inner)).toEqual([129, 184, 191, 272, 258, 365]);
});

test('lengths-grow-by-the-root-of-the-area', () => {
  expect(matrixScale([2, 0, 0, 8, 5, 6])).toBe(4);
  expect(matrixScale([0, 1, -1, 0, 0, 0])).toBe(1);
  expect(matrixScale([1, 2, 3, 4, 0, 0])).toBeCloseTo(Math.SQRT2, 12);
});

test('only-what-moves-and-does-nothing-else-is-a-translation', () => {
  expect(isTranslation([1, 0, 0, 1, 5, 6])).toBe(true);
  for (const other of [
    [2, 0, 0, 1, 0, 0],
    [1, 1, 0, 1, 0, 0],
    [1, 0, 1, 1, 0, 0],
    [1, 0, 0, 2, 0, 0],
  ] as const) {
    expect(isTranslation(other)).toBe(false);
  }
});
