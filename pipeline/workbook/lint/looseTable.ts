/** Turns the cells of a sheet that stand in no table into the columns that they look like. */
import { groupBy } from '../../lists/groupBy.ts';
import { lookAtData, newColumn } from './lookAtData.ts';
import type { LintCell, LintColumn, SheetContent } from './SheetContent.ts';

export interface LooseTable {
  readonly headings: readonly LintCell[];
  readonly columns: readonly {
    readonly column: LintColumn;
    readonly heading: string;
    readonly number: number;
  }[];
  /** The first cell beneath its rows: a note or a source. */
  readonly below: LintCell | undefined;
}

/** From the first row of several cells, its heading, to the last one; undefined where no row has several. */
export function looseTable({ around, tables }: SheetContent): LooseTable | undefined {
  // Above and beside a table stand words, of which other rules speak.
  const under = Math.max(0, ...tables.map(({ table }) => table.range?.lastRow ?? 0));
  const rows = groupBy(
    around.filter(({ row }) => row > under),
    ({ row }) => row,
  );
  const wide = [...rows].filter(([, cells]) => cells.length > 1).map(([row]) => row);
  const [first] = wide;
  const last = wide.at(-1);
  if (first === undefined || last === undefined || last === first) return undefined;
  const headings = rows.get(first) ?? [];
  const columns = new Map<number, LintColumn>();
  for (const [row, cells] of rows) {
    if (row <= first || row > last) continue;
    for (const cell of cells) {
      const column = columns.get(cell.column) ?? newColumn();
      columns.set(cell.column, column);
      lookAtData(column, cell);
    }
  }
  const titles = new Map(headings.map(({ column, text }) => [column, text]));
  return {
    headings,
    columns: [...columns].map(([number, column]) => ({ number, column, heading: titles.get(number) ?? '' })),
    // Beneath a table the first of all its cells is reported already.
    below: under > 0 ? undefined : around.find(({ row }) => row > last),
  };
}
