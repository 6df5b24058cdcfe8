/** Turns a printed chart into its sheet: title, words, sources and, where Excel can draw it, a native chart. */
import type { ChartBlock } from '../../compose/Manuscript.ts';
import type { Theme } from '../../theme/Theme.ts';
import type { CellIndex, SheetPlan } from '../WorkbookPlan.ts';
import { inlineText } from './inlineText.ts';
import { bookPlace, type PlanContext, sheetLink, sourceLines, textLine, titleLine } from './PlanContext.ts';
import { splitSentences } from './splitSentences.ts';

export function planChartSheet(
  context: PlanContext,
  block: ChartBlock,
  _cells: CellIndex,
  _theme: Theme,
  _spec: unknown,
): SheetPlan {
  const { words } = context;
  const sources = [
    ...new Set(block.chart.tables.flatMap((id) => context.dataset.tables.get(id)?.sources ?? [])),
  ];
  const lines = [
    titleLine(inlineText(block.title)),
    textLine(words.lines.noChart),
    ...splitSentences(inlineText(block.subtitle)).map((text) => textLine(text)),
    textLine(bookPlace(context, block.number, block.id)),
    ...splitSentences(words.lines.inWords(block.alt)).map((text) => textLine(text)),
    ...sourceLines(context, sources),
    textLine(words.lines.toContents, sheetLink(words.sheets.contents)),
  ];
  return {
    kind: 'chart',
    id: block.chart.id,
    name: context.chartSheets.get(block.chart.id) ?? block.chart.id,
    lines,
    landscape: true,
  };
}
