/** Finds what is wrong with a chart's maps: outlines that a projection does not fit, and figures or outlines left out. */

import {
  isJsonObject,
  type Json,
  type JsonObject,
  type JsonPath,
  jsonItems,
  jsonTexts,
} from '../json/Json.ts';
import {
  chartShapesGap,
  chartShapesProjection,
  chartShapesUnmatched,
  chartShapesUnseen,
} from '../problems/catalogue/charts.ts';
import type { Shape, Shapes } from '../validate/shapes/Shapes.ts';
import type { ChartReport } from './ChartReport.ts';

/** A table joined to outlines: which of them have a figure. */
interface Join {
  /** Fields that the join adds to each outline. */
  readonly fields: readonly string[];
  readonly matched: ReadonlySet<string>;
}

interface Around {
  readonly shapes: Shapes | undefined;
  readonly projection: { readonly value: Json; readonly path: JsonPath } | undefined;
  readonly joins: readonly Join[];
  readonly filters: readonly string[];
  readonly encoding: JsonObject;
}

/** Outlines that a chart is to show, of which each must be seen once it is drawn. */
export interface ExpectedShapes {
  readonly shapes: Shapes;
  readonly path: JsonPath;
}

const nothing: Around = { shapes: undefined, projection: undefined, joins: [], filters: [], encoding: {} };

export function checkShapes(report: ChartReport): readonly ExpectedShapes[] {
  if (report.sources.shapes.size === 0 || !isJsonObject(report.spec)) return [];
  const checker = new ShapesChecker(report);
  checker.visit(report.spec, [], nothing);
  return checker.expected();
}

/** `seen` are the names of the outlines that the picture shows; gives those that are told of. */
export function checkSeenShapes(
  report: ChartReport,
  expected: readonly ExpectedShapes[],
  seen: ReadonlySet<string>,
): ReadonlySet<string> {
  const told = new Set<string>();
  for (const { shapes, path } of expected) {
    const unseen = shapes.shapes.map(({ name }) => name).filter((name) => !seen.has(name));
    if (unseen.length > 0) report.report(chartShapesUnseen(report.spot(path), shapes.id, unseen));
    for (const name of unseen) told.add(name);
  }
  return told;
}

interface View extends Around {
  readonly path: JsonPath;
}

class ShapesChecker {
  readonly #report: ChartReport;
  readonly #views: View[] = [];

  constructor(report: ChartReport) {
    this.#report = report;
  }

  visit(view: JsonObject, path: JsonPath, around: Around): void {
    const { data, mark, projection, encoding } = view;
    const inner = this.#withTransforms(view['transform'], [...path, 'transform'], {
      ...around,
      ...(data === undefined ? {} : { shapes: this.#shapesOf(data), joins: [], filters: [] }),
      ...(projection === undefined
        ? {}
        : { projection: { value: projection, path: [...path, 'projection'] } }),
      ...(isJsonObject(encoding) ? { encoding: { ...around.encoding, ...encoding } } : {}),
    });
    const type = isJsonObject(mark) ? mark['type'] : mark;
    if (type === 'geoshape') this.#checkView({ ...inner, path });
    for (const key of ['layer', 'hconcat', 'vconcat', 'concat']) {
      jsonItems(view[key]).forEach((child, index) => {
        if (isJsonObject(child)) this.visit(child, [...path, key, index], inner);
      });
    }
    if (isJsonObject(view['spec'])) this.visit(view['spec'], [...path, 'spec'], inner);
  }

  /** Outlines of which at least one view leaves none out on purpose, by a filter on the outlines themselves. */
  expected(): readonly ExpectedShapes[] {
    const all = new Map<string, ExpectedShapes>();
    for (const { shapes, path, joins, filters } of this.#views) {
      if (shapes === undefined || all.has(shapes.id)) continue;
      const joined = joins.flatMap(({ fields }) => fields);
      const isChosen = filters.some((filter) => !joined.some((field) => mentions(filter, field)));
      if (!isChosen) all.set(shapes.id, { shapes, path: [...path, 'mark'] });
    }
    return [...all.values()];
  }

