/** Turns a composed book into what a trace needs of it, as plain data: where it prints which figures. */
import type { LedgerEntry, Manuscript } from '../compose/Manuscript.ts';
import { rowsOfChart } from '../compose/rowsOfChart.ts';
import type { Place } from '../problems/Problem.ts';
import type { Dataset, FigureOrigin } from '../validate/Dataset.ts';

export interface PrintedBook {
  readonly ledger: readonly LedgerEntry[];
  readonly tables: readonly PrintedTable[];
  readonly charts: readonly PrintedChart[];
}

interface Printed {
  /** Its anchor, e.g. `tbl:goods`. */
  readonly id: string;
  /** As printed, e.g. `Table 3.1`. */
  readonly number: string;
  readonly place: Place;
}

interface PrintedTable extends Printed {
  /** Of all cells. */
  readonly origins: readonly FigureOrigin[];
}

interface PrintedChart extends Printed {
  /** The chart's own id. */
  readonly chart: string;
  readonly encodings: readonly { readonly table: string; readonly fields: readonly string[] }[];
  /** Behind its marks. */
  readonly drawn: readonly { readonly table: string; readonly rows: readonly number[] }[];
}

export function printedBook(
  { ledger, tables, charts }: Pick<Manuscript, 'ledger' | 'tables' | 'charts'>,
  dataset: Dataset,
): PrintedBook {
  return {
    ledger,
    tables: tables.map(({ id, number, place, rows }) => ({
      ...{ id, number, place },
      origins: rows.flatMap(({ cells }) => cells.map(({ origin }) => origin)),
    })),
    charts: charts.map(({ id, number, place, chart }) => ({
      ...{ id, number, place },
      chart: chart.id,
      encodings: chart.encodings,
      drawn: rowsOfChart(chart, dataset).map(({ table, rows }) => ({ table: table.id, rows })),
    })),
  };
}
