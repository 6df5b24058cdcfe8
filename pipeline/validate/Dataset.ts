/** What `validate` hands on: typed tables, facts, sources and the results of the checks. */
import type { BookParameters } from '../address/Parameters.ts';
import type { NumberFormat } from '../numbers/NumberFormat.ts';
import type { Place } from '../problems/Problem.ts';
import type { CellStatus } from './observationStatus.ts';
import type { Shapes } from './shapes/Shapes.ts';
import type { StatedFigure } from './statedFigures.ts';

/** A cell's value. Dates are ISO texts (`2023-12-31`), months `2023-12`, years integers; null is a missing value. */
export type Scalar = number | string | boolean | null;

export type FieldType = 'integer' | 'number' | 'string' | 'boolean' | 'date' | 'yearmonth' | 'year';

export interface Field {
  readonly name: string;
  /** As printed in a table's head, without the unit. */
  readonly title: string;
  readonly type: FieldType;
  readonly description?: string;
  /** Unit as printed, e.g. `US$ billion`, `percent`, `thousand jobs`; absent for text, years and pure counts. */
  readonly unit?: string;
  /** Of a numeric field. Years and codes have none and are never grouped. */
  readonly numberFormat?: NumberFormat;
  /** Where the field has `categories`: code to label. */
  readonly categories?: ReadonlyMap<string, string>;
  /** Notes (ids of the table's notes) that belong to this column. */
  readonly notes: readonly string[];
  /** `false` where the book's table leaves the field out unless asked for it; the workbook always has it. */
  readonly print?: boolean;
  /**
   * What the values name: `source`, ids of `Dataset.sources` (the row's own source); `chapter`, chapters of the book;
   * `place`, anchors such as `sec:trade/rank`, printed as the page on which they stand.
   */
  readonly reference?: FieldReference;
  /** The field of whose values these are the statuses, as codes of `observationStatus.ts`. */
  readonly statusOf?: string;
  /** The field from whose values the truth may be so far off: their margin of error, in the same unit. */
  readonly errorOf?: string;
  /** Of years in a key: month and day on which they end, e.g. `09-30`, December 31 where absent; `false` where the values are no periods of figures. */
  readonly periodEnds?: string | false;
}

export type FieldReference = 'source' | 'chapter' | 'place';

/** A column of values beside their statuses and the reasons of its gaps. */
export interface Column {
  readonly field: Field;
  readonly values: readonly Scalar[];
  /** `statuses[r]` is the status of the value, or the reason of the gap, in row `r`; null for a plain value and for a gap of which no reason is known. Absent where all are null. */
  readonly statuses?: readonly (CellStatus | null)[];
}

export interface TableNote {
  readonly id: string;
  readonly text: string;
  /** Expression over a row, for a note on some rows only: `datum.year == 2024`. */
  readonly where?: string;
  /** `rows[r]` says whether the note is about row `r`; absent for a note on the whole table. */
  readonly rows?: readonly boolean[];
}

/** The transforms of a derived table and the rows that each of its rows was made from. */
export interface TableDerivation {
  /** The table whose rows the transforms begin with. */
  readonly from: string;
  /** Vega-Lite transforms as declared, plain JSON. */
  readonly transform: readonly Readonly<Record<string, unknown>>[];
  /** `rows[r]` are the rows of other tables that row `r` was made from; empty where they cannot be told, as after a pivot. */
  readonly rows: readonly (readonly { readonly table: string; readonly row: number }[])[];
}

/** On what terms a table is passed on. */
export interface Licence {
  /** e.g. `CC-BY-4.0`, as its descriptor gives it. */
  readonly name?: string;
  readonly title: string;
  readonly path?: string;
}

/** One table: read from a CSV file, or derived from other tables. */
export interface Table {
  /** Unique over the book; the resource's `name`. */
  readonly id: string;
  readonly topic: string;
  readonly title: string;
  /** As a worksheet can be named, where the title is too long for that. */
  readonly shortTitle?: string;
  readonly description: string;
  readonly columns: readonly Column[];
  readonly rowCount: number;
  /** Names of the fields of the primary key. */
  readonly key: readonly string[];
  readonly notes: readonly TableNote[];
  /** Ids of `Dataset.sources`, in the order to be printed. */
  readonly sources: readonly string[];
  /** ISO date up to which the data is current. */
  readonly asOf: string;
  readonly licences?: readonly Licence[];
  /** How often the source publishes, an ISO 8601 duration such as `P1Y` or `P1M`. */
  readonly updateFrequency?: string;
  /** Ids of the tables it was computed from; empty for a table read from a file. */
  readonly derivedFrom: readonly string[];
  /** How a derived table was computed; absent for a table read from a file. */
  readonly derivation?: TableDerivation;
  /** Vega expression on the row's fields that marks totals, e.g. `datum.state == 'Total'`. */
  readonly totalsWhere?: string;
  /** Names of numeric fields or row predicates that mark totals: a row is a total where `totals[r]` is true. */
  readonly totals?: readonly boolean[];
  /** `register` where the rows are records and no figures of the book; absent for ordinary tables. */
  readonly role?: 'register';
  /** Where the cell (or the row, or the table) is written; for derived tables the place of their declaration. */
  readonly placeOf: (row?: number, field?: string) => Place;
}

