/** Turns a typed value into the text of a cell that is read back as the same value. */
import { plainDecimal } from '../numbers/roundDecimal.ts';
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
  const text = plainDecimal(value);
  return cell.decimalChar === undefined ? text : text.replace('.', cell.decimalChar);
}
