/** Turns the rows of a chart into its categories in the order in which Vega-Lite draws them. */
import { isJsonArray, isJsonObject, type Json } from '../../json/Json.ts';
import type { Scalar, Table } from '../../validate/Dataset.ts';
import type { RowGroup } from './inferNativeChart.ts';
import type { View, ViewChannel } from './readView.ts';
import { columnOf } from './selectRows.ts';

/** Undefined where the order depends on what only Vega knows. */
export function sortCategories(
  view: View,
  table: Table,
  category: ViewChannel,
  groups: readonly RowGroup[],
): readonly Scalar[] | undefined {
  const values = columnOf(table, category.field)?.values ?? [];
  const rows = [...new Set(groups.flatMap((group) => group.rows))].sort((a, b) => a - b);
  const found = [...new Set(rows.map((row) => values[row] ?? null))].filter((value) => value !== null);
  const { sort, type, scale } = category.definition;
  // A list of categories shows those without a value too, as gaps.
  const domain = isJsonObject(scale) ? scale['domain'] : undefined;
  if (isJsonArray(domain) && type !== 'quantitative' && type !== 'temporal') {
    const listed = domain.filter((value) => typeof value === 'string' || typeof value === 'number');
    if (listed.length === domain.length && found.every((value) => domain.includes(value))) return listed;
  }
  const isScale = type === 'quantitative' || type === 'temporal';
  // The charts of the book stand in the declared order, too.
  const codes = columnOf(table, category.field)?.field.categories;
  if (sort === undefined && !isScale && codes !== undefined) {
    return [...found].sort((a, b) => placeIn(codes, a) - placeIn(codes, b));
  }
  if (sort === undefined || isScale || sort === 'ascending') return [...found].sort(compare);
  if (sort === null) return found;
  if (sort === 'descending') return [...found].sort(compare).reverse();
  if (isJsonArray(sort)) return byList(found, sort);
  const order = sortField(view, category, sort);
  if (order === undefined) return undefined;
  const weights = new Map<Scalar, Scalar>();
  for (const wanted of found) {
    const weight =
      order.field === 'values'
        ? total(table, groups, values, wanted)
        : first(table, rows, values, wanted, order.field);
    if (weight === undefined) return undefined;
    weights.set(wanted, weight);
  }
  const sorted = [...found].sort((a, b) => compare(weights.get(a) ?? null, weights.get(b) ?? null));
  // The order of equals stays that of the data, downwards too.
  return order.descending
    ? [...found].sort((a, b) => compare(weights.get(b) ?? null, weights.get(a) ?? null))
    : sorted;
}

/** `values` stands for what the other axis shows. */
function sortField(
  view: View,
  category: ViewChannel,
  sort: Json,
): { readonly field: string; readonly descending: boolean } | undefined {
  const isOther = (channel: string): boolean => {
    const definition = view.channels.get(channel);
    return definition !== undefined && definition !== category && (channel === 'x' || channel === 'y');
  };
  if (typeof sort === 'string') {
    const channel = sort.replace(/^-/, '');
    return isOther(channel) ? { field: 'values', descending: sort.startsWith('-') } : undefined;
  }
  if (!isJsonObject(sort)) return undefined;
  const descending = sort['order'] === 'descending';
  if (typeof sort['encoding'] === 'string') {
    return isOther(sort['encoding']) ? { field: 'values', descending } : undefined;
  }
  return typeof sort['field'] === 'string' ? { field: sort['field'], descending } : undefined;
}

function total(table: Table, groups: readonly RowGroup[], values: readonly Scalar[], wanted: Scalar): number {
  let sum = 0;
  for (const group of groups) {
    const row = group.rows.find((candidate) => (values[candidate] ?? null) === wanted);
    const value = row === undefined ? null : columnOf(table, group.field)?.values[row];
    if (typeof value === 'number') sum += value;
  }
  return sum;
}

function first(
  table: Table,
  rows: readonly number[],
  values: readonly Scalar[],
  wanted: Scalar,
  field: string,
): Scalar | undefined {
  const row = rows.find((candidate) => (values[candidate] ?? null) === wanted);
  return row === undefined ? undefined : columnOf(table, field)?.values[row];
}

function placeIn(codes: ReadonlyMap<string, string>, value: Scalar): number {
  const at = [...codes.keys()].indexOf(String(value));
  return at === -1 ? codes.size : at;
}

function byList(found: readonly Scalar[], list: readonly Json[]): readonly Scalar[] {
  const place = (value: Scalar): number => {
    const at = list.indexOf(value);
    return at === -1 ? list.length : at;
  };
  return [...found].sort((a, b) => place(a) - place(b));
}

/** Numbers by size, texts by code unit: the same in every locale. */
function compare(a: Scalar, b: Scalar): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a ?? ''), String(b ?? '')];
  return left < right ? -1 : left > right ? 1 : 0;
}
