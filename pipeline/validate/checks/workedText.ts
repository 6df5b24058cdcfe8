/** Turns worked values into the words of a computation, e.g. `323.2 + 475.6 = 798.8, expected 798.8 within 0.05`. */
import type { Scalar } from '../Dataset.ts';
import type { Worked } from './Call.ts';
import type { BinaryOperator, Expression } from './expression.ts';
import { showComputed } from './scalarFunctions.ts';
import { figure } from './selection.ts';

/** How a value is written as part of a longer computation. */
export function operand(worked: Worked, strength: number, right: boolean): string {
  switch (worked.form) {
    case 'figure':
      return worked.text;
    case 'arithmetic': {
      const inner = worked.strength ?? 1;
      return inner < strength || (right && inner === strength) ? `(${worked.text})` : worked.text;
    }
    case 'words':
      return `${result(worked.value)} (${worked.text})`;
    case 'relation':
      return `(${worked.text})`;
    default:
      return unreachable(worked.form);
  }
}

/** How a value is written where it is the outcome: with its computation before it. */
export function long(worked: Worked): string {
  if (worked.form === 'figure' || worked.form === 'relation') return worked.text;
  return `${worked.text} = ${result(worked.value)}`;
}

function result(value: Scalar): string {
  return typeof value === 'number' ? showComputed(value) : figure(value).text;
}

/** A relation that is false, so that of several the reader sees which. */
export function marked(worked: Worked): string {
  return worked.value === false ? `${worked.text} (does not hold)` : worked.text;
}

/** Dates are texts: one comes before another rather than being less. */
const EXPECTED_TEXT: Readonly<Record<string, string>> = {
  '!=': 'other than ',
  '<': 'before ',
  '<=': 'not after ',
  '>': 'after ',
  '>=': 'not before ',
};

const EXPECTED: Readonly<Record<string, string>> = {
  '==': '',
  '!=': 'other than ',
  '<': 'less than ',
  '<=': 'at most ',
  '>': 'more than ',
  '>=': 'at least ',
};

export function relation(operator: BinaryOperator, left: Worked, right: Worked): string {
  const words = typeof left.value === 'string' ? EXPECTED_TEXT : EXPECTED;
  return `${long(left)}, expected ${words[operator] ?? ''}${long(right)}`;
}

/** A few words for a missing value that is no cell. */
export function nodeText(node: Expression): string {
  if (node.type === 'member') return `datum.${node.property}`;
  const [first] = node.type === 'call' ? node.parameters : [];
  return first?.type === 'literal' ? `fact ${String(first.value)}` : 'this value';
}

function unreachable(value: never): never {
  throw new Error(`unknown form ${String(value)}`);
}
