/** The parameters of a book: what `book.yaml` lists under `parameters`, read by everything that can name a row. */
import { unreachable } from '../problems/unreachable.ts';

/** A number, `true` or `false`, or a text; dates are texts such as `2024-03-31`, months `2024-03`. */
export type ParameterValue = string | number | boolean;

/** By name, in the order of `book.yaml`. */
export type BookParameters = ReadonlyMap<string, ParameterValue>;

export const NO_PARAMETERS: BookParameters = new Map();

/** What a parameter is, so that another value given for it can be compared. */
export type ParameterKind = 'a number' | 'true or false' | 'a date' | 'a month' | 'a text';

export function parameterKind(value: ParameterValue): ParameterKind {
  if (typeof value === 'number') return 'a number';
  if (typeof value === 'boolean') return 'true or false';
  if (isDay(value)) return 'a date';
  return isDay(`${value}-01`) ? 'a month' : 'a text';
}

/** A day of the calendar: `2024-02-31` is none. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** A value as given on the command line, read as the kind that the book's own value has; undefined where it is none. */
export function parameterOf(text: string, kind: ParameterKind): ParameterValue | undefined {
  switch (kind) {
    case 'a number':
      return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
    case 'true or false':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'a date':
    case 'a month':
      return parameterKind(text) === kind ? text : undefined;
    case 'a text':
      return text === '' ? undefined : text;
    default:
      return unreachable(kind);
  }
}
