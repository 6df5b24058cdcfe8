/** Lists the sources of what a chart draws: those of the rows that its filter leaves, where rows have their own. */
import type { Chart } from '../charts/Chart.ts';
import type { SourceDocument } from '../load/BookSource.ts';
import { rowsWhere } from '../validate/checks/rowExpression.ts';
import type { Dataset, Table } from '../validate/Dataset.ts';
import { rowSources } from './Figure.ts';

export function sourcesOfChart(
  chart: Chart,
  spec: SourceDocument | undefined,
  dataset: Dataset,
): readonly string[] {
  const filters = spec === undefined ? [] : leadingFilters(spec.data);
  const ofTables = chart.tables.flatMap((id, index) => {
    const table = dataset.tables.get(id);
    // The filters stand on the chart's own table, which is named first; others are looked up.
    return table === undefined ? [] : sourcesOfTable(table, index === 0 ? filters : []);
  });
  const ofFacts = chart.facts.flatMap((id) => dataset.facts.get(id)?.source ?? []);
  return [...new Set([...ofTables, ...ofFacts])];
}

function sourcesOfTable(table: Table, filters: readonly string[]): readonly string[] {
  // A filter that this pipeline cannot read has been checked by the stage that draws; it leaves every row here.
  const read = { table, locate: () => ({ place: table.placeOf() }), report: () => {} };
  const kept = filters.map((filter) => rowsWhere(filter, read)).filter((rows) => rows !== undefined);
  const sources = new Set<string>();
  for (let row = 0; row < table.rowCount; row++) {
    if (kept.every((rows) => rows[row] === true)) for (const id of rowSources(table, row)) sources.add(id);
  }
  return [...sources];
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
