/** What an address that points at nothing is told beside what is wrong: the nearest value, the range, a row as an example. */
import { expect, test } from 'vitest';
import type { LookUp } from '../../pipeline/address/fillText.ts';
import { Figures } from '../../pipeline/validate/checks/Figures.ts';
import type { FigureOrigin } from '../../pipeline/validate/Dataset.ts';
import {
  addressOf,
  factAddress,
  lookUpIn,
  problemOfFilled,
  resolveAddress,
  unknownRowHints,
} from '../../pipeline/validate/figureAddress.ts';
import { exampleFact, exampleTable } from './exampleFigures.ts';

const partners = exampleTable(
  'partners',
  ['year:year', 'partner:string', 'open:boolean', 'share:number', 'total'],
  [
    [2022, 'Norway', true, 0.5, 1],
    [2023, 'Norway', false, 1.5, 2],
    [2023, 'Peru', null, null, 3],
    [null, 'Chile', true, 2, 4],
  ],
  { keys: 4 },
);
const one = exampleTable('one', ['total'], [[7]], { keys: 0 });
const none = exampleTable('none', ['year:year', 'total'], []);
const keysOnly = exampleTable('keys-only', ['year:year'], [[2020]]);
const blank = exampleTable(
  'blank',
  ['name:string', 'total'],
  [
    ['', 5],
    ['b', 6],
  ],
);
const broken = new Set(['half-made']);
const tables = new Map([partners, one, none, keysOnly, blank].map((table) => [table.id, table]));
const figures = new Figures({ tables, facts: new Map([['bridges', exampleFact('bridges', 55)]]), broken });
const place = { locate: ({ start }: { start: number }) => ({ place: { file: 'f', column: start + 1 } }) };
const resolve = (text: string, lookUp?: LookUp) =>
  resolveAddress(text, figures, lookUp === undefined ? place : { ...place, lookUp });

test.each<[address: string, column: number, message: string, hint: string | undefined]>([
  [
    'partners[2022, Norwey, true, 0.5].total',
    16,
    'expected a row of partners, found none with year=2022, partner=Norwey, open=true, share=0.5',
    'did you mean Norway?',
  ],
  [
    'partners[2030, Norway, true, 0.5].total',
    10,
    'expected a row of partners, found none with year=2030, partner=Norway, open=true, share=0.5',
    'year runs from 2022 to 2023',
  ],
  [
    'partners[2022, Norway, true, 1.5].total',
    9,
    'expected a row of partners, found none with year=2022, partner=Norway, open=true, share=1.5',
    'a row of it is partners[2022, Norway, true, 0.5]',
  ],
  [
    'partners[2022, zzzzzzzz, true, 0.5].total',
    16,
    'expected a row of partners, found none with year=2022, partner=zzzzzzzz, open=true, share=0.5',
    'a row of it is partners[2022, Norway, true, 0.5]',
  ],
  ['partners[2022, Norway, yes, 0.5].total', 24, 'expected true or false for open, found "yes"', undefined],
  ['partners[2022, Norway, true, x].total', 30, 'expected a number for share, found "x"', undefined],
  [
    'partners[2022, Norway].total',
    9,
    'expected the key of one row of partners (year, partner, open, share), found 2 values',
    'a row of it is partners[2022, Norway, true, 0.5]',
  ],
  ['none[].total', 5, 'expected the key of one row of none (year), found nothing', undefined],
  ['none[2020].total', 6, 'expected a row of none, found none with year=2020', undefined],
  [
    'one[5].total',
    4,
    'expected the key of one row of one (no value, since it has no key), found 1 value',
    'a row of it is one[]',
  ],
  [
    'none',
    1,
    'expected a cell, as none[key].total, found "none"',
    'a cell is written table[key].field, such as trade[2023].exports, a fact by its id',
  ],
  [
    'keys-only',
    1,
    'expected a cell, as keys-only[key].field, found "keys-only"',
    'a cell is written table[key].field, such as trade[2023].exports, a fact by its id',
  ],
])('%s is told at column %d', (address, column, message, hint) => {
  const found = resolve(address);
  if (found.type !== 'wrong') throw new Error(found.type);
  expect(found.problem).toMatchObject({ place: { column }, message });
  expect(found.problem.hints?.[0]).toBe(hint);
});

