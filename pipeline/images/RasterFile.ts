/** What the readers of PNG and JPEG have in common: what they take, and what they give. */
import type { Matrix, Raster } from '../charts/Chart.ts';

export interface RasterFile {
  readonly raster: Raster;
  /** The unit square of the pixels in that of the picture: turned as the camera was held. */
  readonly placement: Matrix;
  /** Pixels across and down, once turned. */
  readonly width: number;
  readonly height: number;
  /** What its colors were taken for, where the file does not say it. */
  readonly doubt?: string;
}

/** Reports more than the most pixels, and is told before any is decoded; false where that is so. */
export type AdmitPixels = (pixels: number) => boolean;
