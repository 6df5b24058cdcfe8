/** Times the laying out of 300 pages of text and tables, and of one long table, at 1, 2 and 4 times the length. */
import { bench, describe } from 'vitest';
import { layOut } from '../layout/layOut.ts';
import { tableBlock } from '../layout/manuscripts.ts';
import { sections } from './benchSections.ts';

const options = { time: 2000, warmupIterations: 1, iterations: 3 };

describe('pages of text, tables and figures', () => {
  for (const times of [1, 2, 4]) {
    const blocks = sections(100 * times);
    const { length } = layOut(blocks).layout.pages;
    bench(`${length} pages`, () => void layOut(blocks), options);
  }
});

describe('one table', () => {
  for (const rows of [5_000, 10_000, 20_000]) {
    const table = tableBlock('long', rows, { columns: 4 });
    bench(`${rows} rows`, () => void layOut([table]), options);
  }
});
