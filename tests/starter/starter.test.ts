/** A new book builds without a problem, whatever its language and paper, and whatever sound table it is made of. */
import ExcelJS from 'exceljs';
import * as fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { languageOf } from '../../pipeline/language/languages.ts';
import { starterWordsOf } from '../../pipeline/language/starter/starterWordsOf.ts';
import { encodeText } from '../../pipeline/load/encodings.ts';
import { printProblems } from '../../pipeline/problems/printProblems.ts';
import { findFinding } from '../../pipeline/starter/findFinding.ts';
import { bookFilesOf } from '../../pipeline/world/World.ts';
import { problemsOf } from '../problems/reportOf.ts';
import { filesOf, problemsOfBuild, reportOn, tableOf } from './bookOf.ts';

/** All languages on both papers take longer; see `tests/long/newBook.test.ts`. */
test.each(['en-US', 'de-DE'])('the-sample-book-builds-in-its-language: %s', async (tag) => {
  const language = languageOf(tag);
  if (language === undefined) throw new Error(tag);
  const words = starterWordsOf(language);
  const files = await filesOf({ language });
  const { problems, pages } = await problemsOfBuild(files);
  expect(printProblems(problems, { format: 'text' })).toBe('');
  expect(pages).toBe(5);
  for (const file of ['overview', 'figures'] as const) {
    expect(files.get(`templates/chapters/${file}.md.hbs`)).toContain(`title: ${words[file]}\n`);
  }
});

test('a-new-book-says-what-is-what-in-ten-lines-and-in-remarks', async () => {
  const files = await filesOf({});
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
  const { problems } = await problemsOfBuild(
    await filesOf({ data: [file, text], title: 'Ours: 2 & "more"' }),
  );
  expect(printProblems(problems, { format: 'text' })).toBe('');
});

