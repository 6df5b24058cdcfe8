/** Turns an unknown name into the hint shown with it: the nearest right name, else the names there are. */
import { nearest } from './nearest.ts';

/** `noun` is the plural of what is named, e.g. `tables`; at most `shown` names are listed. */
export function nameHints(name: string, candidates: Iterable<string>, noun: string, shown = 8): string[] {
  const names = [...candidates];
  const meant = nearest(name, names);
  if (meant !== undefined) return [`did you mean ${meant}?`];
  if (names.length === 0) return [`there are no ${noun} here`];
  const rest = names.length > shown ? ` and ${names.length - shown} more` : '';
  return [`${noun} here: ${names.slice(0, shown).join(', ')}${rest}`];
}
