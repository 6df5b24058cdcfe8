/** Pages that are kept as they were drawn stand in the file as if they were drawn anew. */
import { expect, test } from 'vitest';
import type { Picture, Raster } from '../../pipeline/charts/Chart.ts';
import { type FontSet, loadFonts } from '../../pipeline/fonts/loadFonts.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import type { Item, Layout, Page, TagNode } from '../../pipeline/layout/Layout.ts';
import { createShelf, type MemoEntry, type Shelf } from '../../pipeline/memo/Shelf.ts';
import type { KeptPage } from '../../pipeline/pdf/keepPage.ts';
import { writePdf } from '../../pipeline/pdf/writePdf.ts';
import { Forgetful } from '../memo/Forgetful.ts';
import { specimenBook, specimenLayout, specimenPicture } from './specimenLayout.ts';
import { textRun } from './textRun.ts';

interface Keeping {
  readonly shelf: Shelf<KeptPage>;
  readonly digest?: string;
  readonly fonts?: FontSet;
}

/** With fonts that have shaped nothing yet, as in another process. */
function write(layout: Layout, keeping?: Keeping): Promise<Uint8Array> {
  const { shelf, digest = 'fonts', fonts = loadFonts(readFontFile) } = keeping ?? {};
  return writePdf({
    layout,
    book: specimenBook,
    fonts,
    attachments: [],
    producer: 'test',
    kept: shelf && { shelf, fonts: digest },
  });
}

function newShelf() {
  const log: MemoEntry[] = [];
  const reused = () => log.splice(0).filter((entry) => entry.reused).length;
  return { shelf: createShelf<KeptPage>('page', { code: 'test', log }), reused };
}

const raster: Raster = {
  digest: 'dots',
  file: 'templates/images/dots.png',
  width: 1,
  height: 1,
  space: 'gray',
  pixels: { coding: 'png-rows', bytes: new Uint8Array([0, 128]) },
  alpha: new Uint8Array([0, 64]),
};
const image: Picture = {
  width: 10,
  height: 10,
  marks: [{ type: 'image', raster, matrix: [10, 0, 0, 10, 0, 0] }],
};

const picture = (of: Picture, content: number): Item => ({
  type: 'picture',
  x: 20,
  y: 60,
  width: 150,
  height: 100,
  picture: of,
  content,
});
const link = (content: number): Item => ({
  type: 'link',
  x: 10,
  y: 10,
  width: 50,
  height: 10,
  target: { type: 'url', url: 'https://example.org' },
  content,
  contents: 'Example',
});

/** A page each, and in the tag tree a paragraph each. */
function bookOf(...pages: readonly (readonly Item[])[]): Layout {
  const contentsOf = (items: readonly Item[]) =>
    items.flatMap((item) => ('content' in item && item.content !== undefined ? [item.content] : []));
  const paragraph = (items: readonly Item[]): TagNode => ({
    role: 'P',
    children: [...new Set(contentsOf(items))],
  });
  return {
    title: 'Tiny',
    language: 'en-US',
    pages: pages.map(
      (items, index): Page => ({
        index,
        label: `${index + 1}`,
        side: 'recto',
        width: 200,
        height: 100,
        items,
        fill: 1,
      }),
    ),
    tree: { role: 'Document', children: pages.map(paragraph) },
    bookmarks: [],
    destinations: new Map(),
    ledgerPages: new Map(),
    bleed: 0,
  };
}

test('a-book-whose-pages-are-kept-has-the-bytes-of-one-that-is-drawn', async () => {
  const layout = specimenLayout(loadFonts(readFontFile));
  const { shelf, reused } = newShelf();
  const clean = await write(layout);
  expect(await write(layout, { shelf })).toEqual(clean);
  expect(reused()).toBe(0);
  expect(await write(layout, { shelf })).toEqual(clean);
  expect(reused()).toBe(layout.pages.length);
});

