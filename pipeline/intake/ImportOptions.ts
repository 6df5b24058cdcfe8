/** What the command line settles where a file leaves it open. */
import type { EncodingName } from '../load/encodings.ts';
import type { FieldType } from '../validate/Dataset.ts';

export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** What is known of a column before it is read: the field of a book that it is for. */
export interface ExpectedField {
  readonly name: string;
  readonly title: string;
  readonly type: FieldType;
  /** Texts that stand for no value in the book. */
  readonly missing: readonly string[];
  /** The head of its column, where that is not its name or title. */
  readonly head: string | undefined;
}

export interface ImportOptions {
  readonly sheet: string | undefined;
  /** `A3:F20` */
  readonly range: string | undefined;
  readonly headerRows: number | undefined;
  readonly decimal: '.' | ',' | undefined;
  readonly delimiter: string | undefined;
  readonly encoding: EncodingName | undefined;
  readonly dates: DateOrder | undefined;
  /** Further texts that stand for no value. */
  readonly missing: readonly string[];
  /** By the name of the field. */
  readonly types: ReadonlyMap<string, FieldType>;
  readonly units: ReadonlyMap<string, string>;
  readonly key: readonly string[] | undefined;
  readonly keepWide: boolean;
  /** Of the table that is to be brought up to date. */
  readonly fields?: readonly ExpectedField[];
}