test('what-a-book-of-a-users-table-holds', async () => {
  const files = await filesOf({
    data: ['Output.csv', 'Year,Output (tonnes)\n2019,3.5\n2020,1.25\n2021,9\n'],
  });
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

test('of-a-long-table-the-newest-rows-stand-first', async () => {
  const rows = ['Coal', 'Wind', 'Sun'].flatMap((source) =>
    Array.from({ length: 17 }, (_, index) => `${2001 + index}-01-01,${source},${index + source.length}`),
  );
  const data = ['iowa-electricity.csv', `year,source,output\n${rows.join('\n')}\n`] as const;
  const files = await filesOf({ data });
  const chapter = files.get('templates/chapters/figures.md.hbs');
  expect(chapter).toContain('## Iowa electricity {#table}');
  expect(chapter).toContain('{{table "iowa-electricity" sort="-year" limit=40}}');
  expect(files.get('data/iowa-electricity/iowa-electricity.csv')).toContain('\n2017,Sun,19\n');
  const found = await problemsOf(bookFilesOf(Object.fromEntries(files)));
  expect(found.map(({ code }) => code).filter((code) => code !== 'unknown-chart')).toEqual([]);
});

/** A check that could not fail would be a sham: each turns when the figures are turned around. */
test('the-checks-of-a-new-book-fail-when-its-figures-are-turned-around', async () => {
  const files = new Map(await filesOf({}));
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

test('data-of-which-no-book-can-be-made-is-refused-with-the-cause', async () => {
  expect(await reportOn('one.csv', 'who,n\na,1\n')).toMatchInlineSnapshot(`
    "one.csv  starter-few-rows: expected at least two rows of figures, found 1
      hint: make the book without --data, and put the single figures into a facts.csv, as data/README.md says

    1 error
    "
  `);
  expect(await reportOn('words.csv', 'a,b\nx,y\nz,w\n')).toMatchInlineSnapshot(`
    "words.csv  starter-no-numbers: expected a column of numbers beside those that tell the rows apart, found only a, b
      hint: numbers are plain, such as 1234.5: no signs of groups, currency or percent; a point is the decimal mark

    1 error
    "
  `);
  expect(await reportOn('twice.csv', 'who,n\na,1.5\na,1.5\n')).toMatchInlineSnapshot(`
    "twice.csv  starter-no-key: expected up to three columns of names or dates that tell the rows apart, found no such ones among who, n
      hint: a row is one observation: add the column that says which, or take out the rows that stand there twice

    1 error
    "
  `);
});

test('equal-values-have-no-first', async () => {
  expect(findFinding(await tableOf('a.csv', 'who,n\na,1\nb,1\n'))).toBeUndefined();
});

const sign = fc.constantFrom(...'aÉ ñ"\',;{}[]()<&*_#1|-:$%=\\/@'.split(''));
const words = fc.string({ unit: sign, minLength: 1, maxLength: 12 });
const head = words.map((text) => `a${text}`);
const figure = fc.integer({ min: -99_999, max: 99_999 }).map((n) => String(n / 100));

test('whatever-stands-in-heads-and-cells-the-book-has-no-problem', async () => {
  let made = 0;
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  await fc.assert(
    fc.asyncProperty(
      head,
      head,
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
        // What a file leaves open is asked: a line of signs alone is no row of names.
        if ((await reportOn('Data.csv', text)).includes('intake-')) return;
        made += 1;
        const files = await filesOf({ data: ['Data.csv', text] });
        const problems = await problemsOf(bookFilesOf(Object.fromEntries(files)));
        // Charts are not drawn here, so that what would be printed with them is looked for in vain.
        expect(
          problems
            .filter(({ code }) => code !== 'unknown-chart')
            .map(({ code, message }) => `${code}: ${message}`),
        ).toEqual([]);
      },
    ),
    {
      numRuns: 30,
      examples: [
        // A short name of an emoji, with the colon of a sentence; a formula, with the unit.
        [
          'aa',
          'a"',
          [
            ['a', '0'],
            [':a', '-0.01'],
          ],
        ],
        [
          'a;$/,$',
          'aa',
          [
            ['a', '0'],
            ['É', '0'],
          ],
        ],
      ],
    },
  );
  expect(made).toBeGreaterThan(10);
});

test('a-book-is-made-of-every-kind-of-file-that-import-takes', async () => {
  const rows = [
    { land: 'Österreich', jahr: 2022, wert: 1234.5 },
    { land: 'Österreich', jahr: 2023, wert: 1300.25 },
    { land: 'Schweiz', jahr: 2022, wert: 12.5 },
    { land: 'Schweiz', jahr: 2023, wert: null },
  ];
  const lines = rows.map(
    ({ land, jahr, wert }) => `${land};${jahr};${wert?.toFixed(2).replace('.', ',') ?? '..'}\n`,
  );
  const european = `Ausfuhr\n\nLand;Jahr;Wert\n${lines.join('')}\nQuelle: Amt\n`;
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Data');
  sheet.addRows([['Land', 'Jahr', 'Wert'], ...rows.map(({ land, jahr, wert }) => [land, jahr, wert])]);
  const parquet = parquetWriteBuffer({
    columnData: [
      { name: 'land', data: rows.map(({ land }) => land) },
      { name: 'jahr', data: rows.map(({ jahr }) => jahr), type: 'INT32' },
      { name: 'wert', data: rows.map(({ wert }) => wert), type: 'DOUBLE' },
    ],
  });
  const files: readonly (readonly [string, string | Uint8Array])[] = [
    ['a.csv', encodeText(european, 'windows-1252') ?? ''],
    ['a.xlsx', new Uint8Array(await book.xlsx.writeBuffer())],
    ['a.json', JSON.stringify(rows)],
    ['a.parquet', new Uint8Array(parquet)],
  ];
  for (const [file, content] of files) {
    const { columns, rows: texts, key } = await tableOf(file, content);
    expect(columns.map(({ name, type }) => `${name}:${type}`)).toEqual([
      'land:string',
      'jahr:year',
      'wert:number',
    ]);
    expect(texts.map((row) => row.join(' '))).toEqual(
      [...['Österreich 2022 1234.5', 'Österreich 2023 1300.25', 'Schweiz 2022 12.5', 'Schweiz 2023 ']].map(
        (row) => (file === 'a.csv' ? row.replace(/(\.\d)$/, '$10') : row),
      ),
    );
    expect(key).toEqual(['land', 'jahr']);
    const { problems } = await problemsOfBuild(await filesOf({ data: [file, content] }));
    expect(printProblems(problems, { format: 'text' })).toBe('');
  }
});

/** The others take longer; see `tests/long/newBook.test.ts`. */
test.each(['A5-landscape', 'Legal'] as const)(
  'a-new-book-is-on-the-paper-that-is-wanted: %s',
  async (paper) => {
    const { problems } = await problemsOfBuild(await filesOf({ paper }));
    expect(printProblems(problems, { format: 'text' })).toBe('');
  },
);

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
