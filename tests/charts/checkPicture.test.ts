/** Pictures made by hand, of labels 7.5 pt high whose characters are half an em wide: what a proof-reader marks in them. */
import { expect, test } from 'vitest';
import type { Matrix, PathMark, TextMark } from '../../pipeline/charts/Chart.ts';
import { checkPicture } from '../../pipeline/charts/checkPicture.ts';
import { rectanglePath } from '../../pipeline/charts/pathData.ts';
import { squares } from './drawFixture.ts';
import { reportOn } from './sceneFixture.ts';

const upright: Matrix = [1, 0, 0, 1, 0, 0];
const [width, height] = [200, 100];

function label(text: string, x: number, y: number, more: Partial<TextMark> = {}): TextMark {
  const size = more.size ?? 7.5;
  const own = {
    font: 'sans-400',
    size,
    fill: '#000000',
    opacity: 1,
    width: [...text].length * size * 0.5,
  } as const;
  return { type: 'text', text, x, y, matrix: upright, ...own, ...more };
}

function ground(box: readonly [number, number, number, number], more: Partial<PathMark> = {}): PathMark {
  return {
    type: 'path',
    segments: rectanglePath(...box),
    fill: '#222222',
    fillOpacity: 1,
    strokeOpacity: 1,
    strokeWidth: 0,
    strokeDash: [],
    strokeCap: 'butt',
    strokeJoin: 'miter',
    ...more,
  };
}

/** Texts of each part, e.g. `{ 'axis 0': […] }`; the specification says where they are set. */
function marked(
  parts: Readonly<Record<string, readonly TextMark[]>>,
  spec: object = { mark: 'bar' },
  paths: readonly PathMark[] = [],
  paper = '#ffffff',
): readonly string[] {
  const on = reportOn(spec);
  // A column is looked at for words of the data where the chart draws it.
  on.report.uses.set('trade', new Set(['partner']));
  const texts = Object.values(parts).flat();
  const named = Object.entries(parts).flatMap(([part, marks]) => marks.map((each) => [each, part] as const));
  const picture = { width, height, marks: [...paths, ...texts] };
  checkPicture(on.report, { picture, drawn: new Map(), faults: [], parts: new Map(named) }, squares, paper);
  return on.told();
}

const axisSpec = {
  mark: 'bar',
  encoding: {
    x: { field: 'year', axis: { grid: false } },
    y: { field: 'exports' },
    color: { field: 'partner' },
  },
};
const across = (...texts: readonly string[]) => texts.map((text, index) => label(text, 10 + 40 * index, 90));
const down = (...texts: readonly string[]) => texts.map((text, index) => label(text, 5, 20 + 20 * index));

test('labels-that-stand-apart-on-their-paper-have-nothing-to-mark', () => {
  expect(marked({ 'axis 0': across('2020', '2021'), 'axis 1': down('0', '10') }, axisSpec)).toEqual([]);
});

