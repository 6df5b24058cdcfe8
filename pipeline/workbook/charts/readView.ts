/** Turns a Vega-Lite spec into the one view that a native chart could show: marks, channels and transforms. */
import { isJsonObject, type Json, type JsonObject, jsonItems, toJson } from '../../json/Json.ts';

export interface ViewChannel {
  readonly field: string;
  readonly definition: JsonObject;
}

export interface View {
  /** Name of the data. */
  readonly data: string;
  readonly mark: string;
  readonly markDefinition: JsonObject;
  readonly transforms: readonly JsonObject[];
  readonly channels: ReadonlyMap<string, ViewChannel>;
  readonly encoding: JsonObject;
}

/** Marks that carry the data; rules, texts and ticks only comment on it. */
const dataMarks = ['bar', 'line', 'area', 'point', 'circle', 'square'];
const COMPOSED = ['facet', 'concat', 'hconcat', 'vconcat', 'repeat'];

/** Every view of the spec that draws data, in order; none where the spec is composed of several plots. */
export function readViews(spec: unknown): readonly View[] {
  const root = toJson(spec);
  if (!isJsonObject(root) || COMPOSED.some((key) => key in root)) return [];
  return viewsOf(root, { data: undefined, transforms: [], encoding: {} });
}

interface Inherited {
  readonly data: string | undefined;
  readonly transforms: readonly JsonObject[];
  readonly encoding: JsonObject;
}

function viewsOf(node: JsonObject, inherited: Inherited): readonly View[] {
  const own = isJsonObject(node['data']) ? node['data']['name'] : undefined;
  const data = typeof own === 'string' ? own : inherited.data;
  const fresh = typeof own === 'string' && own !== inherited.data;
  const transforms = [
    ...(fresh ? [] : inherited.transforms),
    ...jsonItems(node['transform']).filter(isJsonObject),
  ];
  const encoding = mergeEncoding(inherited.encoding, isJsonObject(node['encoding']) ? node['encoding'] : {});
  const layers = jsonItems(node['layer']).filter(isJsonObject);
  if (layers.length > 0) return layers.flatMap((layer) => viewsOf(layer, { data, transforms, encoding }));
  const markDefinition = isJsonObject(node['mark']) ? node['mark'] : { type: node['mark'] };
  const mark = markDefinition['type'];
  if (typeof mark !== 'string' || !dataMarks.includes(mark) || data === undefined) return [];
  const channels = new Map<string, ViewChannel>();
  for (const [channel, definition] of Object.entries(encoding)) {
    if (!isJsonObject(definition) || typeof definition['field'] !== 'string') continue;
    channels.set(channel, { field: definition['field'], definition });
  }
  return [{ data, mark, markDefinition, transforms, channels, encoding }];
}

/** A layer's channel takes over what the spec above says of it, member by member. */
function mergeEncoding(above: JsonObject, own: JsonObject): JsonObject {
  const merged: Record<string, Json | undefined> = { ...above };
  for (const [channel, definition] of Object.entries(own)) {
    const inherited = above[channel];
    merged[channel] =
      isJsonObject(inherited) && isJsonObject(definition) ? { ...inherited, ...definition } : definition;
  }
  return merged;
}
