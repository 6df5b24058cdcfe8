/** Shapes and letters of SVG as marks in points, by sums: a character is half an em wide, capitals are 0.6 em high. */
import { expect, test } from 'vitest';
import type { Mark, PathMark, Segment, TextMark } from '../../pipeline/charts/Chart.ts';
import { readSvg } from '../../pipeline/charts/readSvg.ts';
import { squares } from './drawFixture.ts';

const families = { serif: 'Serif', sans: 'Sans' };

const read = (body: string, head = 'width="100" height="50"') =>
  readSvg(`<svg ${head}>${body}</svg>`, families, squares);

function pathsOf(body: string): readonly PathMark[] {
  return read(body).picture.marks.filter(isPath);
}

function textsOf(body: string): readonly TextMark[] {
  return read(body).picture.marks.filter(isText);
}

const isPath = (mark: Mark): mark is PathMark => mark.type === 'path';
const isText = (mark: Mark): mark is TextMark => mark.type === 'text';

/** e.g. `0 0, 10 0, 10 5, 0 5, z`. */
function told(segments: readonly Segment[] | undefined): string {
  return (segments ?? [])
    .map((segment) => (segment.type === 'close' ? 'z' : `${segment.x} ${segment.y}`))
    .join(', ');
}

const square = 'x="0" y="0" width="10" height="10"';

test('a-picture-has-the-size-that-is-written', () => {
  expect(read('', 'width="100.12349" height="50"').picture).toEqual({
    width: 100.123,
    height: 50,
    marks: [],
  });
});

test('a-shape-without-attributes-of-its-look-is-black-and-has-no-line', () => {
  const { picture, faults, drawn, parts } = read('<rect x="1" y="2" width="10" height="5"/>');
  expect(faults).toEqual([]);
  expect(drawn.size + parts.size).toBe(0);
  expect(picture.marks).toEqual([
    {
      type: 'path',
      segments: [
        { type: 'move', x: 1, y: 2 },
        { type: 'line', x: 11, y: 2 },
        { type: 'line', x: 11, y: 7 },
        { type: 'line', x: 1, y: 7 },
        { type: 'close' },
      ],
      fill: '#000000',
      fillOpacity: 1,
      strokeOpacity: 1,
      strokeWidth: 0,
      strokeDash: [],
      strokeCap: 'butt',
      strokeJoin: 'miter',
    },
  ]);
});

test('all-that-is-said-of-a-shape-is-kept', () => {
  const [mark] = pathsOf(
    `<path d="M0,0H10V10Z" fill="#AbCdEf" fill-opacity="0.5" stroke="rgb(1,2,3)" stroke-opacity="0.25" stroke-width="2"
      stroke-dasharray="3, 1" stroke-linecap="round" stroke-linejoin="bevel" fill-rule="evenodd" opacity="0.5"/>`.replace(
      /\s+/g,
      ' ',
    ),
  );
  expect(mark).toEqual({
    type: 'path',
    segments: [
      { type: 'move', x: 0, y: 0 },
      { type: 'line', x: 10, y: 0 },
      { type: 'line', x: 10, y: 10 },
      { type: 'close' },
    ],
    fill: '#abcdef',
    fillOpacity: 0.25,
    stroke: '#010203',
    strokeOpacity: 0.125,
    strokeWidth: 2,
    strokeDash: [3, 1],
    strokeCap: 'round',
    strokeJoin: 'bevel',
    evenOdd: true,
  });
});

test('a-line-goes-from-end-to-end-and-sides-that-are-not-written-are-nought', () => {
  expect(told(pathsOf('<line x1="1" y1="2" x2="3" y2="4" stroke="black"/>')[0]?.segments)).toBe('1 2, 3 4');
  expect(told(pathsOf('<line x2="3" stroke="black"/>')[0]?.segments)).toBe('0 0, 3 0');
  expect(told(pathsOf('<rect width="3" height="4"/>')[0]?.segments)).toBe('0 0, 3 0, 3 4, 0 4, z');
});

