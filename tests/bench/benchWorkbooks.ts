/** Two data packs to measure: many small tables, and one of 200,000 rows by 10 columns. */

import type { WorkbookInput } from '../../pipeline/workbook/planWorkbook.ts';
import { formatOf } from '../numbers/formatOf.ts';
import { column, dataset, datasetOf, field, input, manuscript, table } from '../workbook/fixture.ts';

const measured = (count: number, from: number) =>
  Array.from({ length: 7 }, (_, series) =>
    column(
      field(`v${series}`, 'number', {
        title: `Value ${series}`,
        unit: 'US$',
        numberFormat: formatOf(',.2f'),
      }),
      Array.from(
        { length: count },
        (__, row) => Math.round(Math.abs(Math.sin((from + row) * 7 + series)) * 1e6) / 100,
      ),
    ),
  );

const day = (row: number): string => `${2010 + (row % 14)}-0${1 + (row % 9)}-1${row % 9}`;

function tableOf(id: string, count: number) {
  const rows = Array.from({ length: count }, (_, row) => row);
  return table(id, `Table ${id}`, [
    column(
      field('id', 'integer', { title: 'Id' }),
      rows.map((row) => row + 1),
    ),
    column(
      field('name', 'string', { title: 'Name' }),
      rows.map((row) => `Name ${row % 5_000}`),
    ),
    column(field('day', 'date', { title: 'Day' }), rows.map(day)),
    ...measured(count, 0),
  ]);
}

/** Without charts and ledger, so that other programs can be asked for the same. */
function packOf(tables: readonly ReturnType<typeof tableOf>[]): WorkbookInput {
  const of = { ...manuscript, charts: [], tables: [], ledger: [], claims: [] };
  return {
    ...input,
    dataset: { ...datasetOf(tables), facts: new Map(), checks: new Map(), sources: dataset.sources },
    manuscript: of,
  };
}

export function sixtyTables(): WorkbookInput {
  return packOf(Array.from({ length: 60 }, (_, at) => tableOf(`small-${at}`, 50)));
}

export function largeTable(): WorkbookInput {
  return packOf([tableOf('large', 200_000)]);
}
