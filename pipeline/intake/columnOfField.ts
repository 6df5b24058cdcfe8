/** Finds the column of a file that is meant for a field of a book: by the head that is named, by its name or by its title. */
import type { ExpectedField } from './ImportOptions.ts';
import { fieldNameOf, nameColumns } from './nameColumns.ts';

export function columnOfField<Column extends { readonly name: string; readonly title: string }>(
  { name, title, head }: Pick<ExpectedField, 'name' | 'title' | 'head'>,
  columns: readonly Column[],
): Column | undefined {
  const [named] = head === undefined ? [] : nameColumns([head]);
  const byHead = columns.find((column) => column.title === head || column.name === named?.name);
  if (byHead !== undefined) return byHead;
  return columns.find(
    (column) =>
      column.name === name ||
      column.name === fieldNameOf(name) ||
      [column.name, fieldNameOf(column.title)].includes(fieldNameOf(title)),
  );
}