test('a-group-hands-on-what-it-says-and-its-opacity-is-multiplied', () => {
  const [inner, outer] = pathsOf(
    `<g fill="#111111" opacity="0.5" transform="translate(5,6)"><g opacity="0.5" transform="scale(2)"><rect ${square}/></g><rect ${square} fill="#222222"/></g>`,
  );
  expect(inner).toMatchObject({ fill: '#111111', fillOpacity: 0.25 });
  expect(told(inner?.segments)).toBe('5 6, 25 6, 25 26, 5 26, z');
  expect(outer).toMatchObject({ fill: '#222222', fillOpacity: 0.5 });
});

test('a-line-grows-with-what-it-stands-in', () => {
  const [mark] = pathsOf('<g transform="scale(3)"><line x2="5" stroke="black" stroke-width="2"/></g>');
  expect(mark?.strokeWidth).toBe(6);
});

test.each<[string, string]>([
  ['neither-filled-nor-stroked', `<rect ${square} fill="none"/>`],
  ['transparent', `<rect ${square} fill="transparent"/>`],
  ['of-no-opacity', `<rect ${square} opacity="0"/>`],
  ['of-a-fill-of-no-opacity', `<rect ${square} fill-opacity="0"/>`],
  ['of-a-line-without-width', '<line x2="5" fill="none" stroke="black" stroke-width="0"/>'],
  ['of-a-line-of-no-opacity', '<line x2="5" fill="none" stroke="black" stroke-opacity="0"/>'],
  ['not-displayed', `<g display="none"><rect ${square}/></g>`],
  ['a-path-of-nothing', '<path d=""/>'],
  ['a-definition', `<defs><rect ${square}/></defs>`],
  ['a-title', '<title>Words</title><desc>Words</desc>'],
  ['an-empty-text', '<text font-family="Sans"> </text>'],
  ['an-invisible-text', '<text font-family="Sans" fill="none">a</text>'],
  ['a-text-of-no-opacity', '<text font-family="Sans" opacity="0">a</text>'],
])('what-is-%s-leaves-no-mark', (_, body) => {
  const { picture, faults } = read(body);
  expect(picture.marks).toEqual([]);
  expect(faults).toEqual([]);
});

test.each<[string, object]>([
  ['<circle r="5"/>', { type: 'element', name: 'circle' }],
  [`<rect ${square} fill="octarine"/>`, { type: 'attribute', name: 'fill', value: 'octarine' }],
  [`<rect ${square} stroke="url(#none)"/>`, { type: 'attribute', name: 'stroke', value: 'url(#none)' }],
  [`<rect ${square} style="fill:red"/>`, { type: 'attribute', name: 'style', value: 'fill:red' }],
  [`<rect ${square} stroke-dashoffset="1"/>`, { type: 'attribute', name: 'stroke-dashoffset', value: '1' }],
  [
    '<g font-variant="small-caps"><title/></g>',
    { type: 'attribute', name: 'font-variant', value: 'small-caps' },
  ],
  ['<g href="x"><title/></g>', { type: 'attribute', name: 'href', value: 'x' }],
  [`<rect ${square} stroke-dasharray="0 0"/>`, { type: 'attribute', name: 'stroke-dasharray', value: '0 0' }],
  [
    `<rect ${square} stroke-dasharray="-1 2"/>`,
    { type: 'attribute', name: 'stroke-dasharray', value: '-1 2' },
  ],
  [
    `<rect ${square} stroke-dasharray="10001"/>`,
    { type: 'attribute', name: 'stroke-dasharray', value: '10001' },
  ],
  [`<rect ${square} clip-path="url(#none)"/>`, { type: 'attribute', name: 'clip-path', value: 'url(#none)' }],
  [`<rect ${square} clip-path="none"/>`, { type: 'attribute', name: 'clip-path', value: 'none' }],
  [
    '<g class="mark-line role-mark layer_0_marks"><path d="M0,NaN"/></g>',
    { type: 'coordinate', mark: 'mark-line layer_0_marks', value: 'M0,NaN' },
  ],
  ['<rect width="NaN" height="5"/>', { type: 'coordinate', mark: '', value: '0,0,NaN,5' }],
  ['<line x2="NaN" stroke="black"/>', { type: 'coordinate', mark: '', value: '0,0,NaN,0' }],
  ['<g transform="translate(NaN,0)"/>', { type: 'coordinate', mark: '', value: 'translate(NaN,0)' }],
  ['<text font-family="Sans" font-weight="500">a</text>', { type: 'font', family: 'Sans', weight: '500' }],
  ['<text font-family="Comic">a</text>', { type: 'font', family: 'Comic', weight: '400' }],
])('what-a-picture-cannot-hold-is-said: %s', (body, fault) => {
  expect(read(body).faults).toEqual([fault]);
});

