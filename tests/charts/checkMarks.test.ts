/** Scenes made by hand: what of a drawn mark is told, with its row, and what is right although it looks alike. */
import { expect, test } from 'vitest';
import {
  askedChannel,
  checkMarks,
  checkPlots,
  checkZeros,
  unitOf,
} from '../../pipeline/charts/checkMarks.ts';
import type { Scene, SceneMark, SceneScale } from '../../pipeline/charts/readScene.ts';
import { item, mark, plot, reportOn, scene } from './sceneFixture.ts';

const year = { field: 'year', type: 'ordinal' };
const exports = { field: 'exports', type: 'quantitative' };
const partner = { field: 'partner', type: 'nominal' };
const band: Partial<SceneScale> = { type: 'band', domain: [2020, 2021] };

function marked(spec: object, read: Scene): readonly string[] {
  const on = reportOn(spec);
  checkMarks(on.report, read, on.spec);
  return on.told();
}

/** Bars from zero over years, as Vega draws them: `[year, value]`, or with a partner. */
function bars(
  values: readonly (readonly [year: number, value: unknown, partner?: string])[],
  numbers: Readonly<Record<string, number>> = {},
): SceneMark {
  const items = values.map(([at, value, whose], index) =>
    item(
      { year: at, exports: value, ...(whose === undefined ? {} : { partner: whose }) },
      { x: 10 * (index + 1), width: 8, y: 50, height: 30, ...numbers },
    ),
  );
  return mark('rect', { x: 'x year', y: 'y exports', y2: 'y =0' }, items);
}
const barSpec = (more: object = {}, type: unknown = 'bar') => ({
  mark: type,
  encoding: { x: year, y: exports, ...more },
});
const scales = { x: band, y: [0, 100] };

test('bars-that-show-their-rows-have-nothing-to-mark', () => {
  expect(
    marked(
      barSpec(),
      scene(
        [
          bars([
            [2020, 30],
            [2021, 0],
          ]),
        ],
        scales,
      ),
    ),
  ).toEqual([]);
});

test.each<[what: string, value: unknown, told: string]>([
  ['null', null, 'found no exports for year 2020'],
  ['undefined', undefined, 'found no exports for year 2020'],
  ['a word', 'many', 'found no exports for year 2020'],
])('a-mark-that-stands-although-its-value-is-%s-is-told', (_, value, told) => {
  const drawn = scene(
    [
      bars([
        [2020, value],
        [2021, 5],
      ]),
    ],
    scales,
  );
  expect(marked(barSpec(), drawn)).toEqual([
    `chart-row-missing: expected the bar mark to show each row, ${told} | "mark": "bar"`,
  ]);
  const twice = scene(
    [
      bars([
        [2020, value],
        [2021, 5],
        [2022, value],
        [2023, value],
      ]),
    ],
    {
      ...scales,
      x: { type: 'band', domain: [2020, 2021, 2022, 2023] },
    },
  );
  expect(marked(barSpec(), twice)[0]).toContain(`${told} and 2 more`);
});

test('numbers-written-as-texts-can-be-placed', () => {
  expect(marked(barSpec(), scene([bars([[2020, '30']])], scales))).toEqual([]);
});

test('of-a-stack-the-value-is-missed-and-not-its-ends', () => {
  const items = [
    item({ year: 2020, exports: null, exports_start: 0, exports_end: 0 }, { height: 0, width: 8 }),
  ];
  const stack = mark('rect', { x: 'x year', y: 'y exports_end', y2: 'y exports_start' }, items);
  const stacked = new Map([['exports_end', 'exports']]);
  expect(marked(barSpec(), scene([stack], scales, { stacked }))).toEqual([
    'chart-row-missing: expected the bar mark to show each row, found no exports for year 2020 | "mark": "bar"',
  ]);
});

test.each(['x', 'xc', 'x2', 'y', 'yc', 'y2'])('a-gap-in-%s-is-told', (channel) => {
  const drawn = mark('symbol', { [channel]: 'z total' }, [item({ name: 'a', total: null })]);
  expect(marked({ mark: 'point' }, scene([drawn], { z: [0, 1] }))).toEqual([
    'chart-row-missing: expected the point mark to show each row, found no total for name a | "mark": "point"',
  ]);
});

test.each(['fill', 'size', 'x3', 'ay'])('a-gap-in-%s-has-no-place-to-miss', (channel) => {
  const drawn = mark('symbol', { [channel]: 'z total' }, [item({ name: 'a', total: null })]);
  expect(marked({ mark: 'point' }, scene([drawn], { z: [0, 1] }))).toEqual([]);
});

test.each(['ordinal', 'band', 'point'])('a-gap-is-a-category-of-its-own-of-a-scale-of-kind-%s', (type) => {
  const drawn = mark('symbol', { x: 'z total' }, [item({ name: 'a', total: null })]);
  expect(marked({ mark: 'point' }, scene([drawn], { z: { type } }))).toEqual([]);
});

