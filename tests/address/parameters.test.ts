/** A book that says its year and its state once, and what follows from them everywhere. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shiftPeriod } from '../../pipeline/address/shiftPeriod.ts';
import { checkBook } from '../../pipeline/build.ts';
import { blockTexts, plainText } from '../../pipeline/compose/plainText.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import { loadBook } from '../../pipeline/load/loadBook.ts';
import { fixedPeriods } from '../../pipeline/trace/fixedPeriods.ts';
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

/** `latest` in an address of the chapter, and what the ledger holds of it. */
async function latestIn(text: string) {
  const chapter = `---\ntitle: Trade\n---\n\n## Exports {#exports}\n\n${text} ({{ref "fig:states"}}, {{ref "tbl:state-exports"}}, {{ref "tbl:by-year"}}).\n\n{{chart "states"}}\n\n{{table "state-exports"}}\n\n{{table "by-year"}}\n\n{{> line who="Texas"}}\n`;
  const { book, problems } = await checked([], { 'templates/chapters/trade.md.hbs': chapter });
  const [first] = book?.manuscript.ledger ?? [];
  return first === undefined || problems.some(({ severity }) => severity === 'error')
    ? problems.map(({ code, message }) => `${code}: ${message}`).join('; ')
    : `${first.slot} ${first.address} ${first.displayed}`;
}

test.each([
  ['{{value "state-exports[Ohio, {latest}].exports"}}', 'state-exports[Ohio, 2023].exports 8.2'],
  ['{{value "state-exports[Ohio, {latest - 1}].exports"}}', 'state-exports[Ohio, 2022].exports 7.5'],
  ['{{value "state-exports[year={latest}, state=Guam].exports"}}', 'state-exports[Guam, 2023].exports 0.1'],
  ['{{value "by-year[{latest}].year"}}', 'by-year[2023].year 2023'],
])('the-latest-period-of-a-table-need-not-be-said: %s', async (text, expected) => {
  expect(await latestIn(text)).toBe(`sec:trade/exports#1 ${expected}`);
});

test('what-is-no-period-has-no-latest', async () => {
  const said = await latestIn('{{value "state-exports[{latest}, 2023].exports"}}');
  expect(said).toContain('expected a field of years, months or dates for the latest period');
  expect(await latestIn('{{value "state-exports[Ohio, {latest - 9}].exports"}}')).toContain('unknown-row');
});

test('a-parameter-prints-the-period-before', async () => {
  const chapter = new TextDecoder()
    .decode(files.read('templates/chapters/trade.md.hbs'))
    .replace('title: Trade in {{param "year"}}', 'title: From {{param "year - 1"}} to {{param "year"}}');
  const of = async (set: readonly string[], text = chapter) => {
    const { book, problems } = await checked(set, { 'templates/chapters/trade.md.hbs': text });
    const title = book?.manuscript.parts[0]?.chapters[0]?.title;
    const errors = problems.filter(({ severity }) => severity === 'error');
    return title === undefined || errors.length > 0
      ? errors.map(({ code }) => code).join()
      : plainText(title);
  };
  expect(await of([])).toBe('From 2022 to 2023');
  expect(await of([], chapter.replace('"year - 1"', '"state - 1"'))).toContain('parameter-no-period');
});

test('a-check-that-another-value-breaks-says-how-it-held', async () => {
  const derived = new TextDecoder().decode(files.read('data/trade/state-exports.csv'));
  const more = { 'data/trade/state-exports.csv': `${derived}Ohio,2024,8.1\nTexas,2024,145\nGuam,2024,0.1\n` };
  const { problems } = await checked(['year=2024'], more);
  const broken = problems.find(({ code }) => code === 'check-failed');
  expect(broken?.message).toContain('expected "rose" to hold, found: 8.1, expected more than 8.2');
  expect(broken?.hints).toContain(
    'with year=2023 it held: 8.2, expected more than 7.5; rows of state-exports = 3, expected 3',
  );
  expect(broken?.related?.map(({ message }) => message).join()).toContain('In 2024 Ohio exported more');
});

test('what-would-not-roll-is-listed-with-what-could-stand-there', () => {
  const { value } = loadBook(
    overlayBookFiles(
      files,
      bookFilesOf({
        'templates/chapters/trade.md.hbs':
          '---\ntitle: Trade in 2023\n---\n\nOhio sold {{value "state-exports[Ohio, 2023].exports"}} in 2023 and {{value "state-exports[Ohio, 2022].exports"}} the year before {{#claim "rank-2023"}}so{{/claim}}, as of 2023-12-31; Texas {{value "state-exports[Texas, {year}].exports"}}.\n',
        'data/trade/checks.yaml':
          "checks:\n  - id: rose-2023\n    statement: More in 2023 than before.\n    expression: count('state-exports', 'datum.year == 2022') > 0\n",
      }),
    ),
  );
  if (value === undefined) throw new Error('not loaded');
  const { rows } = fixedPeriods(value, new Map([['year', 2023]]));
  expect(rows.map(({ kind, could, place, text }) => `${kind} ${could} ${place} ${text}`)).toEqual([
    'words {{param "year"}} templates/chapters/trade.md.hbs:2 title: Trade in 2023',
    'address {year} templates/chapters/trade.md.hbs:5 state-exports[Ohio, 2023].exports',
    'words {{param "year"}} templates/chapters/trade.md.hbs:5 rts[Ohio, 2023].exports"}} in 2023 and {{value "state-exports[Oh',
    'address {year - 1} templates/chapters/trade.md.hbs:5 state-exports[Ohio, 2022].exports',
    "words {{param 'year'}} data/trade/checks.yaml:3 statement: More in 2023 than before.",
    'expression year - 1 data/trade/checks.yaml:4 datum.year == 2022',
  ]);
  const none = fixedPeriods(value, new Map()).rows;
  expect(none.map(({ could }) => could)).toEqual(none.map(() => ''));
});

