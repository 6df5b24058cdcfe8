/** Decides how a sheet shows a chart: as one of Excel's where that shows all of it, and else as a picture. No text and no page changes it. */

import type { Chart } from '../../charts/Chart.ts';
import type { FontSet } from '../../fonts/loadFonts.ts';
import { remembered, type Shelf } from '../../memo/Shelf.ts';
import type { Dataset } from '../../validate/Dataset.ts';
import { inferNativeChart } from '../charts/inferNativeChart.ts';
import type { NativeChart } from '../charts/NativeChart.ts';
import { outlinedSvg } from '../charts/outlinedSvg.ts';

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

export function showChart(chart: Chart, dataset: Dataset, fonts: FontSet, kept?: KeptOutlines): ShownChart {
  const native = inferNativeChart(chart.drawn, dataset);
  if (native !== undefined) return { type: 'native', native };
  const parts = { picture: chart.picture, fonts: kept?.fonts };
  const svg = remembered(kept?.shelf, chart.id, parts, () => outlinedSvg(chart.picture, fonts));
  return { type: 'picture', svg };
}

export function showCharts(
  charts: readonly Chart[],
  dataset: Dataset,
  fonts: FontSet,
  kept?: KeptOutlines,
): ShownCharts {
  return new Map(charts.map((chart) => [chart.id, showChart(chart, dataset, fonts, kept)]));
}
