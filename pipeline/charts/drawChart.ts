/** Turns one chart's specification into a drawn chart, or into the problems that keep it from being drawn. */

import { type BookParameters, NO_PARAMETERS } from '../address/Parameters.ts';
import { excessOfSpec } from '../dataflow/excessOfSpec.ts';
import { RowNumbers } from '../dataflow/followRows.ts';
import type { VegaDataflow } from '../dataflow/loadVega.ts';
import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  type JsonPath,
  jsonItems,
  walkJson,
} from '../json/Json.ts';
import { defaultLimits } from '../limits/Limits.ts';
import type { SourceDocument } from '../load/BookSource.ts';
import { numberScanner } from '../numbers/bareNumbers.ts';
import { currencySign } from '../numbers/currency.ts';
import {
  chartCoordinate,
  chartElementRefused,
  chartFontUnknown,
  chartKeysLeftOut,
  chartMarkEmpty,
  chartVegaError,
  chartVegaWarning,
} from '../problems/catalogue/charts.ts';
import { overLimit } from '../problems/catalogue/limits.ts';
import { jsonSyntax } from '../problems/catalogue/load.ts';
import { chartCurrencies, chartFormatRefused } from '../problems/catalogue/pictures.ts';
import type { Problem, StageResult } from '../problems/Problem.ts';
import { drawingOf } from '../validate/observationStatus.ts';
import type { Chart } from './Chart.ts';
import { ChartReport } from './ChartReport.ts';
import { checkMarks, checkPlots, checkZeros } from './checkMarks.ts';
import { checkOrder } from './checkOrder.ts';
import { checkPicture } from './checkPicture.ts';
import { checkPlaces, seenOutlines } from './checkPlaces.ts';
import { checkSeenShapes, checkShapes } from './checkShapes.ts';
import type { DrawnView } from './DrawnView.ts';
import type { DrawChartsInput } from './drawCharts.ts';
import { drawnViews } from './drawnViews.ts';
import type { DrawingOfItem } from './drawStatuses.ts';
import { fitSize } from './fitSize.ts';
import { holdsLineBreaks } from './keepLineBreaks.ts';
import { type ChartMeta, parseUsermeta } from './parseUsermeta.ts';
import { prepareSpec } from './prepareView.ts';
import { type ReadSvg, readSvg } from './readSvg.ts';
import { resolveColours } from './resolveColours.ts';
import { standInSvg } from './standInSvg.ts';
import { tableRows } from './tableRows.ts';
import { ANNOTATION_TABLE } from './tableScope.ts';
import { themeConfig } from './themeConfig.ts';
import { tidySvg } from './tidySvg.ts';

export interface DrawChartInput extends DrawChartsInput {
  readonly id: string;
  readonly document: SourceDocument;
  readonly library: VegaDataflow;
}

