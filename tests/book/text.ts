/** The words of the book: spelled as in US English, and not those of the presentation that it follows. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { partOf } from '../../pipeline/compose/sourceLine.ts';
import { checkedBook } from './checkedBook.ts';
import { printedTexts } from './printedTexts.ts';
import { bookRoot } from './realBook.ts';
import { usEnglish, wordsOf } from './spelling.ts';
import { RUN_LENGTH, wordRuns } from './wordRuns.ts';

const book = await checkedBook();
const texts = printedTexts(book);

function lines(name: string): readonly string[] {
  return readFileSync(join(import.meta.dirname, name), 'utf8')
    .trimEnd()
    .split('\n');
}

test('every-chapter-chart-table-fact-source-and-check-is-read', () => {
  const { manuscript, dataset } = book;
  const read = new Set(texts.map(({ where }) => where));
  const expected = [
    ...manuscript.parts.flatMap(({ chapters }) => chapters.map(({ id }) => `chapter ${id}`)),
    ...manuscript.charts.map(({ id }) => id),
    ...[...dataset.tables.keys()].map((id) => `table ${id}`),
    ...[...dataset.facts.keys()].map((id) => `fact ${id}`),
    ...[...dataset.sources.keys()].map((id) => `source ${id}`),
    ...[...dataset.checks.keys()].map((id) => `check ${id}`),
  ];
  expect(expected.filter((where) => !read.has(where))).toEqual([]);
  const all = new Set(texts.map(({ text }) => text));
  for (const { notes } of manuscript.tables) for (const { text } of notes) expect(all).toContain(text);
  for (const { alt, chart } of manuscript.charts) {
    expect(all).toContain(alt);
    for (const mark of chart.picture.marks)
      if (mark.type === 'text' && mark.text.trim() !== '') expect(all).toContain(mark.text);
  }
});

describe('spelling', () => {
  const dictionary = usEnglish();
  /** Names, abbreviations and terms that the dictionary lacks. */
  const names = lines('words.txt');
  /** Words of Spanish and French, right only in the titles of sources. */
  const otherLanguages = lines('words-of-other-languages.txt');
  const inEnglish = knownBy(names);
  const inTitles = knownBy([...names, ...otherLanguages]);

  const titles = [...book.dataset.sources.values()].map(({ title }) => title);
  // Releases of a series are listed by what follows its name.
  const parts = [...book.dataset.sources.values()].flatMap(({ title, series }) =>
    series === undefined ? [] : [partOf(title, series)],
  );
  const foreign = [...titles, ...parts].filter((title) => !wordsOf(title).every(inEnglish));
  const phrases = foreign.map((title) => ` ${wordsOf(title).join(' ')} `);
  const texted = texts.map(({ where, text }) => ({ where, words: wordsWithoutPhrases(text) }));

  /** A word of the list may begin a sentence, and with an apostrophe it is another's. */
  function knownBy(list: readonly string[]): (word: string) => boolean {
    const known = new Set(list);
    return (word) => {
      const small = word.charAt(0).toLowerCase() + word.slice(1);
      return known.has(word) || known.has(small) || dictionary.knows(word);
    };
  }

  /** Source lines repeat the titles of sources; where a title is not English it is no part of the text. */
  function wordsWithoutPhrases(text: string): readonly string[] {
    const spaced = ` ${wordsOf(text).join(' ')} `;
    return phrases
      .reduce((rest, phrase) => rest.replaceAll(phrase, ' '), spaced)
      .split(' ')
      .filter((word) => word !== '');
  }

  test('every-printed-word-is-spelled-as-in-us-english', () => {
    expect(texted.length).toBeGreaterThan(2000);
    const wrong = new Map<string, string>();
    for (const { where, words } of texted) {
      for (const word of words) if (!inEnglish(word)) wrong.set(word, `${word} in ${where}`);
    }
    expect([...wrong.values()]).toEqual([]);
  });

  test('every-word-of-a-title-in-another-language-is-known', () => {
    const wrong = foreign.flatMap((title) => wordsOf(title).filter((word) => !inTitles(word)));
    expect([...new Set(wrong)]).toEqual([]);
  });

  test('the-lists-of-words-are-in-order-and-hold-nothing-that-is-not-needed', () => {
    const used = new Set(texted.flatMap(({ words }) => words));
    const usedInTitles = new Set(foreign.flatMap(wordsOf));
    for (const list of [names, otherLanguages]) expect(list).toEqual([...new Set(list)].sort());
    const needed = (word: string, where: ReadonlySet<string>) =>
      !dictionary.knows(word) && (where.has(word) || where.has(word.charAt(0).toUpperCase() + word.slice(1)));
    const idle = [
      ...names.filter((word) => !needed(word, used) && !needed(word, usedInTitles)),
      ...otherLanguages.filter((word) => !needed(word, usedInTitles) || names.includes(word)),
    ];
    expect(idle).toEqual([]);
  });

  test('no-word-stands-twice-in-a-row', () => {
    const twice = texts.flatMap(({ where, text }) =>
      [...text.matchAll(/(?<![\p{L}\p{N}])(\p{Ll}+)\s+\1(?![\p{L}\p{N}])/gu)].map(
        ([words]) => `${where}: ${words}`,
      ),
    );
    expect([...new Set(twice)]).toEqual([]);
  });

  test('every-sentence-begins-with-a-capital-letter', () => {
    const small = texts.flatMap(({ where, text }) =>
      [...text.matchAll(/\p{Ll}{2}[.!?][”)]?\s+(\p{Ll}.{0,40})/gu)].map(([, start]) => `${where}: ${start}`),
    );
    expect([...new Set(small)]).toEqual([]);
  });

  test.each(['neighbour', 'favourable', 'aluminium', 'judgement', 'recieve', 'sheinbaum', 'teh'])(
    '%s is found to be misspelled',
    (word) => expect(inEnglish(word)).toBe(false),
  );

  test.each(['neighbor', 'remittances', 'Trade', 'BRICS', 'Sheinbaum', 'Cybersecurity'])(
    '%s is found to be right',
    (word) => expect(inEnglish(word)).toBe(true),
  );

  test('words-are-cut-at-hyphens-and-lose-endings-addresses-and-codes', () => {
    const text =
      'Mexico’s cross-border trade (https://example.org/pagge) in US$ 2023, sesnsp.csv, NY.GDP.CD: it’s up.';
    expect(wordsOf(text)).toEqual(['Mexico', 'cross', 'border', 'trade', 'in', 'US', 'it', 'up']);
  });
});

