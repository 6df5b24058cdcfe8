/** Turns a set table into one whose last column ends where its rules do: what they are longer is shared out between its columns. */
import type { TableColumn } from '../../compose/Manuscript.ts';
import type { SetTable, SetTableCell } from './PlacedTable.ts';

/** In ems of the cells, of what is added to one gap: beyond it, the eye loses the row. */
const mostAdded = 16;

/** How wide the columns can be made; without any limit where there is nothing between which to share. */
export function widestSpread({ columns, measure, size }: SetTable): number {
  const gaps = columns.length - 1;
  return gaps < 1 ? Number.POSITIVE_INFINITY : measure + gaps * mostAdded * size;
}

/** Columns keep their width, and so their lines; `columns` say at which side their text stands. */
export function spreadColumns(
  set: SetTable,
  columns: readonly Pick<TableColumn, 'align'>[],
  width: number,
): SetTable {
  const gaps = set.columns.length - 1;
  const added = gaps < 1 ? 0 : (width - set.measure) / gaps;
  if (added <= 0) return set;
  const spread = (cell: SetTableCell, index: number): SetTableCell => {
    // Text over several columns ends where the last of them does, or begins where the first does.
    const last = index + (cell.span?.columns ?? 1) - 1;
    const by = added * (columns[index]?.align === 'start' ? index : last);
    const words = cell.words?.map((word) => ({ ...word, x: word.x + added * index }));
    return {
      ...cell,
      lines: cell.lines.map((line) => ({ ...line, x: line.x + by })),
      ...(words === undefined ? {} : { words }),
    };
  };
  return {
    ...set,
    measure: width,
    columns: set.columns.map((column, index) => ({ ...column, x: column.x + added * index })),
    head: { ...set.head, cells: set.head.cells.map(spread) },
    rows: set.rows.map((row) => ({ ...row, cells: row.cells.map(spread) })),
  };
}
