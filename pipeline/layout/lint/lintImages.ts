/** Finds images whose pixels are seen at the size at which they are printed. */
import type { ImageMark } from '../../charts/Chart.ts';
import { RESOLUTION } from '../../images/BookImage.ts';
import { imageCoarse } from '../../problems/catalogue/layout.ts';
import type { Problem } from '../../problems/Problem.ts';
import type { Page, PictureItem } from '../Layout.ts';

/** Rounding to hundredths of a point loses less than this of an inch's pixels. */
const tolerance = 0.5;

/** One for each image, on the page where it is coarsest. */
export function lintImages(pages: readonly Page[]): readonly Problem[] {
  const worst = new Map<string, { readonly resolution: number; readonly where: string }>();
  for (const { items, label } of pages) {
    for (const item of items) {
      if (item.type !== 'picture') continue;
      for (const mark of item.picture.marks) {
        if (mark.type !== 'image') continue;
        const resolution = resolutionOf(mark, item);
        if (resolution < (worst.get(mark.raster.file)?.resolution ?? RESOLUTION - tolerance))
          worst.set(mark.raster.file, { resolution, where: label === '' ? 'the cover' : `page ${label}` });
      }
    }
  }
  return [...worst].map(([file, { resolution, where }]) => ({
    ...imageCoarse(file, Math.floor(resolution), RESOLUTION, where),
    names: [where],
  }));
}

/** Pixels to the inch, along the side that has fewer. */
function resolutionOf({ matrix, raster }: ImageMark, { picture, width, height }: PictureItem): number {
  const [a, b, c, d] = matrix;
  const [x, y] = [width / picture.width, height / picture.height];
  const across = raster.width / Math.hypot(a * x, b * y);
  const down = raster.height / Math.hypot(c * x, d * y);
  return Math.min(across, down) * 72;
}
