/** A book as it was at one time: what it printed, what its data held and what its checks gave. Plain data. */
import type { Scalar } from '../validate/Dataset.ts';

export interface Edition {
  /** As people call it: the name of the record, a path, a revision. */
  readonly name: string;
  /** Title of the book. */
  readonly book: string;
  /** ISO date of the edition. */
  readonly date: string;
  /** Version of the pipeline. */
  readonly pipeline: string;
  /** SHA-256 over the digests of all inputs. */
  readonly digest: string;
  /** SHA-256 by path. */
  readonly inputs: ReadonlyMap<string, string>;
  /** SHA-256 by path; none where nothing was built. */
  readonly outputs: ReadonlyMap<string, string>;
  readonly figures: readonly RecordedFigure[];
  /** By id. */
  readonly checks: ReadonlyMap<string, RecordedCheck>;
  readonly statements: readonly RecordedStatement[];
  /** Undefined where they are not known, as of a manifest; what is not known is not compared. */
  readonly parameters: ReadonlyMap<string, Scalar> | undefined;
  readonly texts: readonly RecordedText[] | undefined;
  /** SHA-256 of the picture by the id of the chart. */
  readonly charts: ReadonlyMap<string, string> | undefined;
  readonly sources: ReadonlyMap<string, RecordedSource> | undefined;
  readonly facts: ReadonlyMap<string, RecordedFact> | undefined;
  /** By id. */
  readonly tables: ReadonlyMap<string, RecordedTable> | undefined;
}

/** What neither a manifest nor another document tells; it is not compared. */
export const NOT_TOLD = {
  parameters: undefined,
  texts: undefined,
  charts: undefined,
  sources: undefined,
  facts: undefined,
  tables: undefined,
} as const satisfies Partial<Edition>;

/** A figure as it was printed, or as another document states it. */
export interface RecordedFigure {
  /** Where it stands, whichever figure that is. */
  readonly slot: string;
  /** Which figure it is. */
  readonly address: string;
  readonly printed: string;
  readonly value: Scalar;
  readonly unit?: string;
  readonly asOf?: string;
  /** Ids. */
  readonly sources: readonly string[];
  /** Label of the page. */
  readonly page?: string;
}

export interface RecordedCheck {
  readonly outcome: string;
  readonly computed: string;
  readonly statement: string;
}

/** A sentence or title that rests on a check. */
export interface RecordedStatement {
  readonly check: string;
  readonly text: string;
}

/** A paragraph, heading, item or line of a caption; those of one place stand in their order. */
export interface RecordedText {
  /** `sec:trade/growth`, `fig:goods/title`, `note:trade/census` */
  readonly where: string;
  readonly text: string;
}

export interface RecordedSource {
  readonly publisher: string;
  readonly title: string;
  /** ISO date on which it was read. */
  readonly read?: string;
}

export interface RecordedFact {
  readonly label: string;
  readonly value: Scalar;
  readonly unit?: string;
  readonly asOf: string;
  readonly source: string;
}

export interface RecordedTable {
  readonly title: string;
  /** Whether it is computed from other tables. */
  readonly isDerived: boolean;
  readonly asOf: string;
  readonly sources: readonly string[];
  readonly key: readonly string[];
  /** In their order. */
  readonly fields: readonly RecordedField[];
  readonly rows: readonly RecordedRow[];
}

export interface RecordedField {
  readonly name: string;
  readonly unit?: string;
  /** Whether its values are years, months or dates. */
  readonly isPeriod: boolean;
}

export interface RecordedRow {
  /** In the order of the fields. */
  readonly values: readonly Scalar[];
  /** By field, of those that have one: a name such as `provisional`, or the words of the data. */
  readonly statuses: ReadonlyMap<string, string>;
}