test('a-line-that-breaks-off-at-a-gap-shows-it', () => {
  const gap = item({ year: 2020, exports: null }, {}, { isDefined: false });
  const line = mark('line', { y: 'y exports' }, [gap, item({ year: 2021, exports: 1 }, { x: 9 })]);
  expect(marked({ mark: 'line', encoding: { x: year, y: exports } }, scene([line], scales))).toEqual([]);
});

// ---------------------------------------------------------------- areas

const areaSpec = { mark: 'area', encoding: { x: { ...exports, field: 'at' }, y: exports, color: partner } };

/** Points of an area over `at`, by partner; `null` is a gap. */
function area(points: readonly (readonly [at: number, value: number | null, partner: string])[]): SceneMark {
  return mark(
    'area',
    { x: 'x at', y: 'y exports_end', y2: 'y exports_start' },
    points.map(([at, value, whose]) =>
      item(
        { at, exports: value, exports_start: 0, exports_end: value ?? 0, partner: whose },
        { x: at, y: 5 },
        { isDefined: value !== null },
      ),
    ),
  );
}
const areaScales = { x: [0, 10], y: [0, 10] };

test('a-point-of-an-area-without-neighbors-is-told', () => {
  const drawn = area([
    [1, 5, 'Peru'],
    [2, null, 'Peru'],
    [3, 4, 'Peru'],
    [4, null, 'Peru'],
    [5, 5, 'Peru'],
    [6, 5, 'Peru'],
  ]);
  const read = marked(areaSpec, scene([drawn], areaScales));
  expect(read).toEqual([
    'chart-row-undrawn: expected the area mark to show each value, found one without size for partner Peru and 1 more | "mark": "area"',
  ]);
});

test('a-point-at-either-end-of-an-area-has-one-neighbor-at-most', () => {
  const first = [
    [1, 5, 'Peru'],
    [2, null, 'Peru'],
    [3, 5, 'Peru'],
    [4, 5, 'Peru'],
  ] as const;
  expect(marked(areaSpec, scene([area(first)], areaScales))).toHaveLength(1);
  expect(marked(areaSpec, scene([area(first.toReversed())], areaScales))).toHaveLength(1);
  expect(marked(areaSpec, scene([area(first.slice(2))], areaScales))).toEqual([]);
});

test('neighbors-are-those-of-one-series-in-one-plot', () => {
  const points = [
    [1, 5, 'Peru'],
    [2, 5, 'Norway'],
  ] as const;
  expect(marked(areaSpec, scene([area(points)], areaScales))[0]).toContain('for partner Peru and 1 more');
  const drawn = area([
    [1, 5, 'Peru'],
    [2, 5, 'Peru'],
  ]);
  const apart = drawn.items.map((each, index) => ({ ...each, plot: { ...plot, x1: index, x2: index + 50 } }));
  expect(marked(areaSpec, scene([{ ...drawn, items: apart }], areaScales))).toHaveLength(1);
  const below = drawn.items.map((each, index) => ({ ...each, plot: { ...plot, y1: index } }));
  expect(marked(areaSpec, scene([{ ...drawn, items: below }], areaScales))).toHaveLength(1);
});

test('a-lone-point-of-an-area-without-a-height-is-a-zero-that-was-filled-in', () => {
  expect(marked(areaSpec, scene([area([[1, 0, 'Peru']])], areaScales))).toEqual([]);
});

test('a-lone-point-of-an-area-may-be-shown-by-another-mark', () => {
  const lone = area([[1, 5, 'Peru']]);
  const point = (whose: string, isDefined = true) =>
    mark('symbol', {}, [item({ at: 1, partner: whose }, {}, { isDefined })], { name: 'others' });
  expect(marked(areaSpec, scene([lone, point('Peru')], areaScales))).toEqual([]);
  expect(marked(areaSpec, scene([lone, point('Norway')], areaScales))).toHaveLength(1);
  expect(marked(areaSpec, scene([lone, point('Peru', false)], areaScales))).toHaveLength(1);
  const { color: _, ...uncoloured } = areaSpec.encoding;
  // Nothing tells its row from others, so that none can stand for it.
  const spec = { ...areaSpec, encoding: uncoloured };
  expect(marked(spec, scene([lone, point('Peru')], areaScales))).toHaveLength(1);
});

test('a-line-needs-no-neighbors', () => {
  const line = { ...area([[1, 5, 'Peru']]), type: 'line' };
  expect(marked({ ...areaSpec, mark: 'line' }, scene([line], areaScales))).toEqual([]);
});

// ---------------------------------------------------------------- values outside

const point = (value: unknown, numbers: Readonly<Record<string, number>> = { x: 5, y: 5 }) =>
  mark('symbol', { y: 'y exports' }, [item({ year: 2020, exports: value }, numbers)]);
const pointSpec = (y: object = exports) => ({ mark: 'point', encoding: { x: year, y } });

test.each([
  [-1, true],
  [-0.00009, false],
  [0, false],
  [100, false],
  [100.00009, false],
  [101, true],
  [Number.NaN, false],
  ['101', false],
])('of-a-domain-of-0-to-100-%s-is-outside: %s', (value, isOutside) => {
  const told = marked(pointSpec(), scene([point(value)], { y: [0, 100] }));
  expect(told.filter((text) => text.startsWith('chart-value-outside'))).toEqual(
    isOutside
      ? [
          `chart-value-outside: expected values of y within the domain 0 to 100, found ${value} (year 2020) | "y": {`,
        ]
      : [],
  );
});

