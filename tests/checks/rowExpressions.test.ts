/** Expressions on the fields of a row: what each gives, row by row, and what is wrong with others, and where. */
import { expect, test } from 'vitest';
import type { LookUp } from '../../pipeline/address/fillText.ts';
import { datumFields } from '../../pipeline/validate/checks/expression.ts';
import { parseExpression } from '../../pipeline/validate/checks/parseExpression.ts';
import { compileRowExpression, rowsWhere, showScalar } from '../../pipeline/validate/checks/rowExpression.ts';
import type { Scalar } from '../../pipeline/validate/Dataset.ts';
import { exampleTable } from './exampleFigures.ts';

const table = exampleTable(
  'harvest',
  ['farm:string', 'apples', 'pears', 'organic:boolean'],
  [
    ['Alder', 8, 2, true],
    ['Birch', null, 9, false],
    ['Cedar', 3, null, null],
  ],
);
const lookUp: LookUp = (name) => {
  if (name === 'least') return { type: 'value', value: 5 };
  return name === 'open' ? { type: 'open' } : { type: 'unknown', names: ['least', 'open'] };
};

function read(text: string, names: LookUp | 'none' = lookUp) {
  const problems: (readonly string[])[] = [];
  const given = {
    table,
    locate: ({ start, end }: { start: number; end: number }) => ({
      place: { file: 'checks.yaml', line: 1, column: start + 1, endColumn: end + 1 },
    }),
    report: ({
      message,
      hints = [],
      place,
    }: {
      message: string;
      hints?: readonly string[];
      place?: { column?: number; endColumn?: number };
    }) => {
      problems.push([text.slice((place?.column ?? 1) - 1, (place?.endColumn ?? 1) - 1), message, ...hints]);
    },
  };
  const context = names === 'none' ? given : { ...given, lookUp: names };
  const compiled = compileRowExpression(text, context);
  const values = compiled === undefined ? undefined : [0, 1, 2].map((row) => compiled(row));
  return { values, problems, picked: rowsWhere(text, context) };
}

test.each<[text: string, values: readonly Scalar[]]>([
  ['5', [5, 5, 5]],
  ['datum.farm', ['Alder', 'Birch', 'Cedar']],
  ["datum['farm']", ['Alder', 'Birch', 'Cedar']],
  ['datum["apples"]', [8, null, 3]],
  ['datum.apples + datum.pears', [10, null, null]],
  ['datum.apples - 1', [7, null, 2]],
  ['datum.apples * 2', [16, null, 6]],
  ['datum.apples / 2', [4, null, 1.5]],
  ['datum.apples % 5', [3, null, 3]],
  ['-datum.apples', [-8, null, -3]],
  ['+datum.apples', [8, null, 3]],
  ['-(1 + 2)', [-3, -3, -3]],
  ['datum.apples > least', [true, null, false]],
  ['datum.apples === 8', [true, null, false]],
  ['datum.apples !== 8', [false, null, true]],
  ['datum.apples == null', [false, true, false]],
  ['null != datum.apples', [true, false, true]],
  ['datum.apples < null', [null, null, null]],
  ['!datum.organic', [false, true, null]],
  ['datum.organic && datum.apples > 5', [true, false, false]],
  ['datum.apples > 5 && datum.organic', [true, false, false]],
  ['datum.organic || datum.pears > 5', [true, true, null]],
  ['datum.pears > 5 || datum.organic', [true, true, null]],
  ['datum.organic ? 1 : 2', [1, 2, null]],
  ['datum.organic ? datum.apples : datum.pears', [8, 9, null]],
  ['abs(datum.apples - 10)', [2, null, 7]],
  ['max(datum.apples, 5)', [8, null, 5]],
  ['min(1, 2, datum.pears)', [1, 1, null]],
  ['year("2024-02-01")', [2024, 2024, 2024]],
  ["'it\\'s' == 'it'", [false, false, false]],
])('%s', (text, values) => {
  expect(read(text)).toEqual({ values, problems: [], picked: values.map((value) => value === true) });
});

const SYNTAX = "an expression is written as in Vega: value('trade[2023].exports') + 2 > 3";
const QUOTES = (name: string) => `put the names of tables, fields and facts into quotes: '${name}'`;

