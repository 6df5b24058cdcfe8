/** Amounts are converted between units of one dimension, and nothing else is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameNumber } from '../../pipeline/validate/checks/operators.ts';
import { convertUnit, unitNames } from '../../pipeline/validate/checks/units.ts';

/** By definition: the international yard and pound of 1959, the gallon of 231 cubic inches, the barrel of 42 gallons. */
test.each([
  [1, 'km', 'm', 1000],
  [1, 'mi', 'ft', 5280],
  [1, 'ft', 'm', 0.3048],
  [1, 'ha', 'm2', undefined],
  [1, 'km2', 'ha', 100],
  [1, 'mi2', 'acre', 640],
  [1, 'mi2', 'km2', 1.609344 ** 2],
  [1, 't', 'kg', 1000],
  [1, 'kg', 'g', 1000],
  [1, 'lb', 'oz', 16],
  [1, 'lb', 'kg', 0.45359237],
  [1, 'bbl', 'gal', 42],
  [1, 'gal', 'l', 231 * 0.254 ** 3],
  [1, 'hour', 'minute', 60],
  [1, 'minute', 'second', 60],
  [1, 'day', 'hour', 24],
  [1, 'week', 'day', 7],
  [1, 'year', 'day', 365],
  [1, 'one', 'percent', 100],
  [1, 'thousand', 'one', 1000],
  [1, 'million', 'thousand', 1000],
  [1, 'billion', 'million', 1000],
  [1, 'trillion', 'billion', 1000],
  [36, 'km', 'mi', 22.369362920544024],
])('%f %s in %s', (amount, from, to, expected) => {
  const converted = convertUnit(amount, from, to);
  if (expected === undefined) expect(converted).toEqual({ type: 'unknown', unit: to });
  else if (converted.type !== 'converted') throw new Error(converted.type);
  else expect(converted.value).toBeCloseTo(expected, 9);
});

test('what-is-converted-there-and-back-is-what-it-was', () => {
  const unit = fc.constantFrom(...unitNames());
  fc.assert(
    fc.property(unit, unit, fc.double({ min: 0.001, max: 1e9, noNaN: true }), (from, to, amount) => {
      const there = convertUnit(amount, from, to);
      const same = convertUnit(1, to, from);
      expect(there.type).toBe(same.type);
      if (there.type !== 'converted') return;
      const back = convertUnit(there.value, to, from);
      expect(back.type === 'converted' && sameNumber(back.value, amount)).toBe(true);
    }),
  );
});

test.each([
  ['parsec', 'km', { type: 'unknown', unit: 'parsec' }],
  ['km', 'parsec', { type: 'unknown', unit: 'parsec' }],
  ['league', 'parsec', { type: 'unknown', unit: 'league' }],
  ['km', 'kg', { type: 'incompatible', dimension: 'length' }],
  ['kg', 'km', { type: 'incompatible', dimension: 'mass' }],
  ['acre', 'l', { type: 'incompatible', dimension: 'area' }],
  ['gal', 'day', { type: 'incompatible', dimension: 'volume' }],
  ['day', 'percent', { type: 'incompatible', dimension: 'time' }],
  ['percent', 'km', { type: 'incompatible', dimension: 'number' }],
])('%s is not converted into %s', (from, to, refused) => {
  expect(convertUnit(1, from, to)).toEqual(refused);
});