test('a-domain-that-falls-holds-the-same-values', () => {
  expect(marked(pointSpec(), scene([point(50)], { y: [100, 0] }))).toEqual([]);
  expect(marked(pointSpec(), scene([point(150)], { y: [100, 0] }))[0]).toContain(
    'within the domain 100 to 0',
  );
  expect(marked(pointSpec(), scene([point(5)], { y: [0, 10, 3] }))).toEqual([]);
});

test('the-domain-is-pointed-at-or-else-the-scale-the-channel-the-mark', () => {
  const at = (y: object) => marked(pointSpec(y), scene([point(150)], { y: [0, 100] }))[0]?.split(' | ')[1];
  expect(at({ ...exports, scale: { domain: [0, 100] } })).toBe('"domain": [');
  expect(at({ ...exports, scale: { zero: true } })).toBe('"scale": {');
  expect(at(exports)).toBe('"y": {');
  const [told] = marked({ mark: 'point' }, scene([point(150)], { y: [0, 100] }));
  expect(told).toContain('| "mark": "point"');
});

test('what-is-outside-is-counted-and-said-to-be-clipped-where-it-is', () => {
  const items = [150, -3, 50].map((value, index) =>
    item({ year: 2020 + index, exports: value }, { x: index }),
  );
  const drawn = mark('symbol', { y: 'y exports' }, items, { isClipped: true });
  expect(marked(pointSpec(), scene([drawn], { y: [0, 100] }))[0]).toContain(
    'found 150 (year 2020) and 1 more, clipped away',
  );
  const undefinedOnes = { ...drawn, items: items.map((each) => ({ ...each, isDefined: false })) };
  expect(marked(pointSpec(), scene([undefinedOnes], { y: [0, 100] }))).toEqual([]);
});

test('a-value-given-for-all-is-held-to-the-domain-too', () => {
  const rule = (given: string) => mark('rule', { y: `y ${given}` }, [item({ name: 'Limit' })]);
  const spec = { mark: 'rule', encoding: { y: { datum: 150 } } };
  expect(marked(spec, scene([rule('=150')], { y: [0, 100] }))[0]).toContain('found 150 (name Limit)');
  expect(marked(spec, scene([rule('=50')], { y: [0, 100] }))).toEqual([]);
  expect(marked(spec, scene([rule('')], { y: [0, 100] }))).toEqual([]);
});

test('dates-are-told-as-days', () => {
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  const told = marked(
    pointSpec({ field: 'exports', type: 'temporal' }),
    scene([point(day('2024-05-01'))], { y: [day('2020-01-01'), day('2023-01-01')] }),
  );
  expect(told.at(-1)).toContain('within the domain 2020-01-01 to 2023-01-01, found 2024-05-01');
});

test('the-zero-that-bars-begin-at-may-lie-outside', () => {
  const drawn = mark('rect', { y: 'y exports', y2: 'y =0' }, [
    item({ exports: 60, year: 2020 }, { height: 9 }),
  ]);
  expect(marked(barSpec(), scene([drawn], { y: [50, 100] }))).toEqual([]);
  expect(marked(barSpec({}, 'rule'), scene([drawn], { y: [50, 100] }))).toHaveLength(1);
});

test('categories-are-held-to-a-list-that-the-chart-gives', () => {
  const drawn = (value: unknown) =>
    mark('symbol', { fill: 'colour partner' }, [item({ year: 2020, partner: value })]);
  const spec = { mark: 'point', encoding: { x: year, color: partner } };
  const listed: Partial<SceneScale> = {
    type: 'ordinal',
    fixed: ['Peru', true, 3],
    domain: ['Peru', true, 3],
  };
  expect(marked(spec, scene([drawn('Norway')], { colour: listed }))).toEqual([
    'chart-value-outside: expected values of color within the domain Peru, true, 3, found Norway (year 2020, partner Norway) | "color": {',
  ]);
  for (const held of ['Peru', true, 3])
    expect(marked(spec, scene([drawn(held)], { colour: listed }))).toEqual([]);
  expect(marked(spec, scene([drawn(undefined)], { colour: listed }))[0]).toContain('found none');
  expect(marked(spec, scene([drawn('Norway')], { colour: { ...listed, fixed: undefined } }))).toEqual([]);
});

test('colours-of-a-measure-are-held-to-a-domain-only-where-the-chart-gives-it', () => {
  const drawn = mark('symbol', { fill: 'colour exports' }, [item({ year: 2020, exports: 150 })]);
  const spec = { mark: 'point', encoding: { color: exports } };
  const domain = [0, 100];
  expect(marked(spec, scene([drawn], { colour: { domain } }))).toEqual([]);
  expect(marked(spec, scene([drawn], { colour: { domain, fixed: domain } }))).toHaveLength(1);
  expect(marked(spec, scene([drawn], { colour: { type: 'threshold', domain, fixed: domain } }))).toEqual([]);
});

