/** What `images` hands on: each file of `templates/images/` as a picture that pages can hold. */
import type { Picture } from '../charts/Chart.ts';

export interface BookImage {
  /** The file's name without its ending, e.g. `logo`. */
  readonly id: string;
  /** e.g. `templates/images/logo.png`. */
  readonly path: string;
  /** At its own size: pixels at 150 to the inch, an SVG as it says itself. */
  readonly picture: Picture;
}

/** Pixels to the inch below which dots are seen in print, and at which an image without a width is printed. */
export const RESOLUTION = 150;
