/** Turns the book's checks into the list of findings that the deck's own figures bring about. */
import { expect, test } from 'vitest';
import { checkedBook } from './checkedBook.ts';
import { realBook } from './realBook.ts';

/** E24 and E26 are not here: no computation gives what they state, so their checks hold and only explain. */
const FAILING = [
  ...['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'E8', 'E9', 'E10', 'E11', 'E12', 'E13', 'E14', 'E15'],
  ...['E16', 'E17', 'E18', 'E19', 'E20', 'E21', 'E22', 'E23', 'E25', 'L1'],
];
const EXPLAINED = ['E24', 'E26'];

const own = await checkedBook();
const stated = await realBook({ asStated: true });

function findingsWith(outcome: string): ReadonlySet<string> {
  const checks = [...stated.dataset.checks.values()].filter((check) => check.outcome === outcome);
  return new Set(checks.flatMap(({ correction }) => (correction === undefined ? [] : [correction.id])));
}

test('every-finding-that-a-computation-shows-fails-with-the-figures-of-the-deck', () => {
  expect(findingsWith('failed')).toEqual(new Set(FAILING));
});

test('findings-of-section-e-are-all-there', () => {
  const found = [...stated.dataset.checks.values()].map(({ correction }) => correction?.id);
  const expected = Array.from({ length: 26 }, (_, index) => `E${index + 1}`);
  expect(expected.filter((id) => !found.includes(id))).toEqual([]);
  const held = findingsWith('held');
  expect(EXPLAINED.filter((id) => !held.has(id))).toEqual([]);
});

test('a-failure-is-reported-with-the-figures-of-the-slide', () => {
  const adding = stated.dataset.checks.get('us-mexico-goods-adds-up-2023');
  expect(adding?.computed).toBe('322.2 + 475.6 = 797.8, expected 798.8 within 0.05');
  const first = stated.dataset.checks.get('us-mexico-total-agrees-with-share-2023');
  expect(first?.computed).toContain('expected 298.8');
});

test('each-failure-of-a-finding-names-it-to-the-reader', () => {
  const hints = stated.problems
    .filter(({ code }) => code === 'check-failed')
    .flatMap((problem) => problem.hints);
  expect(FAILING.filter((id) => !hints.some((hint) => hint.startsWith(`correction ${id}:`)))).toEqual([]);
});

test('no-check-fails-with-the-figures-of-the-book', () => {
  const failed = [...own.dataset.checks.values()].filter(({ outcome }) => outcome === 'failed');
  expect(failed.map(({ id, computed }) => `${id}: ${computed}`)).toEqual([]);
  expect(own.dataset.checks.size).toBeGreaterThanOrEqual(250);
});
