/** Turns a drawn view of Vega into an account of its marks: where each item stands, in which plot, from which row. */
import type { View } from 'vega';
import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  jsonItems,
  jsonTexts,
  walkJson,
} from '../json/Json.ts';
import { isRecord } from '../validate/DeclarationReader.ts';
import { type BoundingBox, roundCoordinate } from './pathData.ts';

export interface Scene {
  readonly plots: readonly Plot[];
  readonly marks: readonly SceneMark[];
  /** Scales by name; those of views side by side have names of their own. */
  readonly scales: ReadonlyMap<string, SceneScale>;
  readonly omissions: readonly Omission[];
  /** By the field of an end of a stacked part: the field that is stacked, whose gaps have parts without a length. */
  readonly stacked: ReadonlyMap<string, string>;
}

/** The area that a view's axes enclose; points, in the picture's coordinates. */
export type Plot = BoundingBox;

export interface SceneScale {
  readonly type: string;
  /** The specification's own list, where it gives one. */
  readonly fixed: readonly Json[] | undefined;
  /** What it maps from, as drawn; undefined for a scale of one facet. */
  readonly domain: readonly unknown[] | undefined;
  /** What it maps to: positions or colours, say; undefined where `domain` is. */
  readonly range: readonly unknown[] | undefined;
  /** What it maps to a position, in points from the plot's corner: of categories the one that is nearest. */
  readonly valueAt: (position: number) => unknown;
}

/** The items of one mark in all its plots; of a line or an area, the points of all its series. */
export interface SceneMark {
  /** Vega-Lite's name, e.g. `layer_0_marks`. */
  readonly name: string;
  /** Vega's type, e.g. `rect` or `symbol`. */
  readonly type: string;
  readonly isClipped: boolean;
  /** Vega's data set. */
  readonly data: string | undefined;
  /** By channel of Vega (`x`, `y2`, `fill`, …): the scale and the field that put the items there. */
  readonly channels: ReadonlyMap<string, SceneChannel>;
  /** The axes along which items have a beginning and an end. */
  readonly spans: ReadonlySet<'x' | 'y'>;
  readonly items: readonly SceneItem[];
}

export interface SceneChannel {
  readonly scale: string;
  /** Undefined where one value is given for all items. */
  readonly field: string | undefined;
  readonly value: Json | undefined;
}

export interface SceneItem {
  readonly plot: Plot;
  readonly datum: Datum;
  /** Numbers as Vega set them, from the plot's corner: `x`, `y`, `width`, `height`, angles, opacities. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly isDefined: boolean;
  /** It has no x or no y of its own; a point that a projection has no place for is drawn in the corner. */
  readonly isUnplaced?: true;
  /** Of its ground, or of its line where it has none. */
  readonly color?: string;
  /** What it covers, in the picture's coordinates; of a point of a line or an area, its surroundings. */
  readonly box: BoundingBox;
  /** What is written there, line by line. */
  readonly text?: string;
  /** Drawn as an outline, since its value is not final. */
  readonly isHollow?: true;
}

export type Datum = Readonly<Record<string, unknown>>;

/** Rows that Vega-Lite leaves out because a field that gives a position or a size has no value. */
export interface Omission {
  readonly data: string;
  readonly field: string;
  readonly rows: readonly Datum[];
}

/** `written` is the specification as Vega-Lite compiled it, before its rows were followed. */
export function readScene(view: View, compiled: JsonObject, written: JsonObject): Scene {
  const reader = new SceneReader(compiled);
  const [x, y] = view.origin();
  const scenegraph: object = view.scenegraph();
  const root = record('root' in scenegraph ? scenegraph.root : undefined);
  for (const item of items(root)) reader.readGroup(record(item), { x, y, plot: undefined });
  return {
    plots: [...reader.plots],
    marks: [...reader.marks.values()],
    scales: readScales(view, compiled),
    omissions: readOmissions(view, compiled),
    stacked: readStacks(written),
  };
}

interface Around {
  readonly x: number;
  readonly y: number;
  /** Undefined where the group is a plot of its own. */
  readonly plot: Plot | undefined;
}