test('months-and-dates-that-would-not-roll-are-listed-too', () => {
  const { value } = loadBook(
    overlayBookFiles(
      files,
      bookFilesOf({
        'templates/chapters/trade.md.hbs':
          '---\ntitle: Trade\n---\n\n{{value "rates[2024-03].rate"}} after {{value "rates[2024-02].rate"}} and {{value "prices[2024-03-31, Ohio].usd"}}.\n',
        'templates/book.yaml':
          'title: Trade of 2024\nedition: 2024-03-31\nparameters: { month: 2024-03, day: 2024-03-31 }\n',
      }),
    ),
  );
  if (value === undefined) throw new Error('not loaded');
  const own = new Map([
    ['month', '2024-03'],
    ['day', '2024-03-31'],
  ]);
  expect(fixedPeriods(value, own).rows.map(({ could, text }) => `${could} ${text}`)).toEqual([
    '{month} rates[2024-03].rate',
    '{month - 1} rates[2024-02].rate',
    '{day} prices[2024-03-31, Ohio].usd',
    ' title: Trade of 2024',
  ]);
});

test('titles-of-data-and-of-the-book-read-the-parameters', async () => {
  const descriptor = new TextDecoder()
    .decode(files.read('data/trade/datapackage.json'))
    .replace('"title": "Exports by state"', '"title": "Exports by state to {{param \'year\'}}"')
    .replace(
      'The last year is a first release.',
      '{{ param \'year + 1\' }} and {{param \\"day\\"}} are first releases.',
    );
  const book = new TextDecoder()
    .decode(files.read('templates/book.yaml'))
    .replace('title: A Minimal Book', 'title: "Trade in {{param \'year\'}}"');
  const told = await checked(['year=2022'], {
    'data/trade/datapackage.json': descriptor,
    'templates/book.yaml': book,
  });
  expect(told.dataset?.tables.get('state-exports')?.title).toBe('Exports by state to 2022');
  expect(told.dataset?.tables.get('state-exports')?.notes.map(({ text }) => text)).toContain(
    '2023 and January 15, 2024 are first releases.',
  );
  const same = await checked([], { 'data/trade/datapackage.json': descriptor, 'templates/book.yaml': book });
  expect(same.problems.map(({ code }) => code)).toEqual(['limit-unsorted']);
  expect(same.book?.manuscript.book.title).toBe('Trade in 2023');
  expect(same.dataset?.tables.get('state-exports')?.title).toBe('Exports by state to 2023');
});

test('a-month-before-january-is-december', () => {
  expect(shiftPeriod('2024-01', -1)).toBe('2023-12');
});

test('another-year-is-answered-with-how-many-places-would-stay', async () => {
  const warned = async (set: readonly string[], more: Readonly<Record<string, string>> = {}) =>
    (await checked(set, more)).problems.filter(({ code }) => code === 'periods-fixed');
  expect(await warned([])).toEqual([]);
  expect(await warned(['state=Texas'])).toEqual([]);
  const chapter = new TextDecoder().decode(files.read('templates/chapters/trade.md.hbs'));
  const source = loadBook(overlayBookFiles(files, bookFilesOf({}))).value;
  if (source === undefined) throw new Error('expected a book that loads');
  const before = fixedPeriods(source, new Map([['year', 2023]])).rows.length;
  const typed = { 'templates/chapters/trade.md.hbs': `${chapter}\nIt was so in 2023, and in 2023 again.\n` };
  const [warning] = await warned(['year=2022'], typed);
  expect(warning?.severity).toBe('warning');
  expect(warning?.message).toBe(
    `expected periods that follow year=2022, found ${before + 2} places where a period is typed`,
  );
  expect(warning?.hints.join()).toContain('briefing list fixed-periods');
});

test('a-distance-follows-the-parameters', async () => {
  const chapter = new TextDecoder().decode(files.read('templates/chapters/trade.md.hbs'));
  const text = `${chapter}\nSo it was {{interval "year - 10" "year"}}, and {{interval "day" "day" form="later"}}.\n`;
  const { book, problems } = await checked([], { 'templates/chapters/trade.md.hbs': text });
  expect(problems.map(({ code }) => code)).toContain('interval-unfit');
  expect(book).toBeDefined();
  const words = `${chapter}\nSo it was {{interval "year - 10" "year"}}.\n`;
  const told = await checked([], { 'templates/chapters/trade.md.hbs': words });
  expect(told.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const texts = told.book?.manuscript.parts.flatMap(({ chapters }) =>
    chapters.flatMap(({ blocks }) => blockTexts(blocks)),
  );
  expect(texts?.join(' ')).toContain('So it was a decade before.');
});