/** A chart that is at fault is given as far as it was drawn, or as a box of its size: a draft prints it with its problems. */
export function drawChart(input: DrawChartInput): StageResult<Chart> {
  const { id, document, dataset, theme, library, measurer } = input;
  const report = new ChartReport(document, dataset);
  if (!isJsonObject(report.spec)) {
    const found = Array.isArray(report.spec) ? 'a list' : 'a value alone';
    return { value: undefined, problems: [jsonSyntax(report.spot([]), 'a JSON object', found, undefined)] };
  }
  const limits = input.limits ?? defaultLimits;
  const excess = excessOfSpec(report.spec, limits);
  if (excess !== undefined) {
    const { limit, found, path } = excess;
    return { value: undefined, problems: [overLimit(report.spot(path), limit, limits[limit], found)] };
  }
  reportLeftOut(report);
  const meta = parseUsermeta(report, dataset.checks.keys());
  /** What is wrong with the picture itself; without the words around it, and with those within, it can be drawn. */
  const faults = () =>
    report.problems
      .slice(ofWords)
      .filter((problem) => problem.severity === 'error' && !report.isSlight(problem));
  const ofWords = report.problems.length;
  const standIn = (): StageResult<Chart> => ({
    value: standInChart(input, report, meta),
    problems: report.problems,
  });
  const prepared = withParameters(
    prepareSpec({ report, bareNumbers: numberScanner(input.typed), locale: input.locale }),
    dataset.parameters ?? NO_PARAMETERS,
  );
  const shapes = checkShapes(report);
  const spec = resolveColours(report, prepared, theme.colours);
  if (!isJsonObject(spec) || faults().length > 0) return standIn();
  const numbers = new RowNumbers();
  const currencies = currenciesOf(report);
  const rows = rowsOf(report, input, numbers);
  const rendered = fitSize(library, report, {
    spec,
    config: themeConfig(theme, measurer),
    rows,
    hasLineBreaks: holdsLineBreaks(spec, rows),
    theme,
    measurer,
    locale: input.locale,
    limits,
    currency: currencies.length === 1 ? currencies[0] : undefined,
    drawingOf: drawingOfItems(report, numbers),
    width: theme.charts.widths[meta.size],
    height: theme.charts.heights[meta.height],
  });
  for (const [format, reason] of rendered.formats) {
    const spot = report.spotOfFormat(format);
    report.report(
      format.includes('$') && currencies.length > 1
        ? chartCurrencies(spot, format, currencies)
        : chartFormatRefused(spot, format, reason),
    );
  }
  if (rendered.excess !== undefined) {
    const { limit, most, found } = rendered.excess;
    report.report(overLimit(report.spotOfExcess(limit), limit, most, found));
    return { value: undefined, problems: report.problems };
  }
  const isOfFormat = (error: string): boolean =>
    rendered.formats.size > 0 && error.startsWith('invalid format');
  const errors = rendered.errors.filter((error) => !isOfFormat(error));
  for (const error of errors) report.report(chartVegaError(report.file, error));
  // What Vega could not finish is no picture.
  if (rendered.svg === undefined || errors.length > 0) {
    for (const warning of rendered.warnings) report.report(chartVegaWarning(report.file, warning));
    return standIn();
  }
  const svg = tidySvg(rendered.svg, id);
  const read = readSvg(svg, theme.fonts, measurer);
  reportFaults(report, read, Object.values(theme.fonts));
  const { scene } = rendered;
  const isZeroMissed = meta.baseline === undefined && !checkZeros(report, scene, spec);
  const isByRule = hasDomainsByRule(spec);
  const unseen = checkSeenShapes(report, shapes, seenOutlines(scene));
  const isEmpty = [...read.drawn.values()].includes(0);
  for (const warning of rendered.warnings) {
    // Where a mark draws nothing, Vega also wonders at the scales of nothing; of an axis without zero, it is told above.
    if (isEmpty && warning.startsWith('Infinite extent')) continue;
    if (isByRule && /^Conflicting scale property "domains?"/.test(warning)) continue;
    if (isZeroMissed && warning.startsWith('Log scale domain includes zero')) continue;
    report.report(chartVegaWarning(report.file, warning));
  }
  // Of a chart that is wrong already, the picture need not be right.
  if (!faults().some(isFault)) {
    checkMarks(report, scene, spec);
    checkPlaces(report, scene, spec, unseen);
    checkOrder(report, scene, spec, input.locale);
    checkPicture(report, read, measurer, theme.colours.paper);
    // A label or a mark that reaches out makes the plot small, and has been told.
    if (faults().length === 0) checkPlots(report, scene, rendered);
  }
  // What no page may hold: a place that is no number, a character that the fonts do not have.
  if (read.faults.length > 0 || report.problems.some(({ code }) => code === 'chart-glyph-missing'))
    return standIn();
  return {
    value: chartOf(input, report, meta, svg, read, drawnViews(report, scene, numbers)),
    problems: report.problems,
  };
}

/** One remark for the whole chart, where the first of them is written. */
function reportLeftOut(report: ChartReport): void {
  const [first] = report.leftOut;
  if (first === undefined) return;
  const nameOf = (path: JsonPath): string => (path[0] === 'config' ? path.join('.') : String(path.at(-1)));
  const names = [...new Set(report.leftOut.map(nameOf))];
  report.report(chartKeysLeftOut(report.spotOfKey(first), names));
}

/** Whether positions have domains by rule (`unionWith`) and none from one number to another: layers that share a scale then hold their rows together, as is meant. */
function hasDomainsByRule(spec: JsonObject): boolean {
  const domains: Json[] = [];
  walkJson(spec, (value, path) => {
    const [channel, scale, key] = path.slice(-3);
    if ((channel === 'x' || channel === 'y') && scale === 'scale' && key === 'domain') domains.push(value);
  });
  return domains.some(isJsonObject) && !domains.some((domain) => isJsonArray(domain) && domain.length === 2);
}

/** The book's parameters are parameters of the chart, but for names that the chart gives another meaning. */
function withParameters(spec: JsonObject, parameters: BookParameters): JsonObject {
  const own = jsonItems(spec['params']);
  const taken = new Set(own.map((param) => (isJsonObject(param) ? param['name'] : undefined)));
  const others = [...parameters].flatMap(([name, value]) => (taken.has(name) ? [] : [{ name, value }]));
  return others.length === 0 ? spec : { ...spec, params: [...own, ...others] };
}

/** An axis without zero is a fault of its own: what else is wrong with the marks is told at the same time. */
function isFault({ code }: Problem): boolean {
  return code !== 'chart-axis-without-zero';
}

function chartOf(
  { id, dataset }: DrawChartInput,
  report: ChartReport,
  meta: ChartMeta,
  svg: string,
  read: ReadSvg,
  drawn: readonly DrawnView[],
): Chart {
  const encodings = [...report.uses].map(([table, used]) => {
    // In the order of the table, whatever the order in which the chart names them.
    const columns = dataset.tables.get(table)?.columns ?? [];
    const fields = columns.map(({ field }) => field.name).filter((name) => used.has(name));
    return { table, fields };
  });
  const notes = [meta.baseline, meta.note].filter((words) => words !== undefined);
  return {
    id,
    size: meta.size,
    svg,
    picture: read.picture,
    ...wordsOf(meta),
    ...(notes.length === 0 ? {} : { note: notes.join(' ') }),
    tables: encodings.map(({ table }) => table),
    encodings,
    facts: [...report.usedFacts],
    drawn,
    place: report.spot([]).place,
  };
}

