/** What has become of a book between two editions. Plain data, ready for JSON. */
import type { CellDifference, RowDifference } from '../difference/TableDifference.ts';
import type { Scalar } from '../validate/Dataset.ts';
import type { RecordedFigure } from './Edition.ts';

export interface EditionDifference {
  readonly before: EditionTitle;
  readonly after: EditionTitle;
  /** What one of the two does not hold, so that it was not compared: a manifest has no rows. */
  readonly notCompared: readonly ComparedPart[];
  /** What is the same under another name; what else is told calls it by the later one. */
  readonly renamed: readonly Renaming[];
  readonly parameters: readonly ParameterChange[];
  readonly figures: readonly FigureChange[];
  readonly tables: readonly TableChange[];
  readonly facts: readonly FactChange[];
  readonly checks: readonly CheckChange[];
  readonly sentences: readonly SentenceChange[];
  readonly charts: readonly ChartChange[];
  readonly sources: readonly SourceChange[];
  /** Of the files that both were made of; none where one of the two tells of none. */
  readonly inputs: readonly InputChange[];
}

/** `caption`: of a chart or printed table. */
export interface Renaming {
  readonly kind: 'table' | 'field' | 'fact' | 'source' | 'chapter' | 'section' | 'caption' | 'check';
  readonly before: string;
  readonly after: string;
}

export interface InputChange {
  readonly path: string;
  readonly state: 'changed' | 'new' | 'gone';
}

export type ComparedPart = 'parameters' | 'tables' | 'facts' | 'sentences' | 'charts' | 'sources';

export interface EditionTitle {
  readonly name: string;
  readonly book: string;
  readonly date: string;
}

/** One side alone where it is new or gone. */
export interface ParameterChange {
  readonly name: string;
  readonly before?: Scalar;
  readonly after?: Scalar;
}

export interface FigureChange {
  /** In the later edition; of a figure that is gone, in the earlier. */
  readonly slot: string;
  readonly before?: RecordedFigure;
  readonly after?: RecordedFigure;
  /** Of numbers: the later less the earlier. */
  readonly absolute?: number;
  /** In percent of the earlier. */
  readonly relative?: number;
}

export interface TableChange {
  readonly table: string;
  readonly title: string;
  readonly isDerived: boolean;
  readonly state: 'changed' | 'new' | 'gone';
  readonly asOf: { readonly before?: string; readonly after?: string };
  readonly columns: { readonly new: readonly string[]; readonly gone: readonly string[] };
  readonly added: readonly RowDifference[];
  readonly gone: readonly RowDifference[];
  readonly revised: readonly CellDifference[];
  /** Keys that several rows have: which is which, nobody can say. */
  readonly repeated: readonly string[];
  /** Of its fields. */
  readonly units: {
    readonly before: Readonly<Record<string, string>>;
    readonly after: Readonly<Record<string, string>>;
  };
  /** Fields of both that are in another unit. */
  readonly restated: readonly string[];
}

export interface FactChange {
  /** `fact:border-length` */
  readonly address: string;
  readonly label: string;
  readonly unit?: string;
  /** Where it was another. */
  readonly unitBefore?: string;
  readonly before?: Scalar;
  readonly after?: Scalar;
  readonly asOf: { readonly before?: string; readonly after?: string };
}

export interface CheckChange {
  readonly check: string;
  readonly statement: string;
  /** `held`, `failed`, `waived` */
  readonly before?: string;
  readonly after?: string;
  readonly computedBefore?: string;
  readonly computedAfter?: string;
  /** The sentences that rest on it, as they were printed last. */
  readonly statements: readonly string[];
}

export interface SentenceChange {
  readonly where: string;
  readonly before?: string;
  readonly after?: string;
  /** Both in one. */
  readonly words: readonly WordRun[];
}

export interface WordRun {
  readonly type: 'same' | 'gone' | 'new';
  readonly text: string;
}

export interface ChartChange {
  readonly chart: string;
  readonly state: 'changed' | 'new' | 'gone';
}

export interface SourceChange {
  readonly source: string;
  readonly publisher: string;
  readonly title: string;
  /** `dated`: read on another day; `renamed`: another title or publisher. */
  readonly state: 'dated' | 'renamed' | 'new' | 'gone';
  readonly readBefore?: string;
  readonly readAfter?: string;
}
