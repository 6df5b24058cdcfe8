/** Turns a native chart into ranges of cells, those of the table's own sheet where its rows stand together. */
import { excelNumberFormat } from '../../numbers/excelFormat.ts';
import type { NumberFormat } from '../../numbers/NumberFormat.ts';
import type { Theme } from '../../theme/Theme.ts';
import type { Field, Scalar, Table } from '../../validate/Dataset.ts';
import { columnRange } from '../cellAddress.ts';
import { type ColumnContent, dateKind, planColumn, spaceColumns } from '../plan/planColumn.ts';
import { serialDay } from '../serialDay.ts';
import type {
  ChartAxisPlan,
  ChartPlan,
  ChartSeriesPlan,
  ColumnPlan,
  RangePlan,
  TableCells,
} from '../WorkbookPlan.ts';
import { columnOf } from './inferNativeChart.ts';
import type { AxisLimits, NativeChart, NativeSeries } from './NativeChart.ts';

export interface ChartSpot {
  readonly title: string;
  readonly alt: string;
  /** Sheet of the chart, and the row (from 1) beneath its lines. */
  readonly sheet: string;
  readonly row: number;
  /** Points. */
  readonly width: number;
  readonly height: number;
}

/** How a field stands in a sheet of the pack: its number format and heading. */
export interface FieldLook {
  readonly format: (field: Field) => NumberFormat;
  readonly heading: (field: Field) => string;
}

export interface PlannedChart {
  readonly chart: ChartPlan;
  /** Columns of the chart's own table, where the cells it draws stand together in no other. */
  readonly columns?: readonly ColumnPlan[];
}

export function planNativeChart(
  native: NativeChart,
  table: Table,
  cells: TableCells | undefined,
  spot: ChartSpot,
  look: FieldLook,
  theme: Theme,
): PlannedChart {
  const direct = cells === undefined ? undefined : bindTable(native, table, cells, look);
  const columns = direct === undefined ? ownColumns(native, table, look) : undefined;
  const ranges = direct ?? bindColumns(native, table, columns ?? [], spot, look);
  const first = native.series[0];
  const valueField = first === undefined ? undefined : columnOf(table, first.field)?.field;
  const chart: ChartPlan = {
    kind: native.kind,
    grouping: native.grouping,
    title: spot.title,
    alt: spot.alt,
    series: native.series.map(
      (series, at): ChartSeriesPlan => ({
        name: series.name,
        categories: ranges[at]?.categories ?? EMPTY,
        values: ranges[at]?.values ?? EMPTY,
        colour: series.colour ?? palette(theme, at),
        pointColours: series.pointColours,
      }),
    ),
    categoryAxis: categoryAxis(native, table),
    valueAxis: valueAxis(native, valueField, ranges),
    // Beside the own table, or alone beneath the lines.
    column: columns === undefined ? 1 : columns.length + 2,
    row: spot.row,
    width: spot.width,
    height: spot.height,
  };
  return { chart, ...(columns === undefined ? {} : { columns }) };
}

interface BoundSeries {
  readonly categories: RangePlan;
  readonly values: RangePlan;
}

const EMPTY: RangePlan = { reference: '', values: [], numberFormat: 'General' };

/** Each series must be one run of rows of the table; undefined where one is not. */
function bindTable(
  native: NativeChart,
  table: Table,
  cells: TableCells,
  look: FieldLook,
): readonly BoundSeries[] | undefined {
  const bound: BoundSeries[] = [];
  const length = native.categories.length;
  for (const series of native.series) {
    const present = series.rows.flatMap((row, at) => (row === undefined ? [] : [{ row, at }]));
    const start = present[0];
    if (start === undefined) return undefined;
    const isRun = present.every(({ row, at }) => row - start.row === at - start.at);
    const isWhole = native.kind === 'scatter' ? true : present.length === length;
    if (!isRun || !isWhole) return undefined;
    const rows = present.map(({ row }) => row);
    const range = (field: string): RangePlan | undefined => {
      const column = cells.columns.get(field);
      const source = columnOf(table, field);
      if (column === undefined || source === undefined) return undefined;
      const firstRow = cells.firstRow + start.row;
      return {
        reference: columnRange(cells.sheet, column, firstRow, firstRow + rows.length - 1),
        values: rows.map((row) => cachedValue(source.field, source.values[row] ?? null)),
        numberFormat: excelNumberFormat(look.format(source.field)),
      };
    };
    const categories = range(native.category);
    const values = range(series.field);
    if (categories === undefined || values === undefined) return undefined;
    bound.push({ categories, values });
  }
  return bound;
}

