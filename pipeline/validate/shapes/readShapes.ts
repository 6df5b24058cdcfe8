/** Turns a TopoJSON or GeoJSON document into outlines whose every point is a pair of numbers that a map can hold. */
import { defaultLimits, type Limits } from '../../limits/Limits.ts';
import type { SourceDocument } from '../../load/BookSource.ts';
import { overLimit } from '../../problems/catalogue/limits.ts';
import {
  shapesCoordinates,
  shapesForm,
  shapesGeometry,
  shapesName,
  shapesObject,
} from '../../problems/catalogue/shapes.ts';
import type { Problem, StageResult } from '../../problems/Problem.ts';
import { spotOf } from '../../problems/spot.ts';
import { isRecord } from '../DeclarationReader.ts';
import type { ShapesDescriptor } from '../Descriptor.ts';
import { type ArcReader, arcsOf, listOf } from './arcsOf.ts';
import type { Position, Ring, Shape, ShapeGeometry } from './Shapes.ts';
import { wound } from './wound.ts';

type Path = readonly (string | number)[];

/** A feature before its geometry is read: GeoJSON's, or a geometry object of a topology. */
interface Candidate {
  readonly path: Path;
  readonly id: unknown;
  readonly properties: unknown;
  readonly geometry: unknown;
  readonly geometryPath: Path;
}

/** Every fault is reported; the value is there only where there is none. */
export function readShapes(
  document: SourceDocument,
  descriptor: ShapesDescriptor,
  { shapePoints }: Limits = defaultLimits,
): StageResult<readonly Shape[]> {
  const problems: Problem[] = [];
  const reader = new ShapeReader(document, descriptor, shapePoints, problems);
  const shapes = descriptor.format === 'topojson' ? reader.topology() : reader.collection();
  return { value: problems.length > 0 ? undefined : shapes, problems };
}

class ShapeReader {
  readonly #document: SourceDocument;
  readonly #descriptor: ShapesDescriptor;
  readonly #mostPoints: number;
  readonly #problems: Problem[];
  #points = 0;

  constructor(
    document: SourceDocument,
    descriptor: ShapesDescriptor,
    mostPoints: number,
    problems: Problem[],
  ) {
    this.#document = document;
    this.#descriptor = descriptor;
    this.#mostPoints = mostPoints;
    this.#problems = problems;
  }

