import { expect, test } from 'vitest';
import { registerOf, validated } from './minimalBook.ts';

const checks = `checks:
  - id: ohio-grew
    statement: Exports of Ohio grew.
    expression: "value('state-exports[Ohio, 2023].exports') > value('state-exports[Ohio, 2022].exports')"
    correction:
      id: A1
      statedIn: page 3
      stated: exports of 7.2
      holds: exports of 8.2
      why: the sum of the states asks for 8.2
      sources: [test-office]
      figures: [s3-1]
  - id: states-sum
    statement: The states of 2023 add up.
    expression: "near(value('exports-by-year[year=2023].exports'), 152.6, 0.05)"
`;
const derived = `tables:
  - name: exports-by-year
    title: Exports by year
    from: state-exports
    transform:
      - aggregate: [{ op: sum, field: exports, as: exports }]
        groupby: [year]
    schema:
      fields:
        - { name: year }
        - { name: exports, type: number, title: Exports, unit: US$ billion, numberFormat: ",.1f" }
      primaryKey: [year]
`;
const register = registerOf([
  's3-1,3,$7.2 billion,7.2,US$ billion,"state-exports[state=Ohio,year=2023].exports",corrected,',
  's3-2,3,144,144,US$ billion,"state-exports[state=Texas,year=2023].exports",as-stated,',
  's4-1,4,over 2,2,kilometres,fact:bridge-length,as-stated,',
  's4-2,4,53,53,,fact:bridges,corrected,',
]);
const files = { ...register, 'data/trade/checks.yaml': checks, 'data/trade/derived.yaml': derived };

test('checks-of-the-book-hold-on-its-own-figures', async () => {
  const { dataset, problems } = await validated(files);
  expect(problems).toEqual([]);
  expect([...dataset.checks.values()].map(({ id, outcome, computed }) => [id, outcome, computed])).toEqual([
    ['ohio-grew', 'held', '8.2, expected more than 7.5'],
    ['states-sum', 'held', '152.6, expected 152.6 within 0.05'],
  ]);
});

test('stated-figures-are-put-in-before-tables-are-derived', async () => {
  const { dataset, problems } = await validated(files, { asStated: true });
  expect(problems).toEqual([
    'check-failed: expected "ohio-grew" to hold, found: 7.2, expected more than 7.5',
    'check-failed: expected "states-sum" to hold, found: 151.6, expected 152.6 within 0.05',
  ]);
  const table = dataset.tables.get('exports-by-year');
  expect(table?.columns[1]?.values).toEqual([147.6, 151.6]);
  // 144 is 144.3 rounded, so nothing is put in for it.
  expect(dataset.tables.get('state-exports')?.columns[2]?.values).toContain(144.3);
  expect(dataset.facts.get('bridges')?.value).toBe(53);
});

test('a-correction-looks-only-at-the-figures-that-it-names', async () => {
  const two = checks.replace('figures: [s3-1]', 'figures: [s4-2]');
  const { dataset } = await validated({ ...files, 'data/trade/checks.yaml': two }, { asStated: true });
  expect(dataset.checks.get('ohio-grew')?.outcome).toBe('held');
});

test('a-waived-failure-is-no-problem-and-keeps-its-reason', async () => {
  const waived = `checks:
  - id: ohio-first
    statement: Ohio exports most.
    expression: "argmax('state-exports', 'exports', {year: 2023}) == 'Ohio'"
    waive: the source is under revision
`;
  const { dataset, problems } = await validated({ 'data/trade/checks.yaml': waived });
  expect(problems).toEqual([]);
  expect(dataset.checks.get('ohio-first')).toMatchObject({
    outcome: 'waived',
    waiver: 'the source is under revision',
    computed: 'state with the highest exports (144.3) = Texas, expected Ohio',
  });
});

test('a-failed-check-still-gives-a-dataset', async () => {
  const failing = checks.replace('> value', '< value');
  const { dataset, problems } = await validated({ ...files, 'data/trade/checks.yaml': failing });
  expect(problems).toEqual([
    'check-failed: expected "ohio-grew" to hold, found: 8.2, expected less than 7.5',
  ]);
  expect(dataset.checks.get('ohio-grew')?.outcome).toBe('failed');
});

test('what-looks-at-a-broken-table-says-nothing-more', async () => {
  const broken = derived.replace('op: sum', 'op: some');
  const { problems } = await validated({ ...files, 'data/trade/derived.yaml': broken });
  expect(problems.map((problem) => problem.split(':')[0])).toEqual(['wrong-property-value']);
});

test('problems-of-tables-derivation-and-checks-come-in-one-run', async () => {
  const { problems } = await validated({
    'data/trade/state-exports.csv': 'state,year,exports\nOhio,2023,many\n',
    'data/trade/derived.yaml': derived.replace('field: exports', 'field: export'),
    'data/trade/checks.yaml': checks
      .replace('[Ohio, 2022]', '[state=Ohio, yaer=2022]')
      .replace(/ {4}correction:[\s\S]*?(?= {2}- id)/, ''),
  });
  expect(problems.map((problem) => problem.split(':')[0])).toEqual([
    'number-expected',
    'derived-unknown-field',
    'unknown-field',
  ]);
});

test.each([
  ['798.8', '798.8', 798.84, false],
  ['798.8', '798.8', 798.86, true],
  ['$1.57 trillion', '1570', 1573.1, false],
  ['$1.57 trillion', '1570', 1576, true],
  ['over 6 million', '6', 6.52, false],
  ['over 6 million', '6', 5.9, true],
  ['nearly 10', '10', 9.6, false],
  ['2,475,000', '2475000', 2475669, true],
])('%s-stated-as-%s-against-%d-departs-%s', async (printed, stated, bound, departs) => {
  const { problems } = await validated({
    ...registerOf([
      `s1-1,1,"${printed}",${stated},US$ billion,"state-exports[state=Ohio,year=2023].exports",as-stated,`,
    ]),
    'data/trade/state-exports.csv': `state,year,exports\nOhio,2023,${bound}\n`,
  });
  expect(problems.map((problem) => problem.split(':')[0])).toEqual(departs ? ['binding-departs'] : []);
});
