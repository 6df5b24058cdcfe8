import { expect, test } from 'vitest';
import { addressOf, resolveAddress } from '../../pipeline/validate/figureAddress.ts';
import { exampleFact, exampleFigures, exampleTable } from './exampleFigures.ts';

const partners = exampleTable(
  'partners',
  ['year:year', 'partner:string', 'total'],
  [
    [2022, 'Korea, South', 1],
    [2023, 'Korea, South', 2],
    [2023, 'Chad', null],
  ],
  { keys: 2 },
);
const figures = exampleFigures([partners], [exampleFact('bridges', 55)]);

test.each([
  ['partners[year=2023,partner=Korea, South].total', 2],
  ['partners[partner=Korea, South, year=2022].total', 1],
  ['partners[ year = 2023 , partner = Chad ].total', null],
  ['fact:bridges', 55],
])('%s-points-at-its-value', (address, value) => {
  expect(resolveAddress(address, figures)).toMatchObject({ value });
});

test.each([
  ['partners.total', { type: 'malformed' }],
  ['partners[2023].total', { type: 'malformed' }],
  ['partner[year=2023].total', { type: 'unknown', expected: 'a table', hints: ['did you mean partners?'] }],
  [
    'partners[yaer=2023].total',
    { type: 'unknown', expected: 'a field of partners', hints: ['did you mean year?'] },
  ],
  [
    'partners[year=2023].totel',
    { type: 'unknown', expected: 'a field of partners', hints: ['did you mean total?'] },
  ],
  ['partners[year=2023].total', { type: 'unknown', expected: 'one row of partners' }],
  ['partners[year=2024,partner=Chad].total', { type: 'unknown', expected: 'a row of partners' }],
  ['fact:bridge', { type: 'unknown', expected: 'a fact', hints: ['did you mean bridges?'] }],
])('%s-says-what-is-wrong', (address, expected) => {
  expect(resolveAddress(address, figures)).toMatchObject(expected);
});

test('an-address-written-reads-back-as-the-same-cell', () => {
  for (let row = 0; row < partners.rowCount; row++) {
    const origin = { type: 'cell', table: 'partners', row, field: 'total' } as const;
    expect(resolveAddress(addressOf(origin, figures), figures)).toMatchObject({ origin });
  }
});
