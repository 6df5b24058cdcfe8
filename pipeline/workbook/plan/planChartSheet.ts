/** Turns a printed chart into its sheet: title, words, sources and, where Excel can draw it, a native chart. */

import type { ChartBlock } from '../../compose/Manuscript.ts';
import type { Theme } from '../../theme/Theme.ts';
import { columnOf, inferNativeChart } from '../charts/inferNativeChart.ts';
import { planNativeChart } from '../charts/planNativeChart.ts';
import type { CellIndex, LinePlan, SheetPlan, TablePlan } from '../WorkbookPlan.ts';
import { inlineText } from './inlineText.ts';
import { withLabels } from './labelColumn.ts';
import {
  bookPlace,
  type PlanContext,
  sheetLink,
  sourceLines,
  tableLine,
  textLine,
  titleLines,
} from './PlanContext.ts';
import { headingOf, marksText, numberFormatOf } from './planTableSheet.ts';
import { splitSentences } from './splitSentences.ts';

/** Points; charts of all sizes are as wide here, since a sheet has no columns of text to fit into. */
const CHART_WIDTH = 640;
const MOST_HEIGHT = 560;
const LEAST_HEIGHT = 300;
const HEIGHT_PER_BAR = 22;

export function planChartSheet(
  context: PlanContext,
  block: ChartBlock,
  cells: CellIndex,
  theme: Theme,
): SheetPlan {
  const { words, dataset } = context;
  const { chart } = block;
  const name = context.chartSheets.get(chart.id) ?? chart.id;
  const title = inlineText(block.title);
  const native = inferNativeChart(chart.drawn, dataset);
  const drawn = native === undefined ? undefined : dataset.tables.get(native.table);
  const table = drawn === undefined ? undefined : withLabels(drawn);
  const sheet = { kind: 'chart', id: chart.id, name, landscape: true } as const;
  const around = (second: LinePlan, data: readonly LinePlan[]): readonly LinePlan[] =>
    linesOf(context, block, title, second, data);
  if (native === undefined || table === undefined) {
    return { ...sheet, lines: around(textLine(words.lines.noChart), []) };
  }
  const tableSheet = context.tableSheets.get(table.id);
  const dataLine =
    tableSheet === undefined ? [] : [textLine(words.lines.dataOn(tableSheet), sheetLink(tableSheet))];
  const bars = native.kind === 'bar' ? native.categories.length * HEIGHT_PER_BAR + 120 : 0;
  const proportion = (CHART_WIDTH * chart.picture.height) / Math.max(1, chart.picture.width);
  const gaps = native.series.some(({ rows, field }) =>
    rows.some((row) => row === undefined || (columnOf(table, field)?.values[row] ?? null) === null),
  );
  const ownLines = around(tableLine(context, words.lines.oneChartOneTable), [
    ...(gaps ? [textLine(words.lines.emptyValues)] : []),
    ...dataLine,
  ]);
  const labels = columnOf(drawn ?? table, native.category)?.field.categories;
  const planned = planNativeChart(
    { ...native, categories: native.categories.map((code) => labels?.get(String(code)) ?? code) },
    table,
    cells.tables.get(table.id),
    {
      title,
      alt: block.alt,
      sheet: name,
      row: ownLines.length + 1,
      width: CHART_WIDTH,
      height: Math.round(Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, bars, proportion))),
    },
    { format: numberFormatOf, heading: (field) => headingOf(context, table, field) },
    theme,
  );
  if (planned.columns === undefined) {
    return { ...sheet, lines: around(textLine(words.lines.oneChart), dataLine), chart: planned.chart };
  }
  const own: TablePlan = {
    name: context.tableNames.get(`chart_${chart.id}`) ?? `chart_${chart.id}`,
    title,
    summary: block.alt,
    columns: planned.columns,
    rowCount: native.categories.length,
    headerRow: ownLines.length + 1,
    rowHeaders: true,
  };
  return { ...sheet, lines: ownLines, table: own, chart: planned.chart };
}

/** The same number of lines whatever the second one and the data's line say. */
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
