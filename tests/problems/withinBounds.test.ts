import { expect, test } from 'vitest';
import { problemAt } from '../../pipeline/problems/spot.ts';

test('a-problem-is-short-whatever-it-quotes', () => {
  const long = 'x'.repeat(1e6);
  const place = { file: 'a.json', line: 1, column: 7 };
  const problem = problemAt('empty-csv', { place, excerpt: long }, `expected a, found ${long} at b`, [long]);
  expect(problem.message).toMatch(/^expected a, found x+ … x+ at b$/);
  expect(JSON.stringify(problem).length).toBeLessThan(6_000);
  const far = problemAt('empty-csv', { place: { ...place, column: 2_000 }, excerpt: long }, 'expected a');
  expect(far).toEqual({
    code: 'empty-csv',
    severity: 'error',
    message: 'expected a',
    hints: [],
    place: far.place,
  });
});
