/** What an expression comes to: its value, the computation in words and the figures looked at, or what is wrong and where. */
import { expect, test } from 'vitest';
import { evaluateExpression, originText } from '../../pipeline/validate/checks/evaluate.ts';
import { functionNames } from '../../pipeline/validate/checks/functions.ts';
import { unitNames } from '../../pipeline/validate/checks/units.ts';
import { inEnglish } from '../../pipeline/validate/checks/workedText.ts';
import type { Scalar } from '../../pipeline/validate/Dataset.ts';
import { exampleFact, exampleFigures, exampleTable } from './exampleFigures.ts';

const goods = exampleTable(
  'goods',
  ['year:year', 'exports', 'imports', 'partner:string', 'open:boolean', 'due:date'],
  [
    [2021, 276.5, 384.6, 'Norway', true, '2021-05-01'],
    [2022, null, 454.9, null, false, null],
    [2023, 323.2, 475.6, 'Peru', null, '2023-05-01'],
  ],
);
const partners = exampleTable(
  'partners',
  ['year:year', 'partner:string', 'total'],
  [
    [2022, 'Canada', 793.8],
    [2023, 'Canada', 774.3],
    [2023, 'Mexico', 798.8],
    [2023, 'World', 5103.6],
  ],
  { keys: 2, totals: [false, false, false, true] },
);
const unkeyed = exampleTable('unkeyed', ['points'], [[3], [5], [4]], { keys: 0 });
const facts = [
  exampleFact('miles', 1990),
  exampleFact('signed', '2018-11-30', { type: 'date' }),
  exampleFact('unknown-yet', null),
];
const figures = exampleFigures([goods, partners, unkeyed], facts);
const evaluate = (text: string) =>
  evaluateExpression(text, figures, ({ start, end }) => ({
    place: { file: 'checks.yaml', line: 1, column: start + 1, endColumn: end + 1 },
  }));