/** Of the chart in whatever form it is printed. */
function wordsOf({
  title,
  claim,
  subtitle,
  alt,
}: ChartMeta): Pick<Chart, 'title' | 'claim' | 'subtitle' | 'alt'> {
  return {
    title,
    subtitle,
    ...(claim === undefined ? {} : { claim }),
    ...(alt === undefined ? {} : { alt }),
  };
}

/** A framed box of the chart's size that says why it could not be drawn. */
function standInChart({ id, theme, measurer }: DrawChartInput, report: ChartReport, meta: ChartMeta): Chart {
  const [problem] = report.problems.filter(({ severity }) => severity === 'error');
  const svg = standInSvg({
    width: theme.charts.widths[meta.size],
    height: theme.charts.heights[meta.height],
    says: problem?.message ?? '',
    theme,
    measurer,
  });
  return {
    id,
    size: meta.size,
    svg,
    picture: readSvg(svg, theme.fonts, measurer).picture,
    ...wordsOf(meta),
    tables: [],
    encodings: [],
    facts: [],
    drawn: [],
    place: report.spot([]).place,
  };
}

/** By the statuses of the cells that an item's size or place stands for; undefined where no value drawn has one. */
function drawingOfItems(report: ChartReport, numbers: RowNumbers): DrawingOfItem | undefined {
  const { tables } = report.sources;
  const hasStatus = [...report.uses.keys()].some((id) =>
    (tables.get(id)?.columns ?? []).some(({ statuses }) => statuses !== undefined),
  );
  if (!hasStatus) return undefined;
  return (mark, datum) => {
    const { channels = [] } = report.channels.get(JSON.stringify(report.pathOfUnit(mark))) ?? {};
    const rows = numbers.originsOf(datum);
    const drawings = channels.flatMap(({ type, field, origin }) => {
      if (type !== 'quantitative' || origin === undefined) return [];
      const column =
        origin.type === 'column' ? origin.column : origin.columns.get(String(datum[origin.key] ?? field));
      const statuses = tables.get(origin.table)?.columns.find((each) => each.field.name === column)?.statuses;
      return rows.flatMap(({ table, row }) => (table === origin.table ? [drawingOf(statuses?.[row])] : []));
    });
    return drawings.find((drawing) => drawing !== 'plain') ?? 'plain';
  };
}

/** The signs of the currencies of the fields and facts that a chart draws. */
function currenciesOf(report: ChartReport): readonly string[] {
  const { tables, facts } = report.sources;
  const fields = [...report.uses].flatMap(([id, names]) =>
    (tables.get(id)?.columns ?? []).flatMap(({ field }) => (names.has(field.name) ? [field.unit] : [])),
  );
  const units = [...fields, ...[...report.usedFacts].map((id) => facts.get(id)?.unit)];
  return [...new Set(units.map((unit) => currencySign(unit ?? '')).filter((sign) => sign !== undefined))];
}

function rowsOf(
  report: ChartReport,
  input: DrawChartInput,
  numbers: RowNumbers,
): ReadonlyMap<string, readonly object[]> {
  const rows = new Map<string, readonly object[]>([
    [ANNOTATION_TABLE, [{}]],
    ...[...input.dataset.shapes].map(([id, { shapes }]) => [id, shapes] as const),
  ]);
  for (const id of report.uses.keys()) {
    const table = input.dataset.tables.get(id);
    if (table !== undefined) rows.set(id, tableRows(table, numbers.firstOf(id, table.rowCount)));
  }
  return rows;
}

function reportFaults(report: ChartReport, read: ReadSvg, families: readonly string[]): void {
  const spot = report.file;
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
      case 'coordinate': {
        const mark = report.findMark(fault.mark);
        report.report(chartCoordinate(mark.spot, mark.type, fault.value));
        break;
      }
      default:
        fault satisfies never;
    }
  }
  for (const name of emptyMarks(report, read)) {
    const mark = report.findMark(name);
    report.report(chartMarkEmpty(mark.spot, mark.type));
  }
}

/** Marks that draw nothing. A box plot is several marks of one view, and may well have no outliers. */
function emptyMarks(report: ChartReport, { drawn }: ReadSvg): readonly string[] {
  const unitOf = (name: string): string => report.pathOfUnit(name).join('/');
  const full = new Set([...drawn].flatMap(([name, count]) => (count > 0 ? [unitOf(name)] : [])));
  return [...drawn].flatMap(([name, count]) => (count === 0 && !full.has(unitOf(name)) ? [name] : []));
}
