/** Turns the marks that carry a chart's data into layers of points: at which category, of which value, from which cell. */
import type { ColumnOrigin, DrawnChannel, DrawnItem, DrawnView } from '../../charts/DrawnView.ts';
import type { Dataset, Scalar, Table } from '../../validate/Dataset.ts';
import type { SeriesLook } from '../WorkbookPlan.ts';

/** One item of a mark. */
export interface LayerPoint {
  /** As drawn: a date as its moment. */
  readonly category: Scalar;
  readonly value: number | null;
  readonly cell?: { readonly table: string; readonly field: string; readonly row: number };
  readonly item: DrawnItem;
}

export interface LayerGroup {
  /** Undefined where nothing tells series apart. */
  readonly name: string | undefined;
  readonly points: readonly LayerPoint[];
}

export interface Layer {
  readonly view: DrawnView;
  readonly look: SeriesLook;
  /** Bars that lie. */
  readonly isHorizontal: boolean;
  /** Undefined where nothing but a place says it. */
  readonly category: DrawnChannel | undefined;
  readonly value: DrawnChannel | undefined;
  /** Whether categories are numbers or moments on a scale, and no bands. */
  readonly isContinuous: boolean;
  readonly groups: readonly LayerGroup[];
}

/** Marks that carry the data, as Vega draws them, and what Excel draws for them. */
const looks: Readonly<Record<string, SeriesLook>> = {
  'bar rect': 'bars',
  'line line': 'line',
  'line symbol': 'points',
  'area area': 'area',
  'area line': 'line',
  'point symbol': 'points',
  'circle symbol': 'points',
  'square symbol': 'points',
};

/** Channels that tell series apart. */
const seriesChannels = ['color', 'fill', 'stroke', 'detail', 'strokeDash', 'shape', 'xOffset', 'yOffset'];

/** More points than this are not a chart that anybody reads. */
const MOST_POINTS = 5_000;

/** Undefined where Excel has no such mark, or where its items have no place that Excel could give them. */
export function readLayer(view: DrawnView, dataset: Dataset): Layer | undefined {
  const look = looks[`${view.mark} ${view.drawnAs}`];
  if (look === undefined || view.items.length > MOST_POINTS) return undefined;
  const isHorizontal = look === 'bars' && measures(view, 'x', dataset) && !measures(view, 'y', dataset);
  const [categoryAxis, valueAxis] = isHorizontal ? (['y', 'x'] as const) : (['x', 'y'] as const);
  if (!measures(view, valueAxis, dataset)) return undefined;
  // Bars along two scales that measure could stand either way.
  if (look === 'bars' && measures(view, categoryAxis, dataset)) return undefined;
  const category = plainChannel(view, categoryAxis);
  const value = plainChannel(view, valueAxis);
  const points = view.items.map((item) => pointOf(view, item, [categoryAxis, valueAxis], value, dataset));
  if (!points.every((point) => point !== undefined)) return undefined;
  const groups = groupsOf(view, points, category, value, dataset);
  if (groups === undefined) return undefined;
  const isContinuous =
    category === undefined
      ? points.every((point) => typeof point.category === 'number')
      : category.categories === undefined;
  return { view, look, isHorizontal, category, value, isContinuous, groups };
}

function plainChannel(view: DrawnView, axis: 'x' | 'y'): DrawnChannel | undefined {
  return view.channels.find(({ channel, isComputed }) => channel === axis && !isComputed);
}

/** Numbers on a scale that measures; years, dates and texts are categories unless points stand at them. */
function measures(view: DrawnView, axis: 'x' | 'y', dataset: Dataset): boolean {
  const channel = view.channels.find((each) => each.channel === axis);
  if (channel === undefined) {
    const [first] = view.items;
    const end = axis === 'x' ? first?.place?.x2 : first?.place?.y2;
    const start = first?.place?.[axis];
    return typeof start === 'number' && (view.drawnAs !== 'rect' || typeof end === 'number');
  }
  if (channel.categories !== undefined || channel.type === 'temporal') return false;
  const { origin } = channel;
  if (origin?.type !== 'column') return channel.type === 'quantitative';
  const type = columnOf(dataset.tables.get(origin.table), origin.column)?.field.type;
  if (type === 'year')
    return channel.type === 'quantitative' && view.drawnAs === 'symbol' && view.mark !== 'line';
  return channel.type === 'quantitative' || type === 'number' || type === 'integer';
}

