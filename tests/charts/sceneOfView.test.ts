/** Views that Vega drew, as accounts of their marks: where each item stands by sums, over plots of 100 by 50 pt. */
import { expect, test } from 'vitest';
import { keepOmissions, readScene, type Scene, type SceneMark } from '../../pipeline/charts/readScene.ts';
import { Budget } from '../../pipeline/dataflow/Budget.ts';
import { loadVega } from '../../pipeline/dataflow/loadVega.ts';
import { isJsonObject, type JsonObject, toJson } from '../../pipeline/json/Json.ts';

const frame = { width: 100, height: 50, padding: 0 };

/** Reaches over the plot, so that this stands 7 pt to the right and 9 pt down in its picture. */
const reach = {
  name: 'reach',
  type: 'rect',
  encode: { update: { x: { value: -7 }, y: { value: -9 }, width: { value: 1 }, height: { value: 1 } } },
};

async function sceneOf(parts: object, written: object = {}): Promise<Scene> {
  const { vega, openView } = await loadVega();
  const spec = objectOf({ ...frame, ...parts });
  const view = openView(vega.parse(JSON.parse(JSON.stringify(spec)), {}, { ast: true }), {}, new Budget());
  view.run();
  const scene = readScene(view, spec, objectOf(written));
  view.finalize();
  return scene;
}

function objectOf(value: object): JsonObject {
  const json = toJson(value);
  if (!isJsonObject(json)) throw new Error('an object is an object');
  return json;
}

function markOf(scene: Scene, name: string): SceneMark {
  const mark = scene.marks.find((each) => each.name === name);
  if (mark === undefined) throw new Error(`there is no ${name}`);
  return mark;
}

const data = [
  {
    name: 'rows',
    values: [
      { a: 'p', v: 10 },
      { a: 'q', v: 5 },
    ],
  },
];
const scales = [
  { name: 'x', type: 'band', domain: { data: 'rows', field: 'a' }, range: 'width' },
  { name: 'y', domain: [0, 10], range: 'height' },
];
const bars = {
  name: 'bars',
  type: 'rect',
  from: { data: 'rows' },
  encode: {
    update: {
      x: { scale: 'x', field: 'a' },
      width: { scale: 'x', band: 1 },
      y: { scale: 'y', field: 'v' },
      y2: { scale: 'y', value: 0 },
      fill: { value: '#112233' },
      opacity: { value: 0.5 },
    },
  },
};

/** The whole picture's plot, 7 pt to the right and 9 pt down. */
const whole = { x1: 7, y1: 9, x2: 107, y2: 59 };

test('a-mark-says-what-put-its-items-where-they-stand', async () => {
  const scene = await sceneOf({
    data,
    scales,
    marks: [reach, bars],
    axes: [{ orient: 'bottom', scale: 'x' }],
  });
  expect(scene.plots).toEqual([whole]);
  expect(scene.marks.map(({ name }) => name)).toEqual(['reach', 'bars']);
  expect(markOf(scene, 'bars')).toEqual({
    name: 'bars',
    type: 'rect',
    isClipped: false,
    data: 'rows',
    channels: new Map([
      ['x', { scale: 'x', field: 'a', value: undefined }],
      ['width', { scale: 'x', field: undefined, value: undefined }],
      ['y', { scale: 'y', field: 'v', value: undefined }],
      ['y2', { scale: 'y', field: undefined, value: 0 }],
    ]),
    spans: new Set(['y']),
    items: [
      {
        plot: whole,
        datum: expect.objectContaining({ a: 'p', v: 10 }),
        numbers: new Map([
          ['x', 0],
          ['y', 0],
          ['y2', 50],
          ['width', 50],
          ['height', 50],
          ['opacity', 0.5],
        ]),
        isDefined: true,
        color: '#112233',
        box: { x1: 7, y1: 9, x2: 57, y2: 59 },
      },
      {
        plot: whole,
        datum: expect.objectContaining({ a: 'q', v: 5 }),
        numbers: new Map([
          ['x', 50],
          ['y', 25],
          ['y2', 50],
          ['width', 50],
          ['height', 25],
          ['opacity', 0.5],
        ]),
        isDefined: true,
        color: '#112233',
        box: { x1: 57, y1: 34, x2: 107, y2: 59 },
      },
    ],
  });
  expect(markOf(scene, 'reach')).toMatchObject({ data: undefined, channels: new Map(), spans: new Set() });
  expect(markOf(scene, 'reach').items[0]).toMatchObject({ datum: {}, box: { x1: 0, y1: 0, x2: 1, y2: 1 } });
});