test.each<[text: string, value: Scalar, computed: string, lookedAt: string]>([
  ['true || 5', true, 'true', ''],
  ["true ? 1 : value('goods[2020].exports')", 1, '1', ''],
  ['true ? 1 : 1 / 0', 1, '1', ''],
  ["value('goods[2021].exports') == 276.5", true, '276.5, expected 276.5', 'cell goods 0 exports'],
  [
    "max('goods', 'exports')",
    323.2,
    'greatest exports (year=2023) = 323.2',
    'cell goods 0 exports; cell goods 1 exports; cell goods 2 exports',
  ],
  [
    "min('goods', 'exports')",
    276.5,
    'least exports (year=2021) = 276.5',
    'cell goods 0 exports; cell goods 1 exports; cell goods 2 exports',
  ],
  [
    "max('goods', 'due')",
    '2023-05-01',
    'greatest due (year=2023) = 2023-05-01',
    'cell goods 0 due; cell goods 1 due; cell goods 2 due',
  ],
  [
    "argmin('goods', 'due')",
    2021,
    'year with the lowest due (2021-05-01) = 2021',
    'cell goods 0 due; cell goods 1 due; cell goods 2 due; cell goods 0 year',
  ],
  [
    "argmax('partners', 'total', {partner: 'Canada'})",
    2022,
    'year with the highest total (793.8) = 2022',
    'cell partners 0 total; cell partners 1 total; cell partners 0 year',
  ],
  [
    "argmax('partners', 'total', {partner: 'Canada', year: 2023})",
    2023,
    'year with the highest total (774.3) = 2023',
    'cell partners 1 total; cell partners 1 year',
  ],
  [
    "argmax('partners', 'total', 'datum.year > 2022')",
    2023,
    'year with the highest total (798.8) = 2023',
    'cell partners 1 total; cell partners 2 total; cell partners 2 year',
  ],
  [
    "mean('goods', 'exports')",
    299.85,
    'mean of exports in 2 rows, 1 missing = 299.85',
    'cell goods 0 exports; cell goods 1 exports; cell goods 2 exports',
  ],
  [
    "mean('goods', 'imports')",
    438.3666666666666,
    'mean of imports in 3 rows = 438.367',
    'cell goods 0 imports; cell goods 1 imports; cell goods 2 imports',
  ],
  [
    "count('goods', 'exports')",
    2,
    'rows of goods with exports = 2',
    'cell goods 0 exports; cell goods 2 exports',
  ],
  ["count('goods')", 3, 'rows of goods = 3', ''],
  [
    "share('partners', 'total', {year: 2023, partner: 'Mexico'}, {year: 2023})",
    50.77871718263302,
    '798.8 in percent of 1573.1, the sum of total = 50.7787',
    'cell partners 2 total; cell partners 1 total',
  ],
  [
    "rank('goods', 'imports', {year: 2021})",
    3,
    'rank of year=2021 by imports (384.6) = 3',
    'cell goods 0 imports; cell goods 1 imports; cell goods 2 imports',
  ],
  [
    "record('unkeyed', 'points', {points: 4})",
    false,
    'points at row 3 is 4, expected more than every earlier one, of which the highest is 5 (row 2)',
    'cell unkeyed 2 points; cell unkeyed 0 points; cell unkeyed 1 points',
  ],
  [
    "record('unkeyed', 'points', {points: 5})",
    true,
    'points at row 2 is 5, expected more than every earlier one, of which the highest is 3 (row 1)',
    'cell unkeyed 1 points; cell unkeyed 0 points',
  ],
  [
    "increasing('unkeyed', 'points')",
    false,
    'expected points increasing in 3 rows, found 5 (row 2) before 4 (row 3)',
    'cell unkeyed 0 points; cell unkeyed 1 points; cell unkeyed 2 points',
  ],
  [
    "record('goods', 'imports', {year: 2021}, 'lowest')",
    true,
    'imports at year=2021 is the first, 384.6',
    'cell goods 0 imports',
  ],
  [
    "record('goods', 'imports', {year: 2022}, 'lowest')",
    false,
    'imports at year=2022 is 454.9, expected less than every earlier one, of which the lowest is 384.6 (year=2021)',
    'cell goods 1 imports; cell goods 0 imports',
  ],
  [
    "record('goods', 'imports', {year: 2023}, 'highest')",
    true,
    'imports at year=2023 is 475.6, expected more than every earlier one, of which the highest is 454.9 (year=2022)',
    'cell goods 2 imports; cell goods 0 imports; cell goods 1 imports',
  ],
  [
    "record('partners', 'total', {year: 2023, partner: 'Mexico'})",
    true,
    'total at year=2023, partner=Mexico is 798.8, expected more than every earlier one, of which the highest is 793.8 (year=2022, partner=Canada)',
    'cell partners 2 total; cell partners 0 total; cell partners 1 total',
  ],
  [
    "record('goods', 'exports', 2023)",
    true,
    'exports at year=2023 is 323.2, expected more than every earlier one, of which the highest is 276.5 (year=2021)',
    'cell goods 2 exports; cell goods 0 exports; cell goods 1 exports',
  ],
  [
    "record('goods', 'exports', 2023, 'datum.year != 2021')",
    true,
    'exports at year=2023 is the first, 323.2',
    'cell goods 2 exports; cell goods 1 exports',
  ],
  [
    "increasing('goods', 'exports')",
    true,
    'exports increasing in 2 rows',
    'cell goods 0 exports; cell goods 1 exports; cell goods 2 exports',
  ],
  ["value('miles') > 1000", true, '1990, expected more than 1000', 'fact miles'],
  ["false || value('miles') > 1000", true, '1990, expected more than 1000', 'fact miles'],
  ["true && value('miles') > 1000", true, 'true; 1990, expected more than 1000', 'fact miles'],
  [
    "value('miles') > 2000 || value('miles') > 3000",
    false,
    '1990, expected more than 2000; nor: 1990, expected more than 3000',
    'fact miles',
  ],
  [
    "value('miles') > 1000 && value('miles') > 3000",
    false,
    '1990, expected more than 1000; 1990, expected more than 3000 (does not hold)',
    'fact miles',
  ],
  ["value('miles') > 3000 && value('miles') > 1000", false, '1990, expected more than 3000', 'fact miles'],
  ["!(value('miles') > 1000)", false, 'not: 1990, expected more than 1000', 'fact miles'],
  ['2 * (3 + 4)', 14, '2 * (3 + 4) = 14', ''],
  ['(2 * 3) + 4', 10, '2 * 3 + 4 = 10', ''],
  ['2 - (3 - 4)', 3, '2 - (3 - 4) = 3', ''],
  ['2 - (3 + 4)', -5, '2 - (3 + 4) = -5', ''],
  ['(2 - 3) - 4', -5, '2 - 3 - 4 = -5', ''],
  ['2 / (3 * 4)', 0.16666666666666666, '2 / (3 * 4) = 0.166667', ''],
  ['2 * 3 / 4', 1.5, '2 * 3 / 4 = 1.5', ''],
  ['2 * -3', -6, '2 * -3 = -6', ''],
  ['2 - -3', 5, '2 - -3 = 5', ''],
  ['-(2 + 3)', -5, '-(2 + 3) = -5', ''],
  ['-(2 * 3)', -6, '-(2 * 3) = -6', ''],
  ['-abs(2)', -2, '-2 (abs(2)) = -2', ''],
  ['+5', 5, '5', ''],
  ['+abs(-5)', 5, 'abs(-5) = 5', ''],
  ['abs(2) + 1', 3, '2 (abs(2)) + 1 = 3', ''],
  ['abs(2 + 1) * 2', 6, '3 (abs((2 + 1))) * 2 = 6', ''],
  [
    "sum('goods', 'imports') * 2",
    2630.2,
    '(384.6 + 454.9 + 475.6) * 2 = 2630.2',
    'cell goods 0 imports; cell goods 1 imports; cell goods 2 imports',
  ],
  [
    "sum('goods', 'imports') + 2",
    1317.1,
    '384.6 + 454.9 + 475.6 + 2 = 1317.1',
    'cell goods 0 imports; cell goods 1 imports; cell goods 2 imports',
  ],
  ['ratio(6, 3) * 2', 4, '6 / 3 * 2 = 4', ''],
  ['2 * ratio(6, 3)', 4, '2 * (6 / 3) = 4', ''],
  ['ratio(1 + 1, 4)', 0.5, '(1 + 1) / 4 = 0.5', ''],
  ['ratio(abs(-2), 4)', 0.5, '2 (abs(-2)) / 4 = 0.5', ''],
  ['near(1 + 1, abs(-2), 1 / 2)', true, '1 + 1 = 2, expected abs(-2) = 2 within (1 / 2)', ''],
  ['(1 < 2) == true', true, '1, expected less than 2, expected true', ''],
  ['(1 < 2) == (2 < 3)', true, '1, expected less than 2, expected 2, expected less than 3', ''],
  ["'a' == 'a'", true, 'a, expected a', ''],
  ["'a' != 'b'", true, 'a, expected other than b', ''],
  ["'2020' < '2021'", true, '2020, expected before 2021', ''],
  ["'2020' <= '2021'", true, '2020, expected not after 2021', ''],
  ["'2020' > '2021'", false, '2020, expected after 2021', ''],
  ["'2020' >= '2021'", false, '2020, expected not before 2021', ''],
  ['1 != 2', true, '1, expected other than 2', ''],
  ['1 < 2', true, '1, expected less than 2', ''],
  ['1 <= 2', true, '1, expected at most 2', ''],
  ['1 > 2', false, '1, expected more than 2', ''],
  ['1 >= 2', false, '1, expected at least 2', ''],
  ['null == null', true, 'missing, expected missing', ''],
  ['null != 5', true, 'missing, expected other than 5', ''],
  ["value('unknown-yet') == null", true, 'missing, expected missing', 'fact unknown-yet'],
  ["value('unknown-yet') != null", false, 'missing, expected other than missing', 'fact unknown-yet'],
  ['round(1234.5678, -2)', 1200, '1234.5678 rounded to 100s = 1200', ''],
  ['round(1234.5678, 1)', 1234.6, '1234.5678 rounded to 1 decimal = 1234.6', ''],
  ['max(1, 2) > min(3, 4)', false, 'max(1, 2) = 2, expected more than min(3, 4) = 3', ''],
  ["year('2020-05')", 2020, 'year of 2020-05 = 2020', ''],
  ["days('2020-01', '2020-02-02')", 32, 'days from 2020-01 to 2020-02-02 = 32', ''],
  ['true ? 5 : 6', 5, '5', ''],
  ["1 > 2 ? 5 : value('miles')", 1990, '1990', 'fact miles'],
  ["value('goods[2021].open') ? 1 : 2", 1, '1', 'cell goods 0 open'],
  [
    "any('goods', 'datum.imports > 400')",
    true,
    'true of 2 of 3 rows; year=2022: 454.9, expected more than 400',
    'cell goods 0 imports; cell goods 1 imports; cell goods 2 imports',
  ],
  [
    "all('goods', 'datum.imports > 0', 'datum.imports > 400')",
    true,
    'true of all 2 rows: datum.imports > 0',
    'cell goods 1 imports; cell goods 2 imports',
  ],
  [
    "all('goods', 'datum.imports > 0 || datum.exports > 5')",
    true,
    'true of all 3 rows: datum.imports > 0 || datum.exports > 5',
    'cell goods 0 imports; cell goods 1 imports; cell goods 2 imports; cell goods 0 exports; cell goods 1 exports; cell goods 2 exports',
  ],
  [
    "all('goods', 'datum.exports > 0', 'datum.exports != null')",
    true,
    'true of all 2 rows: datum.exports > 0',
    'cell goods 0 exports; cell goods 2 exports',
  ],
  ["value('goods[{y}].imports', {y: 2023})", 475.6, '475.6', 'cell goods 2 imports'],
  ["value('goods[{y - 1}].imports', {y: 2023})", 454.9, '454.9', 'cell goods 1 imports'],
  ["value('partners[2023, {who}].total', {who: 'Mexico'})", 798.8, '798.8', 'cell partners 2 total'],
  [
    "argmax('goods', 'imports', {year: 2022}, 'partner') == null",
    true,
    'partner with the highest imports (454.9) = missing, expected missing',
    'cell goods 1 imports; cell goods 1 partner',
  ],
])('%s is %s', (text, value, computed, lookedAt) => {
  const evaluation = evaluate(text);
  expect(evaluation.problems).toEqual([]);
  expect(evaluation.value).toBe(value);
  expect(inEnglish(evaluation.computed)).toBe(computed);
  expect(evaluation.figures.map(originText).join('; ')).toBe(lookedAt);
});

