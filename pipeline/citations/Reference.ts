/** A work that the text may cite, in the terms of CSL-JSON, and where it is written. */
import type { Spot } from '../problems/spot.ts';
import { names } from './cslVariables.ts';

/** Variables of a work under their CSL names, each of the kind that CSL gives it. */
export type CslItem = Readonly<Record<string, string | readonly CslName[] | CslDate>> & {
  readonly id: string;
  readonly type: string;
};

export type CslName = Readonly<Record<string, string>>;

export type CslDate =
  | { readonly 'date-parts': readonly (readonly number[])[]; readonly circa?: true }
  | { readonly literal: string };

export interface Reference {
  readonly key: string;
  readonly item: CslItem;
  readonly spot: Spot;
}

/** How many authors, editors and others a work of CSL-JSON names. */
export function countNames(work: Readonly<Record<string, unknown>>): number {
  return Object.entries(work).reduce(
    (sum, [name, value]) => (names.has(name) && Array.isArray(value) ? sum + value.length : sum),
    0,
  );
}
