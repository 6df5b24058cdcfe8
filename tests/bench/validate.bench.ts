/** Times the reading of a book with a table of ten columns. Memory is measured by `measure-million-rows.js`. */
import { bench } from 'vitest';
import { bookFilesOf } from '../../pipeline/world/World.ts';
import { csvOfRows, filesOfBook, TABLE_FILE } from './millionRows.ts';
import { validateRows } from './validateRows.ts';

const rows = 100_000;
const files = bookFilesOf({ ...filesOfBook, [TABLE_FILE]: Buffer.concat([...csvOfRows(rows)]) });

bench(
  'validate 100,000 rows of 10 columns',
  async () => {
    const { rowCount, problems } = await validateRows(files);
    if (rowCount !== rows || problems > 0) throw new Error('the rows of the benchmark are wrong');
  },
  { iterations: 5, time: 0, warmupIterations: 1, warmupTime: 0 },
);
