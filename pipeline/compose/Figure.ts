/** Turns a cell, a fact or a computed value into a printed figure that knows its origin. */

import type { NumberLocale } from '../language/NumberLocale.ts';
import { currencySign } from '../numbers/currency.ts';
import { formatDate, formatNumber } from '../numbers/formatNumber.ts';
import {
  AS_WRITTEN,
  COUNT,
  isPercentUnit,
  type NumberFormat,
  PERCENT_REASON,
  parseNumberFormat,
  withSign,
} from '../numbers/NumberFormat.ts';
import { computedNumber, shiftDecimal } from '../numbers/roundDecimal.ts';
import {
  figureFormatBad,
  figureFormatMissing,
  figureMissing,
  figureNotANumber,
  figureScaleUnit,
} from '../problems/catalogue/compose.ts';
import type { Place, Problem } from '../problems/Problem.ts';
import { unreachable } from '../problems/unreachable.ts';
import { columnOf, rowKeyText } from '../validate/checks/Figures.ts';
import type { Dataset, Fact, FieldType, FigureOrigin, Scalar, Table } from '../validate/Dataset.ts';
import { addressOf, cellAddress, factAddress } from '../validate/figureAddress.ts';
import { reasonOf } from '../validate/observationStatus.ts';
import type { Rank } from './sortRows.ts';

/** A figure before it has a place in the ledger. */
export interface Figure {
  readonly text: string;
  readonly value: Scalar;
  readonly unit?: string;
  readonly asOf: string;
  /** e.g. `goods[2023].total`, `fact:border-length`; of a computed figure its expression. */
  readonly address: string;
  /** Of a computed figure: the addresses of the figures that it was worked out from. */
  readonly from?: readonly string[];
  readonly origin: FigureOrigin;
  readonly rowKey?: string;
  readonly format?: NumberFormat;
  readonly scale?: number;
  readonly sources: readonly string[];
}

/** How a template asks for a figure to be printed. */
export interface Presentation {
  /** d3-format; the field's own where absent. */
  readonly format?: string;
  /** Factor of a unit conversion, e.g. 0.001 from billions to trillions. */
  readonly scale?: number;
  /** Always with a sign. */
  readonly sign?: boolean;
  readonly unit?: string;
}

export type FigureResult = { readonly figure: Figure } | { readonly problem: (place: Place) => Problem };

export function cellFigure(
  table: Table,
  row: number,
  field: string,
  presentation: Presentation,
  locale: NumberLocale,
): FigureResult {
  const column = columnOf(table, field);
  const value = column?.values[row] ?? null;
  const name = cellAddress(table, row, field);
  if (column === undefined || value === null) {
    const status = column?.statuses?.[row];
    return { problem: (place) => figureMissing(place, name, status ? reasonOf(status) : undefined) };
  }
  const shown = showValue(value, column.field, presentation, locale, name);
  if ('problem' in shown) return shown;
  return {
    figure: {
      ...shown,
      ...unitOf(presentation.unit ?? column.field.unit),
      asOf: table.asOf,
      address: name,
      origin: { type: 'cell', table: table.id, row, field },
      rowKey: rowKeyText(table, row),
      sources: rowSources(table, row),
    },
  };
}

export function factFigure(fact: Fact, presentation: Presentation, locale: NumberLocale): FigureResult {
  const name = `the fact ${fact.id}`;
  if (fact.value === null) return { problem: (place) => figureMissing(place, name, undefined) };
  // A fact without a format is printed as it is typed; what it is multiplied by makes another number of it.
  const isAsTyped =
    fact.type === 'number' && fact.numberFormat === undefined && presentation.scale === undefined;
  const field = isAsTyped ? { ...fact, numberFormat: AS_WRITTEN } : fact;
  const shown = showValue(fact.value, field, presentation, locale, name);
  if ('problem' in shown) return shown;
  return {
    figure: {
      ...shown,
      ...unitOf(presentation.unit ?? fact.unit),
      asOf: fact.asOf,
      address: factAddress(fact.id),
      origin: { type: 'fact', fact: fact.id },
      sources: [fact.source],
    },
  };
}

