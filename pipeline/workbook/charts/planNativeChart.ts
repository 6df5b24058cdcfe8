/** Turns a native chart into ranges of cells, those of the table's own sheet where its rows stand together. */

import type { NumberLocale } from '../../language/NumberLocale.ts';
import type { PackWords } from '../../language/PackWords.ts';
import { excelNumberFormat } from '../../numbers/excelFormat.ts';
import { AS_WRITTEN, COUNT, type NumberFormat } from '../../numbers/NumberFormat.ts';
import { computedNumber, plainDecimal, roundDecimal } from '../../numbers/roundDecimal.ts';
import { formatHex, GRAPHICS_CONTRAST, parseHex, readableColour } from '../../theme/contrast.ts';
import type { Theme } from '../../theme/Theme.ts';
import type { Dataset, Field, Scalar, Table } from '../../validate/Dataset.ts';
import { columnRange } from '../cellAddress.ts';
import { type ColumnContent, dateKind, planColumn, spaceColumns } from '../plan/planColumn.ts';
import { serialDay } from '../serialDay.ts';
import type {
  ChartAxisPlan,
  ChartLabelPlan,
  ChartPlan,
  ChartSeriesPlan,
  ColumnPlan,
  DrawingSpot,
  RangePlan,
  TableCells,
} from '../WorkbookPlan.ts';
import type { AxisLimits, NativeChart, NativeLabel, NativeRule, NativeSeries } from './NativeChart.ts';
import { columnOf } from './readLayers.ts';

export interface ChartSpot extends Omit<DrawingSpot, 'column'> {
  readonly sheet: string;
}

export interface ChartSurroundings {
  readonly dataset: Dataset;
  readonly cells: ReadonlyMap<string, TableCells>;
  readonly theme: Theme;
  readonly words: PackWords;
  readonly locale: NumberLocale;
  /** How a field's numbers stand in a sheet of the pack. */
  readonly format: (field: Field) => NumberFormat;
}

export interface PlannedChart {
  readonly chart: ChartPlan;
  /** The chart's own table, where what it draws stands together in no other: values, lines that comment on them, words. */
  readonly own?: { readonly columns: readonly ColumnPlan[]; readonly rowCount: number };
}

export function planNativeChart(
  native: NativeChart,
  spot: ChartSpot,
  around: ChartSurroundings,
): PlannedChart {
  const direct = bindTable(native, around);
  const own = ownTable(native, direct === undefined ? native.series : [], around);
  const ranges = direct ?? native.series.map((_, at) => boundColumn(own, at + 1, seriesRows(native), spot));
  const { sheet: _, ...place } = spot;
  const series = native.series.map((one, at) => planSeries(native, one, ranges[at] ?? NOTHING, at, around));
  const columnsBefore = direct === undefined ? native.series.length : 0;
  const comments = native.rules.map((rule, at) => {
    const bound = boundColumn(own, columnsBefore + at + 1, rowsOfRule(native, at, columnsBefore > 0), spot);
    return planRule(native, rule, bound, around);
  });
  const hasOwn = own.columns.length > 1;
  const chart: ChartPlan = {
    ...place,
    kind: native.kind,
    grouping: native.grouping,
    overlaps: native.overlaps,
    series: [...series, ...comments],
    hasLegend: native.series.length > 1 && !areNamed(native),
    categoryAxis: categoryAxis(native, around),
    valueAxis: valueAxis(native, ranges, around),
    // Beside the own table, or alone beneath the lines.
    column: hasOwn ? own.columns.length + 2 : 1,
  };
  return { chart, ...(hasOwn ? { own } : {}) };
}

interface BoundSeries {
  readonly categories: RangePlan;
  readonly values: RangePlan;
}

const EMPTY: RangePlan = { reference: '', values: [], numberFormat: 'General' };
const NOTHING: BoundSeries = { categories: EMPTY, values: EMPTY };

