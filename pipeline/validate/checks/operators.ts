/** Applies the operators of check expressions to single values, without the noise of binary fractions. */
import { unreachable } from '../../problems/unreachable.ts';
import type { Scalar } from '../Dataset.ts';
import type { BinaryOperator, Comparison } from './expression.ts';

export type Applied =
  | { readonly type: 'value'; readonly value: number | string | boolean }
  | { readonly type: 'mismatch'; readonly expected: string };

/**
 * A few units in the last place of the larger number: what sums and products of doubles can be off by.
 * 323.2 + 475.6 is 798.8 for a reader, whatever the seventeenth digit says.
 */
export function noise(...values: readonly number[]): number {
  return 16 * Number.EPSILON * Math.max(...values.map(Math.abs));
}

export function sameNumber(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= noise(a, b);
}

export function applyBinary(operator: BinaryOperator, left: Scalar, right: Scalar): Applied {
  switch (operator) {
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      if (typeof left !== 'number' || typeof right !== 'number')
        return { type: 'mismatch', expected: 'numbers' };
      return { type: 'value', value: calculate(operator, left, right) };
    default:
      return compare(operator, left, right);
  }
}

function calculate(operator: '+' | '-' | '*' | '/' | '%', left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left % right;
    default:
      return unreachable(operator);
  }
}

/** Numbers with numbers, texts with texts (dates are ISO texts, so that their order is that of time). */
function compare(operator: Comparison, left: Scalar, right: Scalar): Applied {
  if (operator === '==' || operator === '!=') {
    if (left !== null && right !== null && typeof left !== typeof right) {
      return { type: 'mismatch', expected: 'two values of one type' };
    }
    const same =
      typeof left === 'number' && typeof right === 'number' ? sameNumber(left, right) : left === right;
    return { type: 'value', value: operator === '==' ? same : !same };
  }
  if (typeof left === 'number' && typeof right === 'number') {
    const same = sameNumber(left, right);
    return { type: 'value', value: ordered(operator, same ? 0 : left - right) };
  }
  if (typeof left === 'string' && typeof right === 'string') {
    return { type: 'value', value: ordered(operator, left < right ? -1 : left > right ? 1 : 0) };
  }
  return { type: 'mismatch', expected: 'two numbers or two texts' };
}

function ordered(operator: '<' | '<=' | '>' | '>=', difference: number): boolean {
  switch (operator) {
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
    default:
      return unreachable(operator);
  }
}