/** The place of a row in the order that a template sorts its table by. */
export function rankFigure(
  table: Table,
  row: number,
  { rank, expression, field }: Rank,
  locale: NumberLocale,
): Figure {
  const cell: FigureOrigin = { type: 'cell', table: table.id, row, field };
  return {
    text: formatNumber(rank, COUNT, locale),
    value: rank,
    format: COUNT,
    asOf: table.asOf,
    address: expression,
    from: [cellAddress(table, row, field)],
    origin: { type: 'computed', expression, figures: [cell] },
    rowKey: rowKeyText(table, row),
    sources: rowSources(table, row),
  };
}

/** `figures` are the cells and facts that the expression looked at. */
export function computedFigure(
  expression: string,
  given: Scalar,
  figures: readonly FigureOrigin[],
  presentation: Presentation,
  dataset: Dataset,
  locale: NumberLocale,
): FigureResult {
  const name = 'the expression';
  if (given === null) return { problem: (place) => figureMissing(place, name, undefined) };
  const value = typeof given === 'number' ? computedNumber(given) : given;
  const type: FieldType =
    typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'string';
  const currency = commonCurrency(figures, dataset);
  const field = { type, ...(currency === undefined ? {} : { currency }) };
  const shown = showValue(value, field, presentation, locale, name);
  if ('problem' in shown) return shown;
  return {
    figure: {
      ...shown,
      ...unitOf(presentation.unit),
      asOf: latest(figures.map((origin) => asOfOrigin(origin, dataset))),
      address: expression,
      from: figures.map((origin) => addressOf(origin, dataset)),
      origin: { type: 'computed', expression, figures },
      sources: [...new Set(figures.flatMap((origin) => sourcesOfOrigin(origin, dataset)))],
    },
  };
}

/** A row's own source where the table has a column for it, else the table's. */
export function rowSources(table: Table, row: number): readonly string[] {
  const own = ownSources(table)?.[row];
  return typeof own === 'string' ? [own] : table.sources;
}

/** Of all its rows. */
export function sourcesOfTable(table: Table): readonly string[] {
  const own = ownSources(table)?.filter((source) => typeof source === 'string') ?? [];
  return [...new Set([...table.sources, ...own])];
}

/** The column that names the source of each row, where there is one. */
function ownSources({ columns }: Table): readonly Scalar[] | undefined {
  return columns.find(({ field }) => field.reference === 'source')?.values;
}

interface Formattable {
  readonly type: FieldType;
  readonly unit?: string;
  readonly numberFormat?: NumberFormat;
  readonly categories?: ReadonlyMap<string, string>;
  /** The sign of the currency of what a figure is worked out from. */
  readonly currency?: string;
}

/** The text of a value as its field prints it, for table cells; a number without a format as it is written. */
export function cellText(value: Scalar, field: Formattable, locale: NumberLocale): string {
  if (value === null) return '';
  const label = field.categories?.get(String(value));
  if (label !== undefined) return label;
  if (typeof value === 'number') {
    return formatNumber(value, field.numberFormat ?? AS_WRITTEN, locale);
  }
  if (typeof value === 'boolean') return locale.truth[value ? 'true' : 'false'];
  if (field.type === 'date' || field.type === 'yearmonth') return formatDate(value, locale);
  return value;
}

type Shown =
  | {
      readonly text: string;
      /** In the unit that is printed with it. */
      readonly value: Exclude<Scalar, null>;
      readonly format?: NumberFormat;
      readonly scale?: number;
    }
  | { readonly problem: (place: Place) => Problem };

