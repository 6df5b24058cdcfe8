/** Lists the sources of what a chart draws: those of the rows behind its marks, where rows have their own. */
import type { Chart } from '../charts/Chart.ts';
import type { Dataset } from '../validate/Dataset.ts';
import { rowSources } from './Figure.ts';
import { rowsOfChart } from './rowsOfChart.ts';

export function sourcesOfChart(chart: Chart, dataset: Dataset): readonly string[] {
  const ofTables = rowsOfChart(chart, dataset).flatMap(({ table, rows }) =>
    rows.flatMap((row) => rowSources(table, row)),
  );
  const ofFacts = chart.facts.flatMap((id) => dataset.facts.get(id)?.source ?? []);
  return [...new Set([...ofTables, ...ofFacts])];
}
