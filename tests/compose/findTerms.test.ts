/** Names found in texts as whole words, the longest of those that lie within one another. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { termFinder } from '../../pipeline/compose/findTerms.ts';

const plurals = ['s', 'es'];

function found(names: readonly string[], text: string): readonly string[] {
  const find = termFinder(
    names.map((name) => ({ id: name, name })),
    plurals,
  );
  return find(text).map(({ id, at, end }) => `${id}: ${text.slice(at, end)}`);
}

test('of-names-within-one-another-the-longest-is-found-and-each-where-it-stands-alone', () => {
  const names = ['Mexico', 'Bank of Mexico', 'bank'];
  expect(found(names, 'The Bank of Mexico raised rates in Mexico; banks followed.')).toEqual([
    'Bank of Mexico: Bank of Mexico',
    'Mexico: Mexico',
    'bank: banks',
  ]);
});

test('several-names-lead-to-one-entry', () => {
  const find = termFinder(
    [
      { id: '1', name: 'USMCA' },
      { id: '1', name: 'T-MEC' },
    ],
    plurals,
  );
  expect(find('T-MEC or USMCA, not usmca').map(({ id, at }) => [id, at])).toEqual([
    ['1', 0],
    ['1', 9],
  ]);
});

test('an-apostrophe-is-found-as-it-is-printed', () => {
  expect(found(["leaders' summits"], 'At the leaders’ summits')).toEqual([
    "leaders' summits: leaders’ summits",
  ]);
});

test('what-is-found-is-in-order-and-never-within-another', () => {
  const word = fc.constantFrom('a', 'B', 'CD', 'a B', 'B CD', 'a B CD', '42', 'Title 42');
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1 }), fc.array(word, { maxLength: 12 }), (names, words) => {
      const text = words.join(' ');
      const all = termFinder(
        names.map((name) => ({ id: name, name })),
        plurals,
      )(text);
      for (const [index, one] of all.entries()) {
        expect(text.slice(one.at, one.end).toLowerCase()).toBe(one.id.toLowerCase());
        const next = all[index + 1];
        if (next !== undefined) expect(next.at).toBeGreaterThanOrEqual(one.at);
        if (next !== undefined) expect(next.at < one.end && next.end <= one.end).toBe(false);
      }
    }),
  );
});
