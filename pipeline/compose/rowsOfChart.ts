/** Finds the rows of its tables that a chart draws: those that its leading filters leave. */
import type { Chart } from '../charts/Chart.ts';
import type { SourceDocument } from '../load/BookSource.ts';
import { rowsWhere } from '../validate/checks/rowExpression.ts';
import type { Dataset, Table } from '../validate/Dataset.ts';

export interface DrawnRows {
  readonly table: Table;
  readonly rows: readonly number[];
}

export function rowsOfChart(
  chart: Chart,
  spec: SourceDocument | undefined,
  dataset: Dataset,
): readonly DrawnRows[] {
  const filters = spec === undefined ? [] : leadingFilters(spec.data);
  return chart.tables.flatMap((id, index) => {
    const table = dataset.tables.get(id);
    // The filters stand on the chart's own table, which is named first; others are looked up.
    return table === undefined ? [] : [{ table, rows: rowsLeft(table, index === 0 ? filters : []) }];
  });
}

function rowsLeft(table: Table, filters: readonly string[]): readonly number[] {
  // A filter that this pipeline cannot read has been checked by the stage that draws; it leaves every row here.
  const read = { table, locate: () => ({ place: table.placeOf() }), report: () => {} };
  const kept = filters.map((filter) => rowsWhere(filter, read)).filter((rows) => rows !== undefined);
  const all = Array.from({ length: table.rowCount }, (_, row) => row);
  return all.filter((row) => kept.every((rows) => rows[row] === true));
}

/** The filters that a specification begins with, e.g. `datum.year <= 2023`; later ones may be about other rows. */
function leadingFilters(spec: unknown): readonly string[] {
  if (typeof spec !== 'object' || spec === null || !('transform' in spec) || !Array.isArray(spec.transform)) {
    return [];
  }
  const filters: string[] = [];
  const steps: readonly unknown[] = spec.transform;
  for (const step of steps) {
    if (typeof step !== 'object' || step === null || !('filter' in step) || typeof step.filter !== 'string')
      break;
    filters.push(step.filter);
  }
  return filters;
}
