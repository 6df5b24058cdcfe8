/** Turns the scene of a drawn chart into the account of what it drew: which rows stand behind each item. */
import type { RowNumbers, RowOrigin } from '../dataflow/followRows.ts';
import { isJsonObject, type Json, type JsonObject, jsonItems } from '../json/Json.ts';
import { computedNumber } from '../numbers/roundDecimal.ts';
import type { Scalar } from '../validate/Dataset.ts';
import { type ChartReport, originOf, type Scope } from './ChartReport.ts';
import type { DrawnChannel, DrawnItem, DrawnPlace, DrawnView } from './DrawnView.ts';
import type { Encoding } from './prepareEncoding.ts';
import { type Scene, type SceneItem, type SceneMark, valueAt } from './readScene.ts';

/** What a view encodes, read before it is drawn: the channels that draw a field. */
export interface UnitChannels {
  readonly channels: readonly DrawnChannel[];
  readonly isRanged: boolean;
}

export function readChannels(encoding: Encoding, scope: Scope): UnitChannels {
  // A bar over a month that says so itself stands at that month.
  const isBinned = ['x', 'y'].some((axis) => {
    const definition = encoding.get(axis)?.definition;
    return isJsonObject(definition) && definition['bin'] === 'binned';
  });
  const isRanged = encoding.has('x2') || encoding.has('y2');
  return { channels: drawnChannels(encoding, scope), isRanged: isRanged && !isBinned };
}

function drawnChannels(encoding: Encoding, scope: Scope): readonly DrawnChannel[] {
  return [...encoding].flatMap(([channel, { definition }]) => {
    if (!isJsonObject(definition) || typeof definition['field'] !== 'string') return [];
    const { field, type, title, stack, axis, scale } = definition;
    const origin = originOf(scope.fields.get(field));
    const own = title ?? (isJsonObject(axis) ? axis['title'] : undefined);
    return [
      {
        channel,
        field,
        ...(typeof type === 'string' ? { type } : {}),
        isComputed: computes(definition),
        ...(origin === undefined ? {} : { origin }),
        ...(typeof own === 'string' && own !== '' ? { title: own } : {}),
        ...(stack === undefined ? {} : { stack }),
        ...scaleOf(scale),
      },
    ];
  });
}

/** A bin that says `binned` is cut already. */
function computes({ aggregate, bin, timeUnit }: JsonObject): boolean {
  const bins = bin !== undefined && bin !== null && bin !== false && bin !== 'binned';
  return aggregate !== undefined || bins || timeUnit !== undefined;
}

function scaleOf(scale: Json | undefined): Pick<DrawnChannel, 'zero' | 'domain' | 'atLeast'> {
  if (!isJsonObject(scale)) return {};
  const { zero, domain } = scale;
  return {
    ...(zero === undefined ? {} : { zero }),
    ...(Array.isArray(domain) ? { domain } : {}),
    ...(isJsonObject(domain) ? { atLeast: jsonItems(domain['unionWith']) } : {}),
  };
}

export function drawnViews(report: ChartReport, scene: Scene, numbers: RowNumbers): readonly DrawnView[] {
  return scene.marks.map((mark) => {
    const path = report.pathOfUnit(mark.name);
    const { channels = [], isRanged = false } = report.channels.get(JSON.stringify(path)) ?? {};
    return {
      name: mark.name,
      mark: report.findMark(mark.name).type,
      drawnAs: mark.type,
      isPart: scene.plots.length > 1,
      isRanged,
      channels: channels.map((channel) => withCategories(channel, mark, scene)),
      items: mark.items.map((item) => ({
        ...drawnItem(item, channels, numbers.originsOf(item.datum)),
        ...(takesPlaceFrom(mark, channels) ? {} : { place: placeOf(item, mark, scene) }),
      })),
    };
  });
}

function drawnItem(
  { datum, color, box, text, isHollow }: SceneItem,
  channels: readonly DrawnChannel[],
  rows: readonly RowOrigin[],
): DrawnItem {
  const folded = channels.flatMap(({ origin }) => (origin?.type === 'fold' ? [origin.key] : []));
  const [key] = folded;
  const drawn = key === undefined ? undefined : valueAt(datum, key);
  return {
    rows,
    values: channels.map(({ field }) => scalarOf(valueAt(datum, field))),
    ...(typeof drawn === 'string' ? { key: drawn } : {}),
    ...(color === undefined ? {} : { color }),
    box,
    ...(text === undefined ? {} : { text }),
    ...(isHollow === true ? { isHollow } : {}),
  };
}

/** Whether fields say where the items of a mark stand: texts and rules stand beside what they are about. */
function takesPlaceFrom({ type }: SceneMark, channels: readonly DrawnChannel[]): boolean {
  if (type === 'text' || type === 'rule') return false;
  return ['x', 'y'].every((axis) =>
    channels.some(({ channel, isComputed }) => channel === axis && !isComputed),
  );
}

function placeOf({ numbers }: SceneItem, mark: SceneMark, scene: Scene): DrawnPlace {
  const valueAlong = (axis: 'x' | 'y', position: number | undefined): Scalar => {
    const scaled = mark.channels.get(axis) ?? mark.channels.get(`${axis}c`);
    const value =
      position === undefined ? undefined : scene.scales.get(scaled?.scale ?? axis)?.valueAt(position);
    return typeof value === 'number' ? computedNumber(value) : scalarOf(value);
  };
  const ends = (axis: 'x' | 'y', size: 'width' | 'height'): readonly [Scalar, Scalar?] => {
    const [from = 0, length] = [numbers.get(axis), numbers.get(size)];
    const to = mark.type === 'rect' && length !== undefined ? from + length : numbers.get(`${axis}2`);
    const [start, end] = [valueAlong(axis, from), valueAlong(axis, to)];
    // A band holds both ends of a bar: it stands at its category.
    const middle = typeof start === 'number' || to === undefined ? start : valueAlong(axis, (from + to) / 2);
    return to === undefined || typeof start !== 'number' ? [middle] : [start, end];
  };
  const [x, x2] = ends('x', 'width');
  const [y, y2] = ends('y', 'height');
  return { x, y, ...(x2 === undefined ? {} : { x2 }), ...(y2 === undefined ? {} : { y2 }) };
}

const discreteScales = new Set(['ordinal', 'band', 'point']);
const timeScales = new Set(['time', 'utc']);

function withExtent(channel: DrawnChannel, domain: readonly unknown[] | undefined): DrawnChannel {
  const [low, high] = [domain?.[0], domain?.at(-1)];
  return typeof low === 'number' && typeof high === 'number' ? { ...channel, extent: [low, high] } : channel;
}

function withCategories(channel: DrawnChannel, mark: SceneMark, scene: Scene): DrawnChannel {
  // Vega draws `color` as fill or as stroke, and the middle of a band as `xc`.
  const names: readonly string[] =
    channel.channel === 'color' ? ['fill', 'stroke'] : [channel.channel, `${channel.channel}c`];
  const scaled = names.flatMap((name) => mark.channels.get(name)?.scale ?? [])[0] ?? channel.channel;
  const { type = '', domain } = scene.scales.get(scaled) ?? {};
  const isTime = timeScales.has(type) || domain?.some((value) => value instanceof Date) === true;
  const told: DrawnChannel = isTime ? { ...channel, isMoment: true } : channel;
  if (!discreteScales.has(type) || domain === undefined) return withExtent(told, domain);
  return { ...told, categories: domain.map(scalarOf) };
}

function scalarOf(value: unknown): Scalar {
  if (value instanceof Date) return value.getTime();
  return typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number' ? value : null;
}
