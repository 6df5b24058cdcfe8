/**
 * Lists the functions of check expressions, which `LANGUAGE.md` explains.
 *
 * Over a table (totals are left out; `where` is `{field: value}` or `'an expression on datum.field'`):
 *   value sum mean min max count share rank argmax argmin record all any
 *   descending ascending decreasing increasing
 * Over single values:
 *   near rounds within round ratio growth percent convert year days abs floor ceil sqrt pow min max
 */
import { SCALAR_FUNCTIONS } from './scalarFunctions.ts';
import { TABLE_FUNCTIONS } from './tableFunctions.ts';

export function functionNames(): readonly string[] {
  return [...TABLE_FUNCTIONS.keys(), ...SCALAR_FUNCTIONS.keys()];
}