const GAP = 'leave rows without a value out with a where, or test for them with == null';
const SYNTAX = "an expression is written as in Vega: value('trade[2023].exports') + 2 > 3";
const ZERO = 'does it divide by zero?';
const FUNCTIONS = `functions here: value, sum, mean, min, max, count, share, rank and ${functionNames().length - 8} more`;
const UNITS = `units: ${unitNames().join(', ')}`;

/** The text that is marked, the message and its hints, for each problem. */
test.each<[text: string, ...problems: (readonly [marked: string, message: string, ...hints: string[]])[]]>([
  ["sum('good', 'exports')", ['good', "expected the name of a table, found 'good'", 'did you mean goods?']],
  [
    "sum('goods', exports)",
    [
      'exports',
      'expected the name of a field of goods in quotes, found the name exports',
      "write sum('table', 'field', where?)",
    ],
  ],
  [
    "sum('goods', 'export')",
    ['export', "expected a field of goods, found 'export'", 'did you mean exports?'],
  ],
  [
    "sum('goods', 'partner')",
    [
      'partner',
      'expected a field of numbers, found partner of type string',
      "write sum('table', 'field', where?)",
    ],
  ],
  [
    "min('goods', 'partner')",
    [
      'partner',
      'expected a field of numbers or dates, found partner of type string',
      "write min('table', 'field', where?)",
    ],
  ],
  [
    "sum('goods', 'exports', 5)",
    [
      '5',
      "expected a where such as {year: 2023} or 'datum.year > 1993', found 5",
      "write sum('table', 'field', where?)",
    ],
  ],
  [
    "sum('goods', 'exports', {yaer: 2021})",
    ['yaer', "expected a field of goods, found 'yaer'", 'did you mean year?'],
  ],
  [
    "sum('goods', 'exports', {year: '2021'})",
    ["'2021'", "expected a number for year, found '2021'", "write sum('table', 'field', where?)"],
  ],
  [
    "sum('goods', 'exports', {partner: 5})",
    ['5', 'expected a text in quotes for partner, found 5', "write sum('table', 'field', where?)"],
  ],
  [
    "sum('goods', 'exports', {open: 'yes'})",
    ["'yes'", "expected true or false for open, found 'yes'", "write sum('table', 'field', where?)"],
  ],
  [
    "sum('goods', 'exports', {due: 2021})",
    ['2021', 'expected a text in quotes for due, found 2021', "write sum('table', 'field', where?)"],
  ],
  [
    "sum('goods', 'exports', {year: 1999})",
    [
      '1999',
      'expected rows of goods with a value of exports, found none',
      "write sum('table', 'field', where?)",
    ],
  ],
  [
    "sum('goods', 'exports', 'datum.exports > 999')",
    [
      "'datum.exports > 999'",
      'expected rows of goods with a value of exports, found none',
      "write sum('table', 'field', where?)",
    ],
  ],
  [
    "sum('goods', 'exports', {year: 2022})",
    [
      '2022',
      'expected rows of goods with a value of exports, found none',
      "write sum('table', 'field', where?)",
    ],
  ],
  [
    "mean('goods', 'exports', {year: 2022})",
    [
      '2022',
      'expected rows of goods with a value of exports, found none',
      "write mean('table', 'field', where?)",
    ],
  ],
  ["sum('goods')", ['sum', "expected sum('table', 'field', where?), found 1 argument"]],
  [
    "sum('goods', 'exports', {year: 2021}, 5)",
    ['sum', "expected sum('table', 'field', where?), found 4 arguments"],
  ],
  [
    "value('goods[2020].exports')",
    ['2020', 'expected a row of goods, found none with year=2020', 'year runs from 2021 to 2023'],
  ],
  [
    "value('goods[2021].export')",
    ['export', 'expected a field of goods, found "export"', 'did you mean exports?'],
  ],
  [
    'value(5)',
    [
      '5',
      "expected an address in quotes, as 'trade[2023].exports', found 5",
      "write value('table[key].field', {name: …}?)",
    ],
  ],
  [
    "value('goods[{y}].exports', 5)",
    [
      '5',
      'expected names with values, as {before: 2022}, found 5',
      "write value('table[key].field', {name: …}?)",
    ],
  ],
  [
    "value('goods[{y}].exports', {x: 2021})",
    [
      '{y}',
      'expected a parameter of the book, found y',
      'parameters here: x',
      'parameters are listed under parameters in book.yaml',
    ],
  ],
  [
    "value('goods[{y}].exports', {y: 1 / 0})",
    ['1 / 0', 'expected a number, found that 1 / 0 has no finite result', ZERO],
  ],
  [
    "value('nothing')",
    ['nothing', 'expected a fact of this book, found "nothing"', 'facts here: miles, signed, unknown-yet'],
  ],
  [
    "value('unknown-yet') + 1",
    ["value('unknown-yet'", 'expected a value, found that fact unknown-yet is missing', GAP],
  ],
  [
    "value('goods[2022].exports') * 2",
    ["value('goods[2022].exports'", 'expected a value, found that goods[2022].exports is missing', GAP],
  ],
  [
    "2 * value('goods[2022].exports')",
    ["value('goods[2022].exports'", 'expected a value, found that goods[2022].exports is missing', GAP],
  ],
  [
    "-value('goods[2022].exports')",
    ["value('goods[2022].exports'", 'expected a value, found that goods[2022].exports is missing', GAP],
  ],
  [
    "abs(value('goods[2022].exports'))",
    ["value('goods[2022].exports'", 'expected a value, found that goods[2022].exports is missing', GAP],
  ],
  [
    "abs(value('unknown-yet'))",
    ["value('unknown-yet'", 'expected a value, found that fact unknown-yet is missing', GAP],
  ],
  ['1 + null', ['null', 'expected a value, found that this value is missing', GAP]],
  ['null < 1', ['null', 'expected a value, found that this value is missing', GAP]],
  ["-'a'", ["'a'", "expected a number beside -, found 'a'"]],
  ['!5', ['5', 'expected true or false beside !, found 5']],
  ['!null', ['null', 'expected true or false beside !, found a missing value']],
  ['5 && true', ['5', 'expected true or false beside &&, found 5']],
  ['false || 5', ['5', 'expected true or false beside ||, found 5']],
  ['5 ? 1 : 2', ['5', 'expected true or false beside ?, found 5']],
  ["1 + 'a'", ["1 + 'a'", "expected numbers beside +, found 1 and 'a'"]],
  ["'a' - 1", ["'a' - 1", "expected numbers beside -, found 'a' and 1"]],
  ["2 > 'a'", ["2 > 'a'", "expected two numbers or two texts beside >, found 2 and 'a'"]],
  ["1 == 'a'", ["1 == 'a'", "expected two values of one type beside ==, found 1 and 'a'"]],
  ['true < false', ['true < false', 'expected two numbers or two texts beside <, found true and false']],
  ['1 / 0', ['1 / 0', 'expected a number, found that 1 / 0 has no finite result', ZERO]],
  ['0 / 0', ['0 / 0', 'expected a number, found that 0 / 0 has no finite result', ZERO]],
  ['ratio(1, 0)', ['ratio(1, 0', 'expected a number, found that 1 / 0 has no finite result', ZERO]],
  [
    'growth(0, 0)',
    ['growth(0, 0', 'expected a number, found that growth from 0 to 0 in percent has no finite result', ZERO],
  ],
  ['pow(10, 999)', ['pow(10, 999', 'expected a number, found that pow(10, 999) has no finite result', ZERO]],
  ['sqrt(-1)', ['sqrt(-1', 'expected a number, found that sqrt(-1) has no finite result', ZERO]],
  [
    'datum.year',
    [
      'datum.year',
      "expected value('table[key].field') for a cell, found a dot; datum stands only in a where, all and any",
      SYNTAX,
    ],
  ],
  [
    'goods.year',
    [
      'goods.year',
      "expected value('table[key].field') for a cell, found a dot; datum stands only in a where, all and any",
      SYNTAX,
    ],
  ],
  [
    'nonesuch',
    [
      'nonesuch',
      'expected a number, a text, a function or a parameter, found the name nonesuch',
      "put the names of tables, fields and facts into quotes: 'nonesuch'",
    ],
  ],
  [
    "sun('goods', 'exports')",
    ['sun', 'expected a function of the check language, found sun', 'did you mean sum?'],
  ],
  ['[1, 2]', ['1, 2', 'expected a single value, found a list or an object', SYNTAX]],
  ['{year: 2021}', ['2021', 'expected a single value, found a list or an object', SYNTAX]],
  ['abs()', ['abs', 'expected abs(a), found 0 arguments']],
  ['abs(1, 2)', ['abs', 'expected abs(a), found 2 arguments']],
  ['max()', ['max', 'expected max(a, b, …), found 0 arguments']],
  ['near(1, 2)', ['near', 'expected near(a, b, tolerance), found 2 arguments']],
  ["near('a', 2, 3)", ["'a'", "expected a number, found 'a'", 'write near(a, b, tolerance)']],
  ["near(1, 'b', 3)", ["'b'", "expected a number, found 'b'", 'write near(a, b, tolerance)']],
  ["near(1, 2, 'c')", ["'c'", "expected a number, found 'c'", 'write near(a, b, tolerance)']],
  [
    'rounds(1, 2, 0.5)',
    ['0.5', 'expected a whole number of decimals, found 0.5', 'write rounds(a, b, decimals)'],
  ],
  ["rounds('a', 2, 0)", ["'a'", "expected a number, found 'a'", 'write rounds(a, b, decimals)']],
  ['round(1, 0.5)', ['0.5', 'expected a whole number of decimals, found 0.5', 'write round(a, decimals)']],
  ["round('a')", ["'a'", "expected a number, found 'a'", 'write round(a, decimals)']],
  ["within(1, 2, '3')", ["'3'", "expected a number, found '3'", 'write within(a, low, high)']],
  ["max(1, 'a')", ["'a'", "expected a number, found 'a'", 'write max(a, b, …)']],
  [
    "convert('a', 'mi', 'km')",
    ["'a'", "expected a number, found 'a'", "write convert(a, 'unit', 'other unit')"],
  ],
  [
    "convert(1, 2, 'km')",
    ['2', 'expected the name of a unit, found 2', "write convert(a, 'unit', 'other unit')"],
  ],
  [
    "convert(1, 'mi', 2)",
    ['2', 'expected the name of a unit, found 2', "write convert(a, 'unit', 'other unit')"],
  ],
  [
    "convert(1, 'mil', 'km')",
    [
      "'mil'",
      "expected the name of a unit, found 'mil'",
      'did you mean mi?',
      "write convert(a, 'unit', 'other unit')",
    ],
  ],
  [
    "convert(1, 'mi', 'kmm')",
    [
      "'kmm'",
      "expected the name of a unit, found 'kmm'",
      'did you mean km?',
      "write convert(a, 'unit', 'other unit')",
    ],
  ],
  [
    "convert(1, 'parsec', 'km')",
    [
      "'parsec'",
      "expected the name of a unit, found 'parsec'",
      UNITS,
      "write convert(a, 'unit', 'other unit')",
    ],
  ],
  [
    "convert(1, 'mi', 'kg')",
    ["'kg'", "expected a unit of length like mi, found 'kg'", "write convert(a, 'unit', 'other unit')"],
  ],
  [
    "convert(1, 'kg', 'acre')",
    ["'acre'", "expected a unit of mass like kg, found 'acre'", "write convert(a, 'unit', 'other unit')"],
  ],
  ["year('2020')", ["'2020'", "expected a date such as 2020-07-01, found '2020'", 'write year(date)']],
  ['year(2020)', ['2020', 'expected a date such as 2020-07-01, found 2020', 'write year(date)']],
  [
    "year('2020-13')",
    ["'2020-13'", "expected a date such as 2020-07-01, found '2020-13'", 'write year(date)'],
  ],
  ["days('2020-01-01', 5)", ['5', 'expected a date such as 2020-07-01, found 5', 'write days(from, to)']],
  ["days(5, '2020-01-01')", ['5', 'expected a date such as 2020-07-01, found 5', 'write days(from, to)']],
  [
    "days('2020-02-30', '2020-03-01')",
    ["'2020-02-30'", "expected a date such as 2020-07-01, found '2020-02-30'", 'write days(from, to)'],
  ],
  [
    "rank('goods', 'exports', {year: 2022})",
    ['2022', 'expected a value, found that goods[2022].exports is missing', GAP],
  ],
  [
    "rank('goods', 'exports', {year: 2021}, 'datum.year > 2021')",
    [
      '2021',
      'expected a row among those of the where, totals left out, found year=2021',
      "write rank('table', 'field', {key: …}, 'ascending'?, where?)",
    ],
  ],
  [
    "rank('partners', 'total', {year: 2023, partner: 'World'})",
    [
      "2023, partner: 'World'",
      'expected a row among those of the where, totals left out, found year=2023, partner=World',
      "write rank('table', 'field', {key: …}, 'ascending'?, where?)",
    ],
  ],
  [
    "rank('partners', 'total', {year: 2023})",
    ['2023', 'expected one row of partners, found 3 with year=2023', 'the key of partners is year, partner'],
  ],
  [
    "rank('partners', 'total', {year: 2024, partner: 'Mexico'})",
    [
      "2024, partner: 'Mexico'",
      'expected a row of partners, found none with year=2024, partner=Mexico',
      'year runs from 2022 to 2023',
    ],
  ],
  [
    "rank('partners', 'total', 2023)",
    [
      '2023',
      'expected a key such as {year: …, partner: …}, found 2023',
      "write rank('table', 'field', {key: …}, 'ascending'?, where?)",
    ],
  ],
  [
    "rank('partners', 'total', {year: 2023, partner: 'Mexico'}, 'ascendin')",
    [
      "'ascendin'",
      "expected 'ascending' or 'descending', found 'ascendin'",
      "did you mean 'ascending'?",
      "write rank('table', 'field', {key: …}, 'ascending'?, where?)",
    ],
  ],
  [
    "rank('partners', 'total', {year: 2023, partner: 'Mexico'}, 'zzz')",
    [
      "'zzz'",
      "expected 'ascending' or 'descending', found 'zzz'",
      "write rank('table', 'field', {key: …}, 'ascending'?, where?)",
    ],
  ],
  [
    "rank('partners', 'total', {year: 2023, partner: 'Mexico'}, {year: 2023}, {year: 2023})",
    [
      '2023',
      'expected one where, found another',
      "write rank('table', 'field', {key: …}, 'ascending'?, where?)",
    ],
  ],
  [
    "rank('goods', 'exports', 'x')",
    [
      "'x'",
      "expected a number for year, found 'x'",
      "write rank('table', 'field', {key: …}, 'ascending'?, where?)",
    ],
  ],
  [
    "rank('goods', 'exports', year)",
    [
      'year',
      'expected a number, a text, a function or a parameter, found the name year',
      "put the names of tables, fields and facts into quotes: 'year'",
    ],
  ],
  [
    "share('goods', 'exports', {year: 2022})",
    ['2022', 'expected a value, found that goods[2022].exports is missing', GAP],
  ],
  [
    "share('goods', 'exports', {year: 2021}, {year: 2023})",
    [
      '2021',
      'expected a row among those of the where, totals left out, found year=2021',
      "write share('table', 'field', {key: …}, where?)",
    ],
  ],
  [
    "record('goods', 'exports', {year: 2022})",
    ['2022', 'expected a value, found that goods[2022].exports is missing', GAP],
  ],
  [
    "argmax('unkeyed', 'points')",
    [
      "'unkeyed'",
      'expected a table with a key, found unkeyed without one',
      "write argmax('table', 'field', where?, 'answer field'?)",
    ],
  ],
  [
    "argmax('goods', 'exports', {}, 5)",
    [
      '5',
      'expected the name of a field of goods in quotes, found 5',
      "write argmax('table', 'field', where?, 'answer field'?)",
    ],
  ],
  [
    "argmax('goods', 'exports', {}, 'nope')",
    [
      'nope',
      "expected a field of goods, found 'nope'",
      'fields here: year, exports, imports, partner, open, due',
    ],
  ],
  [
    "all('goods', 5)",
    [
      '5',
      "expected a where such as {year: 2023} or 'datum.year > 1993', found 5",
      "write all('table', 'expression on datum', where?)",
    ],
  ],
  [
    "all('goods', 'datum.exports')",
    [
      "'datum.exports'",
      'expected an expression that is true or false, found 276.5',
      "write all('table', 'expression on datum', where?)",
    ],
  ],
  [
    "all('goods', 'datum.export > 5')",
    ['export', "expected a field of goods, found 'export'", 'did you mean exports?'],
  ],
  [
    "all('goods', 'datum.imports > 5', {year: 1999})",
    ['1999', 'expected rows of goods, found none', "write all('table', 'expression on datum', where?)"],
  ],
  [
    "all('goods', 'datum.exports > 5')",
    ["'datum.exports > 5'", 'expected a value, found that goods[2022].exports is missing', GAP],
  ],
  [
    "any('goods', 'datum.exports > 5000')",
    ["'datum.exports > 5000'", 'expected a value, found that goods[2022].exports is missing', GAP],
  ],
  ["all('goods', '1 +')", ['+', 'the expression breaks off; a bracket or an operand is missing', SYNTAX]],
  [
    "ascending('goods', 'partner')",
    [
      'partner',
      'expected a field of numbers or dates, found partner of type string',
      "write ascending('table', 'field', 'strictly'?, where?)",
    ],
  ],
  [
    "ascending('goods', 'exports', 'strict')",
    [
      "'strict'",
      "expected 'strictly', found 'strict'",
      "did you mean 'strictly'?",
      "write ascending('table', 'field', 'strictly'?, where?)",
    ],
  ],
  [
    "ascending('goods', 'exports', 'strictly', 5)",
    [
      '5',
      "expected a where such as {year: 2023} or 'datum.year > 1993', found 5",
      "write ascending('table', 'field', 'strictly'?, where?)",
    ],
  ],
  [
    "ascending('goods', 'exports', 'datum.year > 2030')",
    [
      "'datum.year > 2030'",
      'expected rows of goods with a value of exports, found none',
      "write ascending('table', 'field', 'strictly'?, where?)",
    ],
  ],
  [
    "count('goods', 'export')",
    ['export', "expected a field of goods, found 'export'", 'did you mean exports?'],
  ],
  [
    "count('goods', 5)",
    [
      '5',
      "expected a where such as {year: 2023} or 'datum.year > 1993', found 5",
      "write count('table', where?)",
    ],
  ],
  [
    "count('goods', foo(1))",
    [
      'foo(1',
      "expected a where such as {year: 2023} or 'datum.year > 1993', found foo(…)",
      "write count('table', where?)",
    ],
  ],
  [
    "count('goods', [1])",
    [
      '1',
      "expected a where such as {year: 2023} or 'datum.year > 1993', found a list […]",
      "write count('table', where?)",
    ],
  ],
  [
    "count('goods', 1 + 1)",
    [
      '1 + 1',
      "expected a where such as {year: 2023} or 'datum.year > 1993', found a computation",
      "write count('table', where?)",
    ],
  ],
  [
    "count('goods', -1)",
    [
      '1',
      "expected a where such as {year: 2023} or 'datum.year > 1993', found a computation",
      "write count('table', where?)",
    ],
  ],
  [
    "count('goods', true ? 1 : 2)",
    [
      'true ? 1 : 2',
      "expected a where such as {year: 2023} or 'datum.year > 1993', found a computation",
      "write count('table', where?)",
    ],
  ],
  [
    "count('goods', true && false)",
    [
      'true && false',
      "expected a where such as {year: 2023} or 'datum.year > 1993', found a computation",
      "write count('table', where?)",
    ],
  ],
  [
    "count('goods', datum.year)",
    [
      'datum.year',
      "expected a where such as {year: 2023} or 'datum.year > 1993', found a field .year",
      "write count('table', where?)",
    ],
  ],
  [
    "count('goods', true)",
    [
      'true',
      "expected a where such as {year: 2023} or 'datum.year > 1993', found true",
      "write count('table', where?)",
    ],
  ],
  [
    "count('goods', null)",
    [
      'null',
      "expected a where such as {year: 2023} or 'datum.year > 1993', found a missing value",
      "write count('table', where?)",
    ],
  ],
  [
    'count(1 + 1)',
    ['1 + 1', 'expected the name of a table in quotes, found a computation', "write count('table', where?)"],
  ],
  [
    'count({})',
    ['(', 'expected the name of a table in quotes, found an object {…}', "write count('table', where?)"],
  ],
  [
    "true ? 1 : value('goods[2020].export')",
    ['export', 'expected a field of goods, found "export"', 'did you mean exports?'],
  ],
  [
    'foo(1) ? bar(1) : baz(1)',
    ['foo', 'expected a function of the check language, found foo', FUNCTIONS],
    ['baz', 'expected a function of the check language, found baz', FUNCTIONS],
    ['bar', 'expected a function of the check language, found bar', FUNCTIONS],
  ],
  ['false && foo(1)', ['foo', 'expected a function of the check language, found foo', FUNCTIONS]],
  [
    'foo(1) && bar(1)',
    ['foo', 'expected a function of the check language, found foo', FUNCTIONS],
    ['bar', 'expected a function of the check language, found bar', FUNCTIONS],
  ],
  ['1 +', ['+', 'the expression breaks off; a bracket or an operand is missing', SYNTAX]],
  ["'a' + 'b'", ["'a' + 'b'", "expected numbers beside +, found 'a' and 'b'"]],
  [
    "argmax('goods', 'imports', {year: 2022}, 'partner') == 'Peru'",
    [
      "argmax('goods', 'imports', {year: 2022}, 'partner'",
      'expected a value, found that goods[2022].partner is missing',
      GAP,
    ],
  ],
])('%s is refused', (text, ...problems) => {
  const evaluation = evaluate(text);
  const found = evaluation.problems.map(({ place, message, hints = [] }) => [
    text.slice((place?.column ?? 1) - 1, (place?.endColumn ?? 1) - 1),
    message,
    ...hints,
  ]);
  expect(found).toEqual(problems);
  expect(evaluation.value).toBeUndefined();
});
