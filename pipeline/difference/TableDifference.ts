/** What has become of a table: rows new and gone, cells changed, by the values of its key. Plain data, ready for JSON. */
import type { Place } from '../problems/Problem.ts';
import type { Scalar, Table } from '../validate/Dataset.ts';

/** A table as it is compared, wherever it comes from: a book, an edition, another file. */
export interface KeyedTable {
  readonly name: string;
  /** Names of the fields that tell the rows apart. */
  readonly key: readonly string[];
  readonly rowCount: number;
  /** `columns.get(field)[row]`, in the order of the fields. */
  readonly columns: ReadonlyMap<string, readonly Scalar[]>;
  /** Where a row or a cell is written, if that is known. */
  readonly placeOf?: (row: number, field?: string) => Place;
}

export interface TableDifference {
  readonly table: string;
  readonly key: readonly string[];
  readonly fields: { readonly added: readonly string[]; readonly gone: readonly string[] };
  /** In the order of the later table. */
  readonly added: readonly RowDifference[];
  /** In the order of the earlier table, as are the changed cells. */
  readonly gone: readonly RowDifference[];
  readonly changed: readonly CellDifference[];
  /** Keys that several rows of one of the two tables have: which of them is which, nobody can say. */
  readonly repeated: readonly string[];
  /** Rows that are in both, changed or not. */
  readonly kept: number;
}

export interface RowDifference {
  /** As in an address: `goods[2023, Ohio]`. */
  readonly address: string;
  /** From 0, in the table that has the row. */
  readonly row: number;
  /** By field; of all that are no key. */
  readonly values: Readonly<Record<string, Scalar>>;
  readonly place?: Place;
}

export interface CellDifference {
  /** `goods[2023, Ohio].exports` */
  readonly address: string;
  /** In the earlier and in the later table, from 0. */
  readonly rows: readonly [before: number, after: number];
  readonly field: string;
  readonly before: Scalar;
  readonly after: Scalar;
  /** Where the earlier value is written, if that is known; else the later. */
  readonly place?: Place;
}

export function isSame(difference: TableDifference): boolean {
  const { fields, added, gone, changed, repeated } = difference;
  return [fields.added, fields.gone, added, gone, changed, repeated].every((list) => list.length === 0);
}

/** A table of a dataset, to be compared with another. */
export function keyedTableOf(table: Table): KeyedTable {
  return {
    name: table.id,
    key: table.key,
    rowCount: table.rowCount,
    columns: new Map(table.columns.map(({ field, values }) => [field.name, values])),
    placeOf: table.placeOf,
  };
}
