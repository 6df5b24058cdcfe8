/** Turns the layers of a chart into the axis of categories that they share, and how series stand along it. */
import type { Dataset, Scalar } from '../../validate/Dataset.ts';
import type { NativeChartKind, NativeGrouping } from '../WorkbookPlan.ts';
import type { NativeChart } from './NativeChart.ts';
import { columnOf, type Layer } from './readLayers.ts';

export interface ChartFrame {
  readonly kind: NativeChartKind;
  readonly grouping: NativeGrouping;
  readonly overlaps: boolean;
  readonly isContinuous: boolean;
  readonly category: NativeChart['category'];
  /** As drawn, in order. */
  readonly order: readonly Scalar[];
  /** As they stand in cells. */
  readonly categories: readonly Scalar[];
}

export function frameOf(layers: readonly Layer[], dataset: Dataset): ChartFrame | undefined {
  const [first] = layers;
  if (first === undefined) return undefined;
  const { isHorizontal, isContinuous } = first;
  if (layers.some((layer) => layer.isHorizontal !== isHorizontal || layer.isContinuous !== isContinuous))
    return undefined;
  const looks = new Set(layers.map(({ look }) => look));
  if (isHorizontal && looks.size > 1) return undefined;
  const points = layers.flatMap(({ groups }) => groups.flatMap((group) => group.points));
  const listed = layers.find(({ category }) => category?.categories !== undefined)?.category?.categories;
  const order = listed ?? [...new Set(points.map(({ category }) => category))].toSorted(ascending);
  if (points.some(({ category }) => !order.includes(category))) return undefined;
  const named = nameCategories(layers, order, dataset);
  if (named.category === undefined && layers.some(isUnsaid)) return undefined;
  const isEven = !isContinuous || isEvenlySpaced(order) || isTimeline(named);
  const onlyPoints = looks.size === 1 && looks.has('points');
  const isScatter = isContinuous && (onlyPoints || (!isEven && !looks.has('bars') && !looks.has('area')));
  if (!isEven && !isScatter) return undefined;
  const kind = isScatter
    ? 'scatter'
    : looks.has('bars')
      ? isHorizontal
        ? 'bar'
        : 'column'
      : looks.has('area')
        ? 'area'
        : 'line';
  const stacking = layers.filter(({ look }) => look === 'bars' || look === 'area');
  return {
    kind,
    grouping: stacking.length === 1 && stacking[0] !== undefined ? groupingOf(stacking[0]) : 'clustered',
    overlaps: stacking.length > 1,
    isContinuous,
    ...named,
    order,
  };
}

/**
 * Whether no cell and no word says what stands at a place of the axis: a quarter, a weekday or a bin is a moment or a
 * number whose name only the picture has.
 */
function isUnsaid({ view, isHorizontal, category }: Layer): boolean {
  const axis = view.channels.find(({ channel }) => channel === (isHorizontal ? 'y' : 'x'));
  return axis?.isComputed === true || (category?.isMoment === true && category.origin === undefined);
}

/** What can stand for a place on an axis. */
const placed = new Set(['year', 'yearmonth', 'date']);

/** A date axis puts days and months in their places, whatever lies between. */
function isTimeline({ categories }: Pick<ChartFrame, 'categories'>): boolean {
  return categories.every((each) => typeof each === 'string' && momentOf(each) !== undefined);
}

function isEvenlySpaced(order: readonly Scalar[]): boolean {
  const numbers = order.filter((value) => typeof value === 'number');
  const step = (numbers[1] ?? 0) - (numbers[0] ?? 0);
  return numbers.every((value, at) => at === 0 || Math.abs(value - (numbers[at - 1] ?? 0) - step) < 1e-6);
}

function groupingOf({ view, look, value, groups }: Layer): NativeGrouping {
  const points = groups.flatMap((group) => group.points);
  const isOneEach = new Set(points.map(({ category }) => category)).size === points.length;
  if (look === 'line' || groups.length < 2 || (isOneEach && value?.stack !== 'normalize')) return 'clustered';
  if (view.channels.some(({ channel }) => channel === 'xOffset' || channel === 'yOffset')) return 'clustered';
  const stack = value?.stack;
  if (stack === null || stack === false) return 'clustered';
  return stack === 'normalize' ? 'percentStacked' : 'stacked';
}

