/** Turns pixels into greys of the same luminance, as a printer without colours makes them. */
import type { Raster } from '../charts/Chart.ts';
import { greyOf } from '../theme/contrast.ts';
import { componentsOf, pngRows } from './pngRows.ts';
import { rgbOfJpeg } from './readJpeg.ts';

/** What a profile says beside sRGB is left out: these are pixels to be looked at, not to be published. */
export function greyRaster(raster: Raster): Raster {
  if (raster.space === 'gray') return raster;
  const { digest, file, width, height, pixels, alpha } = raster;
  const rgb = pixels.coding === 'jpeg' ? rgbOfJpeg(pixels.bytes) : componentsOf(pixels.bytes, raster, 3);
  const greys = new Uint8Array(width * height);
  for (let pixel = 0; pixel < greys.length; pixel += 1) {
    const at = pixel * 3;
    greys[pixel] = greyOf([rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0]);
  }
  return {
    digest: `${digest} in grey`,
    file,
    width,
    height,
    space: 'gray',
    pixels: { coding: 'png-rows', bytes: pngRows(greys, { width, height }, 1) },
    ...(alpha === undefined ? {} : { alpha }),
  };
}
