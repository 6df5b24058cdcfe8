/** Turns the arcs of a TopoJSON topology (specification 1.0) into lines of points: decoded, and joined end to end. */
import type { Position, Ring } from './Shapes.ts';

/**
 * The points of a list of arcs, an arc counted backwards (`-1` for `0`) reversed; a text says what is wrong with it. One arc may
 * stand in many lines: `allow` is asked before so many points are made, and none are where it says no.
 */
export type ArcReader = (indexes: unknown, allow: (points: number) => boolean) => Ring | string;

/** A text says what was expected of the topology. */
export function arcsOf(topology: Readonly<Record<string, unknown>>): ArcReader | string {
  const { arcs, transform } = topology;
  const place = transform === undefined ? asTheyAre : readTransform(transform);
  if (place === undefined) return 'a transform of two scales and two translations';
  const listed = listOf(arcs);
  if (listed === undefined) return 'a topology with arcs';
  const decoded: Ring[] = [];
  for (const arc of listed) {
    const points = decode(arc, place, transform !== undefined);
    if (points === undefined) return 'arcs of at least two pairs of numbers';
    decoded.push(points);
  }
  return (indexes, allow) => {
    const chosen = listOf(indexes);
    if (chosen === undefined) return 'no list';
    const points: Position[] = [];
    for (const index of chosen) {
      const arc = typeof index === 'number' ? decoded[index < 0 ? ~index : index] : undefined;
      if (arc === undefined || typeof index !== 'number') return `arc ${JSON.stringify(index)}`;
      if (!allow(arc.length)) return [];
      const line = index < 0 ? [...arc].reverse() : arc;
      // Where two arcs meet, both have the point.
      for (const point of points.length === 0 ? line : line.slice(1)) points.push(point);
    }
    return points;
  };
}

type Transform = (x: number, y: number) => Position;

const asTheyAre: Transform = (x, y) => [x, y];

function readTransform(value: unknown): Transform | undefined {
  const member = (name: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  const scale = pair(member('scale'));
  const translate = pair(member('translate'));
  if (scale === undefined || translate === undefined) return undefined;
  return (x, y) => [x * scale[0] + translate[0], y * scale[1] + translate[1]];
}

/** Quantized arcs hold the way from each point to the next. */
function decode(arc: unknown, place: Transform, isDelta: boolean): Ring | undefined {
  const entries = listOf(arc);
  if (entries === undefined || entries.length < 2) return undefined;
  const points: Position[] = [];
  let [x, y] = [0, 0];
  for (const entry of entries) {
    const step = pair(entry);
    if (step === undefined) return undefined;
    [x, y] = isDelta ? [x + step[0], y + step[1]] : step;
    points.push(place(x, y));
  }
  return points;
}

function pair(value: unknown): Position | undefined {
  const [x, y]: readonly unknown[] = listOf(value) ?? [];
  const areNumbers =
    typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y);
  return areNumbers ? [x, y] : undefined;
}

export function listOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}