  topology(): readonly Shape[] {
    const data = this.#document.data;
    if (!isRecord(data) || data['type'] !== 'Topology') return this.#wrongForm('a TopoJSON topology');
    const { objects } = data;
    if (!isRecord(objects)) return this.#wrongForm('a topology with objects', ['objects']);
    const names = Object.keys(objects);
    const name = this.#descriptor.object ?? (names.length === 1 ? names[0] : undefined);
    const chosen = name === undefined || !Object.hasOwn(objects, name) ? undefined : objects[name];
    if (name === undefined || !isRecord(chosen)) {
      this.#problems.push(shapesObject(this.#spot(['objects']), name, names));
      return [];
    }
    const arcs = arcsOf(data);
    if (typeof arcs === 'string') return this.#wrongForm(arcs, ['arcs']);
    const path = ['objects', name];
    const isCollection = chosen['type'] === 'GeometryCollection';
    const members = isCollection ? chosen['geometries'] : [chosen];
    if (!Array.isArray(members)) return this.#wrongForm('a list of geometries', [...path, 'geometries']);
    return this.#shapes(
      members.map((geometry: unknown, index): Candidate => {
        const at = isCollection ? [...path, 'geometries', index] : path;
        const record = isRecord(geometry) ? geometry : {};
        return { path: at, id: record['id'], properties: record['properties'], geometry, geometryPath: at };
      }),
      arcs,
    );
  }

  collection(): readonly Shape[] {
    const data = this.#document.data;
    const features = isRecord(data) && data['type'] === 'FeatureCollection' ? data['features'] : undefined;
    if (!Array.isArray(features)) return this.#wrongForm('a GeoJSON FeatureCollection');
    return this.#shapes(
      features.map((feature: unknown, index): Candidate => {
        const path = ['features', index];
        const record = isRecord(feature) ? feature : {};
        const { id, properties, geometry } = record;
        return { path, id, properties, geometry, geometryPath: [...path, 'geometry'] };
      }),
      undefined,
    );
  }

  #shapes(candidates: readonly Candidate[], arcs: ArcReader | undefined): readonly Shape[] {
    if (candidates.length === 0) return this.#wrongForm('at least one shape');
    const seen = new Set<string>();
    return candidates.flatMap((candidate, index): readonly Shape[] => {
      const name = this.#name(candidate, seen);
      const what = name ?? `shape ${index + 1}`;
      const geometry = this.#geometry(candidate, what, arcs);
      if (name === undefined || geometry === undefined) return [];
      const { id } = candidate;
      const own = typeof id === 'string' || typeof id === 'number' ? String(id) : name;
      return [{ type: 'Feature', id: own, name, properties: { name }, geometry }];
    });
  }

  /** No two shapes may share a name, or a table would be joined to the first alone. */
  #name({ path, properties }: Candidate, seen: Set<string>): string | undefined {
    const property = this.#descriptor.nameProperty ?? 'name';
    const value =
      isRecord(properties) && Object.hasOwn(properties, property) ? properties[property] : undefined;
    const name = typeof value === 'number' ? String(value) : value;
    const isNamed = typeof name === 'string' && name.trim() !== '';
    if (isNamed && !seen.has(name)) {
      seen.add(name);
      return name;
    }
    const known = isRecord(properties) ? Object.keys(properties) : [];
    const found = isNamed ? `${JSON.stringify(name)} again` : 'none';
    this.#problems.push(shapesName(this.#spot(path), property, found, known));
    return undefined;
  }

  #geometry(
    { geometry, geometryPath }: Candidate,
    what: string,
    arcs: ArcReader | undefined,
  ): ShapeGeometry | undefined {
    if (this.#points > this.#mostPoints) return undefined;
    const before = this.#problems.length;
    const wrong = (expected: string, found: string): undefined => {
      if (this.#problems.length === before) {
        this.#problems.push(shapesGeometry(this.#spot(geometryPath), what, expected, found));
      }
      return undefined;
    };
    if (!isRecord(geometry)) return wrong('a geometry', geometry === null ? 'null' : 'none');
    const allow = (points: number) => this.#allow(points, geometryPath);
    const line = (value: unknown): Ring => {
      const points = arcs === undefined ? pointsOf(value, allow) : arcs(value, allow);
      if (typeof points === 'string') {
        wrong(arcs === undefined ? 'pairs of numbers' : 'arcs of the topology', points);
        return [];
      }
      this.#checkCoordinates(points, what, geometryPath, before);
      return points;
    };
    const ring = (value: unknown): Ring => {
      const read = line(value);
      // What was rounded to a grid may have become a line; TopoJSON has it closed by the point that it began with.
      const padding = arcs === undefined ? [] : read.slice(0, 1);
      const points = read.length === 3 ? [...read, ...padding] : read;
      const [first, last] = [points[0], points.at(-1)];
      const isClosed = first !== undefined && first[0] === last?.[0] && first[1] === last[1];
      if (points.length < 4 || !isClosed) {
        const found = isClosed ? `${points.length} points` : 'an open one';
        wrong('rings of at least four points that end where they began', found);
      }
      return points;
    };
    const list = <Item>(value: unknown, read: (item: unknown) => Item): readonly Item[] => {
      if (Array.isArray(value) && value.length > 0) return value.map((item: unknown) => read(item));
      wrong('lists of coordinates', 'another');
      return [];
    };
    const value = geometry[arcs === undefined ? 'coordinates' : 'arcs'];
    const read = readGeometry(geometry['type'], value, { line, ring, list });
    if (read === undefined)
      return wrong('Polygon, MultiPolygon, LineString or MultiLineString', wordOf(geometry['type']));
    if (this.#problems.length > before) return undefined;
    return this.#descriptor.projected === true ? read : wound(read);
  }

  /** Counts points before they are made, and tells once that they are too many. */
  #allow(points: number, path: Path): boolean {
    const most = this.#mostPoints;
    const before = this.#points;
    this.#points += points;
    if (this.#points <= most) return true;
    if (before <= most) this.#problems.push(overLimit(this.#spot(path), 'shapePoints', most, this.#points));
    return false;
  }

  #checkCoordinates(points: Ring, what: string, path: Path, before: number): void {
    if (this.#descriptor.projected === true || this.#problems.length > before) return;
    const outside = points.find(([x, y]) => Math.abs(x) > MOST_EAST || Math.abs(y) > MOST_NORTH);
    if (outside === undefined) return;
    this.#problems.push(shapesCoordinates(this.#spot(path), what, `${outside[0]}, ${outside[1]}`));
  }

  #wrongForm(expected: string, path: Path = []): readonly Shape[] {
    this.#problems.push(shapesForm(this.#spot(path), expected));
    return [];
  }

  #spot(path: Path) {
    return spotOf(this.#document, path);
  }
}

/** Degrees, and what rounding of a file may add to them. */
const MOST_EAST = 180.001;
const MOST_NORTH = 90.001;

function readGeometry(
  type: unknown,
  value: unknown,
  read: {
    readonly line: (value: unknown) => Ring;
    readonly ring: (value: unknown) => Ring;
    readonly list: <Item>(value: unknown, read: (item: unknown) => Item) => readonly Item[];
  },
): ShapeGeometry | undefined {
  switch (type) {
    case 'Polygon':
      return { type, coordinates: read.list(value, read.ring) };
    case 'MultiPolygon':
      return { type, coordinates: read.list(value, (polygon) => read.list(polygon, read.ring)) };
    case 'LineString':
      return { type, coordinates: read.line(value) };
    case 'MultiLineString':
      return { type, coordinates: read.list(value, read.line) };
    default:
      return undefined;
  }
}

/** A third number, the height, is left out. */
function pointsOf(value: unknown, allow: (points: number) => boolean): Ring | string {
  const entries = listOf(value);
  if (entries === undefined) return 'no list';
  if (!allow(entries.length)) return [];
  const points: Position[] = [];
  for (const point of entries) {
    const [x, y] = listOf(point) ?? [];
    if (!isNumber(x) || !isNumber(y)) return wordOf(point);
    points.push([x, y]);
  }
  return points;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function wordOf(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 40);
}