/** A single figure with no table of its own. */
export interface Fact {
  readonly id: string;
  readonly topic: string;
  readonly label: string;
  readonly type: FieldType;
  readonly value: Scalar;
  readonly unit?: string;
  readonly numberFormat?: NumberFormat;
  readonly asOf: string;
  /** Id of a source. */
  readonly source: string;
  /** A word of the book's own, e.g. `untested`, as the `status` field of its facts declares it. */
  readonly status?: string;
  /** The status as people read it, where the field's categories have a label for it. */
  readonly statusLabel?: string;
  /** Where another document states it, e.g. `12` or `page 4`. */
  readonly statedIn?: string;
  readonly note?: string;
  /** Columns that the book added to its facts, e.g. where another document states the figure. */
  readonly ownColumns?: readonly { readonly field: Field; readonly value: Scalar }[];
  /** How often its source publishes, where the table of facts says so: an ISO 8601 duration. */
  readonly updateFrequency?: string;
  readonly place: Place;
}

/** Confidence in a source: A official file, B official number read in a page, C press quoting the publisher. */
export type SourceGrade = 'A' | 'B' | 'C';

export interface Source {
  readonly id: string;
  readonly topic: string;
  readonly publisher: string;
  /** Title of the document or data set. */
  readonly title: string;
  /** http(s) address, where there is one. */
  readonly address?: string;
  /** ISO date on which it was read. */
  readonly read?: string;
  readonly grade: SourceGrade;
  readonly licence?: string;
  /** What several documents of a publisher are releases of, listed together in the order of their periods. */
  readonly series?: string;
  readonly period?: string;
  readonly place: Place;
}

/** One cell or fact that a check or a derived value looked at. */
export type FigureOrigin =
  | { readonly type: 'cell'; readonly table: string; readonly row: number; readonly field: string }
  | { readonly type: 'fact'; readonly fact: string }
  | {
      /** Worked out where it is printed, by the expressions that checks are written in. */
      readonly type: 'computed';
      readonly expression: string;
      readonly figures: readonly FigureOrigin[];
    };

/** Where a figure as another document states it fails a check: what it says, what holds, and why. */
export interface Correction {
  /** Short label such as `A2`. */
  readonly id: string;
  /** Where the other document states it, e.g. `33` or `page 4`. */
  readonly statedIn?: string;
  readonly stated: string;
  readonly holds: string;
  readonly why: string;
  readonly sources: readonly string[];
  /** Ids of the stated figures that the correction is about. */
  readonly figures?: readonly string[];
  /** Ids of facts that the correction tells of, so that they need not be listed again. */
  readonly facts?: readonly string[];
}

export type CheckOutcome = 'held' | 'failed' | 'waived';

export interface CheckResult {
  readonly id: string;
  readonly topic: string;
  /** The relation in words for people. */
  readonly statement: string;
  readonly expression: string;
  readonly severity: 'error' | 'warning';
  readonly outcome: CheckOutcome;
  /** Why a failure is waived. */
  readonly waiver?: string;
  /** The comparison as computed, e.g. `322.2 + 475.6 = 797.8, expected 798.8`. */
  readonly computed: string;
  readonly figures: readonly FigureOrigin[];
  readonly correction?: Correction;
  readonly place: Place;
}

export interface Dataset {
  /** Every table in the order of topics and declarations, derived ones after those they derive from. */
  readonly tables: ReadonlyMap<string, Table>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly checks: ReadonlyMap<string, CheckResult>;
  /** Ids of checks that could not be evaluated, which has been reported; they have no result. */
  readonly brokenChecks?: ReadonlySet<string>;
  /** Outlines that maps draw, by id. */
  readonly shapes: ReadonlyMap<string, Shapes>;
  /** Titles of the topics by folder name, in order. */
  readonly topics: ReadonlyMap<string, string>;
  /** What another document says of figures of the book; absent where the book names no such document. */
  readonly stated?: readonly StatedFigure[];
  /** Of `book.yaml`; what everything that can name a row may name. */
  readonly parameters: BookParameters;
}
