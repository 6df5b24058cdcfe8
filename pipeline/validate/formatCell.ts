/** Turns a typed value into the text of a cell that is read back as the same value. */
import type { CellFormat } from './parseCell.ts';
import { defaultFalseValues, defaultTrueValues } from './parseCell.ts';

/** In the plain form of the field's type; a date with a pattern of its own is not written in that pattern. */
export function formatCell(cell: CellFormat, value: number | string | boolean): string {
  if (typeof value === 'boolean') {
    const [text = String(value)] = value
      ? (cell.trueValues ?? defaultTrueValues)
      : (cell.falseValues ?? defaultFalseValues);
    return text;
  }
  if (typeof value === 'string') return value;
  if (cell.type === 'year') return `${value < 0 ? '-' : ''}${String(Math.abs(value)).padStart(4, '0')}`;
  return plainDecimal(value).replace('.', cell.decimalChar ?? '.');
}

/** The shortest digits that give the same number, without an exponent: `1e21` as `1000000000000000000000`. */
function plainDecimal(value: number): string {
  const text = String(value);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (match === null) return text;
  const [, sign = '', first = '', rest = '', exponentText = '0'] = match;
  const exponent = Number(exponentText);
  const digits = first + rest;
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  return `${sign}${digits}${'0'.repeat(Math.max(0, exponent - rest.length))}`;
}
