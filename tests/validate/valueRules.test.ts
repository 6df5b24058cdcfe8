/** Constraints and categories of a field as rules: which values keep them, and which rules a type cannot have. */
import { expect, test } from 'vitest';
import type { Scalar } from '../../pipeline/validate/Dataset.ts';
import type { FieldDescriptor } from '../../pipeline/validate/Descriptor.ts';
import { type CellFormat, cellParserOf } from '../../pipeline/validate/parseCell.ts';
import { valueRulesOf } from '../../pipeline/validate/valueRules.ts';

function read(format: CellFormat, more: Partial<FieldDescriptor>) {
  const parse = cellParserOf(format);
  if (parse === undefined) throw new Error('expected a parser');
  const { rules, problems } = valueRulesOf(
    { name: 'f', type: format.type, ...more },
    format,
    parse,
    (...steps) => ({
      place: { file: steps.join('.') },
    }),
  );
  return {
    told: problems.map(({ code, message, place }) => `${place?.file}: ${code} ${message}`),
    rules,
    holds: (value: Scalar) => rules.every((rule) => rule.holds(value)),
  };
}

test.each<
  [
    type: CellFormat['type'],
    name: string,
    bound: string | number,
    words: string,
    held: readonly Scalar[],
    not: readonly Scalar[],
  ]
>([
  ['number', 'minimum', 5, 'at least 5', [5, 6], [4.9, null]],
  ['number', 'maximum', 5, 'at most 5', [5, 4], [5.1, null]],
  ['integer', 'exclusiveMinimum', 5, 'more than 5', [6], [5, 4, null]],
  ['integer', 'exclusiveMaximum', 5, 'less than 5', [4], [5, 6, null]],
  ['year', 'minimum', 2020, 'no earlier than 2020', [2020], [2019]],
  ['date', 'maximum', '2024-01-31', 'no later than 2024-01-31', ['2024-01-31'], ['2024-02-01']],
  ['yearmonth', 'exclusiveMinimum', '2024-01', 'later than 2024-01', ['2024-02'], ['2024-01']],
  ['date', 'exclusiveMaximum', '2024-01-31', 'earlier than 2024-01-31', ['2024-01-30'], ['2024-01-31']],
])('a %s with %s %s is to be %s', (type, name, bound, words, held, not) => {
  const { rules, told, holds } = read({ type }, { constraints: { [name]: bound } });
  expect(told).toEqual([]);
  expect(rules).toMatchObject([{ type: 'range', expected: words }]);
  expect(held.map(holds)).toEqual(held.map(() => true));
  expect(not.map(holds)).toEqual(not.map(() => false));
});

test('texts-are-as-long-as-their-characters', () => {
  const { rules, holds } = read({ type: 'string' }, { constraints: { minLength: 2, maxLength: 3 } });
  expect(rules).toMatchObject([
    { type: 'length', expected: 'at least 2 characters' },
    { type: 'length', expected: 'at most 3 characters' },
  ]);
  expect(['a', 'ab', 'abc', 'abcd', '\u{1F600}', '\u{1F600}b', null].map(holds)).toEqual([
    false,
    true,
    true,
    false,
    false,
    true,
    false,
  ]);
});

test('a-pattern-covers-the-whole-text', () => {
  const { rules, holds } = read({ type: 'string' }, { constraints: { pattern: '[a-z]+' } });
  expect(rules).toMatchObject([{ type: 'pattern', pattern: '[a-z]+' }]);
  expect(['abc', 'abc1', '1abc', ''].map(holds)).toEqual([true, false, false, false]);
  expect(read({ type: 'string' }, { constraints: { pattern: '(a' } })).toMatchObject({
    rules: [],
    told: [expect.stringMatching(/^constraints\.pattern: /)],
  });
});

test('lists-hold-what-they-name-as-values-of-the-type', () => {
  const numbers = read({ type: 'integer' }, { constraints: { enum: [1, '2'] } });
  expect(numbers.rules).toMatchObject([{ type: 'list', words: ['1', '2'] }]);
  expect([1, 2, 3, '2', null].map(numbers.holds)).toEqual([true, true, false, false, false]);
  const coded = read({ type: 'string' }, { categories: ['a', { value: 'b', label: 'Bee' }] });
  expect(coded.rules).toMatchObject([{ type: 'list', words: ['a', 'b'] }]);
  expect(['a', 'b', 'Bee'].map(coded.holds)).toEqual([true, true, false]);
  expect(read({ type: 'integer' }, { categories: [1, 2] }).holds(2)).toBe(true);
});

test('a-list-with-a-value-of-another-type-is-no-rule', () => {
  const { rules, told } = read({ type: 'integer' }, { constraints: { enum: [1, 'x', 2.5] } });
  expect(rules).toEqual([]);
  expect(told).toEqual([
    expect.stringMatching(/^constraints\.enum\.1: bad-constraint .*values of type integer.*"x"/),
    expect.stringMatching(/^constraints\.enum\.2: bad-constraint .*2\.5/),
  ]);
  const coded = read({ type: 'integer' }, { categories: ['one'] });
  expect(coded.told).toEqual([expect.stringMatching(/^categories\.0: bad-constraint .*categories/)]);
});

test.each<[type: CellFormat['type'], more: Partial<FieldDescriptor>, at: string]>([
  ['string', { constraints: { minimum: 5 } }, 'constraints.minimum'],
  ['boolean', { constraints: { exclusiveMaximum: 5 } }, 'constraints.exclusiveMaximum'],
  ['number', { constraints: { minLength: 5 } }, 'constraints.minLength'],
  ['date', { constraints: { maxLength: 5 } }, 'constraints.maxLength'],
  ['number', { constraints: { pattern: 'a' } }, 'constraints.pattern'],
  ['string', { constraints: { jsonSchema: {} } }, 'constraints.jsonSchema'],
  ['number', { categories: [1] }, 'categories'],
  ['date', { categories: ['2024-01-01'] }, 'categories'],
])('a %s has no %j', (type, more, at) => {
  const { rules, told } = read({ type }, more);
  expect(rules).toEqual([]);
  expect(told).toEqual([expect.stringContaining(`${at}: unfit-constraint `)]);
});

test('a-bound-of-another-type-is-no-bound', () => {
  const { rules, told } = read({ type: 'date' }, { constraints: { minimum: '2024', maximum: '2024-01-31' } });
  expect(told).toEqual([
    expect.stringMatching(/^constraints\.minimum: bad-constraint .*a value of type date.*"2024"/),
  ]);
  expect(rules).toMatchObject([{ expected: 'no later than 2024-01-31' }]);
});

test('a-field-without-constraints-has-no-rules', () => {
  expect(read({ type: 'string' }, {})).toMatchObject({ rules: [], told: [] });
});
