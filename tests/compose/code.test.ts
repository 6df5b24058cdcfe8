/** Code of a chapter: between backticks and fences, with a title and without. */
import { expect, test } from 'vitest';
import { dumpBlocks } from './dumpBlocks.ts';
import { composeChapterText, showProblems } from './smallBook.ts';

function composed(text: string) {
  const { manuscript, problems } = composeChapterText(text);
  const chapter = manuscript.parts[0]?.chapters[0];
  return { manuscript, report: showProblems(problems), dump: dumpBlocks(chapter?.blocks ?? []) };
}

test('a-listing-with-a-title-is-numbered-and-called', () => {
  const { report, dump } = composed(
    'See {{ref "lst:gain"}}.\n\n:::listing[The gain]{#gain}\n```r\nx <- 4.2\n\n\ty_1 *z* $a$\n```\n:::\n\n```\nplain 42\n```\n',
  );
  expect(report).toBe('');
  expect(dump).toContain('listing lst:gain Listing~1.1: The~gain'.replaceAll('The~gain', 'The gain'));
  expect(dump).toContain('|x <- 4.2\n  |\n  |    y_1 *z* $a$');
  expect(dump).toContain('|plain 42');
});

test.each([
  '`lives.csv`',
  '`x = 5`',
  '`v1.2`',
  '`utf-8`',
  '`sha256`',
  '`--from 1955`',
  '`head -n 5`',
  '`goods[2023].total`',
  '`snake_case_2`',
  '`a`',
])('digits-of-code-are-the-codes: %s', (code) => {
  expect(composed(`So ${code} is.`).report).toBe('');
});

test.each(['42', '4.2', '1,234.5', '4.2 percent', '$5', '-5 %', 'about 42 jobs', '\u00bd', '40%'])(
  'a-figure-between-backticks-is-a-figure: %s',
  (figure) => {
    expect(composed(`So \`${figure}\` is.`).report).toContain('code-is-figure');
  },
);

test.each([
  ['`{{value "ties"}}`', '4:2 figure-in-markup'],
  ['```\n{{value "ties"}}\n```', '5:1 figure-in-markup'],
  [':::listing[T]{#a}\nwords\n:::\n\n{{ref "lst:a"}}', '4:1 directive-shape'],
  [':::listing{#a}\n```\nx\n```\n:::\n\n{{ref "lst:a"}}', '4:1 directive-shape'],
  [':::listing[T]{#a}\n```\nx\n```\n:::', 'never-mentioned'],
])('what-code-lacks-is-told: %j', (text, expected) => {
  expect(composed(text).report).toContain(expected);
});

test('code-stands-in-headings-and-cells', () => {
  const { report, dump, manuscript } = composed(
    '## On `x_1`\n\n:::table[T]{#t}\n| a | b |\n|---|---|\n| `y` | d |\n:::\n\n{{ref "tbl:t"}} **and `z`**',
  );
  expect(report).toBe('');
  expect(dump).toContain('heading 2 sec:trade/on-x-1: On code(x_1)');
  expect(dump).toContain('strong(and code(z))');
  expect(manuscript.tables[0]?.rows[0]?.cells[0]?.words).toEqual([{ type: 'code', text: 'y' }]);
});