/** The drawn cells side by side: a column for the categories and one for each series. */
function ownColumns(native: NativeChart, table: Table, look: FieldLook): readonly ColumnPlan[] {
  const category = columnOf(table, native.category)?.field;
  const names = new Set<string>();
  return spaceColumns([
    planColumn({
      ...cellLook(category, native.categories, look),
      heading: category?.title ?? native.category,
      values: native.categories,
    }),
    ...native.series.map((series) => {
      const source = columnOf(table, series.field);
      const unit = source?.field.unit;
      const values = series.rows.map((row) => (row === undefined ? null : (source?.values[row] ?? null)));
      const heading = unit === undefined ? series.name : `${series.name}\n(${unit})`;
      const unique = names.has(heading.toLowerCase()) ? `${heading} ${series.field}` : heading;
      names.add(unique.toLowerCase());
      return planColumn({ ...cellLook(source?.field, values, look), heading: unique, values });
    }),
  ]);
}

function cellLook(
  field: Field | undefined,
  values: readonly Scalar[],
  look: FieldLook,
): Pick<ColumnContent, 'kind' | 'format'> {
  switch (field?.type) {
    case 'integer':
    case 'number':
    case 'year':
      return { kind: 'number', format: look.format(field) };
    case 'date':
      return { kind: dateKind(values) };
    case 'yearmonth':
      return { kind: dateKind(values, 'month') };
    case 'boolean':
      return { kind: 'boolean' };
    default:
      return { kind: 'text' };
  }
}

function bindColumns(
  native: NativeChart,
  table: Table,
  columns: readonly ColumnPlan[],
  spot: ChartSpot,
  look: FieldLook,
): readonly BoundSeries[] {
  const firstRow = spot.row + 1;
  const range = (at: number, field: string): RangePlan => {
    const source = columnOf(table, field)?.field;
    const values = columns[at]?.values ?? [];
    return {
      reference: columnRange(spot.sheet, at + 1, firstRow, firstRow + values.length - 1),
      values: values.map((value) => cachedValue(source, value)),
      numberFormat: source === undefined ? 'General' : excelNumberFormat(look.format(source)),
    };
  };
  return native.series.map((series: NativeSeries, at) => ({
    categories: range(0, native.category),
    values: range(at + 1, series.field),
  }));
}

function cachedValue(field: Field | undefined, value: Scalar): number | string | null {
  if (value === null || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (field?.type === 'date' || field?.type === 'yearmonth') return serialDay(value) ?? value;
  return value;
}

function categoryAxis(native: NativeChart, table: Table): ChartAxisPlan {
  const field = columnOf(table, native.category)?.field;
  const isScatter = native.kind === 'scatter' || native.kind === 'scatterLine';
  const title = native.categoryTitle ?? (isScatter ? axisTitle(field) : '');
  const xs = native.categories.filter((value) => typeof value === 'number');
  switch (field?.type) {
    case 'date':
    case 'yearmonth': {
      const format = field.type === 'date' ? 'd mmm yyyy' : 'mmm yyyy';
      const kind = native.kind === 'bar' || native.kind === 'column' ? 'text' : 'date';
      return { title, numberFormat: format, kind };
    }
    case 'year':
      return isScatter
        ? { title, numberFormat: '0', kind: 'number' }
        : { title, numberFormat: '0', kind: 'text' };
    default:
      return isScatter
        ? { title, numberFormat: '#,##0', kind: 'number', ...roomFor(native.categoryLimits, xs) }
        : { title, numberFormat: 'General', kind: 'text' };
  }
}

function valueAxis(
  native: NativeChart,
  field: Field | undefined,
  ranges: readonly BoundSeries[],
): ChartAxisPlan {
  const numbers = ranges.flatMap(({ values }) => values.values).filter((value) => typeof value === 'number');
  const most = Math.max(0, ...numbers.map((value) => Math.abs(value)));
  const decimals = most >= 10 ? '' : most >= 1 ? '.0' : '.00';
  const percent = field?.numberFormat?.style === 'percent' ? '%' : '';
  return {
    title: native.valueTitle ?? (native.series.length > 1 ? (field?.unit ?? '') : axisTitle(field)),
    numberFormat: native.grouping === 'percentStacked' ? '0%' : `#,##0${decimals}${percent}`,
    kind: 'number',
    ...roomFor(native.valueLimits, numbers),
  };
}

/** An axis of bars begins at zero; where a value lies below, Excel makes the room. */
function roomFor(limits: AxisLimits, numbers: readonly number[]): AxisLimits {
  const { min, max } = limits;
  const below = min === undefined || numbers.some((value) => value < min);
  return { ...(below ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

function axisTitle(field: Field | undefined): string {
  if (field === undefined) return '';
  return field.unit === undefined ? field.title : `${field.title} (${field.unit})`;
}

/** The range that the book's charts have too. */
function palette(theme: Theme, at: number): string {
  const colours = [
    ...new Set([theme.colours.accent, theme.colours.grey, ...Object.values(theme.colours.named)]),
  ];
  return colours[at % colours.length] ?? theme.colours.accent;
}
