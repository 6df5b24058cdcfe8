/** Turns column widths into better ones of the same sum: those that make the rows of a table shorter. */
import type { ColumnDemand } from './chooseWidths.ts';

/** Ragged lines end before a word that finds no room: half of one on average, in ems, which in narrow columns is much. */
const raggedEnd = 1.25;
/** Rows that are looked at; in longer tables the others are like them. */
const sample = 200;
/** Widths are moved by so many ems, in rounds until nothing is gained. */
const steps = [4, 2, 1, 0.5];
const mostRounds = 12;
/** What the square of a cell's lines weighs beside a line of its row. */
const ofCells = 0.001;
const tolerance = 1e-6;

export interface RowsToEven {
  /** Unbroken width of each cell at the size in question, row after row. */
  readonly width: (row: number, column: number) => number;
  readonly rowCount: number;
  /** Size of the type in points. */
  readonly em: number;
}

export function evenRows(
  widths: readonly number[],
  columns: readonly ColumnDemand[],
  rows: RowsToEven,
): readonly number[] {
  const flexible = columns.flatMap((column, index) => (column.wish > column.floor + 1e-6 ? [index] : []));
  if (flexible.length < 2) return widths;

  // Of widths that make the table as high, those are better whose cells are more alike: many lines of a sliver count more.
  const linesOf = (tried: readonly number[]): number => {
    let total = 0;
    for (const lines of linesOfRows(tried, flexible, rows)) {
      total += Math.max(...lines);
      for (const each of lines) total += each * each * ofCells;
    }
    return total;
  };

  let best = [...widths];
  let least = linesOf(best);
  for (const step of steps) {
    const move = step * rows.em;
    for (let round = 0; round < mostRounds; round += 1) {
      const before = least;
      for (const from of flexible) {
        for (const to of flexible) {
          const giving = (best[from] ?? 0) - move;
          const taking = (best[to] ?? 0) + move;
          if (from === to || giving < (columns[from]?.floor ?? 0) || taking > (columns[to]?.wish ?? 0))
            continue;
          const tried = best.map((width, index) => (index === from ? giving : index === to ? taking : width));
          const lines = linesOf(tried);
          if (lines < least) {
            best = tried;
            least = lines;
          }
        }
      }
      if (least === before) break;
    }
  }
  return best;
}

/** Lines of the highest cell of each row. */
export function heightsOfRows(widths: readonly number[], rows: RowsToEven): readonly number[] {
  const columns = widths.map((_, index) => index);
  return linesOfRows(widths, columns, rows).map((lines) => Math.max(1, ...lines));
}

function linesOfRows(
  widths: readonly number[],
  columns: readonly number[],
  { width, rowCount, em }: RowsToEven,
): readonly (readonly number[])[] {
  return Array.from({ length: Math.min(sample, rowCount) }, (_, row) =>
    columns.map((column) => {
      const needed = width(row, column);
      const given = widths[column] ?? 0;
      if (needed <= given + tolerance) return 1;
      return Math.max(2, Math.ceil(needed / Math.max(em, given - raggedEnd * em)));
    }),
  );
}
