/** Turns a text with placeholders into the text that is meant, by what the names stand for at its place. */
import type { AddressText, Placeholder } from './Address.ts';
import { shiftPeriod } from './shiftPeriod.ts';

/** What a name in braces stands for. */
export type NamedValue =
  | { readonly type: 'value'; readonly value: string | number | boolean | null }
  /** No such name; `names` are those that there are. */
  | { readonly type: 'unknown'; readonly names: Iterable<string> }
  /** It cannot be known where a text is only checked. */
  | { readonly type: 'open' };

export type LookUp = (name: string) => NamedValue;

export type Filled =
  | { readonly type: 'filled'; readonly text: string }
  | { readonly type: 'open' }
  | { readonly type: 'unknown'; readonly name: string; readonly names: Iterable<string> }
  | { readonly type: 'gap'; readonly name: string }
  /** A shift of what is no period. */
  | { readonly type: 'noPeriod'; readonly placeholder: Placeholder; readonly value: string | boolean };

export function fillText(text: AddressText, lookUp: LookUp): Filled {
  let filled = '';
  for (const part of text) {
    if (typeof part === 'string') {
      filled += part;
      continue;
    }
    const { name, shift } = part;
    const named = lookUp(name);
    if (named.type === 'open') return named;
    if (named.type === 'unknown') return { type: 'unknown', name, names: named.names };
    const { value } = named;
    if (value === null) return { type: 'gap', name };
    const shifted = shift === 0 ? value : shiftPeriod(value, shift);
    if (shifted !== undefined) filled += String(shifted);
    else if (typeof value !== 'number') return { type: 'noPeriod', placeholder: part, value };
  }
  return { type: 'filled', text: filled };
}
