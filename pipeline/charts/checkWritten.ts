/** Looks at all that a chart's specification writes itself: words and constants that would pass as figures, and chance. */
import {
  expressionConstants,
  expressionNames,
  isDateFormat,
  withoutDirectives,
} from '../dataflow/expressionNames.ts';
import { filledGap } from '../dataflow/filledGap.ts';
import { FILLING, UNSTABLE } from '../dataflow/transformSteps.ts';
import {
  isJsonObject,
  type Json,
  type JsonObject,
  type JsonPath,
  jsonItems,
  jsonTexts,
  walkJson,
} from '../json/Json.ts';
import { markupInLine } from '../markup/markupInLine.ts';
import type { NumberScanner } from '../numbers/bareNumbers.ts';
import {
  chartColourScheme,
  chartFunctionRefused,
  chartKeyRefused,
  chartMetaValue,
  chartNumberTyped,
  chartOffsetDrawn,
  gapFilled,
} from '../problems/catalogue/charts.ts';
import { quoted } from '../problems/spot.ts';
import type { ChartReport } from './ChartReport.ts';
import { isPlainPosition } from './isPlainPosition.ts';
import type { Encoding } from './prepareEncoding.ts';
import { isColourCode } from './resolveColours.ts';

interface WrittenContext {
  readonly report: ChartReport;
  readonly bareNumbers: NumberScanner;
}

/** Keys under which Vega-Lite reads an expression, wherever they stand. */
const expressionKeys = new Set(['expr', 'signal', 'test', 'filter', 'calculate', 'labelExpr', 'update']);

const chance: ReadonlyMap<string, string> = new Map([
  [
    'ci',
    'a confidence interval is drawn by chance; write "extent": "stderr", or draw margins that the table has',
  ],
  ['ci0', 'a confidence interval is drawn by chance; draw margins that the table has'],
  ['ci1', 'a confidence interval is drawn by chance; draw margins that the table has'],
]);

/** `view` is the specification without its `usermeta`, as it was written. */
export function checkWritten(context: WrittenContext, view: JsonObject): void {
  const { report } = context;
  const offsets = offsetsOf(report);
  checkOffsetNames(report, view, offsets);
  walkJson(view, (value, path) => {
    const key = path.at(-1);
    if (typeof key !== 'string') {
      if (isJsonObject(value) && path.at(-2) === 'params') checkParam(context, value, path, offsets);
      return;
    }
    const isMarkText = key === 'text' && path.at(-2) === 'mark';
    if (key === 'title' || key === 'subtitle' || isMarkText) checkWords(context, value, path);
    if (key === 'domain' || key === 'values') checkCategories(context, value, path);
    if (key === FILLING) refuseImpute(report, value, path);
    if (key === 'default' && path.at(-3) === 'transform') checkDefault(context, value, path);
    if (typeof value !== 'string') {
      if (key === 'range' && path.at(-2) === 'scale' && isJsonObject(value) && 'field' in value) {
        const reason =
          'the range of a scale is written out; a look that stands in a column has "scale": null';
        report.report(chartKeyRefused(report.spotOfKey([...path, 'field']), 'field', reason));
      }
      if (key === 'scheme') refuseScheme(report, value, path);
      return;
    }
    if (key === 'scheme') refuseScheme(report, value, path);
    if (key === 'format') checkDateFormat(context, value, path);
    const why = key === 'extent' || key === 'op' || key === 'aggregate' ? chance.get(value) : undefined;
    if (why !== undefined) report.report(chartKeyRefused(report.spot(path), value, why));
    if (expressionKeys.has(key)) checkExpression(context, key, value, path, offsets);
  });
}

function checkOffsetNames(report: ChartReport, view: JsonObject, offsets: ReadonlySet<string>): void {
  const made = new Set<string>();
  walkJson(view, (value, path) => {
    if (path.at(-1) === 'as') for (const name of jsonTexts(value)) made.add(name);
    else if (path.at(-3) === 'params' && path.at(-1) === 'name')
      for (const name of jsonTexts(value)) made.add(name);
  });
  for (const name of offsets) {
    if (made.has(name)) continue;
    const spot = report.spot(['usermeta', 'offsets']);
    report.report(chartMetaValue(spot, 'offsets', 'names that the chart calculates', quoted(name)));
  }
}

