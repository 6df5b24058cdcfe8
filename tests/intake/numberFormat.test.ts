/** Numbers of an imported table are printed with as many decimals as they have, and none is printed as zero that is not. */
import { expect, test } from 'vitest';
import { titleOf } from '../../pipeline/intake/composeTable.ts';
import { numberFormatOf } from '../../pipeline/intake/numberFormatOf.ts';
import type { FieldType } from '../../pipeline/validate/Dataset.ts';

test.each<[FieldType, readonly string[], string | undefined]>([
  ['number', ['1.5', '', '-2.25'], ',.2f'],
  ['number', ['1', '2.123456'], ',.3f'],
  ['number', ['1.5', '0.00012'], ',.5f'],
  ['number', ['1', '2'], ',.0f'],
  ['number', ['-99.999', '1.5'], ',.1f'],
  ['integer', ['1234567', '3'], ',d'],
  // Years, ranks and codes would be grouped: 2,023.
  ['integer', ['2023', '3'], undefined],
  ['year', ['2023'], undefined],
  ['string', ['12345'], undefined],
])('numbers-of-a-field-of-type-%s-as-%j-have-the-format-%s', (type, texts, format) => {
  const column = { name: 'a', title: 'a', type, unit: undefined, missing: ['-99.999'], texts };
  expect(numberFormatOf(column)).toBe(format);
});

test('a-name-becomes-a-title', () => {
  expect(['iowa-electricity', 'exports_2020-21', 'a--b'].map(titleOf)).toEqual([
    'Iowa electricity',
    'Exports 2020-21',
    'A b',
  ]);
});