/** Each series must be one run of rows of the table that has the categories; undefined where one is not. */
function bindTable(native: NativeChart, around: ChartSurroundings): readonly BoundSeries[] | undefined {
  const { category } = native;
  const table = around.dataset.tables.get(category?.table ?? '');
  const cells = around.cells.get(category?.table ?? '');
  if (category === undefined || table === undefined || cells === undefined) return undefined;
  const bound: BoundSeries[] = [];
  for (const series of native.series) {
    if (series.cells?.table !== table.id) return undefined;
    const present = series.cells.rows.flatMap((row, at) => (row === undefined ? [] : [{ row, at }]));
    const start = present[0];
    if (start === undefined) return undefined;
    const isRun = present.every(({ row, at }) => row - start.row === at - start.at);
    const isWhole = native.kind === 'scatter' || present.length === native.categories.length;
    if (!isRun || !isWhole) return undefined;
    const rows = present.map(({ row }) => row);
    const range = (field: string): RangePlan | undefined => {
      const column = cells.columns.get(field);
      const source = columnOf(table, field);
      if (column === undefined || source === undefined) return undefined;
      const firstRow = cells.firstRow + start.row;
      const label = labelled(source.field);
      return {
        reference: columnRange(cells.sheet, column, firstRow, firstRow + rows.length - 1),
        values: rows.map((row) => cachedValue(source.field, label(source.values[row] ?? null))),
        numberFormat: excelNumberFormat(around.format(source.field), around.locale),
      };
    };
    const [categories, values] = [range(category.field), range(series.cells.field)];
    if (categories === undefined || values === undefined) return undefined;
    bound.push({ categories, values });
  }
  return bound;
}

/** The words that a sheet has in the place of a field's codes. */
function labelled({ categories }: Field): (value: Scalar) => Scalar {
  return (value) => (value === null ? null : (categories?.get(String(value)) ?? value));
}

interface OwnTable {
  readonly columns: readonly ColumnPlan[];
  readonly rowCount: number;
}

/** What is drawn side by side: the categories, the values of series, and the places of lines and words that comment on them. */
function ownTable(native: NativeChart, series: readonly NativeSeries[], around: ChartSurroundings): OwnTable {
  const { dataset, words } = around;
  const { category: of, kind, rules } = native;
  const category = columnOf(dataset.tables.get(of?.table ?? ''), of?.field ?? '')?.field;
  const names = new Set<string>();
  const unique = (heading: string): string => {
    let free = heading;
    for (let number = 2; names.has(free.toLowerCase()); number += 1) free = `${heading} ${number}`;
    names.add(free.toLowerCase());
    return free;
  };
  const label = category === undefined ? (value: Scalar) => value : labelled(category);
  const isScatter = kind === 'scatter';
  // The ends of a scatter's lines stand at places of their own, beneath those of the points.
  const ends = isScatter ? rules.flatMap((rule) => rule.ends.map(({ at }) => xAsCategory(native, at))) : [];
  const measured = native.series
    .map((one) => fieldOf(one, dataset)?.field)
    .find((field) => field !== undefined);
  const points = isScatter && series.length === 0 ? [] : native.categories.map(label);
  const categories = [...points, ...ends];
  const rest = ends.map(() => null);
  const columns = [
    planColumn({
      ...(category === undefined ? lookOf(categories) : cellLook(category, categories, around)),
      heading: unique(category?.title ?? native.categoryTitle ?? words.heads.category),
      values: categories,
    }),
    ...series.map((one) => {
      const field = fieldOf(one, dataset)?.field;
      const values = [...shownValues(one, dataset), ...rest];
      const name = one.name === '' ? words.heads.value : one.name;
      const heading = field?.unit === undefined ? name : `${name}\n(${field.unit})`;
      return planColumn({
        ...(field === undefined
          ? { kind: 'number', format: formatOfLabels(one, around.locale) }
          : cellLook(field, values, around)),
        heading: unique(heading),
        values,
      });
    }),
    ...rules.map((rule, at) =>
      planColumn({
        kind: 'number',
        format: measured === undefined ? AS_WRITTEN : around.format(measured),
        heading: unique(rule.name === '' ? words.heads.line : rule.name),
        values: ruleValues(native, rule, categories.length, rowsOfRule(native, at, series.length > 0)),
      }),
    ),
  ];
  return { columns: spaceColumns(columns), rowCount: categories.length };
}

/** Rows of the own table, from 0: the first of them, and how many. */
type Rows = readonly [first: number, count: number];

