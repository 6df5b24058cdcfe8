/** A book as composed: everything that is known of it before its pages are laid out. */
import type { Chart } from './charts/Chart.ts';
import type { Manuscript } from './compose/Manuscript.ts';
import type { BookConfig } from './compose/readBookConfig.ts';
import type { Edition } from './editions/Edition.ts';
import type { FontSet } from './fonts/loadFonts.ts';
import type { FontFaces } from './fonts/resolveFamilies.ts';
import type { BookSource } from './load/BookSource.ts';
import type { Theme } from './theme/Theme.ts';
import type { Dataset } from './validate/Dataset.ts';

export interface CheckedBook {
  readonly source: BookSource;
  readonly config: BookConfig;
  readonly theme: Theme;
  readonly fonts: FontSet;
  /** The files of those that do not come with the pipeline. */
  readonly faces: FontFaces | undefined;
  /** Of the files that they are read from. */
  readonly digestOfFonts: string;
  readonly dataset: Dataset;
  readonly charts: readonly Chart[];
  readonly manuscript: Manuscript;
  /** The edition that the book names as the one before. */
  readonly previous: Edition | undefined;
}
