/** Turns what names a period, a parameter or one before or after it, into its value. */
import type { BookParameters, ParameterValue } from './Parameters.ts';
import { shiftPeriod } from './shiftPeriod.ts';

export type NamedPeriod =
  | { readonly type: 'value'; readonly value: ParameterValue }
  | { readonly type: 'unknown' }
  /** There is nothing before or after what the parameter is. */
  | { readonly type: 'noPeriod'; readonly base: ParameterValue };

/** `year - 1`, the period before. */
const PERIOD_BEFORE = /^(\w+)\s*([+-])\s*(\d{1,6})$/;

export function periodNamed(name: string, parameters: BookParameters): NamedPeriod {
  const [, own = name, sign = '', count = ''] = PERIOD_BEFORE.exec(name) ?? [];
  const base = parameters.get(own);
  if (base === undefined) return { type: 'unknown' };
  const shift = Number(`${sign}${count}`);
  const value = shift === 0 ? base : shiftPeriod(base, shift);
  return value === undefined ? { type: 'noPeriod', base } : { type: 'value', value };
}
