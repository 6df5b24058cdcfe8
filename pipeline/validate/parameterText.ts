/** Turns the value of a parameter into the words that are printed: a year, a date or words. */
import { type ParameterValue, parameterKind } from '../address/Parameters.ts';
import type { NumberLocale } from '../language/NumberLocale.ts';
import { formatDate } from '../numbers/formatNumber.ts';

export type ParameterText =
  | { readonly type: 'text'; readonly text: string }
  /** A figure would be typed in `book.yaml`, and come from nowhere. */
  | { readonly type: 'unprintable'; readonly found: string };

export function parameterText(value: ParameterValue, locale: NumberLocale): ParameterText {
  if (typeof value === 'boolean') return { type: 'unprintable', found: String(value) };
  if (typeof value === 'number') {
    const isYear = Number.isInteger(value) && value >= 1800 && value < 2200;
    return isYear
      ? { type: 'text', text: String(value) }
      : { type: 'unprintable', found: `the number ${value}` };
  }
  return { type: 'text', text: parameterKind(value) === 'a text' ? value : formatDate(value, locale) };
}