test('without-a-domain-a-mark-is-held-to-its-plot', () => {
  const symbol = (x: number) => mark('symbol', { x: 'x exports' }, [item({ year: 2020, exports: 1 }, { x })]);
  const spec = { mark: 'point', encoding: { x: exports, color: { ...year } } };
  const beyond = (drawn: SceneMark) => marked(spec, scene([drawn], { x: {} })).length;
  expect([-1.01, -1, 0, 100, 101, 101.01].map((x) => beyond(symbol(x)))).toEqual([1, 0, 0, 0, 0, 1]);
  const wide = (x: number, width: number, type = 'rect') =>
    mark(type, { x: 'x exports' }, [item({ year: 2020, exports: 1 }, { x, width })]);
  expect([wide(50, 51), wide(50, 51.1), wide(50, 51.1, 'symbol')].map(beyond)).toEqual([0, 1, 0]);
  const high = (y: number, height: number) =>
    mark('rect', { y: 'x exports' }, [item({ year: 2020, exports: 1 }, { y, height })]);
  expect([high(50, 51), high(50, 51.1), high(-2, 5)].map(beyond)).toEqual([0, 1, 1]);
  expect(marked(spec, scene([symbol(200)], { x: {} }))).toEqual([
    'chart-value-outside: expected values of x within the plot, found 1 (year 2020) | "x": {',
  ]);
});

// ---------------------------------------------------------------- sizes

test('a-bar-without-length-for-a-value-is-told', () => {
  const flat = bars(
    [
      [2020, 30],
      [2021, 20],
      [2022, 0],
    ],
    { height: 0 },
  );
  const wideBand = { x: { type: 'band', domain: [2020, 2021, 2022] }, y: [0, 100] };
  expect(marked(barSpec(), scene([flat], wideBand))).toEqual([
    'chart-row-undrawn: expected the bar mark to show each value, found one without size for year 2020 and 1 more | "mark": "bar"',
  ]);
  expect(marked(barSpec(), scene([bars([[2020, 30]], { height: 0.001 })], scales))).toEqual([]);
});

test('a-bar-that-lies-is-measured-by-its-width', () => {
  const spec = { mark: 'bar', encoding: { y: year, x: exports } };
  const lying = (numbers: Readonly<Record<string, number>>) =>
    mark('rect', { y: 'y year', x: 'x exports', x2: 'x =0' }, [item({ year: 2020, exports: 30 }, numbers)]);
  const read = { x: [0, 100], y: band };
  expect(marked(spec, scene([lying({ width: 0, height: 8 })], read))).toHaveLength(1);
  expect(marked(spec, scene([lying({ width: 8, height: 0 })], read))).toEqual([]);
  expect(marked(spec, scene([lying({})], read))).toEqual([]);
});

test('a-bar-between-two-fields-that-are-equal-has-no-length', () => {
  const spec = (y2: object) => ({
    mark: 'bar',
    encoding: { x: year, y: { ...exports, stack: 'zero' }, ...y2 },
  });
  const drawn = mark('rect', { y: 'y exports', y2: 'y low' }, [
    item({ year: 2020, exports: 30, low: 30 }, { height: 0 }),
  ]);
  expect(marked(spec({}), scene([drawn], { y: [0, 100] }))).toEqual([]);
  const apart = { ...drawn, items: [item({ year: 2020, exports: 30, low: 10 }, { height: 0 })] };
  expect(marked(spec({}), scene([apart], { y: [0, 100] }))).toHaveLength(1);
  expect(marked(spec({ y2: { field: 'low' } }), scene([apart], { y: [0, 100] }))).toEqual([]);
});

test('a-slice-without-angle-for-a-value-is-told', () => {
  const spec = { mark: 'arc', encoding: { theta: exports, color: partner } };
  const slice = (value: number, from: number, to: number) =>
    mark('arc', { startAngle: 't theta_start', endAngle: 't theta_end' }, [
      item(
        { partner: 'Peru', exports: value, theta_start: 0, theta_end: value },
        { startAngle: from, endAngle: to },
      ),
    ]);
  expect(marked(spec, scene([slice(5, 1, 1)]))).toEqual([
    'chart-row-undrawn: expected the arc mark to show each value, found one without size for partner Peru | "mark": "arc"',
  ]);
  expect(marked(spec, scene([slice(0, 1, 1)]))).toEqual([]);
  expect(marked(spec, scene([slice(5, 1, 1.5)]))).toEqual([]);
  expect(marked(spec, scene([slice(5, 1.5, 1)]))).toEqual([]);
});

// ---------------------------------------------------------------- parts of a whole

test('a-negative-slice-is-told', () => {
  const spec = { mark: 'arc', encoding: { theta: exports, color: partner } };
  const slices = (values: readonly number[], fields: readonly string[] = ['exports']) =>
    mark(
      'arc',
      { startAngle: 't from', endAngle: 't to' },
      values.map((value, index) =>
        item(
          { partner: `p${index}`, from: 0, to: value, ...(fields.length === 0 ? {} : { exports: value }) },
          { startAngle: index, endAngle: index + 1 },
        ),
      ),
    );
  expect(marked(spec, scene([slices([4, -3, -2, 0])]))).toEqual([
    'chart-part-negative: expected parts of a whole of zero or more, found -3 (partner p1) and 1 more | "theta": {',
  ]);
  expect(marked(spec, scene([slices([4, 0])]))).toEqual([]);
});

