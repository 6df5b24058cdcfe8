import { expect, test } from 'vitest';
import { evaluateExpression } from '../../pipeline/validate/checks/evaluate.ts';
import { inEnglish } from '../../pipeline/validate/checks/workedText.ts';
import { exampleFact, exampleFigures, exampleTable } from './exampleFigures.ts';

const goods = exampleTable(
  'goods',
  ['year:year', 'exports', 'imports', 'total', 'note:string'],
  [
    [2020, 212.5, 323.5, 536.0, null],
    [2021, 276.5, 384.6, 661.1, null],
    [2022, 324.4, 454.9, 779.3, null],
    [2023, 323.2, 475.6, 798.8, 'first release'],
  ],
);
const partners = exampleTable(
  'partners',
  ['year:year', 'partner:string', 'total'],
  [
    [2022, 'Canada', 793.8],
    [2022, 'Mexico', 779.3],
    [2022, 'China', 690.6],
    [2023, 'Canada', 774.3],
    [2023, 'Mexico', 798.8],
    [2023, 'China', 575.0],
    [2023, 'World', 5103.6],
  ],
  { keys: 2, totals: [false, false, false, false, false, false, true] },
);
const states = exampleTable(
  'states',
  ['state:string', 'exports'],
  [
    ['Texas', 129.5],
    ['California', 33.3],
    ['Michigan', 20.0],
    ['Ohio', null],
  ],
);
const ties = exampleTable(
  'ties',
  ['place:string', 'points:integer'],
  [
    ['a', 5],
    ['b', 5],
    ['c', 3],
  ],
);
const facts = [
  exampleFact('miles', 1990),
  exampleFact('in-force', '2020-07-01', { type: 'date' }),
  exampleFact('signed', '2018-11-30', { type: 'date' }),
  exampleFact('unknown-yet', null),
];
const figures = exampleFigures([goods, partners, states, ties], facts);
const evaluate = (text: string) =>
  evaluateExpression(text, figures, ({ start, end }) => ({
    place: { file: 'checks.yaml', line: 1, column: start + 1, endColumn: end + 1 },
  }));

