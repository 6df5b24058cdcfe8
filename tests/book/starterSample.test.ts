/** The table of a new book is part of this book's own, with its source: no figure of it is made up. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { american } from '../../pipeline/language/english.ts';
import { starterWordsOf } from '../../pipeline/language/starter/starterWordsOf.ts';
import { sampleTable } from '../../pipeline/starter/sampleTable.ts';

const words = starterWordsOf(american);
const sample = sampleTable(words);

test('each-figure-of-the-sample-stands-in-the-data-of-this-book', () => {
  const lines = readFileSync('data/economy/gdp-largest-economies.csv', 'utf8').split('\n');
  const names: Readonly<Record<string, string>> = words.sample.economies;
  for (const [year = '', code = '', gdp = ''] of sample.rows) {
    expect(lines).toContain(`${year},${names[code]},country,${gdp}`);
  }
  expect(sample.rows.length).toBe(15);
});

test('source-licence-and-date-of-the-sample-are-those-of-this-book', () => {
  const { sources, resources } = JSON.parse(readFileSync('data/economy/datapackage.json', 'utf8'));
  const own = sources.find(({ name }: { name: string }) => name === sample.source.name);
  expect(sample.source).toEqual(own);
  const table = resources.find(({ name }: { name: string }) => name === 'gdp-largest-economies');
  expect(sample.asOf).toBe(table.asOf);
});
