/** What a trace can draw on. */
import type { NumberLocale } from '../language/NumberLocale.ts';
import type { ManifestFigure } from '../publish/Manifest.ts';
import type { Dataset } from '../validate/Dataset.ts';
import type { PrintedBook } from './PrintedBook.ts';

/** The more stages have run, the more a trace tells. */
export interface TraceMaterial {
  readonly dataset: Dataset;
  readonly locale: NumberLocale;
  /** Of the book, where it could be composed. */
  readonly printed?: PrintedBook;
  /** Of the manifest of the last build, where there is one. */
  readonly manifest?: {
    readonly figures: readonly ManifestFigure[];
    readonly pages: Readonly<Record<string, string>>;
  };
}
