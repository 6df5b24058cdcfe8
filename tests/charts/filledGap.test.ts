/** A gap stays a gap: no expression gives a typed number where a field has no value. */
import { expect, test } from 'vitest';
import { filledGap } from '../../pipeline/dataflow/filledGap.ts';

test.each([
  ['datum.v || 0', 'datum.v'],
  ["datum['a b'] || 100", 'datum["a b"]'],
  ['datum["1952"] || 0', 'datum["1952"]'],
  ['datum[datum.which] || 0', 'datum[…]'],
  ['1 + (datum.v || -1)', 'datum.v'],
  ['isValid(datum.v) ? datum.v : 0', 'datum.v'],
  ['!isValid(datum.v) ? 0 : datum.v / 1000', 'datum.v'],
  ['datum.v == null ? 0 : datum.v', 'datum.v'],
  ['datum.v === null ? datum.v : 0', 'datum.v'],
  ['datum.v != null ? datum.v : 0', 'datum.v'],
  ['if(isNaN(datum.v), 0, datum.v)', 'datum.v'],
  ['datum.v > 0 ? datum.v : 0', 'datum.v'],
  ['datum.year == 2020 && isValid(datum.v) ? datum.v * 2 : 0', 'datum.v'],
  ['lookUp(datum.v) ? datum.v : 0', 'datum.v'],
  ['datum.v | 0', 'datum.v'],
  ['~~datum.v', 'datum.v'],
  ["format(datum.v || 0, ',.1f')", 'datum.v'],
])('a-number-in-the-place-of-a-gap-is-found: %s', (text, field) => {
  expect(filledGap(text)).toBe(field);
});

test.each([
  'datum.v',
  'datum.a || datum.b',
  'datum.v || "none"',
  'max(datum.v, 0)',
  "datum.country == 'All' ? datum.people : 0",
  'datum.v == 5 ? 0 : datum.v',
  'datum.v < 0 ? 0 : datum.v',
  'isValid(datum.v) ? 1 : 0',
  'isValid(datum.v) ? datum.w : 0',
  'datum.v == null ? null : datum.v',
  'datum.v +',
])('what-leaves-a-gap-alone-passes: %s', (text) => {
  expect(filledGap(text)).toBeUndefined();
});
