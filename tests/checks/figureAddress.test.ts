import { expect, test } from 'vitest';
import type { LookUp } from '../../pipeline/address/fillText.ts';
import { parseAddress } from '../../pipeline/address/parseAddress.ts';
import { shiftPeriod } from '../../pipeline/address/shiftPeriod.ts';
import { addressOf, cellAddress, resolveAddress } from '../../pipeline/validate/figureAddress.ts';
import { exampleFact, exampleFigures, exampleTable } from './exampleFigures.ts';

const partners = exampleTable(
  'partners',
  ['year:year', 'partner:string', 'total'],
  [
    [2022, 'Korea, South', 1],
    [2023, 'Korea, South', 2],
    [2023, 'Chad', null],
    [2023, 'Brazil {old}', 4],
    [2023, "Cote d'Ivoire", 5],
    [2023, 'the "rest"', 6],
    [2023, null, 7],
  ],
  { keys: 2 },
);
const monthly = exampleTable(
  'monthly',
  ['month:yearmonth', 'n'],
  [
    ['2023-12', 10],
    ['2024-01', 20],
  ],
);
const latest = exampleTable('latest', ['as_of:date', 'n'], [['2024-03-31', 30]]);
const figures = exampleFigures([partners, monthly, latest], [exampleFact('bridges', 55)]);

const NAMES = new Map<string, string | number | boolean | null>([
  ['year', 2023],
  ['month', '2024-01'],
  ['country', 'Korea'],
  ['gap', null],
  ['id', 'bridges'],
]);
const lookUp: LookUp = (name) => {
  const value = NAMES.get(name);
  return value === undefined ? { type: 'unknown', names: NAMES.keys() } : { type: 'value', value };
};
/** Columns from 1 into the address, so that a test can see where a fault is shown. */
const resolve = (address: string) =>
  resolveAddress(address, figures, {
    locate: ({ start, end }) => ({ place: { file: 'f', column: start + 1, endColumn: end + 1 } }),
    lookUp,
  });

test.each([
  ['partners[2023, "Korea, South"].total', 2],
  ["partners[2022, 'Korea, South'].total", 1],
  ['partners[partner="Korea, South", year=2022].total', 1],
  [' partners [ year = 2023 , partner = Chad ] . total ', null],
  ['partners[year=2022].total', 1],
  ['partners[2023, "Brazil {{old}}"].total', 4],
  ["partners[2023, 'Cote d''Ivoire'].total", 5],
  ['partners[2023, "Cote d\'Ivoire"].total', 5],
  ['partners[2023, "the ""rest"""].total', 6],
  ['partners[2023, ""].total', 7],
  ['partners[{year}, {country}, South].total', undefined],
  ['partners[{year}, "{country}, South"].total', 2],
  ['partners[{ year - 1 }, "{country}, South"].total', 1],
  ['monthly[{month}].n', 20],
  ['monthly[{month-1}].n', 10],
  ['latest[].n', 30],
  ['latest[2024-03-31].n', 30],
  ['bridges', 55],
  ['fact:bridges', 55],
  ['{id}', 55],
])('%s-points-at-its-value', (address, value) => {
  const found = resolve(address);
  expect('value' in found ? found.value : undefined).toBe(value);
});

test.each([
  ['partners.total', 'address-syntax', 'expected a row in [ ] or the end, found ".total"', 9],
  ['partners[2023, Chad]total', 'address-syntax', 'expected a field after ]., found "total"', 21],
  ['partners[2023, Chad].', 'address-syntax', 'expected the name of a field, found "the end"', 22],
  ['partners[2023, "Chad].total', 'address-syntax', 'expected a closing ", found "\\"Chad].total"', 16],
  [
    'partners[2023, {year.total',
    'address-syntax',
    'expected a name in braces, as {year} or {year - 1}, found "{year.total"',
    16,
  ],
  [
    'partners[2023, partner=Chad].total',
    'address-syntax',
    'expected no name before any value of the key, or none, found "partner=Chad].total"',
    16,
  ],
  [
    'partners[2023].total',
    'key-incomplete',
    'expected the key of one row of partners (year, partner), found 1 value',
    9,
  ],
  [
    'partners[].total',
    'key-incomplete',
    'expected the key of one row of partners (year, partner), found nothing',
    9,
  ],
  ['partners[year=2023].total', 'ambiguous-row', 'expected one row of partners, found 6 with year=2023', 9],
  [
    'partners[year=2023, year=2022].total',
    'key-repeated',
    'expected each field of the key once, found year twice',
    26,
  ],
  ['partners[0x7e7, Chad].total', 'key-type', 'expected a number for year, found "0x7e7"', 10],
  ['partners[last, Chad].total', 'key-type', 'expected a number for year, found "last"', 10],
  ['partner[2023].total', 'unknown-table', 'expected a table of this book, found "partner"', 1],
  ['partners[yaer=2023].total', 'unknown-field', 'expected a field of partners, found "yaer"', 15],
  ['partners[2023, Chad].totel', 'unknown-field', 'expected a field of partners, found "totel"', 22],
  [
    'partners[2024, Chad].total',
    'unknown-row',
    'expected a row of partners, found none with year=2024, partner=Chad',
    10,
  ],
  ['fact:bridge', 'unknown-fact', 'expected a fact of this book, found "bridge"', 6],
  [
    'partners',
    'address-syntax',
    'expected a cell, as partners[2022, "Korea, South"].total, found "partners"',
    1,
  ],
  ['fig:partners', 'address-syntax', 'expected a cell or a fact, found "fig:partners"', 5],
  ['partners[{yaer}, Chad].total', 'unknown-parameter', 'expected a parameter of the book, found yaer', 10],
  ['partners[{gap}, Chad].total', 'parameter-gap', 'expected a value for gap, found a gap of the data', 10],
  [
    'partners[2023, {country + 1}].total',
    'parameter-no-period',
    'expected a number, month or date to count from in {country + 1}, found "Korea"',
    16,
  ],
])('%s-says-what-is-wrong-and-where', (address, code, message, column) => {
  const found = resolve(address);
  expect(found).toMatchObject({ type: 'wrong', problem: { code, message, place: { column } } });
});

test('an-address-written-reads-back-as-the-same-cell', () => {
  for (let row = 0; row < partners.rowCount; row++) {
    const origin = { type: 'cell', table: 'partners', row, field: 'total' } as const;
    expect(resolve(addressOf(origin, figures))).toMatchObject({ origin });
  }
  expect(cellAddress(partners, 1, 'total')).toBe('partners[2023, "Korea, South"].total');
  expect(cellAddress(partners, 3, 'total')).toBe('partners[2023, "Brazil {{old}}"].total');
});

test.each([
  [2023, -1, 2022],
  ['2024-01', -1, '2023-12'],
  ['2023-12', 1, '2024-01'],
  ['2024-01', -25, '2021-12'],
  ['2024-03-01', -1, '2024-02-29'],
  ['2023-12-31', 1, '2024-01-01'],
  ['Texas', 1, undefined],
  [true, 1, undefined],
])('%s-and-%i-periods-is-%s', (value, shift, expected) => {
  expect(shiftPeriod(value, shift)).toBe(expected);
});

test('a-bare-id-and-one-with-its-kind-are-the-same-address', () => {
  const bare = parseAddress('bridges');
  const kind = parseAddress('fact:bridges');
  expect(bare.type === 'parsed' && bare.address).toEqual(kind.type === 'parsed' && kind.address);
});
