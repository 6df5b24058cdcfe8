import { expect, test } from 'vitest';
import { cellText, latest } from '../../pipeline/compose/Figure.ts';
import { american } from '../../pipeline/language/english.ts';
import { formatOf } from '../numbers/formatOf.ts';

const english = american.numbers;

test('a-computed-figure-is-as-of-the-last-of-its-dates', () => {
  expect(latest(['2023-12-31', '2024-02-07', '2019-01-01'])).toBe('2024-02-07');
  expect(latest([])).toBe('');
});

test('a-number-without-a-format-is-printed-as-it-is-written', () => {
  expect(cellText(-5.496999999999998, { type: 'number' }, english)).toBe('−5.497');
  expect(cellText(1e-7, { type: 'number' }, english)).toBe('0.0000001');
  expect(cellText(1234567, { type: 'integer' }, english)).toBe('1234567');
  expect(cellText(-0.04, { type: 'number', numberFormat: formatOf('+.1f') }, english)).toBe('0.0');
});
