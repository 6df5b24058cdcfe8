/** Finds figures that have changed since the edition before although their date and their source have not. */
import { compareTables } from '../difference/compareTables.ts';
import { showCell } from '../difference/printDifference.ts';
import { changedUndated } from '../problems/catalogue/editions.ts';
import type { Problem } from '../problems/Problem.ts';
import { cellOf, columnOf } from '../validate/checks/Figures.ts';
import type { Dataset, Table } from '../validate/Dataset.ts';
import type { Edition, RecordedTable } from './Edition.ts';
import { isKeyedAlike, keyedValues, restatedFields } from './keyedTables.ts';
import { recordTable } from './recordTable.ts';

/** A warning for each table and fact; further cells of the table are named with the first. */
export function undatedChanges(dataset: Dataset, previous: Edition): readonly Problem[] {
  const isSameSource = (id: string) => {
    const before = previous.sources?.get(id);
    return before !== undefined && before.read === dataset.sources.get(id)?.read;
  };
  return [
    ...[...dataset.tables.values()].flatMap((table) => {
      const before = previous.tables?.get(table.id);
      const isOfFigures = table.derivedFrom.length === 0 && table.role !== 'register';
      return before !== undefined && isOfFigures
        ? undatedCells(table, before, previous.name, isSameSource)
        : [];
    }),
    ...[...dataset.facts.values()].flatMap(({ id, value, unit, asOf, source, place }) => {
      const before = previous.facts?.get(id);
      if (before === undefined || before.value === value || before.asOf !== asOf || before.unit !== unit)
        return [];
      if (before.source !== source || !isSameSource(source)) return [];
      return [
        changedUndated([{ place, before: showCell(before.value), after: showCell(value) }], previous.name),
      ];
    }),
  ];
}

function undatedCells(
  table: Table,
  before: RecordedTable,
  edition: string,
  isSameSource: (id: string) => boolean,
): readonly Problem[] {
  if (before.asOf !== table.asOf || !isKeyedAlike(before, table)) return [];
  if (before.sources.join('\n') !== table.sources.join('\n')) return [];
  const sourceField = table.columns.find(({ field }) => field.reference === 'source')?.field.name;
  const sourceAt = before.fields.findIndex(({ name }) => name === sourceField);
  const after = recordTable(table);
  const restated = restatedFields(before, after);
  const { changed } = compareTables(keyedValues(table.id, before), keyedValues(table.id, after));
  const undated = changed.filter(({ field, rows: [row, now] }) => {
    const type = columnOf(table, field)?.field.type;
    if ((type !== 'number' && type !== 'integer') || restated.includes(field)) return false;
    if (sourceField === undefined) return table.sources.every(isSameSource);
    const source = cellOf(table, now, sourceField);
    return source === (before.rows[row]?.values[sourceAt] ?? null) && isSameSource(String(source));
  });
  const cells = undated.map((cell) => ({
    place: table.placeOf(cell.rows[1], cell.field),
    before: showCell(cell.before),
    after: showCell(cell.after),
  }));
  return cells.length === 0 ? [] : [changedUndated(cells, edition)];
}
