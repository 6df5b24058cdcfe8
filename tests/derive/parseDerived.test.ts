/** What a `derived.yaml` declares is taken over as it stands, and what does not fit is reported at its place. */
import { expect, test } from 'vitest';
import type { Source } from '../../pipeline/validate/Dataset.ts';
import { parseDerived } from '../../pipeline/validate/derive/parseDerived.ts';
import { documentOf, shown, unknown } from './derive.ts';

const census: Source = {
  id: 'census',
  title: 'Census',
  publisher: 'Bureau',
  topic: 'example',
  grade: 'A',
  place: { file: 'data/example/sources.yaml' },
};

function parse(yaml: string) {
  const problems: string[] = [];
  const sources = new Map([[census.id, census]]);
  const parsed = parseDerived(documentOf(yaml), 'example', sources, (problem) =>
    problems.push(shown(problem)),
  );
  return { ...parsed, problems };
}

test('a-declaration-holds-all-that-is-written', () => {
  const { declarations, names, problems } = parse(`
_note: of the author
tables:
  - name: top-2
    title: Top two
    shortTitle: exactly thirty-one letters long
    description: The two largest.
    from: partners
    transform: [{ filter: datum.rank <= 2 }]
    sort: [{ field: rank }, { field: total, order: descending }]
    notes: [{ id: first, text: A first note. }, { id: some, text: Of some., where: datum.rank == 1 }]
    sources: [census, { name: census }]
    asOf: '2024-02-07'
    totalsWhere: datum.rank == 2
    schema:
      missingValues: ['']
      fields:
        - { name: rank, type: integer, title: Rank, description: From the largest., unit: '', notes: [some], print: false }
        - { name: total, numberFormat: ',.1f', unit: US$ billion }
        - { name: plain }
      primaryKey: [rank, plain]
`);
  expect(problems).toEqual([]);
  expect(names).toEqual(['top-2']);
  const [declaration] = declarations;
  expect(declaration).toMatchObject({
    id: 'top-2',
    topic: 'example',
    title: 'Top two',
    shortTitle: 'exactly thirty-one letters long',
    description: 'The two largest.',
    from: 'partners',
    transform: [{ filter: 'datum.rank <= 2' }],
    sort: [
      { field: 'rank', order: 'ascending' },
      { field: 'total', order: 'descending' },
    ],
    key: ['rank', 'plain'],
    sources: ['census', 'census'],
    asOf: '2024-02-07',
    totalsWhere: 'datum.rank == 2',
    path: ['tables', 0],
  });
  expect(declaration?.notes).toEqual([
    { id: 'first', text: 'A first note.' },
    { id: 'some', text: 'Of some.', where: 'datum.rank == 1' },
  ]);
  const [rank, total, plain] = declaration?.fields ?? [];
  expect(rank).toEqual({
    name: 'rank',
    type: 'integer',
    title: 'Rank',
    description: 'From the largest.',
    unit: '',
    notes: ['some'],
    print: false,
  });
  expect(Object.keys(total ?? {})).toEqual(['name', 'unit', 'numberFormat']);
  expect(plain).toEqual({ name: 'plain' });
});

test('what-is-left-out-of-a-declaration-is-left-open', () => {
  const { declarations, problems } = parse(`
tables: [{ name: a, title: A, from: b, schema: { fields: [{ name: year }], primaryKey: year } }]
`);
  expect(problems).toEqual([]);
  const { reader: _, ...declared } = declarations[0] ?? { reader: undefined };
  expect(declared).toEqual({
    id: 'a',
    topic: 'example',
    title: 'A',
    description: '',
    from: 'b',
    transform: [],
    sort: [],
    fields: [{ name: 'year' }],
    key: ['year'],
    notes: [],
    sources: undefined,
    asOf: undefined,
    totalsWhere: undefined,
    path: ['tables', 0],
  });
});

test.each<[string, string, string[]]>([
  ['no list of tables', 'tables:', ['1:1 missing-property: expected the property "tables" here, found none']],
  ['no mapping', '- a', ['1:1 wrong-property-type: expected "the file" to be an object, found a list']],
])('a-file-with-%s-declares-none', (_, yaml, expected) => {
  const { declarations, names, problems } = parse(yaml);
  expect({ declarations, names }).toEqual({ declarations: [], names: [] });
  expect(problems).toEqual(expected);
});

