/** Numbers are compared as a reader of their decimals would, without the noise of binary fractions and with nothing more. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BinaryOperator } from '../../pipeline/validate/checks/expression.ts';
import { applyBinary, sameNumber } from '../../pipeline/validate/checks/operators.ts';
import type { Scalar } from '../../pipeline/validate/Dataset.ts';

const value = (operator: BinaryOperator, left: Scalar, right: Scalar): Scalar | undefined => {
  const applied = applyBinary(operator, left, right);
  return applied.type === 'value' ? applied.value : undefined;
};
const comparisons = ['==', '!=', '<', '<=', '>', '>='] as const;
const compared = (left: Scalar, right: Scalar) => comparisons.map((operator) => value(operator, left, right));
const equal = [true, false, false, true, false, true];
const less = [false, true, true, true, false, false];
const more = [false, true, false, false, true, true];

test.each<[Scalar, Scalar, readonly boolean[]]>([
  [0.1 + 0.2, 0.3, equal],
  [323.2 + 475.6, 798.8, equal],
  [1.1 * 1.1, 1.21, equal],
  [-0.1 - 0.2, -0.3, equal],
  [1e15 + 0.3, 1e15 + 0.3, equal],
  [0, 0, equal],
  [1, 1 + 8 * Number.EPSILON, equal],
  [1, 1 + 64 * Number.EPSILON, less],
  [-1, -1 - 64 * Number.EPSILON, more],
  [798.8, 798.80000000001, less],
  [1e-20, 2e-20, less],
  [0, 1e-300, less],
  [9007199254740991, 9007199254740000, more],
  ['2023-12', '2024-01', less],
  ['b', 'a', more],
  ['a', 'a', equal],
])('%s beside %s', (left, right, expected) => {
  expect(compared(left, right)).toEqual(expected);
  const mirrored = expected === less ? more : expected === more ? less : equal;
  expect(compared(right, left)).toEqual(mirrored);
});

test('sums-of-decimals-are-what-their-digits-add-up-to', () => {
  const cents = fc.integer({ min: -10_000_000, max: 10_000_000 });
  fc.assert(
    fc.property(cents, cents, fc.constantFrom(10, 100, 1000), (a, b, unit) => {
      fc.pre(a + b !== 0);
      // Of two numbers that cancel out, the noise is as large as that of the larger one.
      fc.pre(Math.abs(a + b) * 8 >= Math.abs(a));
      expect(sameNumber(a / unit + b / unit, (a + b) / unit)).toBe(true);
      expect(sameNumber(a / unit + b / unit, (a + b + 1) / unit)).toBe(false);
    }),
  );
});

test('a-number-is-the-same-as-itself-only', () => {
  const doubles = fc.double({ min: 1e-290, max: 1e300, noNaN: true });
  fc.assert(fc.property(doubles, (number) => sameNumber(number, number)));
  fc.assert(fc.property(doubles, (number) => !sameNumber(number, number * (1 + 2 ** -40))));
});

test.each<[BinaryOperator, number]>([
  ['+', 9],
  ['-', 5],
  ['*', 14],
  ['/', 3.5],
  ['%', 1],
])('7 %s 2 is %s', (operator, result) => {
  expect(value(operator, 7, 2)).toBe(result);
});

test.each<[BinaryOperator, Scalar, Scalar, string]>([
  ['+', 'a', 1, 'numbers'],
  ['+', 1, 'a', 'numbers'],
  ['*', null, 1, 'numbers'],
  ['==', 1, '1', 'two values of one type'],
  ['!=', true, 'true', 'two values of one type'],
  ['<', 1, '2', 'two numbers or two texts'],
  ['<', '1', 2, 'two numbers or two texts'],
  ['>=', true, false, 'two numbers or two texts'],
  ['>', null, null, 'two numbers or two texts'],
])('%s is refused between %j and %j', (operator, left, right, expected) => {
  expect(applyBinary(operator, left, right)).toEqual({ type: 'mismatch', expected });
});

test('a-gap-is-equal-to-a-gap-and-to-nothing-else', () => {
  expect(value('==', null, null)).toBe(true);
  expect(value('==', null, 0)).toBe(false);
  expect(value('!=', '', null)).toBe(true);
});