test('dashes-that-pdf-knows-are-kept-and-none-is-an-unbroken-line', () => {
  const dashOf = (dash: string) => {
    const { picture, faults } = read(`<line x2="5" stroke="black" stroke-dasharray="${dash}"/>`);
    expect(faults).toEqual([]);
    const [mark] = picture.marks.filter(isPath);
    return mark?.strokeDash;
  };
  expect(dashOf('0 10000')).toEqual([0, 10000]);
  expect(dashOf('')).toEqual([]);
});

test.each([
  ['stroke-linecap', 'square', { strokeCap: 'square' }],
  ['stroke-linecap', 'else', { strokeCap: 'butt' }],
  ['stroke-linejoin', 'round', { strokeJoin: 'round' }],
  ['stroke-linejoin', 'else', { strokeJoin: 'miter' }],
])('%s may be %s', (name, value, expected) => {
  expect(pathsOf(`<line x2="5" stroke="black" ${name}="${value}"/>`)[0]).toMatchObject(expected);
});

test('without-a-fill-there-is-no-rule-of-it', () => {
  expect(
    pathsOf('<path d="M0,0H5V5Z" fill="none" stroke="black" fill-rule="evenodd"/>')[0],
  ).not.toHaveProperty('evenOdd');
  expect(pathsOf('<path d="M0,0H5V5Z" fill-rule="nonzero"/>')[0]).not.toHaveProperty('evenOdd');
});

test('a-text-stands-at-its-anchor-and-is-as-wide-as-its-letters', () => {
  const at = (anchor: string) =>
    textsOf(
      `<g transform="translate(40,20)"><text font-family="Sans" font-size="10px" text-anchor="${anchor}">abcd</text></g>`,
    )[0];
  expect(at('start')).toEqual({
    type: 'text',
    text: 'abcd',
    x: 40,
    y: 20,
    matrix: [1, 0, 0, 1, 0, 0],
    font: 'sans-400',
    size: 10,
    fill: '#000000',
    opacity: 1,
    width: 20,
  });
  expect(at('middle')?.x).toBe(30);
  expect(at('end')?.x).toBe(20);
});

test('a-text-that-says-nothing-of-its-size-has-eleven-points', () => {
  expect(textsOf('<text font-family="Sans">ab</text>')[0]).toMatchObject({ size: 11, width: 11 });
});

test('a-turned-text-keeps-its-matrix', () => {
  const [mark] = textsOf(
    '<text font-family="Sans" font-size="10" text-anchor="end" transform="translate(5,6) rotate(-90)">ab</text>',
  );
  expect(mark).toMatchObject({ x: -10, y: 0, matrix: [0, -1, 1, 0, 5, 6] });
  const [slanted] = textsOf('<text font-family="Sans" transform="translate(1.00049,0) rotate(30)">ab</text>');
  expect(slanted?.matrix).toEqual([0.866025, 0.5, -0.5, 0.866025, 1, 0]);
});

test('the-lines-of-a-text-drop-one-below-the-other', () => {
  const lines = textsOf(
    '<text font-family="Sans"><tspan x="0">a</tspan><tspan x="0" dy="9">b</tspan><tspan x="0" dy="9"> </tspan><tspan x="0" dy="9">c</tspan></text>',
  );
  expect(lines.map(({ text, y }) => [text, y])).toEqual([
    ['a', 0],
    ['b', 9],
    ['c', 27],
  ]);
});

test.each([
  ['font-weight="bold"', 'sans-700'],
  ['font-weight="normal"', 'sans-400'],
  ['font-weight="600" font-style="italic"', 'sans-600-italic'],
  ['font-style="oblique"', 'sans-400-italic'],
  ['font-style="normal"', 'sans-400'],
])('%s names a font of the book', (attributes, font) => {
  expect(textsOf(`<text font-family="Sans" ${attributes}>a</text>`)[0]?.font).toBe(font);
  expect(textsOf(`<text font-family="'Serif'" ${attributes}>a</text>`)[0]?.font).toBe(
    font.replace('sans', 'serif'),
  );
});