class SceneReader {
  readonly marks = new Map<string, SceneMark>();
  readonly plots = new Set<Plot>();
  readonly #definitions = new Map<string, JsonObject>();
  readonly #data = new Map<string, string>();
  readonly #facets = new Set<Json | undefined>();

  constructor(compiled: JsonObject) {
    this.#define(compiled, undefined);
  }

  /** The marks of the compiled specification by name, with the data sets that their groups are made from. */
  #define(group: JsonObject, source: string | undefined): void {
    for (const mark of jsonItems(group['marks'])) {
      if (!isJsonObject(mark)) continue;
      const { name, from } = mark;
      const facet = isJsonObject(from) ? from['facet'] : undefined;
      const given = isJsonObject(facet) ? facet['data'] : isJsonObject(from) ? from['data'] : undefined;
      // The parts of a facet have a name of their own; their rows are those of the set that it divides.
      const own = typeof given === 'string' && !this.#facets.has(given) ? given : source;
      if (isJsonObject(facet)) this.#facets.add(facet['name']);
      if (typeof name === 'string') {
        this.#definitions.set(name, mark);
        if (own !== undefined) this.#data.set(name, own);
      }
      this.#define(mark, own);
    }
  }

  readGroup(group: Datum, around: Around): void {
    const [x, y] = [around.x + number(group, 'x'), around.y + number(group, 'y')];
    const plot = around.plot ?? {
      x1: x,
      y1: y,
      x2: x + number(group, 'width'),
      y2: y + number(group, 'height'),
    };
    for (const member of items(group)) {
      const mark = record(member);
      const { marktype, role, name } = mark;
      if (role !== 'mark' && role !== 'scope' && role !== 'frame') continue;
      if (marktype !== 'group') this.#readMark(mark, plot, { x: x - plot.x1, y: y - plot.y1 });
      else {
        // The series of a line and the parts of a rounded stack share the plot around them.
        const isInner = typeof name !== 'string' || name.endsWith('pathgroup');
        for (const item of items(mark)) {
          this.readGroup(record(item), { x, y, plot: isInner ? plot : undefined });
        }
      }
    }
  }

  #readMark(mark: Datum, plot: Plot, offset: { readonly x: number; readonly y: number }): void {
    const { name, marktype, clip } = mark;
    if (typeof name !== 'string' || typeof marktype !== 'string') return;
    this.plots.add(plot);
    const others = this.marks.get(name)?.items ?? [];
    this.marks.set(name, {
      name,
      type: marktype,
      isClipped: clip !== undefined && clip !== false && clip !== null,
      data: this.#data.get(name),
      channels: channelsOf(this.#definitions.get(name)),
      spans: spansOf(this.#definitions.get(name)),
      items: [...others, ...items(mark).map((item) => readItem(record(item), marktype, plot, offset))],
    });
  }
}

const numberNames = [
  'x2',
  'y2',
  'width',
  'height',
  'startAngle',
  'endAngle',
  'innerRadius',
  'outerRadius',
  'size',
  'opacity',
  'fillOpacity',
  'strokeOpacity',
];

function readItem(
  item: Datum,
  marktype: string,
  plot: Plot,
  offset: { readonly x: number; readonly y: number },
): SceneItem {
  const numbers = new Map<string, number>();
  numbers.set('x', number(item, 'x') + offset.x);
  numbers.set('y', number(item, 'y') + offset.y);
  for (const name of numberNames) {
    const value = item[name];
    const shift = name === 'x2' ? offset.x : name === 'y2' ? offset.y : 0;
    if (typeof value === 'number') numbers.set(name, value + shift);
  }
  const { text } = item;
  const isHollow =
    item['fill'] === 'transparent' && typeof item['stroke'] === 'string' && isRecord(item['datum']);
  const color = [item['fill'], item['stroke']].find(
    (each) => typeof each === 'string' && each.startsWith('#'),
  );
  return {
    plot,
    datum: record(item['datum']),
    numbers,
    isDefined: item['defined'] !== false,
    ...([item['x'], item['y']].every(Number.isFinite) ? {} : { isUnplaced: true }),
    ...(typeof color === 'string' ? { color } : {}),
    box: boxOf(item, marktype, { x: plot.x1 + offset.x, y: plot.y1 + offset.y }),
    ...(isHollow ? { isHollow } : {}),
    ...(text === undefined || text === null
      ? {}
      : { text: Array.isArray(text) ? text.join('\n') : String(text) }),
  };
}

