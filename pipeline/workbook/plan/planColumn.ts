/** Turns a heading and values into a column with its width. */
import type { NumberLocale } from '../../language/NumberLocale.ts';
import { excelFormatOf, excelNumberFormat, isShownByColumn } from '../../numbers/excelFormat.ts';
import type { NumberFormat } from '../../numbers/NumberFormat.ts';
import type { Scalar } from '../../validate/Dataset.ts';
import { displayNumber } from '../displayNumber.ts';
import { FIRST_SAFE_DATE, serialDay } from '../serialDay.ts';
import type { CellLink, ColumnKind, ColumnPlan } from '../WorkbookPlan.ts';
import { clampWidth, columnWidth } from './columnWidth.ts';

export interface ColumnContent {
  readonly heading: string;
  readonly kind: ColumnKind;
  /** Of numbers as the book prints them. */
  readonly format?: NumberFormat;
  /** Where the language puts the sign of a currency; before the number where it is left out. */
  readonly locale?: NumberLocale | undefined;
  readonly values: readonly Scalar[];
  readonly links?: ReadonlyMap<number, CellLink>;
}

/** Texts that begin so are taken for a formula when a user edits the cell, unless its format is Text. */
const FORMULA_START = /^[=+\-@]/;

const formatOfKind: Readonly<Record<ColumnKind, string>> = {
  text: 'General',
  number: 'General',
  boolean: 'General',
  date: 'yyyy-mm-dd',
  month: 'yyyy-mm',
};

export function planColumn(content: ColumnContent): ColumnPlan {
  const { heading, kind, values, links } = content;
  const text = kind === 'text';
  const danger = text && values.some((value) => typeof value === 'string' && FORMULA_START.test(value));
  const format = content.format;
  const numberFormat =
    format !== undefined ? excelNumberFormat(format, content.locale) : danger ? '@' : formatOfKind[kind];
  const ownFormats =
    format === undefined ? new Map() : ownFormatsOf(format, numberFormat, values, content.locale);
  const width = columnWidth(heading, widestTexts(kind, numberFormat, values, ownFormats), text);
  return {
    heading,
    kind,
    numberFormat,
    ...(ownFormats.size === 0 ? {} : { ownFormats }),
    values,
    width,
    wrap: text,
    indent: false,
    ...(links === undefined ? {} : { links }),
  };
}

function ownFormatsOf(
  format: NumberFormat,
  ofColumn: string,
  values: readonly Scalar[],
  locale: NumberLocale | undefined,
): ReadonlyMap<number, string> {
  const own = new Map<number, string>();
  for (const [row, value] of values.entries()) {
    if (typeof value !== 'number' || isShownByColumn(value, format, locale)) continue;
    const code = excelFormatOf(value, format, locale);
    if (code !== ofColumn) own.set(row, code);
  }
  return own;
}

/** In characters. */
const INDENT_WIDTH = 1.5;

/** Numbers stand to the right and text to the left: text that follows numbers is indented. */
export function spaceColumns(columns: readonly ColumnPlan[]): readonly ColumnPlan[] {
  return columns.map((column, at) => {
    const before = columns[at - 1];
    const indent = before !== undefined && isRightAligned(before) && !isRightAligned(column);
    return indent ? { ...column, indent, width: clampWidth(column.width + INDENT_WIDTH) } : column;
  });
}

export function isRightAligned(column: ColumnPlan): boolean {
  return column.kind !== 'text' && column.kind !== 'boolean';
}

/** `date` where every text is a date that Excel can count, else `text`: one type a column. */
export function dateKind(
  values: readonly Scalar[],
  kind: 'date' | 'month' = 'date',
): 'date' | 'month' | 'text' {
  const length = kind === 'date' ? 10 : 7;
  const countable = values.every(
    (value) =>
      value === null ||
      (typeof value === 'string' &&
        value.length === length &&
        value >= FIRST_SAFE_DATE.slice(0, length) &&
        serialDay(value) !== undefined),
  );
  return countable ? kind : 'text';
}

/** The few texts among which the widest must be; not each of a million cells is measured. */
function widestTexts(
  kind: ColumnKind,
  numberFormat: string,
  values: readonly Scalar[],
  ownFormats: ReadonlyMap<number, string>,
): readonly string[] {
  if (kind === 'date') return ['2000-00-00'];
  if (kind === 'month') return ['2000-00'];
  if (kind === 'boolean') return ['FALSE'];
  if (kind === 'number') return widestNumbers(numberFormat, values, ownFormats);
  let longest: string[] = [];
  let shortest = 0;
  for (const value of values) {
    if (typeof value !== 'string' || value.length <= shortest) continue;
    longest = [...longest, value].sort((a, b) => b.length - a.length).slice(0, 8);
    if (longest.length === 8) shortest = longest[7]?.length ?? 0;
  }
  return longest;
}

function widestNumbers(
  numberFormat: string,
  values: readonly Scalar[],
  ownFormats: ReadonlyMap<number, string>,
): readonly string[] {
  let least = 0;
  let most = 0;
  let longest = '';
  const general = numberFormat === 'General';
  for (const [row, value] of values.entries()) {
    if (typeof value !== 'number' || !Number.isFinite(value)) continue;
    if (value < least) least = value;
    if (value > most) most = value;
    const own = ownFormats.get(row);
    if (own !== undefined || (general && longest.length < 12)) {
      const text = displayNumber(value, own ?? numberFormat);
      if (text.length > longest.length) longest = text;
    }
  }
  // General needs the longest of all, which is not that of the largest number.
  if (general) return [longest];
  return [displayNumber(least, numberFormat), displayNumber(most, numberFormat), longest];
}
