/** What is made of a formula of the text: outlines to draw, and its words for those who cannot see them. */
import type { Picture } from '../charts/Chart.ts';

export interface Formula {
  /** In black; `EM` of its points are the size of the letters. */
  readonly picture: Picture;
  /** Of the picture, below the baseline, in its points. */
  readonly depth: number;
  /** On one line, for heads and cells that hold letters alone: `g = (x_t − x_(t−1))/(x_(t−1))`. */
  readonly text: string;
  /** As it is read aloud, in the language of the book. */
  readonly alt: string;
  readonly mathml: string;
}

export const EM = 100;

/** Of its capitals, per em; letters beside a formula are as high. */
export const CAP_HEIGHT = 0.683;
