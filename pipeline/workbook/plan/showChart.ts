/** Decides how a sheet shows a printed chart: as one of Excel's where that shows all of it, and else as a picture. No page changes it. */

import type { ChartBlock, Manuscript } from '../../compose/Manuscript.ts';
import type { FontSet } from '../../fonts/loadFonts.ts';
import { remembered, type Shelf } from '../../memo/Shelf.ts';
import type { Dataset } from '../../validate/Dataset.ts';
import { inferNativeChart } from '../charts/inferNativeChart.ts';
import type { NativeChart } from '../charts/NativeChart.ts';
import { outlinedSvg } from '../charts/outlinedSvg.ts';
import { inlineText } from './inlineText.ts';

export type ShownChart =
  | { readonly type: 'native'; readonly native: NativeChart }
  | { readonly type: 'picture'; readonly svg: string };

/** By the chart's id. */
export type ShownCharts = ReadonlyMap<string, ShownChart>;

/** Pictures that were outlined before, and a digest of the files of fonts. */
export interface KeptOutlines {
  readonly shelf: Shelf<string>;
  readonly fonts: string;
}

export function showChart(
  { chart, title, alt }: ChartBlock,
  dataset: Dataset,
  fonts: FontSet,
  kept?: KeptOutlines,
): ShownChart {
  const native = inferNativeChart(chart.drawn, dataset);
  if (native !== undefined) return { type: 'native', native };
  const words = { title: inlineText(title), description: alt };
  const parts = { picture: chart.picture, words, fonts: kept?.fonts };
  const svg = remembered(kept?.shelf, chart.id, parts, () => outlinedSvg(chart.picture, fonts, words));
  return { type: 'picture', svg };
}

/** A chart that is printed twice has one sheet, which is that of the first. */
export function chartsOnce({ charts }: Manuscript): readonly ChartBlock[] {
  return charts.filter((block, at) => charts.findIndex((other) => other.chart.id === block.chart.id) === at);
}

export function showCharts(
  manuscript: Manuscript,
  dataset: Dataset,
  fonts: FontSet,
  kept?: KeptOutlines,
): ShownCharts {
  return new Map(
    chartsOnce(manuscript).map((block) => [block.chart.id, showChart(block, dataset, fonts, kept)]),
  );
}
