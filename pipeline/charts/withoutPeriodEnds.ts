/** Takes the ends of periods out of the domains of colors and sizes, in what Vega-Lite compiled. */
import { isJsonObject, type Json, type JsonObject, jsonItems } from '../json/Json.ts';

/**
 * Bars of years reach to the next one, so that their axis holds it. A legend that does so names a year of which there
 * is no row.
 */
export function withoutPeriodEnds(group: JsonObject): JsonObject {
  const { scales, marks } = group;
  return {
    ...group,
    ...(scales === undefined ? {} : { scales: jsonItems(scales).map(withoutEnds) }),
    ...(marks === undefined
      ? {}
      : { marks: jsonItems(marks).map((mark) => (isJsonObject(mark) ? withoutPeriodEnds(mark) : mark)) }),
  };
}

/** Positions, also those of views side by side. */
const POSITION = /(?:^|_)(?:x|y|xOffset|yOffset|theta|radius)$/;

function withoutEnds(scale: Json): Json {
  if (!isJsonObject(scale)) return scale;
  const { name, type, domain } = scale;
  if ((type !== 'time' && type !== 'utc') || POSITION.test(String(name)) || !isJsonObject(domain))
    return scale;
  return { ...scale, domain: withoutEndFields(domain) };
}

/** The fields are names of one data set, or objects of which each has its own. */
function withoutEndFields(domain: JsonObject): JsonObject {
  const fields = jsonItems(domain['fields']);
  const names = new Set(fields.map(nameOf));
  const isEnd = (field: Json): boolean => {
    const name = nameOf(field);
    return name?.endsWith('_end') === true && names.has(name.slice(0, -'_end'.length));
  };
  return fields.some(isEnd) ? { ...domain, fields: fields.filter((field) => !isEnd(field)) } : domain;
}

function nameOf(field: Json): string | undefined {
  const name = isJsonObject(field) ? field['field'] : field;
  return typeof name === 'string' ? name : undefined;
}
