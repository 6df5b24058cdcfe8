/** Follows the transforms of a view: which fields each takes, and which the rows have after it. */

import {
  isJsonObject,
  type Json,
  type JsonObject,
  type JsonPath,
  jsonItems,
  jsonTexts,
} from '../json/Json.ts';
import { chartKeyRefused, chartKeyUnknown } from '../problems/catalogue/charts.ts';
import { type ChartReport, originOf, type Scope, type ScopeField } from './ChartReport.ts';
import { checkExpression } from './checkExpression.ts';
import { tableScope } from './tableScope.ts';

const transformNames = [
  'aggregate',
  'bin',
  'calculate',
  'density',
  'extent',
  'filter',
  'flatten',
  'fold',
  'impute',
  'joinaggregate',
  'loess',
  'lookup',
  'pivot',
  'quantile',
  'regression',
  'stack',
  'timeUnit',
  'window',
];

/** A transform and where it stands, with the means to read its fields. */
class TransformReader {
  readonly #report: ChartReport;
  readonly #transform: JsonObject;
  readonly #path: JsonPath;
  readonly #before: Scope;

  constructor(report: ChartReport, transform: JsonObject, path: JsonPath, before: Scope) {
    this.#report = report;
    this.#transform = transform;
    this.#path = path;
    this.#before = before;
  }

  after(): Scope {
    const kind = transformNames.find((name) => this.#transform[name] !== undefined);
    switch (kind) {
      case 'aggregate':
        return { ...this.#before, isOpen: false, fields: new Map([...this.#group(), ...this.#operations()]) };
      case 'joinaggregate':
      case 'window':
        this.#group();
        this.#sort();
        return this.#with(this.#operations());
      case 'bin':
      case 'timeUnit':
        this.#field('field');
        return this.#withNames(withEnd(jsonTexts(this.#transform['as'])));
      case 'calculate':
        this.#expression('calculate');
        return this.#calculated();
      case 'filter':
        this.#predicate(this.#transform['filter'], [...this.#path, 'filter']);
        return this.#before;
      case 'fold':
        return this.#fold();
      case 'flatten':
        this.#fields('flatten');
        return this.#withNames(jsonTexts(this.#transform['as']));
      case 'lookup':
        return this.#lookup();
      case 'pivot':
        this.#fields('pivot');
        this.#fields('value');
        return { ...this.#before, fields: new Map(this.#group()), isOpen: true };
      case 'stack':
        this.#fields('stack');
        this.#group();
        this.#sort();
        return this.#withNames(withEnd(jsonTexts(this.#transform['as'])));
      case 'impute':
        this.#fields('impute');
        this.#fields('key');
        this.#group();
        return this.#before;
      case 'extent':
        this.#fields('extent');
        return this.#before;
      case 'density':
      case 'quantile':
        this.#fields(kind);
        return this.#fresh(kind === 'density' ? ['value', 'density'] : ['prob', 'value']);
      case 'loess':
      case 'regression': {
        this.#fields(kind);
        this.#fields('on');
        return this.#fresh([...jsonTexts(this.#transform['on']), ...jsonTexts(this.#transform[kind])]);
      }
      default:
        this.#unknown();
        return { ...this.#before, isOpen: true };
    }
  }

  #unknown(): void {
    const [name = ''] = Object.keys(this.#transform);
    if (name === 'sample') {
      const reason = 'a random sample differs from build to build';
      this.#report.report(chartKeyRefused(this.#report.spotOfKey([...this.#path, name]), name, reason));
      return;
    }
    const spot = this.#report.spotOfKey([...this.#path, name]);
    this.#report.report(chartKeyUnknown(spot, name, 'transform', transformNames));
  }

  #with(fields: Iterable<readonly [string, ScopeField]>): Scope {
    return { ...this.#before, fields: new Map([...this.#before.fields, ...fields]) };
  }

  #withNames(names: readonly string[]): Scope {
    return this.#with(names.map((name) => [name, {}]));
  }

  /** Rows made anew, with the groups' fields and those named by `as` or by default. */
  #fresh(names: readonly string[]): Scope {
    const as = jsonTexts(this.#transform['as']);
    const made = (as.length === 0 ? names : as).map((name): [string, ScopeField] => [name, {}]);
    return { ...this.#before, isOpen: false, fields: new Map([...this.#group(), ...made]) };
  }

  #field(key: string): ScopeField | undefined {
    const name = this.#transform[key];
    if (typeof name !== 'string') return undefined;
    return this.#report.useField(this.#before, name, [...this.#path, key]);
  }

  #fields(key: string): readonly (readonly [string, ScopeField])[] {
    const value = this.#transform[key];
    if (typeof value === 'string') return [[value, this.#field(key) ?? {}]];
    return jsonItems(value).flatMap((item, index) => {
      if (typeof item !== 'string') return [];
      const field = this.#report.useField(this.#before, item, [...this.#path, key, index]);
      return [[item, field ?? {}] as const];
    });
  }

  #group(): readonly (readonly [string, ScopeField])[] {
    return this.#fields('groupby');
  }

  #sort(): void {
    jsonItems(this.#transform['sort']).forEach((item, index) => {
      const name = isJsonObject(item) ? item['field'] : undefined;
      if (typeof name === 'string') {
        this.#report.useField(this.#before, name, [...this.#path, 'sort', index, 'field']);
      }
    });
  }

  /** The `{ op, field, as }` of aggregate, joinaggregate and window; extremes and copies keep their field's type. */
  #operations(): readonly (readonly [string, ScopeField])[] {
    const key =
      ['aggregate', 'joinaggregate', 'window'].find((name) => this.#transform[name] !== undefined) ?? '';
    return jsonItems(this.#transform[key]).flatMap((item, index) => {
      if (!isJsonObject(item)) return [];
      const { op, field, as } = item;
      const origin =
        // A count counts rows, whatever its field.
        typeof field === 'string' && field !== '*'
          ? this.#report.useField(this.#before, field, [...this.#path, key, index, 'field'])
          : undefined;
      if (typeof as !== 'string') return [];
      const keeps = typeof op === 'string' && keepingOperations.has(op) && origin?.type !== undefined;
      const format = keeps && origin.numberFormat !== undefined ? { numberFormat: origin.numberFormat } : {};
      return [[as, keeps && origin.type !== undefined ? { type: origin.type, ...format } : {}] as const];
    });
  }

