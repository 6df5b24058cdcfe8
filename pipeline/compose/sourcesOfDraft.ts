/** Lists the sources of everything that a chapter prints: of its text, and of each of its charts and tables. */
import type { Chart } from '../charts/Chart.ts';
import type { Dataset } from '../validate/Dataset.ts';
import type { ChapterDraft } from './composeChapter.ts';
import type { BlockCall } from './Expansion.ts';
import { rowSources } from './Figure.ts';
import { captionedBy } from './outline.ts';
import { sourcesOfChart } from './sourcesOfChart.ts';

/** A chapter's text, a chart or a table, and the ids of the sources that it rests on. */
export interface SourcedPlace {
  /** e.g. `ch:trade`, `fig:top-partners`. */
  readonly target: string;
  readonly sources: readonly string[];
}

export function sourcesOfDraft(
  name: string,
  { expansion, outline }: ChapterDraft,
  dataset: Dataset,
  charts: ReadonlyMap<string, Chart>,
): readonly SourcedPlace[] {
  const inText = expansion.tokens.flatMap((token) => (token.type === 'figure' ? token.figure.sources : []));
  const captioned = expansion.tokens.flatMap((token): readonly SourcedPlace[] => {
    const target = token.type === 'block' ? captionedBy(token.block)?.anchor : undefined;
    if (token.type !== 'block' || target === undefined) return [];
    return [{ target, sources: [...new Set(sourcesOfBlock(token.block, dataset, charts))] }];
  });
  const typed = outline.captioned.flatMap(({ anchor, sources = [] }): readonly SourcedPlace[] =>
    sources.length === 0 ? [] : [{ target: anchor, sources }],
  );
  return [{ target: `ch:${name}`, sources: [...new Set(inText)] }, ...captioned, ...typed];
}

function sourcesOfBlock(
  block: BlockCall,
  dataset: Dataset,
  charts: ReadonlyMap<string, Chart>,
): readonly string[] {
  if (block.type === 'chart') {
    const chart = charts.get(block.chart);
    return chart === undefined ? [] : sourcesOfChart(chart, dataset);
  }
  if (block.type !== 'table') return [];
  const { table: id, rows } = block.request;
  const table = dataset.tables.get(id);
  return table === undefined ? [] : rows.flatMap((row) => rowSources(table, row));
}
