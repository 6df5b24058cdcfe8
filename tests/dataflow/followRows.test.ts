/** The steps that are added so that each row of a chart can be followed, and that no gap becomes a zero. */
import { expect, test } from 'vitest';
import { followRows, ROW, RowNumbers } from '../../pipeline/dataflow/followRows.ts';
import { isJsonObject, type JsonObject, jsonItems } from '../../pipeline/json/Json.ts';

const nothing = (field: string) => ({
  type: 'formula',
  expr: `datum[${JSON.stringify(field)}] === null ? datum.__nothing : datum[${JSON.stringify(field)}]`,
  as: field,
});

/** The steps that come of some, in the first set of the specification. */
function followed(...transform: readonly JsonObject[]): unknown {
  const [set] = jsonItems(followRows({ data: [{ name: 'a', transform }] })['data']);
  return isJsonObject(set) ? set['transform'] : undefined;
}

test.each<[what: string, steps: readonly JsonObject[], expected: readonly object[]]>([
  [
    'a sum keeps the rows that it is made of',
    [{ type: 'aggregate', groupby: ['g'], ops: ['sum', 'count'], fields: ['a', null], as: ['s', 'n'] }],
    [
      {
        type: 'aggregate',
        groupby: ['g'],
        ops: ['sum', 'count', 'values'],
        fields: ['a', null, '__row'],
        as: ['s', 'n', '__rows'],
      },
    ],
  ],
  [
    'a sum of nothing counts',
    [{ type: 'aggregate', groupby: ['g'] }],
    [
      {
        type: 'aggregate',
        groupby: ['g'],
        ops: ['count', 'values'],
        fields: [null, '__row'],
        as: ['count', '__rows'],
      },
    ],
  ],
  [
    'a look-up keeps the number of the row found, each in a field of its own',
    [
      { type: 'lookup', from: 't', key: 'k', fields: ['a'], values: ['v', 'w'] },
      { type: 'lookup', from: 't', key: 'k', fields: ['a'], values: ['v'], as: ['x'] },
    ],
    [
      {
        type: 'lookup',
        from: 't',
        key: 'k',
        fields: ['a'],
        values: ['v', 'w', '__row'],
        as: ['v', 'w', '__lookup0'],
      },
      nothing('v'),
      nothing('w'),
      { type: 'lookup', from: 't', key: 'k', fields: ['a'], values: ['v', '__row'], as: ['x', '__lookup1'] },
      nothing('x'),
    ],
  ],
  [
    'a look-up with a default finds no gap',
    [{ type: 'lookup', values: ['v'], default: 0 }],
    [{ type: 'lookup', values: ['v', '__row'], as: ['v', '__lookup0'], default: 0 }],
  ],
  [
    'a look-up of whole rows stays',
    [{ type: 'lookup', as: ['o'] }],
    [{ type: 'lookup', as: ['o'] }, nothing('o')],
  ],
  [
    'a formula may give null',
    [{ type: 'formula', expr: 'x', as: 'b' }],
    [{ type: 'formula', expr: 'x', as: 'b' }, nothing('b')],
  ],
  [
    'a window may give null',
    [{ type: 'window', as: ['a', null, 'b'] }],
    [{ type: 'window', as: ['a', null, 'b'] }, nothing('a'), nothing('b')],
  ],
  [
    'a bin and a unit of time may',
    [
      { type: 'bin', as: ['a'] },
      { type: 'timeunit', as: ['b'] },
    ],
    [{ type: 'bin', as: ['a'] }, nothing('a'), { type: 'timeunit', as: ['b'] }, nothing('b')],
  ],
  ['a bin without names gives none', [{ type: 'bin' }], [{ type: 'bin' }]],
  [
    'what is flattened under its own name may',
    [{ type: 'flatten', fields: ['a'] }],
    [{ type: 'flatten', fields: ['a'] }, nothing('a')],
  ],
  [
    'what is flattened under another',
    [{ type: 'flatten', fields: ['a'], as: ['b'] }],
    [{ type: 'flatten', fields: ['a'], as: ['b'] }, nothing('b')],
  ],
  [
    'a missing part of a stack is as high as nothing',
    [{ type: 'stack', field: 'a\\.b', as: ['c', 'd'] }],
    [
      { type: 'formula', expr: 'isValid(datum["a.b"]) ? datum["a.b"] : 0', as: '__stacked' },
      { type: 'stack', field: '__stacked', as: ['c', 'd'] },
    ],
  ],
  ['a stack of a member stays', [{ type: 'stack', field: 'a.b' }], [{ type: 'stack', field: 'a.b' }]],
  [
    'a stack of a bracketed member stays',
    [{ type: 'stack', field: 'a[0]' }],
    [{ type: 'stack', field: 'a[0]' }],
  ],
  ['a stack of no field stays', [{ type: 'stack', as: ['c'] }], [{ type: 'stack', as: ['c'] }]],
  ['a filter stays', [{ type: 'filter', expr: 'x' }], [{ type: 'filter', expr: 'x' }]],
])('%s', (_, steps, expected) => {
  expect(followed(...steps)).toEqual(expected);
});

