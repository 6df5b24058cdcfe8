/** Turns worked values into the words of a computation, e.g. `323.2 + 475.6 = 798.8, expected 798.8 within 0.05`. */

import type { ComputationWords } from '../../language/ComputationWords.ts';
import { american } from '../../language/english.ts';
import { number, type Phrase, phraseText, say } from '../../language/Phrase.ts';
import { unreachable } from '../../problems/unreachable.ts';
import type { Scalar } from '../Dataset.ts';
import type { Worked } from './Call.ts';
import type { BinaryOperator } from './expression.ts';
import { shortened } from './scalarFunctions.ts';
import { figure } from './selection.ts';

/** How a value is written as part of a longer computation. */
export function operand(worked: Worked, strength: number, right: boolean): Phrase {
  switch (worked.form) {
    case 'figure':
    case 'relation':
      return worked.text;
    case 'arithmetic': {
      const inner = worked.strength ?? 1;
      return inner < strength || (right && inner === strength) ? ['(', worked.text, ')'] : worked.text;
    }
    case 'words':
      return [result(worked.value), ' (', worked.text, ')'];
    default:
      return unreachable(worked.form);
  }
}

/** How a value is written where it is the outcome: with its computation before it. */
export function long(worked: Worked): Phrase {
  if (worked.form === 'figure' || worked.form === 'relation') return worked.text;
  return [worked.text, ' = ', result(worked.value)];
}

function result(value: Scalar): Phrase {
  return typeof value === 'number' ? number(shortened(value)) : figure(value).text;
}

/** A relation that is false, so that of several the reader sees which. */
export function marked(worked: Worked): Phrase {
  return worked.value === false ? say('doesNotHold', worked.text) : worked.text;
}

/** Dates are texts: one comes before another rather than being less. */
const EXPECTED_TEXT: Readonly<Record<string, keyof ComputationWords>> = {
  '!=': 'otherThan',
  '<': 'before',
  '<=': 'notAfter',
  '>': 'after',
  '>=': 'notBefore',
};

const EXPECTED: Readonly<Record<string, keyof ComputationWords>> = {
  '!=': 'otherThan',
  '<': 'lessThan',
  '<=': 'atMost',
  '>': 'moreThan',
  '>=': 'atLeast',
};

export function relation(operator: BinaryOperator, left: Worked, right: Worked): Phrase {
  const words = typeof left.value === 'string' ? EXPECTED_TEXT : EXPECTED;
  return say(words[operator] ?? 'expected', long(left), long(right));
}

/** For messages, which are in English whatever the book's language is. */
export function inEnglish(phrase: Phrase): string {
  return phraseText(phrase, american);
}
