/**
 * Turns the rings of polygons the way round that d3-geo asks for: the outer one clockwise as seen on a map, holes
 * against it. GeoJSON (RFC 7946, 3.1.6) asks for the opposite, of which d3-geo fills all but the outline.
 */
import type { Ring, ShapeGeometry } from './Shapes.ts';

export function wound(geometry: ShapeGeometry): ShapeGeometry {
  switch (geometry.type) {
    case 'Polygon':
      return { ...geometry, coordinates: polygon(geometry.coordinates) };
    case 'MultiPolygon':
      return { ...geometry, coordinates: geometry.coordinates.map(polygon) };
    default:
      return geometry;
  }
}

function polygon(rings: readonly Ring[]): readonly Ring[] {
  return rings.map((ring, index) => (isClockwise(ring) === (index === 0) ? ring : [...ring].reverse()));
}

/** By the area under the ring in degrees, which is enough for outlines that do not go round a pole. */
function isClockwise(ring: Ring): boolean {
  let area = 0;
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    area += (nextX - x) * (nextY + y);
  }
  return area > 0;
}
