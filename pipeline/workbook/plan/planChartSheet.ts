/** Turns a printed chart into its sheet: title, words, sources, and a native chart that shows all of it, or its picture. */

import type { ChartBlock } from '../../compose/Manuscript.ts';
import type { FontSet } from '../../fonts/loadFonts.ts';
import type { Theme } from '../../theme/Theme.ts';
import { planNativeChart } from '../charts/planNativeChart.ts';
import type { CellIndex, LinePlan, SheetPlan, TablePlan } from '../WorkbookPlan.ts';
import { inlineText } from './inlineText.ts';
import {
  bookPlace,
  type PlanContext,
  sheetLink,
  sourceLines,
  tableLine,
  textLine,
  titleLines,
} from './PlanContext.ts';
import { marksText, numberFormatOf } from './planTableSheet.ts';
import { type ShownCharts, showChart } from './showChart.ts';
import { splitSentences } from './splitSentences.ts';

/** Points; charts of all sizes are as wide here, since a sheet has no columns of text to fit into. */
const CHART_WIDTH = 640;
const MOST_HEIGHT = 560;
const LEAST_HEIGHT = 300;
const HEIGHT_PER_BAR = 22;

/** What charts are drawn with. */
export interface ChartDrawing {
  readonly theme: Theme;
  readonly fonts: FontSet;
  /** What was decided before; absent where nothing was. */
  readonly shown?: ShownCharts | undefined;
}

export function planChartSheet(
  context: PlanContext,
  block: ChartBlock,
  cells: CellIndex,
  drawing: ChartDrawing,
): SheetPlan {
  const { words, dataset } = context;
  const { chart } = block;
  const name = context.chartSheets.get(chart.id) ?? chart.id;
  const title = inlineText(block.title);
  const { fonts } = drawing;
  const shown = drawing.shown?.get(chart.id) ?? showChart(chart, dataset, fonts);
  const sheet = { kind: 'chart', id: chart.id, name, landscape: true } as const;
  const dataLines = chart.tables.flatMap((id) => {
    const tableSheet = context.tableSheets.get(id);
    return tableSheet === undefined ? [] : [textLine(words.lines.dataOn(tableSheet), sheetLink(tableSheet))];
  });
  const around = (second: LinePlan, more: readonly LinePlan[]): readonly LinePlan[] =>
    linesOf(context, block, title, second, [...more, ...dataLines]);
  const proportion = chart.picture.height / Math.max(1, chart.picture.width);
  const spot = { title, alt: block.alt, width: CHART_WIDTH };
  if (shown.type === 'picture') {
    const { svg } = shown;
    const lines = around(textLine(words.lines.onePicture), []);
    const height = Math.round(CHART_WIDTH * proportion);
    return { ...sheet, lines, picture: { ...spot, svg, column: 1, row: lines.length + 1, height } };
  }
  const { native } = shown;
  const bars = native.kind === 'bar' ? native.categories.length * HEIGHT_PER_BAR + 120 : 0;
  const height = Math.round(Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, bars, CHART_WIDTH * proportion)));
  const gaps = native.rules.length > 0 || native.series.some(({ values }) => values.includes(null));
  const shading = native.isShaded ? [textLine(words.lines.noShading)] : [];
  const ownLines = around(tableLine(context, words.lines.oneChartOneTable), [
    ...shading,
    ...(native.rules.length === 0 ? [] : [textLine(words.lines.comments)]),
    ...(gaps ? [textLine(words.lines.emptyValues)] : []),
  ]);
  const planned = planNativeChart(
    native,
    { ...spot, sheet: name, row: ownLines.length + 1, height },
    {
      dataset,
      cells: cells.tables,
      theme: drawing.theme,
      words,
      locale: context.locale,
      format: numberFormatOf,
    },
  );
  if (planned.own === undefined) {
    const lines = around(textLine(words.lines.oneChart), shading);
    return { ...sheet, lines, chart: { ...planned.chart, row: lines.length + 1 } };
  }
  const own: TablePlan = {
    name: context.tableNames.get(`chart_${chart.id}`) ?? `chart_${chart.id}`,
    title,
    summary: block.alt,
    ...planned.own,
    headerRow: ownLines.length + 1,
    rowHeaders: true,
  };
  return { ...sheet, lines: ownLines, table: own, chart: planned.chart };
}

function linesOf(
  context: PlanContext,
  block: ChartBlock,
  title: string,
  second: LinePlan,
  data: readonly LinePlan[],
): readonly LinePlan[] {
  const { words, dataset } = context;
  const marks = marksText(
    context,
    block.notes.map(({ number }) => number),
  );
  const sources = [...new Set(block.chart.tables.flatMap((id) => dataset.tables.get(id)?.sources ?? []))];
  return [
    ...titleLines(context, [title, marks].join(' ').trim()),
    second,
    ...splitSentences(inlineText(block.subtitle)).map((text) => textLine(text)),
    textLine(bookPlace(context, block.number, block.id)),
    ...splitSentences(words.lines.inWords(block.alt)).map((text) => textLine(text)),
    ...data,
    ...(marks === '' ? [] : [textLine(words.lines.notes(marks), sheetLink(words.sheets.notes))]),
    ...sourceLines(context, sources),
    textLine(words.lines.toContents, sheetLink(words.sheets.contents)),
  ];
}
