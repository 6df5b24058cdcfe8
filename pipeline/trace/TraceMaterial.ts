/** What a trace can draw on. */
import type { ChartBlock, LedgerEntry, TableBlock } from '../compose/Manuscript.ts';
import type { NumberLocale } from '../language/NumberLocale.ts';
import type { ManifestFigure } from '../publish/Manifest.ts';
import type { Dataset } from '../validate/Dataset.ts';

/** The more stages have run, the more a trace tells. */
export interface TraceMaterial {
  readonly dataset: Dataset;
  readonly locale: NumberLocale;
  /** Of the manuscript, where it could be composed. */
  readonly manuscript?: {
    readonly ledger: readonly LedgerEntry[];
    readonly tables: readonly TableBlock[];
    readonly charts: readonly ChartBlock[];
  };
  /** Of the manifest of the last build, where there is one. */
  readonly manifest?: {
    readonly figures: readonly ManifestFigure[];
    readonly pages: Readonly<Record<string, string>>;
  };
}
