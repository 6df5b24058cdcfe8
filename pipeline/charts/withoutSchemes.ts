/** Takes the color schemes out of a specification, so that its scales have the colors of the theme. */
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../json/Json.ts';

/** Schemes with a middle, which the scale of the theme that has one stands for. */
const diverging =
  /^(?:blueorange|brownbluegreen|purplegreen|pinkyellowgreen|purpleorange|redblue|redgrey|redyellowblue|redyellowgreen|spectral)/;

export function withoutSchemes(spec: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(spec).flatMap(([key, member]) => {
      if (member === undefined) return [];
      if (key !== 'scheme' && key !== 'scale' && isSchemeAlone(member)) return [];
      if (key !== 'scheme') return [[key, withoutIn(member)] as const];
      const name = isJsonObject(member) ? member['name'] : member;
      return diverging.test(String(name)) ? [['range', 'diverging'] as const] : [];
    }),
  );
}

function withoutIn(value: Json): Json {
  if (isJsonArray(value)) return value.map(withoutIn);
  return isJsonObject(value) ? withoutSchemes(value) : value;
}

/** A range of a `config`, such as `{ "scheme": "set1" }`. */
function isSchemeAlone(member: Json): boolean {
  return isJsonObject(member) && Object.keys(member).length === 1 && 'scheme' in member;
}
