/** A data pack that is begun before the pages are set is that of the pages as they then are. */
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { type BuildWorld, checkBook } from '../../pipeline/build.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import { Products } from '../../pipeline/Products.ts';
import type { SecondThread } from '../../pipeline/thread/SecondThread.ts';
import { Workspace } from '../../pipeline/Workspace.ts';
import { lintWorkbook } from '../../pipeline/workbook/lint/lintWorkbook.ts';
import { writeWorkbook } from '../../pipeline/workbook/writeWorkbook.ts';
import { bookFilesOf, openBookFolder, overlayBookFiles } from '../../pipeline/world/World.ts';

const minimalBook = openBookFolder(join(import.meta.dirname, '../fixtures/minimal-book'));

/** The figure of Ohio, below a table of so many more states, after so much more text. */
function worldOf(exports: string, states = 0, words = ''): BuildWorld {
  const rows = Array.from({ length: states }, (_, at) => `State ${at},2023,${at + 1}.5\n`);
  const files = bookFilesOf({
    'templates/chapters/trade.md.hbs': `---\ntitle: Trade\n---\n${words}{{table "state-exports"}}\n\nOhio exported {{value "state-exports[Ohio, 2023].exports"}} billion dollars.\n`,
    'data/trade/state-exports.csv': `state,year,exports\nOhio,2023,${exports}\n${rows.join('')}`,
  });
  return {
    files: overlayBookFiles(minimalBook, files),
    readFont: readFontFile,
    version: '0',
    progress: { stage: () => undefined, step: () => undefined, end: () => [] },
  };
}

/** What was asked of the other thread, in its order, and when the pages were there. */
let heard: string[] = [];
beforeEach(() => {
  heard = [];
});

const no = () => Promise.reject(new Error('nothing else is asked of it'));
const thread: SecondThread = {
  ...{ drawCharts: no, setDivisions: no, setDivisionsAgain: no, zip: no, end: no },
  ...{ paint: () => undefined, rest: () => undefined },
  writeWorkbook: (plan) => {
    heard.push('written');
    return writeWorkbook(plan);
  },
  lintWorkbook: async (bytes, file) => lintWorkbook(bytes, file),
};

async function outputsOf(world: BuildWorld, memo?: Workspace) {
  const { book } = await checkBook({ asStated: false, page: undefined }, world);
  if (book === undefined) throw new Error('the book has no errors');
  const others = memo === undefined ? { thread: undefined } : { thread, memo };
  const products = new Products({ book, world, hasDataZip: false, ...others });
  const pages = products.layout().then(() => memo && heard.push('set'));
  const pdf = await products.pdf();
  await pages;
  const pack = await products.workbook();
  await products.proofRead();
  const manifest = await products.manifest(new Map(), new Map(), {});
  return { pdf, pack, manifest, problems: products.problems };
}

const openWorkspace = () => new Workspace({ memo: { code: 'test', log: [] } });

test('where-only-a-figure-has-changed-the-pack-is-begun-before-the-pages-are-set', async () => {
  const memo = openWorkspace();
  const first = await outputsOf(worldOf('8.2'), memo);
  expect(heard).toEqual(['set', 'written']);
  heard = [];
  const next = await outputsOf(worldOf('8.3'), memo);
  expect(heard).toEqual(['written', 'set']);
  expect(next).toEqual(await outputsOf(worldOf('8.3')));
  expect(next.pack).not.toEqual(first.pack);
});

test('where-figures-have-come-to-stand-on-other-pages-the-pack-is-written-anew-for-these', async () => {
  const memo = openWorkspace();
  await outputsOf(worldOf('8.2'), memo);
  heard = [];
  const moved = await outputsOf(worldOf('8.2', 100), memo);
  expect(heard).toEqual(['written', 'set', 'written']);
  expect(moved).toEqual(await outputsOf(worldOf('8.2', 100)));
  // Which it is begun for from then on.
  heard = [];
  expect(await outputsOf(worldOf('8.9', 100), memo)).toEqual(await outputsOf(worldOf('8.9', 100)));
  expect(heard).toEqual(['written', 'set']);
});

test('with-other-words-nothing-is-begun', async () => {
  const memo = openWorkspace();
  await outputsOf(worldOf('8.2'), memo);
  heard = [];
  await outputsOf(worldOf('8.2', 0, 'More words.\n\n'), memo);
  expect(heard).toEqual(['set', 'written']);
});