function refuseScheme(report: ChartReport, scheme: Json, path: JsonPath): void {
  const name = isJsonObject(scheme) ? scheme['name'] : scheme;
  report.reportSlight(chartColourScheme(report.spotOfKey(path), quoted(String(name))));
}

/** Fields and parameters that only move or size things, and say nothing about the data. */
export function offsetsOf({ spec }: ChartReport): ReadonlySet<string> {
  const usermeta = isJsonObject(spec) ? spec['usermeta'] : undefined;
  return new Set(isJsonObject(usermeta) ? jsonTexts(usermeta['offsets']) : []);
}

function checkExpression(
  context: WrittenContext,
  key: string,
  expression: string,
  path: JsonPath,
  offsets: ReadonlySet<string>,
): void {
  const { report } = context;
  const read = expressionNames(expression);
  // Where it cannot be read, that is reported where its fields are checked.
  if (read.type === 'fault') return;
  for (const { name } of read.names.functions) {
    if (!UNSTABLE.has(name)) continue;
    report.report(chartFunctionRefused(report.spot(path), name, UNSTABLE.get(name)));
  }
  if (key === 'filter' || key === 'test') return;
  const names = [...read.names.fields, ...read.names.bare].map(({ name }) => name);
  const isWord = isText(path) || key === 'labelExpr';
  const isParam = path.at(-3) === 'params';
  // What moves a label in points is no figure: the height of the plot, less four.
  const isLook = key === 'expr' && !isWord && !isParam;
  const given = key === 'calculate' ? 'as' : isParam ? 'name' : undefined;
  const as = given === undefined ? [] : jsonTexts(valueBeside(report, path, given));
  const isOffset = as.some((name) => offsets.has(name));
  const { texts, numbers, shifts } = expressionConstants(expression);
  for (const text of texts) {
    if (isOffset || isColourCode(text) || context.bareNumbers(text).length === 0) continue;
    report.reportSlight(chartNumberTyped(report.spot(path), quoted(text)));
  }
  // What is printed is no place: only a year stands for itself there.
  const [typed] = [...numbers, ...shifts].filter((number) =>
    isWord ? context.bareNumbers(String(number)).length > 0 : !isPlainPosition(number),
  );
  if (typed !== undefined && !isOffset && !isLook) {
    report.reportSlight(chartNumberTyped(report.spot(path), String(typed)));
  }
  const filled = isOffset || isLook ? undefined : filledGap(expression);
  if (filled !== undefined) report.report(gapFilled(report.spot(path), filled));
  const [moved] = names.filter((name) => offsets.has(name));
  if (moved !== undefined && (isText(path) || key === 'labelExpr')) {
    report.reportSlight(chartOffsetDrawn(report.spot(path), moved, 'text'));
  }
}

/** Categories that a scale or a guide names itself, where the data has none such: `95 percent`. */
function checkCategories(context: WrittenContext, categories: Json, path: JsonPath): void {
  const { report, bareNumbers } = context;
  jsonItems(categories).forEach((category, index) => {
    if (typeof category !== 'string' || WRITTEN_DATE.test(category)) return;
    if (bareNumbers(category).length === 0 || report.isInData(category)) return;
    report.reportSlight(chartNumberTyped(report.spot([...path, index]), quoted(category)));
  });
}

const WRITTEN_DATE = /^\d{4}-\d{2}(?:-\d{2})?(?:T[\d:.]+Z?)?$/;

/** `null` only sets a place for what is missing; all else would be a value that nobody measured. */
function refuseImpute(report: ChartReport, impute: Json, path: JsonPath): void {
  const at = isJsonObject(impute) ? path : path.slice(0, -1);
  const given = report.valueAt(at);
  if (!isJsonObject(given)) return;
  const { value, method } = given;
  if ((value === undefined || value === null) && (method === undefined || method === 'value')) return;
  const reason =
    'it fills gaps with values that nobody measured; leave them, or set their places by "value": null';
  report.report(chartKeyRefused(report.spotOfKey(path), FILLING, reason));
}

/** What a lookup gives where it finds no row. */
function checkDefault({ report, bareNumbers }: WrittenContext, value: Json, path: JsonPath): void {
  const isTyped = typeof value === 'number' || (typeof value === 'string' && bareNumbers(value).length > 0);
  if (isTyped) report.reportSlight(chartNumberTyped(report.spot(path), JSON.stringify(value)));
}

