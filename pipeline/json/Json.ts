/** Plain JSON as chart specs are made of it, and walks over it. */

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}
export type JsonPath = readonly (string | number)[];

/** Untyped parsed JSON as typed JSON; what JSON cannot hold becomes null, as in `JSON.stringify`. */
export function toJson(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === 'object') {
    const members: [string, Json][] = [];
    for (const [key, member] of Object.entries(value)) {
      if (member !== undefined) members.push([key, toJson(member)]);
    }
    return Object.fromEntries(members);
  }
  return null;
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isJsonArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The items of a list, a single value as a list of one, nothing as none. */
export function jsonItems(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return isJsonArray(value) ? value : [value];
}

/** The strings among the items. */
export function jsonTexts(value: Json | undefined): readonly string[] {
  return jsonItems(value).filter((item) => typeof item === 'string');
}

/** Calls `visit` for the value and everything within it, parents first. */
export function walkJson(
  value: Json,
  visit: (value: Json, path: JsonPath) => void,
  path: JsonPath = [],
): void {
  visit(value, path);
  if (isJsonArray(value)) {
    value.forEach((item, index) => {
      walkJson(item, visit, [...path, index]);
    });
  } else if (isJsonObject(value)) {
    for (const [key, member] of Object.entries(value)) {
      if (member !== undefined) walkJson(member, visit, [...path, key]);
    }
  }
}

/** A copy in which each string is what `replace` makes of it. */
export function mapTexts(
  value: Json,
  replace: (text: string, path: JsonPath) => Json,
  path: JsonPath = [],
): Json {
  if (typeof value === 'string') return replace(value, path);
  if (isJsonArray(value)) return value.map((item, index) => mapTexts(item, replace, [...path, index]));
  if (isJsonObject(value)) {
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, member]) =>
        member === undefined ? [] : [[key, mapTexts(member, replace, [...path, key])]],
      ),
    );
  }
  return value;
}