test.each([
  ['partners[2023, Norway, false, 1.5].total', 2],
  ['partners[2023, Norway, false, +1.5].total', 2],
  ['partners[2023, Norway, false, 15e-1].total', 2],
  ['partners[2023, Norway, false, 0.15e+1].total', 2],
  ['partners[2023, Peru, "", ""].total', 3],
  ['partners["", Chile, true, 2].total', 4],
  ['blank[""].total', 5],
  ['one[].total', 7],
])('%s is %d', (address, value) => {
  expect(resolve(address)).toMatchObject({ value });
});

test('a-table-that-could-not-be-made-is-passed-over-and-an-open-name-leaves-all-open', () => {
  expect(resolve('half-made[2020].total')).toEqual({ type: 'broken' });
  const open: LookUp = () => ({ type: 'open' });
  for (const text of ['{a}', '{a}[1].total', 'partners[{a}, Peru, "", ""].total', 'one[].{a}']) {
    expect(resolve(text, open)).toEqual({ type: 'open' });
  }
});

test('names-in-braces-stand-for-the-parameters-of-the-book', () => {
  const parameters = new Map([['year', 2023]]);
  expect(lookUpIn(parameters)('year')).toEqual({ type: 'value', value: 2023 });
  const unknown = lookUpIn(parameters)('yaer');
  expect(unknown.type === 'unknown' && [...unknown.names]).toEqual(['year']);
  expect(
    problemOfFilled({ type: 'unknown', name: 'yaer', names: ['year'] }, { place: { file: 'f' } }),
  ).toMatchObject({
    code: 'unknown-parameter',
    hints: ['did you mean year?', 'parameters are listed under parameters in book.yaml'],
  });
});

test.each<[FigureOrigin, string]>([
  [{ type: 'cell', table: 'partners', row: 2, field: 'total' }, 'partners[2023, Peru, "", ""].total'],
  [{ type: 'cell', table: 'nowhere', row: 2, field: 'total' }, 'nowhere[row 3].total'],
  [{ type: 'fact', fact: 'bridges' }, 'fact:bridges'],
  [{ type: 'computed', expression: '1 + 1', figures: [] }, '1 + 1'],
])('the address of %j is %s', (origin, address) => {
  expect(addressOf(origin, figures)).toBe(address);
  expect(factAddress('bridges')).toBe('fact:bridges');
});

test('a-key-whose-fields-all-exist-somewhere-is-shown-a-row-that-does', () => {
  const hints = (...entries: (readonly [string, string | number | null])[]) =>
    unknownRowHints(partners, new Map(entries));
  expect(hints(['year', null], ['partner', 'Per'])).toEqual(['did you mean Peru?']);
  expect(hints(['year', 2022], ['partner', 'Peru'])).toEqual([
    'a row of it is partners[2022, Norway, true, 0.5]',
  ]);
  expect(hints(['partner', 5])).toEqual(['a row of it is partners[2022, Norway, true, 0.5]']);
  expect(hints(['year', 'x'])).toEqual(['a row of it is partners[2022, Norway, true, 0.5]']);
  const months = exampleTable(
    'months',
    ['month:yearmonth', 'total'],
    [
      ['2020-02', 1],
      ['2020-11', 2],
    ],
  );
  expect(unknownRowHints(months, new Map([['month', '2021-02']]))).toEqual([
    'month runs from 2020-02 to 2020-11',
  ]);
  expect(unknownRowHints(months, new Map([['month', '2020-12']]))).toEqual([
    'month runs from 2020-02 to 2020-11',
  ]);
  expect(unknownRowHints(months, new Map([['month', '2020-2']]))).toEqual([
    'month runs from 2020-02 to 2020-11',
  ]);
  expect(unknownRowHints(none, new Map([['year', 2020]]))).toEqual([]);
  expect(unknownRowHints(partners, new Map([['nowhere', 1]]))).toEqual([
    'a row of it is partners[2022, Norway, true, 0.5]',
  ]);
});
