/** Turns a value into its text with its unit, as it reads beside no column head. */
import type { NumberLocale } from '../language/NumberLocale.ts';
import { currencyMarks } from '../language/NumberLocale.ts';
import { amountUnit, currencySign } from '../numbers/currency.ts';
import type { Scalar } from '../validate/Dataset.ts';
import { cellText } from './Figure.ts';

export type Measured = Parameters<typeof cellText>[1] & { readonly unit?: string };

export function withUnit(value: Scalar, field: Measured, locale: NumberLocale): string {
  if (value === null) return '';
  const text = cellText(value, field, locale);
  if (field.unit === undefined || field.unit === '') return text;
  // Money reads as in prose: `$6.2 trillion`.
  const sign = currencySign(field.unit);
  if (sign === undefined) return `${text} ${field.unit}`;
  if (field.numberFormat?.currency === sign) return `${text} ${amountUnit(field.unit) ?? ''}`.trim();
  const [before, after] = currencyMarks(sign, locale);
  return `${before}${text}${after} ${amountUnit(field.unit) ?? ''}`.trim();
}
