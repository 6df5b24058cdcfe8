/** Turns a wide table, with a column for each year or month, into a tidy one with a row for each. */
import type { FieldType } from '../validate/Dataset.ts';
import type { ImportedColumn } from './ImportedTable.ts';
import { namedMonth } from './readColumns.ts';

export interface TidyRule {
  /** Names of the columns that become rows. */
  readonly columns: readonly string[];
  /** The field that takes their heads, and the one that takes their cells. */
  readonly period: string;
  readonly value: string;
  readonly type: FieldType;
}

/** Fewer columns are rather measures that are named after a year. */
const FEWEST = 3;

/** Undefined where the table is tidy as it is. */
export function tidyRule(columns: readonly ImportedColumn[]): TidyRule | undefined {
  const periods = columns.map((column) => periodOf(column.title));
  const years = columns.filter((_, index) => periods[index]?.type === 'year');
  const months = columns.filter((_, index) => periods[index]?.type === 'yearmonth');
  const chosen = years.length >= months.length ? years : months;
  if (chosen.length < FEWEST || !chosen.every(isValue)) return undefined;
  if (new Set(chosen.map(({ title }) => periodOf(title)?.text)).size < chosen.length) return undefined;
  const others = columns.filter((column) => !chosen.includes(column)).map(({ name }) => name);
  const free = (name: string) => (others.includes(name) ? `${name}_of_column` : name);
  const type = chosen === years ? ('year' as const) : ('yearmonth' as const);
  return {
    columns: chosen.map(({ name }) => name),
    period: free(type === 'year' ? 'year' : 'month'),
    value: free('value'),
    type,
  };
}

/** Numbers, or nothing at all. */
function isValue({ type, texts }: ImportedColumn): boolean {
  return type === 'number' || type === 'integer' || texts.every((text) => text === '');
}

function periodOf(title: string): { readonly type: 'year' | 'yearmonth'; readonly text: string } | undefined {
  const text = title.trim();
  // The World Bank heads its columns "2019 [YR2019]".
  const year = /^(?:(?:FY|CY|YR|X)?_?)((?:1[5-9]|2[01])\d\d)(?:\.0)?(?: \[YR\d{4}\])?$/i.exec(text)?.[1];
  if (year !== undefined) return { type: 'year', text: year };
  const month = /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text) ? text : (namedMonth(text) ?? firstOfMonth(text));
  return month === undefined ? undefined : { type: 'yearmonth', text: month };
}

/** A month as a spreadsheet holds it: its first day. */
function firstOfMonth(text: string): string | undefined {
  return /^\d{4}-(?:0[1-9]|1[0-2])-01$/.test(text) ? text.slice(0, 7) : undefined;
}

export interface TidyColumns {
  readonly columns: readonly ImportedColumn[];
  readonly lines: readonly number[];
}

/** Rows go by the rows of the file, and within them by its columns. */
export function tidied(
  columns: readonly ImportedColumn[],
  lines: readonly number[],
  rule: TidyRule,
  unit: string | undefined,
): TidyColumns {
  const wide = columns.filter(({ name }) => rule.columns.includes(name));
  const kept = columns.filter(({ name }) => !rule.columns.includes(name));
  const repeat = <Value>(values: readonly Value[]) => values.flatMap((value) => wide.map(() => value));
  const value: ImportedColumn = {
    name: rule.value,
    title: 'Value',
    type: wide.every(({ type, texts }) => type === 'integer' || texts.every((text) => text === ''))
      ? 'integer'
      : 'number',
    unit: unit ?? sameUnit(wide),
    missing: [...new Set(wide.flatMap(({ missing }) => missing))],
    texts: lines.flatMap((_, row) => wide.map(({ texts }) => texts[row] ?? '')),
  };
  const period: ImportedColumn = {
    name: rule.period,
    title: rule.type === 'year' ? 'Year' : 'Month',
    type: rule.type,
    unit: undefined,
    missing: [],
    texts: lines.flatMap(() => wide.map(({ title }) => periodOf(title)?.text ?? '')),
  };
  return {
    columns: [...kept.map((column) => ({ ...column, texts: repeat(column.texts) })), period, value],
    lines: repeat(lines),
  };
}

function sameUnit(columns: readonly ImportedColumn[]): string | undefined {
  const units = new Set(columns.map(({ unit }) => unit));
  return units.size === 1 ? columns[0]?.unit : undefined;
}