/** A table that is right but for its third line. */
const withPart = (part: string) =>
  `tables:\n  - { name: a, title: A, from: b, schema: { fields: [{ name: year }], primaryKey: year },\n     ${part} }`;

test.each<[string, string[]]>([
  [
    'shortTitle: exactly thirty-two letters long.',
    [
      '3:18 wrong-property-value: expected "shortTitle" to be at most 31 characters, found "exactly thirty-two letters long."',
    ],
  ],
  ['colour: red', [unknown('3:6', 'colour')]],
  [
    'transform: [{ filter: x }, 5]',
    ['3:33 wrong-property-type: expected "entry 2 of transform" to be an object, found the number 5'],
  ],
  ['transform: {}', ['3:17 wrong-property-type: expected "transform" to be a list, found an object']],
  [
    'sort: [{ field: yaer }]',
    ['3:22 unknown-field: expected a field of the table, found "yaer" | did you mean "year"?'],
  ],
  [
    'sort: [{ order: descending }]',
    ['3:13 missing-property: expected the property "field" here, found none'],
  ],
  [
    'sort: [{ field: year, order: down }]',
    ['3:35 wrong-property-value: expected "order" to be one of ascending, descending, found "down"'],
  ],
  ['sort: [{ field: year, by: total }]', [unknown('3:28', 'by')]],
  [
    'sort: [year]',
    ['3:13 wrong-property-type: expected "entry 1 of sort" to be an object, found the text "year"'],
  ],
  ['notes: [{ id: n }]', ['3:14 missing-property: expected the property "text" here, found none']],
  ['notes: [{ text: N. }]', ['3:14 missing-property: expected the property "id" here, found none']],
  ['notes: [{ id: n, text: N., when: x }]', [unknown('3:33', 'when')]],
  [
    'notes: [n]',
    ['3:14 wrong-property-type: expected "entry 1 of notes" to be an object, found the text "n"'],
  ],
  [
    'sources: [sensus]',
    ['3:16 unknown-source: expected the name of a source, found "sensus" | did you mean "census"?'],
  ],
  [
    'sources: [{ name: sensus }]',
    ['3:24 unknown-source: expected the name of a source, found "sensus" | did you mean "census"?'],
  ],
  [
    'sources: [{ title: Census }, census]',
    ['3:16 missing-property: expected the property "name" here, found none'],
  ],
  [
    'asOf: 7 February 2024',
    ['3:12 wrong-property-value: expected "asOf" to be a date such as 2024-02-07, found "7 February 2024"'],
  ],
  [
    'asOf: 2024-02-30',
    ['3:12 wrong-property-value: expected "asOf" to be a date such as 2024-02-07, found "2024-02-30"'],
  ],
  ['totalsWhere: [a]', ['3:19 wrong-property-type: expected "totalsWhere" to be a text, found a list']],
  ['description: 5', ['3:19 wrong-property-type: expected "description" to be a text, found the number 5']],
])('a-part-that-does-not-fit-is-reported-where-it-stands: %s', (part, expected) => {
  const { problems } = parse(withPart(part));
  expect(problems).toEqual(expected);
});

const withSchema = (schema: string) =>
  `tables:\n  - name: a\n    title: A\n    from: b\n    schema: ${schema}`;

