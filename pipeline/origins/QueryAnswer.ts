/** The rows that a query gives, whichever engine has run it. */
import type { RawValue } from '../intake/RawSheet.ts';

export interface QueryAnswer {
  readonly names: readonly string[];
  readonly rows: readonly (readonly RawValue[])[];
}
