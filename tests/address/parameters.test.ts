/** A book that says its year and its state once, and what follows from them everywhere. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shiftPeriod } from '../../pipeline/address/shiftPeriod.ts';
import { checkBook } from '../../pipeline/build.ts';
import { plainText } from '../../pipeline/compose/plainText.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import { bookFilesOf, openBookFolder, overlayBookFiles } from '../../pipeline/world/World.ts';
import { minimalBook } from '../build/runBriefing.ts';

const fixture = join(import.meta.dirname, '../fixtures/parameter-book');
const files = overlayBookFiles(openBookFolder(minimalBook), openBookFolder(fixture));

async function checked(set: readonly string[], more: Readonly<Record<string, string>> = {}) {
  return checkBook(
    { asStated: false, page: undefined, set },
    {
      files: overlayBookFiles(files, bookFilesOf(more)),
      readFont: readFontFile,
      version: '0.0.0',
      progress: { stage: () => {}, step: () => {}, end: () => [] },
    },
  );
}

async function composed(set: readonly string[]) {
  const { book, problems } = await checked(set);
  if (book === undefined) throw new Error(JSON.stringify(problems, null, 2));
  const [chart] = book.manuscript.charts;
  return {
    figures: book.manuscript.ledger.map(({ address, slot, displayed }) => `${slot} ${address} ${displayed}`),
    chapter: plainText(book.manuscript.parts[0]?.chapters[0]?.title ?? []),
    chart: [plainText(chart?.title ?? []), plainText(chart?.subtitle ?? []), chart?.alt],
    drawn: chart?.chart.picture.marks.length,
    checks: [...book.dataset.checks.values()].map(({ outcome, computed }) => `${outcome}: ${computed}`),
    derived: book.dataset.tables.get('by-year')?.columns.map(({ values }) => values),
  };
}

test('prose-charts-tables-checks-and-derived-tables-read-the-same-parameters', async () => {
  const book = await composed([]);
  expect(book.chapter).toBe('Trade in 2023');
  expect(book.chart).toEqual([
    'Ohio exported 8.2 billion in 2023',
    'Exports by state, US$ billion, 2023',
    'Bars for each state in 2023, after 7.5 billion the year before.',
  ]);
  expect(book.checks).toEqual(['held: 8.2, expected more than 7.5; rows of state-exports = 3, expected 3']);
  expect(book.derived).toEqual([
    [2022, 2023],
    [147.6, 152.6],
  ]);
  expect(book.figures).toEqual([
    'sec:trade/exports#1 state-exports[Ohio, 2023].exports 8.2',
    'sec:trade/exports#2 state-exports[Ohio, 2022].exports 7.5',
    "sec:trade/exports#3 growth(value('state-exports[{state}, {year - 1}].exports'), value('state-exports[{state}, {year}].exports')) 9",
    'sec:trade/exports#4 state-exports[Texas, 2023].exports 144.3',
    'sec:trade/exports#5 state-exports[Ohio, 2023].state Ohio',
    'sec:trade/exports#6 state-exports[Ohio, 2023].exports 8.2',
    'sec:trade/exports#7 state-exports[Texas, 2023].state Texas',
    'sec:trade/exports#8 state-exports[Texas, 2023].exports 144.3',
    'fig:states/title#1 state-exports[Ohio, 2023].exports 8.2',
    'tbl:state-exports/[Ohio, 2023].exports state-exports[Ohio, 2023].exports 8.2',
    'tbl:state-exports/[Texas, 2023].exports state-exports[Texas, 2023].exports 144.3',
    'tbl:by-year/[2022].exports by-year[2022].exports 147.6',
    'tbl:by-year/[2023].exports by-year[2023].exports 152.6',
  ]);
});

test('another-value-gives-other-figures-in-the-same-slots', async () => {
  const [ohio, texas] = [await composed([]), await composed(['state=Texas', 'top=1'])];
  expect(texas.figures[0]).toBe('sec:trade/exports#1 state-exports[Texas, 2023].exports 144.3');
  expect(texas.chart[0]).toBe('Texas exported 144.3 billion in 2023');
  const slots = (figures: readonly string[]) => figures.slice(0, 5).map((figure) => figure.split(' ')[0]);
  expect(slots(texas.figures)).toEqual(slots(ohio.figures));
  expect(texas.figures.filter((figure) => figure.startsWith('tbl:state-exports'))).toHaveLength(1);
});

test('a-value-that-the-data-does-not-reach-is-a-problem-where-it-is-named', async () => {
  const { problems, book } = await checked(['year=2022']);
  expect(book).toBeUndefined();
  const [first] = problems;
  expect(first).toMatchObject({
    code: 'unknown-row',
    message: 'expected a row of state-exports, found none with state=Ohio, year=2021',
    place: { file: 'data/trade/checks.yaml', line: 5 },
  });
});

test.each([
  ['yaer=2022', 'unknown-parameter: expected a parameter of the book, found yaer'],
  ['year=last', 'parameter-value: expected a number, as the book\'s own 2023 for year, found "last"'],
  [
    'day=2024-02-31',
    'parameter-value: expected a date, as the book\'s own 2024-01-15 for day, found "2024-02-31"',
  ],
  ['draft=yes', 'parameter-value: expected true or false, as the book\'s own false for draft, found "yes"'],
  ['state=', 'parameter-value: expected a text, as the book\'s own Ohio for state, found ""'],
])('--set %s-is-refused', async (setting, expected) => {
  const { problems } = await checked([setting]);
  expect(problems.map(({ code, message }) => `${code}: ${message}`)).toContain(expected);
  expect(problems.find(({ code }) => expected.startsWith(code))?.place?.file).toBe('templates/book.yaml');
});

test.each([
  ['derived.yaml', 'datum.year <= yaer', 'derived-bare-name'],
  ['derived.yaml', 'datum.state != state', undefined],
])('a step of %s with %s gives %s', async (file, filter, code) => {
  const derived = new TextDecoder().decode(files.read(`data/trade/${file}`));
  const changed = derived.replace('datum.year <= year', filter);
  const { dataset, problems } = await checked([], { [`data/trade/${file}`]: changed });
  const found = problems.filter(({ severity }) => severity === 'error').map((problem) => problem.code);
  expect(found).toEqual(code === undefined ? [] : expect.arrayContaining([code]));
  if (code === undefined) {
    expect(dataset?.tables.get('by-year')?.columns[1]?.values).toEqual([140.1, 144.4]);
  }
});

test('a-chart-that-names-what-is-no-parameter-is-not-drawn', async () => {
  const path = 'templates/charts/states.vl.json';
  const chart = new TextDecoder()
    .decode(files.read(path))
    .replace('datum.year == year', 'datum.year == yaer');
  const { problems } = await checked([], { [path]: chart });
  expect(problems.map(({ place }) => place?.file)).toContain(path);
  expect(problems.map(({ message }) => message).join('\n')).toContain('yaer');
});

test('a-month-before-january-is-december', () => {
  expect(shiftPeriod('2024-01', -1)).toBe('2023-12');
});
