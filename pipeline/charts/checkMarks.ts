/** Looks at each mark of a drawn chart and its row: within its plot and scale, from zero, once, and drawn at all. */

import { isJsonArray, isJsonObject, type Json, type JsonObject, type JsonPath } from '../json/Json.ts';
import {
  chartAxisWithoutZero,
  chartColoursRepeated,
  chartPartNegative,
  chartPlotSmall,
  chartRowMissing,
  chartRowsDoubled,
  chartRowUndrawn,
  chartValueOutside,
} from '../problems/catalogue/pictures.ts';
import type { Spot } from '../problems/spot.ts';
import type { ChartReport } from './ChartReport.ts';
import { type Datum, isPlaceable, type Scene, type SceneItem, type SceneMark, valueAt } from './readScene.ts';

/** What a view encodes, with the place of its mark. */
export interface Unit {
  readonly path: JsonPath;
  readonly spot: Spot;
  /** The word of the specification, e.g. `bar`. */
  readonly type: string;
  readonly encoding: JsonObject;
  readonly mark: JsonObject;
  /** Fields that hold years: numbers that tell rows apart. */
  readonly years: ReadonlySet<string>;
}

/** Points by which a mark may reach over its plot: half a stroke, and what rounding leaves. */
export const PLOT_TOLERANCE = 1;

/** Points, or radians, below which a mark has no length. */
const SMALLEST_SIZE = 1e-6;

/** Points closer than which two marks stand in one place. */
const SAME_PLACE = 0.01;

/** `spec` is the specification as it was drawn, each view with its whole encoding. */
export function checkMarks(report: ChartReport, scene: Scene, spec: JsonObject): void {
  const checker = new MarkChecker(report, scene);
  for (const mark of scene.marks) checker.check(mark, unitOf(report, spec, mark.name));
  checker.checkOmissions(spec);
  checkColours(report, scene, spec);
}

/** Categories of which several have one colour: a reader takes them for the same. */
function checkColours(report: ChartReport, scene: Scene, spec: JsonObject): void {
  const told = new Set<string>();
  for (const mark of scene.marks) {
    for (const channel of ['fill', 'stroke']) {
      const { scale, field } = mark.channels.get(channel) ?? {};
      if (scale === undefined || field === undefined || told.has(scale)) continue;
      const { type, domain = [], range = [] } = scene.scales.get(scale) ?? {};
      // A range that names one colour twice means it so.
      const colours = range.length;
      if (type !== 'ordinal' || colours === 0 || domain.length <= colours) continue;
      told.add(scale);
      const unit = unitOf(report, spec, mark.name);
      const spot =
        report.spotInEncoding(unit.path, 'color') ??
        report.spotInEncoding(unit.path, askedChannel(channel)) ??
        unit.spot;
      report.report(chartColoursRepeated(spot, field, domain.length, colours));
    }
  }
}

/**
 * The length of a bar and the height of an area say the value only from zero on. Whether all axes hold it;
 * each that does not is reported.
 */
export function checkZeros(report: ChartReport, scene: Scene, spec: JsonObject): boolean {
  let holds = true;
  for (const mark of scene.marks) {
    const unit = unitOf(report, spec, mark.name);
    const axis = measureAxis(mark, unit);
    const channel = axis === undefined ? undefined : mark.channels.get(axis);
    if (axis === undefined || channel === undefined || mark.items.length === 0) continue;
    const { domain, type } = scene.scales.get(channel.scale) ?? {};
    if (domain === undefined || (type !== 'log' && !isOutsideOf(0, domain))) continue;
    const spot =
      report.spotInEncoding(unit.path, axis, 'scale') ?? report.spotInEncoding(unit.path, axis) ?? unit.spot;
    const [from] = domain.map(Number).sort((a, b) => Math.abs(a) - Math.abs(b));
    report.report(chartAxisWithoutZero(spot, unit.type, axis, type === 'log' ? undefined : tell(from)));
    holds = false;
  }
  return holds;
}

/** Share of a picture's width or height that its plots and the gaps between them take at least. */
const SMALLEST_PLOT = 1 / 3;