test.each(['x', 'y'] as const)('a-negative-share-of-%s-is-told-and-a-negative-bar-is-not', (axis) => {
  const other = axis === 'x' ? 'y' : 'x';
  const shares = mark(
    'rect',
    { [axis]: 's end', [`${axis}2`]: 's start' },
    [4, -3].map((value, index) =>
      item(
        { year: 2020 + index, exports: value, start: 0, end: value },
        { width: 5, height: 5, [other]: index },
      ),
    ),
  );
  const spec = (stack: unknown) => ({
    mark: 'bar',
    encoding: { [other]: year, [axis]: { ...exports, stack } },
  });
  expect(marked(spec('normalize'), scene([shares], { s: [-5, 5] }))).toEqual([
    `chart-part-negative: expected parts of a whole of zero or more, found -3 (year 2021) | "${axis}": {`,
  ]);
  expect(marked(spec('zero'), scene([shares], { s: [-5, 5] }))).toEqual([]);
});

test('of-a-share-that-is-counted-the-ends-say-what-is-negative', () => {
  const spec = (axis: 'x' | 'y') => ({
    mark: 'bar',
    encoding: { color: partner, [axis]: { aggregate: 'sum', stack: 'normalize' } },
  });
  const shares = (axis: 'x' | 'y', low: number, high: number) =>
    mark('rect', { [axis]: 's high', [`${axis}2`]: 's low' }, [
      item({ partner: 'Peru', low, high }, { width: 5, height: 5 }),
    ]);
  for (const axis of ['x', 'y'] as const) {
    expect(marked(spec(axis), scene([shares(axis, 3, 1)], { s: [-5, 5] }))[0]).toContain(
      'found -2 (partner Peru)',
    );
    expect(marked(spec(axis), scene([shares(axis, 1, 3)], { s: [-5, 5] }))).toEqual([]);
  }
});

// ---------------------------------------------------------------- doubles

test('two-rows-of-one-bar-are-told', () => {
  const at = (x: number, whose: string) =>
    item({ year: 2020, exports: 5, partner: whose }, { x, width: 8, height: 5 });
  const drawn = (...items: readonly ReturnType<typeof at>[]) =>
    scene([mark('rect', { x: 'x year', y: 'y exports', y2: 'y =0' }, items)], scales);
  expect(marked(barSpec(), drawn(at(1, 'a'), at(1, 'b')))).toEqual([
    'chart-rows-doubled: expected one row for each place of the bar mark, found 2 for year 2020 | "mark": "bar"',
  ]);
  expect(marked(barSpec(), drawn(at(1, 'a'), at(1, 'b'), at(1, 'c'), at(2, 'a'), at(2, 'b')))[0]).toContain(
    'found 3 for year 2020, and several in 1 more',
  );
  expect(marked(barSpec(), drawn(at(1, 'a'), at(1.004, 'b')))).toHaveLength(1);
  expect(marked(barSpec(), drawn(at(1, 'a'), at(1.02, 'b')))).toEqual([]);
  expect(marked(barSpec({ color: partner }), drawn(at(1, 'a'), at(1, 'b')))).toEqual([]);
  expect(marked(barSpec({ color: [partner] }), drawn(at(1, 'a'), at(1, 'b')))).toEqual([]);
  expect(marked(barSpec({ color: exports }), drawn(at(1, 'a'), at(1, 'b')))).toHaveLength(1);
});

test.each<[what: string, definition: object, count: number]>([
  ['a sum', { ...exports, aggregate: 'sum' }, 0],
  ['a stack that is asked for', { ...exports, stack: 'zero' }, 0],
  ['a stack that is refused', { ...exports, stack: null }, 1],
  ['no stack at all', { ...exports, stack: false }, 1],
])('two-rows-of-one-bar-with-%s', (_, y, count) => {
  const items = ['a', 'b'].map((whose) =>
    item({ year: 2020, exports: 5, partner: whose }, { x: 1, width: 8, height: 5 }),
  );
  const drawn = mark('rect', { x: 'x year', y: 'y exports', y2: 'y =0' }, items);
  const spec = { mark: 'bar', encoding: { x: year, y, color: partner } };
  expect(marked(spec, scene([drawn], scales))).toHaveLength(count);
});

test('bars-over-one-another-are-seen-where-one-shines-through', () => {
  const spec = barSpec({ y: { ...exports, stack: null }, color: partner });
  const layered = (numbers: Readonly<Record<string, number>>) =>
    scene(
      [
        mark(
          'rect',
          { x: 'x year', y: 'y exports', y2: 'y =0' },
          ['a', 'b'].map((whose) =>
            item({ year: 2020, exports: 5, partner: whose }, { x: 1, width: 8, height: 5, ...numbers }),
          ),
        ),
      ],
      scales,
    );
  expect(marked(spec, layered({ opacity: 1 }))).toHaveLength(1);
  expect(marked(spec, layered({ opacity: 0.9 }))).toEqual([]);
  expect(marked(spec, layered({ fillOpacity: 0.5 }))).toEqual([]);
});

