/** Gives layers that share a scale one order: Vega-Lite sorts bars by their sums and labels by their least, and then by neither. */
import { isJsonObject, type Json, type JsonObject } from '../json/Json.ts';

/** `layers` are views with their whole encodings. */
export function alignSorts(layers: readonly Json[]): readonly Json[] {
  const units = layers.flatMap(unitsOf);
  return layers.map((layer) => (isJsonObject(layer) ? aligned(layer, units) : layer));
}

function unitsOf(view: Json): readonly JsonObject[] {
  if (!isJsonObject(view)) return [];
  const { layer } = view;
  return Array.isArray(layer) ? layer.flatMap(unitsOf) : [view];
}

function aligned(view: JsonObject, units: readonly JsonObject[]): JsonObject {
  const { layer, encoding } = view;
  if (Array.isArray(layer)) {
    return { ...view, layer: layer.map((child) => (isJsonObject(child) ? aligned(child, units) : child)) };
  }
  if (!isJsonObject(encoding)) return view;
  const channels = Object.entries(encoding).map(([channel, definition]) => {
    const asked = isJsonObject(definition) ? askedOrder(definition['sort']) : undefined;
    const measure = asked === undefined ? undefined : encoding[asked.by];
    if (!isJsonObject(definition) || asked === undefined || !isJsonObject(measure))
      return [channel, definition];
    const { field, aggregate } = measure;
    // A sum is the same in all layers as it stands.
    if (typeof field !== 'string' || aggregate !== undefined) return [channel, definition];
    const op = units.some((unit) => isStacked(unit, asked.by)) ? 'sum' : 'min';
    return [channel, { ...definition, sort: { field, op, order: asked.order } }];
  });
  return { ...view, encoding: Object.fromEntries(channels) };
}

interface AskedOrder {
  readonly by: string;
  readonly order: Json;
}

/** `"-x"`, or `{ "encoding": "x", "order": "descending" }`. */
function askedOrder(sort: Json | undefined): AskedOrder | undefined {
  if (isJsonObject(sort)) {
    const { encoding, order = 'ascending' } = sort;
    return typeof encoding === 'string' ? { by: encoding, order } : undefined;
  }
  const [, minus, by] = typeof sort === 'string' ? (/^(-?)([xy])$/.exec(sort) ?? []) : [];
  return by === undefined ? undefined : { by, order: minus === '-' ? 'descending' : 'ascending' };
}

const parts = ['color', 'fill', 'detail', 'opacity', 'stroke'];

function isStacked({ mark, encoding }: JsonObject, measured: string): boolean {
  const type = isJsonObject(mark) ? mark['type'] : mark;
  if ((type !== 'bar' && type !== 'area') || !isJsonObject(encoding)) return false;
  const measure = encoding[measured];
  if (isJsonObject(measure) && (measure['stack'] === null || measure['stack'] === false)) return false;
  return parts.some((part) => {
    const definition = encoding[part];
    return isJsonObject(definition) && definition['field'] !== undefined;
  });
}
