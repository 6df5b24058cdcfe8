/** The text of SVG as elements, and its colors as the book's. */
import { expect, test } from 'vitest';
import { parseSvgColour } from '../../pipeline/charts/svgColour.ts';
import { parseSvgTree } from '../../pipeline/charts/svgTree.ts';

test('elements-stand-in-each-other-with-their-attributes-and-texts', () => {
  const root = parseSvgTree(
    '<svg  width="5" xlink:href="a"><g><rect /><text >a<b/>c</text ></g><title>T</title></svg>',
  );
  expect(root).toEqual({
    name: 'svg',
    attributes: new Map([
      ['width', '5'],
      ['xlink:href', 'a'],
    ]),
    text: '',
    children: [
      {
        name: 'g',
        attributes: new Map(),
        text: '',
        children: [
          { name: 'rect', attributes: new Map(), text: '', children: [] },
          {
            name: 'text',
            attributes: new Map(),
            text: 'ac',
            children: [{ name: 'b', attributes: new Map(), text: '', children: [] }],
          },
        ],
      },
      { name: 'title', attributes: new Map(), text: 'T', children: [] },
    ],
  });
});

test('names-and-numbers-of-signs-stand-for-the-signs', () => {
  const root = parseSvgTree('<a b="&quot;&amp;&#10;">&lt;&gt;&apos;&#65;&#x42;&#x1F600;&nbsp;&;</a>');
  expect(root.attributes.get('b')).toBe('"&\n');
  expect(root.text).toBe("<>'AB😀&nbsp;&;");
});

test.each(['', 'words', '<a>', '<a><b></a>', '<a', '<a b=c></a>', '</a>'])(
  'what-is-no-svg-is-a-fault-of-ours: %s',
  (text) => {
    expect(() => parseSvgTree(text)).toThrow('Vega wrote SVG that cannot be read');
  },
);

test.each<[string, string, number]>([
  ['black', '#000000', 1],
  [' White ', '#ffffff', 1],
  ['#AbCdEf', '#abcdef', 1],
  ['#1aF', '#11aaff', 1],
  ['rgb(1, 2, 3)', '#010203', 1],
  ['rgb(1.6 300 -5)', '#02ff00', 1],
  ['rgba(1,2,3,0.5)', '#010203', 0.5],
  ['rgb(1 2 3 / 0.25)', '#010203', 0.25],
])('%s is a color', (text, hex, opacity) => {
  expect(parseSvgColour(text)).toEqual({ hex, opacity });
});

test.each(['none', 'transparent', '', ' '])('%j paints nothing', (text) => {
  expect(parseSvgColour(text)).toBeNull();
});

test.each([
  'red',
  '#12345',
  '#1234567',
  'x#123456',
  'x#123',
  '#1234',
  'rgb(1,2)',
  'rgb(1,2,x)',
  'rgb(1,2,3,x)',
  'a rgb(1,2,3)',
  'rgb(1,2,3) a',
  '1,2,3',
  'rgb()',
])('%s is none', (text) => {
  expect(parseSvgColour(text)).toBeUndefined();
});
