/** The parts of a Data Package descriptor that the pipeline uses, once they are known to have these types. */
import type { FieldReference, FieldType, SourceGrade } from './Dataset.ts';

export interface PackageDescriptor {
  readonly $schema: string;
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly licenses?: readonly LicenceDescriptor[];
  readonly sources?: readonly SourceDescriptor[];
  /** Each is checked by itself, so that a fault in one does not hide the others. */
  readonly resources: readonly unknown[];
}

export interface LicenceDescriptor {
  readonly name?: string;
  readonly path?: string;
  readonly title?: string;
}

export interface SourceDescriptor {
  readonly name: string;
  readonly title: string;
  readonly publisher: string;
  readonly grade: SourceGrade;
  readonly path?: string;
  readonly retrieved?: string;
  readonly licence?: string;
  readonly series?: string;
  readonly period?: string;
}

export type ResourceRole = 'table' | 'facts' | 'register';

/** A file of outlines, `role: "shapes"`. */
export interface ShapesDescriptor {
  readonly name: string;
  readonly path: string;
  readonly title: string;
  readonly format: 'topojson' | 'geojson';
  /** Of a topology with several. */
  readonly object?: string;
  /** `name` where it is left out. */
  readonly nameProperty?: string;
  readonly projected?: boolean;
  readonly sources?: readonly { readonly name: string }[];
}

export interface ResourceDescriptor {
  readonly name: string;
  readonly path: string;
  readonly title: string;
  readonly shortTitle?: string;
  readonly description?: string;
  readonly role?: ResourceRole;
  readonly sources?: readonly { readonly name: string }[];
  readonly licenses?: readonly LicenceDescriptor[];
  readonly asOf?: string;
  readonly updateFrequency?: string;
  readonly bytes?: number;
  readonly hash?: string;
  readonly notes?: readonly { readonly id: string; readonly text: string; readonly where?: string }[];
  readonly totalsWhere?: string;
  readonly origin?: OriginDescriptor;
  /** Its marks of numbers; how records are parted is known where they are read. */
  readonly dialect?: NumberMarks;
  readonly schema: SchemaDescriptor;
}

/** Where a table is read anew; an address, or SQL over files or on a server. */
export interface OriginDescriptor {
  readonly address?: string;
  readonly sql?: string;
  /** Addresses and paths in the book, by the name that SQL knows them by. */
  readonly files?: Readonly<Record<string, string>>;
  /** The environment variable that holds the server's address. */
  readonly server?: string;
  readonly read?: ReadingDescriptor;
  /** Heads of what is read by the names of the fields, where they are not alike. */
  readonly columns?: Readonly<Record<string, string>>;
  readonly asOf?: 'retrieved' | 'modified';
  /** Of the answer that the figures are from. */
  readonly digest?: string;
}

/** How the file at an address is read, as the options of `import` say it. */
export interface ReadingDescriptor {
  readonly sheet?: string;
  readonly range?: string;
  readonly headerRows?: number;
  readonly decimal?: '.' | ',';
  readonly delimiter?: string;
  readonly encoding?: string;
  readonly dates?: 'dmy' | 'mdy' | 'ymd';
  readonly missing?: readonly string[];
  readonly keepWide?: boolean;
}

/** How the numbers of a file are written. */
export interface NumberMarks {
  readonly decimalChar?: string;
  readonly groupChar?: string;
}

export interface SchemaDescriptor {
  readonly fields: readonly FieldDescriptor[];
  readonly fieldsMatch?: FieldsMatch | readonly FieldsMatch[];
  readonly primaryKey?: string | readonly string[];
  readonly uniqueKeys?: readonly (readonly string[])[];
  readonly foreignKeys?: readonly ForeignKeyDescriptor[];
  readonly missingValues?: MissingValuesDescriptor;
}

export type FieldsMatch = 'exact' | 'equal' | 'subset' | 'superset' | 'partial';

export type MissingValuesDescriptor = readonly (
  | string
  | { readonly value: string; readonly label?: string }
)[];

export interface ForeignKeyDescriptor {
  readonly fields: string | readonly string[];
  readonly reference: { readonly resource?: string; readonly fields: string | readonly string[] };
}

export interface FieldDescriptor extends NumberMarks {
  readonly name: string;
  readonly type: FieldType;
  readonly title?: string;
  readonly description?: string;
  readonly format?: string;
  readonly bareNumber?: boolean;
  readonly trueValues?: readonly string[];
  readonly falseValues?: readonly string[];
  readonly missingValues?: MissingValuesDescriptor;
  readonly categories?: readonly (
    | string
    | number
    | { readonly value: string | number; readonly label?: string }
  )[];
  readonly constraints?: ConstraintsDescriptor;
  readonly unit?: string;
  readonly numberFormat?: string;
  readonly notes?: readonly string[];
  readonly reference?: FieldReference;
  readonly print?: boolean;
  readonly statusOf?: string;
  readonly errorOf?: string;
  readonly periodEnds?: string | false;
}

export interface ConstraintsDescriptor {
  readonly required?: boolean;
  readonly unique?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: string | number;
  readonly maximum?: string | number;
  readonly exclusiveMinimum?: string | number;
  readonly exclusiveMaximum?: string | number;
  readonly pattern?: string;
  readonly jsonSchema?: unknown;
  readonly enum?: readonly (string | number | boolean)[];
}
