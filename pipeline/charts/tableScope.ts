/** Turns the `data` of a view into the fields that its rows have. */

import { isJsonObject, type Json, type JsonPath } from '../json/Json.ts';
import { chartDataInlined, chartTableUnknown } from '../problems/catalogue/charts.ts';
import type { ChartReport, Scope, ScopeField } from './ChartReport.ts';

/** One row without fields, for rules and labels of events whose positions are years or facts. */
export const ANNOTATION_TABLE = 'annotation';

/** Of each outline of a file of shapes. */
const shapeFields: ReadonlyMap<string, ScopeField> = new Map([
  ['id', { type: 'string' }],
  ['name', { type: 'string' }],
  ['type', { type: 'string' }],
  ['properties', {}],
  ['geometry', {}],
]);

export function tableScope(report: ChartReport, data: Json | undefined, path: JsonPath): Scope | undefined {
  const name = isJsonObject(data) ? data['name'] : undefined;
  const others = isJsonObject(data) ? Object.keys(data).filter((key) => key !== 'name') : [];
  const [other] = others;
  if (typeof name !== 'string' || other !== undefined) {
    const spot = other === undefined ? report.spot(path) : report.spotOfKey([...path, other]);
    report.report(chartDataInlined(spot, other ?? JSON.stringify(data)));
    return undefined;
  }
  if (name === ANNOTATION_TABLE) return { name, fields: new Map(), isOpen: false };
  if (report.sources.shapes.has(name)) return { name, fields: shapeFields, isOpen: false };
  const table = report.sources.tables.get(name);
  if (table === undefined) {
    const spot = report.spot([...path, 'name']);
    const { tables, shapes } = report.sources;
    report.report(chartTableUnknown(spot, name, [...tables.keys(), ...shapes.keys()]));
    return undefined;
  }
  report.useTable(name);
  const fields = new Map<string, ScopeField>();
  for (const { field } of table.columns) {
    const format = field.numberFormat === undefined ? {} : { numberFormat: field.numberFormat.text };
    const labels = field.categories === undefined ? {} : { categories: field.categories };
    fields.set(field.name, { type: field.type, ...format, ...labels, table: name, field: field.name });
  }
  return { name, fields, isOpen: false };
}
