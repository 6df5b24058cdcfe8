/** Turns values as engines give them into those of a grid: numbers only where none of their digits is lost. */
import type { RawValue } from '../intake/RawSheet.ts';
import { MOST_DIGITS, significantDigits } from '../validate/parseCell.ts';

/** Of DuckDB; undefined for what a table cannot hold. */
export function engineValue(value: unknown): RawValue | undefined {
  if (value === null || value === undefined) return null;
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return numberOr(value);
    case 'bigint':
      return decimalValue(value.toString());
    case 'object':
      return valueOfKind(value.constructor?.name ?? '', String(value));
    default:
      return undefined;
  }
}

/** The classes of DuckDB by their names, since the package is only there where somebody has installed it. */
function valueOfKind(kind: string, text: string): RawValue | undefined {
  if (kind === 'DuckDBDecimalValue') return decimalValue(text);
  if (kind === 'DuckDBDateValue' || /^DuckDBTimestamp\w*Value$/.test(kind)) return momentValue(text);
  return kind === 'DuckDBUUIDValue' || kind === 'DuckDBTimeValue' ? text : undefined;
}

/** Types of PostgreSQL by their numbers, which its catalogue never changes. */
const NUMBERS: readonly number[] = [20, 21, 23, 26, 700, 701, 1700];
const MOMENTS: readonly number[] = [1082, 1114, 1184];
const BOOLEAN = 16;
/** Bytes, JSON, intervals, records, and lists of the usual types. */
const REFUSED: readonly number[] = [
  17, 114, 3802, 1186, 2249, 1000, 1005, 1007, 1016, 1009, 1015, 1021, 1022, 1231, 1182, 1115, 1185,
];

/** Of PostgreSQL, by the number of its type and the text that it sends; undefined for what a table cannot hold. */
export function serverValue(type: number, text: string | null): RawValue | undefined {
  if (REFUSED.includes(type)) return undefined;
  if (text === null) return null;
  if (NUMBERS.includes(type)) return decimalValue(text);
  if (type === BOOLEAN) return text === 't';
  return MOMENTS.includes(type) ? momentValue(text) : text;
}

function numberOr(value: number): RawValue {
  return Number.isFinite(value) ? value : String(value);
}

/** A number with more digits than are kept stays a text, which is refused where it is read. */
function decimalValue(text: string): RawValue {
  if (!/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text)) return text;
  return /e/i.test(text) || significantDigits(text) <= MOST_DIGITS ? Number(text) : text;
}

/** `2024-03-31`, or with a time of day; what is before the year 1 or infinite stays a text. */
function momentValue(text: string): RawValue {
  const [, day, time = ''] =
    /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}:\d{2})(?:\.\d+)?(?:[+-]\d{2}(?::?\d{2})?)?)?$/.exec(text) ?? [];
  if (day === undefined) return text;
  return { date: time === '' || time === '00:00:00' ? day : `${day}T${time}` };
}
