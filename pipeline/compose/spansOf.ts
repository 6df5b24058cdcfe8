/** Finds which cells of a typed table stand for others: `<` goes on with the cell to its left, `^` with the one above. */

export type CellMark = '<' | '^' | undefined;

/** How many columns and rows a cell takes; undefined for one that another has taken. */
export type CellSpan = { readonly columns: number; readonly rows: number } | undefined;

export interface FoundSpans {
  /** By row and column. */
  readonly spans: readonly (readonly CellSpan[])[];
  /** Marks that lead to no cell, or to one whose cells are no rectangle. */
  readonly faults: readonly { readonly row: number; readonly column: number }[];
}

/** The first row is the head, which no cell beneath goes on with. */
export function spansOf(marks: readonly (readonly CellMark[])[]): FoundSpans {
  const faults: { row: number; column: number }[] = [];
  /** The cell that each one belongs to. */
  const owners: Owner[][] = [];
  marks.forEach((cells, row) => {
    owners.push([]);
    cells.forEach((mark, column) => {
      const own = { row, column };
      const from = mark === '<' ? owners[row]?.[column - 1] : mark === '^' ? owners[row - 1]?.[column] : own;
      const isKnown = from !== undefined && !(from.row === 0 && row > 0);
      if (!isKnown) faults.push(own);
      owners[row]?.push(isKnown ? from : own);
    });
  });
  const spans = owners.map((cells, row) =>
    cells.map((owner, column): CellSpan => {
      // A row must have a cell of its own, or it would be none.
      if (column === 0 && row > 0 && cells.every((each) => each.row < row)) faults.push({ row, column });
      if (owner.row !== row || owner.column !== column) return undefined;
      const span = extentOf(owner, owners);
      if (span === undefined) faults.push({ row, column });
      return span ?? { columns: 1, rows: 1 };
    }),
  );
  return { spans, faults };
}

interface Owner {
  readonly row: number;
  readonly column: number;
}

/** Undefined where its cells are no rectangle. */
function extentOf(owner: Owner, owners: readonly (readonly Owner[])[]): CellSpan {
  const isOwn = (row: number, column: number) => {
    const at = owners[row]?.[column];
    return at !== undefined && at.row === owner.row && at.column === owner.column;
  };
  let columns = 1;
  while (isOwn(owner.row, owner.column + columns)) columns += 1;
  let rows = 1;
  while (isOwn(owner.row + rows, owner.column)) rows += 1;
  const cells = owners.flatMap((row, at) => row.map((_, column) => isOwn(at, column))).filter(Boolean).length;
  const isFull = Array.from({ length: rows * columns }, (_, index) =>
    isOwn(owner.row + Math.floor(index / columns), owner.column + (index % columns)),
  ).every(Boolean);
  return isFull && cells === rows * columns ? { columns, rows } : undefined;
}
