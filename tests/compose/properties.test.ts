/** A few of the runs of `tests/long/properties.test.ts`. */
import { test } from 'vitest';
import { noTextIsLost, oddCharactersNeverCrash } from './markdownProperties.ts';

test('no-text-is-lost-between-markdown-and-tree', () => noTextIsLost(20), 60_000);

test(
  'random-characters-never-crash-and-problems-stand-on-lines-that-exist',
  () => oddCharactersNeverCrash(80),
  60_000,
);
