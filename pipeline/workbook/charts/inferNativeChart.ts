/** Turns what a chart drew into the native chart that shows the same cells, where Excel has such a chart. */
import type { ColumnOrigin, DrawnChannel, DrawnItem, DrawnView } from '../../charts/DrawnView.ts';
import type { Dataset, Scalar, Table } from '../../validate/Dataset.ts';
import type { NativeChartKind, NativeGrouping } from '../WorkbookPlan.ts';
import type { AxisLimits, NativeChart, NativeSeries } from './NativeChart.ts';

/** Channels that tell series apart. */
const seriesChannels = ['color', 'fill', 'stroke', 'detail', 'strokeDash', 'shape', 'xOffset', 'yOffset'];

/** Marks that carry the data, as Vega draws them; rules, texts and ticks only comment on it. */
const dataMarks: Readonly<Record<string, string>> = {
  bar: 'rect',
  line: 'line',
  area: 'area',
  point: 'symbol',
  circle: 'symbol',
  square: 'symbol',
};

/** More series or categories than this are not a chart that anybody reads. */
const MOST_SERIES = 24;
const MOST_POINTS = 5_000;

/** Undefined where Excel cannot draw it, or where what was drawn stands in no cells. */
export function inferNativeChart(drawn: readonly DrawnView[], dataset: Dataset): NativeChart | undefined {
  const views = drawn.filter(({ mark, drawnAs }) => dataMarks[mark] === drawnAs);
  if (views.some(({ isPart }) => isPart)) return undefined;
  for (const main of [...views].sort((a, b) => rankOf(a) - rankOf(b))) {
    const first = inferView(main, dataset);
    if (first === undefined) continue;
    // Further layers of the same mark over the same categories are further series of the same chart.
    const series = [...first.series];
    for (const view of views) {
      const chart = view !== main && view.mark === main.mark ? inferView(view, dataset) : undefined;
      if (chart === undefined || !isAlike(chart, first)) continue;
      for (const one of chart.series) {
        if (!series.some(({ field, name }) => field === one.field && name === one.name)) series.push(one);
      }
    }
    return { ...first, series };
  }
  return undefined;
}

function isAlike(one: NativeChart, other: NativeChart): boolean {
  const lookOf = ({ table, category, kind, categories }: NativeChart) =>
    JSON.stringify([table, category, kind, categories]);
  return lookOf(one) === lookOf(other);
}

/** Bars and areas carry the data where lines and points only trace them. */
function rankOf({ mark }: DrawnView): number {
  return mark === 'bar' || mark === 'area' ? 0 : mark === 'line' ? 1 : 2;
}

/** A channel, where it stands among the values of an item, and the cells that it shows. */
interface Drawn {
  readonly channel: DrawnChannel;
  readonly at: number;
  readonly origin: ColumnOrigin;
}

/** One item of the mark with its row and its column of the table. */
interface Cell {
  readonly item: DrawnItem;
  readonly row: number;
  readonly field: string;
}

interface Shape {
  readonly kind: NativeChartKind;
  readonly category: Drawn;
  readonly value: Drawn;
}

function inferView(view: DrawnView, dataset: Dataset): NativeChart | undefined {
  const x = drawnBy(view, 'x');
  const y = drawnBy(view, 'y');
  if (view.isRanged || x === undefined || y === undefined) return undefined;
  if (view.items.length === 0 || view.items.length > MOST_POINTS) return undefined;
  const table = dataset.tables.get(x.origin.table);
  if (table === undefined || y.origin.table !== table.id) return undefined;
  const shape = shapeOf(view, table, x, y);
  const { category, value } = shape ?? {};
  if (shape === undefined || category?.origin.type !== 'column' || value === undefined) return undefined;
  const cells = cellsOf(view, table, value);
  if (cells === undefined || !showsCells(cells, table, value) || !isPlain(cells, table, category))
    return undefined;
  const groups = groupsOf(view, table, cells, shape);
  if (groups === undefined || groups.length === 0 || groups.length > MOST_SERIES) return undefined;
  return shape.kind === 'scatter'
    ? scatterOf(table, groups, shape)
    : categoricalOf(view, table, groups, shape);
}