  /** A field in a larger unit, `datum.people / 1e6`, is still that column. */
  #calculated(): Scope {
    const [, plain, quoted] = SCALED.exec(String(this.#transform['calculate'])) ?? [];
    const source = originOf(this.#before.fields.get(plain ?? quoted ?? ''));
    const field: ScopeField = source?.type === 'column' ? { origin: { ...source, isScaled: true } } : {};
    return this.#with(jsonTexts(this.#transform['as']).map((name) => [name, field]));
  }

  /** Folded fields of one type keep it, and the number format of the first. */
  #fold(): Scope {
    const members = this.#fields('fold');
    const folded = members.map(([, field]) => field);
    const [key = 'key', value = 'value'] = jsonTexts(this.#transform['as']);
    const [first] = folded;
    const isUniform = first?.type !== undefined && folded.every(({ type }) => type === first.type);
    const merged: ScopeField =
      isUniform && first.type !== undefined
        ? {
            type: first.type,
            ...(first.numberFormat === undefined ? {} : { numberFormat: first.numberFormat }),
          }
        : {};
    const columns = new Map<string, string>();
    const tables = new Set<string>();
    for (const [name, field] of members) {
      const origin = originOf(field);
      if (origin?.type !== 'column') continue;
      columns.set(name, origin.column);
      tables.add(origin.table);
    }
    const [table] = tables;
    const origin: Pick<ScopeField, 'origin'> =
      table === undefined || tables.size > 1 || columns.size < members.length
        ? {}
        : { origin: { type: 'fold', table, key, columns } };
    return this.#with([
      [key, { type: 'string' }],
      [value, { ...merged, ...origin }],
    ]);
  }

  #lookup(): Scope {
    this.#field('lookup');
    const from = this.#transform['from'];
    if (!isJsonObject(from)) return { ...this.#before, isOpen: true };
    const other = tableScope(this.#report, from['data'], [...this.#path, 'from', 'data']);
    if (other === undefined) return { ...this.#before, isOpen: true };
    const key = from['key'];
    if (typeof key === 'string') this.#report.useField(other, key, [...this.#path, 'from', 'key']);
    const as = jsonTexts(this.#transform['as']);
    const looked = jsonItems(from['fields']).flatMap((name, index) => {
      if (typeof name !== 'string') return [];
      const field = this.#report.useField(other, name, [...this.#path, 'from', 'fields', index]);
      return [[as[index] ?? name, field ?? {}] as const];
    });
    return this.#with(looked);
  }

  #expression(key: string): void {
    const expression = this.#transform[key];
    if (typeof expression !== 'string') return;
    checkExpression(this.#report, expression, this.#before, [...this.#path, key]);
  }

  #predicate(predicate: Json | undefined, path: JsonPath): void {
    checkPredicate(this.#report, predicate, this.#before, path);
  }
}

/** A filter or a condition: an expression, a field predicate, or several under and, or, not. */
export function checkPredicate(
  report: ChartReport,
  predicate: Json | undefined,
  scope: Scope,
  path: JsonPath,
): void {
  if (typeof predicate === 'string') checkExpression(report, predicate, scope, path);
  if (!isJsonObject(predicate)) return;
  const { field } = predicate;
  if (typeof field === 'string') report.useField(scope, field, [...path, 'field']);
  for (const key of ['and', 'or', 'not']) {
    const inner = predicate[key];
    if (Array.isArray(inner)) {
      jsonItems(inner).forEach((item, index) => {
        checkPredicate(report, item, scope, [...path, key, index]);
      });
    } else if (inner !== undefined) checkPredicate(report, inner, scope, [...path, key]);
  }
}

/** `datum.people / 1e6` or `datum['people'] * 0.001`. */
const SCALED = /^\s*datum(?:\.(\w+)|\['([^']+)'\])\s*[*/]\s*[\d.]+(?:e[-+]?\d+)?\s*$/i;

const keepingOperations = new Set([
  'min',
  'max',
  'first_value',
  'last_value',
  'nth_value',
  'lag',
  'lead',
  'median',
  'mean',
  'average',
  'sum',
]);

/** One name stands for the start of an interval; Vega-Lite adds the end. */
function withEnd(names: readonly string[]): readonly string[] {
  const [first] = names;
  return names.length === 1 && first !== undefined ? [first, `${first}_end`] : names;
}

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
    const after = new TransformReader(report, transform, [...path, index], scope).after();
    // What a faulty transform leaves is not known; its fault is told once, not again at each use.
    scope = report.problems.length > before ? { ...after, isOpen: true } : after;
  });
  return scope;
}