test('bars-of-one-place-in-two-plots-are-two', () => {
  const items = [0, 1].map((index) => ({
    ...item({ year: 2020, exports: 5 }, { x: 1, width: 8, height: 5 }),
    plot: { ...plot, y1: plot.y1 + index },
  }));
  const drawn = mark('rect', { x: 'x year', y: 'y exports', y2: 'y =0' }, items);
  expect(marked(barSpec(), scene([drawn], scales))).toEqual([]);
});

const doubled = (type: string, spec: object, numbers: readonly Readonly<Record<string, number>>[]) =>
  marked(
    spec,
    scene([
      mark(
        type,
        {},
        numbers.map((each, index) => item({ year: 2020, exports: index, partner: `p${index}` }, each)),
      ),
    ]),
  ).length;

test('two-points-in-one-place-are-told', () => {
  const spec = { mark: 'point', encoding: { x: exports, y: exports } };
  expect(
    doubled('symbol', spec, [
      { x: 1, y: 2 },
      { x: 1, y: 2 },
    ]),
  ).toBe(1);
  expect(
    doubled('symbol', spec, [
      { x: 1, y: 2 },
      { x: 1, y: 3 },
    ]),
  ).toBe(0);
  expect(
    doubled('symbol', spec, [
      { x: 1, y: 2 },
      { x: 2, y: 2 },
    ]),
  ).toBe(0);
  expect(
    doubled('text', spec, [
      { x: 1, y: 2 },
      { x: 1, y: 2 },
    ]),
  ).toBe(0);
});

test('a-line-has-one-point-for-each-place-along-its-axis', () => {
  const same = [
    { x: 1, y: 2 },
    { x: 1, y: 3 },
  ];
  const level = [
    { x: 1, y: 2 },
    { x: 2, y: 2 },
  ];
  const line = (encoding: object, type: unknown = 'line') => ({ mark: type, encoding });
  const over = line({ x: year, y: exports });
  for (const type of ['line', 'trail', 'area']) {
    expect(doubled(type, over, same)).toBeGreaterThan(0);
  }
  expect(doubled('line', over, level)).toBe(0);
  expect(doubled('line', line({ x: exports, y: year }), level)).toBe(1);
  expect(doubled('line', line({ x: exports, y: year }), same)).toBe(0);
  expect(doubled('line', line({ x: exports, y: exports }), same)).toBe(1);
  expect(doubled('line', line({ x: exports }), same)).toBe(1);
  expect(doubled('line', line({ x: year, y: exports }, { type: 'line', orient: 'horizontal' }), level)).toBe(
    1,
  );
  expect(doubled('line', line({ x: year, y: exports }, { type: 'line', orient: 'vertical' }), same)).toBe(1);
  for (const other of ['order', 'x2', 'y2']) {
    expect(doubled('line', line({ x: year, y: exports, [other]: exports }), same)).toBe(0);
  }
});

test('slices-are-told-apart-by-their-series', () => {
  const slices = [
    { startAngle: 0, endAngle: 1 },
    { startAngle: 1, endAngle: 2 },
  ];
  const spec = (encoding: object) => ({ mark: 'arc', encoding });
  expect(doubled('arc', spec({ theta: exports }), slices)).toBe(1);
  expect(doubled('arc', spec({ theta: exports, color: partner }), slices)).toBe(0);
  expect(doubled('arc', spec({ radius: exports }), slices)).toBe(0);
  const layered = { ...exports, stack: null };
  expect(doubled('arc', spec({ theta: layered, color: partner }), slices)).toBe(1);
  expect(doubled('arc', spec({ theta: layered, radius: exports }), slices)).toBe(0);
  expect(doubled('arc', spec({ theta: exports, radius: exports }), slices)).toBe(1);
});

test('cells-of-a-heat-map-have-a-place-and-a-width', () => {
  const spec = { mark: 'rect', encoding: { x: year, y: partner } };
  const cell = { x: 1, y: 2, width: 3 };
  expect(doubled('rect', spec, [cell, cell])).toBe(1);
  expect(doubled('rect', spec, [cell, { ...cell, x: 9 }])).toBe(0);
  expect(doubled('rect', spec, [cell, { ...cell, y: 9 }])).toBe(0);
  expect(doubled('rect', spec, [cell, { ...cell, width: 9 }])).toBe(0);
  expect(doubled('rect', { ...spec, mark: 'bar' }, [cell, cell])).toBe(0);
});

