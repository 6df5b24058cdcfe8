/** What a dataflow may make is counted as it is made; what a specification holds too much of is found before it runs. */
import { expect, test } from 'vitest';
import { Budget } from '../../pipeline/dataflow/Budget.ts';
import { deepSignAt, excessOfSpec } from '../../pipeline/dataflow/excessOfSpec.ts';
import { limitsWith } from '../../pipeline/limits/Limits.ts';

const limits = limitsWith(
  new Map([
    ['transformRows', 10],
    ['chartViews', 4],
    ['chartTicks', 3],
    ['expressionCharacters', 8],
  ]),
);

test('one-thing-may-be-as-large-as-its-limit', () => {
  const budget = new Budget(limits);
  budget.allow('transformRows', 10);
  budget.allow('transformRows', 10);
  expect(budget.excess).toBeUndefined();
  expect(() => budget.allow('transformRows', 10.5)).toThrow('more than 10 transformRows');
  expect(budget.excess).toEqual({ limit: 'transformRows', most: 10, found: 11 });
  // The first that was passed is what is told.
  expect(() => budget.allow('chartViews', 50)).toThrow('more than 4 chartViews');
  expect(budget.excess).toEqual({ limit: 'transformRows', most: 10, found: 11 });
});

test('without-end-is-more-than-can-be-counted', () => {
  const budget = new Budget(limits);
  expect(() => budget.allow('transformRows', Number.POSITIVE_INFINITY)).toThrow();
  expect(budget.excess?.found).toBe(Number.MAX_SAFE_INTEGER);
});

test('what-is-made-in-turn-is-added-up-for-each-limit', () => {
  const budget = new Budget(limits);
  budget.spend('chartViews', 3);
  budget.spend('transformRows', 10);
  budget.spend('chartViews', 1);
  expect(() => budget.spend('chartViews', 2)).toThrow();
  expect(budget.excess).toEqual({ limit: 'chartViews', most: 4, found: 6 });
});

test.each<[spec: object, found: unknown]>([
  [{ mark: 'bar' }, undefined],
  [{ layer: Array.from({ length: 4 }, () => ({ mark: 'bar' })) }, undefined],
  [
    { layer: Array.from({ length: 6 }, () => ({ mark: 'bar' })) },
    { limit: 'chartViews', found: 5, path: ['layer', 4, 'mark'] },
  ],
  [{ repeat: ['a', 'b', 'c', 'd'] }, undefined],
  [{ repeat: ['a', 'b', 'c', 'd', 'e'] }, { limit: 'chartViews', found: 5, path: ['repeat'] }],
  [{ repeat: { row: ['a', 'b'], column: ['c', 'd'] } }, undefined],
  [
    { repeat: { row: ['a', 'b'], column: ['c', 'd', 'e'] } },
    { limit: 'chartViews', found: 6, path: ['repeat'] },
  ],
  [{ repeat: { row: ['a', 'b'], column: 5 } }, undefined],
  [{ repeat: 5 }, undefined],
  [{ axis: { values: [1, 2, 3] } }, undefined],
  [{ axis: { values: [1, 2, 3, 4] } }, { limit: 'chartTicks', found: 4, path: ['axis', 'values'] }],
  [{ scale: { bins: [1, 2, 3, 4] } }, { limit: 'chartTicks', found: 4, path: ['scale', 'bins'] }],
  [{ scale: { bins: { step: 4 } } }, undefined],
  [{ data: [1, 2, 3, 4] }, undefined],
  [{ a: '12345678' }, undefined],
  [{ a: '123456789' }, { limit: 'expressionCharacters', found: 9, path: ['a'] }],
  [{ usermeta: { alt: 'a text of many words' } }, undefined],
  [
    { a: '123456789', b: '1234567890' },
    { limit: 'expressionCharacters', found: 9, path: ['a'] },
  ],
])('%j holds too much: %j', (spec, found) => {
  expect(excessOfSpec(JSON.parse(JSON.stringify(spec)), limits)).toEqual(found);
});

test('expressions-that-are-nested-too-deep-are-found-whatever-nests-them', () => {
  const wide = limitsWith(new Map());
  expect(excessOfSpec({ calculate: '-'.repeat(100) }, wide)).toEqual({
    limit: 'nesting',
    found: 101,
    path: ['calculate'],
  });
  expect(deepSignAt(`1${' + 1'.repeat(500)}`)).toBeUndefined();
  expect(deepSignAt(`1 + ${'- '.repeat(98)}1`)).toBeUndefined();
  expect(deepSignAt(`1 ${'- '.repeat(100)}1`)).toBe(2);
  expect(deepSignAt(`${'!'.repeat(99)}a`)).toBeUndefined();
  expect(deepSignAt(`a ${'~'.repeat(100)}`)).toBe(2);
  expect(deepSignAt('a?1:'.repeat(100))).toBeUndefined();
  expect(deepSignAt('a?1:'.repeat(101))).toBe(401);
  expect(deepSignAt(`datum${'[0]'.repeat(99)}`)).toBeUndefined();
  expect(deepSignAt(`datum${'[0]'.repeat(100)}`)).toBe(5);
  expect(deepSignAt(`datum${' .a [b] '.repeat(50)}`)).toBe(5);
  expect(deepSignAt('datum.a + '.repeat(200))).toBeUndefined();
  expect(deepSignAt('('.repeat(50))).toBeUndefined();
  expect(deepSignAt('('.repeat(500))).toBeDefined();
});
