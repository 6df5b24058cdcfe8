/** Reads an expression of a chart: which fields it looks at, and whether every machine computes the same from it. */
import { chartExpressionSyntax, chartFunctionRefused } from '../problems/catalogue/charts.ts';
import { expressionNames } from '../validate/derive/vegaExpression.ts';
import type { ChartReport, Scope } from './ChartReport.ts';
import type { JsonPath } from './json.ts';

/** Functions of the local time zone, the clock or chance, and what to write instead. */
const refusedFunctions: ReadonlyMap<string, string | undefined> = new Map([
  ['year', 'utcyear'],
  ['quarter', 'utcquarter'],
  ['month', 'utcmonth'],
  ['date', 'utcdate'],
  ['day', 'utcday'],
  ['dayofyear', 'utcdayofyear'],
  ['week', 'utcweek'],
  ['hours', 'utchours'],
  ['minutes', 'utcminutes'],
  ['seconds', 'utcseconds'],
  ['milliseconds', 'utcmilliseconds'],
  ['timeFormat', 'utcFormat'],
  ['timeParse', 'utcParse'],
  ['timeOffset', 'utcOffset'],
  ['timeSequence', 'utcSequence'],
  ['datetime', 'utc'],
  ['timezoneoffset', undefined],
  ['now', undefined],
  ['random', undefined],
]);

export function checkExpression(report: ChartReport, expression: string, scope: Scope, path: JsonPath): void {
  const read = expressionNames(expression);
  if (read.type === 'fault') {
    report.report(chartExpressionSyntax(report.spot(path), expression, read.message));
    return;
  }
  for (const { name } of read.names.fields) {
    // A name from an expression is whole, dots and all.
    report.useField(scope, name.replaceAll('.', '\\.'), path);
  }
  for (const { name } of read.names.functions) {
    if (!refusedFunctions.has(name)) continue;
    report.report(chartFunctionRefused(report.spot(path), name, refusedFunctions.get(name)));
  }
}