describe('words in common with the presentation', () => {
  /** Made from its text by `digest-deck.js`; the text itself is not ours to keep. */
  const deck = new Set(lines('deck-runs.txt'));

  function shared(text: string, digests: ReadonlySet<string>): readonly string[] {
    return wordRuns(text)
      .filter(({ digest }) => digests.has(digest))
      .map(({ words }) => words);
  }

  function filesBelow(folder: string): readonly string[] {
    return readdirSync(join(bookRoot, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(bookRoot.length + 1));
  }

  test('the-book-has-no-eight-words-in-a-row-of-the-deck', () => {
    expect(deck.size).toBeGreaterThan(4000);
    const found = texts.flatMap(({ where, text }) => shared(text, deck).map((words) => `${where}: ${words}`));
    expect([...new Set(found)]).toEqual([]);
  });

  test.each(['README.md', ...filesBelow('templates'), ...filesBelow('data')])(
    '%s has no eight words in a row of the deck',
    (file) => expect(shared(readFileSync(join(bookRoot, file), 'utf8'), deck)).toEqual([]),
  );

  const made = 'Seven grey herons stood in the **shallow** water, and none of them moved.';
  const digests = new Set(wordRuns(made).map(({ digest }) => digest));

  test('a-sentence-that-is-taken-over-is-found-whatever-its-marks', () => {
    expect(
      shared('He wrote: “Herons stood in the\nshallow {{ref "x"}}water, and NONE (of them)” left.', digests),
    ).toEqual([
      'herons stood in the shallow water and none',
      'stood in the shallow water and none of',
      'in the shallow water and none of them',
    ]);
  });

  test('seven-words-in-common-are-not-too-many', () => {
    expect(RUN_LENGTH).toBe(8);
    expect(shared('Two herons stood in the shallow water, and some left.', digests)).toEqual([]);
  });

  test('a-run-of-numbers-alone-is-no-text', () => {
    expect(wordRuns('2015 2016 2017 2018 2019 2020 2021 2022 2023')).toEqual([]);
  });
});