function pointOf(
  view: DrawnView,
  item: DrawnItem,
  [categoryAxis, valueAxis]: readonly ['x' | 'y', 'x' | 'y'],
  value: DrawnChannel | undefined,
  dataset: Dataset,
): LayerPoint | undefined {
  const category = placeAlong(view, item, categoryAxis);
  if (category === null) return undefined;
  const drawn = value === undefined ? lengthAlong(item, valueAxis) : placeAlong(view, item, valueAxis);
  // Only a bar that begins at zero says a value by its end.
  if (drawn === undefined || (drawn !== null && typeof drawn !== 'number')) return undefined;
  if (value !== undefined && view.isRanged && view.drawnAs !== 'area') return undefined;
  const cell = cellOf(item, value?.origin, dataset);
  return { category, value: drawn, item, ...(cell === undefined ? {} : { cell }) };
}

function placeAlong(view: DrawnView, item: DrawnItem, axis: 'x' | 'y'): Scalar {
  const at = view.channels.findIndex(({ channel, isComputed }) => channel === axis && !isComputed);
  return at === -1 ? (item.place?.[axis] ?? null) : (item.values[at] ?? null);
}

function lengthAlong({ place }: DrawnItem, axis: 'x' | 'y'): number | null | undefined {
  const [start, end] = axis === 'x' ? [place?.x, place?.x2] : [place?.y, place?.y2];
  if (typeof start !== 'number') return undefined;
  if (end === undefined) return start;
  if (typeof end !== 'number') return undefined;
  return start === 0 ? end : end === 0 ? start : undefined;
}

/** Undefined where an item stands for several rows, or for none. */
function cellOf(
  { rows, key }: DrawnItem,
  origin: ColumnOrigin | undefined,
  { tables }: Dataset,
): LayerPoint['cell'] {
  if (origin === undefined) return undefined;
  const [row, another] = rows.filter(({ table }) => table === origin.table);
  const field = origin.type === 'column' ? origin.column : origin.columns.get(key ?? '');
  if (row === undefined || another !== undefined || field === undefined) return undefined;
  return columnOf(tables.get(row.table), field) === undefined
    ? undefined
    : { table: row.table, field, row: row.row };
}

/** The series, in the order of the legend; undefined where what tells them apart is measured. */
function groupsOf(
  view: DrawnView,
  points: readonly LayerPoint[],
  category: DrawnChannel | undefined,
  value: DrawnChannel | undefined,
  dataset: Dataset,
): readonly LayerGroup[] | undefined {
  const at = seriesChannels
    .map((name) => view.channels.findIndex((each) => each.channel === name))
    .find((index) => index >= 0 && view.channels[index]?.field !== category?.field);
  const channel = at === undefined ? undefined : view.channels[at];
  if (at === undefined || channel === undefined) return [{ name: undefined, points }];
  // What only colors measure does not tell series apart, and a moment that is no cell has no name.
  const isMeasure = channel.isComputed || channel.type === 'quantitative';
  if (isMeasure || (channel.isMoment === true && channel.origin === undefined)) return undefined;
  const origin = value?.origin;
  const byKey = origin?.type === 'fold' && origin.key === channel.field;
  const column =
    channel.origin?.type === 'column'
      ? columnOf(dataset.tables.get(channel.origin.table), channel.origin.column)
      : undefined;
  const members = new Map<Scalar, LayerPoint[]>();
  for (const key of channel.categories ?? []) members.set(key, []);
  for (const point of points) {
    const key = point.item.values[at] ?? null;
    members.set(key, [...(members.get(key) ?? []), point]);
  }
  return [...members].flatMap(([key, own]): readonly LayerGroup[] => {
    if (own.length === 0) return [];
    const field = byKey ? own[0]?.cell?.field : undefined;
    const title = byKey ? columnOf(dataset.tables.get(origin.table), field ?? '')?.field.title : undefined;
    const name = title ?? column?.field.categories?.get(String(key)) ?? String(key ?? '');
    return [{ name, points: own }];
  });
}

export function columnOf(table: Table | undefined, field: string): Table['columns'][number] | undefined {
  return table?.columns.find((column) => column.field.name === field);
}