test('scales-say-from-what-they-lead-and-which-value-is-nearest', async () => {
  const of = (name: string) => read.scales.get(name);
  const read = await sceneOf({
    data,
    scales: [...scales, { name: 'log', domain: [1, 100], type: 'log', range: [0, 100] }],
    marks: [bars],
  });
  expect(of('x')).toMatchObject({ type: 'band', fixed: undefined, domain: ['p', 'q'] });
  expect([0, 25, 49, 51, 99, 300].map((position) => of('x')?.valueAt(position))).toEqual([
    'p',
    'p',
    'p',
    'q',
    'q',
    'q',
  ]);
  expect(of('y')).toMatchObject({ type: 'linear', fixed: [0, 10], domain: [0, 10] });
  expect(of('y')?.valueAt(10)).toBeCloseTo(8, 9);
  expect(of('log')?.type).toBe('log');
  expect(of('log')?.valueAt(50)).toBeCloseTo(10, 9);
  expect([...read.scales.keys()]).toEqual(['x', 'y', 'log']);
});

/** Groups by `a`, a row each. */
const facet = { facet: { name: 'facet', data: 'rows', groupby: ['a'] } };

test('the-series-of-a-line-stand-in-the-plot-around-them-a-point-each', async () => {
  const line = {
    name: 'layer_0_marks',
    type: 'line',
    clip: true,
    from: { data: 'facet' },
    encode: {
      update: {
        x: { scale: 'x', field: 'a' },
        y: [
          { test: 'false', value: 3 },
          { scale: 'y', field: 'v' },
        ],
        x2: { value: 5 },
        y2: { value: 6 },
        stroke: { value: '#445566' },
        defined: { signal: 'datum.v > 5' },
      },
    },
  };
  const series = {
    name: 'layer_0_pathgroup',
    type: 'group',
    from: facet,
    encode: { update: { x: { value: 3 }, y: { value: 4 } } },
    marks: [line],
  };
  const scene = await sceneOf({ data, scales, marks: [reach, series] });
  expect(scene.plots).toEqual([whole]);
  const { items, ...mark } = markOf(scene, 'layer_0_marks');
  expect(mark).toMatchObject({ type: 'line', isClipped: true, data: 'rows', spans: new Set(['x', 'y']) });
  expect(mark.channels.get('y')).toEqual({ scale: 'y', field: 'v', value: undefined });
  const [first, second] = items;
  // The group stands 3 pt to the right and 4 pt down in its plot; around a point are 4 pt.
  expect(first).toMatchObject({
    plot: whole,
    isDefined: true,
    color: '#445566',
    box: { x1: 6, y1: 9, x2: 14, y2: 17 },
  });
  expect(['x', 'y', 'x2', 'y2'].map((name) => first?.numbers.get(name))).toEqual([3, 4, 8, 10]);
  expect(second).toMatchObject({ isDefined: false, box: { x1: 56, y1: 34, x2: 64, y2: 42 } });
});

