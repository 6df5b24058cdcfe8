/** What the proof-reader gathers over a whole book: characters that fonts lack, and the pixels of images. */
import { expect, test } from 'vitest';
import type { ImageMark } from '../../pipeline/charts/Chart.ts';
import type { Page, PictureItem } from '../../pipeline/layout/Layout.ts';
import { gatherScripts } from '../../pipeline/layout/lint/gatherScripts.ts';
import { lintImages } from '../../pipeline/layout/lint/lintImages.ts';
import { missingGlyph } from '../../pipeline/problems/catalogue/layoutText.ts';
import type { Problem } from '../../pipeline/problems/Problem.ts';

const at = (line: number) => ({ file: 'chapter.md.hbs', line });
const lacking = (character: string, line: number) =>
  missingGlyph(character.codePointAt(0) ?? 0, 'serif-400', at(line));

test('characters-of-a-script-are-one-problem-where-the-first-stands-behind-the-others', () => {
  const other: Problem = { code: 'word-broken', severity: 'warning', message: 'one', hints: [] };
  const gathered = gatherScripts([
    lacking('ж', 3),
    lacking('א', 4),
    other,
    lacking('ж', 5),
    lacking('я', 6),
    lacking('д', 7),
  ]);
  expect(gathered.map(({ message, place }) => [message, place?.line])).toEqual([
    ['one', undefined],
    ['expected characters that the font serif-400 has, found "ж" (U+0436) and 2 more of Cyrillic', 3],
    ['expected a script that is set letter by letter, found Hebrew, as "א" (U+05D0)', 4],
  ]);
  expect(gatherScripts([other])).toEqual([other]);
});

function raster(file: string, width: number, height: number): ImageMark['raster'] {
  return {
    digest: file,
    file,
    width,
    height,
    space: 'rgb',
    pixels: { coding: 'jpeg', bytes: new Uint8Array(0) },
  };
}

/** A picture of a square inch, printed `width` by `height` points. */
function printed(
  source: ImageMark['raster'],
  {
    width = 72,
    height = 72,
    matrix = [72, 0, 0, 72, 0, 0],
  }: Partial<Pick<PictureItem, 'width' | 'height'> & Pick<ImageMark, 'matrix'>> = {},
): PictureItem {
  const mark: ImageMark = { type: 'image', raster: source, matrix };
  return { type: 'picture', x: 0, y: 0, width, height, picture: { width: 72, height: 72, marks: [mark] } };
}

function page(label: string, ...items: readonly PictureItem[]): Page {
  return { index: 0, label, side: 'recto', width: 612, height: 792, items, fill: 1 };
}

const said = (...pages: readonly Page[]) =>
  lintImages(pages).map(({ message, names, place }) => [
    place?.file,
    /found (.*)$/.exec(message)?.[1],
    ...(names ?? []),
  ]);

test('resolution-is-that-of-the-side-with-fewer-pixels-as-printed', () => {
  expect(said(page('1', printed(raster('a', 150, 150))))).toEqual([]);
  expect(said(page('1', printed(raster('a', 300, 100))))).toEqual([['a', '100 on page 1', 'page 1']]);
  expect(said(page('1', printed(raster('a', 100, 300))))).toEqual([['a', '100 on page 1', 'page 1']]);
  // Twice as wide, three times as high.
  expect(said(page('1', printed(raster('a', 200, 900), { width: 144 })))).toEqual([
    ['a', '100 on page 1', 'page 1'],
  ]);
  expect(said(page('1', printed(raster('a', 900, 240), { height: 216 })))).toEqual([
    ['a', '80 on page 1', 'page 1'],
  ]);
});

test('resolution-of-a-turned-image-is-that-of-the-sides-it-is-turned-to', () => {
  // Its upper side runs down the page, which is twice as high as the picture.
  const matrix = [0, 72, -72, 0, 72, 0] as const;
  expect(said(page('1', printed(raster('a', 300, 150), { height: 144, matrix })))).toEqual([]);
  expect(said(page('1', printed(raster('a', 200, 150), { height: 144, matrix })))).toEqual([
    ['a', '100 on page 1', 'page 1'],
  ]);
  expect(said(page('1', printed(raster('a', 300, 200), { width: 144, matrix })))).toEqual([
    ['a', '100 on page 1', 'page 1'],
  ]);
});

test('an-image-is-named-once-where-it-is-coarsest-and-first-so', () => {
  const image = raster('a', 120, 120);
  const larger = printed(image, { width: 144, height: 144 });
  expect(
    said(page('', printed(image)), page('4', larger), page('5', larger), page('6', printed(image))),
  ).toEqual([['a', '60 on page 4', 'page 4']]);
  expect(said(page('', printed(image), printed(raster('b', 90, 90))))).toEqual([
    ['a', '120 on the cover', 'the cover'],
    ['b', '90 on the cover', 'the cover'],
  ]);
});
