/** The second thread is started where charts are drawn on it, and by nothing else. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type BuildWorld, checkBook, hasManyRows, type Reach } from '../../pipeline/build.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import { Products } from '../../pipeline/Products.ts';
import type { SecondThread } from '../../pipeline/thread/SecondThread.ts';
import { lintWorkbook } from '../../pipeline/workbook/lint/lintWorkbook.ts';
import { bookFilesOf, openBookFolder, overlayBookFiles } from '../../pipeline/world/World.ts';

const minimalBook = openBookFolder(join(import.meta.dirname, '../fixtures/minimal-book'));

const chart = JSON.stringify({
  usermeta: { alt: 'Bars for three states.', title: 'Exports', source: ['state-exports'] },
  data: { name: 'state-exports' },
  mark: 'bar',
  encoding: { y: { field: 'state', type: 'nominal' }, x: { field: 'exports', type: 'quantitative' } },
});

/** A book of so many charts in a world in which no thread can be started. */
function worldOf(charts: number): BuildWorld {
  const names = Array.from({ length: charts }, (_, at) => `templates/charts/chart-${at}.vl.json`);
  return {
    files: overlayBookFiles(minimalBook, bookFilesOf(Object.fromEntries(names.map((name) => [name, chart])))),
    readFont: readFontFile,
    startThread: () => {
      throw new Error('a thread was started');
    },
    version: '0',
    progress: { stage: () => undefined, step: () => undefined, end: () => [] },
  };
}

const check = (charts: number, reach: Reach) =>
  checkBook({ asStated: false, page: undefined, reach }, worldOf(charts));

test('listing-tables-checks-and-facts-starts-no-thread-however-many-charts-there-are', async () => {
  const { dataset } = await check(40, 'dataset');
  expect(dataset?.tables.has('state-exports')).toBe(true);
});

test.each(['charts', 'everything'] as const)('few-charts-are-drawn-without-a-thread: %s', async (reach) => {
  await expect(check(2, reach)).resolves.toHaveProperty('dataset');
});

test.each(['charts', 'everything'] as const)('many-charts-are-drawn-on-two: %s', async (reach) => {
  await expect(check(8, reach)).rejects.toThrow('a thread was started');
});

test('a-book-whose-files-cannot-be-read-starts-none', async () => {
  const files = overlayBookFiles(worldOf(40).files, bookFilesOf({ 'templates/theme.json': '{' }));
  const { problems } = await checkBook({ asStated: false, page: undefined }, { ...worldOf(0), files });
  expect(problems.map(({ code }) => code)).toContain('json-syntax');
});

test('many-rows-of-all-tables-together-are-many', () => {
  const tables = (...counts: readonly number[]) =>
    new Map(counts.map((rowCount, at) => [`table-${at}`, { rowCount }]));
  expect([tables(30_000, 20_000), tables(49_999), tables()].map(hasManyRows)).toEqual([true, false, false]);
});

test('a-pack-of-many-rows-is-written-here-and-proof-read-on-a-second-thread', async () => {
  const { book } = await check(0, 'everything');
  if (book === undefined) throw new Error('the book has no errors');
  const asked: string[] = [];
  const no = () => {
    throw new Error('nothing else is asked of it');
  };
  const thread: SecondThread = {
    ...{ drawCharts: no, setDivisions: no, setDivisionsAgain: no, writeWorkbook: no, rest: no, end: no },
    paint: () => undefined,
    zip: async () => new Uint8Array(),
    lintWorkbook: async (bytes, file) => {
      asked.push(file);
      return lintWorkbook(bytes, file);
    },
  };
  const common = { book, world: worldOf(0), hasDataZip: true };
  const products = new Products({ ...common, thread, hasPackThere: false });
  const alone = new Products({ ...common, thread: undefined });
  expect(await products.workbook()).toEqual(await alone.workbook());
  await products.proofRead();
  expect(asked).toEqual([`${products.fileName}.xlsx`]);
});