test.each<[text: string, marked: string, message: string, ...hints: string[]]>([
  ['', '', 'expected an expression, found nothing', SYNTAX],
  ['   ', ' ', 'expected an expression, found nothing', SYNTAX],
  ['datum.apple', 'apple', "expected a field of harvest, found 'apple'", 'did you mean apples?'],
  ['harvest.apples', 'harvest', 'expected datum before .apples', SYNTAX],
  ['(1).apples', '1', 'expected datum before .apples', SYNTAX],
  [
    'apples > 5',
    'apples',
    'expected a number, a text, a function or a parameter, found the name apples',
    'parameters here: least, open',
    QUOTES('apples'),
  ],
  ['[1, 2]', '1, 2', 'expected a single value, found a list or an object', SYNTAX],
  ['{a: 1}', '1', 'expected a single value, found a list or an object', SYNTAX],
  [
    'absolute(1)',
    'absolute',
    'expected a function of the check language, found absolute',
    expect.stringContaining('functions here: near,'),
  ],
  ['abs()', 'abs', 'expected abs(a), found 0 arguments'],
  ['abs(1, 2)', 'abs', 'expected abs(a), found 2 arguments'],
  ['max()', 'max', 'expected max(a, b, …), found 0 arguments'],
  ['abs(datum.apple) > 1', 'apple', "expected a field of harvest, found 'apple'", 'did you mean apples?'],
  ['datum.pear ? 1 : 2', 'pear', "expected a field of harvest, found 'pear'", 'did you mean pears?'],
  [
    'datum.organic ? datum.pear : 2',
    'pear',
    "expected a field of harvest, found 'pear'",
    'did you mean pears?',
  ],
  [
    'datum.organic ? 1 : datum.pear',
    'pear',
    "expected a field of harvest, found 'pear'",
    'did you mean pears?',
  ],
  ['!datum.pear', 'pear', "expected a field of harvest, found 'pear'", 'did you mean pears?'],
  ['datum.pear > 1', 'pear', "expected a field of harvest, found 'pear'", 'did you mean pears?'],
  ['1 > datum.pear', 'pear', "expected a field of harvest, found 'pear'", 'did you mean pears?'],
  ['1 +', '+', 'the expression breaks off; a bracket or an operand is missing', SYNTAX],
  ['1 + ', '+', 'the expression breaks off; a bracket or an operand is missing', SYNTAX],
  ['(1', '1', 'the expression breaks off; a bracket or an operand is missing', SYNTAX],
  ["datum.farm == 'Ald", 'd', 'a quotation mark is not closed', SYNTAX],
  ['datum.farm == "Ald', 'd', 'a quotation mark is not closed', SYNTAX],
  ["datum.farm == 'Ald\\'", "'", 'a quotation mark is not closed', SYNTAX],
  ['datum.farm == "Ald\'', "'", 'a quotation mark is not closed', SYNTAX],
  ['1 # 2', '#', 'a character does not belong here', SYNTAX],
  ["'a' # 2", '#', 'a character does not belong here', SYNTAX],
  ["'a\"' # 2", '#', 'a character does not belong here', SYNTAX],
  ['1 2', '1', 'this is no expression', SYNTAX],
  ['abs(1 2)', ')', 'expected an operator, a comma or the end, found another number', SYNTAX],
  ["abs(1 'a')", ')', 'expected an operator, a comma or the end, found another text', SYNTAX],
  ['abs(1 a)', ')', 'expected an operator, a comma or the end, found another name', SYNTAX],
  ['abs(1 * )', ')', 'expected an operand or an operator, found )', SYNTAX],
  ['[1, , 2]', ',', 'expected a value, found a gap in a list', SYNTAX],
  ['/a+/ == 1', '/a+/', 'expected a number, a text, true, false or null, found a pattern', SYNTAX],
  ['datum[apples]', 'apples', "expected a field's name in quotes between [ and ]", SYNTAX],
  ['datum[1]', '1', "expected a field's name in quotes between [ and ]", SYNTAX],
  ['datum.abs(1)', 'datum.abs', "expected a function's name before (", SYNTAX],
  ['1 | 2', '1 | 2', 'the operator | is not part of this language', SYNTAX],
  ['1 << 2', '1 << 2', 'the operator << is not part of this language', SYNTAX],
  ['~1', '1', 'the operator ~ is not part of this language', SYNTAX],
])('%j is refused before any row is read', (text, ...problem) => {
  expect(read(text)).toMatchObject({ values: undefined, picked: undefined });
  expect(read(text).problems.slice(0, 1)).toEqual([problem]);
});

