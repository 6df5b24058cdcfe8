/** A book that was built, as far as the preview shows it. */
import type { Manuscript } from '../compose/Manuscript.ts';
import type { Edition } from '../editions/Edition.ts';
import type { Layout } from '../layout/Layout.ts';
import type { Manifest } from '../publish/Manifest.ts';
import type { Dataset } from '../validate/Dataset.ts';

export interface BuiltBook {
  readonly pdf: Uint8Array;
  readonly layout: Layout;
  readonly manuscript: Manuscript;
  readonly dataset: Dataset;
  readonly manifest: Manifest;
  /** As it would be recorded now, without cells of tables. */
  readonly record: Edition;
}
