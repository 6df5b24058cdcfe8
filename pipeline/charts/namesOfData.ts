/** Finds the tables and files of outlines that a specification draws from, by their names. */
import { type Json, walkJson } from '../json/Json.ts';

export function namesOfData(spec: Json): ReadonlySet<string> {
  const names = new Set<string>();
  walkJson(spec, (value, path) => {
    if (typeof value === 'string' && path.at(-1) === 'name' && path.at(-2) === 'data') names.add(value);
  });
  return names;
}
