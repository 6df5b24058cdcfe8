/** The second thread is started where charts are drawn on it, and by nothing else. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type BuildWorld, buildBook, checkBook, type Reach } from '../../pipeline/build.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import type { OutputName } from '../../pipeline/publish/outputPaths.ts';
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

/** 50,000 rows, in a table of the book that has three. */
function manyRows(): BuildWorld {
  const rows = Array.from({ length: 50_000 }, (_, row) => `P${row},,,,,,,\r\n`).join('');
  const table = 'data/trade/ports.csv';
  const head = 'port,opened,counted,since,lanes,share,toll,contact\r\n';
  const files = overlayBookFiles(minimalBook, bookFilesOf({ [table]: head + rows }));
  return { ...worldOf(0), files };
}

const outputsOf = (only: readonly OutputName[], world: BuildWorld) =>
  buildBook({ asStated: false, page: undefined, only }, world);

test('a-pack-of-many-rows-is-written-here-and-proof-read-on-a-second-thread', async () => {
  const asked: string[] = [];
  const no = () => {
    throw new Error('nothing else is asked of it');
  };
  const thread: SecondThread = {
    ...{ drawCharts: no, zip: no, writeWorkbook: no },
    ...{ paint: () => undefined, rest: () => undefined, end: async () => undefined },
    lintWorkbook: async (bytes, file) => {
      asked.push(file);
      return lintWorkbook(bytes, file);
    },
  };
  const here = await outputsOf(['xlsx'], { ...manyRows(), startThread: () => thread });
  expect(asked).toEqual(['minimal-book.xlsx']);
  expect(here.outputs?.size).toBe(3);
  await expect(outputsOf(['charts'], manyRows())).resolves.toHaveProperty('outputs');
}, 60_000);