/** Their items are points; the bounds that Vega gives the first of them are those of the whole line. */
const linedTypes = new Set(['line', 'area', 'trail']);

/** Points around a point of a line. */
const SURROUNDINGS = 4;

/** `corner` is that of the group which the item stands in. */
function boxOf(
  item: Datum,
  marktype: string,
  corner: { readonly x: number; readonly y: number },
): BoundingBox {
  const bounds = record(item['bounds']);
  const isPoint = linedTypes.has(marktype) || typeof bounds['x1'] !== 'number';
  const edge = (name: string, at: 'x' | 'y', aside: number) =>
    roundCoordinate(corner[at] + (isPoint ? number(item, at) + aside : number(bounds, name)));
  return {
    x1: edge('x1', 'x', -SURROUNDINGS),
    y1: edge('y1', 'y', -SURROUNDINGS),
    x2: edge('x2', 'x', SURROUNDINGS),
    y2: edge('y2', 'y', SURROUNDINGS),
  };
}

/** The scale and the field or value of each channel; under conditions, of the case that holds otherwise. */
function channelsOf(definition: JsonObject | undefined): ReadonlyMap<string, SceneChannel> {
  const channels = new Map<string, SceneChannel>();
  for (const [channel, rules] of Object.entries(updateOf(definition))) {
    const rule = jsonItems(rules).at(-1);
    if (!isJsonObject(rule)) continue;
    const { scale, field, value } = rule;
    if (typeof scale !== 'string') continue;
    channels.set(channel, { scale, field: typeof field === 'string' ? field : undefined, value });
  }
  return channels;
}

function spansOf(definition: JsonObject | undefined): ReadonlySet<'x' | 'y'> {
  const update = updateOf(definition);
  return new Set((['x', 'y'] as const).filter((axis) => update[`${axis}2`] !== undefined));
}

function updateOf(definition: JsonObject | undefined): JsonObject {
  const encode = definition?.['encode'];
  const update = isJsonObject(encode) ? encode['update'] : undefined;
  return isJsonObject(update) ? update : {};
}

function readScales(view: View, compiled: JsonObject): ReadonlyMap<string, SceneScale> {
  const scales = new Map<string, SceneScale>();
  const outer = new Set(jsonItems(compiled['scales']));
  walkJson(compiled, (value, path) => {
    if (path.at(-2) !== 'scales' || !isJsonObject(value)) return;
    const { name, type, domain } = value;
    if (typeof name !== 'string') return;
    scales.set(name, {
      type: typeof type === 'string' ? type : 'linear',
      fixed: isJsonArray(domain) ? domain : undefined,
      domain: outer.has(value) ? listOf(view, name, 'domain') : undefined,
      range: outer.has(value) ? listOf(view, name, 'range') : undefined,
      valueAt: outer.has(value) ? inverseOf(view, name) : () => undefined,
    });
  });
  return scales;
}

function listOf(view: View, name: string, method: 'domain' | 'range'): readonly unknown[] | undefined {
  const scale: unknown = view.scale(name);
  if (typeof scale !== 'function') return undefined;
  const found: unknown = Reflect.get(scale, method);
  const list: unknown = typeof found === 'function' ? Reflect.apply(found, scale, []) : undefined;
  return Array.isArray(list) ? list : undefined;
}

function inverseOf(view: View, name: string): (position: number) => unknown {
  const scale: unknown = view.scale(name);
  if (typeof scale !== 'function') return () => undefined;
  const call = (method: string, ...given: readonly unknown[]): unknown => {
    const found: unknown = Reflect.get(scale, method);
    return typeof found === 'function' ? Reflect.apply(found, scale, given) : undefined;
  };
  const width = call('bandwidth');
  // A band that is asked for what lies between two others has no answer.
  if (width === undefined) return (position) => call('invert', position);
  const middles = (listOf(view, name, 'domain') ?? []).map((value) => {
    const start: unknown = scale(value);
    return { value, at: Number(start) + Number(width) / 2 };
  });
  return (position) =>
    middles.toSorted((one, other) => Math.abs(one.at - position) - Math.abs(other.at - position))[0]?.value;
}

