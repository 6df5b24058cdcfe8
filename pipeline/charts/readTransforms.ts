/** Follows the transforms of a view: what each takes is there, and which fields the rows have after it. */
import {
  type GivenField,
  readPredicate,
  readStep,
  type StepReading,
  stepNames,
} from '../dataflow/readStep.ts';
import { isJsonObject, type Json, type JsonObject, type JsonPath, jsonItems } from '../json/Json.ts';
import { chartKeyRefused, chartKeyUnknown } from '../problems/catalogue/charts.ts';
import { type ChartReport, originOf, type Scope, type ScopeField } from './ChartReport.ts';
import { checkTakenCodes } from './checkCodes.ts';
import { checkExpression } from './checkExpression.ts';
import { tableScope } from './tableScope.ts';

export function readTransforms(
  report: ChartReport,
  transforms: Json | undefined,
  before: Scope,
  path: JsonPath,
): Scope {
  let scope = before;
  jsonItems(transforms).forEach((transform, index) => {
    if (!isJsonObject(transform)) return;
    const before = report.problems.length;
    const after = afterTransform(report, transform, [...path, index], scope);
    // What a faulty transform leaves is not known; its fault is told once, not again at each use.
    scope = report.problems.length > before ? { ...after, isOpen: true } : after;
  });
  return scope;
}

function afterTransform(report: ChartReport, transform: JsonObject, path: JsonPath, before: Scope): Scope {
  const reading = readStep(transform);
  if (reading === undefined) {
    reportUnknown(report, transform, path);
    return { ...before, isOpen: true };
  }
  const taken = new Map<string, ScopeField>();
  for (const take of reading.takes) {
    const { name, path: inner } = take;
    const field = report.useField(before, name, [...path, ...inner]);
    if (field !== undefined) taken.set(name, field);
    checkTakenCodes(report, take, before, path);
  }
  for (const { text, path: inner } of reading.expressions) {
    checkExpression(report, text, before, [...path, ...inner]);
  }
  const looked = lookedUp(report, reading, path);
  if (looked === 'unknown') return { ...before, isOpen: true };
  const given = reading.gives.map((field, index): [string, ScopeField] => [
    field.name,
    looked[index] ?? fieldGiven(field, taken, before, reading),
  ]);
  const groups = reading.group.map(({ name }): [string, ScopeField] => [name, taken.get(name) ?? {}]);
  switch (reading.others) {
    case 'stay':
      return { ...before, fields: new Map([...before.fields, ...given]) };
    case 'groups':
      return { ...before, isOpen: false, fields: new Map([...groups, ...given]) };
    case 'unknown':
      return { ...before, isOpen: true, fields: new Map(groups) };
    default:
      return reading.others satisfies never;
  }
}

function reportUnknown(report: ChartReport, transform: JsonObject, path: JsonPath): void {
  const [name = ''] = Object.keys(transform);
  const spot = report.spotOfKey([...path, name]);
  if (name === 'sample') {
    report.report(chartKeyRefused(spot, name, 'a random sample differs from build to build'));
  } else report.report(chartKeyUnknown(spot, name, 'transform', [...stepNames].sort()));
}

/** The fields of the other table, one for each that is given; none where the step looks nothing up. */
function lookedUp(
  report: ChartReport,
  { lookup }: StepReading,
  path: JsonPath,
): readonly (ScopeField | undefined)[] | 'unknown' {
  if (lookup === undefined) return [];
  const other = tableScope(report, lookup.data, [...path, ...lookup.dataPath]);
  if (other === undefined) return 'unknown';
  const use = ({ name, path: inner }: { readonly name: string; readonly path: JsonPath }) =>
    report.useField(other, name, [...path, ...inner]);
  if (lookup.key !== undefined) use(lookup.key);
  return lookup.fields.map(use);
}

/** Extremes and copies keep their field's type; a field in a larger unit is still that column. */
function fieldGiven(
  { keeps, scales, copies, shifts, folded, parts }: GivenField,
  taken: ReadonlyMap<string, ScopeField>,
  before: Scope,
  { gives }: StepReading,
): ScopeField {
  if (folded === 'key') return { type: 'string' };
  if (folded === 'value') {
    const key = gives.find((field) => field.folded === 'key')?.name ?? '';
    return foldedValue(key, parts, taken);
  }
  if (copies !== undefined) return before.fields.get(copies) ?? {};
  // A year moved on is a year; of other types the sum is another figure.
  if (shifts !== undefined) return before.fields.get(shifts)?.type === 'year' ? { type: 'year' } : {};
  if (scales !== undefined) {
    const source = originOf(before.fields.get(scales));
    return source?.type === 'column' ? { origin: { ...source, isScaled: true } } : {};
  }
  return typeAndFormat(keeps === undefined ? undefined : taken.get(keeps));
}

function typeAndFormat(field: ScopeField | undefined): ScopeField {
  if (field?.type === undefined) return {};
  const { type, numberFormat } = field;
  return { type, ...(numberFormat === undefined ? {} : { numberFormat }) };
}

/** Folded fields of one type keep it, and the number format of the first. */
function foldedValue(
  key: string,
  members: readonly string[],
  taken: ReadonlyMap<string, ScopeField>,
): ScopeField {
  const fields = members.map((name) => taken.get(name) ?? {});
  const [first] = fields;
  const isUniform = fields.every(({ type }) => type === first?.type);
  const columns = new Map<string, string>();
  const tables = new Set<string>();
  for (const name of members) {
    const origin = originOf(taken.get(name));
    if (origin?.type !== 'column') continue;
    columns.set(name, origin.column);
    tables.add(origin.table);
  }
  const [table] = tables;
  const isWhole = table !== undefined && tables.size === 1 && columns.size === members.length;
  return {
    ...(isUniform ? typeAndFormat(first) : {}),
    ...(isWhole ? { origin: { type: 'fold', table, key, columns } } : {}),
  };
}

/** A filter or a condition: an expression, a field predicate, or several under and, or, not. */
export function checkPredicate(
  report: ChartReport,
  predicate: Json | undefined,
  scope: Scope,
  path: JsonPath,
): void {
  const { takes, expressions } = readPredicate(predicate, path);
  for (const field of takes) {
    report.useField(scope, field.name, field.path);
    checkTakenCodes(report, field, scope, []);
  }
  for (const expression of expressions) checkExpression(report, expression.text, scope, expression.path);
}
