/** Outlines of places, as charts draw them. */
import type { Place } from '../../problems/Problem.ts';

export type Position = readonly [x: number, y: number];
export type Ring = readonly Position[];

export type ShapeGeometry =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] }
  | { readonly type: 'LineString'; readonly coordinates: Ring }
  | { readonly type: 'MultiLineString'; readonly coordinates: readonly Ring[] };

/** One outline, in the form in which Vega takes it. */
export interface Shape {
  readonly type: 'Feature';
  /** The file's own id, or the name. */
  readonly id: string;
  /** By which tables are joined, e.g. `North`; no two shapes of a file have the same. */
  readonly name: string;
  readonly properties: { readonly name: string };
  readonly geometry: ShapeGeometry;
}

export interface Shapes {
  /** Unique over tables and shapes; charts name it as their data. */
  readonly id: string;
  readonly topic: string;
  readonly title: string;
  readonly shapes: readonly Shape[];
  /** Whether the coordinates lie flat on paper already, y downwards; else they are degrees of longitude and latitude. */
  readonly projected: boolean;
  /** Ids of `Dataset.sources`. */
  readonly sources: readonly string[];
  readonly place: Place;
}
