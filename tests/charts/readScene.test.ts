/** Fields of rows as Vega names them, and the rows that Vega-Lite is about to leave out, kept apart. */
import { expect, test } from 'vitest';
import { isPlaceable, keepOmissions, valueAt } from '../../pipeline/charts/readScene.ts';

test.each<[field: string, value: unknown]>([
  ['total', 5],
  ['a.b', 'name with a dot'],
  ['top.turn', 7],
  ["top['turn']", 7],
  ['top["turn"]', 7],
  ['top[turn]', 7],
  ['a\\.b', 'name with a dot'],
  ['list[1]', 'y'],
  ['list.0', 'x'],
  ['top.deep.er', 8],
  ['top.none', undefined],
  ['none', undefined],
  ['total.none', undefined],
  ['gap.none', undefined],
  ['gap', null],
])('%s of a row is %j', (field, value) => {
  const datum = {
    total: 5,
    'a.b': 'name with a dot',
    top: { turn: 7, deep: { er: 8 } },
    list: ['x', 'y'],
    gap: null,
  };
  expect(valueAt(datum, field)).toBe(value);
});

test.each([
  [0, true],
  ['5', true],
  [new Date(0), true],
  [false, true],
  [null, false],
  [undefined, false],
  ['many', false],
  [Number.NaN, false],
  [Number.POSITIVE_INFINITY, false],
])('%j can be placed: %s', (value, can) => {
  expect(isPlaceable(value)).toBe(can);
});

const valid = (field: string) => `isValid(datum["${field}"]) && isFinite(+datum["${field}"])`;

test('the-rows-before-what-cannot-be-placed-is-left-out-are-kept', () => {
  const before = { type: 'formula', expr: '1', as: 'x' };
  const filter = { type: 'filter', expr: valid('a') };
  const after = { type: 'stack', field: 'a' };
  const data = [{ name: 'source_0', url: 'u', transform: [before, filter, after] }];
  expect(keepOmissions({ width: 5, data })).toEqual({
    width: 5,
    data: [
      { name: 'source_0 with all rows', url: 'u', transform: [before] },
      { name: 'source_0', source: 'source_0 with all rows', transform: [filter, after] },
    ],
  });
});

test.each([
  ['an authors filter', { type: 'filter', expr: 'datum.a > 5' }],
  ['half of the filter', { type: 'filter', expr: 'isValid(datum["a"])' }],
  ['a formula of the same words', { type: 'formula', expr: valid('a') }],
  ['a filter by more than a text', { type: 'filter', expr: { signal: 'a' } }],
  ['the filter behind other words', { type: 'filter', expr: `!${valid('a')}` }],
])('%s-leaves-out-what-it-was-told-to', (_, step) => {
  const spec = { data: [{ name: 'a', transform: [step] }] };
  expect(keepOmissions(spec)).toEqual(spec);
});

test('what-is-no-set-of-rows-stays', () => {
  expect(keepOmissions({ data: [5, { name: 'a' }] })).toEqual({ data: [5, { name: 'a' }] });
  expect(keepOmissions({})).toEqual({ data: [] });
});
