import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findCitations } from '../../pipeline/citations/findCitations.ts';
import { american } from '../../pipeline/language/english.ts';
import { languageOf } from '../../pipeline/language/languages.ts';

const { citations: english } = american;
const german = languageOf('de-DE')?.citations ?? english;

/** Each as what is written and what is read of it; what is escaped stands after a backslash, which is no part of the text. */
function read(text: string, words = english): readonly string[] {
  const plain = text.replaceAll('\\', '');
  const escaped = new Set<number>();
  let at = 0;
  for (const sign of text) {
    if (sign === '\\') escaped.add(at);
    else at += 1;
  }
  return findCitations(plain, words, (offset) => escaped.has(offset)).map(({ start, end, citation }) => {
    const cites = citation.cites.map(
      ({ key, prefix, suffix, locator, withoutAuthor }) =>
        `${prefix}${withoutAuthor ? '-' : ''}${key}${locator === undefined ? '' : ` {${locator.name} ${locator.value}}`}${suffix}`,
    );
    return `${plain.slice(start, end)} => ${citation.inSentence ? 'says ' : ''}${cites.join(' + ')}`;
  });
}

test.each([
  ['It grew [@smith2019].', ['[@smith2019] => smith2019']],
  ['[@smith2019; @jones_2, p. 12]', ['[@smith2019; @jones_2, p. 12] => smith2019 + jones_2 {page 12}']],
  ['[see @a, pp. 3–5, 7 and passim]', ['[see @a, pp. 3–5, 7 and passim] => see a {page 3–5, 7} and passim']],
  ['[@a, 12]', ['[@a, 12] => a {page 12}']],
  ['[@a, chap. IV]', ['[@a, chap. IV] => a {chapter IV}']],
  ['[@a, § 232]', ['[@a, § 232] => a {section 232}']],
  [
    '[@a, figs. 2 & 3, where it says so]',
    ['[@a, figs. 2 & 3, where it says so] => a {figure 2 & 3}, where it says so'],
  ],
  ['[@a and what it cites]', ['[@a and what it cites] => a and what it cites']],
  ['[-@smith2019]', ['[-@smith2019] => -smith2019']],
  ['[see also -@a]', ['[see also -@a] => see also -a']],
  ['As @smith2019 says.', ['@smith2019 => says smith2019']],
  ['As @smith2019, who says', ['@smith2019 => says smith2019']],
  ['As @smith2019 [p. 33] says', ['@smith2019 [p. 33] => says smith2019 {page 33}']],
  ['As @smith2019 [sic] says', ['@smith2019 => says smith2019']],
  ['@doi:10.1000/182.', ['@doi:10.1000/182 => says doi:10.1000/182']],
  ['[@{https://example.org/a?b=1}]', ['[@{https://example.org/a?b=1}] => https://example.org/a?b=1']],
  ['@müller2020', ['@müller2020 => says müller2020']],
])('a-citation-is-read-as-pandoc-writes-it: %s', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test.each([
  'write to a@b.org',
  '[write to a@b.org]',
  'as \\@home',
  '\\[@a\\]; and [p. \\@b]',
  'alone @ home',
  'twice@@a',
  '-@a without brackets',
  '[@a](https://example.org)',
  '[@a][b]',
  '[no key; @a]',
  '[@a and @b]',
  '[see ',
  '[see @a',
  'also @a]',
  '[@a, {{x}} \ue000\ue001]',
])('what-is-no-citation-stays-text: %s', (text) => {
  expect(read(text)).toEqual([]);
});

test('parts-of-a-work-are-known-by-the-words-of-the-language-and-of-english', () => {
  expect(
    read('[@a, S. 12]; [@a, Kap. 3]; [@a, p. 4]', german).map((each) => each.replace(/.*=> /, '')),
  ).toEqual(['a {page 12}', 'a {chapter 3}', 'a {page 4}']);
  expect(read('[@a, S. 12]')).toEqual(['[@a, S. 12] => a, S. 12']);
});

const pieces = fc.array(
  fc.oneof(
    fc.constantFrom('[', ']', '@', '-', ';', ', p. ', '@a', ' ', '{', '}', '12', '\ue000\ue001'),
    fc.string({ maxLength: 4 }),
  ),
  { maxLength: 40 },
);

test('citations-lie-in-order-within-the-text-and-apart', () => {
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join('');
      let last = 0;
      for (const { start, end, words, citation } of findCitations(text, english, () => false)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(citation.cites.length).toBeGreaterThan(0);
        for (const word of words)
          expect(word.start >= start && word.end <= end && word.end > word.start).toBe(true);
        last = end;
      }
    }),
  );
});

test('long-texts-of-signs-take-no-long-time', () => {
  for (const sign of ['[', '@', '[@', '@a', '[@a', '[@a]', '[ ;', '@a [', '@a [1', 'a@']) {
    const started = process.cpuUsage().user;
    findCitations(sign.repeat(20_000), english, () => false);
    expect([sign, process.cpuUsage().user - started < 4_000_000]).toEqual([sign, true]);
  }
});
