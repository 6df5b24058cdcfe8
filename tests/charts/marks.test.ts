/** Where marks stand, by sums: a half chart is 174.33 by 113.39 pt, labels are 7.5 pt, a character is 3.75 pt wide. */
import { expect, test } from 'vitest';
import type { Chart, PathMark, TextMark } from '../../pipeline/charts/Chart.ts';
import { drawnChart, fixtureTheme, usermeta } from './drawFixture.ts';

const { widths, heights, labelSize } = fixtureTheme.charts;
const character = labelSize / 2;

function text(chart: Chart, words: string): TextMark {
  const mark = chart.picture.marks.find((each) => each.type === 'text' && each.text === words);
  if (mark?.type !== 'text') throw new Error(`there is no ${words}`);
  return mark;
}

function filled(chart: Chart, fill: string): readonly PathMark[] {
  return chart.picture.marks.filter((mark) => mark.type === 'path' && mark.fill === fill).filter(isPath);
}

function isPath(mark: { readonly type: string }): mark is PathMark {
  return mark.type === 'path';
}

/** Left, top, right and bottom of a path of corners. */
function boxOf({ segments }: PathMark): readonly number[] {
  const corners = segments.filter((segment) => segment.type !== 'close');
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

const bars = {
  data: { name: 'states' },
  encoding: {
    y: { field: 'state', type: 'nominal', sort: null },
    x: { field: 'exports', type: 'quantitative', axis: null, scale: { nice: false } },
  },
  layer: [
    { mark: 'bar' },
    { mark: { type: 'text', style: 'valueLabel' }, encoding: { text: { field: 'exports' } } },
  ],
};

test('a-chart-fills-the-place-that-its-size-and-height-name', async () => {
  const { picture, size } = await drawnChart(bars);
  expect(size).toBe('half');
  expect(picture.width).toBeCloseTo(widths.half, 2);
  expect(picture.height).toBeCloseTo(heights.low, 2);
});

test('room-is-kept-for-labels-by-their-measured-width', async () => {
  const chart = await drawnChart(bars);
  // "Texas" is the longest label of the axis, 6 pt from the bars; Vega counts its room in whole points.
  const room = Math.ceil(5 * character + 6);
  const [texas, ohio] = filled(chart, fixtureTheme.colours.accent);
  if (texas === undefined || ohio === undefined) throw new Error('there are two bars');
  expect(boxOf(texas)[0]).toBe(room);
  // The value's label, 3 pt from the bar's end, closes with the picture's edge to within a point.
  const end = (boxOf(texas)[2] ?? 0) + 3 + 3 * character;
  expect(end).toBeLessThanOrEqual(widths.half);
  expect(end).toBeGreaterThan(widths.half - 2);
  // Half the value, half the length.
  const length = (mark: PathMark): number => (boxOf(mark)[2] ?? 0) - (boxOf(mark)[0] ?? 0);
  expect(length(ohio)).toBeCloseTo(length(texas) / 2, 2);
});

test('labels-are-set-where-their-anchor-and-width-put-them', async () => {
  const chart = await drawnChart(bars);
  const [texas] = filled(chart, fixtureTheme.colours.accent);
  if (texas === undefined) throw new Error('there is a bar');
  const [left = 0, top = 0, right = 0, bottom = 0] = boxOf(texas);
  const stub = text(chart, 'Texas');
  expect(stub.width).toBe(5 * character);
  expect(stub.x).toBeCloseTo(left - 6 - stub.width, 2);
  const value = text(chart, '100');
  expect(value.x).toBeCloseTo(right + 3, 2);
  // Capitals of 0.6 em stand in the middle of the bar.
  expect(value.y).toBeCloseTo((top + bottom) / 2 + 0.3 * labelSize, 2);
  expect(value.font).toBe('sans-400');
});

test('labels-that-move-with-the-plot-get-the-room-they-need', async () => {
  // Room for the label is a share of the plot, which room for the label makes smaller.
  const chart = await drawnChart({
    data: { name: 'trade' },
    transform: [{ filter: 'datum.year >= 2022' }],
    mark: { type: 'text', align: 'right', dx: -40 },
    encoding: {
      x: { field: 'year', type: 'ordinal', axis: null, scale: { padding: 1 } },
      y: { field: 'exports', type: 'quantitative', axis: null },
      text: { field: 'partner' },
    },
  });
  const starts = chart.picture.marks.map((mark) => (mark.type === 'text' ? mark.x : 0));
  expect(Math.min(...starts)).toBeGreaterThanOrEqual(0);
  expect(Math.min(...starts)).toBeLessThan(1);
});

test('years-are-printed-without-a-comma-and-never-in-halves', async () => {
  const { picture } = await drawnChart({
    data: { name: 'trade' },
    mark: 'line',
    encoding: {
      x: { field: 'year', type: 'quantitative' },
      y: { field: 'exports', type: 'quantitative' },
    },
  });
  const texts = picture.marks.flatMap((mark) => (mark.type === 'text' ? [mark.text] : []));
  expect(texts.slice(0, 4)).toEqual(['2020', '2021', '2022', '2023']);
});

test('figures-on-labels-are-rounded-as-in-prose', async () => {
  const { picture } = await drawnChart({
    data: { name: 'trade' },
    transform: [{ filter: 'datum.year == 2023' }],
    mark: 'text',
    encoding: {
      x: { field: 'year', type: 'ordinal', axis: null },
      text: { field: 'imports' },
    },
  });
  // The double nearest to 50.125 is below it; d3-format alone prints 50.12 for some of its like.
  expect(picture.marks.map((mark) => (mark.type === 'text' ? mark.text : ''))).toEqual(['50.13']);
});

test('several-lines-of-a-label-stand-a-line-apart', async () => {
  const chart = await drawnChart({
    data: { name: 'annotation' },
    mark: { type: 'text', lineHeight: 9, align: 'center' },
    encoding: { x: { value: 50 }, y: { value: 40 }, text: { value: ['NAFTA', '1994'] } },
  });
  const [first, second] = [text(chart, 'NAFTA'), text(chart, '1994')];
  expect(second.y - first.y).toBe(9);
  expect(first.x + first.width / 2).toBeCloseTo(second.x + second.width / 2, 3);
});

test('a-turned-label-keeps-its-matrix-and-starts-at-its-anchor', async () => {
  const chart = await drawnChart({
    data: { name: 'annotation' },
    mark: { type: 'text', angle: 270, align: 'right', dy: 0 },
    encoding: { x: { value: 50 }, y: { value: 10 }, text: { value: 'USMCA' } },
  });
  const { matrix, x, y, width } = text(chart, 'USMCA');
  expect(matrix).toEqual([0, -1, 1, 0, 50, 10]);
  expect([x, y]).toEqual([-width, 0]);
});

test('a-fact-and-a-date-are-positions-of-their-own', async () => {
  const chart = await drawnChart({
    data: { name: 'trade' },
    encoding: {
      x: { field: 'year', type: 'quantitative' },
      y: { field: 'exports', type: 'quantitative' },
    },
    layer: [
      { mark: 'line' },
      {
        data: { name: 'annotation' },
        mark: { type: 'rule', color: 'theme:accent' },
        encoding: { x: { value: 0 }, x2: { value: { expr: 'width' } }, y: { datum: 'fact:limit' } },
      },
    ],
  });
  const rule = chart.picture.marks.find(
    (mark) => mark.type === 'path' && mark.stroke === fixtureTheme.colours.accent && mark.strokeWidth === 0.5,
  );
  const line = chart.picture.marks.find((mark) => mark.type === 'path' && mark.strokeWidth === 1.5);
  if (rule?.type !== 'path' || line?.type !== 'path') throw new Error('both are drawn');
  const [, top = 0, , bottom = 0] = boxOf(line);
  // 25 is half-way between the 10 and the 40 of the line's ends.
  expect(boxOf(rule)[1]).toBeCloseTo((top + bottom) / 2, 2);
  expect(chart.facts).toEqual(['limit']);
});

test('colours-are-the-themes-by-name-tint-and-readable-for-text', async () => {
  const chart = await drawnChart({
    data: { name: 'states' },
    encoding: { y: { field: 'state', type: 'nominal' }, x: { field: 'exports', type: 'quantitative' } },
    layer: [
      {
        mark: 'bar',
        encoding: {
          color: {
            condition: { test: "datum.state == 'Texas'", value: 'theme:Mexico' },
            value: 'theme:Mexico 50%',
          },
        },
      },
      { mark: { type: 'text', color: 'theme:Canada text' }, encoding: { text: { field: 'state' } } },
    ],
  });
  const fills = new Set(chart.picture.marks.map((mark) => (mark.type === 'image' ? undefined : mark.fill)));
  expect(fills).toContain('#1f7a4d');
  expect(fills).toContain('#8fbda6');
  expect(fills).not.toContain(fixtureTheme.colours.named['Canada']);
});

test('a-label-with-a-halo-stands-on-a-box-of-paper', async () => {
  const chart = await drawnChart({
    data: { name: 'annotation' },
    mark: { type: 'text', stroke: 'theme:paper', strokeWidth: 2, dy: 0, dx: 0 },
    encoding: { x: { value: 50 }, y: { value: 40 }, text: { value: 'USMCA' } },
  });
  const [box, label] = chart.picture.marks;
  if (box?.type !== 'path' || label?.type !== 'text') throw new Error('the box lies under the label');
  expect(box.fill).toBe('#ffffff');
  expect(boxOf(box)).toEqual([
    label.x - 1,
    label.y - 0.6 * labelSize - 1,
    label.x + label.width + 1,
    label.y + 0.12 * labelSize + 1,
  ]);
});

test('views-side-by-side-fill-the-place-too', async () => {
  const view = {
    mark: 'line',
    encoding: {
      x: { field: 'year', type: 'quantitative', axis: { values: [2020, 2023] } },
      y: { field: 'exports', type: 'quantitative' },
    },
  };
  const chart = await drawnChart({
    usermeta: { ...usermeta, size: 'text' },
    data: { name: 'trade' },
    hconcat: [
      { ...view, title: 'One' },
      { ...view, title: 'Other', width: 2 },
    ],
  });
  const lines = chart.picture.marks.filter(isPath).filter(({ strokeWidth }) => strokeWidth === 1.5);
  const [first, second] = lines.map(boxOf);
  const width = ([left = 0, , right = 0]: readonly number[]): number => right - left;
  expect(width(second ?? [])).toBeCloseTo(2 * width(first ?? []), 1);
  expect(second?.[2]).toBeLessThanOrEqual(widths.text);
  expect(second?.[2]).toBeGreaterThan(widths.text - 12);
  expect(chart.picture.width).toBeCloseTo(widths.text, 2);
});

test('small-multiples-fill-the-place-too', async () => {
  const chart = await drawnChart({
    data: { name: 'states' },
    mark: 'bar',
    encoding: {
      column: { field: 'state', type: 'nominal' },
      y: { field: 'exports', type: 'quantitative' },
    },
  });
  expect(chart.picture.width).toBeCloseTo(widths.half, 2);
  expect(text(chart, 'Ohio').font).toBe('sans-600');
});

test('outlines-joined-to-a-table-are-drawn-and-the-table-is-the-charts', async () => {
  const chart = await drawnChart({
    usermeta: { ...usermeta, size: 'wide', height: 'tall' },
    data: { name: 'provinces' },
    projection: { type: 'mercator' },
    layer: [
      { mark: 'geoshape' },
      {
        transform: [
          { lookup: 'name', from: { data: { name: 'harvests' }, key: 'province', fields: ['harvest'] } },
          { filter: 'isValid(datum.harvest)' },
        ],
        mark: 'geoshape',
        encoding: { color: { field: 'harvest', type: 'quantitative', legend: null } },
      },
    ],
  });
  expect(chart.picture.marks.filter(isPath)).toHaveLength(5);
  expect(chart.encodings).toEqual([{ table: 'harvests', fields: ['province', 'harvest'] }]);
});

test('a-legends-gradient-is-drawn-in-strips', async () => {
  const chart = await drawnChart({
    usermeta: { ...usermeta, size: 'text', height: 'tall' },
    data: { name: 'states' },
    mark: 'rect',
    encoding: {
      y: { field: 'state', type: 'nominal' },
      color: { field: 'exports', type: 'quantitative' },
    },
  });
  const [pale] = fixtureTheme.colours.sequential;
  const strips = chart.picture.marks.filter(isPath).filter(({ fill }) => fill !== undefined);
  expect(strips.length).toBeGreaterThan(40);
  expect(pale).toBeDefined();
});

test('the-tables-and-fields-drawn-are-named-and-no-others', async () => {
  const chart = await drawnChart({
    data: { name: 'trade' },
    transform: [
      { filter: "datum.partner == 'Mexico'" },
      { fold: ['imports', 'exports'], as: ['direction', 'value'] },
    ],
    mark: 'line',
    encoding: {
      x: { field: 'year', type: 'quantitative' },
      y: { field: 'value', type: 'quantitative' },
      color: { field: 'direction', type: 'nominal', legend: null },
    },
  });
  expect(chart.tables).toEqual(['trade']);
  expect(chart.encodings).toEqual([{ table: 'trade', fields: ['year', 'exports', 'imports', 'partner'] }]);
});

/** The bar of each year in two parts, its end rounded. */
const roundedStack = {
  data: { name: 'trade' },
  transform: [{ fold: ['exports', 'imports'], as: ['direction', 'value'] }],
  mark: { type: 'bar', cornerRadiusEnd: 4 },
  encoding: {
    x: { field: 'year', type: 'ordinal' },
    y: { field: 'value', type: 'quantitative' },
    color: { field: 'direction', type: 'nominal', legend: null },
  },
};

test('a-stack-with-rounded-ends-is-drawn-within-its-rounded-outline', async () => {
  const chart = await drawnChart(roundedStack);
  const parts = chart.picture.marks.filter(isPath).filter(({ fill }) => fill !== undefined);
  expect(parts).toHaveLength(8);
  const outlines = parts.map(({ clip = [] }) => clip[0] ?? []);
  // Two parts of a year share an outline with rounded corners.
  expect(new Set(outlines)).toHaveProperty('size', 4);
  expect(outlines.every((outline) => outline.some(({ type }) => type === 'curve'))).toBe(true);
  // The outline is as tall as the two parts.
  const top = (mark: PathMark | undefined): number => (mark === undefined ? 0 : (boxOf(mark)[1] ?? 0));
  const [first] = parts;
  const [outline = []] = outlines;
  const ys = outline.flatMap((segment) => (segment.type === 'close' ? [] : [segment.y]));
  const partners = parts.filter(({ clip }) => clip?.[0] === outline);
  expect(first).toBeDefined();
  expect(Math.min(...ys)).toBeCloseTo(Math.min(...partners.map(top)), 2);
});

test('many-small-multiples-fill-the-place-although-each-is-whole-points-tall', async () => {
  const chart = await drawnChart({
    usermeta: { ...usermeta, height: 'medium' },
    data: { name: 'trade' },
    transform: [{ fold: ['exports', 'imports', 'year'], as: ['part', 'figure'] }],
    mark: 'bar',
    encoding: {
      row: { field: 'year', type: 'ordinal', header: { labelAngle: 0 } },
      y: { field: 'part', type: 'ordinal', axis: null },
      x: { field: 'figure', type: 'quantitative', axis: null },
    },
  });
  const bars = filled(chart, fixtureTheme.colours.accent).map(boxOf);
  const bottom = Math.max(...bars.map(([, , , y = 0]) => y));
  expect(chart.picture.height).toBeCloseTo(heights.medium, 2);
  // The last of three bars ends a tenth of a step before the plot.
  expect(bottom).toBeGreaterThan(heights.medium - 9);
  expect(bottom).toBeLessThanOrEqual(heights.medium);
});

test('a-domain-by-rule-grows-with-the-data-and-is-shared-by-layers', async () => {
  const bars = (least: readonly number[]): object => ({
    data: { name: 'trade' },
    encoding: {
      x: { field: 'year', type: 'ordinal', axis: null },
      y: {
        field: 'exports',
        type: 'quantitative',
        axis: null,
        scale: { domain: { unionWith: least }, nice: false },
      },
    },
    layer: [{ mark: 'bar' }, { mark: { type: 'rule' } }],
  });
  const top = async (least: readonly number[]) => {
    const chart = await drawnChart(bars(least));
    return Math.min(...filled(chart, fixtureTheme.colours.accent).map((bar) => boxOf(bar)[1] ?? 0));
  };
  // 40 is the highest: it takes the whole plot under a rule of 0 to 30, and half of it under one of 0 to 80.
  expect(await top([0, 30])).toBeLessThan(2);
  expect(Math.abs((await top([0, 80])) - heights.low / 2)).toBeLessThan(2);
});
