/** Reads an expression of a chart: which fields it looks at, and whether every machine computes the same from it. */

import { expressionNames } from '../dataflow/expressionNames.ts';
import { UNSTABLE } from '../dataflow/transformSteps.ts';
import type { JsonPath } from '../json/Json.ts';
import { chartExpressionSyntax, chartFunctionRefused } from '../problems/catalogue/charts.ts';
import type { ChartReport, Scope } from './ChartReport.ts';

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
    if (UNSTABLE.has(name)) report.report(chartFunctionRefused(report.spot(path), name, UNSTABLE.get(name)));
  }
}
