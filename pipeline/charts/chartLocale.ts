/** Turns the book's way of writing numbers and dates into the locale of a Vega view. */

import type { LocaleFormatters } from 'vega';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../json/Json.ts';
import type { NumberLocale } from '../language/NumberLocale.ts';
import { withoutShortGroups } from '../numbers/d3Locale.ts';
import { formatNumber } from '../numbers/formatNumber.ts';
import { parseNumberFormat } from '../numbers/NumberFormat.ts';

/** d3-time-format's definition. */
export function vegaTimeLocale(locale: NumberLocale) {
  return {
    dateTime: '%Y-%m-%d %H:%M:%S',
    date: '%Y-%m-%d',
    time: '%H:%M:%S',
    periods: ['a.m.', 'p.m.'],
    days: [...locale.days],
    shortDays: [...locale.shortDays],
    months: [...locale.months],
    shortMonths: [...locale.shortMonths],
  };
}

/**
 * Makes a view print numbers as prose and tables do, and dates in the language's order. A number format that leaves
 * the decimals open gets them from Vega: as many as the ticks of an axis need, or as the number has. Every format of
 * an axis, a legend, a label or an expression comes by here; `refuse` is told those that no text of the book may have.
 * `currency` is the sign of all amounts that the chart draws; undefined where there is none, or several.
 */
export function withBookRules(
  viewLocale: LocaleFormatters,
  locale: NumberLocale,
  currency: string | undefined,
  refuse: (format: string, reason: string) => void,
): LocaleFormatters {
  const grouped =
    <Values extends readonly unknown[]>(format: (...values: Values) => string) =>
    (...values: Values) =>
      withoutShortGroups(format(...values), locale);
  const byBook = (specifier: unknown): ((value: unknown) => string) | undefined => {
    const hasSign = String(specifier).includes('$');
    const parsed =
      hasSign && currency === undefined
        ? { reason: NO_CURRENCY }
        : parseNumberFormat(String(specifier), undefined, currency);
    if ('format' in parsed) return (value) => formatNumber(Number(value), parsed.format, locale);
    if (typeof specifier === 'string' && specifier !== '') refuse(specifier, parsed.reason);
    return undefined;
  };
  const dates = dateSpecifiers(locale);
  return {
    ...viewLocale,
    format: (specifier) => byBook(specifier) ?? grouped(viewLocale.format(specifier)),
    formatFloat: (specifier) => {
      byBook(specifier);
      return grouped(viewLocale.formatFloat(specifier));
    },
    formatPrefix: (specifier, value) => grouped(viewLocale.formatPrefix(specifier, value)),
    formatSpan: (start, stop, count, specifier) => {
      const own = byBook(specifier);
      if (own !== undefined && /\.\d|d$/.test(String(specifier))) return own;
      return grouped(viewLocale.formatSpan(start, stop, count, specifier));
    },
    timeFormat: (specifier) => viewLocale.timeFormat(specifier ?? dates),
    utcFormat: (specifier) => viewLocale.utcFormat(specifier ?? dates),
  };
}

const NO_CURRENCY =
  '"$" prints the sign of the currency of what the chart draws, which has none; leave it out';

/** By unit, for axes whose dates have no format; Vega's own put the month before the day, as English does. */
function dateSpecifiers({ axisDates }: NumberLocale): Readonly<Record<string, string>> {
  return { week: axisDates.day, date: axisDates.day, day: axisDates.day };
}

/** What Vega-Lite writes into each axis of dates: English order, whatever the locale. */
const ENGLISH_ORDER = '{"year-month":"%b %Y ","year-month-date":"%b %d, %Y "}';

/** Puts the parts of dates on axes and in legends into the language's order, where the chart gives no format. */
export function withDateOrder(spec: JsonObject, { axisDates }: NumberLocale): JsonObject {
  const { week, quarter, monthOfYear, day, dayOfYear } = axisDates;
  const order = JSON.stringify({
    week: `${week} `,
    quarter: `${quarter} `,
    'month-date': `${day} `,
    'year-month': `${monthOfYear} `,
    'year-month-date': `${dayOfYear} `,
  });
  const ordered = (json: Json): Json => {
    if (typeof json === 'string') return json.replaceAll(ENGLISH_ORDER, order);
    if (isJsonArray(json)) return json.map(ordered);
    return isJsonObject(json) ? inObject(json) : json;
  };
  const inObject = (json: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(json).flatMap(([name, member]) =>
        member === undefined ? [] : [[name, ordered(member)]],
      ),
    );
  return inObject(spec);
}