test('what-a-kept-page-brought-into-the-document-is-brought-again', async () => {
  const second = [
    textRun('flow', 3),
    textRun('Office', 4, { font: 'sans-700', y: 40 }),
    link(3),
    picture(specimenPicture, 5),
    picture(image, 6),
  ];
  const { shelf, reused } = newShelf();
  await write(bookOf([textRun('one', 1)], second, [textRun('flows', 7)]), { shelf });
  reused();
  // Ligatures, states, images and links of the second page stand before what the third draws anew.
  const third = [textRun('The offices flow', 7), picture(image, 8), picture(specimenPicture, 9), link(7)];
  const changed = bookOf([textRun('one', 1)], second, third);
  expect(await write(changed, { shelf })).toEqual(await write(changed));
  expect(reused()).toBe(2);
});

test('other-numbers-of-the-same-content-leave-a-page-as-it-is', async () => {
  const { shelf, reused } = newShelf();
  await write(bookOf([textRun('one', 1)], [textRun('two', 2), link(2), textRun('three', 3)]), { shelf });
  reused();
  const moved = bookOf([textRun('one', 1)], [textRun('two', 12), link(12), textRun('three', 13)]);
  expect(await write(moved, { shelf })).toEqual(await write(moved));
  expect(reused()).toBe(2);
});

test('letters-that-are-new-on-an-earlier-page-have-the-later-ones-drawn-again', async () => {
  const { shelf, reused } = newShelf();
  await write(bookOf([textRun('one', 1)], [textRun('jazz', 2)]), { shelf });
  reused();
  const changed = bookOf([textRun('zone', 1)], [textRun('jazz', 2)]);
  expect(await write(changed, { shelf })).toEqual(await write(changed));
  expect(reused()).toBe(0);
});

test.each([
  ['size', [textRun('one', 1, { size: 11 })]],
  ['place', [textRun('one', 1, { x: 11 })]],
  ['color', [textRun('one', 1, { colour: '#c8102e' })]],
  ['letters', [textRun('one', 1, { features: ['smcp'] })]],
  ['spacing', [textRun('one', 1, { tracking: 1 })]],
  ['spoken words', [textRun('one', 1, { actualText: 'two' })]],
  ['owner', [textRun('one', 2)]],
  ['picture', [textRun('one', 1), picture(image, 3)]],
] as const)('a-page-with-another-%s-is-another', async (_, items) => {
  const tree: TagNode = {
    role: 'Document',
    children: [
      { role: 'P', children: [1] },
      { role: 'H1', children: [2, 3] },
    ],
  };
  const { shelf } = newShelf();
  await write({ ...bookOf([textRun('one', 1)]), tree }, { shelf });
  const other = { ...bookOf(items), tree };
  expect(await write(other, { shelf })).toEqual(await write(other));
});

test('clips-that-are-alike-are-one-or-two-as-they-were', async () => {
  const [clip] = specimenPicture.marks.flatMap((mark) => mark.clip ?? []);
  const [path] = specimenPicture.marks;
  if (clip === undefined || path === undefined) throw new Error('the specimen has no clip');
  const clipped = (one: Picture['marks'][number]['clip'], other: typeof one) =>
    bookOf([
      picture(
        {
          width: 10,
          height: 10,
          marks: [
            { ...path, clip: one ?? [] },
            { ...path, clip: other ?? [] },
          ],
        },
        1,
      ),
    ]);
  const shared = [clip];
  const { shelf } = newShelf();
  await write(clipped(shared, shared), { shelf });
  const apart = clipped([clip], [clip]);
  expect(await write(apart, { shelf })).toEqual(await write(apart));
});

test('other-fonts-are-another-page-and-forgetting-them-is-noticed', async () => {
  const layout = bookOf([textRun('AV', 1)]);
  const bold = () =>
    loadFonts((path) =>
      readFontFile(
        path === 'source-serif/TTF/SourceSerif4-Regular.ttf'
          ? 'source-serif/TTF/SourceSerif4-Bold.ttf'
          : path,
      ),
    );
  const clean = await write(layout, { shelf: newShelf().shelf, fonts: bold() });
  for (const [forgotten, isNoticed] of [
    [undefined, false],
    ['page: fonts', true],
  ] as const) {
    const shelf = new Forgetful(forgotten).make<KeptPage>('page');
    await write(layout, { shelf });
    const again = await write(layout, { shelf, fonts: bold(), digest: 'other fonts' });
    expect(Buffer.from(again).equals(clean)).toBe(!isNoticed);
  }
});
