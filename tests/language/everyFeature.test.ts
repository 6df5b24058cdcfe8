import { expect, test } from 'vitest';
import { american } from '../../pipeline/language/english.ts';
import { languageTags } from '../../pipeline/language/languages.ts';
import { lintWorkbook } from '../../pipeline/workbook/lint/lintWorkbook.ts';
import { writeWorkbook } from '../../pipeline/workbook/writeWorkbook.ts';
import { builtIn, pageTexts, stringsIn, unseenTexts } from './everyFeature.ts';
import { MARK, marked } from './markedLanguage.ts';

/** Words of the book begin with x, those of a marked language with its mark. These are neither, and no words: kinds of files, and grades of sources. */
const NO_WORDS = new Set(['pdf', 'xlsx', 'sha', 'a', 'c']);
const NUMERALS = /^[ivxl]+$/i;
/** Digests, colors, references to cells, schemes of addresses and anchors, and names of the pack's table objects, which nobody reads. */
const FOR_MACHINES =
  /\b[0-9a-f]{12,64}\b|#[0-9a-f]{6}\b|'[^']+'!\$?[A-Z]+\$?\d+(?::\$[A-Z]+\$\d+)?|\b(?:https|fact|ch|fig|tbl|sec|part):|\b(?:pack|chart)_\w+/g;

function unmarked(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) =>
    (text.replace(FOR_MACHINES, '').match(/\p{L}+/gu) ?? [])
      .filter((word) => !NO_WORDS.has(word.toLowerCase()) && !NUMERALS.test(word))
      .filter((word) => !word.startsWith(MARK) && !/^x/i.test(word))
      .map((word) => `${word}: ${text}`),
  );
}

test('no-word-is-printed-that-the-language-does-not-give', async () => {
  const { layout, plan } = await builtIn('en-XA', () => marked(american));
  const lines = pageTexts(layout).flatMap((page) => page.split('\n'));
  expect(unmarked(lines)).toEqual([]);
  expect(unmarked(unseenTexts(layout))).toEqual([]);
  expect(unmarked(stringsIn(plan.sheets))).toEqual([]);
  expect(unmarked(stringsIn(plan.properties))).toEqual([]);
}, 60_000);

test('no-word-of-a-handout-is-printed-that-the-language-does-not-give', async () => {
  const { layout, plan } = await builtIn('en-XA', () => marked(american), {}, ['xtwo', 'xback']);
  expect(unmarked(pageTexts(layout).flatMap((page) => page.split('\n')))).toEqual([]);
  expect(unmarked(unseenTexts(layout))).toEqual([]);
  expect(unmarked(stringsIn(plan.sheets))).toEqual([]);
  expect(unmarked(stringsIn(plan.properties))).toEqual([]);
}, 60_000);

test('a-word-that-does-not-come-from-the-language-is-found', async () => {
  const all = marked(american);
  const language = { ...all, words: { ...all.words, onPage: american.words.onPage, continued: 'continued' } };
  const { layout } = await builtIn('en-XA', () => language);
  const words = unmarked(pageTexts(layout)).map((found) => found.split(':')[0]);
  expect(new Set(words)).toEqual(new Set(['page', 'continued']));
}, 60_000);

test.each(languageTags)(
  'the-book-of-every-feature-in-each-language: %s',
  async (tag) => {
    const { layout, plan } = await builtIn(tag, undefined);
    // The proof-reader of workbooks knows words of each language again.
    expect(lintWorkbook(await writeWorkbook(plan), 'xbook.xlsx')).toEqual([]);
    const pages = pageTexts(layout).map((page, index) => `---- ${layout.pages[index]?.label}\n${page}\n`);
    const text = pages.join('').replaceAll('\u00a0', '~').replaceAll('\u202f', '^');
    const plain = text.replace(/\b[0-9a-f]{12}\b/, 'DIGEST').replace(/(?: \.)+ /g, ' … ');
    await expect(plain).toMatchFileSnapshot(`golden/${tag}.pages.txt`);
  },
  60_000,
);