/** The words that a format of dates prints beside them, as in `%Y: up 95 percent`. */
function checkDateFormat({ report, bareNumbers }: WrittenContext, format: string, path: JsonPath): void {
  if (!isDateFormat(format) || bareNumbers(withoutDirectives(format)).length === 0) return;
  report.reportSlight(chartNumberTyped(report.spot(path), quoted(format)));
}

/** Whether an expression gives words: `text`, a title, a label. */
function isText(path: JsonPath): boolean {
  return path.some(
    (step) => step === 'text' || step === 'title' || step === 'subtitle' || step === 'labelExpr',
  );
}

function valueBeside(report: ChartReport, path: JsonPath, key: string): Json | undefined {
  return report.valueAt([...path.slice(0, -1), key]);
}

function checkParam(
  context: WrittenContext,
  param: JsonObject,
  path: JsonPath,
  offsets: ReadonlySet<string>,
): void {
  const { name, value } = param;
  if (typeof name === 'string' && offsets.has(name)) return;
  for (const item of jsonItems(value)) {
    const isTyped =
      typeof item === 'number'
        ? !isPlainPosition(item)
        : typeof item === 'string' && context.bareNumbers(item).length > 0;
    if (isTyped)
      context.report.reportSlight(
        chartNumberTyped(context.report.spot([...path, 'value']), JSON.stringify(item)),
      );
  }
}

/** Titles in all forms: a text, lines, or an object with text and subtitle. */
function checkWords({ report, bareNumbers }: WrittenContext, words: Json, path: JsonPath): void {
  if (isJsonObject(words)) {
    const { text } = words;
    // A subtitle within is met by the walk itself.
    if (text !== undefined) checkWords({ report, bareNumbers }, text, [...path, 'text']);
    return;
  }
  jsonItems(words).forEach((item, index) => {
    if (typeof item !== 'string' && typeof item !== 'number') return;
    const place = Array.isArray(words) ? [...path, index] : path;
    const hint = 'the words of a picture are drawn as they stand, without markup';
    for (const problem of markupInLine(String(item), hint, () => report.spot(place).place))
      report.report(problem);
    if (bareNumbers(String(item)).length === 0) return;
    report.reportSlight(chartNumberTyped(report.spot(place), quoted(String(item))));
  });
}

/** An offset moves labels, or things on a position without an axis; it is never read as a figure. */
export function checkOffsets(
  report: ChartReport,
  encoding: Encoding,
  mark: string,
  constants: ReadonlyMap<string, number>,
): void {
  const offsets = offsetsOf(report);
  if (offsets.size + constants.size === 0) return;
  for (const [channel, { definition, paths }] of encoding) {
    if (!isJsonObject(definition)) continue;
    const { field, axis, legend } = definition;
    if (typeof field !== 'string') continue;
    const [path = []] = paths;
    const spot = () => report.spot([...path, 'field']);
    const constant = constants.get(field);
    if (channel === 'text' && constant !== undefined && !offsets.has(field))
      report.reportSlight(chartNumberTyped(spot(), String(constant)));
    if (!offsets.has(field)) continue;
    if (channel === 'text') report.reportSlight(chartOffsetDrawn(spot(), field, 'text'));
    const isPosition = channel === 'x' || channel === 'y';
    if (isPosition && axis !== null && mark !== 'text')
      report.reportSlight(chartOffsetDrawn(spot(), field, 'an axis'));
    if (legended.has(channel) && legend !== null)
      report.reportSlight(chartOffsetDrawn(spot(), field, 'a legend'));
  }
}

/** Fields that are a number whatever the row holds: `"calculate": "1"`. As a place it may be the end of a share; it is no figure. */
export function constantsOf({ spec }: ChartReport): ReadonlyMap<string, number> {
  const constants = new Map<string, number>();
  walkJson(spec, (value) => {
    if (!isJsonObject(value) || typeof value['calculate'] !== 'string') return;
    const read = expressionNames(value['calculate']);
    if (read.type === 'fault' || read.names.fields.length + read.names.bare.length > 0) return;
    const { numbers, texts } = expressionConstants(value['calculate']);
    const [number] = numbers;
    if (number !== undefined && texts.length === 0)
      for (const name of jsonTexts(value['as'])) constants.set(name, number);
  });
  return constants;
}

const legended = new Set(['color', 'fill', 'stroke', 'size', 'shape', 'opacity']);