export function checkPlots(
  report: ChartReport,
  { plots }: Scene,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  const reach = (from: readonly number[], to: readonly number[]): number =>
    Math.max(...to) - Math.min(...from);
  if (plots.length === 0) return;
  const across = reach(
    plots.map(({ x1 }) => x1),
    plots.map(({ x2 }) => x2),
  );
  const down = reach(
    plots.map(({ y1 }) => y1),
    plots.map(({ y2 }) => y2),
  );
  if (across < width * SMALLEST_PLOT) report.report(chartPlotSmall(report.file, 'width', across, width));
  if (down < height * SMALLEST_PLOT) report.report(chartPlotSmall(report.file, 'height', down, height));
}

export function unitOf(report: ChartReport, spec: JsonObject, name: string): Unit {
  const path = report.pathOfUnit(name);
  let view: Json | undefined = spec;
  for (const step of path) {
    if (typeof step === 'number' && isJsonArray(view)) view = view[step];
    else if (typeof step === 'string' && isJsonObject(view)) view = view[step];
  }
  const { encoding, mark } = isJsonObject(view) ? view : {};
  const found = report.findMark(name);
  return {
    path,
    type: found.type,
    get spot() {
      return found.spot;
    },
    encoding: isJsonObject(encoding) ? encoding : {},
    mark: isJsonObject(mark) ? mark : {},
    years: yearFields(report),
  };
}

function yearFields(report: ChartReport): ReadonlySet<string> {
  const columns = [...report.uses.keys()].flatMap((id) => report.sources.tables.get(id)?.columns ?? []);
  return new Set(columns.flatMap(({ field }) => (field.type === 'year' ? [field.name] : [])));
}

class MarkChecker {
  readonly #report: ChartReport;
  readonly #scene: Scene;

  constructor(report: ChartReport, scene: Scene) {
    this.#report = report;
    this.#scene = scene;
  }

  check(mark: SceneMark, unit: Unit): void {
    this.#checkGaps(mark, unit);
    this.#checkValues(mark, unit);
    this.#checkSizes(mark, unit);
    this.#checkAlone(mark, unit);
    this.#checkParts(mark, unit);
    this.#checkDoubles(mark, unit);
  }

  /** A mark that stands somewhere although a value that gives its place, or its end, is missing: at zero, or without a length. */
  #checkGaps(mark: SceneMark, unit: Unit): void {
    for (const [channel, { scale, field }] of mark.channels) {
      const { type = '' } = this.#scene.scales.get(scale) ?? {};
      const measured = field === undefined ? undefined : (this.#scene.stacked.get(field) ?? field);
      if (measured === undefined || !/^[xy][2c]?$/.test(channel) || discreteScales.has(type)) continue;
      const [first, ...others] = mark.items.filter(
        ({ isDefined, datum }) => isDefined && !isPlaceable(valueAt(datum, measured)),
      );
      if (first === undefined) continue;
      const row = describeRow(first.datum, unit);
      this.#report.report(chartRowMissing(unit.spot, unit.type, measured, row, others.length));
    }
  }

