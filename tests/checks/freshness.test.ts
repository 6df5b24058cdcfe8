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