function showValue(
  value: Exclude<Scalar, null>,
  field: Formattable,
  presentation: Presentation,
  locale: NumberLocale,
  name: string,
): Shown {
  const { format: asked, scale } = presentation;
  const parsed =
    asked === undefined
      ? undefined
      : parseNumberFormat(asked, presentation.unit ?? field.unit ?? '', field.currency);
  if (asked !== undefined && parsed !== undefined && 'reason' in parsed) {
    return { problem: (place) => figureFormatBad(place, asked, parsed.reason) };
  }
  if (typeof value !== 'number') {
    if (asked !== undefined || scale !== undefined || presentation.sign === true) {
      return { problem: (place) => figureNotANumber(place, name, String(value)) };
    }
    // A line break of a cell has no place within a sentence.
    return { text: cellText(value, field, locale).replace(/\s*\n\s*/g, ' '), value };
  }
  const label = field.categories?.get(String(value));
  if (label !== undefined && asked === undefined && scale === undefined) return { text: label, value };
  const format = parsed !== undefined && 'format' in parsed ? parsed.format : field.numberFormat;
  if (format === undefined) {
    // Years, ranks and codes are printed as they are written, without grouping.
    if (field.type === 'year' || (field.type === 'integer' && scale === undefined)) {
      return { text: cellText(value, field, locale), value };
    }
    return { problem: (place) => figureFormatMissing(place, name) };
  }
  // A figure in percent is a share of one only where it is scaled to it.
  const isPercent = isPercentUnit(presentation.unit) || isPercentUnit(field.unit);
  if (format.style === 'percent' && isPercent && scale === undefined) {
    return { problem: (place) => figureFormatBad(place, format.text, PERCENT_REASON) };
  }
  // Thousands that are printed as millions are not in thousands any longer.
  if (scale !== undefined && presentation.unit === undefined && format.style !== 'percent') {
    return { problem: (place) => figureScaleUnit(place, name, scale) };
  }
  const signed = presentation.sign === true ? withSign(format) : format;
  const scaled = scale === undefined ? value : computedNumber(value * scale);
  return {
    text: formatNumber(scaled, signed, locale),
    value:
      format.style === 'percent' && isPercentUnit(presentation.unit ?? field.unit)
        ? shiftDecimal(scaled, 2)
        : scaled,
    format: signed,
    ...(scale === undefined ? {} : { scale }),
  };
}

/** The one currency of the figures; undefined where they have none, or several. */
function commonCurrency(figures: readonly FigureOrigin[], dataset: Dataset): string | undefined {
  const signs = new Set(figures.flatMap((origin) => currenciesOf(origin, dataset)));
  const [only] = signs;
  return signs.size === 1 ? only : undefined;
}

function currenciesOf(origin: FigureOrigin, dataset: Dataset): readonly string[] {
  if (origin.type === 'computed') return origin.figures.flatMap((each) => currenciesOf(each, dataset));
  const table = origin.type === 'cell' ? dataset.tables.get(origin.table) : undefined;
  const unit =
    origin.type === 'fact'
      ? dataset.facts.get(origin.fact)?.unit
      : table && columnOf(table, origin.field)?.field.unit;
  const sign = currencySign(unit ?? '');
  return sign === undefined ? [] : [sign];
}

function unitOf(unit: string | undefined): { readonly unit?: string } {
  return unit === undefined || unit === '' ? {} : { unit };
}

function asOfOrigin(origin: FigureOrigin, dataset: Dataset): string {
  switch (origin.type) {
    case 'cell':
      return dataset.tables.get(origin.table)?.asOf ?? '';
    case 'fact':
      return dataset.facts.get(origin.fact)?.asOf ?? '';
    case 'computed':
      return latest(origin.figures.map((figure) => asOfOrigin(figure, dataset)));
    default:
      return unreachable(origin);
  }
}

export function sourcesOfOrigin(origin: FigureOrigin, dataset: Dataset): readonly string[] {
  switch (origin.type) {
    case 'cell': {
      const table = dataset.tables.get(origin.table);
      return table === undefined ? [] : rowSources(table, origin.row);
    }
    case 'fact': {
      const fact = dataset.facts.get(origin.fact);
      return fact === undefined ? [] : [fact.source];
    }
    case 'computed':
      return [...new Set(origin.figures.flatMap((figure) => sourcesOfOrigin(figure, dataset)))];
    default:
      return unreachable(origin);
  }
}

/** The last of some ISO dates; empty where there are none. */
export function latest(dates: readonly string[]): string {
  return [...dates].sort().at(-1) ?? '';
}