test('each-part-of-a-facet-is-a-plot-of-its-own', async () => {
  const at = { x: { value: 5 }, y: { value: 10 } };
  const hollow = { ...at, size: { value: 4 }, fill: { value: 'transparent' }, stroke: { value: '#000000' } };
  const cell = {
    name: 'cell',
    type: 'group',
    from: facet,
    encode: { update: { x: { scale: 'x', field: 'a' }, width: { value: 40 }, height: { value: 30 } } },
    scales: [{ name: 'own', domain: { data: 'facet', field: 'v' }, range: 'width' }],
    marks: [
      {
        name: 'words',
        type: 'text',
        from: { data: 'facet' },
        encode: { update: { ...at, text: { signal: "[datum.a, 'b']" }, fill: { value: '#000000' } } },
      },
      {
        name: 'number',
        type: 'text',
        encode: { update: { ...at, text: { value: 7 }, fill: { value: 'red' } } },
      },
      { type: 'text', encode: { update: { text: { value: 'nameless' } } } },
      { name: 'points', type: 'symbol', from: { data: 'facet' }, encode: { update: hollow } },
      {
        name: 'full',
        type: 'symbol',
        from: { data: 'facet' },
        encode: { update: { ...hollow, fill: { value: '#ffffff' } } },
      },
      {
        name: 'unlined',
        type: 'symbol',
        from: { data: 'facet' },
        encode: { update: { ...at, fill: { value: 'transparent' } } },
      },
    ],
  };
  const scene = await sceneOf({ data, scales, marks: [reach, cell] });
  const [left, right] = [
    { x1: 7, y1: 9, x2: 47, y2: 39 },
    { x1: 57, y1: 9, x2: 97, y2: 39 },
  ];
  expect(scene.plots).toEqual([whole, left, right]);
  expect(scene.marks.map(({ name, data }) => [name, data])).toEqual([
    ['reach', undefined],
    ['words', 'rows'],
    ['number', 'rows'],
    ['points', 'rows'],
    ['full', 'rows'],
    ['unlined', 'rows'],
  ]);
  expect(markOf(scene, 'words').items.map(({ plot, text, datum }) => [plot, text, datum['a']])).toEqual([
    [left, 'p\nb', 'p'],
    [right, 'q\nb', 'q'],
  ]);
  const [number] = markOf(scene, 'number').items;
  expect(number).toMatchObject({ text: '7' });
  expect(number).not.toHaveProperty('color');
  expect(
    markOf(scene, 'points').items.map(({ isHollow, color, box }) => [isHollow, color, box.x1, box.y2]),
  ).toEqual([
    [true, '#000000', 9, 22],
    [true, '#000000', 59, 22],
  ]);
  expect(markOf(scene, 'points').items[0]).not.toHaveProperty('text');
  expect(markOf(scene, 'full').items[0]).not.toHaveProperty('isHollow');
  expect(markOf(scene, 'full').items[0]?.color).toBe('#ffffff');
  expect(markOf(scene, 'unlined').items[0]).not.toHaveProperty('isHollow');
  // Each part has a scale of its own: which one is meant cannot be told.
  expect(scene.scales.get('own')).toMatchObject({ type: 'linear', domain: undefined });
  expect(scene.scales.get('own')?.valueAt(5)).toBeUndefined();
});

test('rows-that-cannot-be-placed-are-told-with-the-field-that-has-no-value', async () => {
  const valid = (field: string) => `isValid(datum["${field}"]) && isFinite(+datum["${field}"])`;
  const rows = [
    { a: 'p', v: 10, w: 1 },
    { a: 'q', v: null, w: 1 },
    { a: 'r', v: 'many', w: null },
  ];
  const filtered = (expr: string) =>
    keepOmissions(
      objectOf({ data: [{ name: 'rows', values: rows, transform: [{ type: 'filter', expr }] }] }),
    );
  const omissionsOf = async (expr: string) =>
    (await sceneOf({ ...filtered(expr), scales, marks: [bars] })).omissions.map((omission) => ({
      ...omission,
      rows: omission.rows.map((row) => row['a']),
    }));
  expect(await omissionsOf(valid('v'))).toEqual([{ data: 'rows', field: 'v', rows: ['q', 'r'] }]);
  expect(await omissionsOf(`${valid('v')} && ${valid('w')}`)).toEqual([
    { data: 'rows', field: 'v', rows: ['q', 'r'] },
    { data: 'rows', field: 'w', rows: ['r'] },
  ]);
  expect(await omissionsOf(valid('w'))).toEqual([{ data: 'rows', field: 'w', rows: ['r'] }]);
  expect(await omissionsOf('datum.v > 5')).toEqual([]);
});

test('the-ends-of-a-stack-are-told-by-the-field-that-is-stacked', async () => {
  const written = {
    data: [
      {
        name: 'a',
        transform: [
          { type: 'stack', field: 'v', as: ['v_start', 'v_end'] },
          { type: 'bin', field: 'w', as: ['w_start'] },
        ],
      },
      { name: 'b', transform: [{ type: 'stack', field: { signal: 'v' }, as: ['none'] }] },
    ],
  };
  const { stacked } = await sceneOf({ data, scales, marks: [] }, written);
  expect(stacked).toEqual(
    new Map([
      ['v_start', 'v'],
      ['v_end', 'v'],
    ]),
  );
});
