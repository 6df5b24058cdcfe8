/** Turns a number into what Excel shows of it under a number format of this pipeline. */
import { roundDecimal } from '../numbers/roundDecimal.ts';

/** Of the kinds that `excelNumberFormat` writes: digits, groups, decimals, currency, percent and signs. */
export function displayNumber(value: number, numberFormat: string): string {
  if (numberFormat === 'General') return String(Number(value.toPrecision(11)));
  if (/E[+-]0/.test(numberFormat)) return displayScientific(value, numberFormat);
  const [positive = '', negative, zero] = numberFormat.split(';');
  const percent = positive.includes('%');
  const decimals = /\.(0+)/.exec(positive)?.[1]?.length ?? 0;
  // The section is chosen by the value before it is rounded: Excel shows -0.004 as -0.0, which the book does not.
  const section = value < 0 ? (negative ?? `-${positive}`) : value === 0 ? (zero ?? positive) : positive;
  const rounded = roundDecimal(percent ? value * 100 : value, decimals);
  const digits = Math.abs(rounded).toFixed(decimals);
  const shown = section.includes('#,##') ? digits.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',') : digits;
  return section.replaceAll('"', '').replace(/[#,0]+(\.0+)?/, shown);
}

function displayScientific(value: number, numberFormat: string): string {
  const decimals = /\.(0+)/.exec(numberFormat)?.[1]?.length ?? 0;
  return value
    .toExponential(decimals)
    .replace(/e([+-])(\d)$/, 'e$10$2')
    .toUpperCase();
}