test('the-color-of-a-text-may-be-see-through', () => {
  const [mark] = textsOf(
    '<text font-family="Sans" fill="rgba(255,0,0,0.5)" fill-opacity="0.5" opacity="0.5">a</text>',
  );
  expect(mark).toMatchObject({ fill: '#ff0000', opacity: 0.125 });
  const [shape] = pathsOf(`<rect ${square} fill="rgba(255,0,0,0.5)" stroke="rgba(0,0,0,0.25)"/>`);
  expect(shape).toMatchObject({ fillOpacity: 0.5, strokeOpacity: 0.25 });
});

test('a-stroke-around-letters-is-a-ground-beneath-them', () => {
  const [ground, ...others] = pathsOf(
    '<g class="mark-text role-mark marks"><text font-family="Sans" font-size="10" stroke="#ffffff" stroke-width="2" transform="translate(10,20)">ab</text></g>',
  );
  expect(others).toEqual([]);
  expect(ground).toMatchObject({ fill: '#ffffff' });
  expect(ground).not.toHaveProperty('stroke');
  // 6 pt of capitals above, 1.2 pt below, and 1 pt around.
  expect(told(ground?.segments)).toBe('9 13, 21 13, 21 22.2, 9 22.2, z');
});

test('the-ground-of-letters-is-no-mark-of-its-own', () => {
  const { drawn } = read(
    '<g class="mark-text role-mark marks"><text font-family="Sans" stroke="#ffffff">ab</text></g>',
  );
  expect([...drawn]).toEqual([['mark-text marks', 1]]);
});

test('marks-are-counted-by-their-name-and-those-of-guides-are-not', () => {
  const { drawn, parts } = read(
    `<g class="mark-group role-frame root">
      <g class="mark-group role-axis"><rect ${square}/><text font-family="Sans">axis</text></g>
      <g class="mark-rect role-mark layer_0_marks"><rect ${square}/><rect ${square}/><rect ${square} fill="none"/></g>
      <g class="mark-text role-mark layer_1_marks"><text font-family="Sans">mark</text></g>
      <g class="mark-line role-mark empty"></g>
      <g class="mark-group role-legend"><g class="mark-text role-legend-label"><text font-family="Sans">legend</text></g></g>
      <g class="mark-group role-column-header"><text font-family="Sans">column</text></g>
      <g class="mark-group role-row-title"><text font-family="Sans">row</text></g>
      <g class="mark-group role-title"><text font-family="Sans">title</text></g>
      <g class="mark-group role-scope cell"><text font-family="Sans">cell</text></g>
    </g>`.replace(/>\s+</g, '><'),
  );
  expect([...drawn]).toEqual([
    ['mark-rect layer_0_marks', 2],
    ['mark-text layer_1_marks', 1],
    ['mark-line empty', 0],
    ['mark-group cell', 1],
  ]);
  expect(Object.fromEntries([...parts].map(([{ text }, part]) => [text, part]))).toEqual({
    axis: 'axis 0',
    mark: 'mark-text layer_1_marks',
    legend: 'legend 1',
    column: 'header 2',
    row: 'header 3',
    title: 'title 4',
    cell: 'mark-group cell',
  });
});

/** A clip by its outline, and a shape that stands in it; `defs` come last, as Vega writes them. */
const clipped = (outline: string, shape: string, around = '') =>
  `${around}<g clip-path="url(#c)">${shape}</g>${around === '' ? '' : '</g>'}<defs><clipPath id="c">${outline}</clipPath><clipPath id="d"><rect x="5" y="0" width="20" height="20"/></clipPath></defs>`;

const frame = '<rect x="0" y="0" width="20" height="20"/>';

test('what-lies-within-its-clip-needs-none-and-what-lies-outside-is-not-drawn', () => {
  expect(pathsOf(clipped(frame, `<rect ${square}/>`))[0]).not.toHaveProperty('clip');
  expect(pathsOf(clipped(frame, '<rect x="20" width="5" height="5"/>'))).toEqual([]);
  expect(pathsOf(clipped(frame, '<rect y="20" width="5" height="5"/>'))).toEqual([]);
  expect(pathsOf(clipped(frame, '<rect x="-5" width="5" height="5"/>'))).toEqual([]);
  expect(pathsOf(clipped(frame, '<rect y="-5" width="5" height="5"/>'))).toEqual([]);
  expect(textsOf(clipped(frame, '<text font-family="Sans" transform="translate(50,5)">a</text>'))).toEqual(
    [],
  );
});

