/** What a figure says of itself beside its text: unit, date, sources, address; and why it cannot be printed. */
import { expect, test } from 'vitest';
import {
  cellFigure,
  cellText,
  computedFigure,
  type FigureResult,
  factFigure,
  type Presentation,
  rowSources,
} from '../../pipeline/compose/Figure.ts';
import { american } from '../../pipeline/language/english.ts';
import { spanish } from '../../pipeline/language/spanish.ts';
import type { Dataset, Fact, Field, FigureOrigin, Scalar, Table } from '../../pipeline/validate/Dataset.ts';
import { exampleFact, exampleTable } from '../checks/exampleFigures.ts';
import { formatOf } from '../numbers/formatOf.ts';

const locale = american.numbers;
const more: Readonly<Record<string, Partial<Field>>> = {
  total: { unit: 'US$ billion', numberFormat: formatOf(',.1f') },
  euros: { unit: '€ million', numberFormat: formatOf(',.1f') },
  growth: { unit: 'percent', numberFormat: formatOf('.1f') },
  grade: { categories: new Map([['2', 'middle']]) },
  kind: { categories: new Map([['imp', 'Imports']]) },
};
const goods: Table = withFields(
  exampleTable(
    'goods',
    [
      'year:year',
      'total',
      'euros',
      'growth',
      'plain',
      'rank:integer',
      'grade:integer',
      'kind:string',
      'day:date',
      'month:yearmonth',
      'open:boolean',
      'words:string',
    ],
    [
      [2022, 779.25, 1, 15.7, 1.5, 1234, 2, 'imp', '2022-03-31', '2022-03', true, 'two\n  lines'],
      [2023, null, 2, -8.6, 0.25, 16, 3, 'exp', '2023-12-01', '2023-12', false, 'one'],
    ],
    { asOf: '2024-02-07', sources: ['census', 'bea'] },
  ),
);
const ports = exampleTable(
  'ports',
  ['port:string', 'cars', 'source:string'],
  [
    ['A', 5, 'cbp'],
    ['B', 6, null],
  ],
  {
    asOf: '2023-01-31',
    sources: ['of-the-table'],
  },
);
const cited: Table = {
  ...ports,
  columns: ports.columns.map((column) =>
    column.field.name === 'source' ? { ...column, field: { ...column.field, reference: 'source' } } : column,
  ),
};
const facts = [
  exampleFact('bridges', 55, { type: 'integer', asOf: '2024-06-30', source: 'dot' }),
  exampleFact('length', 3141.6, { unit: 'US$ a mile', numberFormat: formatOf(',.0f'), source: 'bea' }),
  exampleFact('toll', 3, { unit: '€' }),
  exampleFact('plain', 12345.25, { unit: 'km' }),
  exampleFact('unknown', null),
  exampleFact('signed', '2018-11-30', { type: 'date' }),
];
const dataset: Dataset = {
  tables: new Map([goods, cited].map((table) => [table.id, table])),
  facts: new Map(facts.map((fact) => [fact.id, fact])),
  sources: new Map(),
  checks: new Map(),
  shapes: new Map(),
  topics: new Map(),
  parameters: new Map(),
};

function withFields(table: Table): Table {
  return {
    ...table,
    columns: table.columns.map(({ field, values }) => ({ field: { ...field, ...more[field.name] }, values })),
  };
}

const cell = (field: string, presentation: Presentation = {}, row = 0): FigureResult =>
  cellFigure(goods, row, field, presentation, locale);
const factOf = (id: string): Fact => dataset.facts.get(id) ?? exampleFact(id, null);
const figureOf = (result: FigureResult) => ('figure' in result ? result.figure : told(result));
const told = (result: FigureResult): string => {
  if ('figure' in result) return result.figure.text;
  const { code, message, hints } = result.problem({ file: 'x.md.hbs' });
  return [code, message, ...hints].join('; ');
};

test.each<[string, Presentation, string]>([
  ['total', {}, '779.3'],
  ['total', { format: '$,.2f' }, '$779.25'],
  ['total', { format: ',.2f', scale: 0.001, unit: 'US$ trillion' }, '0.78'],
  ['total', { sign: true }, '+779.3'],
  ['euros', { format: '$,.0f' }, '€1'],
  ['growth', {}, '15.7'],
  ['growth', { format: '.1%', scale: 0.01, unit: '' }, '15.7%'],
  ['plain', { format: '.2f' }, '1.50'],
  ['plain', { format: '.1%' }, '150.0%'],
  ['rank', {}, '1234'],
  ['rank', { format: ',d' }, '1,234'],
  ['year', {}, '2022'],
  ['grade', {}, 'middle'],
  ['grade', { format: '.1f' }, '2.0'],
  ['kind', {}, 'Imports'],
  ['day', {}, 'March 31, 2022'],
  ['month', {}, 'March 2022'],
  ['open', {}, 'yes'],
  ['words', {}, 'two lines'],
])('a-cell-of-%s with %j is printed %s', (field, presentation, text) => {
  expect(told(cell(field, presentation))).toBe(text);
});

