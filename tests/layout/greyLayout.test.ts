/** The proof in grey: what a printer without colours makes of the pages, and as easy to read. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Picture, Raster } from '../../pipeline/charts/Chart.ts';
import { componentsOf, pngRows } from '../../pipeline/images/pngRows.ts';
import { greyLayout } from '../../pipeline/layout/greyLayout.ts';
import type { Item } from '../../pipeline/layout/Layout.ts';
import { contrastRatio, greyOf, type Rgb } from '../../pipeline/theme/contrast.ts';
import { makeJpeg } from '../images/makeJpeg.ts';
import { layOutManuscript } from './layOut.ts';
import { specimen } from './specimen.ts';

const colour = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255));
const grey = (given: Rgb): Rgb => [greyOf(given), greyOf(given), greyOf(given)];

test('text-is-as-easy-to-read-in-grey-as-in-colour', () => {
  fc.assert(
    fc.property(colour, colour, (one, other) => {
      const [before, after] = [contrastRatio(one, other), contrastRatio(grey(one), grey(other))];
      // Whole steps of 255 cost a few hundredths.
      expect(Math.abs(after - before) / before).toBeLessThan(0.03);
    }),
  );
});

test('greys-stay-what-they-are', () => {
  fc.assert(fc.property(fc.nat(255), (part) => greyOf([part, part, part]) === part));
});

test('rows-that-were-packed-give-their-components-again', () => {
  const pixels = fc
    .tuple(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom(1 as const, 3 as const),
    )
    .chain(([width, height, channels]) => {
      const length = width * height * channels;
      const components = fc.uint8Array({ minLength: length, maxLength: length });
      return fc.record({
        width: fc.constant(width),
        height: fc.constant(height),
        channels: fc.constant(channels),
        components,
      });
    });
  fc.assert(
    fc.property(pixels, ({ width, height, channels, components }) => {
      const rows = pngRows(components, { width, height }, channels);
      expect(componentsOf(rows, { width, height }, channels)).toEqual(components);
    }),
  );
});

function coloursOf(item: Item): readonly string[] {
  if (item.type === 'rect') return [item.fill];
  if (item.type === 'link') return [];
  if (item.type !== 'picture') return [item.colour];
  return item.picture.marks.flatMap((mark) =>
    mark.type === 'image'
      ? []
      : [mark.fill, 'stroke' in mark ? mark.stroke : undefined].filter((each) => each !== undefined),
  );
}

test('every-colour-of-the-specimen-is-a-grey-and-nothing-else-moves', () => {
  const { layout } = layOutManuscript(specimen());
  const proof = greyLayout(layout);
  const colours = (pages: typeof layout.pages) => [
    ...new Set(pages.flatMap(({ items }) => items.flatMap(coloursOf))),
  ];
  expect(colours(layout.pages).some((each) => !/^#(..)\1\1$/.test(each))).toBe(true);
  expect(colours(proof.pages).filter((each) => !/^#(..)\1\1$/.test(each))).toEqual([]);
  const places = (pages: typeof layout.pages) =>
    pages.map(({ items }) => items.map((item) => ('x' in item ? [item.type, item.x, item.y] : item.type)));
  expect(places(proof.pages)).toEqual(places(layout.pages));
  expect(proof.tree).toBe(layout.tree);
});

test('pixels-of-png-and-jpeg-are-greys-of-their-own-digest-and-keep-what-shows-through', () => {
  const common = { file: 'templates/images/a.png', width: 2, height: 1 };
  const png: Raster = {
    ...common,
    digest: 'one',
    space: 'rgb',
    pixels: { coding: 'png-rows', bytes: pngRows(Uint8Array.of(255, 0, 0, 0, 0, 255), common, 3) },
    alpha: pngRows(Uint8Array.of(255, 9), common, 1),
  };
  const jpeg: Raster = {
    ...common,
    digest: 'two',
    width: 8,
    height: 8,
    space: 'rgb',
    pixels: { coding: 'jpeg', bytes: makeJpeg({ across: 1, down: 1, components: 3 }, () => [120, 90, 200]) },
  };
  const picture: Picture = {
    width: 2,
    height: 1,
    marks: [png, jpeg].map((raster) => ({ type: 'image', raster, matrix: [1, 0, 0, 1, 0, 0] })),
  };
  const { layout } = layOutManuscript(specimen());
  const [page] = layout.pages;
  if (page === undefined) throw new Error('expected a page');
  const item: Item = { type: 'picture', x: 0, y: 0, width: 2, height: 1, picture };
  const [proof] = greyLayout({ ...layout, pages: [{ ...page, items: [item, item] }] }).pages;
  const [first, second] = proof?.items ?? [];
  if (first?.type !== 'picture' || second?.type !== 'picture') throw new Error('expected pictures');
  // A picture that is drawn twice stays one.
  expect(second.picture).toBe(first.picture);
  const rasters = first.picture.marks.flatMap((mark) => (mark.type === 'image' ? [mark.raster] : []));
  expect(rasters.map(({ digest, space, alpha }) => [digest, space, alpha])).toEqual([
    ['one in grey', 'gray', png.alpha],
    ['two in grey', 'gray', undefined],
  ]);
  const [ofPng] = rasters;
  expect([...componentsOf(ofPng?.pixels.bytes ?? new Uint8Array(), common, 1)]).toEqual([127, 76]);
});