test('letters-are-7-points-high-at-least', () => {
  expect(marked({ '': [label('small', 10, 50, { size: 6.9 })] })).toEqual([
    expect.stringMatching(/^chart-text-small: .*"small".* \| \{$/),
  ]);
  expect(marked({ '': [label('right', 10, 50, { size: 7 })] })).toEqual([]);
});

test('cut-words-end-in-an-ellipsis', () => {
  expect(marked({ '': [label('Nor…', 10, 50)] })).toEqual([
    expect.stringMatching(/^chart-label-cut: .*Nor…/),
  ]);
  expect(marked({ '': [label('Nor… way', 10, 50)] })).toEqual([]);
});

test('a-letter-that-the-font-has-not-is-named', () => {
  expect(marked({ '': [label('a\u{1F600}b', 10, 50)] })).toEqual([
    expect.stringMatching(/^chart-glyph-missing: .*\u{1F600}/u),
  ]);
});

test.each([
  ['0.30000000000000004', true],
  ['1,00000000001', true],
  ['0.3000000000', false],
  ['0.30000000001', true],
  ['x.30000000001', false],
])('%s is a raw number: %s', (text, isRaw) => {
  const told = marked({ 'axis 0': [label(text, 10, 50), label(text, 10, 80)] }, axisSpec);
  expect(told.filter((each) => each.startsWith('chart-number-raw'))).toHaveLength(isRaw ? 1 : 0);
});

test('a-raw-number-is-told-once-for-each-part-and-not-where-it-is-written', () => {
  const raw = '0.30000000000000004';
  const told = marked({ 'axis 0': [label(raw, 10, 90)], layer_0_marks: [label(raw, 10, 20)] }, axisSpec);
  expect(told).toEqual([
    `chart-number-raw: expected a number in a format, found "${raw}" | "y": {`,
    `chart-number-raw: expected a number in a format, found "${raw}" | "mark": "bar"`,
  ]);
  expect(marked({ '': [label(raw, 10, 90)] }, { mark: { type: 'text', text: raw } })).toEqual([]);
});

test.each([
  ['null', 'null'],
  ['undefined', 'undefined'],
  ['NaN', 'NaN'],
  ['Infinity', 'Infinity'],
  ['2020: null', 'null'],
  ['(NaN)', 'NaN'],
  ['-Infinity', 'Infinity'],
])('%s says nothing', (text, word) => {
  expect(marked({ 'axis 0': [label(text, 10, 50)] }, axisSpec)).toEqual([
    `chart-word-of-nothing: expected words of the book, found "${word}"${word === text ? '' : ` in "${text}"`} | "y": {`,
  ]);
});

test.each(['nullified', 'annul', 'null1', '1null', 'NaNo', 'énull', 'Null', 'INFINITY'])(
  '%s is a word',
  (text) => {
    expect(marked({ 'axis 0': [label(text, 10, 50)] }, axisSpec)).toEqual([]);
  },
);

test('a-word-of-nothing-may-be-written-in-the-chart-or-stand-in-its-data', () => {
  expect(marked({ '': [label('null', 10, 50)] }, { mark: { type: 'text', text: 'null' } })).toEqual([]);
  const written = { tables: new Map() };
  const on = reportOn(axisSpec, written);
  expect(on.told()).toEqual([]);
  expect(marked({ '': [label('Norway 0.30000000000000004', 10, 50)] })).toHaveLength(1);
});

test('ticks-of-numbers-that-say-the-same-are-told', () => {
  expect(marked({ 'axis 0': across('1', '2', '2', '2') }, axisSpec)).toEqual([
    'chart-ticks-alike: expected a label of its own for each value of the x axis, found "2" 3 times | "axis": {',
  ]);
  expect(marked({ 'axis 0': down('1', '1') }, axisSpec)).toEqual([
    'chart-ticks-alike: expected a label of its own for each value of the y axis, found "1" 2 times | "y": {',
  ]);
  expect(
    marked({ 'axis 0': across('1', '2'), 'axis 1': across('1', '2').map((each) => ({ ...each, y: 20 })) }),
  ).toEqual([]);
  expect(marked({ 'axis 0': across('1 a', '1 a') }, axisSpec)).toEqual([]);
  expect(marked({ 'axis 0': across('–', '–') }, axisSpec)).toEqual([]);
  expect(marked({ 'legend 0': across('1', '1') }, axisSpec)).toEqual([]);
  expect(marked({ 'axis 0': across('$1', '$1', 'a') }, axisSpec)).toEqual([]);
});

test.each([
  [{ x: -0.5 }, undefined],
  [{ x: -0.6 }, '0.6 pt beyond its left edge'],
  [{ x: width - 7.5 + 0.5 }, undefined],
  [{ x: width - 7.5 + 0.6 }, '0.6 pt beyond its right edge'],
  [{ y: 4.5 - 0.5 }, undefined],
  [{ y: 4.5 - 0.7 }, '0.7 pt beyond its upper edge'],
  [{ y: height - 0.75 + 0.5 }, undefined],
  [{ y: height - 0.75 + 0.7 }, '0.7 pt beyond its lower edge'],
])('a-label-at-%j-reaches-over-the-edge: %s', (at, told) => {
  // Two characters are 7.5 pt wide, capitals 4.5 pt high, half of the descenders 0.75 pt deep.
  const found = marked({ '': [label('ab', 50, 50, at)] });
  if (told === undefined) expect(found).toEqual([]);
  else expect(found).toEqual([expect.stringContaining(told)]);
});

test('several-labels-over-the-edge-are-told-at-once-with-the-furthest', () => {
  const out = [label('aaaa', -3, 20), label('bbbb', -5, 40), label('cccc', 5, 60)];
  expect(marked({ 'axis 0': out }, axisSpec)).toEqual([
    'chart-label-outside: expected labels of the y axis within the picture, found 2 beyond its edges, "bbbb" by 5.0 pt on the left side | "y": {',
  ]);
  const mixed = marked({ 'axis 0': out.slice(0, 1), layer_0_marks: [label('dddd', -9, 80)] }, axisSpec);
  expect(mixed).toHaveLength(2);
});

test('of-a-legend-even-one-entry-is-told-with-the-columns-that-fit', () => {
  const on = reportOn(axisSpec);
  const entry = label('wide label!!', width - 10, 20);
  const parts = new Map([
    [entry, 'legend 0'],
    [label('ab', 5, 20), 'legend 0'],
  ]);
  const picture = { width, height, marks: [...parts.keys()] };
  checkPicture(on.report, { picture, drawn: new Map(), faults: [], parts }, squares, '#ffffff');
  // 12 characters of 3.75 pt and 26 pt for the symbol: two entries in 200 pt.
  expect(on.report.problems.map(({ hints, message }) => [message, hints?.[0]])).toEqual([
    [
      'expected labels of the legend within the picture, found 1 beyond its edges, "wide label!!" by 35.0 pt on the right side',
      'write "legend": { "columns": 2 }, or label the marks themselves and write "legend": null',
    ],
  ]);
  expect(on.told()[0]).toMatch(/\| "color": \{$/);
});

test('a-legend-of-very-long-entries-has-one-column', () => {
  const on = reportOn(axisSpec);
  const entry = label('x'.repeat(60), 5, 20);
  const picture = { width, height, marks: [entry] };
  const parts = new Map([[entry, 'legend 0']]);
  checkPicture(on.report, { picture, drawn: new Map(), faults: [], parts }, squares, '#ffffff');
  expect(on.report.problems[0]?.hints?.[0]).toContain('"columns": 1 }');
});

test('two-labels-over-one-another-are-told', () => {
  const pair = (x: number, y: number, more: Partial<TextMark> = {}) =>
    marked({ '': [label('abcd', 50, 50), label('efgh', 50 + x, 50 + y, more)] }).length;
  expect(pair(0, 0)).toBe(1);
  // Four characters are 15 pt wide; boxes are 5.25 pt high; 0.4 pt may meet.
  expect([14.5, 14.61, 15].map((x) => pair(x, 0))).toEqual([1, 0, 0]);
  expect([-14.5, -14.61].map((x) => pair(x, 0))).toEqual([1, 0]);
  expect([4.8, 4.86, 6].map((y) => pair(0, y))).toEqual([1, 0, 0]);
  expect([-4.8, -4.86].map((y) => pair(0, y))).toEqual([1, 0]);
});

test('turned-labels-are-held-by-their-own-box', () => {
  // A label turned by a quarter stands upright from its anchor: 15 pt high, 5.25 pt wide.
  const turned = (x: number, y: number) => label('efgh', 0, 0, { matrix: [0, -1, 1, 0, x, y] });
  const over = (x: number, y: number) => marked({ '': [label('abcd', 50, 50), turned(x, y)] }).length;
  expect(over(60, 55)).toBe(1);
  expect(over(70, 55)).toBe(0);
  expect(over(60, 70)).toBe(0);
  // By an eighth, the boxes around both would meet although the letters do not.
  const half = Math.SQRT1_2;
  const slanted = (x: number, y: number) => label('efgh', 0, 0, { matrix: [half, -half, half, half, x, y] });
  const beside = (x: number, y: number) => marked({ '': [label('abcd', 50, 50), slanted(x, y)] }).length;
  expect(beside(60, 52)).toBe(1);
  expect(beside(63, 58)).toBe(1);
  expect(beside(66, 60)).toBe(0);
});

test('a-crowd-of-labels-is-one-message-with-what-to-set', () => {
  const crowd = [0, 10, 20, 30].map((x) => label('abcd', 10 + x, 90));
  expect(marked({ 'axis 0': crowd }, axisSpec)).toEqual([
    'labels-overlap: expected labels of the x axis that stand apart, found 3 over others, first "abcd" over "abcd" | "axis": {',
  ]);
  const named = marked({ 'axis 0': crowd.slice(0, 2), 'axis 1': [label('wxyz', 10, 90)] }, axisSpec);
  expect(named).toHaveLength(2);
});

test.each([
  ['axis 0', '"axis": {', 'the x axis'],
  ['legend 3', '"color": {', 'the legend'],
  ['title 0', '{', 'the titles'],
  ['', '{', 'the titles'],
  ['layer_1_marks', '"mark": "bar"', 'the bar mark'],
  ['header 1', '"row": {', 'the heads'],
])('labels-of-%s-are-told-at-%s', (part, at, name) => {
  const crowd = [0, 10, 20].map((x) => label('abcd', 10 + x, 90));
  const spec = { ...axisSpec, encoding: { ...axisSpec.encoding, row: { field: 'partner' } } };
  const [told = ''] = marked({ [part]: crowd }, spec);
  expect(told).toContain(`labels of ${name} that`);
  expect(told.split(' | ')[1]).toBe(at);
});

test('a-guide-is-pointed-at-in-whichever-view-sets-it-and-else-the-chart', () => {
  const crowd = { 'legend 0': [0, 10, 20].map((x) => label('abcd', 10 + x, 90)) };
  const at = (spec: object) => marked(crowd, spec)[0]?.split(' | ')[1];
  const layers = [
    { encoding: { fill: { field: 'partner' } } },
    { encoding: { size: { legend: { columns: 2 } } } },
  ];
  expect(at({ layer: layers })).toBe('"legend": {');
  expect(at({ layer: layers.slice(0, 1) })).toBe('"fill": {');
  expect(at({ mark: 'bar', encoding: { color: { legend: null, field: 'a' } } })).toBe('"color": {');
  expect(at({ mark: 'bar', encoding: { x: { field: 'a' } } })).toBe('{');
});

test('letters-contrast-with-what-they-stand-on', () => {
  const grey = { fill: '#999999' };
  const on = (fill: string, more: Partial<TextMark> = grey, ...paths: readonly PathMark[]) =>
    marked({ '': [label('ab', 50, 50, more)] }, { mark: 'bar' }, paths, fill).length;
  expect(on('#ffffff')).toBe(1);
  expect(on('#ffffff', {})).toBe(0);
  expect(on('#000000')).toBe(0);
  expect(on('#000000', {})).toBe(1);
  // The label's middle stands 1.875 pt above its baseline, 3.75 pt from its start.
  const dark = (x: number, y: number, w: number, h: number, more: Partial<PathMark> = {}) =>
    ground([x, y, w, h], more);
  expect(on('#ffffff', {}, dark(40, 40, 40, 40))).toBe(1);
  expect(on('#ffffff', grey, dark(40, 40, 40, 40))).toBe(0);
  expect(on('#ffffff', {}, dark(54, 40, 40, 40))).toBe(0);
  expect(on('#ffffff', {}, dark(53, 40, 40, 40))).toBe(1);
  expect(on('#ffffff', {}, dark(40, 40, 13, 40))).toBe(0);
  expect(on('#ffffff', {}, dark(40, 40, 14, 40))).toBe(1);
  expect(on('#ffffff', {}, dark(40, 49, 40, 40))).toBe(0);
  expect(on('#ffffff', {}, dark(40, 48, 40, 40))).toBe(1);
  expect(on('#ffffff', {}, dark(40, 40, 40, 8))).toBe(0);
  expect(on('#ffffff', {}, dark(40, 40, 40, 8.2))).toBe(1);
  // The last that was painted is what is seen, as far as it is a whole rectangle.
  expect(on('#ffffff', {}, dark(40, 40, 40, 40), dark(40, 40, 40, 40, { fill: '#eeeeee' }))).toBe(0);
  expect(on('#ffffff', {}, dark(40, 40, 40, 40, { fillOpacity: 0.9 }))).toBe(0);
  const triangle = dark(0, 0, 0, 0, {
    segments: [
      { type: 'move', x: 40, y: 40 },
      { type: 'line', x: 90, y: 40 },
      { type: 'line', x: 40, y: 90 },
      { type: 'close' },
    ],
  });
  expect(on('#ffffff', {}, triangle)).toBe(0);
  const { fill: _, ...unfilled } = dark(40, 40, 40, 40);
  expect(on('#ffffff', grey, unfilled)).toBe(1);
});

test('low-contrast-is-told-with-its-ratio', () => {
  expect(marked({ '': [label('ab', 50, 50, { fill: '#999999' })] })).toEqual([
    expect.stringMatching(/^chart-contrast-low: expected .* 4\.5:1 or more, found 2\.8:1 for "ab"/),
  ]);
});

// ---------------------------------------------------------------- outlines
