/** Time of a data pack of sixty tables of fifty rows: planned, written, and linted. */
import { bench } from 'vitest';
import { lintWorkbook } from '../../pipeline/workbook/lint/lintWorkbook.ts';
import { planWorkbook } from '../../pipeline/workbook/planWorkbook.ts';
import { writeWorkbook } from '../../pipeline/workbook/writeWorkbook.ts';
import { planOf } from '../workbook/partsOf.ts';
import { sixtyTables } from './benchWorkbooks.ts';

const input = sixtyTables();
const plan = planOf(input);
const bytes = await writeWorkbook(plan);

bench('plan 60 tables of 50 rows', () => {
  planWorkbook(input);
});

bench('write 60 tables of 50 rows', async () => {
  await writeWorkbook(plan);
});

bench('lint 60 tables of 50 rows', () => {
  lintWorkbook(bytes, 'bench.xlsx');
});
