/** Functions of expressions that can make much out of little: what they give, and where the budget ends them. */
import { expect, test } from 'vitest';
import { Budget } from '../../pipeline/dataflow/Budget.ts';
import {
  boundedFunctions,
  type ExpressionFunction,
  resultOf,
} from '../../pipeline/dataflow/boundedFunctions.ts';
import { type LimitName, limitsWith } from '../../pipeline/limits/Limits.ts';

const limits = limitsWith(
  new Map<LimitName, number>([
    ['cellCharacters', 20],
    ['expressionItems', 5],
    ['expressionOutput', 40],
  ]),
);
/** Stand-ins for Vega's own, as far as what is asked of them goes. */
const own: Readonly<Record<string, ExpressionFunction>> = {
  pad: (text, length) => String(text).padEnd(Number(length)),
  sequence: (...given) => {
    const [first = 0, second, step = 1] = given.map(Number);
    const [start, stop] = second === undefined ? [0, first] : [first, second];
    const length = Math.max(0, Math.ceil((stop - start) / step));
    return Array.from({ length }, (_, index) => start + index * step);
  },
  utcSequence: (unit, start, stop) => [unit, start, stop],
  format: (value) => `formatted ${String(value)}`,
  toNumber: Number,
  pow: (base, exponent) => Number(base) ** Number(exponent),
  slice: (list, from) => (Array.isArray(list) ? list.slice(Number(from)) : String(list).slice(Number(from))),
  reverse: (list) => (Array.isArray(list) ? list.toReversed() : []),
};

function called(name: string, ...given: readonly unknown[]) {
  const budget = new Budget(limits);
  const run = boundedFunctions(budget, (each) => own[each])[name];
  if (run === undefined) throw new Error(`no function ${name}`);
  try {
    return { value: run(...given), excess: budget.excess?.limit };
  } catch (error) {
    return {
      value: error instanceof Error ? error.message : '',
      excess: budget.excess?.limit,
      found: budget.excess?.found,
    };
  }
}

test.each<[name: string, given: readonly unknown[], value: unknown]>([
  ['pad', ['a', 20], `a${' '.repeat(19)}`],
  ['join', [['a', null, 5]], 'a,,5'],
  ['join', [['a', 'b'], ' and '], 'a and b'],
  ['join', ['no list'], ''],
  ['sequence', [5], [0, 1, 2, 3, 4]],
  ['sequence', [2, 4], [2, 3]],
  ['sequence', [0, 50, 10], [0, 10, 20, 30, 40]],
  ['sequence', [5, 0], []],
  ['sequence', [4, 0, -1], [4, 3, 2, 1]],
  ['utcSequence', ['year', 0, 5 * 365 * 864e5], ['year', 0, 5 * 365 * 864e5]],
  ['format', [5, ',.1f'], 'formatted 5'],
  ['toNumber', ['5'], 5],
  ['toNumber', [null], undefined],
  ['toNumber', [undefined], undefined],
  ['pow', [2, 3], 8],
  ['pow', [undefined, 0], Number.NaN],
  ['slice', ['abc', 1], 'bc'],
  ['reverse', [[1, 2]], [2, 1]],
  ['test', [/b+/i, 'aBB'], true],
  ['test', ['b', 'acc'], false],
  ['split', ['a,b,c', ','], ['a', 'b', 'c']],
  ['split', ['a,b,c', ',', 2], ['a', 'b']],
  ['split', ['a1b22c', /\d+/], ['a', 'b', 'c']],
  ['replace', ['a.b.c', '.', '-'], 'a-b.c'],
  ['replace', ['abc', 'x', '-'], 'abc'],
  ['replace', ['a1b2', /\d/, '-'], 'a-b2'],
  ['replace', ['a1b2', /\d/g, '-'], 'a-b-'],
])('%s of %j is %j', (name, given, value) => {
  expect(called(name, ...given)).toEqual({ value, excess: undefined });
});

test.each<[name: string, given: readonly unknown[], limit: LimitName, found: number]>([
  ['pad', ['a', 21], 'cellCharacters', 21],
  ['join', [['aaaaaaaaaa', 'bbbbbbbbbb']], 'cellCharacters', 22],
  ['join', [[1, 2, 3], 'aaaaaaa'], 'cellCharacters', 24],
  ['sequence', [6], 'expressionItems', 6],
  ['sequence', [0, 60, 10], 'expressionItems', 6],
  ['sequence', [0, 6, 0], 'expressionItems', 6],
  ['sequence', [6, 0, -1], 'expressionItems', 6],
  ['utcSequence', ['year', 0, 6 * 365 * 864e5], 'expressionItems', 6],
  ['utcSequence', ['day', 0, 6 * 864e5], 'expressionItems', 6],
  ['utcSequence', ['day', 12 * 864e5, 0, 2], 'expressionItems', 6],
  ['utcSequence', ['moment', 0, 6], 'expressionItems', 6],
  ['format', [5, '0100d'], 'cellCharacters', 100],
  ['format', [123456789012, 'd'], 'cellCharacters', 22],
  ['slice', ['a'.repeat(30), 1], 'cellCharacters', 29],
  ['reverse', [[1, 2, 3, 4, 5, 6]], 'expressionItems', 6],
  ['split', ['a,b,c,d,e,f', ','], 'expressionItems', 6],
  ['replace', ['aaaaa', /a/g, 'bbbbb'], 'cellCharacters', 25],
])('%s of %j is ended', (name, given, limit, found) => {
  expect(called(name, ...given)).toMatchObject({ excess: limit, found });
});

test('what-vega-has-not-and-what-cannot-be-matched-is-refused', () => {
  expect(called('pluck', [], 'a').value).toBe('Vega has no function pluck');
  expect(called('replace', 'a', 'a', () => 'b').value).toBe('Function argument passed to replace.');
  expect(called('test', '(a)\\1', 'aa').value).toMatch(/^\/\(a\)\\1\/ cannot be matched: /);
});

test('what-is-made-is-added-up-and-what-is-taken-over-from-a-row-costs-nothing', () => {
  const budget = new Budget(limits);
  const { pad } = boundedFunctions(budget, (each) => own[each]);
  pad?.('a', 20);
  pad?.('a', 20);
  expect(budget.excess).toBeUndefined();
  expect(() => pad?.('a', 1)).toThrow();
  expect(budget.excess).toEqual({ limit: 'expressionOutput', most: 40, found: 41 });
  const other = new Budget(limits);
  expect(resultOf(other, 'a'.repeat(1000))).toHaveLength(1000);
  // Lists were counted where they were made.
  expect(resultOf(other, [1, 2, 3, 4, 5, 6])).toHaveLength(6);
  expect(resultOf(other, 5)).toBe(5);
  expect(other.excess).toBeUndefined();
  expect(() => resultOf(new Budget(limits), 'a'.repeat(1001))).toThrow();
});
