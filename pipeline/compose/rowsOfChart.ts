/** Turns a chart's account of what it drew into the rows of each table that stand behind its marks. */
import type { Chart } from '../charts/Chart.ts';
import type { Dataset, Table } from '../validate/Dataset.ts';

export interface DrawnRows {
  readonly table: Table;
  readonly rows: readonly number[];
}

export function rowsOfChart(chart: Chart, dataset: Dataset): readonly DrawnRows[] {
  const rows = new Map<string, Set<number>>();
  for (const { table, row } of chart.drawn.flatMap(({ items }) => items.flatMap((item) => item.rows))) {
    rows.set(table, (rows.get(table) ?? new Set()).add(row));
  }
  return chart.tables.flatMap((id) => {
    const table = dataset.tables.get(id);
    if (table === undefined) return [];
    // Of a table that no mark can be followed to, every row may have had a part.
    const found = rows.get(id) ?? Array.from({ length: table.rowCount }, (_, row) => row);
    return [{ table, rows: [...found].sort((a, b) => a - b) }];
  });
}
