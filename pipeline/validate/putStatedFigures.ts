/** Puts stated figures in the place of the book's own, before tables are derived and checks are run. */
import { rowKeyText } from './checks/Figures.ts';
import type { CheckDeclaration } from './checks/parseChecks.ts';
import type { Fact, Scalar, Table } from './Dataset.ts';
import type { StatedFigure } from './statedFigures.ts';

/**
 * Those that change something: a stated number that is the book's, rounded, is the same figure.
 * Where one figure is stated in two ways, the first that departs is put in.
 */
export function departing(stated: readonly StatedFigure[]): readonly StatedFigure[] {
  const seen = new Set<string>();
  return stated.filter(({ departs, target }) => {
    const { origin } = target;
    const key = JSON.stringify(origin);
    if (!departs || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** What a check with a correction looks at: the figures that the correction names, and nothing else that departs. */
export function departingOf(
  check: CheckDeclaration,
  stated: readonly StatedFigure[],
): readonly StatedFigure[] {
  const named = check.correction?.figures ?? [];
  return departing(stated.filter(({ id }) => named.includes(id)));
}

/** Rows are found by their key, since the rows of a table derived anew may stand in another order. */
export function replaceCells(table: Table, changes: readonly StatedFigure[]): Table {
  const cellsByField = new Map<string, Map<number, Scalar>>();
  for (const { target, stated } of changes) {
    if (target.type !== 'cell' || target.table.id !== table.id) continue;
    const row = sameRow(table, target.table, target.row);
    if (row === undefined) continue;
    const column = cellsByField.get(target.column.field.name) ?? new Map<number, Scalar>();
    column.set(row, stated);
    cellsByField.set(target.column.field.name, column);
  }
  if (cellsByField.size === 0) return table;
  const columns = table.columns.map((column) => {
    const cells = cellsByField.get(column.field.name);
    if (cells === undefined) return column;
    return { ...column, values: column.values.map((value, row) => cells.get(row) ?? value) };
  });
  return { ...table, columns };
}

function sameRow(table: Table, original: Table, row: number): number | undefined {
  const key = rowKeyText(original, row);
  if (rowKeyText(table, row) === key) return row;
  const rows = Array.from({ length: table.rowCount }, (_, index) => index);
  return rows.find((index) => rowKeyText(table, index) === key);
}

export function replaceFacts(
  facts: ReadonlyMap<string, Fact>,
  changes: readonly StatedFigure[],
): ReadonlyMap<string, Fact> {
  const replaced = new Map(facts);
  for (const { target, stated } of changes) {
    if (target.type === 'fact') replaced.set(target.fact.id, { ...target.fact, value: stated });
  }
  return replaced;
}