function seriesRows({ categories }: NativeChart): Rows {
  return [0, categories.length];
}

function rowsOfRule(native: NativeChart, at: number, isBeneathPoints: boolean): Rows {
  if (native.kind !== 'scatter') return seriesRows(native);
  const before = native.rules.slice(0, at).reduce((sum, { ends }) => sum + ends.length, 0);
  return [(isBeneathPoints ? native.categories.length : 0) + before, native.rules[at]?.ends.length ?? 0];
}

/** By row: of a line along the categories what it passes, of an upright one its top. */
function ruleValues(
  native: NativeChart,
  { ends }: NativeRule,
  rowCount: number,
  [first, count]: Rows,
): readonly (number | null)[] {
  const [from, to = from] = ends;
  if (from === undefined || to === undefined) return [];
  // Words may stand a little off; lines may not.
  const inCells = (value: number): number =>
    computedNumber((ends.length === 1 ? Number(value.toPrecision(4)) : value) / native.scale);
  return Array.from({ length: rowCount }, (_, row) => {
    if (row < first || row >= first + count) return null;
    if (native.kind === 'scatter') return inCells(ends[row - first]?.value ?? 0);
    if (from.at === to.at) return row === from.at ? inCells(Math.max(from.value, to.value)) : null;
    const share = (row - from.at) / (to.at - from.at);
    return share >= 0 && share <= 1 ? inCells(from.value + share * (to.value - from.value)) : null;
  });
}

/** A moment as the categories say theirs. */
function xAsCategory({ categories }: NativeChart, at: number): Scalar {
  const [first] = categories;
  return typeof first === 'string' ? new Date(at).toISOString().slice(0, first.length) : at;
}

function fieldOf({ cells }: NativeSeries, { tables }: Dataset): Table['columns'][number] | undefined {
  return cells === undefined ? undefined : columnOf(tables.get(cells.table), cells.field);
}

/** The cells where the series shows some, else what is drawn. */
function shownValues(series: NativeSeries, dataset: Dataset): readonly (number | null)[] {
  const column = fieldOf(series, dataset);
  if (column === undefined) return series.values;
  return series.values.map((drawn, at) => {
    const cell = column.values[series.cells?.rows[at] ?? -1];
    return typeof cell === 'number' ? cell : drawn;
  });
}

/** Values of no column are rounded as the picture's words are; where it has none, they stand as they are. */
function formatOfLabels({ labels }: NativeSeries, { decimal }: NumberLocale): NumberFormat {
  const texts = [...labels.values()].map(({ text }) => text).filter((text) => /\d/.test(text));
  if (texts.length === 0) return AS_WRITTEN;
  const decimals = Math.max(
    ...texts.map((text) => /^\d*/.exec(text.split(decimal)[1] ?? '')?.[0].length ?? 0),
  );
  return { ...COUNT, text: `,.${decimals}f`, decimals };
}

function lookOf(values: readonly Scalar[]): Pick<ColumnContent, 'kind' | 'format'> {
  if (values.every((value) => typeof value === 'number')) return { kind: 'number', format: AS_WRITTEN };
  const month = dateKind(values, 'month');
  return { kind: month === 'text' ? dateKind(values) : month };
}

