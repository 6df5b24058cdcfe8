/** Decides how a sheet shows a printed chart: as one of Excel's where that shows all of it, and else as a picture. No page changes it. */

import type { ChartBlock, Manuscript } from '../../compose/Manuscript.ts';
import type { FontSet } from '../../fonts/loadFonts.ts';
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

export function showChart({ chart, title, alt }: ChartBlock, dataset: Dataset, fonts: FontSet): ShownChart {
  const native = inferNativeChart(chart.drawn, dataset);
  if (native !== undefined) return { type: 'native', native };
  const words = { title: inlineText(title), description: alt };
  return { type: 'picture', svg: outlinedSvg(chart.picture, fonts, words) };
}

/** A chart that is printed twice has one sheet, which is that of the first. */
export function chartsOnce({ charts }: Manuscript): readonly ChartBlock[] {
  return charts.filter((block, at) => charts.findIndex((other) => other.chart.id === block.chart.id) === at);
}

export function showCharts(manuscript: Manuscript, dataset: Dataset, fonts: FontSet): ShownCharts {
  return new Map(chartsOnce(manuscript).map((block) => [block.chart.id, showChart(block, dataset, fonts)]));
}
