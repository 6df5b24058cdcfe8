/** Finds words that a chart holds a field with categories against and that are no code of it: nothing would ever be equal. */
import type { TakenField } from '../dataflow/readStep.ts';
import { type Json, type JsonPath, jsonItems } from '../json/Json.ts';
import { chartCodeUnknown } from '../problems/catalogue/charts.ts';
import type { ChartReport, Scope, ScopeField } from './ChartReport.ts';

/** `datum.state`, `datum['state']`: a pattern of two groups, of which one is the field. */
export const FIELD_OF_ROW = String.raw`datum(?:\.(\w+)|\[\s*['"]([^'"]+)['"]\s*\])`;

/** `datum.state === 'TX'`. */
const COMPARED = new RegExp(
  String.raw`\b${FIELD_OF_ROW}\s*[!=]==?\s*(['"])((?:(?!\3)[^\\])*)\3(?!\s*\+)`,
  'g',
);

export function checkComparedCodes(
  report: ChartReport,
  expression: string,
  scope: Scope,
  path: JsonPath,
): void {
  for (const [, plain, named, , code = ''] of expression.matchAll(COMPARED)) {
    const name = plain ?? named ?? '';
    checkCode(report, code, { name, field: scope.fields.get(name) }, path);
  }
}

/** `{ "field": "state", "oneOf": ["TX"] }`, its places within `path`. */
export function checkTakenCodes(
  report: ChartReport,
  { name, equals = [] }: TakenField,
  scope: Scope,
  path: JsonPath,
): void {
  const of = { name, field: scope.fields.get(name.replaceAll('\\', '')) };
  for (const { value, path: inner } of equals) checkCode(report, value, of, [...path, ...inner]);
}

interface CodedField {
  readonly name: string;
  readonly field: ScopeField | undefined;
}

/** Of a list of the values of a field: an order, a domain. */
export function checkCodes(
  report: ChartReport,
  codes: Json | undefined,
  of: CodedField,
  path: JsonPath,
): void {
  for (const [index, code] of jsonItems(codes).entries()) checkCode(report, code, of, [...path, index]);
}

function checkCode(report: ChartReport, code: Json | undefined, of: CodedField, path: JsonPath): void {
  const categories = of.field?.categories;
  if (categories === undefined || typeof code !== 'string' || categories.has(code)) return;
  const [meant] = [...categories].find(([, label]) => label === code) ?? [];
  report.report(chartCodeUnknown(report.spot(path), of.name, code, meant, [...categories.keys()]));
}