test.each([
  'x="15" width="10" height="5"',
  'x="-5" width="10" height="5"',
  'y="15" width="5" height="10"',
  'y="-5" width="5" height="10"',
])('what-stands-half-in-its-clip-is-clipped: %s', (sides) => {
  const [mark] = pathsOf(clipped(frame, `<rect ${sides}/>`));
  expect(mark?.clip?.map(told)).toEqual(['0 0, 20 0, 20 20, 0 20, z']);
});

test('the-width-of-a-line-may-reach-over-its-clip', () => {
  const line = (width: number) =>
    pathsOf(clipped(frame, `<line x1="2" y1="5" x2="17" y2="5" stroke="black" stroke-width="${width}"/>`))[0];
  expect(line(2)).not.toHaveProperty('clip');
  expect(line(4)).toHaveProperty('clip');
});

test('letters-that-reach-over-their-clip-are-clipped', () => {
  const text = (x: number) =>
    textsOf(
      clipped(frame, `<text font-family="Sans" font-size="10" transform="translate(${x},10)">ab</text>`),
    )[0];
  expect(text(10)).not.toHaveProperty('clip');
  expect(text(11)?.clip?.map(told)).toEqual(['0 0, 20 0, 20 20, 0 20, z']);
});

test('a-clip-stands-in-the-coordinates-of-what-it-clips', () => {
  const [mark] = pathsOf(
    `<g transform="translate(100,0)" clip-path="url(#c)"><rect x="15" width="10" height="5"/></g><defs><clipPath id="c">${frame}</clipPath></defs>`,
  );
  expect(mark?.clip?.map(told)).toEqual(['100 0, 120 0, 120 20, 100 20, z']);
});

test('a-clip-that-is-no-rectangle-is-kept-whatever-stands-in-it', () => {
  const [mark] = pathsOf(clipped('<path d="M0,0H20V20Z"/>', '<rect x="11" y="1" width="5" height="5"/>'));
  expect(mark?.clip?.map(told)).toEqual(['0 0, 20 0, 20 20, z']);
});

test('of-two-clips-both-are-kept-unless-one-lies-within-the-other', () => {
  const around = '<g clip-path="url(#d)">';
  const [both] = pathsOf(clipped(frame, '<rect x="-5" width="40" height="5"/>', around));
  expect(both?.clip?.map(told)).toEqual(['5 0, 25 0, 25 20, 5 20, z', '0 0, 20 0, 20 20, 0 20, z']);
  // From 5 to 20 is what they have in common.
  expect(pathsOf(clipped(frame, '<rect x="0" width="5" height="5"/>', around))).toEqual([]);
  expect(pathsOf(clipped(frame, '<rect x="20" width="5" height="5"/>', around))).toEqual([]);
  expect(pathsOf(clipped(frame, '<rect x="5" width="15" height="5"/>', around))[0]).not.toHaveProperty(
    'clip',
  );
  const [inner] = pathsOf(
    clipped('<rect x="6" y="1" width="10" height="10"/>', '<rect x="-5" width="40" height="5"/>', around),
  );
  expect(inner?.clip?.map(told)).toEqual(['6 1, 16 1, 16 11, 6 11, z']);
});

const gradient = (
  attributes: string,
  stops = '<stop offset="0" stop-color="#000000"/><stop offset="1" stop-color="#ffffff"/>',
  name = 'linearGradient',
) => `<defs><${name} id="g" ${attributes}>${stops}</${name}></defs>`;

