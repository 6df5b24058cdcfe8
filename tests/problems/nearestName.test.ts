import { expect, test } from 'vitest';
import { nearestName } from '../../pipeline/problems/nearestName.ts';

test('a-swapped-pair-of-letters-finds-the-name', () => {
  expect(nearestName('exprots', ['imports', 'exports', 'total'])).toBe('exports');
});

test('case-does-not-count-as-a-difference', () => {
  expect(nearestName('Table', ['table', 'tab'])).toBe('table');
});

test('a-name-that-shares-little-gives-no-hint', () => {
  expect(nearestName('remittances', ['exports', 'imports'])).toBeUndefined();
});

test('short-names-may-differ-by-one-letter', () => {
  expect(nearestName('sm', ['sum', 'mean'])).toBe('sum');
});
