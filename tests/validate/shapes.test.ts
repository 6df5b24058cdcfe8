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

const SQUARE = [
  [0, 0],
  [0, 5],
  [5, 5],
  [5, 0],
  [0, 0],
];

/** A file of one feature, on whose geometry the columns of places are counted. */
const featureOf = (geometry: unknown, properties: unknown = { name: 'Isle' }) => ({
  type: 'FeatureCollection',
  features: [{ properties, geometry }],
});

const problemsOf = (...given: Parameters<typeof read>) =>
  read(...given).problems.map(
    ({ code, message, hints, place }) => `${place?.column} ${[`${code}: ${message}`, ...hints].join(' | ')}`,
  );

test.each<[string, unknown, string]>([
  [
    'no collection',
    { type: 'Feature' },
    '1 shapes-form: expected a GeoJSON FeatureCollection, found another form | format in the datapackage.json says which of topojson and geojson the file is',
  ],
  [
    'another collection',
    { type: 'GeometryCollection', features: [] },
    '1 shapes-form: expected a GeoJSON FeatureCollection, found another form | format in the datapackage.json says which of topojson and geojson the file is',
  ],
  [
    'no object',
    5,
    '1 shapes-form: expected a GeoJSON FeatureCollection, found another form | format in the datapackage.json says which of topojson and geojson the file is',
  ],
  [
    'no shapes',
    { type: 'FeatureCollection', features: [] },
    '1 shapes-form: expected at least one shape, found another form | format in the datapackage.json says which of topojson and geojson the file is',
  ],
  [
    'a shape without a geometry',
    featureOf(undefined),
    '41 shapes-geometry: Isle: expected a geometry, found none',
  ],
  ['a geometry of nothing', featureOf(null), '82 shapes-geometry: Isle: expected a geometry, found null'],
  [
    'another geometry',
    featureOf({ type: 'Point', coordinates: [0, 0] }),
    '82 shapes-geometry: Isle: expected Polygon, MultiPolygon, LineString or MultiLineString, found "Point"',
  ],
  [
    'a geometry without a type',
    featureOf({ coordinates: [0, 0] }),
    '82 shapes-geometry: Isle: expected Polygon, MultiPolygon, LineString or MultiLineString, found nothing',
  ],
  [
    'no list of rings',
    featureOf({ type: 'Polygon', coordinates: 5 }),
    '82 shapes-geometry: Isle: expected lists of coordinates, found another',
  ],
  [
    'an empty list of rings',
    featureOf({ type: 'MultiPolygon', coordinates: [] }),
    '82 shapes-geometry: Isle: expected lists of coordinates, found another',
  ],
  [
    'a ring that is none',
    featureOf({ type: 'Polygon', coordinates: [5] }),
    '82 shapes-geometry: Isle: expected pairs of numbers, found no list',
  ],
  [
    'a point that is none',
    featureOf({
      type: 'LineString',
      coordinates: [
        [0, 0],
        [1, '1'],
      ],
    }),
    '82 shapes-geometry: Isle: expected pairs of numbers, found [1,"1"]',
  ],
  [
    'a point of one number',
    featureOf({ type: 'LineString', coordinates: [[0]] }),
    '82 shapes-geometry: Isle: expected pairs of numbers, found [0]',
  ],
  [
    'a long word in the place of a point',
    featureOf({ type: 'LineString', coordinates: ['a'.repeat(60)] }),
    '82 shapes-geometry: Isle: expected pairs of numbers, found "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  ],
  [
    'an open ring',
    featureOf({ type: 'Polygon', coordinates: [SQUARE.slice(0, 4)] }),
    '82 shapes-geometry: Isle: expected rings of at least four points that end where they began, found an open one',
  ],
  [
    'a ring that ends elsewhere',
    featureOf({ type: 'Polygon', coordinates: [[...SQUARE.slice(0, 4), [0, 1]]] }),
    '82 shapes-geometry: Isle: expected rings of at least four points that end where they began, found an open one',
  ],
  [
    'a ring of a line',
    featureOf({
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [5, 5],
          [0, 0],
        ],
      ],
    }),
    '82 shapes-geometry: Isle: expected rings of at least four points that end where they began, found 3 points',
  ],
  [
    'a place too far to the east',
    featureOf({
      type: 'LineString',
      coordinates: [
        [0, 0],
        [180.1, 0],
      ],
    }),
    '82 shapes-coordinates: Isle: expected degrees of longitude (to 180) and latitude (to 90), found 180.1, 0 | if the outlines lie flat on paper already, write "projected": true in the datapackage.json',
  ],
  [
    'a place too far to the north',
    featureOf({ type: 'LineString', coordinates: [[0, -90.1]] }),
    '82 shapes-coordinates: Isle: expected degrees of longitude (to 180) and latitude (to 90), found 0, -90.1 | if the outlines lie flat on paper already, write "projected": true in the datapackage.json',
  ],
  [
    'a shape without properties',
    featureOf({ type: 'Polygon', coordinates: [SQUARE] }, null),
    '41 shapes-name: expected a name of its own in the property "name" of each shape, found none | name the property that tells them apart as "nameProperty" in the datapackage.json',
  ],
  [
    'a shape without that name',
    featureOf({ type: 'Polygon', coordinates: [SQUARE] }, { code: 'I', size: 3 }),
    '41 shapes-name: expected a name of its own in the property "name" of each shape, found none | name the property that tells them apart as "nameProperty" in the datapackage.json',
  ],
  [
    'a name of spaces',
    featureOf({ type: 'Polygon', coordinates: [SQUARE] }, { name: ' ' }),
    '41 shapes-name: expected a name of its own in the property "name" of each shape, found none | name the property that tells them apart as "nameProperty" in the datapackage.json',
  ],
  [
    'a name of another kind',
    featureOf({ type: 'Polygon', coordinates: [SQUARE] }, { name: [] }),
    '41 shapes-name: expected a name of its own in the property "name" of each shape, found none | name the property that tells them apart as "nameProperty" in the datapackage.json',
  ],
])('geojson-that-holds-%s-is-refused-at-its-place', (_, data, expected) => {
  const { value } = read('geojson', data);
  expect(value).toBeUndefined();
  expect(problemsOf('geojson', data).join('\n')).toBe(expected);
});