function drawnBy(view: DrawnView, name: string): Drawn | undefined {
  const at = view.channels.findIndex(({ channel }) => channel === name);
  const channel = view.channels[at];
  const origin = channel?.origin;
  return channel === undefined || origin === undefined || channel.isComputed
    ? undefined
    : { channel, at, origin };
}

function shapeOf(view: DrawnView, table: Table, x: Drawn, y: Drawn): Shape | undefined {
  const [xMeasures, yMeasures] = [isMeasure(x, table), isMeasure(y, table)];
  switch (view.mark) {
    case 'bar':
      if (xMeasures && !yMeasures) return { kind: 'bar', category: y, value: x };
      return yMeasures ? { kind: 'column', category: x, value: y } : undefined;
    case 'line':
    case 'area':
      return yMeasures ? { kind: view.mark, category: x, value: y } : undefined;
    default:
      return xMeasures && yMeasures ? { kind: 'scatter', category: x, value: y } : undefined;
  }
}

/** Numbers on a scale that measures; years, dates and texts are categories unless the spec calls them quantitative. */
function isMeasure({ channel, origin }: Drawn, table: Table): boolean {
  if (channel.categories !== undefined || channel.type === 'temporal') return false;
  if (origin.type === 'fold') return true;
  const type = columnOf(table, origin.column)?.field.type;
  if (type === 'year') return channel.type === 'quantitative';
  return type === 'number' || type === 'integer';
}

/** Undefined where an item stands for several rows, or for none. */
function cellsOf(view: DrawnView, table: Table, { origin }: Drawn): readonly Cell[] | undefined {
  const cells = view.items.map((item): Cell | undefined => {
    const [row, another] = item.rows.filter((each) => each.table === table.id);
    const field = origin.type === 'column' ? origin.column : origin.columns.get(item.key ?? '');
    if (row === undefined || another !== undefined || field === undefined) return undefined;
    return { item, row: row.row, field };
  });
  return cells.every((cell) => cell !== undefined) ? cells : undefined;
}

/** Whether each value drawn is the cell's, or the same part of it in all rows: a larger unit has the same shape. */
function showsCells(cells: readonly Cell[], table: Table, { at, origin }: Drawn): boolean {
  const isScaled = origin.type === 'fold' || origin.isScaled;
  const ratios: number[] = [];
  for (const { item, row, field } of cells) {
    const [value, cell] = [item.values[at] ?? null, columnOf(table, field)?.values[row] ?? null];
    if (value === null || cell === null || value === cell) {
      if (value !== cell) return false;
      if (value !== null && value !== 0) ratios.push(1);
    } else if (!isScaled || typeof value !== 'number' || typeof cell !== 'number' || cell === 0) return false;
    else ratios.push(value / cell);
  }
  return ratios.every((ratio) => Math.abs(ratio - (ratios[0] ?? 1)) <= Math.abs(ratio) * 1e-9);
}

/** Whether each category drawn is the cell's, a date as its moment. */
function isPlain(cells: readonly Cell[], table: Table, { at, origin }: Drawn): boolean {
  const values = origin.type === 'column' ? columnOf(table, origin.column)?.values : undefined;
  return cells.every(({ item, row }) => {
    const [drawn, cell] = [item.values[at] ?? null, values?.[row] ?? null];
    return cell !== null && (drawn === cell || drawn === momentOf(cell));
  });
}

/** `2023-07` as the first of July in UTC, in milliseconds. */
function momentOf(cell: Scalar): number | undefined {
  return typeof cell === 'string' && /^\d{4}-\d{2}/.test(cell) ? Date.parse(cell) : undefined;
}

