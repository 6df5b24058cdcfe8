/**
 * Turns what a chart drew into a chart of Excel that shows all of it: each mark as series, each rule as a line, each
 * text as a label. What Excel cannot show whole is no native chart; it stands in the pack as a picture.
 */
import type { DrawnChannel, DrawnView } from '../../charts/DrawnView.ts';
import type { Dataset, Scalar, Table } from '../../validate/Dataset.ts';
import { attachTexts } from './attachTexts.ts';
import { drawnRules } from './drawnRules.ts';
import { type ChartFrame, frameOf } from './frameOf.ts';
import type { AxisLimits, NativeCells, NativeChart, NativeSeries } from './NativeChart.ts';
import { columnOf, type Layer, type LayerPoint, readLayer } from './readLayers.ts';

/** More series than this are not a chart that anybody reads. */
const MOST_SERIES = 24;

/** Undefined where Excel cannot show all that was drawn. */
export function inferNativeChart(drawn: readonly DrawnView[], dataset: Dataset): NativeChart | undefined {
  const views = drawn.filter(({ items }) => items.length > 0);
  if (views.length === 0 || views.some(({ isPart }) => isPart)) return undefined;
  const isComment = ({ drawnAs }: DrawnView): boolean => drawnAs === 'text' || drawnAs === 'rule';
  const marks = views.filter((view) => !isComment(view));
  const layers = marks.filter((view) => !isShading(view, marks)).map((view) => readLayer(view, dataset));
  if (layers.length === 0 || !layers.every((layer) => layer !== undefined)) return undefined;
  const frame = frameOf(layers, dataset);
  if (frame === undefined) return undefined;
  const series = seriesOf(layers, frame, dataset);
  if (series === undefined || series.length === 0 || series.length > MOST_SERIES) return undefined;
  const rules = drawnRules(
    views.filter(({ drawnAs }) => drawnAs === 'rule'),
    { ...frame, series },
  );
  if (rules === undefined) return undefined;
  const texts = views.flatMap((view) => (view.drawnAs === 'text' ? view.items : []));
  const labelled = attachTexts(texts, { ...frame, series: rules.series, rules: rules.rules });
  if (labelled === undefined) return undefined;
  const scale = scaleOf(labelled.series, dataset);
  const shown = labelled.series.map((one) => withCells(one, scale, dataset));
  const { kind, grouping, overlaps, category, categories } = frame;
  const [first] = layers;
  return {
    kind,
    grouping,
    overlaps,
    ...(category === undefined ? {} : { category }),
    categories,
    series: shown,
    rules: labelled.rules,
    isShaded: marks.some((view) => isShading(view, marks)),
    scale,
    ...titlesOf(layers),
    valueLimits: limitsOf(
      layers.flatMap((layer) => layer.value ?? []),
      grouping === 'clustered' ? labelled.series.flatMap(({ values }) => values) : undefined,
      grouping === 'stacked' ? highestStack(labelled.series) : undefined,
    ),
    categoryLimits:
      kind === 'scatter'
        ? wholeLimits(limitsOf(first?.category === undefined ? [] : [first.category], categories))
        : {},
  };
}

/** A ground between two lines that are both drawn. */
function isShading(view: DrawnView, marks: readonly DrawnView[]): boolean {
  if (view.drawnAs !== 'area' || !view.isRanged) return false;
  const fieldOf = (of: DrawnView, name: string) => of.channels.find(({ channel }) => channel === name)?.field;
  const lines = marks.filter((other) => other.mark === 'line').map((other) => fieldOf(other, 'y'));
  return ['y', 'y2'].every((name) => lines.includes(fieldOf(view, name)));
}

function seriesOf(
  layers: readonly Layer[],
  frame: ChartFrame,
  dataset: Dataset,
): readonly NativeSeries[] | undefined {
  const series: NativeSeries[] = [];
  for (const layer of layers) {
    for (const group of mergedGroups(layer, frame)) {
      const one = seriesOfGroup(layer, group, frame, dataset);
      if (one === undefined) return undefined;
      if (series.some((other, at) => covers(other, one, series, at))) continue;
      const joined = series.findIndex((other) => completes(other, one));
      const other = series[joined];
      if (other === undefined) series.push(one);
      else series[joined] = joinSeries(other, one);
    }
  }
  return withNames(series, dataset);
}

/** Colours that repeat what the categories say: bars of one series. */
function mergedGroups({ look, groups }: Layer, { grouping }: ChartFrame): Layer['groups'] {
  const points = groups.flatMap((group) => group.points);
  const isOneEach = new Set(points.map(({ category }) => category)).size === points.length;
  const areBars = look === 'bars' && groups.length > 1 && isOneEach;
  return areBars && grouping !== 'percentStacked' ? [{ name: undefined, points }] : groups;
}

/** What the lengths say, summed by the chart itself or not. */
function measureOf({ view, value, isHorizontal }: Layer): DrawnChannel | undefined {
  return value ?? view.channels.find(({ channel }) => channel === (isHorizontal ? 'x' : 'y'));
}