  /** A point of an area without a neighbor has no width; it is seen if another mark shows it. */
  #checkAlone(mark: SceneMark, unit: Unit): void {
    if (mark.type !== 'area') return;
    const alone = [...seriesOf(mark, unit).values()].flatMap((items) =>
      items.filter(
        ({ isDefined }, index) => isDefined && !items[index - 1]?.isDefined && !items[index + 1]?.isDefined,
      ),
    );
    // Vega-Lite adds zeros where a series of a stack has no row.
    const axis = [...mark.spans][0] ?? 'y';
    const isSized = ({ datum }: SceneItem): boolean => span(mark, datum, `${axis}2`, axis) !== 0;
    const others = this.#scene.marks.filter((each) => each !== mark);
    const keys = [...dimensionFields(unit)];
    const [first, ...more] = alone.filter(isSized).filter(({ datum }) => !isSeenIn(others, datum, keys));
    if (first === undefined) return;
    const row = describeRow(first.datum, unit);
    this.#report.report(
      chartRowUndrawn(
        unit.spot,
        unit.type,
        row,
        more.length,
        'an area needs two neighbors: draw a point beside it, or bars',
      ),
    );
  }

  /** Values outside of a scale's domain: drawn beyond the plot, clipped away, or at a place that is another's. */
  #checkValues(mark: SceneMark, unit: Unit): void {
    const measure = measureAxis(mark, unit);
    for (const [channel, { scale, field, value: given }] of mark.channels) {
      const { type = '', fixed, domain } = this.#scene.scales.get(scale) ?? {};
      const axis = channel.startsWith('x') ? 'x' : channel.startsWith('y') ? 'y' : undefined;
      const isDiscrete = discreteScales.has(type);
      const isBaseline = measure !== undefined && channel === `${measure}2`;
      if (isBaseline || type === 'threshold' || (field === undefined && given === undefined)) continue;
      if (fixed === undefined && (isDiscrete || axis === undefined)) continue;
      const valueIn = ({ datum }: SceneItem): unknown =>
        field === undefined ? given : valueAt(datum, field);
      const isOutside = (item: SceneItem): boolean => {
        const value = valueIn(item);
        if (isDiscrete) return fixed?.includes(asJson(value)) === false;
        if (!isNumberLike(value)) return false;
        if (domain === undefined) return axis !== undefined && isBeyond(item, mark, axis);
        return isOutsideOf(Number(value), domain);
      };
      const outside = mark.items.filter((item) => item.isDefined && isOutside(item));
      const [first] = outside;
      if (first === undefined) continue;
      const asked = askedChannel(channel);
      const spot =
        this.#report.spotInEncoding(unit.path, asked, 'scale', 'domain') ??
        this.#report.spotInEncoding(unit.path, asked, 'scale') ??
        this.#report.spotInEncoding(unit.path, asked) ??
        unit.spot;
      const bounds = (domain ?? fixed ?? []).map((bound) => tell(bound));
      this.#report.report(
        chartValueOutside(spot, {
          channel: asked,
          value: tell(valueIn(first)),
          row: describeRow(first.datum, unit),
          more: outside.length - 1,
          domain: isDiscrete
            ? bounds.join(', ')
            : bounds.length === 0
              ? ''
              : `${bounds[0]} to ${bounds.at(-1)}`,
          isDiscrete,
          isClipped: mark.isClipped,
        }),
      );
    }
  }

  /** A bar without length or a slice without angle for a value that has one by its scale's domain: one that is thinner than can be seen says what the data say. */
  #checkSizes(mark: SceneMark, unit: Unit): void {
    const axis = measureAxis(mark, unit);
    const isArc = mark.type === 'arc';
    if (!isArc && axis === undefined) return;
    /** Points, or radians, for the value by the domain of its scale; without end where that does not tell. */
    const due = ({ datum, plot }: SceneItem, [from, to]: readonly [string, string]): number => {
      const value = Math.abs(span(mark, datum, from, to));
      const { domain = [], type } = this.#scene.scales.get(mark.channels.get(from)?.scale ?? '') ?? {};
      const [low, high] = [Math.min(...domain.map(Number)), Math.max(...domain.map(Number))];
      if (value === 0) return 0;
      if (type !== 'linear' || !(high > low)) return Number.POSITIVE_INFINITY;
      const whole = isArc ? 2 * Math.PI : axis === 'x' ? plot.x2 - plot.x1 : plot.y2 - plot.y1;
      return (value / (high - low)) * whole;
    };
    const isFlat = (item: SceneItem): boolean => {
      const { numbers } = item;
      const [from, to]: readonly [string, string] = isArc
        ? ['startAngle', 'endAngle']
        : [axis ?? '', `${axis}2`];
      const size = isArc
        ? Math.abs((numbers.get('endAngle') ?? 0) - (numbers.get('startAngle') ?? 0))
        : mark.type === 'area'
          ? Number.POSITIVE_INFINITY
          : (numbers.get(axis === 'x' ? 'width' : 'height') ?? Number.POSITIVE_INFINITY);
      return size < SMALLEST_SIZE && due(item, [from, to]) >= SMALLEST_SIZE;
    };
    const [first, ...others] = mark.items.filter(isFlat);
    if (first === undefined) return;
    this.#report.report(chartRowUndrawn(unit.spot, unit.type, describeRow(first.datum, unit), others.length));
  }

  /** A negative part of a whole has no slice and no share. */
  #checkParts(mark: SceneMark, unit: Unit): void {
    const isShare = (channel: string): boolean => {
      const definition = unit.encoding[channel];
      return isJsonObject(definition) && definition['stack'] === 'normalize';
    };
    const channel = mark.type === 'arc' ? 'theta' : isShare('x') ? 'x' : isShare('y') ? 'y' : undefined;
    if (channel === undefined) return;
    const definition = unit.encoding[channel];
    const field = isJsonObject(definition) ? definition['field'] : undefined;
    const measured = ({ datum }: SceneItem): number => {
      const own = typeof field === 'string' ? valueAt(datum, field) : undefined;
      if (typeof own === 'number') return own;
      return channel === 'theta'
        ? span(mark, datum, 'endAngle', 'startAngle')
        : span(mark, datum, `${channel}2`, channel);
    };
    const negative = mark.items.filter((item) => measured(item) < 0);
    const [first] = negative;
    if (first === undefined) return;
    const spot = this.#report.spotInEncoding(unit.path, channel) ?? unit.spot;
    const row = describeRow(first.datum, unit);
    this.#report.report(chartPartNegative(spot, tell(measured(first)), row, negative.length - 1));
  }

  /** Two rows that make one bar, one slice, or one point of a line, where neither a sum nor a stack was asked for. */
  #checkDoubles(mark: SceneMark, unit: Unit): void {
    if (hasAggregate(unit.encoding)) return;
    const place = placeOf(mark, unit);
    if (place === undefined) return;
    const groups = new Map<string, SceneItem[]>();
    const isLayered = isUnstacked(mark, unit);
    for (const item of mark.items) {
      if (!item.isDefined || !isOpaque(item)) continue;
      // Without a stack, the parts of one place hide one another.
      const series = isLayered ? [] : seriesOfItem(item, unit);
      const key = [item.plot.x1, item.plot.y1, ...place(item), ...series].join('\n');
      groups.set(key, [...(groups.get(key) ?? []), item]);
    }
    const doubled = [...groups.values()].filter((items) => items.length > 1);
    const [first] = doubled;
    const [one] = first ?? [];
    if (first === undefined || one === undefined) return;
    this.#report.report(
      chartRowsDoubled(unit.spot, unit.type, {
        row: describePlace(one.datum, unit),
        rows: first.length,
        more: doubled.length - 1,
      }),
    );
  }

  /** Rows that Vega-Lite leaves out, but for those that another mark stands for, e.g. a label "n/a". */
  checkOmissions(spec: JsonObject): void {
    const told = new Set<string>();
    for (const { data, field, rows } of this.#scene.omissions) {
      const mark = this.#scene.marks.find((each) => each.data === data);
      if (mark === undefined) continue;
      const unit = unitOf(this.#report, spec, mark.name);
      const keys = [...dimensionFields(unit)];
      const unseen = rows.filter((row) => !this.#isSeen(row, keys));
      const [first] = unseen;
      if (first === undefined) continue;
      const row = describeRow(first, unit);
      if (told.has(`${field}\n${row}`)) continue;
      told.add(`${field}\n${row}`);
      this.#report.report(chartRowMissing(unit.spot, unit.type, field, row, unseen.length - 1));
    }
  }

  #isSeen(row: Datum, keys: readonly string[]): boolean {
    return isSeenIn(this.#scene.marks, row, keys);
  }
}

function isSeenIn(marks: readonly SceneMark[], row: Datum, keys: readonly string[]): boolean {
  if (keys.length === 0) return false;
  return marks.some(({ items }) =>
    items.some(
      ({ datum, isDefined }) =>
        isDefined && keys.every((key) => tell(valueAt(datum, key)) === tell(valueAt(row, key))),
    ),
  );
}

/** The points of each line or area, in their order. */
function seriesOf({ items }: SceneMark, unit: Unit): ReadonlyMap<string, readonly SceneItem[]> {
  const series = new Map<string, SceneItem[]>();
  for (const item of items) {
    const key = [item.plot.x1, item.plot.y1, ...seriesOfItem(item, unit)].join('\n');
    series.set(key, [...(series.get(key) ?? []), item]);
  }
  return series;
}

/** Whether bars, areas or slices are told to begin at zero each, one over the other. */
function isUnstacked(mark: SceneMark, unit: Unit): boolean {
  const channel = mark.type === 'arc' ? 'theta' : measureAxis(mark, unit);
  const measure = channel === undefined ? undefined : unit.encoding[channel];
  return isJsonObject(measure) && (measure['stack'] === null || measure['stack'] === false);
}

const discreteScales = new Set(['ordinal', 'band', 'point']);

/** Channels of Vega by the name that they have in Vega-Lite. */
const channelNames: Readonly<Record<string, string>> = {
  fill: 'color',
  stroke: 'color',
  xc: 'x',
  yc: 'y',
  x2: 'x',
  y2: 'y',
  startAngle: 'theta',
  endAngle: 'theta',
};

export function askedChannel(channel: string): string {
  return channelNames[channel] ?? channel;
}

/** The axis along which a bar's or an area's size shows a value, counted from the axis's zero. */
function measureAxis(mark: SceneMark, { type, encoding }: Unit): 'x' | 'y' | undefined {
  if (type !== 'bar' && type !== 'area') return undefined;
  return (['x', 'y'] as const).find((axis) => {
    const definition = encoding[axis];
    if (!mark.spans.has(axis) || !isJsonObject(definition) || `${axis}2` in encoding) return false;
    return isMeasure(definition);
  });
}

function isMeasure(definition: JsonObject): boolean {
  const { type, aggregate, bin } = definition;
  return (type === 'quantitative' || aggregate !== undefined) && (bin === undefined || bin === null);
}

/** Whether the middle, or an end, of an item stands outside of its plot. */
function isBeyond({ numbers, plot }: SceneItem, { type }: SceneMark, axis: 'x' | 'y'): boolean {
  const size = axis === 'x' ? plot.x2 - plot.x1 : plot.y2 - plot.y1;
  const start = numbers.get(axis) ?? 0;
  const length = type === 'rect' ? (numbers.get(axis === 'x' ? 'width' : 'height') ?? 0) : 0;
  return start < -PLOT_TOLERANCE || start + length > size + PLOT_TOLERANCE;
}

function isOutsideOf(value: number, domain: readonly unknown[]): boolean {
  const bounds = domain.map(Number);
  const [low, high] = [Math.min(...bounds), Math.max(...bounds)];
  const slack = (high - low) * 1e-6;
  return value < low - slack || value > high + slack;
}

/** The value that lies between the fields of two channels. */
function span(mark: SceneMark, datum: Datum, from: string, to: string): number {
  const at = (channel: string): number => {
    const field = mark.channels.get(channel)?.field;
    const value = field === undefined ? 0 : Number(valueAt(datum, field));
    return Number.isFinite(value) ? value : 0;
  };
  return at(to) - at(from);
}

/** What must differ between two rows of a series; undefined where rows may share a place. */
function placeOf(mark: SceneMark, unit: Unit): ((item: SceneItem) => readonly unknown[]) | undefined {
  const at = (item: SceneItem, name: string): number =>
    Math.round((item.numbers.get(name) ?? 0) / SAME_PLACE) * SAME_PLACE;
  const { type, encoding } = unit;
  switch (mark.type) {
    case 'arc':
      return isJsonObject(encoding['theta']) && !(isUnstacked(mark, unit) && 'radius' in encoding)
        ? () => []
        : undefined;
    case 'symbol':
      return (item) => [at(item, 'x'), at(item, 'y')];
    case 'line':
    case 'trail':
    case 'area': {
      if ('order' in encoding || 'x2' in encoding || 'y2' in encoding) return undefined;
      const axis = pathAxis(unit);
      return (item) => [at(item, axis)];
    }
    case 'rect': {
      const axis = measureAxis(mark, unit);
      if (axis === undefined) {
        return type === 'rect' ? (item) => [at(item, 'x'), at(item, 'y'), at(item, 'width')] : undefined;
      }
      const measure = encoding[axis];
      if (isJsonObject(measure) && 'stack' in measure && !isUnstacked(mark, unit)) return undefined;
      const across = axis === 'x' ? 'y' : 'x';
      return (item) => [at(item, across), at(item, axis === 'x' ? 'height' : 'width')];
    }
    default:
      return undefined;
  }
}

/** The axis along which a line runs. */
function pathAxis({ encoding, mark }: Unit): 'x' | 'y' {
  if (mark['orient'] === 'horizontal') return 'y';
  const { x, y } = encoding;
  const isMeasured = (definition: Json | undefined): boolean =>
    isJsonObject(definition) && definition['type'] === 'quantitative';
  return isMeasured(x) && !isMeasured(y) && isJsonObject(y) ? 'y' : 'x';
}

const positionNames = ['x', 'y', 'xOffset', 'yOffset', 'row', 'column', 'facet'];
const seriesNames = [
  'color',
  'fill',
  'stroke',
  'detail',
  'shape',
  'opacity',
  'fillOpacity',
  'strokeOpacity',
  'strokeDash',
  'strokeWidth',
  'angle',
  'size',
];

/** The channels that tell rows apart, with the fields that do: categories, years, dates. */
function* dimensions({ encoding, years }: Unit, names: readonly string[]): Generator<string> {
  for (const name of names) {
    const definition = encoding[name];
    for (const each of isJsonArray(definition) ? definition : [definition]) {
      if (!isJsonObject(each)) continue;
      const { field, type, aggregate, timeUnit, bin } = each;
      if (typeof field !== 'string' || aggregate !== undefined) continue;
      if (timeUnit !== undefined || (bin !== undefined && bin !== null)) continue;
      if (type === 'quantitative' && !years.has(field)) continue;
      yield field;
    }
  }
}

function dimensionFields(unit: Unit): ReadonlySet<string> {
  return new Set(dimensions(unit, [...positionNames, ...seriesNames]));
}

/** The values that tell the item's series from others, units of time and bins among them. */
function seriesOfItem({ datum }: SceneItem, unit: Unit): readonly string[] {
  const fields = new Set([
    ...dimensions(unit, [...seriesNames, 'row', 'column', 'facet']),
    ...madeFields(datum, unit),
  ]);
  return [...fields].map((field) => tell(valueAt(datum, field)));
}

/** Fields that Vega-Lite makes for series by a unit of time or a bin, e.g. `year_month` or `bin_maxbins_6_value`. */
function* madeFields(datum: Datum, { encoding }: Unit): Generator<string> {
  for (const name of seriesNames) {
    const definition = encoding[name];
    for (const each of isJsonArray(definition) ? definition : [definition]) {
      if (!isJsonObject(each)) continue;
      const { field, timeUnit, bin } = each;
      const unit = isJsonObject(timeUnit) ? timeUnit['unit'] : timeUnit;
      const made = typeof unit === 'string' ? unit : bin === undefined || bin === null ? undefined : 'bin';
      if (made === undefined) continue;
      yield* Object.keys(datum).filter((key) => key.startsWith(made) && key.endsWith(`_${field}`));
    }
  }
}

function hasAggregate(encoding: JsonObject): boolean {
  return Object.values(encoding).some((each) => isJsonObject(each) && each['aggregate'] !== undefined);
}

function isOpaque({ numbers }: SceneItem): boolean {
  return (numbers.get('opacity') ?? 1) * (numbers.get('fillOpacity') ?? 1) >= 1;
}

/** e.g. `year 2020, direction exports`: what tells a row from others, by the fields that the chart draws. */
export function describeRow(datum: Datum, unit: Unit): string {
  const dimensional = [...dimensionFields(unit)];
  const fields =
    dimensional.length > 0
      ? dimensional
      : Object.keys(datum).filter((key) => !key.startsWith('__') && typeof datum[key] === 'string');
  return describe(
    datum,
    fields.length > 0 ? fields : Object.keys(datum).filter((key) => !key.startsWith('__')),
    unit,
  );
}

function describePlace(datum: Datum, unit: Unit): string {
  const fields = [...dimensionFields(unit)];
  return fields.length === 0 ? describeRow(datum, unit) : describe(datum, fields, unit);
}

function describe(datum: Datum, fields: readonly string[], { encoding }: Unit): string {
  const temporal = new Set(
    Object.values(encoding).flatMap((each) =>
      isJsonObject(each) && each['type'] === 'temporal' ? [each['field']] : [],
    ),
  );
  return fields
    .slice(0, 5)
    .map((field) => {
      const value = valueAt(datum, field);
      const isDate = temporal.has(field) && typeof value === 'number' && Math.abs(value) > 1e5;
      return `${field} ${isDate ? new Date(value).toISOString().slice(0, 10) : tell(value)}`;
    })
    .join(', ');
}

function asJson(value: unknown): Json {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

export function isNumberLike(value: unknown): boolean {
  return (typeof value === 'number' && Number.isFinite(value)) || value instanceof Date;
}

export function tell(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'number') return String(Number(value.toPrecision(12)));
  return value === null || value === undefined ? 'none' : String(value);
}