interface Group {
  readonly name: string | undefined;
  readonly field: string;
  readonly cells: readonly Cell[];
}

/** The series, in the order of the legend. */
function groupsOf(
  view: DrawnView,
  table: Table,
  cells: readonly Cell[],
  { category, value }: Shape,
): readonly Group[] | undefined {
  const at = seriesChannels
    .map((name) => view.channels.findIndex(({ channel }) => channel === name))
    .find((index) => index >= 0 && view.channels[index]?.field !== category.channel.field);
  const channel = at === undefined ? undefined : view.channels[at];
  const { origin } = value;
  if (at === undefined || channel === undefined) {
    const fields = new Set(cells.map(({ field }) => field));
    const [field = ''] = fields;
    return fields.size === 1 ? [{ name: undefined, field, cells }] : undefined;
  }
  const byKey = origin.type === 'fold' && origin.key === channel.field;
  // What only colors measure does not tell series apart.
  const column = channel.origin?.type === 'column' ? columnOf(table, channel.origin.column) : undefined;
  if (channel.isComputed || channel.type === 'quantitative' || (!byKey && column === undefined))
    return undefined;
  const members = new Map<Scalar, Cell[]>();
  for (const key of channel.categories ?? []) members.set(key, []);
  for (const cell of cells) {
    const key = cell.item.values[at] ?? null;
    members.set(key, [...(members.get(key) ?? []), cell]);
  }
  const groups = [...members].flatMap(([key, own]): readonly Group[] => {
    const fields = new Set(own.map(({ field }) => field));
    const [field = ''] = fields;
    const name = byKey ? undefined : (column?.field.categories?.get(String(key)) ?? String(key ?? ''));
    return own.length === 0 ? [] : fields.size > 1 ? [] : [{ name, field, cells: own }];
  });
  return groups.flatMap(({ cells: own }) => own).length === cells.length ? groups : undefined;
}