/** Vega-Lite's own filter of what cannot be placed. */
const validFilter =
  /^isValid\(datum(?:\["(?:[^"\\]|\\.)*"\])+\) && isFinite\(\+datum(?:\["(?:[^"\\]|\\.)*"\])+\)/;
const unfiltered = ' with all rows';

/** The compiled specification with the rows kept apart that Vega-Lite is about to leave out. */
export function keepOmissions(compiled: JsonObject): JsonObject {
  const data = jsonItems(compiled['data']).flatMap((source): readonly Json[] => {
    if (!isJsonObject(source)) return [source];
    const transforms = jsonItems(source['transform']);
    const at = transforms.findIndex((each) => fieldsOfFilter(each).length > 0);
    if (at === -1) return [source];
    const { name, transform: _, ...rest } = source;
    const all = `${String(name)}${unfiltered}`;
    return [
      { ...rest, name: all, transform: transforms.slice(0, at) },
      { name, source: all, transform: transforms.slice(at) },
    ];
  });
  return { ...compiled, data };
}

function fieldsOfFilter(transform: Json | undefined): readonly string[] {
  if (!isJsonObject(transform) || transform['type'] !== 'filter') return [];
  const { expr } = transform;
  if (typeof expr !== 'string' || !validFilter.test(expr)) return [];
  // `datum["top"]["turn"]` is the member `turn` of the row that `top` holds.
  return [...expr.matchAll(/isValid\(datum\["((?:[^"\\]|\\.)*)"\]((?:\["(?:[^"\\]|\\.)*"\])*)\)/g)].map(
    ([, field = '', members = '']) => `${field}${members}`,
  );
}

function readOmissions(view: View, compiled: JsonObject): readonly Omission[] {
  return jsonItems(compiled['data']).flatMap((source): readonly Omission[] => {
    if (!isJsonObject(source)) return [];
    const { name, source: all, transform } = source;
    if (typeof name !== 'string' || typeof all !== 'string' || !all.endsWith(unfiltered)) return [];
    const rows: readonly unknown[] = view.data(all);
    return fieldsOfFilter(jsonItems(transform)[0]).flatMap((field) => {
      const without = rows.map(record).filter((row) => !isPlaceable(valueAt(row, field)));
      return without.length === 0 ? [] : [{ data: name, field, rows: without }];
    });
  });
}

function readStacks(written: JsonObject): ReadonlyMap<string, string> {
  const stacks = new Map<string, string>();
  walkJson(written, (value) => {
    if (!isJsonObject(value) || value['type'] !== 'stack') return;
    const { field, as } = value;
    if (typeof field === 'string') for (const end of jsonTexts(as)) stacks.set(end, field);
  });
  return stacks;
}

export function isPlaceable(value: unknown): boolean {
  return value !== null && value !== undefined && Number.isFinite(Number(value));
}

function items(group: Datum): readonly unknown[] {
  return Array.isArray(group['items']) ? group['items'] : [];
}

function number(item: Datum, name: string): number {
  const value = item[name];
  return typeof value === 'number' ? value : 0;
}

function record(value: unknown): Datum {
  return isRecord(value) ? value : {};
}

/** The member that a field of Vega names: `total`, `top['turn']`, `a.b`, or `a\\.b` for a name with a dot. */
export function valueAt(datum: Datum, field: string): unknown {
  if (field in datum) return datum[field];
  const steps = field
    .split(/(?<!\\)[.[\]]+/)
    .map((step) => step.replaceAll(/\\(.)/g, '$1').replaceAll(/^['"]|['"]$/g, ''))
    .filter((step) => step !== '');
  let value: unknown = datum;
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || !(step in value)) return undefined;
    value = Object.entries(value).find(([key]) => key === step)?.[1];
  }
  return value;
}
