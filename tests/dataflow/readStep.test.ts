/** Each transform of Vega-Lite: what it takes, what it runs, what it gives, and what is left of the rows after it. */
import { expect, test } from 'vitest';
import { propertiesOf, readPredicate, readStep, stepNames } from '../../pipeline/dataflow/readStep.ts';
import { DERIVING, REFUSED } from '../../pipeline/dataflow/transformSteps.ts';
import type { JsonObject } from '../../pipeline/json/Json.ts';

/** A reading in short: names taken, groups, expressions, names given with their parts. */
function short(step: JsonObject) {
  const read = readStep(step);
  if (read === undefined) return undefined;
  const at = ({ name, path }: { name: string; path: readonly (string | number)[] }) =>
    `${name} @${path.join('.')}`;
  return {
    takes: read.takes.map(at),
    group: read.group.map(({ name }) => name),
    expressions: read.expressions.map(({ text, path }) => `${text} @${path.join('.')}`),
    gives: read.gives,
    after: [read.step, read.others, read.choosesRows ? 'chooses' : '', read.looksAround ? 'around' : '']
      .filter((word) => word !== '')
      .join(' '),
  };
}
const given = (...names: readonly string[]) => names.map((name) => ({ name, parts: [] }));

test.each<[JsonObject, ReturnType<typeof short>]>([
  [
    { calculate: 'datum.a + 1', as: 'b' },
    {
      takes: [],
      group: [],
      expressions: ['datum.a + 1 @calculate'],
      gives: [{ name: 'b', parts: [], shifts: 'a' }],
      after: 'calculate stay',
    },
  ],
  [
    { filter: 'datum.a > 1' },
    { takes: [], group: [], expressions: ['datum.a > 1 @filter'], gives: [], after: 'filter stay chooses' },
  ],
  [
    {
      filter: {
        and: [{ field: 'a', gt: 1 }, { not: { field: 'b', equal: 2 } }, { or: ['datum.c', { field: 'd' }] }],
      },
    },
    {
      takes: ['a @filter.and.0.field', 'b @filter.and.1.not.field', 'd @filter.and.2.or.1.field'],
      group: [],
      expressions: ['datum.c @filter.and.2.or.0'],
      gives: [],
      after: 'filter stay chooses',
    },
  ],
  [
    {
      aggregate: [
        { op: 'sum', field: 'a', as: 'total' },
        { op: 'count', field: '*', as: 'n' },
        { op: 'distinct', field: 'b', as: 'kinds' },
        { op: 'max', field: 'c' },
        5,
      ],
      groupby: ['g', 'h'],
    },
    {
      takes: [
        'a @aggregate.0.field',
        'b @aggregate.2.field',
        'c @aggregate.3.field',
        'g @groupby.0',
        'h @groupby.1',
      ],
      group: ['g', 'h'],
      expressions: [],
      gives: [
        { name: 'total', parts: ['a'], keeps: 'a' },
        { name: 'n', parts: [] },
        { name: 'kinds', parts: ['b'] },
      ],
      after: 'aggregate groups chooses',
    },
  ],
  [
    { joinaggregate: [{ op: 'mean', field: 'a', as: 'm' }], groupby: ['g'] },
    {
      takes: ['a @joinaggregate.0.field', 'g @groupby.0'],
      group: ['g'],
      expressions: [],
      gives: [{ name: 'm', parts: ['a'], keeps: 'a' }],
      after: 'joinaggregate stay around',
    },
  ],
  [
    {
      window: [
        { op: 'lag', field: 'a', as: 'before' },
        { op: 'rank', as: 'place' },
      ],
      sort: [{ field: 's', order: 'descending' }],
      groupby: ['g'],
    },
    {
      takes: ['a @window.0.field', 's @sort.0.field', 'g @groupby.0'],
      group: ['g'],
      expressions: [],
      gives: [
        { name: 'before', parts: ['a'], keeps: 'a' },
        { name: 'place', parts: [] },
      ],
      after: 'window stay around',
    },
  ],
  [
    { lookup: 'k', from: { data: { name: 't' }, key: 'id', fields: ['a', 'b'] } },
    { takes: ['k @lookup'], group: [], expressions: [], gives: given('a', 'b'), after: 'lookup stay' },
  ],
  [
    { lookup: 'k', from: { data: { name: 't' }, key: 'id', fields: ['a'] }, as: ['c'] },
    { takes: ['k @lookup'], group: [], expressions: [], gives: given('c'), after: 'lookup stay' },
  ],
  [
    { fold: ['a', 'b'] },
    {
      takes: ['a @fold.0', 'b @fold.1'],
      group: [],
      expressions: [],
      gives: [
        { name: 'key', parts: [], folded: 'key' },
        { name: 'value', parts: ['a', 'b'], folded: 'value' },
      ],
      after: 'fold stay chooses',
    },
  ],
  [
    { fold: ['a'], as: ['k', 'v'] },
    {
      takes: ['a @fold.0'],
      group: [],
      expressions: [],
      gives: [
        { name: 'k', parts: [], folded: 'key' },
        { name: 'v', parts: ['a'], folded: 'value' },
      ],
      after: 'fold stay chooses',
    },
  ],
  [
    { flatten: ['a', 'b'] },
    {
      takes: ['a @flatten.0', 'b @flatten.1'],
      group: [],
      expressions: [],
      gives: given('a', 'b'),
      after: 'flatten stay chooses',
    },
  ],
  [
    { flatten: ['a'], as: ['c'] },
    { takes: ['a @flatten.0'], group: [], expressions: [], gives: given('c'), after: 'flatten stay chooses' },
  ],
  [
    { pivot: 'k', value: 'v', groupby: ['g'] },
    {
      takes: ['k @pivot', 'v @value', 'g @groupby.0'],
      group: ['g'],
      expressions: [],
      gives: [],
      after: 'pivot unknown chooses around',
    },
  ],
  [
    { quantile: 'a', groupby: ['g'] },
    {
      takes: ['a @quantile', 'g @groupby.0'],
      group: ['g'],
      expressions: [],
      gives: given('prob', 'value'),
      after: 'quantile groups chooses',
    },
  ],
  [
    { quantile: 'a', as: ['p', 'q'] },
    {
      takes: ['a @quantile'],
      group: [],
      expressions: [],
      gives: given('p', 'q'),
      after: 'quantile groups chooses',
    },
  ],
  [
    { density: 'a' },
    {
      takes: ['a @density'],
      group: [],
      expressions: [],
      gives: given('value', 'density'),
      after: 'density groups chooses',
    },
  ],
  [
    { density: 'a', as: ['x', 'y'] },
    {
      takes: ['a @density'],
      group: [],
      expressions: [],
      gives: given('x', 'y'),
      after: 'density groups chooses',
    },
  ],
  [
    { regression: 'y', on: 'x', groupby: ['g'] },
    {
      takes: ['y @regression', 'x @on', 'g @groupby.0'],
      group: ['g'],
      expressions: [],
      gives: given('x', 'y'),
      after: 'regression groups chooses',
    },
  ],
  [
    { loess: 'y', on: 'x' },
    {
      takes: ['y @loess', 'x @on'],
      group: [],
      expressions: [],
      gives: given('x', 'y'),
      after: 'loess groups chooses',
    },
  ],
  [
    { loess: 'y', on: 'x', as: ['u', 'v'] },
    {
      takes: ['y @loess', 'x @on'],
      group: [],
      expressions: [],
      gives: given('u', 'v'),
      after: 'loess groups chooses',
    },
  ],
  [
    { impute: 'a', key: 'k', groupby: ['g'] },
    {
      takes: ['a @impute', 'k @key', 'g @groupby.0'],
      group: ['g'],
      expressions: [],
      gives: [],
      after: 'impute stay chooses',
    },
  ],
  [
    { extent: 'a', param: 'p' },
    { takes: ['a @extent'], group: [], expressions: [], gives: [], after: 'extent stay' },
  ],
  [
    { stack: 'a', groupby: ['g'], sort: [{ field: 's' }], as: ['from', 'to'] },
    {
      takes: ['a @stack', 's @sort.0.field', 'g @groupby.0'],
      group: ['g'],
      expressions: [],
      gives: given('from', 'to'),
      after: 'stack stay around',
    },
  ],
  [
    { timeUnit: 'year', field: 'd', as: 'y' },
    {
      takes: ['d @field'],
      group: [],
      expressions: [],
      gives: [
        { name: 'y', parts: [] },
        { name: 'y_end', parts: [], isEnd: true },
      ],
      after: 'timeUnit stay',
    },
  ],
  [
    { bin: true, field: 'a', as: ['from', 'to'] },
    { takes: ['a @field'], group: [], expressions: [], gives: given('from', 'to'), after: 'bin stay' },
  ],
  [
    { bin: true, field: 'a', as: 'from' },
    {
      takes: ['a @field'],
      group: [],
      expressions: [],
      gives: [
        { name: 'from', parts: [] },
        { name: 'from_end', parts: [], isEnd: true },
      ],
      after: 'bin stay',
    },
  ],
  [{ sample: 5 }, undefined],
  [{}, undefined],
])('%j', (step, reading) => {
  expect(short(step)).toEqual(reading);
});