test('lying-bars-are-doubled-by-their-y-and-height', () => {
  const spec = { mark: 'bar', encoding: { x: exports, y: year } };
  const lying = (...numbers: readonly Readonly<Record<string, number>>[]) =>
    marked(
      spec,
      scene(
        [
          mark(
            'rect',
            { x: 'x exports', x2: 'x =0' },
            numbers.map((each) => item({ year: 2020, exports: 5 }, { width: 5, ...each })),
          ),
        ],
        { x: [0, 10] },
      ),
    ).length;
  expect(lying({ y: 1, height: 4 }, { y: 1, height: 4 })).toBe(1);
  expect(lying({ y: 1, height: 4 }, { y: 6, height: 4 })).toBe(0);
  expect(lying({ y: 1, height: 4 }, { y: 1, height: 5 })).toBe(0);
  expect(lying({ y: 1, height: 4, x: 0 }, { y: 1, height: 4, x: 9 })).toBe(1);
});

// ---------------------------------------------------------------- rows left out

const omission = (rows: readonly Readonly<Record<string, unknown>>[], data = 'source_0') =>
  ({ data, field: 'exports', rows }) as const;

test('rows-left-out-are-told-once-with-how-many', () => {
  const left = omission([{ year: 2020 }, { year: 2021 }]);
  const drawn = scene([bars([[2022, 5]])], { x: { type: 'band' }, y: [0, 9] }, { omissions: [left, left] });
  expect(marked(barSpec(), drawn)).toEqual([
    'chart-row-missing: expected the bar mark to show each row, found no exports for year 2020 and 1 more | "mark": "bar"',
  ]);
});

test('rows-left-out-of-no-mark-are-not-missed', () => {
  const left = omission([{ year: 2020 }], 'elsewhere');
  expect(marked(barSpec(), scene([bars([[2022, 5]])], scales, { omissions: [left] }))).toEqual([]);
});

test('a-row-left-out-that-another-mark-stands-for-is-not-missed', () => {
  const left = omission([{ year: 2020 }, { year: 2021 }]);
  const sign = mark('text', {}, [item({ year: 2020, words: 'n/a' })], { name: 'others' });
  const read = scene([bars([[2022, 5]]), sign], { x: { type: 'band' }, y: [0, 9] }, { omissions: [left] });
  expect(marked(barSpec(), read)).toEqual([
    'chart-row-missing: expected the bar mark to show each row, found no exports for year 2021 | "mark": "bar"',
  ]);
});

// ---------------------------------------------------------------- words for rows

test.each<[what: string, encoding: object, row: string]>([
  ['its dimensions', { x: year, color: partner, y: exports }, 'year 2020, partner Peru'],
  ['years even as quantities', { x: { field: 'year', type: 'quantitative' }, y: exports }, 'year 2020'],
  ['its heads', { row: partner, y: exports }, 'partner Peru'],
  ['its texts where no channel tells rows apart', { y: exports }, 'partner Peru, region South'],
  ['a date as a day', { x: { field: 'day', type: 'temporal' }, y: exports }, 'day 2024-05-01'],
  ['no field that is binned', { x: { ...year, bin: true }, color: partner, y: exports }, 'partner Peru'],
  ['a field that is binned by null', { x: { ...year, bin: null }, y: exports }, 'year 2020'],
  [
    'no field by a unit of time',
    { x: { ...year, timeUnit: 'year' }, color: partner, y: exports },
    'partner Peru',
  ],
  [
    'no field that is counted',
    { x: { ...year, aggregate: 'max' }, color: partner, y: exports },
    'partner Peru',
  ],
])('a-row-is-named-by-%s', (_, encoding, row) => {
  const datum = {
    year: 2020,
    partner: 'Peru',
    region: 'South',
    day: 1714521600000,
    exports: null,
    __count: 'x',
  };
  const drawn = mark('symbol', { y: 'y exports' }, [item(datum)]);
  expect(marked({ mark: 'point', encoding }, scene([drawn], { y: [0, 1] }))).toEqual([
    `chart-row-missing: expected the point mark to show each row, found no exports for ${row} | "mark": "point"`,
  ]);
});

test('a-row-without-words-is-named-by-its-numbers-five-at-most', () => {
  const datum = { __rank: 1, a: 1, b: 0.1 + 0.2, c: null, d: true, e: 5, f: 6, exports: null };
  const drawn = mark('symbol', { y: 'y exports' }, [item(datum)]);
  expect(marked({ mark: 'point' }, scene([drawn], { y: [0, 1] }))[0]).toContain(
    'for a 1, b 0.3, c none, d true, e 5 |',
  );
});

test('small-numbers-of-a-temporal-field-are-years-and-no-days', () => {
  const drawn = mark('symbol', { y: 'y exports' }, [item({ at: 2020, exports: null })]);
  const encoding = { x: { field: 'at', type: 'temporal' } };
  expect(marked({ mark: 'point', encoding }, scene([drawn], { y: [0, 1] }))[0]).toContain('for at 2020 |');
});

// ---------------------------------------------------------------- zeros, plots, units

const zeros = (spec: object, read: Scene) => {
  const on = reportOn(spec);
  const holds = checkZeros(on.report, read, on.spec);
  expect(holds).toBe(on.told().length === 0);
  return on.told();
};