test.each([
  ["value('goods[2023].exports')", 323.2, '323.2'],
  ["value('goods[2023].exports')", 323.2, '323.2'],
  ["value('partners[2023, World].total')", 5103.6, '5103.6'],
  ["value('miles')", 1990, '1990'],
  ["sum('partners', 'total', {year: 2023})", 2148.1, '774.3 + 798.8 + 575 = 2148.1'],
  ["sum('states', 'exports')", 182.8, '129.5 + 33.3 + 20 = 182.8'],
  ["mean('states', 'exports')", 60.93333333333333, 'mean of exports in 3 rows, 1 missing = 60.9333'],
  ["min('goods', 'total')", 536, 'least total (year=2020) = 536'],
  ["max('goods', 'total', 'datum.year < 2023')", 779.3, 'greatest total (year=2022) = 779.3'],
  ['max(1, 3, 2)', 3, 'max(1, 3, 2) = 3'],
  ["count('partners')", 6, 'rows of partners = 6'],
  ["count('states', 'exports')", 3, 'rows of states with exports = 3'],
  ["count('states', 'datum.exports > 30')", 2, 'rows of states = 2'],
  ["count('states', {state: 'Utah'})", 0, 'rows of states = 0'],
  [
    "share('partners', 'total', {partner: 'Mexico', year: 2023}, {year: 2023})",
    37.18635072855,
    '798.8 in percent of 2148.1, the sum of total = 37.1864',
  ],
  ["rank('states', 'exports', {state: 'California'})", 2, 'rank of state=California by exports (33.3) = 2'],
  [
    "rank('states', 'exports', {state: 'California'}, 'ascending')",
    2,
    'rank of state=California by exports (33.3, lowest first) = 2',
  ],
  [
    "rank('partners', 'total', {partner: 'Mexico', year: 2023}, {year: 2023})",
    1,
    'rank of year=2023, partner=Mexico by total (798.8) = 1',
  ],
  ["rank('ties', 'points', 'b')", 1, 'rank of place=b by points (5) = 1'],
  ["rank('ties', 'points', 'c')", 3, 'rank of place=c by points (3) = 3'],
  ["argmax('partners', 'total', {year: 2023})", 'Mexico', 'partner with the highest total (798.8) = Mexico'],
  ["argmin('states', 'exports')", 'Michigan', 'state with the lowest exports (20) = Michigan'],
  ["argmax('ties', 'points')", 'a', 'place with the highest points (5, shared by 2 rows) = a'],
  [
    "argmax('partners', 'total', 'datum.year < 2023', 'year')",
    2022,
    'year with the highest total (793.8) = 2022',
  ],
  [
    "record('goods', 'total', {year: 2023})",
    true,
    'total at year=2023 is 798.8, expected more than every earlier one, of which the highest is 779.3 (year=2022)',
  ],
  [
    "record('goods', 'exports', {year: 2023})",
    false,
    'exports at year=2023 is 323.2, expected more than every earlier one, of which the highest is 324.4 (year=2022)',
  ],
  ["record('goods', 'total', {year: 2020})", true, 'total at year=2020 is the first, 536'],
  [
    "all('goods', 'near(datum.exports + datum.imports, datum.total, 0.05)')",
    true,
    'true of all 4 rows: near(datum.exports + datum.imports, datum.total, 0.05)',
  ],
  [
    "all('goods', 'datum.exports > 300', 'datum.year > 2021')",
    true,
    'true of all 2 rows: datum.exports > 300',
  ],
  [
    "all('goods', 'datum.exports > 300')",
    false,
    'not true of 2 of 4 rows; year=2020: 212.5, expected more than 300',
  ],
  [
    "any('goods', 'datum.exports > 324')",
    true,
    'true of 1 of 4 rows; year=2022: 324.4, expected more than 324',
  ],
  ["any('goods', 'datum.exports > 400')", false, 'true of none of 4 rows: datum.exports > 400'],
  ["descending('states', 'exports', 'strictly')", true, 'exports strictly descending in 3 rows'],
  ["descending('ties', 'points')", true, 'points descending in 3 rows'],
  [
    "descending('ties', 'points', 'strictly')",
    false,
    'expected points strictly descending in 3 rows, found 5 (place=a) before 5 (place=b)',
  ],
  [
    "increasing('goods', 'exports')",
    false,
    'expected exports increasing in 4 rows, found 324.4 (year=2022) before 323.2 (year=2023)',
  ],
  ["increasing('goods', 'total', 'datum.year > 2020')", true, 'total increasing in 3 rows'],
  ["ascending('goods', 'year')", true, 'year ascending in 4 rows'],
  ["decreasing('partners', 'total', {partner: 'Canada'})", true, 'total decreasing in 2 rows'],
  ['near(322.2 + 475.6, 798.8, 0.05)', false, '322.2 + 475.6 = 797.8, expected 798.8 within 0.05'],
  ['near(323.2 + 475.6, 798.8, 0)', true, '323.2 + 475.6 = 798.8, expected 798.8 within 0'],
  ['near(798.75, 798.8, 0.05)', true, '798.75, expected 798.8 within 0.05'],
  ['rounds(0.125, 0.13, 2)', true, '0.125, rounded to 2 decimals 0.13, expected 0.13'],
  ['rounds(2.675, 2.68, 2)', true, '2.675, rounded to 2 decimals 2.68, expected 2.68'],
  ['rounds(1.005, 1.01, 2)', true, '1.005, rounded to 2 decimals 1.01, expected 1.01'],
  ['rounds(-0.125, -0.13, 2)', true, '-0.125, rounded to 2 decimals -0.13, expected -0.13'],
  ['rounds(2475669, 2475000, -3)', false, '2,475,669, rounded to 1000s 2,476,000, expected 2,475,000'],
  ['rounds(2378944, 2378900, -2)', true, '2,378,944, rounded to 100s 2,378,900, expected 2,378,900'],
  ['rounds(15.65, 15.74, 1)', false, '15.65, rounded to 1 decimal 15.7, expected 15.74'],
  ['within(141, 140, 142)', true, '141, expected between 140 and 142'],
  ['round(2.675, 2)', 2.68, '2.675 rounded to 2 decimals = 2.68'],
  ['round(7.5)', 8, '7.5 rounded to whole numbers = 8'],
  ['ratio(798.8, 108.4)', 798.8 / 108.4, '798.8 / 108.4 = 7.369'],
  ['growth(11.2, 27)', 141.07142857142858, 'growth from 11.2 to 27 in percent = 141.071'],
  ['percent(130, 1556)', 8.354755784061696, '130 in percent of 1556 = 8.35476'],
  [
    "near(convert(value('miles'), 'mi', 'km'), 3201, 2)",
    true,
    '1990 mi in km = 3202.59, expected 3201 within 2',
  ],
  ["convert(1, 'year', 'minute')", 525600, '1 year in minute = 525,600'],
  ["year(value('in-force')) + 6", 2026, '2020 (year of 2020-07-01) + 6 = 2026'],
  ["days(value('signed'), value('in-force'))", 579, 'days from 2018-11-30 to 2020-07-01 = 579'],
  ["value('signed') < value('in-force')", true, '2018-11-30, expected before 2020-07-01'],
  ['abs(-3)', 3, 'abs(-3) = 3'],
  ['floor(7.9) == 7 && ceil(7.1) == 8', true, 'floor(7.9) = 7, expected 7; ceil(7.1) = 8, expected 8'],
  ['sqrt(9) + pow(2, 3)', 11, '3 (sqrt(9)) + 8 (pow(2, 3)) = 11'],
  ["value('unknown-yet') == null", true, 'missing, expected missing'],
])('%s', (text, value, computed) => {
  const evaluation = evaluate(text);
  expect(evaluation.problems).toEqual([]);
  if (typeof value === 'number') expect(evaluation.value).toBeCloseTo(value, 9);
  else expect(evaluation.value).toBe(value);
  expect(inEnglish(evaluation.computed)).toBe(computed);
});