test('of-each-shape-the-first-fault-is-reported-and-of-two-of-one-name-the-second', () => {
  const line = {
    type: 'LineString',
    coordinates: [
      [0, 0],
      [1, 1],
    ],
  };
  const data = {
    type: 'FeatureCollection',
    features: [
      { properties: { name: 'A' }, geometry: { type: 'MultiLineString', coordinates: [[[0]], [['x']]] } },
      { properties: {}, geometry: { type: 'Polygon', coordinates: [[[0]]] } },
      { properties: { name: 'B' }, geometry: line },
      { properties: { name: 'B' }, geometry: line },
    ],
  };
  expect(problemsOf('geojson', data)).toEqual([
    '79 shapes-geometry: A: expected pairs of numbers, found [0]',
    '137 shapes-name: expected a name of its own in the property "name" of each shape, found none | name the property that tells them apart as "nameProperty" in the datapackage.json',
    '165 shapes-geometry: shape 2: expected pairs of numbers, found [0]',
    '296 shapes-name: expected a name of its own in the property "name" of each shape, found "B" again | name the property that tells them apart as "nameProperty" in the datapackage.json',
  ]);
});

test('lines-are-read-as-polygons-are-and-ids-and-names-may-be-numbers', () => {
  const features = [
    {
      id: 'own',
      properties: { name: 'A' },
      geometry: {
        type: 'LineString',
        coordinates: [
          [0, 0, 100],
          [180, -90],
        ],
      },
    },
    {
      id: 7,
      properties: { name: 8 },
      geometry: {
        type: 'MultiLineString',
        coordinates: [
          [
            [0, 0],
            [-180, 90],
          ],
          [[1, 1]],
        ],
      },
    },
    { id: {}, properties: { name: 'C' }, geometry: { type: 'MultiPolygon', coordinates: [[SQUARE]] } },
  ];
  const { value, problems } = read('geojson', { type: 'FeatureCollection', features });
  expect(problems).toEqual([]);
  expect(value).toEqual([
    {
      type: 'Feature',
      id: 'own',
      name: 'A',
      properties: { name: 'A' },
      geometry: {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [180, -90],
        ],
      },
    },
    {
      type: 'Feature',
      id: '7',
      name: '8',
      properties: { name: '8' },
      geometry: {
        type: 'MultiLineString',
        coordinates: [
          [
            [0, 0],
            [-180, 90],
          ],
          [[1, 1]],
        ],
      },
    },
    {
      type: 'Feature',
      id: 'C',
      name: 'C',
      properties: { name: 'C' },
      geometry: { type: 'MultiPolygon', coordinates: [[SQUARE]] },
    },
  ]);
});

