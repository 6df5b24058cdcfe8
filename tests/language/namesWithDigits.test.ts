/** Names with digits: each kind lets its examples pass, and no amount of data. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { languageTags } from '../../pipeline/language/languages.ts';
import { formatNumber } from '../../pipeline/numbers/formatNumber.ts';
import { formatOf } from '../numbers/formatOf.ts';
import { languageNamed } from './languageNamed.ts';
import { scannerOf } from './scannerOf.ts';

test.each(languageTags)('each-kind-of-name-lets-its-examples-pass: %s', (tag) => {
  const scan = scannerOf(tag);
  const kinds = Object.entries(languageNamed(tag).besideNumbers.names);
  for (const [kind, { examples }] of kinds) {
    expect(examples.length, kind).toBeGreaterThan(0);
    for (const example of examples) {
      for (const text of [example, `x ${example}, y`, `(${example})`, `x ${example}.`])
        expect(scan(text), `${kind}: ${text}`).toEqual([]);
    }
  }
});

test.each(languageTags)('no-name-passes-without-its-kind: %s', (tag) => {
  const language = languageNamed(tag);
  const { names } = language.besideNumbers;
  for (const [kind, { examples }] of Object.entries(names)) {
    const without = { ...names, [kind]: { pattern: '(?!)', examples: [] } };
    const scan = scannerOf(tag, [], [], {
      ...language,
      besideNumbers: { ...language.besideNumbers, names: without },
    });
    expect(
      examples.filter((example) => scan(example).length > 0),
      kind,
    ).not.toEqual([]);
  }
});

const number = fc.oneof(
  fc.integer({ min: 1, max: 1799 }).map((value) => ({ value, format: ',d' })),
  fc.integer({ min: 2200, max: 9_999_999 }).map((value) => ({ value, format: ',d' })),
  fc.integer({ min: 1, max: 99_999 }).map((tenths) => ({ value: tenths / 10 + 0.01, format: ',.2f' })),
);

/** What stands before an amount in a sentence: words, and names that are known by their digits. */
function neighbours(tag: string): readonly string[] {
  const { names } = languageNamed(tag).besideNumbers;
  const examples = Object.values(names).flatMap(({ examples: each }) => each);
  // Of a name that ends in its number, the words before it.
  const words = examples.flatMap((example) => /^(.*?)\s[\d.,:/-]+$/.exec(example)?.[1] ?? []);
  return ['x', 'x –', 'x (', ...words, ...examples.map((example) => `${example},`)];
}

test.each(languageTags)('amounts-never-pass-whatever-stands-before-them: %s', (tag) => {
  const { numbers, besideNumbers } = languageNamed(tag);
  const scan = scannerOf(tag);
  const units = [...besideNumbers.measures, ...besideNumbers.dates.quantityAfter.split('|')].filter((unit) =>
    /^[\p{L}%]+(?: \p{L}+)?$/u.test(unit),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...neighbours(tag)),
      number,
      fc.constantFrom(...units, '%', '$'),
      (before, { value, format }, unit) => {
        const amount = formatNumber(value, formatOf(format), numbers);
        const text = unit === '$' ? `${before} $${amount} x` : `${before} ${amount} ${unit}`;
        const at = text.lastIndexOf(amount);
        const found = scan(text).filter(({ start }) => start >= at);
        expect(found.length, text).toBeGreaterThan(0);
      },
    ),
    { numRuns: 400 },
  );
});

test.each(languageTags)('plain-numbers-never-pass-beside-words-and-codes: %s', (tag) => {
  const { numbers } = languageNamed(tag);
  const scan = scannerOf(tag);
  fc.assert(
    fc.property(fc.constantFrom('x', 'COVID-19', 'G20', 'in the'), number, (before, { value, format }) => {
      const amount = formatNumber(value, formatOf(format), numbers);
      const text = `${before} ${amount} xyz.`;
      const at = text.lastIndexOf(amount);
      expect(
        scan(text).some(({ start }) => start === at),
        text,
      ).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('one-ordinary-sentence-of-names-has-no-figure', () => {
  const sentence = `After COVID-19 the G20 and the G7 met at 8:30 a.m. under Article 31 and Section 232, as SDG 3.2,
    RCP 4.5 and ISO 9001 ask for PM2.5 and CO2, with a 95 percent confidence interval (p < 0.05) for
    18- to 24-year-olds and those aged 65 and over, on page 12 of the 19th report's F-35 annex, 24/7.`;
  expect(scannerOf('en-US')(sentence).map(({ text }) => text)).toEqual(['19']);
});

test.each([
  ['EUR20 and USD5, R500', 3],
  ['the median age 38', 1],
  ['p = 0.031', 1],
  ['a 3rd place, the 5th largest', 2],
  ['Figure 2 and Table 3', 2],
  ['a 35-year low', 1],
  ['Section 12 percent', 1],
  ['Chapter 3, 12 firms', 1],
  ['Chapter 3 and 12 firms', 1],
  ['9 of 11, 24 of 7', 4],
  ['phone 1 200 000 users', 3],
  ['a ratio of 2:10', 2],
  ['GDP grew to USD 12', 1],
  ['in the U.S. 12 firms', 1],
])('figures-beside-names-are-found: %s', (text, count) => {
  expect(scannerOf('en-US')(text).length).toBe(count);
});

test('a-book-adds-patterns-of-its-own-which-no-unit-may-follow', () => {
  const scan = scannerOf('en-US', [], ['NOM-[0-9]{3}', 'Ley [0-9]+']);
  expect(scan('NOM-022 and Ley 40')).toEqual([]);
  expect(scan('xNOM-022').length + scan('Ley 40 percent').length + scan('Ley 40.5').length).toBe(3);
});