test.each(['pivot', 'kde', 'density', 'quantile', 'loess', 'regression'])(
  'a-%s-keeps-the-rows-of-its-group',
  (type) => {
    expect(followed({ type, groupby: ['g'] })).toEqual([
      {
        type: 'joinaggregate',
        groupby: ['g'],
        ops: ['values', 'min'],
        fields: ['__row', '__row'],
        as: ['__groupRows', '__first'],
      },
      {
        type: 'formula',
        expr: "datum.__row === datum.__first ? join(pluck(datum.__groupRows, '__row'), ',') : ''",
        as: '__told',
      },
      { type: 'joinaggregate', groupby: ['g'], ops: ['max'], fields: ['__told'], as: ['__group'] },
      { type, groupby: ['g', '__group'] },
    ]);
  },
);

test.each(['kde', 'density', 'quantile'])('a-%s-leaves-gaps-out', (type) => {
  const filter = { type: 'filter', expr: 'isValid(datum["a.b"])' };
  expect(followed({ type, field: 'a\\.b' })).toContainEqual(filter);
  expect(followed({ type, field: 'a.b' })).not.toContainEqual(filter);
});

test('marks-within-marks-are-followed-and-what-has-no-steps-stays', () => {
  const set = { name: 'a', transform: [{ type: 'formula', expr: 'x', as: 'b' }] };
  const deep = {
    marks: [{ type: 'group', data: [set], marks: [5, { data: [set] }] }],
    data: [7, { name: 'plain' }],
  };
  const after = { ...set, transform: [...set.transform, nothing('b')] };
  expect(followRows(deep)).toEqual({
    marks: [{ type: 'group', data: [after], marks: [5, { data: [after] }] }],
    data: [7, { name: 'plain' }],
  });
  expect(followRows({ width: 5 })).toEqual({ width: 5 });
});

test('what-is-parsed-may-be-null-before-any-step', () => {
  const parsed = { name: 'a', format: { parse: { d: 'date' } } };
  expect(followRows({ data: [parsed] })).toEqual({ data: [{ ...parsed, transform: [nothing('d')] }] });
  expect(followRows({ data: [{ ...parsed, transform: [{ type: 'filter' }] }] })).toEqual({
    data: [{ ...parsed, transform: [nothing('d'), { type: 'filter' }] }],
  });
  const untyped = { name: 'a', format: { type: 'json' } };
  expect(followRows({ data: [untyped] })).toEqual({ data: [untyped] });
});

test('rows-of-several-tables-have-numbers-of-their-own', () => {
  const numbers = new RowNumbers();
  expect([
    numbers.firstOf('a', 2),
    numbers.firstOf('b', 3),
    numbers.firstOf('a', 2),
    numbers.firstOf('c', 1),
  ]).toEqual([0, 2, 0, 5]);
  const rows = (datum: unknown) => numbers.originsOf(datum).map(({ table, row }) => `${table}${row}`);
  expect(rows({ [ROW]: 1 })).toEqual(['a1']);
  expect(rows({ [ROW]: 2, __lookup0: 5, __lookup1: 0 })).toEqual(['b0', 'c0', 'a0']);
  expect(rows({ __rows: [{ [ROW]: 3 }, { __rows: [{ [ROW]: 4 }, { [ROW]: 3 }] }, 7] })).toEqual(['b1', 'b2']);
  expect(rows({ __group: '0,2,' })).toEqual(['a0', 'b0']);
  expect(rows({ __group: 5, __rows: 'x', [ROW]: '1', row: 1, __other: 1, lookup: 2 })).toEqual([]);
  expect(rows({ [ROW]: 99 })).toEqual([]);
  for (const nothingAtAll of [null, undefined, 5, 'a']) expect(rows(nothingAtAll)).toEqual([]);
});
