/** Turns the book's way of writing numbers and dates into the locale of a Vega view. */
import type { LocaleFormatters } from 'vega';
import type { NumberLocale } from '../language/NumberLocale.ts';
import { formatNumber, isNumberFormat } from '../numbers/formatNumber.ts';

/** d3-format's definition. */
export function vegaNumberLocale(locale: NumberLocale) {
  return {
    decimal: locale.decimal,
    thousands: locale.thousands,
    grouping: [...locale.grouping],
    currency: [...locale.currency],
    minus: locale.minus,
    percent: `${locale.percent.replace('%', '')}%`,
  };
}

/** d3-time-format's definition. */
export function vegaTimeLocale(locale: NumberLocale) {
  return {
    dateTime: '%Y-%m-%d %H:%M:%S',
    date: '%Y-%m-%d',
    time: '%H:%M:%S',
    periods: ['a.m.', 'p.m.'],
    days: [...locale.days],
    shortDays: locale.days.map((name) => name.slice(0, 3)),
    months: [...locale.months],
    shortMonths: [...locale.shortMonths],
  };
}

/** Makes a view print numbers as prose and tables do, rounding on the decimal text. */
export function withBookRounding(viewLocale: LocaleFormatters, locale: NumberLocale): LocaleFormatters {
  return {
    ...viewLocale,
    format: (specifier) => {
      const text = String(specifier);
      const byVega = viewLocale.format(specifier);
      // A format without a type trims zeros in a way of its own; ticks use it.
      const isOurs = isNumberFormat(text) && /[fd%]$/.test(text);
      return isOurs ? (value) => formatNumber(Number(value), text, locale) : byVega;
    },
  };
}