test.each<[string, Presentation, RegExp]>([
  ['plain', {}, /^format-missing; expected a number format for goods\[2022\]\.plain/],
  ['rank', { scale: 2 }, /^format-missing; .*goods\[2022\]\.rank/],
  ['grade', { scale: 2 }, /^format-missing/],
  ['total', { format: 'nonsense' }, /^format-unknown; .*"nonsense"; ./],
  ['growth', { format: '.1%' }, /^format-unknown; .*".1%"; .*percent/],
  ['growth', { format: '.1%', unit: '' }, /^format-unknown; .*".1%"; .*percent/],
  ['plain', { format: '.1%', unit: 'percent' }, /^format-unknown; .*".1%"/],
  ['words', { format: '.1f' }, /^format-of-text; expected a number in goods\[2022\]\.words/],
  [
    'total',
    { scale: 0.001 },
    /^figure-scale-unit; expected the unit that goods\[2022\]\.total has after it is multiplied by 0\.001/,
  ],
  ['words', { scale: 2 }, /^format-of-text/],
  ['words', { sign: true }, /^format-of-text/],
  ['none', {}, /^figure-missing; .*goods\[2022\]\.none, found a gap;/],
])('a-cell-of-%s with %j cannot be printed', (field, presentation, problem) => {
  expect(told(cell(field, presentation))).toMatch(problem);
});

test('a-fact-without-a-format-is-printed-as-it-is-typed', () => {
  expect(told(factFigure(factOf('plain'), {}, locale))).toBe('12345.25');
  expect(told(factFigure(factOf('plain'), { format: ',.1f' }, locale))).toBe('12,345.3');
  expect(told(factFigure(factOf('plain'), { scale: 0.001, unit: 'Mm' }, locale))).toMatch(/^format-missing/);
});

test('text-that-is-asked-for-without-a-sign-is-text', () => {
  expect(told(cell('words', { sign: false }))).toBe('two lines');
});

test('a-gap-says-why-where-the-data-does', () => {
  expect(told(cell('total', {}, 1))).toMatch(
    /^figure-missing; expected a value in goods\[2023\]\.total, found a gap;/,
  );
  const columns = goods.columns.map((column) => ({
    ...column,
    statuses: [null, { sign: '[c]', label: 'secret' }],
  }));
  expect(told(cellFigure({ ...goods, columns }, 1, 'total', {}, locale))).toContain('found a gap (secret)');
});

test('a-cell-says-what-it-is', () => {
  expect(figureOf(cell('total', { scale: 0.5, unit: 'US$ 2 billion' }))).toEqual({
    text: '389.6',
    value: 389.625,
    unit: 'US$ 2 billion',
    asOf: '2024-02-07',
    address: 'goods[2022].total',
    origin: { type: 'cell', table: 'goods', row: 0, field: 'total' },
    rowKey: 'year=2022',
    format: formatOf(',.1f'),
    scale: 0.5,
    sources: ['census', 'bea'],
  });
  expect(figureOf(cell('total', { unit: 'trillion' }))).toMatchObject({ unit: 'trillion' });
  for (const none of [cell('rank'), cell('total', { unit: '' })])
    expect(figureOf(none)).not.toHaveProperty('unit');
  expect(figureOf(cell('total'))).not.toHaveProperty('scale');
});

test('a-row-names-its-own-source-where-it-has-one', () => {
  expect([0, 1].map((row) => rowSources(cited, row))).toEqual([['cbp'], ['of-the-table']]);
  expect(rowSources(ports, 0)).toEqual(['of-the-table']);
});

test('a-fact-says-what-it-is', () => {
  expect(figureOf(factFigure(factOf('bridges'), {}, locale))).toEqual({
    text: '55',
    value: 55,
    asOf: '2024-06-30',
    address: 'fact:bridges',
    origin: { type: 'fact', fact: 'bridges' },
    sources: ['dot'],
  });
  expect(figureOf(factFigure(factOf('length'), {}, locale))).toMatchObject({
    text: '3,142',
    unit: 'US$ a mile',
  });
  expect(figureOf(factFigure(factOf('length'), { unit: 'miles' }, locale))).toMatchObject({ unit: 'miles' });
  expect(told(factFigure(factOf('signed'), {}, locale))).toBe('November 30, 2018');
  expect(told(factFigure(factOf('unknown'), {}, locale))).toMatch(
    /^figure-missing; .*the fact unknown, found a gap;/,
  );
  expect(told(factFigure(factOf('signed'), { format: '.1f' }, locale))).toMatch(
    /^format-of-text; .*the fact signed/,
  );
});