test.each<[text: string, more: object]>([
  ['datum.people / 1e6', { scales: 'people' }],
  ["datum['people in all'] * 0.001", { scales: 'people in all' }],
  [' datum.people ', { copies: 'people' }],
  ['datum["people in all"]', { copies: 'people in all' }],
  ["datum['people']", { copies: 'people' }],
  ['datum.year - 12', { shifts: 'year' }],
  ["datum['year'] + 1", { shifts: 'year' }],
  ['datum["year"] + 1', { shifts: 'year' }],
  ['datum.a / datum.b', {}],
  ['1 + datum.a', {}],
  ['datum.a + 1 + 2', {}],
  ['datum.a + 1.5', {}],
  ['datum.a * 2 * 3', {}],
  ['-datum.a', {}],
  ['datum.a.b', {}],
])('%s says how its value is that of a field', (calculate, more) => {
  expect(readStep({ calculate, as: 'b' })?.gives).toEqual([{ name: 'b', parts: [], ...more }]);
});

test('a-look-up-knows-its-table-key-and-fields-with-their-places', () => {
  const data = { name: 't' };
  expect(readStep({ lookup: 'k', from: { data, key: 'id', fields: ['a'] } })?.lookup).toEqual({
    data,
    dataPath: ['from', 'data'],
    key: { name: 'id', path: ['from', 'key'] },
    fields: [{ name: 'a', path: ['from', 'fields', 0] }],
  });
  expect(readStep({ lookup: 'k' })?.lookup).toMatchObject({ data: undefined, key: undefined, fields: [] });
  expect(readStep({ filter: 'true' })).not.toHaveProperty('lookup');
});

test('what-is-no-predicate-takes-nothing', () => {
  for (const value of [5, null, true, ['a']]) {
    expect(readPredicate(value, ['filter'])).toEqual({ takes: [], expressions: [] });
  }
});

test('every-step-is-known-by-one-property-of-its-own-name', () => {
  expect(stepNames).toHaveLength(18);
  for (const name of stepNames) expect(Object.keys(propertiesOf(name))).toContain(name);
  expect(DERIVING.filter((name) => REFUSED.has(name))).toEqual([]);
  expect(DERIVING).toContain('pivot');
  expect(DERIVING).not.toContain('impute');
});
