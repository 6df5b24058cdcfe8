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

test('dates-are-days-weeks-months-or-years-apart', () => {
  expect(said('2024-02-29', '2024-03-01', 'before')).toBe('the day before');
  expect(said('2023-02-28', '2023-03-01', 'earlier')).toBe('a day earlier');
  expect(said('2024-03-02', '2024-03-01', 'after')).toBe('the day after');
  expect(said('2024-03-08', '2024-03-01', 'later')).toBe('a week later');
  expect(said('2024-02-16', '2024-03-01', 'before')).toBe('two weeks before');
  expect(said('2024-02-16', '2024-03-01', 'before', 'days')).toBe('14\u00a0days before');
  expect(said('2024-02-20', '2024-03-01', 'before')).toBe('ten days before');
  expect(said('2024-02-01', '2024-03-01', 'before')).toBe('a month before');
  expect(said('2023-03-01', '2024-03-01', 'before')).toBe('a year before');
  // Quarters and months end on other days.
  expect(said('2023-12-31', '2024-03-31', 'before')).toBe('three months before');
  expect(said('2024-03-31', '2024-06-30', 'earlier')).toBe('three months earlier');
  expect(said('2023-02-28', '2024-02-29', 'before')).toBe('a year before');
  expect(said('2024-02-28', '2024-03-31', 'before')).toBe('32\u00a0days before');
  expect(said('2014-03-01', '2024-03-01', 'earlier')).toBe('a decade earlier');
  expect(said('2023-12', '2024-12', 'before', 'months')).toBe('twelve months before');
  expect(said('2024-02-20', '2024-03-01', 'before', 'weeks')).toEqual({
    expected: 'whole weeks from 2024-02-20 to 2024-03-01',
    found: '10 days',
  });
  expect(said('2024-03', '2024-04', 'before', 'days')).toMatchObject({ found: '1 months' });
  expect(said('2024-02-30', '2024-03-01', 'before')).toMatchObject({ found: '2024-02-30 and 2024-03-01' });
  expect(said('2024-03-01', '2024-03', 'later')).toMatchObject({ found: '2024-03-01 and 2024-03' });
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
  expect(said('2023-08', 2024, 'before')).toMatchObject({ expected: 'two years, two months or two dates' });
  expect(said('Ohio', 2024, 'before')).toMatchObject({ expected: 'two years, two months or two dates' });
});

test('either-direction-has-words-and-never-both', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1800, max: 2199 }), fc.integer({ min: 1800, max: 2199 }), (one, other) => {
      const forms = INTERVAL_FORMS.filter((form) => typeof said(one, other, form) === 'string');
      return forms.join() === (one < other ? 'before,earlier' : one > other ? 'after,later' : '');
    }),
  );
});

test('the-words-of-two-dates-are-those-of-their-distance', () => {
  const day = fc.integer({ min: -40_000, max: 60_000 });
  const dateOf = (days: number) => new Date(days * 86_400_000).toISOString().slice(0, 10);
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 5000 }), (start, days) => {
      const words = said(dateOf(start), dateOf(start + days), 'earlier', 'days');
      const counted = days === 1 ? 'a day' : /^(\d+)\u00a0days earlier$/.exec(String(words))?.[1];
      if (days > 12) expect(counted).toBe(String(days));
      expect(typeof said(dateOf(start), dateOf(start + days), 'before')).toBe('string');
      expect(typeof said(dateOf(start), dateOf(start + days), 'after')).toBe('object');
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
      ['2024-02-29', '2024-03-01'],
      ['2024-02-23', '2024-03-01'],
      ['2024-02-16', '2024-03-01'],
      ['2024-02-20', '2024-03-01'],
    ].map((pair) => {
      const [of = '', from = ''] = isBack ? pair : pair.toReversed();
      return intervalWords({ of, from }, form, undefined, language.words);
    });
    return [...words, ...months].join('; ').replaceAll('\u00a0', '~');
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`intervals.golden/${tag}.txt`);
});
