/** Turns the book's way of writing numbers and dates into the locale of a Vega view. */
import type { LocaleFormatters } from 'vega';
import type { NumberLocale } from '../language/NumberLocale.ts';
import { withoutShortGroups } from '../numbers/d3Locale.ts';
import { formatNumber, isNumberFormat } from '../numbers/formatNumber.ts';

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

/** Makes a view print numbers as prose and tables do, rounding on the decimal text, and dates in the language's order. */
export function withBookRules(viewLocale: LocaleFormatters, locale: NumberLocale): LocaleFormatters {
  const grouped =
    <Values extends readonly unknown[]>(format: (...values: Values) => string) =>
    (...values: Values) =>
      withoutShortGroups(format(...values), locale);
  const dates = dateSpecifiers(locale);
  return {
    ...viewLocale,
    format: (specifier) => {
      const text = String(specifier);
      const byVega = viewLocale.format(specifier);
      // A format without a type trims zeros in a way of its own; ticks use it.
      const isOurs = isNumberFormat(text) && /[fd%]$/.test(text);
      return isOurs ? (value) => formatNumber(Number(value), text, locale) : grouped(byVega);
    },
    formatFloat: (specifier) => grouped(viewLocale.formatFloat(specifier)),
    formatPrefix: (specifier, value) => grouped(viewLocale.formatPrefix(specifier, value)),
    formatSpan: (start, stop, count, specifier) =>
      grouped(viewLocale.formatSpan(start, stop, count, specifier)),
    timeFormat: (specifier) => viewLocale.timeFormat(specifier ?? dates),
    utcFormat: (specifier) => viewLocale.utcFormat(specifier ?? dates),
  };
}

/** By unit, for axes whose dates have no format; Vega's own put the month before the day, as English does. */
function dateSpecifiers({ axisDates }: NumberLocale): Readonly<Record<string, string>> {
  return { week: axisDates.day, date: axisDates.day, day: axisDates.day };
}