test.each<[text: string, marked: string, message: string, values: readonly Scalar[]]>([
  [
    "datum.apples + 'a'",
    "datum.apples + 'a'",
    "expected numbers beside +, found 8 and 'a'",
    [null, null, null],
  ],
  [
    'datum.farm > 5',
    'datum.farm > 5',
    "expected two numbers or two texts beside >, found 'Alder' and 5",
    [null, null, null],
  ],
  ['-datum.farm', 'datum.farm', "expected a number beside -, found 'Alder'", [null, null, null]],
  ['+datum.organic', 'datum.organic', 'expected a number beside +, found true', [null, null, null]],
  ['!datum.apples', 'datum.apples', 'expected true or false beside !, found 8', [null, null, null]],
  ['datum.apples && true', 'datum.apples', 'expected true or false beside &&, found 8', [null, null, null]],
  ['false || datum.apples', 'datum.apples', 'expected true or false beside ||, found 8', [null, null, null]],
  ['datum.apples ? 1 : 2', 'datum.apples', 'expected true or false beside ?, found 8', [null, null, null]],
  [
    'datum.farm == "Birch" && datum.farm > 1',
    'datum.farm > 1',
    "expected two numbers or two texts beside >, found 'Birch' and 1",
    [false, null, false],
  ],
])('%j clashes in a row, which is told once', (text, marked, message, values) => {
  const { problems, ...others } = read(text);
  expect(problems.slice(0, 1)).toEqual([[marked, message]]);
  expect(others.values).toEqual(values);
  // `rowsWhere` reads the expression anew.
  expect(problems).toHaveLength(2);
});

test('what-a-function-refuses-is-told-at-its-argument-with-what-is-meant', () => {
  expect(read('sqrt(datum.farm)').problems[0]).toEqual([
    'datum.farm',
    "expected a number, found 'Alder'",
    'write sqrt(a)',
  ]);
  expect(read("convert(datum.apples, 'mil', 'km')").problems[0]).toEqual([
    "'mil'",
    "expected the name of a unit, found 'mil'",
    'did you mean mi?',
    "write convert(a, 'unit', 'other unit')",
  ]);
});

test('a-name-whose-value-is-not-known-yet-is-passed-over', () => {
  expect(read('datum.apples > open')).toEqual({ values: undefined, picked: undefined, problems: [] });
});

test('without-parameters-no-name-stands-for-anything', () => {
  expect(read('least', 'none').problems[0]).toEqual([
    'least',
    expect.stringContaining('found the name least'),
    QUOTES('least'),
  ]);
});

test('texts-beyond-what-anybody-can-read-are-refused', () => {
  const long = (length: number) => `1 + ${' '.repeat(length - 5)}1`;
  expect(parseExpression(long(10_000)).type).toBe('parsed');
  expect(parseExpression(long(10_001))).toEqual({
    type: 'broken',
    message: 'expected at most 10000 characters, found 10001',
    at: { start: 0, end: 1 },
  });
  expect(parseExpression('')).toMatchObject({ at: { start: 0, end: 1 } });
});

test.each([
  ['datum.a + datum["b"] > c.d', ['a', 'b']],
  ['!(datum.a) || -datum.b > 1', ['a', 'b']],
  ['datum.a ? datum.b : datum.c', ['a', 'b', 'c']],
  ['[datum.a, 1, datum.b]', ['a', 'b']],
  ['{x: datum.a, y: 2}', ['a']],
  ["abs(datum.a) > max(datum.b, 'datum.c')", ['a', 'b']],
  ['datum', []],
  ['5', []],
  ["{'x': datum.a}", ['a']],
])('the fields of a row in %s', (text, fields) => {
  const parsed = parseExpression(text);
  if (parsed.type !== 'parsed') throw new Error(parsed.message);
  expect(datumFields(parsed.expression).map(({ property }) => property)).toEqual(fields);
});

test('keys-of-an-object-are-names-or-texts-with-their-place', () => {
  const parsed = parseExpression("{year: 2023, 'partner name': 'Peru', 5: 1}");
  if (parsed.type !== 'parsed' || parsed.expression.type !== 'object') throw new Error('expected an object');
  expect(parsed.expression.entries.map(({ name, span }) => [name, span.start, span.end])).toEqual([
    ['year', 1, 5],
    ['partner name', 13, 27],
    ['5', 37, 38],
  ]);
});

test.each<[Scalar, string]>([
  [null, 'a missing value'],
  [12345.5, '12,345.5'],
  ['a', "'a'"],
  [true, 'true'],
])('%j is shown as %s', (value, shown) => {
  expect(showScalar(value)).toBe(shown);
});
