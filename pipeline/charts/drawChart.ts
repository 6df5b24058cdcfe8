/** Turns one chart's specification into a drawn chart, or into the problems that keep it from being drawn. */
import type { SourceDocument } from '../load/BookSource.ts';
import {
  chartCoordinate,
  chartElementRefused,
  chartFontUnknown,
  chartMarkEmpty,
  chartVegaError,
  chartVegaWarning,
} from '../problems/catalogue/charts.ts';
import { hasErrors, type StageResult } from '../problems/Problem.ts';
import type { VegaDataflow } from '../validate/derive/loadVega.ts';
import type { Chart } from './Chart.ts';
import { ChartReport } from './ChartReport.ts';
import { checkPicture } from './checkPicture.ts';
import type { DrawChartsInput } from './drawCharts.ts';
import { fitSize } from './fitSize.ts';
import { isJsonObject } from './json.ts';
import type { StateOutline } from './loadStates.ts';
import { type ChartMeta, parseUsermeta } from './parseUsermeta.ts';
import { prepareSpec } from './prepareView.ts';
import { type ReadSvg, readSvg } from './readSvg.ts';
import { resolveColours } from './resolveColours.ts';
import { tableRows } from './tableRows.ts';
import { ANNOTATION_TABLE, STATES_TABLE } from './tableScope.ts';
import { themeConfig } from './themeConfig.ts';
import { tidySvg } from './tidySvg.ts';

export interface DrawChartInput extends DrawChartsInput {
  readonly id: string;
  readonly document: SourceDocument;
  readonly library: VegaDataflow;
  readonly states: readonly StateOutline[];
}

export function drawChart(input: DrawChartInput): StageResult<Chart> {
  const { id, document, dataset, theme, library, measurer } = input;
  const report = new ChartReport(document, dataset);
  const meta = parseUsermeta(report, dataset.checks.keys());
  const prepared = prepareSpec({ report, terms: input.terms ?? [] });
  const spec = resolveColours(report, prepared, theme.colours);
  if (meta === undefined || !isJsonObject(spec) || hasErrors(report.problems)) {
    return { value: undefined, problems: report.problems };
  }
  const rendered = fitSize(library, report, {
    spec,
    config: themeConfig(theme, measurer),
    rows: rowsOf(report, input),
    theme,
    measurer,
    locale: input.locale,
    width: theme.charts.widths[meta.size],
    height: theme.charts.heights[meta.height],
  });
  for (const warning of rendered.warnings) report.report(chartVegaWarning(report.spot([]), warning));
  for (const error of rendered.errors) report.report(chartVegaError(report.spot([]), error));
  if (rendered.svg === undefined) return { value: undefined, problems: report.problems };
  const svg = tidySvg(rendered.svg, id);
  const read = readSvg(svg, theme.fonts, measurer);
  reportFaults(report, read, Object.values(theme.fonts));
  for (const problem of checkPicture(read.picture, measurer, theme.colours.paper, report.spot([]))) {
    report.report(problem);
  }
  if (hasErrors(report.problems)) return { value: undefined, problems: report.problems };
  return { value: chartOf(input, report, meta, svg, read), problems: report.problems };
}

function chartOf(
  { id, dataset }: DrawChartInput,
  report: ChartReport,
  meta: ChartMeta,
  svg: string,
  read: ReadSvg,
): Chart {
  const encodings = [...report.uses].map(([table, used]) => {
    // In the order of the table, whatever the order in which the chart names them.
    const columns = dataset.tables.get(table)?.columns ?? [];
    const fields = columns.map(({ field }) => field.name).filter((name) => used.has(name));
    return { table, fields };
  });
  return {
    id,
    size: meta.size,
    svg,
    picture: read.picture,
    title: meta.title,
    claim: meta.claim,
    subtitle: meta.subtitle,
    alt: meta.alt,
    ...(meta.note === undefined ? {} : { note: meta.note }),
    tables: encodings.map(({ table }) => table),
    encodings,
    facts: [...report.usedFacts],
    place: report.spot([]).place,
  };
}

function rowsOf(report: ChartReport, input: DrawChartInput): ReadonlyMap<string, readonly object[]> {
  const rows = new Map<string, readonly object[]>([
    [ANNOTATION_TABLE, [{}]],
    [STATES_TABLE, input.states],
  ]);
  for (const [id, fields] of report.uses) {
    const table = input.dataset.tables.get(id);
    if (table !== undefined) rows.set(id, tableRows(table, fields));
  }
  return rows;
}

function reportFaults(report: ChartReport, read: ReadSvg, families: readonly string[]): void {
  const spot = report.spot([]);
  for (const fault of read.faults) {
    switch (fault.type) {
      case 'element':
        report.report(chartElementRefused(spot, fault.name));
        break;
      case 'attribute':
        report.report(chartElementRefused(spot, `${fault.name}="${fault.value}"`));
        break;
      case 'font':
        report.report(chartFontUnknown(spot, fault.family, fault.weight, families));
        break;
      case 'coordinate':
        report.report(chartCoordinate(spot, shortMark(fault.mark), fault.value));
        break;
      default:
        fault satisfies never;
    }
  }
  for (const [mark, count] of read.drawn) {
    if (count === 0) report.report(chartMarkEmpty(spot, shortMark(mark)));
  }
}

/** `mark-line layer_0_marks` gives `line`. */
function shortMark(mark: string): string {
  return /^mark-(\w+)/.exec(mark)?.[1] ?? mark;
}
