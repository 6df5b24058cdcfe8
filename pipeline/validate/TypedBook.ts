/** What reading the tables hands on within `validate`: everything typed, nothing derived or checked yet. */
import type { SourceDocument } from '../load/BookSource.ts';
import type { Fact, Source, Table } from './Dataset.ts';
import type { Shapes } from './shapes/Shapes.ts';

/** What one topic declares beside its tables. */
export interface TopicDeclarations {
  readonly topic: string;
  /** `derived.yaml`, where there is one. */
  readonly derived: SourceDocument | undefined;
  /** `checks.yaml`, where there is one. */
  readonly checks: SourceDocument | undefined;
}

export interface TypedBook {
  /** `templates/book.yaml`, for settings that `validate` needs, e.g. `asStated`. */
  readonly book: SourceDocument;
  /** Tables read from CSV files, in the order of topics and resources. `totals` is not set yet, `totalsWhere` is. */
  readonly tables: ReadonlyMap<string, Table>;
  /** Names of tables that are declared and could not be read, which has been reported. */
  readonly faulty: ReadonlySet<string>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly shapes: ReadonlyMap<string, Shapes>;
  /** Titles of the topics by folder name, in order. */
  readonly topics: ReadonlyMap<string, string>;
  /** In the order of `topics`; a topic that declares nothing is left out. */
  readonly declarations: readonly TopicDeclarations[];
}
