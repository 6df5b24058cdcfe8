/** What tracing a figure tells: where it comes from, how it was computed, what checks it, and where it is printed. */
import type { Place } from '../problems/Problem.ts';
import type { CheckOutcome, FigureOrigin, Scalar, SourceGrade } from '../validate/Dataset.ts';

export interface Trace {
  /** What was asked for. */
  readonly what: string;
  /** One for an address or a fact; for a number, each figure that is printed so. */
  readonly figures: readonly FigureTrace[];
  /** Figures left out beyond the greatest number shown. */
  readonly more: number;
}

export interface FigureTrace {
  readonly origin: FigureOrigin;
  /** `table[key=value].field`, or `fact:id`; the expression of a figure computed where it is printed. */
  readonly address: string;
  /** e.g. `Exports, US goods trade, year=2023`. */
  readonly title: string;
  readonly value: Scalar;
  /** As formatted by the field's own format. */
  readonly displayed: string;
  readonly unit?: string;
  readonly asOf?: string;
  /** Where the value, or the declaration that computes it, is written. */
  readonly place?: Place;
  readonly status?: string;
  readonly note?: string;
  readonly sources: readonly TracedSource[];
  /** For cells of derived tables, and figures computed where they are printed. */
  readonly computed?: ComputedFrom;
  /** Tables that are derived from the row of this cell. */
  readonly derivedTables: readonly string[];
  readonly checks: readonly TracedCheck[];
  readonly uses: readonly TracedUse[];
}

export interface TracedSource {
  readonly id: string;
  readonly publisher: string;
  readonly title: string;
  readonly address?: string;
  readonly grade: SourceGrade;
  /** ISO date on which it was read. */
  readonly read?: string;
}

export interface ComputedFrom {
  /** Vega-Lite transforms as JSON on a line each, or the expression. */
  readonly steps: readonly string[];
  /** The figures that it was computed from, where they can be told. */
  readonly inputs: readonly { readonly address: string; readonly value: Scalar; readonly place?: Place }[];
  /** Inputs left out beyond the greatest number shown. */
  readonly moreInputs: number;
  /** Whether a step also looks at other rows than the figure's own, as a running total or the change on the year before does. */
  readonly otherRows: boolean;
}

export interface TracedCheck {
  readonly id: string;
  readonly outcome: CheckOutcome;
  readonly statement: string;
  readonly computed: string;
  readonly place: Place;
}

export interface TracedUse {
  readonly type: 'prose' | 'chart' | 'table';
  readonly chapter?: string;
  /** Anchor of the chart or table, e.g. `tbl:state-exports`; for prose the ledger's id. */
  readonly id: string;
  /** e.g. `Table 3.1 Exports by state`, or the figure as printed. */
  readonly title: string;
  /** `templates/chapters/trade.md.hbs:14` */
  readonly place: string;
  /** Printed page label of the last build. */
  readonly page?: string;
  /** Cell of the workbook of the last build. */
  readonly cell?: string;
}
