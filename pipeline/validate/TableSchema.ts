/** What a table's schema says, ready to read and judge cells. */
import type { Field, Scalar } from './Dataset.ts';
import type { FieldsMatch } from './Descriptor.ts';
import type { CellStatus } from './observationStatus.ts';
import type { CellFormat, CellParser } from './parseCell.ts';

export interface TableSchema {
  readonly fields: readonly FieldSchema[];
  readonly fieldsMatch: FieldsMatch;
  /** Names of fields; empty where there is no primary key. */
  readonly key: readonly string[];
  readonly uniqueKeys: readonly (readonly string[])[];
  readonly foreignKeys: readonly ForeignKey[];
}

export interface ForeignKey {
  readonly fields: readonly string[];
  /** The table referred to; undefined for the table itself. */
  readonly table: string | undefined;
  readonly tableFields: readonly string[];
}

export interface FieldSchema {
  readonly field: Field;
  readonly format: CellFormat;
  readonly parse: CellParser;
  /** Texts that stand for a missing value, each with the reason that it gives, if any. */
  readonly missing: ReadonlyMap<string, CellStatus | null>;
  /** By its own constraint, or as part of the primary key. */
  readonly required: boolean;
  readonly unique: boolean;
  readonly rules: readonly ValueRule[];
  /** The field whose cells name the type of this one's cells, row by row: of the values of facts. */
  readonly typedBy?: string;
}

/** A rule that values of a field must keep. */
export type ValueRule =
  | { readonly type: 'range'; readonly holds: (value: Scalar) => boolean; readonly expected: string }
  | { readonly type: 'length'; readonly holds: (value: Scalar) => boolean; readonly expected: string }
  | { readonly type: 'pattern'; readonly holds: (value: Scalar) => boolean; readonly pattern: string }
  | {
      readonly type: 'list';
      readonly holds: (value: Scalar) => boolean;
      /** The values as they are written in cells. */
      readonly words: readonly string[];
    };
