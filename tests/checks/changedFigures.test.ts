/** Figures that differ from others in some: what was found out about the others is used of what is the same, and of nothing else. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Figures } from '../../pipeline/validate/checks/Figures.ts';
import type { Table } from '../../pipeline/validate/Dataset.ts';
import { exampleTable } from './exampleFigures.ts';

const letter = fc.constantFrom('a', 'b', 'c');
// So few that some of the columns are as before.
const column = fc.constantFrom(['a', 'b', 'a', 'b'], ['b', 'b', 'a', 'c']);
const values = fc.array(column, { minLength: 3, maxLength: 3 });

/** Columns of four rows; those that are as before are the very ones of before. */
function tableOf(cells: readonly (readonly string[])[], before: Table | undefined): Table {
  const rows = [0, 1, 2, 3].map((row) => cells.map((column) => column[row] ?? ''));
  const header = cells.map((_, at) => `f${at}:string`);
  const table = exampleTable('table', header, rows, { keys: 2 });
  const columns = table.columns.map((column, at) => {
    const same = before?.columns[at];
    return same?.values.join() === column.values.join() ? same : column;
  });
  return { ...table, columns };
}

test('rows-are-found-by-the-values-of-the-figures-that-are-asked', () => {
  const key = fc.uniqueArray(fc.tuple(fc.constantFrom('f0', 'f1', 'f2', 'f3'), letter), {
    selector: ([field]) => field,
    maxLength: 3,
  });
  fc.assert(
    fc.property(fc.array(values, { minLength: 2, maxLength: 4 }), fc.array(key), (states, keys) => {
      let before: Table | undefined;
      let asked: Figures | undefined;
      for (const state of states) {
        const table = tableOf(state, before);
        const tables = new Map([['table', table]]);
        asked = asked?.changed({ tables }) ?? new Figures({ tables, facts: new Map() });
        for (const each of keys) {
          const rows = [0, 1, 2, 3].filter((row) =>
            each.every(
              ([field, value]) =>
                table.columns.find((one) => one.field.name === field)?.values[row] === value,
            ),
          );
          expect(asked.rowsWithKey(table, new Map(each))).toEqual(rows);
        }
        before = table;
      }
    }),
  );
});
