/** The pipeline knows nothing of any particular book: its sources hold no word of one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../pipeline');

/** What the first book is about, and the countries of its tables. */
const WORDS = `
  deck, slide, us-states, mexico, mexican, canada, canadian, united states, usmca, nafta, china,
  japan, germany, korea, taiwan, vietnam, india, brazil, italy, france, united kingdom, netherlands,
  ireland, switzerland, spain, guatemala, honduras, el salvador, nicaragua, cuba, haiti, venezuela,
  colombia, ecuador, peru, philippines, egypt, pakistan, dominican republic, european union,
  indonesia, kenya, morocco, myanmar, nigeria, romania, turkey, ukraine, uzbekistan, belgium,
  bangladesh, russia, south africa, texas, arizona, michigan, illinois
`
  .trim()
  .split(/,\s+/);
const PATTERN = new RegExp(`(?<![\\p{L}])(?:${WORDS.join('|')})s?(?![\\p{L}])`, 'giu');

function wordsIn(text: string): readonly string[] {
  // A name of the code is its words: `slideIndex` holds one.
  const parted = text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return [...parted.matchAll(PATTERN)].map(([word]) => word.toLowerCase());
}

function sources(): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:ts|js|md)$/.test(path))
    .filter((path) => !path.startsWith('dist/') && !path.startsWith('language/'));
}

test('no-source-of-the-pipeline-holds-a-word-of-a-book', () => {
  const found = sources().flatMap((path) =>
    wordsIn(readFileSync(join(root, path), 'utf8')).map((word) => `${path}: ${word}`),
  );
  expect(found).toEqual([]);
});

/** The manuals lie in the folders of the book beside this pipeline; nothing else of it is a test's business. */
const READS_BOOK = /\/realBook\.ts|\.\.\/(?:templates|data)(?!\/README\.md)\b/;

test('tests-outside-of-the-books-own-read-no-book', () => {
  const tests = join(root, '../tests');
  const found = readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter(
      (path) => path.endsWith('.ts') && !path.startsWith('book/') && path !== 'build/wordsOfBooks.test.ts',
    )
    .filter((path) => READS_BOOK.test(readFileSync(join(tests, path), 'utf8')));
  expect(found).toEqual([]);
});

test('the-search-for-such-words-finds-them', () => {
  expect(sources().length).toBeGreaterThan(300);
  expect(wordsIn('Slide 4 of the deck: trade of us-states with Mexico')).toEqual([
    'slide',
    'deck',
    'us-states',
    'mexico',
  ]);
  expect(wordsIn('slideIndex, asStatedInDeck')).toEqual(['slide', 'deck']);
  expect(wordsIn('a slider of decked Mexicali')).toEqual([]);
});
