/** Messages about outlines of places: files in TopoJSON and GeoJSON. */
import { nearest } from '../nearest.ts';
import type { Problem } from '../Problem.ts';
import { problemAt, quoted, type Spot } from '../spot.ts';

export function shapesForm(spot: Spot, expected: string): Problem {
  return problemAt('shapes-form', spot, `expected ${expected}, found another form`, [
    'format in the datapackage.json says which of topojson and geojson the file is',
  ]);
}

export function shapesObject(spot: Spot, name: string | undefined, known: readonly string[]): Problem {
  const found = name === undefined ? 'none named' : quoted(name);
  return problemAt('shapes-object', spot, `expected an object of the topology, found ${found}`, [
    `objects here: ${known.join(', ')}`,
    'name one as "object" in the datapackage.json',
  ]);
}

/** `found` is e.g. `none`, or `"North" again`. */
export function shapesName(spot: Spot, property: string, found: string, known: readonly string[]): Problem {
  const near = nearest(property, known);
  return problemAt(
    'shapes-name',
    spot,
    `expected a name of its own in the property ${quoted(property)} of each shape, found ${found}`,
    [
      near === undefined || near === property
        ? 'name the property that tells them apart as "nameProperty" in the datapackage.json'
        : `did you mean ${near}? name it as "nameProperty" in the datapackage.json`,
    ],
  );
}

export function shapesGeometry(spot: Spot, shape: string, expected: string, found: string): Problem {
  return problemAt('shapes-geometry', spot, `${shape}: expected ${expected}, found ${found}`);
}

export function shapesCoordinates(spot: Spot, shape: string, found: string): Problem {
  return problemAt(
    'shapes-coordinates',
    spot,
    `${shape}: expected degrees of longitude (to 180) and latitude (to 90), found ${found}`,
    ['if the outlines lie flat on paper already, write "projected": true in the datapackage.json'],
  );
}
