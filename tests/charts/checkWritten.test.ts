/** Figures that somebody typed into a chart are found wherever words or values may stand. */
import { expect, test } from 'vitest';
import { toldOf, usermeta } from './drawFixture.ts';

const bars = {
  data: { name: 'trade' },
  mark: 'bar',
  encoding: { x: { field: 'year', type: 'ordinal' }, y: { field: 'exports', type: 'quantitative' } },
};
const typed = 'chart-number-typed';

/** The codes that a chart is met with, bars of the table `trade` but for these properties, each once. */
async function codesOf(change: object, meta: object = {}): Promise<readonly string[]> {
  const told = await toldOf({ usermeta: { ...usermeta, ...meta }, ...bars, ...change });
  return [...new Set(told.match(/\b(?:chart|gap|markdown)-[a-z-]+(?=: )/g) ?? [])];
}

/** A part of a chart has a title of its own; that of the whole is left to `usermeta`. */
const titled = (title: unknown) => ({
  data: undefined,
  mark: undefined,
  encoding: undefined,
  hconcat: [{ ...bars, title }],
});

test('bars-of-the-data-have-nothing-to-mark', async () => {
  expect(await codesOf({})).toEqual([]);
});

test.each<[string, object]>([
  ['a title', titled('Up 45 percent')],
  ['a title of lines', titled(['Exports', 'up 45 percent'])],
  ['the text of a title', titled({ text: 'Up 45 percent' })],
  ['a subtitle', titled({ text: 'Exports', subtitle: 'Up 45 percent' })],
  ['the text of a mark', { mark: { type: 'text', text: 'up 45 percent' } }],
  ['a parameter', { params: [{ name: 'goal', value: 45 }] }],
  ['words of a parameter', { params: [{ name: 'goal', value: 'up 45 percent' }] }],
  ['one of the values of a parameter', { params: [{ name: 'goals', value: ['none', '45 percent'] }] }],
  ['a calculated number', { transform: [{ calculate: 'datum.exports + 4.5', as: 'more' }] }],
  ['calculated words', { transform: [{ calculate: "'up 45 percent'", as: 'more' }] }],
])('typed: %s', async (_, change) => {
  expect(await codesOf(change)).toContain(typed);
});

test.each<[string, object]>([
  ['a title without a figure', titled({ text: 'Exports', subtitle: 'In 2023' })],
  ['a parameter without a figure', { params: [{ name: 'goal', value: 'none' }] }],
  ['a year', { params: [{ name: 'goal', value: 'in 2023' }] }],
])('not typed: %s', async (_, change) => {
  expect(await codesOf(change)).not.toContain(typed);
});

test.each<[string, object, string | undefined]>([
  ['a typed number', { value: 45 }, 'chart-key-refused'],
  ['a method', { method: 'mean' }, 'chart-key-refused'],
  ['nothing', { value: null }, undefined],
  ['nothing by its method', { value: null, method: 'value' }, undefined],
  ['no value', { method: 'value' }, undefined],
])('a-gap-filled-by-%s', async (_, given, code) => {
  const transform = [{ impute: 'exports', key: 'year', groupby: ['partner'], ...given }];
  const codes = await codesOf({ transform });
  expect(codes.includes('chart-key-refused')).toBe(code !== undefined);
});

test.each<[unknown, boolean]>([
  [45, true],
  ['up 45 percent', true],
  ['none', false],
  [null, false],
])('what-a-lookup-gives-for-no-row %j is typed: %s', async (value, isTyped) => {
  const from = { data: { name: 'trade' }, key: 'year', fields: ['imports'] };
  const codes = await codesOf({ transform: [{ lookup: 'year', from, default: value }] });
  expect(codes.includes(typed)).toBe(isTyped);
});

test('markup-in-a-title-is-named-at-its-line', async () => {
  const told = await toldOf({ usermeta, ...titled(['Exports', '**Goods**']) });
  expect(told).toContain('markdown-unsupported');
  expect(told).toContain('the words of a picture are drawn as they stand, without markup');
});

test('an-offset-is-a-name-that-the-chart-makes-and-is-never-read', async () => {
  const move = [{ calculate: 'datum.exports + 4.5', as: 'moved' }];
  const offsets = { offsets: ['moved'] };
  expect(await codesOf({ transform: move }, offsets)).toEqual([]);
  expect(await codesOf({ params: [{ name: 'moved', value: 4.5 }] }, offsets)).not.toContain(typed);
  expect(await codesOf({}, offsets)).toContain('chart-meta-value');
  const onAxis = (definition: object) =>
    codesOf(
      {
        transform: move,
        encoding: { ...bars.encoding, y: { field: 'moved', type: 'quantitative', ...definition } },
      },
      offsets,
    );
  expect(await onAxis({})).toContain('chart-offset-drawn');
  expect(await onAxis({ axis: null })).not.toContain('chart-offset-drawn');
  const color = (definition: object) =>
    codesOf(
      {
        transform: move,
        encoding: { ...bars.encoding, opacity: { field: 'moved', type: 'quantitative', ...definition } },
      },
      offsets,
    );
  expect(await color({})).toContain('chart-offset-drawn');
  expect(await color({ legend: null })).not.toContain('chart-offset-drawn');
});