test.each([
  ['right', 'x1="0" x2="1" y1="0" y2="0"', '0 0, 15 0, 15 48, 0 48, z', '#030303'],
  ['left', 'x1="1" x2="0" y1="0" y2="0"', '0 0, 15 0, 15 48, 0 48, z', '#fcfcfc'],
  ['down', 'x1="0" x2="0" y1="0" y2="1"', '0 0, 480 0, 480 1.5, 0 1.5, z', '#030303'],
  ['up', 'x1="0" x2="0" y1="1" y2="0"', '0 0, 480 0, 480 1.5, 0 1.5, z', '#fcfcfc'],
  ['right-where-nothing-is-said', '', '0 0, 15 0, 15 48, 0 48, z', '#030303'],
])('a-gradient-to-the-%s-becomes-strips-of-one-color', (_, attributes, first, fill) => {
  const strips = pathsOf(`<rect width="480" height="48" fill="url(#g)"/>${gradient(attributes)}`);
  expect(strips).toHaveLength(48);
  expect(told(strips[0]?.segments)).toBe(first);
  expect(strips[0]?.fill).toBe(fill);
});

test('strips-lie-side-by-side-over-the-whole-of-their-rectangle', () => {
  const of = (attributes: string) =>
    pathsOf(`<rect x="7" y="9" width="480" height="48" fill="url(#g)"/>${gradient(attributes)}`);
  const right = of('');
  expect(told(right[1]?.segments)).toBe('17 9, 32 9, 32 57, 17 57, z');
  expect(told(right[47]?.segments)).toBe('477 9, 487 9, 487 57, 477 57, z');
  const down = of('x1="0" x2="0" y1="0" y2="1"');
  expect(told(down[1]?.segments)).toBe('7 10, 487 10, 487 11.5, 7 11.5, z');
  expect(told(down[47]?.segments)).toBe('7 56, 487 56, 487 57, 7 57, z');
});

test('a-color-lies-between-those-of-the-stops-beside-it', () => {
  const stops = (...offsets: readonly [string, string][]) =>
    offsets.map(([offset, color]) => `<stop offset="${offset}" stop-color="${color}"/>`).join('');
  const fillsOf = (text: string) =>
    pathsOf(`<rect width="480" height="48" fill="url(#g)"/>${gradient('', text)}`).map(({ fill }) => fill);
  const three = fillsOf(
    stops(['0.25', '#000000'], ['0.5', '#ffffff'], ['0.5', '#ff0000'], ['0.75', '#00ff00']),
  );
  expect(three.slice(0, 12)).toEqual(Array.from({ length: 12 }, () => '#000000'));
  // The middle of strip 18 is 18.5 forty-eighths: half a strip over the middle of 12 and 24.
  expect(three[18]).toBe('#8a8a8a');
  expect(three[23]).toBe('#f4f4f4');
  expect(three[24]).toBe('#f40b00');
  expect(three[35]).toBe('#0bf400');
  expect(three.slice(36)).toEqual(Array.from({ length: 12 }, () => '#00ff00'));
});

test('a-line-around-a-gradient-is-drawn-once', () => {
  const marks = pathsOf(`<rect width="480" height="48" fill="url(#g)" stroke="black"/>${gradient('')}`);
  expect(marks.filter(({ stroke }) => stroke !== undefined)).toHaveLength(1);
  expect(marks.at(-1)).toMatchObject({ stroke: '#000000' });
  expect(marks.at(-1)).not.toHaveProperty('fill');
});

test.each([
  ['<path d="M0,0H5V5Z" fill="url(#g)"/>', gradient(''), 'linearGradient on a shape that is no rectangle'],
  [`<rect ${square} fill="url(#g)"/>`, gradient('x1="0" x2="1" y1="0" y2="1"'), 'linearGradient'],
  [
    `<rect ${square} fill="url(#g)"/>`,
    gradient('', '<stop offset="0" stop-color="octarine"/>'),
    'linearGradient',
  ],
  [`<rect ${square} fill="url(#g)"/>`, gradient('', ''), 'linearGradient'],
  [`<rect ${square} fill="url(#g)"/>`, gradient('x1="0" x2="0" y1="0" y2="0"'), 'linearGradient'],
  [
    `<rect ${square} fill="url(#g)"/>`,
    gradient('', '<stop offset="0" stop-color="#000000"/><stop offset="1" stop-color="none"/>'),
    'linearGradient',
  ],
  [`<rect ${square} fill="url(#g)"/>`, gradient('', undefined, 'radialGradient'), 'radialGradient'],
])('a-gradient-of-another-kind-is-refused: %s %s', (shape, definition, name) => {
  expect(read(shape + definition).faults[0]).toEqual({ type: 'element', name });
});
