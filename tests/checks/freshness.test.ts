import { expect, test } from 'vitest';
import { overdue } from '../../pipeline/validate/checks/freshness.ts';
import type { Dataset } from '../../pipeline/validate/Dataset.ts';
import { exampleFact, exampleTable } from './exampleFigures.ts';

const source = {
  id: 'example-source',
  topic: 'example',
  publisher: 'Office',
  title: 'Figures',
  address: 'https://example.org',
  grade: 'A' as const,
  place: { file: 'data/example/datapackage.json' },
};
const datasetOf = (asOf: string, updateFrequency: string): Dataset => ({
  tables: new Map([['trade', exampleTable('trade', ['year:year'], [[2023]], { asOf, updateFrequency })]]),
  facts: new Map(),
  sources: new Map([[source.id, source]]),
  checks: new Map(),
  shapes: new Map(),
  topics: new Map([['example', 'Example']]),
  parameters: new Map(),
});
const dueOf = (asOf: string, updateFrequency: string, day: string) =>
  overdue(datasetOf(asOf, updateFrequency), day).map(({ due }) => due);

test.each([
  ['2023-02-07', 'P1Y', '2024-02-08', ['2024-02-07']],
  ['2023-02-07', 'P1Y', '2024-02-07', []],
  ['2024-01-31', 'P1M', '2024-03-01', ['2024-02-29']],
  ['2024-02-29', 'P1Y', '2025-03-01', ['2025-02-28']],
  ['2023-12-15', 'P3M', '2024-03-16', ['2024-03-15']],
  ['2024-01-01', 'P2W', '2024-01-16', ['2024-01-15']],
  ['2024-12-30', 'P3D', '2025-01-03', ['2025-01-02']],
  ['2023', 'P1Y', '2025-01-01', ['2024-12-31']],
  ['2024-02', 'P1M', '2024-04-01', ['2024-03-29']],
  ['2024-02-07', 'yearly', '2034-01-01', []],
  ['2024-02-07', 'P', '2034-01-01', []],
  ['2024-02-07', 'P1Y ', '2034-01-01', []],
  ['2024-02-07', ' P1Y', '2034-01-01', []],
  ['2024-02-07', 'P10Y', '2034-02-08', ['2034-02-07']],
  ['2024-02-07', 'P10M', '2024-12-08', ['2024-12-07']],
  ['2024-02-07', 'P10W', '2034-01-01', ['2024-04-17']],
  ['2024-02-07', 'P30D', '2034-01-01', ['2024-03-08']],
  ['2024-01-31', 'P1Y1M', '2034-01-01', ['2025-02-28']],
  ['2024-01-31', 'P1M1D', '2034-01-01', ['2024-03-01']],
  ['2024-01-31', 'P1Y2M3W4D', '2034-01-01', ['2025-04-25']],
  ['2024-11-30', 'P1M', '2034-01-01', ['2024-12-30']],
  ['2024-12-31', 'P2M', '2034-01-01', ['2025-02-28']],
  ['2023-02', 'P1D', '2034-01-01', ['2023-03-01']],
  ['2023-12', 'P1D', '2034-01-01', ['2024-01-01']],
  ['2023-04', 'P1Y', '2034-01-01', ['2024-04-30']],
])('data-as-of-%s-every-%s-seen-on-%s', (asOf, frequency, day, due) => {
  expect(dueOf(asOf, frequency, day)).toEqual(due);
});

test('overdue-names-the-topic-and-the-address-to-look-at', () => {
  const [first] = overdue(datasetOf('2023-02-07', 'P1Y'), '2024-06-01');
  expect(first).toMatchObject({
    type: 'table',
    id: 'trade',
    topicTitle: 'Example',
    sources: [
      { id: 'example-source', publisher: 'Office', title: 'Figures', address: 'https://example.org' },
    ],
  });
});

test('facts-with-a-frequency-grow-old-and-derived-tables-do-not', () => {
  const base = datasetOf('2024-01-01', 'P10Y');
  const old = { asOf: '2020-01-01', updateFrequency: 'P1Y' };
  const derivation = { from: 'trade', transform: [], rows: [] };
  const dataset = {
    ...base,
    tables: new Map([['derived', exampleTable('derived', ['year:year'], [[2023]], { ...old, derivation })]]),
    facts: new Map([
      ['aged', exampleFact('aged', 1, old)],
      ['timeless', exampleFact('timeless', 1, { asOf: '2020-01-01' })],
    ]),
  };
  expect(overdue(dataset, '2024-06-01').map(({ id }) => id)).toEqual(['aged']);
});

test('the-longest-overdue-stand-first-within-each-topic-and-topics-in-their-order', () => {
  const dated = (topic: string, id: string, asOf: string) =>
    [id, exampleFact(id, 1, { topic, asOf, updateFrequency: 'P1Y', label: `Label of ${id}` })] as const;
  const { address: _, ...withoutAddress } = source;
  const dataset = {
    ...datasetOf('2022-01-01', 'P1Y'),
    sources: new Map([[source.id, withoutAddress]]),
    topics: new Map([
      ['later', 'Later'],
      ['example', 'Example'],
    ]),
    facts: new Map([
      dated('example', 'b', '2021-03-01'),
      dated('later', 'c', '2021-05-01'),
      dated('example', 'd', '2021-03-01'),
      dated('later', 'e', '2021-04-01'),
      dated('untitled', 'f', '2021-01-01'),
    ]),
  };
  const told = overdue(dataset, '2024-06-01');
  expect(told.map(({ topicTitle, id, due }) => `${topicTitle} ${id} ${due}`)).toEqual([
    'untitled f 2022-01-01',
    'Later e 2022-04-01',
    'Later c 2022-05-01',
    'Example b 2022-03-01',
    'Example d 2022-03-01',
    'Example trade 2023-01-01',
  ]);
  expect(told[3]).toStrictEqual({
    topic: 'example',
    topicTitle: 'Example',
    type: 'fact',
    id: 'b',
    title: 'Label of b',
    asOf: '2021-03-01',
    updateFrequency: 'P1Y',
    due: '2022-03-01',
    sources: [{ id: 'example-source', publisher: 'Office', title: 'Figures' }],
    place: { file: 'data/example/facts.csv', line: 2 },
  });
});

test('sources-that-are-not-described-are-left-out-of-what-to-look-at', () => {
  const dataset = { ...datasetOf('2022-01-01', 'P1Y'), sources: new Map() };
  expect(overdue(dataset, '2024-06-01')[0]?.sources).toEqual([]);
});
