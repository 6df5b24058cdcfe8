/** Takes out of a pasted specification what a page says in `usermeta`, and what only a screen shows. */
import { isJsonObject, type Json, type JsonObject, type JsonPath, jsonItems } from '../json/Json.ts';
import { styleOfConfig } from './styleOfConfig.ts';

export interface UnpastedSpec {
  readonly spec: Json;
  /** What was taken out, where it was written. */
  readonly leftOut: readonly JsonPath[];
}

/** Of the whole chart; views side by side have titles and shares of the size of their own. */
const ofTheWhole = ['width', 'height', 'title', 'description', 'background', 'padding', 'autosize'];
const ofAnyView = ['description'];
const ofEncodings = ['tooltip', 'description', 'href'];
const ofMarks = ['tooltip', 'description', 'href', 'cursor'];

const sideBySide = ['hconcat', 'vconcat', 'concat'];

export function withoutPasted(spec: Json): UnpastedSpec {
  const leftOut: JsonPath[] = [];
  const without = (object: JsonObject, keys: readonly string[], path: JsonPath): JsonObject => {
    const kept = Object.entries(object).filter(([key]) => {
      if (keys.includes(key)) leftOut.push([...path, key]);
      return !keys.includes(key);
    });
    return kept.length === Object.keys(object).length ? object : Object.fromEntries(kept);
  };
  const ofView = (view: Json, path: JsonPath, isWhole: boolean): Json => {
    if (!isJsonObject(view)) return view;
    const entries = Object.entries(without(view, isWhole ? ofTheWhole : ofAnyView, path));
    return Object.fromEntries(
      entries.map(([key, value]) => {
        const place = [...path, key];
        const children = (whole: boolean) =>
          jsonItems(value).map((child, index) => ofView(child, [...place, index], whole));
        if (key === 'layer' && Array.isArray(value)) return [key, children(isWhole)];
        if (sideBySide.includes(key) && Array.isArray(value)) return [key, children(false)];
        if (!isJsonObject(value)) return [key, value];
        if (key === 'config' && path.length === 0) {
          const style = styleOfConfig(value);
          leftOut.push(...style.leftOut);
          return [key, style.config];
        }
        if (key === 'spec') return [key, ofView(value, place, false)];
        if (key === 'encoding') return [key, without(value, ofEncodings, place)];
        if (key === 'mark') return [key, without(value, ofMarks, place)];
        return [key, value];
      }),
    );
  };
  return { spec: ofView(spec, [], true), leftOut };
}
