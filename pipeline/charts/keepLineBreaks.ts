/** Turns a compiled specification into one whose texts are broken into lines where a value or its own words are. */
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../json/Json.ts';

const BREAK = '\n';

/** Whether anything that a specification prints of its rows can have several lines. */
export function holdsLineBreaks(spec: JsonObject, rows: ReadonlyMap<string, readonly object[]>): boolean {
  const isBroken = (value: unknown): boolean => typeof value === 'string' && value.includes(BREAK);
  return (
    /\\n|split\(/.test(JSON.stringify(spec)) ||
    [...rows.values()].some((table) => table.some((row) => Object.values(row).some(isBroken)))
  );
}

export function keepLineBreaks(compiled: JsonObject): JsonObject {
  const { config } = compiled;
  return { ...inObject(compiled), config: { ...(isJsonObject(config) ? config : {}), lineBreak: BREAK } };
}

function inObject(json: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(json).map(([key, member]) => [
      key,
      member === undefined ? member : key === 'text' ? asWords(member) : within(member),
    ]),
  );
}

function within(json: Json): Json {
  if (isJsonArray(json)) return json.map(within);
  return isJsonObject(json) ? inObject(json) : json;
}

/** Vega looks for breaks in texts alone, and fails where it is to look in a number or a truth value. */
function asWords(text: Json): Json {
  if (isJsonArray(text)) return text.map(asWords);
  if (!isJsonObject(text)) return typeof text === 'string' || text === null ? text : String(text);
  const { signal, value } = text;
  if (typeof signal === 'string') {
    return { ...text, signal: `isArray(${signal}) ? (${signal}) : toString(${signal})` };
  }
  return value === undefined ? text : { ...text, value: asWords(value) };
}