test.each<[string, object, Partial<ShapesDescriptor>, string]>([
  [
    'another type',
    { type: 'Topologie' },
    {},
    '1 shapes-form: expected a TopoJSON topology, found another form | format in the datapackage.json says which of topojson and geojson the file is',
  ],
  [
    'no objects',
    { objects: 5 },
    {},
    '181 shapes-form: expected a topology with objects, found another form | format in the datapackage.json says which of topojson and geojson the file is',
  ],
  [
    'several objects, none of which is named',
    { objects: { land: {}, sea: {} } },
    {},
    '181 shapes-object: expected an object of the topology, found none named | objects here: land, sea | name one as "object" in the datapackage.json',
  ],
  [
    'no object of the name',
    {},
    { object: 'sea' },
    '181 shapes-object: expected an object of the topology, found "sea" | objects here: land | name one as "object" in the datapackage.json',
  ],
  [
    'an object that is none',
    { objects: { land: 5 } },
    {},
    '181 shapes-object: expected an object of the topology, found "land" | objects here: land | name one as "object" in the datapackage.json',
  ],
  [
    'no list of geometries',
    { objects: { land: { type: 'GeometryCollection', geometries: 5 } } },
    {},
    '231 shapes-form: expected a list of geometries, found another form | format in the datapackage.json says which of topojson and geojson the file is',
  ],
  [
    'no geometries',
    { objects: { land: { type: 'GeometryCollection', geometries: [] } } },
    {},
    '1 shapes-form: expected at least one shape, found another form | format in the datapackage.json says which of topojson and geojson the file is',
  ],
  [
    'a geometry that is none',
    { objects: { land: { type: 'GeometryCollection', geometries: [5] } } },
    {},
    '232 shapes-name: expected a name of its own in the property "code" of each shape, found none | name the property that tells them apart as "nameProperty" in the datapackage.json\n232 shapes-geometry: shape 1: expected a geometry, found none',
  ],
  [
    'one geometry without a name',
    { objects: { land: { type: 'Polygon', arcs: [[0]] } } },
    {},
    '189 shapes-name: expected a name of its own in the property "code" of each shape, found none | name the property that tells them apart as "nameProperty" in the datapackage.json\n189 shapes-geometry: shape 1: expected rings of at least four points that end where they began, found an open one',
  ],
  [
    'no arcs',
    { arcs: 5 },
    {},
    '78 shapes-form: expected a topology with arcs, found another form | format in the datapackage.json says which of topojson and geojson the file is',
  ],
  [
    'an arc of one point',
    { arcs: [[[0, 0]]] },
    {},
    '78 shapes-form: expected arcs of at least two pairs of numbers, found another form | format in the datapackage.json says which of topojson and geojson the file is',
  ],
  [
    'an arc that is none',
    { arcs: [5] },
    {},
    '78 shapes-form: expected arcs of at least two pairs of numbers, found another form | format in the datapackage.json says which of topojson and geojson the file is',
  ],
  [
    'an arc of words',
    {
      arcs: [
        [
          [0, 0],
          ['a', 0],
        ],
      ],
    },
    {},
    '78 shapes-form: expected arcs of at least two pairs of numbers, found another form | format in the datapackage.json says which of topojson and geojson the file is',
  ],
  [
    'an arc of half a pair',
    { arcs: [[[0, 0], [0]]] },
    {},
    '78 shapes-form: expected arcs of at least two pairs of numbers, found another form | format in the datapackage.json says which of topojson and geojson the file is',
  ],
  [
    'a transform that is none',
    { transform: 5 },
    {},
    '41 shapes-form: expected a transform of two scales and two translations, found another form | format in the datapackage.json says which of topojson and geojson the file is',
  ],
  [
    'a transform without a scale',
    { transform: { translate: [0, 0] } },
    {},
    '59 shapes-form: expected a transform of two scales and two translations, found another form | format in the datapackage.json says which of topojson and geojson the file is',
  ],
  [
    'a transform without a translation',
    { transform: { scale: [1, 1] } },
    {},
    '55 shapes-form: expected a transform of two scales and two translations, found another form | format in the datapackage.json says which of topojson and geojson the file is',
  ],
  [
    'a transform of nothing',
    { transform: null },
    {},
    '44 shapes-form: expected a transform of two scales and two translations, found another form | format in the datapackage.json says which of topojson and geojson the file is',
  ],
  [
    'an arc that there is not',
    { arcs: topology.arcs.slice(0, 2) },
    {},
    '257 shapes-geometry: E: expected arcs of the topology, found arc 2',
  ],
  [
    'no list of arcs',
    { objects: { land: { type: 'LineString', properties: { code: 'W' }, arcs: 0 } } },
    {},
    '189 shapes-geometry: W: expected arcs of the topology, found no list',
  ],
  [
    'an arc by its name',
    { objects: { land: { type: 'LineString', properties: { code: 'W' }, arcs: ['0'] } } },
    {},
    '189 shapes-geometry: W: expected arcs of the topology, found arc "0"',
  ],
])('a-topology-that-holds-%s-is-refused-at-its-place', (_, change, more, expected) => {
  const data = { ...topology, ...change };
  const descriptor = { nameProperty: 'code', ...more };
  expect(read('topojson', data, descriptor).value).toBeUndefined();
  expect(problemsOf('topojson', data, descriptor).join('\n')).toBe(expected);
});

