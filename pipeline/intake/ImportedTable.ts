/** A table as it is read out of a file of other people, in the plain form in which a book keeps its cells. */
import type { FieldType } from '../validate/Dataset.ts';

export interface ImportedColumn {
  /** Of the field. */
  readonly name: string;
  /** The head as it is written, without the unit. */
  readonly title: string;
  readonly type: FieldType;
  readonly unit: string | undefined;
  /** Codes that stand in its cells for a missing value, other than an empty cell. */
  readonly missing: readonly string[];
  /** As in a CSV file of a book. */
  readonly texts: readonly string[];
}

export interface ImportedTable {
  readonly columns: readonly ImportedColumn[];
  readonly rowCount: number;
  /** `lines[r]` is the line or row of the file. */
  readonly lines: readonly number[];
  readonly key: readonly string[];
  readonly notes: readonly { readonly line: number; readonly text: string }[];
  /** What was taken for granted, in words for people. */
  readonly said: readonly string[];
}
