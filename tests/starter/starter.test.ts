/** A new book builds without a problem, whatever its language and paper, and whatever sound table it is made of. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { languageOf } from '../../pipeline/language/languages.ts';
import { starterWordsOf } from '../../pipeline/language/starter/starterWordsOf.ts';
import { printProblems } from '../../pipeline/problems/printProblems.ts';
import { findFinding } from '../../pipeline/starter/findFinding.ts';
import { guessColumn } from '../../pipeline/starter/guessColumn.ts';
import { bookFilesOf } from '../../pipeline/world/World.ts';
import { problemsOf } from '../problems/reportOf.ts';
import { filesOf, problemsOfBuild, reportOn, tableOf } from './bookOf.ts';

/** All languages on both papers take longer; see `tests/long/newBook.test.ts`. */
test.each(['en-US', 'de-DE'])('the-sample-book-builds-in-its-language: %s', async (tag) => {
  const language = languageOf(tag);
  if (language === undefined) throw new Error(tag);
  const words = starterWordsOf(language);
  const files = filesOf({ language });
  const { problems, pages } = await problemsOfBuild(files);
  expect(printProblems(problems, { format: 'text' })).toBe('');
  expect(pages).toBe(5);
  for (const file of ['overview', 'figures'] as const) {
    expect(files.get(`templates/chapters/${file}.md.hbs`)).toContain(`title: ${words[file]}\n`);
  }
});