/** As the axis calls it, or else the column. */
function titleOfMeasure(layer: Layer, { tables }: Dataset): string | undefined {
  const measure = measureOf(layer);
  const origin = measure?.origin;
  const column = origin?.type === 'column' ? columnOf(tables.get(origin.table), origin.column) : undefined;
  return measure?.title ?? column?.field.title;
}

function seriesOfGroup(
  layer: Layer,
  { name, points }: Layer['groups'][number],
  { order, kind }: ChartFrame,
  dataset: Dataset,
): NativeSeries | undefined {
  const { look } = layer;
  const at = order.map((wanted) => points.findIndex(({ category }) => category === wanted));
  // Two points of one series at one category would be drawn on top of each other.
  if (new Set(points.map(({ category }) => category)).size < points.length) return undefined;
  const own = at.map((index) => points[index]);
  const cells = cellsOf(own);
  const title =
    cells === undefined ? undefined : columnOf(dataset.tables.get(cells.table), cells.field)?.field.title;
  return {
    name: name ?? title ?? titleOfMeasure(layer, dataset) ?? '',
    look: kind === 'scatter' && look !== 'line' ? 'points' : look,
    values: own.map((point) => point?.value ?? null),
    ...(cells === undefined ? {} : { cells }),
    ...coloursOf(own),
    hollow: new Set(own.flatMap((point, index) => (point?.item.isHollow === true ? [index] : []))),
    boxes: own.map((point) => point?.item.box),
    hasMarkers: look === 'points',
    hasStems: false,
    labels: new Map(),
  };
}

