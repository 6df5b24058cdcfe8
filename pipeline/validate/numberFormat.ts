/** Turns the number format that a field or fact declares into its typed form, or into the reason why it cannot be used. */
import { type ParsedNumberFormat, parseNumberFormat } from '../numbers/NumberFormat.ts';
import type { FieldType } from './Dataset.ts';

/** `type` is undefined where the declaration names none, which is a problem of its own. */
export function numberFormatOfField(
  type: FieldType | undefined,
  format: string,
  unit: string | undefined,
): ParsedNumberFormat {
  if (type !== undefined && type !== 'number' && type !== 'integer') {
    return { reason: `only numbers have a number format; this is a ${type}` };
  }
  return parseNumberFormat(format, unit);
}