test('bars-begin-at-zero', () => {
  const drawn = (domain: readonly unknown[], type = 'linear') =>
    scene([bars([[2020, 60]])], { x: band, y: { domain, type } });
  expect(zeros(barSpec(), drawn([0, 100]))).toEqual([]);
  expect(zeros(barSpec(), drawn([-5, 100]))).toEqual([]);
  expect(zeros(barSpec(), drawn([100, 50]))).toEqual([
    'chart-axis-without-zero: expected zero on the y axis of the bar mark, found an axis that begins at 50 | "y": {',
  ]);
  expect(zeros(barSpec(), drawn([-100, -50]))[0]).toContain('begins at -50');
  expect(zeros(barSpec(), drawn([1, 1000], 'log'))[0]).toContain(
    'found a logarithmic scale, which has no zero',
  );
  expect(zeros(barSpec({ y: { ...exports, scale: { zero: false } } }), drawn([50, 100]))[0]).toContain(
    '| "scale": {',
  );
  expect(zeros(barSpec({}, 'area'), drawn([50, 100]))).toHaveLength(1);
  for (const type of ['point', 'line', 'rule'])
    expect(zeros(barSpec({}, type), drawn([50, 100]))).toEqual([]);
  expect(zeros(barSpec({ y2: { field: 'low' } }), drawn([50, 100]))).toEqual([]);
});

test.each<[what: string, y: object, count: number]>([
  ['a count', { aggregate: 'count' }, 1],
  ['a bin', { ...exports, bin: true }, 0],
  ['a bin of null', { ...exports, bin: null }, 1],
  ['a category', { ...exports, type: 'ordinal' }, 0],
])('of-%s-zero-is-asked-where-it-is-a-measure', (_, y, count) => {
  const drawn = scene([bars([[2020, 60]])], { x: band, y: [50, 100] });
  expect(zeros(barSpec({ y }), drawn)).toHaveLength(count);
});

test('a-scale-that-is-not-known-or-has-no-bars-is-not-asked-for-its-zero', () => {
  const flat = mark('rect', { x: 'x year', y: 'y exports' }, [item({ year: 2020, exports: 5 })]);
  expect(zeros(barSpec(), scene([flat], { y: [50, 100] }))).toEqual([]);
  expect(zeros(barSpec(), scene([bars([])], { y: [50, 100] }))).toEqual([]);
  expect(zeros(barSpec(), scene([bars([[2020, 60]])], { y: {} }))).toEqual([]);
  expect(zeros(barSpec(), scene([bars([[2020, 60]])]))).toEqual([]);
  const unscaled = { ...bars([[2020, 60]]), channels: new Map() };
  expect(zeros(barSpec(), scene([unscaled], { y: [50, 100] }))).toEqual([]);
});

test('plots-take-a-third-of-their-picture-at-least', () => {
  const picture = { width: 300, height: 150 };
  const told = (...plots: readonly (readonly [number, number, number, number])[]) => {
    const on = reportOn({});
    const boxes = plots.map(([x1, y1, x2, y2]) => ({ x1, y1, x2, y2 }));
    checkPlots(on.report, scene([], {}, { plots: boxes }), picture);
    return on.told().map((text) => text.split(' | ')[0]);
  };
  expect(told()).toEqual([]);
  expect(told([10, 10, 110, 60])).toEqual([]);
  expect(told([10, 10, 109, 60])).toEqual([
    'chart-plot-small: expected a plot that fills its picture, found one of 99 pt in a width of 300 pt',
  ]);
  expect(told([10, 10, 110, 59])).toEqual([
    'chart-plot-small: expected a plot that fills its picture, found one of 49 pt in a height of 150 pt',
  ]);
  // Of several plots the whole that they enclose counts.
  expect(told([10, 10, 20, 20], [100, 50, 110, 60])).toEqual([]);
  expect(told([100, 50, 110, 60], [10, 10, 20, 20])).toEqual([]);
});

test('a-mark-is-read-with-the-view-that-draws-it', () => {
  const layers = {
    encoding: { x: year },
    layer: [{ mark: 'bar' }, { mark: { type: 'rule', size: 2 }, encoding: { y: exports } }],
  };
  const spec = { vconcat: [{ mark: 'area' }, layers] };
  const on = reportOn(spec);
  const unit = unitOf(on.report, on.spec, 'concat_1_layer_1_marks');
  expect(unit).toMatchObject({
    path: ['vconcat', 1, 'layer', 1],
    type: 'rule',
    encoding: { y: exports },
    mark: { type: 'rule', size: 2 },
    years: new Set(['year']),
  });
  expect(unitOf(on.report, on.spec, 'concat_0_marks')).toMatchObject({
    type: 'area',
    encoding: {},
    mark: {},
  });
  expect(unitOf(on.report, on.spec, 'concat_7_marks')).toMatchObject({ encoding: {}, mark: {} });
});

test('channels-are-asked-for-by-the-names-of-vega-lite', () => {
  const names = ['fill', 'stroke', 'xc', 'yc', 'x2', 'y2', 'startAngle', 'endAngle', 'x', 'opacity'];
  expect(names.map(askedChannel)).toEqual([
    'color',
    'color',
    'x',
    'y',
    'x',
    'y',
    'theta',
    'theta',
    'x',
    'opacity',
  ]);
});