const total: FigureOrigin = { type: 'cell', table: 'goods', row: 0, field: 'total' };
const euros: FigureOrigin = { type: 'cell', table: 'goods', row: 0, field: 'euros' };
const cars: FigureOrigin = { type: 'cell', table: 'ports', row: 0, field: 'cars' };
const bridges: FigureOrigin = { type: 'fact', fact: 'bridges' };
const length: FigureOrigin = { type: 'fact', fact: 'length' };
const toll: FigureOrigin = { type: 'fact', fact: 'toll' };
const worked = (...figures: readonly FigureOrigin[]): FigureOrigin => ({
  type: 'computed',
  expression: 'x',
  figures,
});
const compute = (
  value: Scalar,
  figures: readonly FigureOrigin[],
  presentation: Presentation = { format: '.1f' },
) => computedFigure('a + b', value, figures, presentation, dataset, locale);

test('a-computed-figure-says-what-it-is', () => {
  expect(figureOf(compute(1.25, [total, bridges, cars], { format: '.1f', unit: 'cars' }))).toEqual({
    text: '1.3',
    value: 1.25,
    unit: 'cars',
    asOf: '2024-06-30',
    address: 'a + b',
    from: ['goods[2022].total', 'fact:bridges', 'ports[A].cars'],
    origin: { type: 'computed', expression: 'a + b', figures: [total, bridges, cars] },
    format: formatOf('.1f'),
    sources: ['census', 'bea', 'dot', 'cbp'],
  });
});

test.each<[string, readonly FigureOrigin[], string, readonly string[]]>([
  ['cells', [cars, total], '2024-02-07', ['cbp', 'census', 'bea']],
  ['facts', [length, bridges], '2024-06-30', ['bea', 'dot']],
  ['what is itself worked out', [worked(cars, worked(total)), cars], '2024-02-07', ['cbp', 'census', 'bea']],
  ['nothing', [], '', []],
  [
    'what is not there',
    [
      { type: 'cell', table: 'none', row: 0, field: 'a' },
      { type: 'fact', fact: 'none' },
    ],
    '',
    [],
  ],
])('a-figure-worked-out-from-%s has the last date and each source once', (_, figures, asOf, sources) => {
  expect(figureOf(compute(1, figures))).toMatchObject({ asOf, sources });
});

test.each<[string, readonly FigureOrigin[], string]>([
  ['one currency', [euros], '€1'],
  ['one currency and plain numbers', [euros, cars, bridges], '€1'],
  ['the currency of a fact', [toll, cars], '€1'],
  ['one currency twice', [total, length], '$1'],
  ['one currency deep within', [worked(worked(euros))], '€1'],
])('of-%s the sign is printed', (_, figures, text) => {
  expect(told(compute(1, figures, { format: '$.0f' }))).toBe(text);
});

test('of-two-currencies-no-sign-is-chosen', () => {
  const [two, none] = [compute(1, [total, euros], { format: '$.0f' }), compute(1, [], { format: '$.0f' })];
  expect(told(two)).toBe(told(none));
  expect(told(two)).not.toBe('€1');
});

test('a-computed-figure-is-of-the-type-of-its-value', () => {
  expect(told(compute('two\nlines', [], {}))).toBe('two lines');
  expect(told(compute(false, [], {}))).toBe('no');
  expect(told(compute(null, []))).toMatch(/^figure-missing; .*the expression, found a gap;/);
  expect(told(compute(2, [], {}))).toMatch(/^format-missing; .*the expression/);
  expect(told(compute('2024-01-31', [], {}))).toBe('2024-01-31');
});

test('a-cell-of-a-table-prints-by-its-field', () => {
  expect(cellText(null, { type: 'number' }, locale)).toBe('');
  expect(cellText(2, { type: 'integer', categories: new Map([['2', 'middle']]) }, locale)).toBe('middle');
  expect(cellText(true, { type: 'boolean' }, locale)).toBe('yes');
  expect(cellText(false, { type: 'boolean' }, spanish[0]?.numbers ?? locale)).toBe('no');
  expect(cellText(true, { type: 'boolean' }, spanish[0]?.numbers ?? locale)).toBe('sí');
  expect(cellText('2024-03-31', { type: 'date' }, locale)).toBe('March 31, 2024');
  expect(cellText('2024-03', { type: 'yearmonth' }, locale)).toBe('March 2024');
  expect(cellText('2024-03-31', { type: 'string' }, locale)).toBe('2024-03-31');
});
