/** Turns the us-atlas topology into outlines of the states, laid out flat with Alaska and Hawaii set in. */
import type { GeometryCollection, Topology } from 'topojson-specification';

export interface StateOutline {
  readonly type: 'Feature';
  /** FIPS code, e.g. `48`. */
  readonly id: string;
  readonly name: string;
  readonly properties: { readonly name: string };
  readonly geometry: object;
}

/** Already projected (Albers, 975 by 610): draw it with `"projection": { "type": "identity" }`. */
export async function loadStates(): Promise<readonly StateOutline[]> {
  const [{ default: topology }, { feature }] = await Promise.all([
    import('us-atlas/states-albers-10m.json', { with: { type: 'json' } }),
    import('topojson-client'),
  ]);
  const atlas: unknown = topology;
  if (!isStatesTopology(atlas)) throw new Error('us-atlas has another form than was expected');
  return feature(atlas, atlas.objects.states).features.map((state) => {
    const name = String(state.properties?.['name'] ?? '');
    return { type: 'Feature', id: String(state.id), name, properties: { name }, geometry: state.geometry };
  });
}

type StatesTopology = Topology<{ states: GeometryCollection<{ name: string }> }>;

function isStatesTopology(value: unknown): value is StatesTopology {
  return typeof value === 'object' && value !== null && 'objects' in value && 'arcs' in value;
}
