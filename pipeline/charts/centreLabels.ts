/** Turns a compiled specification into one in which labels of several lines stand in the middle of their place on an upright axis. */
import { isJsonObject, type Json, type JsonObject, jsonItems } from '../json/Json.ts';

/** Between lines, which Vega adds to the size of letters. */
const LEADING = 2;
const vegasSize = 10;

export function centreLabels(compiled: JsonObject): JsonObject {
  const size = sizeOf(objectAt(objectAt(compiled, 'config'), 'axis'), vegasSize);
  return inGroup(compiled, size);
}

function sizeOf({ labelFontSize }: JsonObject, otherwise: number): number {
  return typeof labelFontSize === 'number' ? labelFontSize : otherwise;
}

function inGroup(group: JsonObject, size: number): JsonObject {
  const { axes, marks } = group;
  const inner = (mark: Json): Json => (isJsonObject(mark) ? inGroup(mark, size) : mark);
  return {
    ...group,
    ...(axes === undefined ? {} : { axes: jsonItems(axes).map((axis) => centred(axis, size)) }),
    ...(marks === undefined ? {} : { marks: jsonItems(marks).map(inner) }),
  };
}

/** Vega sets the first line where a single one would stand. */
function centred(axis: Json, ofAll: number): Json {
  if (!isJsonObject(axis) || (axis['orient'] !== 'left' && axis['orient'] !== 'right')) return axis;
  if (typeof axis['labelAngle'] === 'number' && axis['labelAngle'] !== 0) return axis;
  const encode = objectAt(axis, 'encode');
  const labels = objectAt(encode, 'labels');
  const update = objectAt(labels, 'update');
  if (update['dy'] !== undefined) return axis;
  const { signal } = objectAt(update, 'text');
  const words = typeof signal === 'string' ? `(${signal})` : 'datum.label';
  const lines = `length(isArray(${words}) ? ${words} : split(toString(${words}), '\\n'))`;
  const dy = { signal: `-max(0, ${lines} - 1) * ${(sizeOf(axis, ofAll) + LEADING) / 2}` };
  return { ...axis, encode: { ...encode, labels: { ...labels, update: { ...update, dy } } } };
}

function objectAt(json: JsonObject, key: string): JsonObject {
  const member = json[key];
  return isJsonObject(member) ? member : {};
}