function cellLook(
  field: Field,
  values: readonly Scalar[],
  around: ChartSurroundings,
): Pick<ColumnContent, 'kind' | 'format'> {
  switch (field.type) {
    case 'integer':
    case 'number':
    case 'year':
      return values.every((value) => value === null || typeof value === 'number')
        ? { kind: 'number', format: around.format(field) }
        : { kind: 'text' };
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

function boundColumn({ columns }: OwnTable, at: number, [first, count]: Rows, spot: ChartSpot): BoundSeries {
  const firstRow = spot.row + 1 + first;
  const range = (column: number): RangePlan => {
    const { values = [], kind, numberFormat = 'General' } = columns[column] ?? {};
    const isDate = kind === 'date' || kind === 'month';
    return {
      reference: columnRange(spot.sheet, column + 1, firstRow, firstRow + count - 1),
      values: values
        .slice(first, first + count)
        .map((value) =>
          isDate && typeof value === 'string' ? (serialDay(value) ?? value) : cachedValue(undefined, value),
        ),
      numberFormat,
    };
  };
  return { categories: range(0), values: range(at) };
}

function cachedValue(field: Field | undefined, value: Scalar): number | string | null {
  if (value === null || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (field?.type === 'date' || field?.type === 'yearmonth') return serialDay(value) ?? value;
  return value;
}

function planSeries(
  native: NativeChart,
  series: NativeSeries,
  bound: BoundSeries,
  at: number,
  { theme, locale, words }: ChartSurroundings,
): ChartSeriesPlan {
  const length = native.categories.length;
  const colours = [...series.pointColours].map(([index, colour]) => [index, visible(colour, theme)] as const);
  // A scatter's range holds the rows of the series alone.
  const present = series.values.flatMap((value, index) => (value === null ? [] : [index]));
  const isWhole = bound.values.values.length === length;
  const indexIn = (index: number): number => (isWhole ? index : present.indexOf(index));
  return {
    name: series.name === '' ? words.heads.value : series.name,
    look: series.look,
    ...bound,
    colour: visible(series.colour ?? palette(theme, at), theme),
    ...(series.edge === undefined ? {} : { edge: visible(series.edge, theme) }),
    pointColours: new Map(colours.map(([index, colour]) => [indexIn(index), colour])),
    hollow: new Set([...series.hollow].map(indexIn)),
    hasMarkers: series.hasMarkers,
    ...(series.hasStems ? { drop: 'whole' as const } : {}),
    labels: new Map(
      [...series.labels].map(([index, label]) => {
        const value = series.values[index] ?? null;
        const position = positionOf(native, series, index, label);
        return [indexIn(index), planLabel(label, value, position, native.scale, theme, locale)];
      }),
    ),
    isComment: false,
  };
}

/** Where the picture has it; of a bar at its end, or within it. */
function positionOf(
  { kind, grouping, categories }: NativeChart,
  { look }: NativeSeries,
  index: number,
  { side }: NativeLabel,
): ChartLabelPlan['position'] {
  if (look === 'bars') return grouping === 'clustered' && side !== 'centre' ? 'outside' : 'centre';
  if (side !== undefined) return side;
  if (kind === 'column') return 'top';
  if (index === categories.length - 1) return 'right';
  return categories.length === 2 ? 'left' : 'top';
}

function planLabel(
  { text, colour }: NativeLabel,
  value: number | null,
  position: ChartLabelPlan['position'],
  scale: number,
  theme: Theme,
  locale: NumberLocale,
): ChartLabelPlan {
  const numberFormat = value === null ? undefined : formatShowing(text, value, scale, locale);
  return {
    text,
    ...(numberFormat === undefined ? {} : { numberFormat }),
    colour: colour ?? theme.colours.ink,
    ...(position === undefined ? {} : { position }),
  };
}

/** The format under which a cell's value shows as the text: `2.48` of 2,475,669 is `#,##0.00,,`. */
function formatShowing(text: string, value: number, scale: number, locale: NumberLocale): string | undefined {
  const plain = text
    .replaceAll(locale.thousands, '')
    .replaceAll(locale.minus, '-')
    .replace(locale.decimal, '.');
  const [, sign, , decimals = ''] = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(plain) ?? [];
  if (sign === undefined) return undefined;
  const shown = plainDecimal(roundDecimal(Math.abs(value), decimals.length));
  const [whole = '0', part = ''] = shown.split('.');
  const digits = decimals === '' ? whole : `${whole}.${part.padEnd(decimals.length, '0')}`;
  const isNegative = value < 0 && roundDecimal(value, decimals.length) !== 0;
  if (plain.replace(/^[+-]/, '') !== digits || (sign === '-') !== isNegative) return undefined;
  const groups = text.includes(locale.thousands) || whole.length < 4 ? '#,##0' : '0';
  const code = `${groups}${decimals === '' ? '' : `.${'0'.repeat(decimals.length)}`}${thousands(scale)}`;
  return sign === '+' ? `+${code};-${code}` : code;
}

/** Each comma at the end of a format leaves out three digits. */
function thousands(scale: number): string {
  return ','.repeat(Math.round(-Math.log10(scale) / 3));
}

function planRule(
  native: NativeChart,
  rule: NativeRule,
  bound: BoundSeries,
  { theme, locale, words }: ChartSurroundings,
): ChartSeriesPlan {
  const [from, to = from] = rule.ends;
  const isLine = rule.ends.length > 1;
  const isUpright = isLine && from?.at === to?.at && native.kind !== 'scatter';
  const drop = isUpright ? Math.abs((from?.value ?? 0) - (to?.value ?? 0)) : undefined;
  const position = positionOfComment(native, rule);
  const label =
    rule.label === undefined ? undefined : planLabel(rule.label, null, position, 1, theme, locale);
  return {
    name: rule.name === '' ? words.heads.line : rule.name,
    look: isLine && !isUpright ? 'line' : 'points',
    ...bound,
    ...(isLine ? { colour: visible(rule.colour ?? theme.colours.grey, theme) } : {}),
    pointColours: new Map(),
    hollow: new Set(),
    hasMarkers: false,
    ...(drop === undefined ? {} : { drop: computedNumber(drop / native.scale) }),
    labels:
      label === undefined ? new Map() : new Map([[native.kind === 'scatter' ? 0 : (from?.at ?? 0), label]]),
    isComment: true,
  };
}

function positionOfComment(
  { kind, categories }: NativeChart,
  { ends, label }: NativeRule,
): ChartLabelPlan['position'] {
  const [from, to] = ends;
  const isUpright = to !== undefined && from?.at === to.at;
  if (isUpright && label?.side !== undefined) return label.side;
  const numbers = categories.flatMap((value) =>
    typeof value === 'string' ? Date.parse(value) : typeof value === 'number' ? value : [],
  );
  const [low, high] =
    kind === 'scatter' ? [Math.min(...numbers), Math.max(...numbers)] : [0, categories.length - 1];
  const share = ((from?.at ?? 0) - low) / (high - low || 1);
  if (to !== undefined) return isUpright ? (share > 0.6 ? 'left' : 'right') : 'top';
  if (share < 1) return share === 0 ? 'left' : 'centre';
  return kind === 'area' ? 'left' : 'right';
}

/** Whether the words of labels stand for each series, so that a legend would say it twice. */
function areNamed({ series, rules }: NativeChart): boolean {
  const words = [
    ...series.flatMap(({ labels }) => [...labels.values()]),
    ...rules.flatMap(({ ends, label }) => (ends.length === 1 && label !== undefined ? [label] : [])),
  ];
  return words.filter(({ text }) => /\p{L}/u.test(text)).length >= series.length;
}

function categoryAxis(native: NativeChart, { dataset }: ChartSurroundings): ChartAxisPlan {
  const { category, categories, kind } = native;
  const field = columnOf(dataset.tables.get(category?.table ?? ''), category?.field ?? '')?.field;
  const isScatter = kind === 'scatter';
  const isColumns = kind === 'bar' || kind === 'column';
  const title = native.categoryTitle ?? (isScatter && field?.type !== 'year' ? axisTitle(field) : '');
  const [first] = categories;
  if (typeof first === 'string' && serialDay(first) !== undefined) {
    const numberFormat = first.length > 7 && field?.type !== 'yearmonth' ? 'd mmm yyyy' : 'mmm yyyy';
    return isScatter
      ? { title: native.categoryTitle ?? '', numberFormat, kind: 'number', ...yearsOf(categories) }
      : { title, numberFormat, kind: isColumns ? 'text' : 'date' };
  }
  if (!isScatter) {
    const isYear = field?.type === 'year' || (field === undefined && typeof first === 'number');
    return { title, numberFormat: isYear ? '0' : 'General', kind: 'text' };
  }
  const xs = categories.filter((value) => typeof value === 'number');
  return field?.type === 'year'
    ? { title, numberFormat: '0', kind: 'number', min: Math.min(...xs), max: Math.max(...xs) }
    : { title, numberFormat: '#,##0', kind: 'number', ...roomFor(native.categoryLimits, xs) };
}

/** A day of a scatter chart is a number to Excel, which would count the axis in hundreds of days. */
function yearsOf(
  categories: readonly Scalar[],
): Pick<ChartAxisPlan, 'min' | 'max' | 'step'> & { numberFormat?: string } {
  const years = categories.flatMap((value) => (typeof value === 'string' ? Number(value.slice(0, 4)) : []));
  const [first, last] = [Math.min(...years), Math.max(...years) + 1];
  const [min, max] = [first, last].map((year) => serialDay(`${year}-01-01`));
  if (min === undefined || max === undefined || last - first <= FEW_YEARS) return {};
  // Of leap years, so that no step ends in the year before.
  return { numberFormat: 'yyyy', min, max, step: 366 * Math.ceil((last - first) / FEW_STEPS) };
}

const FEW_YEARS = 3;
const FEW_STEPS = 6;

function valueAxis(
  native: NativeChart,
  ranges: readonly BoundSeries[],
  { dataset, words }: ChartSurroundings,
): ChartAxisPlan {
  const { scale, grouping, rules, valueTitle } = native;
  const fields = native.series.flatMap((series) => fieldOf(series, dataset)?.field ?? []);
  const numbers = ranges.flatMap(({ values }) => values.values).filter((value) => typeof value === 'number');
  const most = Math.max(0, ...numbers.map((value) => Math.abs(value * scale)));
  const decimals = most >= 10 ? '' : most >= 1 ? '.0' : '.00';
  const percent = fields[0]?.numberFormat?.style === 'percent' ? '%' : '';
  const units = new Set(fields.map(({ unit }) => unit));
  const [unit] = units;
  const areAlike = fields.length === native.series.length && units.size === 1;
  const scaled = scale === 1 ? (unit ?? '') : words.scaled[scaleName(scale)](unit ?? '');
  const [only] = fields;
  const own = !areAlike ? '' : native.series.length === 1 && scale === 1 ? axisTitle(only) : scaled;
  // The uprights of the picture reach from one end of the axis to the other.
  const tops = rules.flatMap(({ ends: [from, to] }) =>
    from !== undefined && to !== undefined && from.at === to.at ? [Math.max(from.value, to.value)] : [],
  );
  const limits = tops.length === 0 ? native.valueLimits : { ...native.valueLimits, max: Math.max(...tops) };
  const inCells = (value: number | undefined): number | undefined =>
    value === undefined ? undefined : computedNumber(value / scale);
  const [min, max] = [inCells(limits.min), inCells(limits.max)];
  return {
    title: valueTitle ?? own,
    numberFormat: grouping === 'percentStacked' ? '0%' : `#,##0${decimals}${thousands(scale)}${percent}`,
    kind: 'number',
    ...roomFor({ ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }, numbers),
  };
}

function scaleName(scale: number): 'thousand' | 'million' | 'billion' {
  return scale > 0.000_1 ? 'thousand' : scale > 0.000_000_1 ? 'million' : 'billion';
}

/** An axis of bars begins at zero; where a value lies below, Excel makes the room. It counts from its first number. */
function roomFor(limits: AxisLimits, numbers: readonly number[]): AxisLimits {
  const { min, max } = limits;
  const below = min === undefined || numbers.some((value) => value < min);
  const step = max === undefined || min === undefined ? 0 : 10 ** Math.floor(Math.log10(max - min)) / 2;
  const start =
    min === undefined || step <= 0 ? min : computedNumber(Math.floor(computedNumber(min / step)) * step);
  return {
    ...(below || start === undefined ? {} : { min: start }),
    ...(max === undefined ? {} : { max }),
  };
}

function axisTitle(field: Field | undefined): string {
  if (field === undefined) return '';
  return field.unit === undefined ? field.title : `${field.title} (${field.unit})`;
}

/** Dark enough to be seen on white. */
function visible(colour: string, { colours }: Theme): string {
  const [rgb, ink] = [parseHex(colour), parseHex(colours.ink)];
  if (rgb === undefined || ink === undefined) return colour;
  return formatHex(readableColour(rgb, ink, [255, 255, 255], GRAPHICS_CONTRAST));
}

/** The range that the book's charts have too. */
function palette(theme: Theme, at: number): string {
  const colours = [
    ...new Set([theme.colours.accent, theme.colours.grey, ...Object.values(theme.colours.named)]),
  ];
  return colours[at % colours.length] ?? theme.colours.accent;
}
