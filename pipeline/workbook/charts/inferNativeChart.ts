/** Turns a Vega-Lite spec into the native chart that shows the same cells, where Excel has such a chart. */
import { isJsonArray, isJsonObject, type Json, type JsonObject, jsonItems } from '../../json/Json.ts';
import type { Theme } from '../../theme/Theme.ts';
import type { Dataset, Scalar, Table } from '../../validate/Dataset.ts';
import type { NativeChartKind, NativeGrouping } from '../WorkbookPlan.ts';
import type { AxisLimits, NativeChart, NativeSeries } from './NativeChart.ts';
import { readViews, type View, type ViewChannel } from './readView.ts';
import { columnOf, type Selection, selectRows } from './selectRows.ts';
import { sortCategories } from './sortCategories.ts';
import { pointColours, seriesColour } from './specColours.ts';

/** Channels that tell series apart. */
const seriesChannels = ['color', 'fill', 'stroke', 'detail', 'strokeDash', 'shape', 'xOffset', 'yOffset'];

/** More series or categories than this are not a chart that anybody reads. */
const MOST_SERIES = 24;
const MOST_POINTS = 5_000;

/** Undefined where Excel cannot draw it or where only Vega knows what is drawn. */
export function inferNativeChart(spec: unknown, dataset: Dataset, theme: Theme): NativeChart | undefined {
  const views = readViews(spec);
  const ranked = [...views].sort((a, b) => rankOf(a) - rankOf(b));
  for (const main of ranked) {
    const table = dataset.tables.get(main.data);
    const first = table === undefined ? undefined : inferView(main, table, theme);
    if (table !== undefined && first !== undefined)
      return withFurtherLayers(first, main, views, table, theme);
  }
  return undefined;
}

/** Bars and areas carry the data where lines and points only trace them. */
function rankOf(view: View): number {
  const order = [['bar', 'area'], ['line']];
  const rank = order.findIndex((marks) => marks.includes(view.mark));
  return rank === -1 ? order.length : rank;
}

function withFurtherLayers(
  first: NativeChart,
  main: View,
  views: readonly View[],
  table: Table,
  theme: Theme,
): NativeChart {
  // Further layers of the same mark over the same categories are further series of the same chart.
  const further = views
    .filter((view) => view !== main && view.mark === main.mark && view.data === main.data)
    .flatMap((view) => inferView(view, table, theme) ?? [])
    .filter(
      (chart) =>
        chart.category === first.category &&
        chart.kind === first.kind &&
        JSON.stringify(chart.categories) === JSON.stringify(first.categories),
    );
  const series = [...first.series];
  for (const one of further.flatMap((chart) => chart.series)) {
    if (!series.some((known) => known.field === one.field && known.name === one.name)) series.push(one);
  }
  return { ...first, series };
}

function inferView(view: View, table: Table, theme: Theme): NativeChart | undefined {
  const selection = selectRows(table, view.transforms);
  if (selection === undefined) return undefined;
  const x = unscaled(view.channels.get('x'), selection);
  const y = unscaled(view.channels.get('y'), selection);
  if (x === undefined || y === undefined) return undefined;
  if (selection.rows.length === 0 || selection.rows.length > MOST_POINTS) return undefined;
  // A range (x2, y2), a bin or an aggregate draws what is in no cell.
  // But a bar over a month that says so itself is a column at that month.
  const binned = view.mark === 'bar' && x.definition['bin'] === 'binned';
  if (('x2' in view.encoding && !binned) || 'y2' in view.encoding) return undefined;
  if ('aggregate' in x.definition || 'aggregate' in y.definition) return undefined;
  if (('bin' in x.definition && !binned) || 'bin' in y.definition) return undefined;
  const shape = shapeOf(view, table, selection, x, y);
  if (shape === undefined) return undefined;
  const { category, value } = shape;
  const drawn = (channel: ViewChannel): boolean =>
    !selection.made.has(channel.field) &&
    (columnOf(table, channel.field) !== undefined || channel.field === selection.fold?.value);
  if (!drawn(category) || !drawn(value) || columnOf(table, category.field) === undefined) return undefined;
  return shape.kind === 'scatter'
    ? scatterOf(view, table, selection, category, value, theme)
    : categoricalOf(view, table, selection, shape, theme);
}

