/** Turns a language's way of writing numbers into the locale of d3-format, which formats for prose, tables and charts. */
import { currencyMarks, type NumberLocale } from '../language/NumberLocale.ts';

/** d3-format's definition; Vega takes the same. `sign` is that of the currency which `$` in a format stands for. */
export function d3Locale(locale: NumberLocale, sign = '$') {
  const [before, after] = currencyMarks(sign, locale);
  const currency: [string, string] = [before, after];
  return {
    decimal: locale.decimal,
    thousands: locale.thousands,
    grouping: [...locale.grouping],
    currency,
    minus: locale.minus,
    percent: locale.percent,
  };
}

/** Takes the mark of a group out of numbers of four digits where the language has none there: `1.318,7` is `1318,7`. */
export function withoutShortGroups(text: string, { thousands, minimumGrouping }: NumberLocale): string {
  if (minimumGrouping < 2) return text;
  const [whole = '', after, ...more] = text.split(thousands);
  const isShort =
    after !== undefined && more.length === 0 && /(?<!\d)\d$/.test(whole) && /^\d{3}(?!\d)/.test(after);
  return isShort ? whole + after : text;
}
