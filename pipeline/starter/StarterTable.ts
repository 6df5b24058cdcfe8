/** The one table of a new book, with all that its descriptor says of it. */
import type { FieldType } from '../validate/Dataset.ts';

export interface StarterColumn {
  /** As a field is called: letters, digits and underscores. */
  readonly name: string;
  readonly title: string;
  readonly type: FieldType;
  readonly unit?: string;
  readonly numberFormat?: string;
  readonly categories?: readonly { readonly value: string; readonly label: string }[];
}

export interface StarterSource {
  readonly name: string;
  readonly title: string;
  readonly publisher: string;
  readonly grade: 'A' | 'B' | 'C';
  readonly path?: string;
  readonly licence?: string;
  readonly retrieved?: string;
}

export interface StarterTable {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly columns: readonly StarterColumn[];
  /** Texts of the cells, by row; a gap is empty. */
  readonly rows: readonly (readonly string[])[];
  /** Names of the columns that tell the rows apart. */
  readonly key: readonly string[];
  readonly source: StarterSource;
  /** Undefined where only the day of the edition is known. */
  readonly asOf: string | undefined;
  /** Whether types, key, unit and source were guessed. */
  readonly isGuessed: boolean;
}

export function isMeasure({ type }: StarterColumn): boolean {
  return type === 'integer' || type === 'number';
}

export function isTime({ type }: StarterColumn): boolean {
  return type === 'year' || type === 'yearmonth' || type === 'date';
}
