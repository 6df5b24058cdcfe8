/** Turns a number into what Excel shows of it under a number format of this pipeline. */
import { plainDecimal, roundDecimal, shiftDecimal, writtenNumber } from '../numbers/roundDecimal.ts';

/** Of the kinds that `excelFormatOf` writes: digits, groups, decimals, currency, percent, exponents and sections. */
export function displayNumber(value: number, numberFormat: string): string {
  if (numberFormat === 'General') return String(Number(value.toPrecision(11)));
  const [positive = '', negative, zero] = numberFormat.split(';');
  // The section is chosen by the value before it is rounded: under one section Excel shows -0.004 as -0.0.
  const section = value < 0 ? (negative ?? `-${positive}`) : value === 0 ? (zero ?? positive) : positive;
  const decimals = /\.(0+)/.exec(section)?.[1]?.length ?? 0;
  const shown = section.includes('E+')
    ? scientific(Math.abs(value), decimals)
    : plain(Math.abs(value), decimals, section.includes('%'), section.includes('#,##'));
  return section.replaceAll('"', '').replace(/[#,0]+(\.0+)?(E\+00)?/, shown);
}

function plain(value: number, decimals: number, percent: boolean, groups: boolean): string {
  const rounded = roundDecimal(percent ? shiftDecimal(writtenNumber(value), 2) : value, decimals);
  const [whole = '0', part = ''] = plainDecimal(rounded).split('.');
  const grouped = groups ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return decimals === 0 ? grouped : `${grouped}.${part.padEnd(decimals, '0')}`;
}

function scientific(value: number, decimals: number): string {
  const magnitude = value === 0 ? 0 : Number(value.toExponential(14).split('e')[1]);
  return roundDecimal(value, decimals - magnitude)
    .toExponential(decimals)
    .replace(/e([+-])(\d)$/, 'e$10$2')
    .toUpperCase();
}
