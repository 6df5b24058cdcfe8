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
  return rings.map((ring, index) => (isInward(ring) === (index === 0) ? ring : [...ring].reverse()));
}

/**
 * Whether less than half of the globe lies to the right of the ring, by the area between it and the south pole (Chamberlain
 * and Duquette, Some Algorithms for Polygons on a Sphere, 2007). In degrees on paper a country that lies on both sides of the
 * 180th meridian, or round a pole, would seem to be turned.
 */
function isInward(ring: Ring): boolean {
  let area = 0;
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    area += (shortWay(nextX - x) * (2 + sine(y) + sine(nextY))) / 2;
  }
  const globe = 4 * 180;
  return ((area % globe) + globe) % globe < globe / 2;
}

/** Degrees of longitude from one point to the next, which never go round more than half of the globe. */
function shortWay(degrees: number): number {
  return Math.abs(degrees) > 180 ? degrees - Math.sign(degrees) * 360 : degrees;
}

function sine(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 180);
}