function scatterOf(
  table: Table,
  groups: readonly Group[],
  { category, value }: Shape,
): NativeChart | undefined {
  if (value.origin.type === 'fold' || category.origin.type === 'fold') return undefined;
  const { column } = category.origin;
  const xs = columnOf(table, column)?.values ?? [];
  const all = groups.flatMap(({ cells }) => cells);
  const series = groups.map(({ name, field, cells }): NativeSeries => {
    // Each series has x values of its own, so the others' places are gaps.
    const rows = all.map((cell) => (cells.includes(cell) ? cell.row : undefined));
    return { name: name ?? titleOf(table, field), field, rows, ...colorsOf(cells, new Map()) };
  });
  const categories = all.map(({ row }) => xs[row] ?? null);
  const limits = limitsOf(category, categories);
  return {
    kind: 'scatter',
    grouping: 'clustered',
    table: table.id,
    category: column,
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
  view: DrawnView,
  table: Table,
  groups: readonly Group[],
  { kind, category, value }: Shape,
): NativeChart | undefined {
  if (category.origin.type === 'fold') return undefined;
  const { column } = category.origin;
  const drawnAt = ({ item }: Cell): Scalar => item.values[category.at] ?? null;
  // Two rows of one series at one category would be drawn on top of each other.
  if (groups.some(({ cells }) => new Set(cells.map(drawnAt)).size < cells.length)) return undefined;
  const cells = groups.flatMap((group) => group.cells);
  const order = category.channel.categories ?? [...new Set(cells.map(drawnAt))].sort(ascending);
  const values = columnOf(table, column)?.values ?? [];
  const cellAt = (own: readonly Cell[], wanted: Scalar) => own.find((cell) => drawnAt(cell) === wanted);
  const categories = order.map((wanted) => {
    const cell = cellAt(cells, wanted);
    // A category that is listed and has no row is drawn as a gap.
    return cell === undefined ? wanted : (values[cell.row] ?? null);
  });
  const series = groups.map(({ name, field, cells: own }): NativeSeries => {
    const found = order.map((wanted) => cellAt(own, wanted));
    const places = new Map(found.flatMap((cell, at) => (cell === undefined ? [] : [[cell, at] as const])));
    return {
      name: name ?? titleOf(table, field),
      field,
      rows: found.map((cell) => cell?.row),
      ...colorsOf(own, places),
    };
  });
  const grouping = groupingOf(view, value, groups.length);
  return {
    kind: kind === 'line' && !isEvenlySpaced(table, column, categories) ? 'scatterLine' : kind,
    grouping,
    table: table.id,
    category: column,
    categories,
    series,
    ...titles(category, value),
    // How far the sums of a stack reach is left to the spreadsheet.
    valueLimits: limitsOf(value, grouping === 'stacked' ? undefined : valuesOf(table, series)),
    categoryLimits: {},
  };
}

function ascending(a: Scalar, b: Scalar): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a ?? ''), String(b ?? '')];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The color of most items is the series'; others are those of their points, by place. */
function colorsOf(
  cells: readonly Cell[],
  places: ReadonlyMap<Cell, number>,
): Pick<NativeSeries, 'colour' | 'pointColours'> {
  const counts = new Map<string, number>();
  for (const { item } of cells) {
    if (item.color !== undefined) counts.set(item.color, (counts.get(item.color) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  const pointColours = new Map<number, string>();
  for (const [{ item }, at] of places) {
    if (item.color !== undefined && item.color !== most?.[0]) pointColours.set(at, item.color);
  }
  return { ...(most === undefined ? {} : { colour: most[0] }), pointColours };
}

function groupingOf(view: DrawnView, { channel }: Drawn, count: number): NativeGrouping {
  if (view.mark === 'line' || count < 2) return 'clustered';
  if (view.channels.some((each) => each.channel === 'xOffset' || each.channel === 'yOffset'))
    return 'clustered';
  const { stack } = channel;
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

export function columnOf(table: Table, field: string): Table['columns'][number] | undefined {
  return table.columns.find((column) => column.field.name === field);
}

function titleOf(table: Table, field: string): string {
  return columnOf(table, field)?.field.title ?? field;
}

/** An axis that says a larger unit is not that of the cells. */
function titles(category: Drawn, value: Drawn): Pick<NativeChart, 'categoryTitle' | 'valueTitle'> {
  const [categoryTitle, valueTitle] = [category, value].map((drawn) =>
    isScaled(drawn) ? undefined : drawn.channel.title,
  );
  return {
    ...(categoryTitle === undefined ? {} : { categoryTitle }),
    ...(valueTitle === undefined ? {} : { valueTitle }),
  };
}

function isScaled({ origin }: Drawn): boolean {
  return origin.type === 'column' && origin.isScaled;
}

/** Vega-Lite begins an axis of numbers at zero unless the spec says otherwise. */
function limitsOf(drawn: Drawn, values: readonly Scalar[] | undefined): AxisLimits {
  const { zero, domain, atLeast } = drawn.channel;
  if (atLeast !== undefined && !isScaled(drawn)) {
    const bounds = [...atLeast, ...(values ?? [])].filter((bound) => typeof bound === 'number');
    const [min, max] = [Math.min(...bounds), Math.max(...bounds)];
    return bounds.length === 0 ? {} : { min, ...(values === undefined ? {} : { max }) };
  }
  if (domain === undefined || isScaled(drawn)) return zero === false ? {} : { min: 0 };
  const [low, high] = domain;
  return {
    ...(typeof low === 'number' ? { min: low } : {}),
    ...(typeof high === 'number' ? { max: high } : {}),
  };
}

function valuesOf(table: Table, series: readonly NativeSeries[]): readonly Scalar[] {
  return series.flatMap(({ field, rows }) => {
    const values = columnOf(table, field)?.values ?? [];
    return rows.map((row) => (row === undefined ? null : (values[row] ?? null)));
  });
}