/** The channel with the field of the table behind a field in a larger unit; its axis says the larger unit, so it goes. */
function unscaled(channel: ViewChannel | undefined, selection: Selection): ViewChannel | undefined {
  const field = channel === undefined ? undefined : selection.scaled.get(channel.field);
  if (channel === undefined || field === undefined) return channel;
  const { title: _, axis: __, scale, ...definition } = channel.definition;
  const zero = isJsonObject(scale) ? scale['zero'] : undefined;
  return { field, definition: { ...definition, ...(zero === undefined ? {} : { scale: { zero } }) } };
}

interface Shape {
  readonly kind: NativeChartKind;
  readonly category: ViewChannel;
  readonly value: ViewChannel;
}

function shapeOf(
  view: View,
  table: Table,
  selection: Selection,
  x: ViewChannel,
  y: ViewChannel,
): Shape | undefined {
  const xMeasures = isMeasure(x, table, selection);
  const yMeasures = isMeasure(y, table, selection);
  switch (view.mark) {
    case 'bar':
      if (xMeasures && !yMeasures) return { kind: 'bar', category: y, value: x };
      return yMeasures ? { kind: 'column', category: x, value: y } : undefined;
    case 'line':
      return yMeasures ? { kind: 'line', category: x, value: y } : undefined;
    case 'area':
      return yMeasures ? { kind: 'area', category: x, value: y } : undefined;
    default:
      return xMeasures && yMeasures ? { kind: 'scatter', category: x, value: y } : undefined;
  }
}

/** Numbers are measured; years, dates and texts are categories unless the spec calls them quantitative. */
function isMeasure(channel: ViewChannel, table: Table, selection: Selection): boolean {
  const { type } = channel.definition;
  if (channel.field === selection.fold?.value) return true;
  const field = columnOf(table, channel.field)?.field;
  const numeric = field?.type === 'number' || field?.type === 'integer' || field?.type === 'year';
  if (!numeric) return false;
  return type === 'quantitative' || (type === undefined && field?.type !== 'year');
}

function scatterOf(
  view: View,
  table: Table,
  selection: Selection,
  category: ViewChannel,
  value: ViewChannel,
  theme: Theme,
): NativeChart | undefined {
  if (selection.fold !== undefined) return undefined;
  const xs = columnOf(table, category.field)?.values ?? [];
  const rows = selection.rows.filter((row) => xs[row] !== null);
  const groups = groupRows(view, table, rows);
  if (groups === undefined || groups.length > MOST_SERIES) return undefined;
  const categories = groups.flatMap(({ rows: members }) => members.map((row) => xs[row] ?? null));
  let offset = 0;
  const series = groups.map((group): NativeSeries => {
    // Each series has x values of its own, so the others' places are gaps.
    const places = Array.from({ length: categories.length }, (_, at) =>
      at >= offset && at < offset + group.rows.length ? group.rows[at - offset] : undefined,
    );
    offset += group.rows.length;
    return {
      name: group.name ?? titleOf(table, value.field),
      field: value.field,
      rows: places,
      ...seriesColour(view, group.value, theme),
      pointColours: new Map(),
    };
  });
  const limits = limitsOf(category, categories);
  return {
    kind: 'scatter',
    grouping: 'clustered',
    table: table.id,
    category: category.field,
    categories,
    series,
    ...titles(category, value),
    valueLimits: limitsOf(value, valuesOf(table, series)),
    // A domain of half years keeps points off the edge; an axis counts whole ones.
    categoryLimits: {
      ...(limits.min === undefined ? {} : { min: Math.floor(limits.min) }),
      ...(limits.max === undefined ? {} : { max: Math.ceil(limits.max) }),
    },
  };
}

