/** Names found in texts as whole words, the longest of those that lie within one another. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWord, literalForm, termFinder } from '../../pipeline/compose/findTerms.ts';

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

/** As plain as can be: at each place of the text, each name, the longest first. */
function foundSlowly(names: readonly string[], text: string): readonly string[] {
  const longestFirst = names.toSorted((a, b) => b.length - a.length);
  const all = [true, false].flatMap((ofWords) => {
    const searched = longestFirst.filter((name) => isWord(name) === ofWords);
    const forms = searched.map((name) => `(${literalForm(name)}${ofWords ? '(?:s|es)?' : ''})`).join('|');
    if (forms === '') return [];
    return [
      ...text.matchAll(
        new RegExp(`(?<![\\p{L}\\p{N}-])(?:${forms})(?![\\p{L}\\p{N}-])`, ofWords ? 'giu' : 'gu'),
      ),
    ].map((match) => {
      const name = searched[match.slice(1).findIndex((form) => form !== undefined)] ?? '';
      return { name, at: match.index, end: match.index + match[0].length };
    });
  });
  const isWithin = (inner: (typeof all)[number], outer: (typeof all)[number]) =>
    outer.at <= inner.at && inner.end <= outer.end && outer.end - outer.at > inner.end - inner.at;
  return all
    .filter((each) => !all.some((other) => isWithin(each, other)))
    .toSorted((a, b) => a.at - b.at)
    .map(({ name, at, end }) => `${name}: ${text.slice(at, end)}`);
}

test('nothing-else-is-found-than-by-trying-each-name-at-each-place', () => {
  const part = fc.constantFrom(
    ...[
      'a',
      'as',
      'A',
      'B',
      'straße',
      'STRASSE',
      'kelvin',
      '\u212aelvin',
      'ſea',
      'sea',
      'Σίσυφος',
      'ΣΊΣΥΦΟΣ',
    ],
    ...["'n", '’n', '-', '&', '42', 'T', '.', 'İ', 'i', 'é', 'e\u0301', '𝐀', ' ', '\u00a0', 's', 'es'],
  );
  const name = fc
    .array(part, { minLength: 1, maxLength: 3 })
    .map((parts) => parts.join('').trim())
    .filter((joined) => joined !== '');
  const text = fc.array(part, { maxLength: 16 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 5 }), text, (names, given) => {
      expect(found(names, given)).toEqual(foundSlowly(names, given));
    }),
    { numRuns: 150 },
  );
});
