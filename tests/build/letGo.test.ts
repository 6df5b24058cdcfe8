/** What is drawn is held no longer than it is wanted: most of the memory of a long book. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type BuildWorld, checkBook } from '../../pipeline/build.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import { Products } from '../../pipeline/Products.ts';
import { openBookFolder } from '../../pipeline/world/World.ts';

const world: BuildWorld = {
  files: openBookFolder(join(import.meta.dirname, '../fixtures/minimal-book')),
  readFont: readFontFile,
  version: '0',
  progress: { stage: () => undefined, step: () => undefined, end: () => [] },
};

async function drawn(holdsPages: boolean): Promise<Products> {
  const { book } = await checkBook({ asStated: false, page: undefined }, world);
  if (book === undefined) throw new Error('the book has no errors');
  const products = new Products({ book, world, thread: undefined, hasDataZip: false, holdsPages });
  await products.pdf();
  return products;
}

test('once-they-are-drawn-pages-are-there-for-those-alone-who-said-so', async () => {
  const [held, letGo] = [await drawn(true), await drawn(false)];
  expect((await held.layout())?.pages.length).toBeGreaterThan(0);
  await expect(letGo.layout()).rejects.toThrow('let go');
  await expect(letGo.plan()).rejects.toThrow('let go');
});

test('what-comes-after-the-pages-is-the-same-without-them', async () => {
  const [held, letGo] = [await drawn(true), await drawn(false)];
  const manifest = await letGo.manifest(new Map(), new Map(), {});
  expect(Buffer.from(manifest).toString()).toMatch(/"page":"1".*"cell":"'/);
  expect(manifest).toEqual(await held.manifest(new Map(), new Map(), {}));
  expect(await letGo.edition('now', new Map())).toEqual(await held.edition('now', new Map()));
  expect(letGo.counts()).toEqual(held.counts());
});