/** The color of most items is the series'; others are those of their points. */
function coloursOf(
  points: readonly (LayerPoint | undefined)[],
): Pick<NativeSeries, 'colour' | 'pointColours'> {
  const counts = new Map<string, number>();
  const colourAt = (point: LayerPoint | undefined): string | undefined => point?.item.color;
  for (const point of points) {
    const colour = colourAt(point);
    if (colour !== undefined) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  const pointColours = new Map<number, string>();
  for (const [at, point] of points.entries()) {
    const colour = colourAt(point);
    if (colour !== undefined && colour !== most?.[0]) pointColours.set(at, colour);
  }
  return { ...(most === undefined ? {} : { colour: most[0] }), pointColours };
}

/** Undefined where a value stands in no cell, or where they are those of several columns. */
function cellsOf(points: readonly (LayerPoint | undefined)[]): NativeCells | undefined {
  const [first] = points.flatMap((point) => point?.cell ?? []);
  if (first === undefined) return undefined;
  const { table, field } = first;
  const areOfOne = points.every(
    (point) => point === undefined || (point.cell?.table === table && point.cell.field === field),
  );
  return areOfOne ? { table, field, rows: points.map((point) => point?.cell?.row) } : undefined;
}

/** A line's own points, or the edge of an area: they show what is shown already. */
function covers(other: NativeSeries, one: NativeSeries, series: NativeSeries[], at: number): boolean {
  const isSame = one.values.every((value, index) => value === other.values[index]);
  if (!isSame) return false;
  if (one.look === 'points' && other.look === 'line') {
    series[at] = { ...other, hasMarkers: true };
    return true;
  }
  if (one.look === 'line' && other.look === 'points') {
    series[at] = { ...one, hasMarkers: true };
    return true;
  }
  if (one.look !== 'line' || other.look !== 'area') return false;
  if (one.colour !== undefined) series[at] = { ...other, edge: one.colour };
  return true;
}

/** Bars of another layer at categories that a series has none at are bars of that series. */
function completes(other: NativeSeries, one: NativeSeries): boolean {
  return (
    other.look === 'bars' &&
    one.look === 'bars' &&
    one.values.every((value, at) => value === null || other.values[at] === null)
  );
}

function joinSeries(one: NativeSeries, other: NativeSeries): NativeSeries {
  const colours = new Map(one.pointColours);
  for (const [at, value] of other.values.entries()) {
    const colour = other.pointColours.get(at) ?? other.colour;
    if (value !== null && colour !== undefined && colour !== one.colour) colours.set(at, colour);
  }
  const { cells: _, ...rest } = one;
  const cells =
    one.cells !== undefined && one.cells.table === other.cells?.table && one.cells.field === other.cells.field
      ? { ...one.cells, rows: one.cells.rows.map((row, at) => row ?? other.cells?.rows[at]) }
      : undefined;
  return {
    ...rest,
    values: one.values.map((value, at) => value ?? other.values[at] ?? null),
    ...(cells === undefined ? {} : { cells }),
    pointColours: colours,
    hollow: new Set([...one.hollow, ...other.hollow]),
    boxes: one.boxes.map((box, at) => box ?? other.boxes[at]),
  };
}

/** Series of one name are told apart by what else is the same throughout each; else later ones by their columns or tables. */
function withNames(series: readonly NativeSeries[], { tables }: Dataset): readonly NativeSeries[] {
  const titleOf = ({ cells }: NativeSeries): string | undefined =>
    columnOf(tables.get(cells?.table ?? ''), cells?.field ?? '')?.field.title;
  return series.map((one, at) => {
    const rivals = series.filter((other) => other !== one && other.name === one.name);
    const table = tables.get(one.cells?.table ?? '');
    if (rivals.length === 0 || table === undefined) return one;
    const told = constantOf(one, rivals, table);
    if (told !== undefined) return { ...one, name: told };
    const earlier = series.slice(0, at).filter((other) => other.name === one.name);
    if (earlier.length === 0) return one;
    const title = titleOf(one);
    const isTold = earlier.every((other) => titleOf(other) !== title);
    return { ...one, name: `${one.name}: ${isTold ? title : table.title}` };
  });
}

/** What a column of text says of each row of a series, and of none of the others. */
function constantOf(
  { cells }: NativeSeries,
  rivals: readonly NativeSeries[],
  table: Table,
): string | undefined {
  const rowsOf = (of: NativeSeries['cells']): readonly number[] => of?.rows.flatMap((row) => row ?? []) ?? [];
  if (rivals.some((other) => other.cells?.table !== table.id)) return undefined;
  for (const { field, values } of table.columns) {
    const [own, another] = new Set(rowsOf(cells).map((row) => values[row] ?? null));
    if (field.type !== 'string' || another !== undefined || typeof own !== 'string') continue;
    const isTold = rivals.every((other) => rowsOf(other.cells).every((row) => values[row] !== own));
    if (isTold) return field.categories?.get(own) ?? own;
  }
  return undefined;
}

/** The same part of each cell, where that is one of the thousands that a number format can leave out; else 1. */
function scaleOf(series: readonly NativeSeries[], dataset: Dataset): number {
  const ratios = new Set<number>();
  for (const { cells, values } of series) {
    if (cells === undefined) return 1;
    const column = columnOf(dataset.tables.get(cells.table), cells.field);
    for (const [at, drawn] of values.entries()) {
      const cell = column?.values[cells.rows[at] ?? -1];
      if (typeof cell !== 'number' || drawn === null || cell === 0) continue;
      ratios.add(drawn / cell);
    }
  }
  return (
    [1, 0.001, 0.000_001, 0.000_000_001].find((scale) =>
      [...ratios].every((ratio) => isNear(ratio, scale)),
    ) ?? 1
  );
}

/** Cells of which something else is drawn than the scale says are not what the series shows. */
function withCells(series: NativeSeries, scale: number, dataset: Dataset): NativeSeries {
  const { cells, ...rest } = series;
  if (cells === undefined) return series;
  const values = columnOf(dataset.tables.get(cells.table), cells.field)?.values ?? [];
  const areShown = series.values.every((drawn, at) => {
    const cell = values[cells.rows[at] ?? -1] ?? null;
    return drawn === null ? cell === null : typeof cell === 'number' && isNear(drawn, cell * scale);
  });
  return areShown ? series : rest;
}

const isNear = (one: number, other: number): boolean => Math.abs(one - other) <= Math.abs(other) * 1e-9;

function titlesOf(layers: readonly Layer[]): Pick<NativeChart, 'categoryTitle' | 'valueTitle'> {
  const titleOf = (of: (layer: Layer) => DrawnChannel | undefined): string | undefined =>
    layers.map((layer) => of(layer)?.title).find((title) => title !== undefined);
  const [categoryTitle, valueTitle] = [titleOf(({ category }) => category), titleOf(measureOf)];
  return {
    ...(categoryTitle === undefined ? {} : { categoryTitle }),
    ...(valueTitle === undefined ? {} : { valueTitle }),
  };
}

function highestStack(series: readonly NativeSeries[]): number {
  const [first] = series;
  const sums = first?.values.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
  return Math.max(...(sums ?? []));
}

/** An axis begins where the picture's does, and ends where the specification says that it must, or where a stack fills it. */
function limitsOf(
  channels: readonly DrawnChannel[],
  values: readonly Scalar[] | undefined,
  stack?: number,
): AxisLimits {
  const extent = channels.find((channel) => channel.extent !== undefined)?.extent;
  const min = extent === undefined ? {} : { min: Math.min(...extent) };
  const end = extent === undefined ? undefined : Math.max(...extent);
  if (end !== undefined && stack !== undefined && isNear(stack, end)) return { ...min, max: end };
  const atLeast = channels.find((channel) => channel.atLeast !== undefined)?.atLeast;
  if (atLeast !== undefined && values !== undefined) {
    const bounds = [...atLeast, ...values].filter((bound) => typeof bound === 'number');
    return bounds.length === 0 ? min : { ...min, max: Math.max(...bounds) };
  }
  const high = channels.find(({ domain }) => domain !== undefined)?.domain?.[1];
  return { ...min, ...(typeof high === 'number' ? { max: high } : {}) };
}

/** A domain of half years keeps points off the edge; an axis counts whole ones. */
function wholeLimits({ min, max }: AxisLimits): AxisLimits {
  return {
    ...(min === undefined ? {} : { min: Math.floor(min) }),
    ...(max === undefined ? {} : { max: Math.ceil(max) }),
  };
}
