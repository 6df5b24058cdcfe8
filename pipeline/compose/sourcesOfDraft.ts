/** Lists the sources of everything that a chapter prints, in the order of first use. */
import type { Chart } from '../charts/Chart.ts';
import type { Dataset } from '../validate/Dataset.ts';
import type { ChapterDraft } from './composeChapter.ts';
import { rowSources } from './Figure.ts';
import { sourcesOfChart } from './sourcesOfChart.ts';

export function sourcesOfDraft(
  draft: ChapterDraft,
  dataset: Dataset,
  charts: ReadonlyMap<string, Chart>,
): readonly string[] {
  const ids = draft.expansion.tokens.flatMap((token): readonly string[] => {
    if (token.type === 'figure') return token.figure.sources;
    if (token.type !== 'block') return [];
    if (token.block.type === 'chart') {
      const chart = charts.get(token.block.chart);
      return chart === undefined ? [] : sourcesOfChart(chart, dataset);
    }
    if (token.block.type !== 'table') return [];
    const { table: id, rows } = token.block.request;
    const table = dataset.tables.get(id);
    return table === undefined ? [] : rows.flatMap((row) => rowSources(table, row));
  });
  return [...new Set(ids)];
}