test('arcs-without-a-transform-stand-where-they-say-and-one-geometry-needs-no-list', () => {
  const data = {
    type: 'Topology',
    arcs: [
      [
        [0, 0],
        [5, 5],
      ],
      [
        [9, 9],
        [5, 5],
      ],
    ],
    objects: { sea: {}, land: { type: 'LineString', id: 'x', properties: { name: 'L' }, arcs: [0, -2] } },
  };
  const { value, problems } = read('topojson', data, { object: 'land' });
  expect(problems).toEqual([]);
  expect(value).toMatchObject([
    {
      id: 'x',
      name: 'L',
      geometry: {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [5, 5],
          [9, 9],
        ],
      },
    },
  ]);
});

test('a-ring-that-a-grid-has-made-a-line-is-closed-again', () => {
  const data = {
    type: 'Topology',
    arcs: [
      [
        [0, 0],
        [5, 5],
        [0, 0],
      ],
    ],
    objects: { land: { type: 'Polygon', properties: { name: 'L' }, arcs: [[0]] } },
  };
  expect(read('topojson', data, { projected: true }).value?.[0]?.geometry.coordinates).toEqual([
    [
      [0, 0],
      [5, 5],
      [0, 0],
      [0, 0],
    ],
  ]);
});

/** A file of a hundred thousand characters that would be 250 million points. */
test('an-arc-that-is-used-again-and-again-is-refused-before-its-points-are-made', () => {
  const arc = Array.from({ length: 50_000 }, (_, index) => [index % 90, index % 45]);
  const geometry = { type: 'MultiLineString', arcs: Array(5000).fill([0]) };
  const topology = {
    type: 'Topology',
    objects: { land: { ...geometry, properties: { name: 'A' } } },
    arcs: [arc],
  };
  const { value, problems } = read('topojson', topology);
  expect(value).toBeUndefined();
  expect(problems.map(({ code, message, place }) => [code, message, place?.line])).toEqual([
    [
      'over-limit',
      'expected at most 1,000,000 points of the outlines of a map, each as often as it is drawn, found 1,050,000',
      1,
    ],
  ]);
  const once = { ...topology, objects: { land: { ...topology.objects.land, arcs: [[0], [~0]] } } };
  expect(read('topojson', once).problems).toEqual([]);
});
