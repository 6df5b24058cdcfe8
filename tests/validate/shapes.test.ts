/** Outlines of invented countries, read from GeoJSON and TopoJSON. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from '../../pipeline/load/parseJson.ts';
import type { ShapesDescriptor } from '../../pipeline/validate/Descriptor.ts';
import { readShapes } from '../../pipeline/validate/shapes/readShapes.ts';
import type { Ring } from '../../pipeline/validate/shapes/Shapes.ts';

function read(format: ShapesDescriptor['format'], data: unknown, more: Partial<ShapesDescriptor> = {}) {
  const { document } = parseJson({ path: 'data/maps/land.json', text: JSON.stringify(data) });
  if (document === undefined) throw new Error('the test hands in JSON');
  return readShapes(document, { name: 'land', path: 'land.json', title: 'Land', format, ...more });
}

const AGAINST_THE_CLOCK: Ring = [
  [0, 40],
  [10, 40],
  [10, 50],
  [0, 50],
  [0, 40],
];
const HOLE_WITH_THE_CLOCK: Ring = [
  [2, 42],
  [2, 44],
  [4, 44],
  [2, 42],
];

function collection(coordinates: readonly Ring[]) {
  const geometry = { type: 'Polygon', coordinates };
  return {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', id: 7, properties: { name: 'Isle', size: 3 }, geometry }],
  };
}

test('rings-wound-as-geojson-asks-are-turned-as-the-map-asks-and-others-are-left', () => {
  const turned = [[...AGAINST_THE_CLOCK].reverse(), [...HOLE_WITH_THE_CLOCK].reverse()];
  const { value } = read('geojson', collection([AGAINST_THE_CLOCK, HOLE_WITH_THE_CLOCK]));
  expect(value?.[0]).toEqual({
    type: 'Feature',
    id: '7',
    name: 'Isle',
    properties: { name: 'Isle' },
    geometry: { type: 'Polygon', coordinates: turned },
  });
  expect(read('geojson', collection(turned)).value?.[0]?.geometry.coordinates).toEqual(turned);
});

/** As seen from above the place itself, each with the clock. */
const WITH_THE_CLOCK: readonly (readonly [string, Ring])[] = [
  [
    'across the 180th meridian',
    [
      [170, 60],
      [170, 70],
      [-170, 70],
      [-170, 60],
      [170, 60],
    ],
  ],
  [
    'from one side of the 180th meridian far to the other',
    [
      [30, 50],
      [30, 75],
      [100, 78],
      [-170, 70],
      [-170, 60],
      [100, 45],
      [30, 50],
    ],
  ],
  [
    'round the south pole',
    [
      [-120, -70],
      [0, -70],
      [120, -70],
      [-120, -70],
    ],
  ],
  [
    'round the south pole, cut open at the meridian',
    [
      [-180, -80],
      [-60, -72],
      [60, -72],
      [180, -80],
      [180, -90],
      [-180, -90],
      [-180, -80],
    ],
  ],
  [
    'round the north pole',
    [
      [120, 80],
      [0, 80],
      [-120, 80],
      [120, 80],
    ],
  ],
];

test.each(WITH_THE_CLOCK)('a-ring-is-turned-by-what-it-encloses-on-the-globe: %s', (_, ring) => {
  const drawn = (given: Ring) => read('geojson', collection([given])).value?.[0]?.geometry.coordinates;
  expect(drawn(ring)).toEqual([ring]);
  expect(drawn([...ring].reverse())).toEqual([ring]);
});

test('outlines-that-lie-flat-keep-their-rings-and-may-hold-any-number', () => {
  const far = AGAINST_THE_CLOCK.map(([x, y]) => [x * 1000, y * 1000] as const);
  const { value, problems } = read('geojson', collection([far]), { projected: true });
  expect(problems).toEqual([]);
  expect(value?.[0]?.geometry.coordinates).toEqual([far]);
});

/** Two squares that share the middle line, in steps of a grid of a tenth. */
const topology = {
  type: 'Topology',
  transform: { scale: [0.1, 0.1], translate: [0, 40] },
  arcs: [
    [
      [100, 0],
      [0, 100],
    ],
    [
      [100, 100],
      [-100, 0],
      [0, -100],
      [100, 0],
    ],
    [
      [100, 0],
      [100, 0],
      [0, 100],
      [-100, 0],
    ],
  ],
  objects: {
    land: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', properties: { code: 'W' }, arcs: [[0, 1]] },
        { type: 'MultiPolygon', properties: { code: 'E' }, arcs: [[[2, -1]]] },
      ],
    },
  },
};

test('arcs-of-a-topology-are-decoded-joined-and-read-backwards', () => {
  const { value, problems } = read('topojson', topology, { nameProperty: 'code', projected: true });
  expect(problems).toEqual([]);
  expect(value?.map(({ id, geometry }) => [id, geometry.coordinates])).toEqual([
    [
      'W',
      [
        [
          [10, 40],
          [10, 50],
          [0, 50],
          [0, 40],
          [10, 40],
        ],
      ],
    ],
    [
      'E',
      [
        [
          [
            [10, 40],
            [20, 40],
            [20, 50],
            [10, 50],
            [10, 40],
          ],
        ],
      ],
    ],
  ]);
});

test('no-json-makes-the-reader-of-outlines-throw', () => {
  const geometry = fc.oneof(
    fc.jsonValue(),
    fc.record({
      type: fc.constantFrom('Polygon', 'MultiPolygon', 'LineString'),
      coordinates: fc.jsonValue(),
      arcs: fc.jsonValue(),
    }),
  );
  const feature = fc.record({ type: fc.constant('Feature'), properties: fc.jsonValue(), geometry });
  const document = fc.oneof(
    fc.jsonValue(),
    fc.record({ type: fc.constant('FeatureCollection'), features: fc.array(feature) }),
    fc.record({
      type: fc.constant('Topology'),
      objects: fc.dictionary(fc.string(), geometry),
      arcs: fc.jsonValue(),
      transform: fc.jsonValue(),
    }),
  );
  fc.assert(
    fc.property(document, fc.constantFrom('topojson' as const, 'geojson' as const), (data, format) => {
      const { value, problems } = read(format, data);
      expect(value === undefined).toBe(problems.length > 0);
    }),
    { numRuns: 300 },
  );
});
