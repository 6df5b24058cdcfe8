/** Times the validation of a table of ten columns. Memory is measured by `measure-million-rows.js`. */
import { bench } from 'vitest';
import { csvOfRows } from './millionRows.ts';
import { validateRows } from './validateRows.ts';

const rows = 100_000;
const pieces = [...csvOfRows(rows)];

bench(
  'validate 100,000 rows of 10 columns',
  () => {
    const { rowCount, problems } = validateRows(pieces);
    if (rowCount !== rows || problems.length > 0) throw new Error('the rows of the benchmark are wrong');
  },
  { iterations: 5, time: 0, warmupIterations: 1, warmupTime: 0 },
);