test('a-new-book-says-what-is-what-in-ten-lines-and-in-remarks', () => {
  const files = filesOf({});
  expect(files.get('README.md')?.trimEnd().split('\n')).toHaveLength(10);
  const remarked = ['templates/book.yaml', 'data/gdp/checks.yaml', 'templates/chapters/overview.md.hbs'];
  for (const path of remarked) expect(files.get(path)).toMatch(/# |\{\{!-- /);
});

const tables: Readonly<Record<string, string>> = {
  'Series.csv': `Year,Output (tonnes)\n${lines(30, (i) => `${1990 + i},${i % 7}.25`)}`,
  'Months.csv': `month,kind,visits\n${lines(24, (i) => `2023-${two((i >> 1) + 1)},${i % 2 ? 'red' : 'blue'},${i * 900}`)}`,
  'Days 2023.csv': `date,price\n${lines(9, (i) => `2023-0${i + 1}-15,${9 - i}.5`)}`,
  'Gaps & marks.csv': `"Region, name",PM2.5\n${lines(20, (i) => `"R ""${i}"", the {{x}} & y",${i === 3 ? 'NA' : i}`)}`,
  'negative.csv': 'who,balance\na,-1.5\nb,2\nc,-7\n',
  'three keys.csv': `region,product,year,sales\n${lines(27, (i) => `r${i % 3},p${Math.floor(i / 3) % 3},${2020 + Math.floor(i / 9)},${i}`)}`,
  'wide.csv': `id,${'abcdefghijkl'.split('').join(',')}\n${lines(
    60,
    (i) =>
      `${i},${Array(12)
        .fill(i * 100_003)
        .join(',')}`,
  )}`,
};

test.each(Object.entries(tables))('a-book-of-the-users-own-table-builds: %s', async (file, text) => {
  const { problems } = await problemsOfBuild(filesOf({ data: [file, text], title: 'Ours: 2 & "more"' }));
  expect(printProblems(problems, { format: 'text' })).toBe('');
});

test('what-a-book-of-a-users-table-holds', () => {
  const files = filesOf({ data: ['Output.csv', 'Year,Output (tonnes)\n2019,3.5\n2020,1.25\n2021,9\n'] });
  const chapter = files.get('templates/chapters/overview.md.hbs');
  expect(chapter).toContain(
    '{{#claim "output-change"}}It is higher at the end than at the beginning{{/claim}}',
  );
  expect(files.get('data/output/checks.yaml')).toContain(
    "value('output[2021].output') > value('output[2019].output')",
  );
  expect(files.get('data/output/checks.yaml')).toContain("== max('output', 'output')");
  expect(files.get('data/output/output.csv')).toBe('year,output\n2019,3.5\n2020,1.25\n2021,9\n');
  expect(JSON.parse(files.get('data/output/datapackage.json') ?? '')).toMatchObject({
    _remark: starterWordsOf(languageOrFail('en')).remarks.guessed,
    resources: [
      {
        asOf: '2021-12-31',
        schema: {
          fields: [
            { name: 'year', type: 'year' },
            { name: 'output', type: 'number', unit: 'tonnes', numberFormat: ',.2f' },
          ],
          primaryKey: ['year'],
        },
      },
    ],
  });
});

/** A check that could not fail would be a sham: each turns when the figures are turned around. */
test('the-checks-of-a-new-book-fail-when-its-figures-are-turned-around', async () => {
  const files = new Map(filesOf({}));
  expect(await problemsOf(bookFilesOf(Object.fromEntries(files)))).toEqual([]);
  const csv = files.get('data/gdp/gdp.csv') ?? '';
  files.set(
    'data/gdp/gdp.csv',
    csv.replaceAll(/,(\d+)\.(\d+)$/gm, (_, whole: string, part: string) => `,${99 - Number(whole)}.${part}`),
  );
  const report = printProblems(await problemsOf(bookFilesOf(Object.fromEntries(files))), { format: 'text' });
  expect(report).toContain('gdp-first');
  expect(report).toContain('gdp-last');
});

test('data-of-which-no-book-can-be-made-is-refused-with-the-cause', () => {
  expect(reportOn('one.csv', 'who,n\na,1\n')).toMatchInlineSnapshot(`
    "one.csv  starter-few-rows: expected at least two rows of figures, found 1
      hint: make the book without --data, and put the single figures into a facts.csv, as data/README.md says

    1 error
    "
  `);
  expect(reportOn('words.csv', 'a,b\nx,y\nz,w\n')).toMatchInlineSnapshot(`
    "words.csv  starter-no-numbers: expected a column of numbers beside those that tell the rows apart, found only a, b
      hint: numbers are plain, such as 1234.5: no signs of groups, currency or percent; a point is the decimal mark

    1 error
    "
  `);
  expect(reportOn('twice.csv', 'who,n\na,1.5\na,1.5\n')).toMatchInlineSnapshot(`
    "twice.csv  starter-no-key: expected up to three columns of names or dates that tell the rows apart, found no such ones among who, n
      hint: a row is one observation: add the column that says which, or take out the rows that stand there twice

    1 error
    "
  `);
});

test.each([
  ['Output (tonnes)', ['1', '2.50'], { type: 'number', unit: 'tonnes', title: 'Output', decimals: 2 }],
  ['year', ['2019', '2020'], { type: 'year' }],
  ['visits', ['2019', '2020'], { type: 'integer' }],
  ['code', ['06', '12'], { type: 'string' }],
  ['when', ['2023-01', ''], { type: 'yearmonth' }],
  ['when', ['2023-01-31', 'NA'], { type: 'date' }],
  ['price', ['1,234.5', '2'], { type: 'string' }],
  ['nothing', ['', ''], { type: 'string' }],
] as const)('a-column-is-of-the-type-that-all-its-cells-have: %s %j', (head, cells, guess) => {
  expect(guessColumn(head, cells)).toMatchObject(guess);
});

test('equal-values-have-no-first', () => {
  expect(findFinding(tableOf('a.csv', 'who,n\na,1\nb,1\n'))).toBeUndefined();
});

const sign = fc.constantFrom(...'aÉ ñ"\',;{}[]()<&*_#1|-:$%=\\/@'.split(''));
const words = fc.string({ unit: sign, minLength: 1, maxLength: 12 });
const figure = fc.integer({ min: -99_999, max: 99_999 }).map((n) => String(n / 100));

test('whatever-stands-in-heads-and-cells-the-book-has-no-problem', async () => {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  await fc.assert(
    fc.asyncProperty(
      words,
      words,
      fc.uniqueArray(fc.tuple(words, figure), {
        minLength: 2,
        maxLength: 6,
        selector: ([who]) => who.trim(),
      }),
      async (who, what, rows) => {
        fc.pre(
          who.trim() !== '' &&
            what.trim() !== '' &&
            who !== what &&
            rows.every(([name]) => /[aÉñ]/.test(name)),
        );
        const text = [[who, what], ...rows].map((row) => row.map(cell).join(',')).join('\n');
        const files = filesOf({ data: ['Data.csv', text] });
        const problems = await problemsOf(bookFilesOf(Object.fromEntries(files)));
        // Charts are not drawn here, so that what would be printed with them is looked for in vain.
        expect(
          problems
            .filter(({ code }) => code !== 'unknown-chart')
            .map(({ code, message }) => `${code}: ${message}`),
        ).toEqual([]);
      },
    ),
    { numRuns: 30 },
  );
});

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');
}

function two(month: number): string {
  return String(month).padStart(2, '0');
}

function languageOrFail(tag: string) {
  const language = languageOf(tag);
  if (language === undefined) throw new Error(tag);
  return language;
}
