/** Reads an expression of a chart: which fields it looks at, and whether every machine computes the same from it. */

import { expressionNames } from '../dataflow/expressionNames.ts';
import { UNSTABLE } from '../dataflow/transformSteps.ts';
import type { JsonPath } from '../json/Json.ts';
import { isPercentUnit, PERCENT_REASON } from '../numbers/NumberFormat.ts';
import { chartExpressionSyntax, chartFunctionRefused } from '../problems/catalogue/charts.ts';
import { chartFormatRefused } from '../problems/catalogue/pictures.ts';
import { type ChartReport, type Scope, unitOfField } from './ChartReport.ts';
import { checkComparedCodes, FIELD_OF_ROW } from './checkCodes.ts';

/** `format(datum.share, '.1%')`: a share of one of a field as it stands. */
const FORMATTED_SHARE = new RegExp(String.raw`\bformat\(\s*${FIELD_OF_ROW}\s*,\s*(['"])([^'"]*%)\3`, 'g');

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
  for (const [, plain, named, , format = ''] of expression.matchAll(FORMATTED_SHARE)) {
    const unit = unitOfField(report.sources, scope.fields.get(plain ?? named ?? ''));
    if (isPercentUnit(unit)) report.report(chartFormatRefused(report.spot(path), format, PERCENT_REASON));
  }
  checkComparedCodes(report, expression, scope, path);
  for (const { name } of read.names.functions) {
    if (UNSTABLE.has(name)) report.report(chartFunctionRefused(report.spot(path), name, UNSTABLE.get(name)));
  }
}