  #checkView(view: View): void {
    const { shapes } = view;
    if (shapes === undefined) return;
    this.#views.push(view);
    this.#checkProjection(view, shapes);
    for (const join of view.joins) this.#checkGap(view, shapes, join);
  }

  /** Flat outlines cannot be projected again, and degrees drawn as they are stand on their head. */
  #checkProjection({ projection, path }: View, shapes: Shapes): void {
    const type = isJsonObject(projection?.value) ? projection.value['type'] : undefined;
    const isIdentity = type === 'identity';
    const isTurned = isJsonObject(projection?.value) && projection.value['reflectY'] === true;
    if (shapes.projected ? isIdentity : !isIdentity || isTurned) return;
    const spot = this.#report.spot(projection?.path ?? [...path, 'mark']);
    const found = typeof type === 'string' ? type : undefined;
    this.#report.report(chartShapesProjection(spot, shapes.id, shapes.projected, found));
  }

  /** A color by conditions gives an outline without a figure the look of the last of them, unless it asks. */
  #checkGap({ encoding, filters, path }: View, shapes: Shapes, { fields, matched }: Join): void {
    const without = shapes.shapes.map(({ name }) => name).filter((name) => !matched.has(name));
    if (without.length === 0) return;
    const channels = ['color', 'fill', 'opacity', 'fillOpacity'].flatMap((name) => {
      const channel = encoding[name];
      return isJsonObject(channel) && channel['condition'] !== undefined ? [channel['condition']] : [];
    });
    const tests = channels.flatMap((condition) =>
      jsonItems(condition).flatMap((each) => (isJsonObject(each) ? jsonTexts(each['test']) : [])),
    );
    for (const field of fields) {
      if (!tests.some((test) => mentions(test, field))) continue;
      if ([...tests, ...filters].some((text) => asksForGap(text, field))) continue;
      this.#report.report(chartShapesGap(this.#report.spot([...path, 'mark']), field, without));
    }
  }

  #shapesOf(data: Json): Shapes | undefined {
    const name = isJsonObject(data) ? data['name'] : undefined;
    return typeof name === 'string' ? this.#report.sources.shapes.get(name) : undefined;
  }

  #withTransforms(transforms: Json | undefined, path: JsonPath, around: Around): Around {
    let after = around;
    jsonItems(transforms).forEach((transform, index) => {
      if (!isJsonObject(transform)) return;
      const { filter, lookup, from } = transform;
      if (filter !== undefined) {
        const text = typeof filter === 'string' ? filter : JSON.stringify(filter);
        after = { ...after, filters: [...after.filters, text] };
      }
      if (typeof lookup === 'string' && isJsonObject(from)) {
        after = this.#withLookup(transform, lookup, from, [...path, index], after);
      }
    });
    return after;
  }

  /** Outlines may be joined to a table, or a table to outlines; in either case each row of it has an outline. */
  #withLookup(
    transform: JsonObject,
    lookup: string,
    from: JsonObject,
    path: JsonPath,
    around: Around,
  ): Around {
    const { shapes } = around;
    const key = from['key'];
    const data = from['data'];
    const name = isJsonObject(data) ? data['name'] : undefined;
    const table = typeof name === 'string' ? this.#report.sources.tables.get(name) : undefined;
    if (shapes === undefined || table === undefined || typeof key !== 'string') return around;
    const column = table.columns.find(({ field }) => field.name === key);
    const byKey = new Map(shapes.shapes.map((shape) => [keyOf(shape, lookup), shape.name]));
    const rows = Array.from({ length: table.rowCount }, (_, row) => row).filter(
      (row) => table.totals?.[row] !== true,
    );
    const keys = rows.map((row) => String(column?.values[row] ?? ''));
    const unmatched = keys.filter((each) => !byKey.has(each));
    if (column !== undefined && unmatched.length > 0) {
      const spot = this.#report.spot([...path, 'from', 'key']);
      this.#report.report(chartShapesUnmatched(spot, shapes.id, table.id, unmatched, [...byKey.keys()]));
    }
    const wanted = [...jsonTexts(from['fields']), ...jsonTexts(transform['as'])];
    const matched = new Set(keys.flatMap((each) => byKey.get(each) ?? []));
    return { ...around, joins: [...around.joins, { fields: wanted, matched }] };
  }
}

function keyOf(shape: Shape, lookup: string): string {
  return lookup === 'id' ? shape.id : shape.name;
}

function mentions(expression: string, field: string): boolean {
  return new RegExp(`(?<![\\p{L}\\d_])${field}(?![\\p{L}\\d_])`, 'u').test(expression);
}

function asksForGap(expression: string, field: string): boolean {
  return mentions(expression, field) && /\bisValid\b|[!=]=\s*null\b|\bvalid\b/.test(expression);
}