/** What stands for each category in a cell: the column that is drawn, or another of the same rows in the same order. */
function nameCategories(
  layers: readonly Layer[],
  order: readonly Scalar[],
  dataset: Dataset,
): Pick<ChartFrame, 'category' | 'categories'> {
  const isTemporal = layers.some(({ category }) => category?.type === 'temporal');
  const written = (drawn: Scalar): Scalar =>
    isTemporal && typeof drawn === 'number' ? new Date(drawn).toISOString().slice(0, 10) : drawn;
  for (const { category, groups } of layers) {
    const points = groups.flatMap((group) => group.points);
    const origin = category?.origin;
    const [cell] = points.flatMap((point) => point.cell ?? []);
    const table = dataset.tables.get(cell?.table ?? '');
    if (table === undefined) continue;
    const fields =
      origin?.type === 'column' && !origin.isScaled
        ? [origin.column]
        : table.columns
            .map(({ field }) => field)
            .filter(({ type }) => placed.has(type))
            .map(({ name }) => name);
    for (const field of fields) {
      const values = columnOf(table, field)?.values ?? [];
      const isOwn = origin?.type === 'column' && origin.column === field;
      const byDrawn = new Map<Scalar, Scalar>();
      const fits = points.every((point) => {
        const value = point.cell?.table === table.id ? (values[point.cell.row] ?? null) : null;
        if (value === null) return false;
        if (isOwn && point.category !== value && point.category !== momentOf(value)) return false;
        if (byDrawn.has(point.category)) return byDrawn.get(point.category) === value;
        byDrawn.set(point.category, value);
        return true;
      });
      const found = order.flatMap((drawn) => byDrawn.get(drawn) ?? []);
      const inOrder = found.every((value, at) => at === 0 || ascending(found[at - 1] ?? null, value) < 0);
      if (!fits || (!isOwn && (!inOrder || found.length < order.length))) continue;
      return {
        category: { table: table.id, field },
        categories: order.map((drawn) => byDrawn.get(drawn) ?? shortened(written(drawn), found)),
      };
    }
  }
  return { category: undefined, categories: order.map(written) };
}

/** A month of the axis that no row has, as the others are written. */
function shortened(value: Scalar, others: readonly Scalar[]): Scalar {
  const [other] = others;
  return typeof value === 'string' && typeof other === 'string' && momentOf(value) !== undefined
    ? value.slice(0, other.length)
    : value;
}

/** The category that holds a place on the axis: the year of a day, the month of another. Of a scatter chart, the place itself. */
export function categoryAt(
  place: Scalar,
  { kind, order, categories, isContinuous }: ChartFrame,
): number | undefined {
  if (kind === 'scatter') return typeof place === 'number' ? place : undefined;
  const index = order.indexOf(place);
  if (index !== -1) return index;
  if (!isContinuous || place === null) return undefined;
  const [first, last] = [order[0] ?? null, order.at(-1) ?? null];
  if (ascending(place, first) < 0) return undefined;
  const after = order.findIndex((each) => ascending(each, place) > 0);
  if (after !== -1) return after - 1;
  // A day of the last month.
  const step = order.length < 2 ? 0 : Number(last) - Number(order.at(-2) ?? 0);
  const isDate = momentOf(categories[0] ?? null) !== undefined;
  return Number(place) - Number(last) <= step * (isDate ? 1.2 : 1) ? order.length - 1 : undefined;
}

/** `2023-07` as the first of July in UTC, in milliseconds. */
function momentOf(cell: Scalar): number | undefined {
  return typeof cell === 'string' && /^\d{4}-\d{2}(-\d{2})?$/.test(cell) ? Date.parse(cell) : undefined;
}

function ascending(a: Scalar, b: Scalar): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a ?? ''), String(b ?? '')];
  return left < right ? -1 : left > right ? 1 : 0;
}