test.each<[string, string[]]>([
  [
    '{ fields: [{ name: y }, { name: z }, { name: y }], primaryKey: y }',
    ['5:58 duplicate-field: expected each field once, found "y" again'],
  ],
  [
    '{ fields: [{ name: y }] }',
    [
      '5:5 derived-no-key: expected a primaryKey in the schema, found none | name the fields that tell the rows apart, such as primaryKey: [year]',
    ],
  ],
  [
    '{ fields: [{ name: y }], primaryKey: [] }',
    [
      '5:5 derived-no-key: expected a primaryKey in the schema, found none | name the fields that tell the rows apart, such as primaryKey: [year]',
    ],
  ],
  [
    '{ fields: [{ name: year }], primaryKey: yaer }',
    ['5:53 unknown-field: expected a field of the table, found "yaer" | did you mean "year"?'],
  ],
  [
    '{ fields: [{ name: year }], primaryKey: [year, yaer] }',
    ['5:60 unknown-field: expected a field of the table, found "yaer" | did you mean "year"?'],
  ],
  [
    '{ fields: [{ name: y, type: text }], primaryKey: y }',
    [
      '5:41 wrong-property-value: expected "type" to be one of integer, number, string, boolean, date, yearmonth, year, found "text"',
    ],
  ],
  ['{ fields: [{ name: y, format: x }], primaryKey: y }', [unknown('5:35', 'format')]],
  [
    '{ fields: [{ title: Y }, { name: z }], primaryKey: z }',
    ['5:24 missing-property: expected the property "name" here, found none'],
  ],
  [
    '{ fields: [y, { name: z }], primaryKey: z }',
    ['5:24 wrong-property-type: expected "entry 1 of fields" to be an object, found the text "y"'],
  ],
  [
    '{ fields: [{ name: y, numberFormat: ".3s" }], primaryKey: y }',
    [
      '5:49 bad-number-format: expected a number format of d3-format such as ",.1f", found ".3s" | a number is not shortened by k, M or G; write ",.1f", and give a scale and its unit, or data in millions',
    ],
  ],
  [
    '{ fields: [{ name: y, notes: [frist] }], primaryKey: y }\n    notes: [{ id: first, text: F. }]',
    ['5:43 unknown-note: expected the id of a note of this table, found "frist" | did you mean "first"?'],
  ],
  [
    '{ fields: [{ name: y, print: "no" }], primaryKey: y }',
    ['5:42 wrong-property-type: expected "print" to be true or false, found the text "no"'],
  ],
  [
    '{ primaryKey: y }',
    [
      '5:13 missing-property: expected the property "fields" here, found none',
      '5:27 unknown-field: expected a field of the table, found "y"',
    ],
  ],
  ['{ fields: [{ name: y }], primaryKey: y, uniqueKeys: [] }', [unknown('5:53', 'uniqueKeys')]],
  ['5', ['5:13 wrong-property-type: expected "schema" to be an object, found the number 5']],
])('a-schema-that-does-not-fit-is-reported-where-it-stands: %s', (schema, expected) => {
  const { problems } = parse(withSchema(schema));
  expect(problems).toEqual(expected);
});

test.each<[string, string[]]>([
  [
    '{ title: A, from: b, schema: { fields: [{ name: y }], primaryKey: y } }',
    ['2:5 missing-property: expected the property "name" here, found none'],
  ],
  [
    '{ name: a, from: b, schema: { fields: [{ name: y }], primaryKey: y } }',
    ['2:5 missing-property: expected the property "title" here, found none'],
  ],
  [
    '{ name: a, title: A, schema: { fields: [{ name: y }], primaryKey: y } }',
    ['2:5 missing-property: expected the property "from" here, found none'],
  ],
  [
    '{ name: a, title: A, from: b }',
    ['2:5 missing-property: expected the property "schema" here, found none'],
  ],
  ['a', ['2:5 wrong-property-type: expected "entry 1 of tables" to be an object, found the text "a"']],
])('a-declaration-that-lacks-a-part-is-reported-and-left-out: %s', (table, expected) => {
  const { declarations, names, problems } = parse(
    `tables:\n  - ${table}\n  - { name: z, title: Z, from: b, schema: { fields: [{ name: y }], primaryKey: y } }`,
  );
  expect(declarations.map(({ id, path }) => [id, path])).toEqual([['z', ['tables', 1]]]);
  expect(names).toEqual(table.includes('name: a') ? ['a', 'z'] : ['z']);
  expect(problems).toEqual(expected);
});

test.each(['A', 'a_b', '-a', 'a-', 'a--b', 'a b'])('%s-is-no-name-of-a-table', (name) => {
  const { problems } = parse(
    `tables:\n  - { name: '${name}', title: A, from: b, schema: { fields: [{ name: y }], primaryKey: y } }`,
  );
  expect(problems).toEqual([
    `2:13 wrong-property-value: expected "name" to be small letters, digits and single hyphens, found "${name}"`,
  ]);
});
