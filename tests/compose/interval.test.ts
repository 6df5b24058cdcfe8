/** The words for how far one period lies from another, in every language, and refused where they would not be true. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { INTERVAL_FORMS, type INTERVAL_UNITS, intervalWords } from '../../pipeline/compose/intervalWords.ts';
import { american } from '../../pipeline/language/english.ts';
import { languageOf, languageTags } from '../../pipeline/language/languages.ts';

const said = (
  of: string | number,
  from: string | number,
  form: (typeof INTERVAL_FORMS)[number],
  unit?: (typeof INTERVAL_UNITS)[number],
) => intervalWords({ of, from }, form, unit, american.words);

test('words-are-those-of-the-distance', () => {
  expect(said(2022, 2023, 'before')).toBe('the year before');
  expect(said(2022, 2023, 'earlier')).toBe('a year earlier');
  expect(said(2013, 2023, 'before')).toBe('a decade before');
  expect(said(2013, 2023, 'before', 'years')).toBe('ten years before');
  expect(said(2018, 2023, 'earlier')).toBe('five years earlier');
  expect(said(2003, 2023, 'before')).toBe('two decades before');
  expect(said(2000, 2023, 'before')).toBe('23\u00a0years before');
  expect(said(1923, 2023, 'before')).toBe('100\u00a0years before');
  expect(said(2024, 2023, 'after')).toBe('the year after');
  expect(said(2033, 2023, 'later')).toBe('a decade later');
  expect(said('2023-12', '2024-01', 'before')).toBe('the month before');
  expect(said('2023-08', '2024-01', 'earlier')).toBe('five months earlier');
  expect(said('2014-01', '2024-01', 'before')).toBe('a decade before');
});

test('what-would-not-be-true-is-refused', () => {
  expect(said(2024, 2023, 'before')).toEqual({
    expected: 'a period before 2023 for "before"',
    found: '2024',
  });
  expect(said(2023, 2023, 'later')).toEqual({ expected: 'a period after 2023 for "later"', found: '2023' });
  expect(said(2010, 2023, 'before', 'decades')).toEqual({
    expected: 'whole decades from 2010 to 2023',
    found: '13 years',
  });
  expect(said('2023-08', '2024-01', 'before', 'years')).toMatchObject({ found: '5 months' });
  expect(said('2023-08', 2024, 'before')).toMatchObject({ expected: 'two years or two months' });
  expect(said('Ohio', 2024, 'before')).toMatchObject({ expected: 'two years or two months' });
});

test('either-direction-has-words-and-never-both', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1800, max: 2199 }), fc.integer({ min: 1800, max: 2199 }), (one, other) => {
      const forms = INTERVAL_FORMS.filter((form) => typeof said(one, other, form) === 'string');
      return forms.join() === (one < other ? 'before,earlier' : one > other ? 'after,later' : '');
    }),
  );
});

test.each(languageTags)('intervals-are-said-in-%s', async (tag) => {
  const language = languageOf(tag);
  if (language === undefined) throw new Error(tag);
  const lines = INTERVAL_FORMS.map((form) => {
    const isBack = form === 'before' || form === 'earlier';
    const words = [1, 2, 5, 10, 20, 15].map((years) =>
      intervalWords(
        { of: isBack ? 2020 - years : 2020 + years, from: 2020 },
        form,
        undefined,
        language.words,
      ),
    );
    const months = [
      ['2023-12', '2024-01'],
      ['2023-08', '2024-01'],
    ].map((pair) => {
      const [of = '', from = ''] = isBack ? pair : pair.toReversed();
      return intervalWords({ of, from }, form, undefined, language.words);
    });
    return [...words, ...months].join('; ').replaceAll('\u00a0', '~');
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`intervals.golden/${tag}.txt`);
});