function categoricalOf(
  view: View,
  table: Table,
  selection: Selection,
  shape: Shape,
  theme: Theme,
): NativeChart | undefined {
  const { category, value } = shape;
  const values = columnOf(table, category.field)?.values ?? [];
  const groups = seriesGroups(view, table, selection, shape);
  if (groups === undefined || groups.length === 0 || groups.length > MOST_SERIES) return undefined;
  // Two rows of one series at one category would be drawn on top of each other.
  if (groups.some(({ rows }) => new Set(rows.map((row) => values[row])).size < rows.length)) return undefined;
  const rowOf = (group: RowGroup, wanted: Scalar): number | undefined =>
    group.rows.find((row) => (values[row] ?? null) === wanted);
  const categories = sortCategories(view, table, category, groups);
  if (categories === undefined) return undefined;
  const series = groups.map((group): NativeSeries => {
    const rows = categories.map((wanted) => rowOf(group, wanted));
    return {
      name: group.name ?? titleOf(table, group.field),
      field: group.field,
      rows,
      ...seriesColour(view, group.value, theme),
      pointColours: pointColours(view, table, category.field, categories, rows, theme),
    };
  });
  const grouping = groupingOf(view, value, groups.length);
  const kind =
    shape.kind === 'line' && !isEvenlySpaced(table, category.field, categories) ? 'scatterLine' : shape.kind;
  return {
    kind,
    grouping,
    table: table.id,
    category: category.field,
    categories,
    series,
    ...titles(category, value),
    // How far the sums of a stack reach is left to the spreadsheet.
    valueLimits: limitsOf(value, grouping === 'stacked' ? undefined : valuesOf(table, series)),
    categoryLimits: {},
  };
}

export interface RowGroup {
  readonly name: string | undefined;
  /** Value of the channel that tells the series apart. */
  readonly value: Scalar;
  readonly field: string;
  readonly rows: readonly number[];
}

function seriesGroups(
  view: View,
  table: Table,
  selection: Selection,
  shape: Shape,
): readonly RowGroup[] | undefined {
  const { fold } = selection;
  if (fold === undefined) {
    const groups = groupRows(view, table, selection.rows, shape.category.field);
    return groups?.map((group) => ({ ...group, field: shape.value.field }));
  }
  if (shape.value.field !== fold.value) return undefined;
  const other = seriesChannel(view, shape.category.field);
  if (other === undefined ? fold.members.length > 1 : other.field !== fold.key) return undefined;
  const keys = fold.members.map(({ key }) => key);
  const ordered = other === undefined ? keys : inDomainOrder(other, keys);
  const members = ordered.flatMap((key) => fold.members.find((member) => member.key === key) ?? []);
  return members.map(({ key, field }) => ({
    name: titleOf(table, field),
    value: key,
    field,
    rows: selection.rows,
  }));
}

function seriesChannel(view: View, category?: string): ViewChannel | undefined {
  return seriesChannels
    .flatMap((name) => view.channels.get(name) ?? [])
    .find((channel) => channel.field !== category);
}

function groupRows(
  view: View,
  table: Table,
  rows: readonly number[],
  category?: string,
):
  | readonly { name: string | undefined; value: Scalar; rows: readonly number[]; field: string }[]
  | undefined {
  const channel = seriesChannel(view, category);
  if (channel === undefined) return [{ name: undefined, value: null, rows, field: '' }];
  const column = columnOf(table, channel.field);
  if (column === undefined || channel.definition['type'] === 'quantitative') return undefined;
  const groups = new Map<Scalar, number[]>();
  for (const row of rows) {
    const value = column.values[row] ?? null;
    const members = groups.get(value);
    if (members === undefined) groups.set(value, [row]);
    else members.push(row);
  }
  return inDomainOrder(channel, [...groups.keys()]).map((value) => ({
    name: column.field.categories?.get(String(value)) ?? String(value ?? ''),
    value,
    rows: groups.get(value) ?? [],
    field: '',
  }));
}

/** The order that the legend would have; values without a place in the domain keep theirs at the end. */
function inDomainOrder<Value extends Scalar>(
  channel: ViewChannel,
  values: readonly Value[],
): readonly Value[] {
  const { scale } = channel.definition;
  const domain: readonly Json[] = isJsonObject(scale) ? jsonItems(scale['domain']) : [];
  const place = (value: Value): number => {
    const at = domain.indexOf(value);
    return at === -1 ? domain.length : at;
  };
  return [...values].sort((a, b) => place(a) - place(b));
}

function groupingOf(view: View, value: ViewChannel, count: number): NativeGrouping {
  if (view.mark === 'line' || count < 2) return 'clustered';
  if (view.channels.has('xOffset') || view.channels.has('yOffset')) return 'clustered';
  const { stack } = value.definition;
  if (stack === null || stack === false) return 'clustered';
  return stack === 'normalize' ? 'percentStacked' : 'stacked';
}

/** A line chart of Excel gives each year the same step; where the years have gaps, points at their places are right. */
function isEvenlySpaced(table: Table, field: string, categories: readonly Scalar[]): boolean {
  const type = columnOf(table, field)?.field.type;
  if (type !== 'year' && type !== 'integer' && type !== 'number') return true;
  const numbers = categories.filter((value) => typeof value === 'number');
  const step = (numbers[1] ?? 0) - (numbers[0] ?? 0);
  return numbers.every((value, at) => at === 0 || value - (numbers[at - 1] ?? 0) === step);
}

function titleOf(table: Table, field: string): string {
  return columnOf(table, field)?.field.title ?? field;
}

function titles(
  category: ViewChannel,
  value: ViewChannel,
): Pick<NativeChart, 'categoryTitle' | 'valueTitle'> {
  const categoryTitle = channelTitle(category.definition);
  const valueTitle = channelTitle(value.definition);
  return {
    ...(categoryTitle === undefined ? {} : { categoryTitle }),
    ...(valueTitle === undefined ? {} : { valueTitle }),
  };
}

function channelTitle(definition: JsonObject): string | undefined {
  const { axis, title } = definition;
  const own = title ?? (isJsonObject(axis) ? axis['title'] : undefined);
  return typeof own === 'string' && own !== '' ? own : undefined;
}

/** Vega-Lite begins an axis of numbers at zero unless the spec says otherwise. */
function limitsOf(channel: ViewChannel, drawn: readonly Scalar[] | undefined): AxisLimits {
  const { scale } = channel.definition;
  if (!isJsonObject(scale)) return { min: 0 };
  const { domain, zero } = scale;
  if (isJsonObject(domain)) {
    // A domain by rule: at least from here to there, and all values.
    const bounds = [...jsonItems(domain['unionWith']), ...(drawn ?? [])].filter(
      (bound) => typeof bound === 'number',
    );
    const [min, max] = [Math.min(...bounds), Math.max(...bounds)];
    return bounds.length === 0 ? {} : { min, ...(drawn === undefined ? {} : { max }) };
  }
  if (isJsonArray(domain)) {
    const [low, high] = domain;
    return {
      ...(typeof low === 'number' ? { min: low } : {}),
      ...(typeof high === 'number' ? { max: high } : {}),
    };
  }
  return zero === false ? {} : { min: 0 };
}

function valuesOf(table: Table, series: readonly NativeSeries[]): readonly Scalar[] {
  return series.flatMap(({ field, rows }) => {
    const values = columnOf(table, field)?.values ?? [];
    return rows.map((row) => (row === undefined ? null : (values[row] ?? null)));
  });
}
